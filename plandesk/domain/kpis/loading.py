"""KPIs as whole rows: to write them out, and to put them in again unchanged, inside a step.

Where the user defines a KPI or enters figures, use `definitions` and `measures`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plandesk.domain import ordering
from plandesk.domain.columns import stored
from plandesk.file.document import Document, Row

PARTS = ("category", "comparator", "measure", "restatement")


def restated_rows(document: Document, kpi_id: int) -> dict[int, list[Row]]:
    """What the figures of a KPI were before, by the id of the measure, the earliest first."""
    found: dict[int, list[Row]] = {}
    for row in document.rows(
        "SELECT r.* FROM restatement r JOIN measure m ON m.id = r.measure_id"
        " WHERE m.kpi_id = ? ORDER BY r.at, r.id",
        (kpi_id,),
    ):
        found.setdefault(row["measure_id"], []).append(row)
    return found


def load_kpi(document: Document, objectives: Sequence[int], **columns: Any) -> int:
    """Insert a KPI below all others, tied to objectives; its id comes back."""
    place = ordering.make_room(document, "kpi", {}, None)
    new_id = document.insert("kpi", position=place, **stored(columns))
    for position, objective_id in enumerate(objectives):
        document.insert("kpi_objective", kpi_id=new_id, position=position, objective_id=objective_id)
    return new_id


def load_part(document: Document, table: str, **columns: Any) -> int:
    """Insert a row that belongs to a KPI, one of PARTS; its id comes back."""
    if table not in PARTS:
        raise ValueError(table)
    return document.insert(table, **stored(columns))


def tie_copies(document: Document, copies: Mapping[int, int]) -> None:
    """Let KPIs measure the copies of the objectives that they measure; `copies` are ids by old ids."""
    for row in document.rows("SELECT kpi_id, objective_id FROM kpi_objective ORDER BY kpi_id, position"):
        if row["objective_id"] in copies:
            tie(document, row["kpi_id"], [copies[row["objective_id"]]])


def tied_kpis(document: Document, objective_id: int) -> tuple[str, ...]:
    """The uids of the KPIs that measure an objective, in their order."""
    rows = document.rows(
        "SELECT k.uid FROM kpi_objective t JOIN kpi k ON k.id = t.kpi_id"
        " WHERE t.objective_id = ? ORDER BY k.position, k.id",
        (objective_id,),
    )
    return tuple(row[0] for row in rows)


def tie_known(document: Document, uids: Sequence[str], objective_id: int) -> None:
    """Let KPIs measure an objective, those of the uids that are in this file."""
    for uid in uids:
        kpi_id = document.value("SELECT id FROM kpi WHERE uid = ?", (uid,))
        if kpi_id is not None:
            tie(document, kpi_id, [objective_id])


def tie(document: Document, kpi_id: int, objectives: Sequence[int]) -> None:
    """Tie a KPI to further objectives; those that it measures already stay as they are."""
    rows = document.rows("SELECT objective_id FROM kpi_objective WHERE kpi_id = ?", (kpi_id,))
    there = {row[0] for row in rows}
    for objective_id in objectives:
        if objective_id not in there:
            there.add(objective_id)
            place = ordering.make_room(document, "kpi_objective", {"kpi_id": kpi_id}, None)
            document.insert("kpi_objective", kpi_id=kpi_id, position=place, objective_id=objective_id)
