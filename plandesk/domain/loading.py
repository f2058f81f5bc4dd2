"""Putting many records into a file at once, each in its known place, inside a step.

Where the user adds single records, use `branches` and `initiatives`: they make room among the siblings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plandesk.domain.columns import stored
from plandesk.domain.initiatives import Lead
from plandesk.domain.periods import Due, Quarter
from plandesk.file import history
from plandesk.file.document import Document

TABLES = (
    *("unit", "person", "plan", "section", "block", "objective", "initiative"),
    *("status_word", "status_update", "milestone", "meeting_report"),
    *("kpi", "category"),
)


def uids(document: Document, table: str) -> dict[int, str]:
    """The uid of every record of a table, by id."""
    return {row[0]: row[1] for row in document.rows(f'SELECT id, uid FROM "{_known(table)}"')}


def load_objective(
    document: Document,
    plan_id: int,
    parent_id: int | None,
    position: int,
    *,
    uid: str | None,
    title: str,
    body: str,
    public: bool,
    **printed: Any,
) -> int:
    """Insert an objective at a place where none stands yet; its id comes back.

    `printed` as in outline.PRINTED.
    """
    columns = stored({"title": title, "body": body, "public": public, **printed})
    return document.insert(
        "objective", plan_id=plan_id, parent_id=parent_id, position=position, **columns, **_own(uid)
    )


def load_initiative(
    document: Document,
    plan_id: int,
    objective_id: int,
    position: int,
    *,
    uid: str | None,
    text: str,
    due: Due,
    public: bool,
    results: str,
    note: str,
    sub_items: Sequence[str],
    leads: Sequence[Lead],
    partners: Sequence[str],
) -> int:
    """Insert an initiative with its lists at a place where none stands yet; its id comes back."""
    columns = stored({"text": text, "due": due, "public": public, "results": results, "note": note})
    new_id = document.insert(
        "initiative", plan_id=plan_id, objective_id=objective_id, position=position, **columns, **_own(uid)
    )
    lists: tuple[tuple[str, list[dict[str, Any]]], ...] = (
        ("sub_item", [{"text": one} for one in sub_items]),
        ("lead", [{"person_id": one.person_id, "unit_id": one.unit_id} for one in leads]),
        ("partner", [{"name": one} for one in partners]),
    )
    for table, rows in lists:
        for place, row in enumerate(rows):
            document.insert(table, initiative_id=new_id, position=place, **stored(row))
    return new_id


def load_update(document: Document, initiative_id: int, quarter: Quarter, **fields: Any) -> None:
    """Insert what is told of an initiative for a quarter for which nothing was told yet.

    `fields` as in `Update`; a reason is not asked for, and a done status brings its `completed` along.
    """
    document.insert(
        "status_update",
        initiative_id=initiative_id,
        period=quarter.stored,
        who=document.who,
        at=history.now(),
        **stored(fields),
    )


def link(document: Document, initiative_id: int, carries_id: int | None, serves: Sequence[int]) -> None:
    """Tie an initiative to the one it carries forward and to the objectives it serves."""
    if carries_id is not None:
        document.update("initiative", initiative_id, carries_id=carries_id)
    for place, objective_id in enumerate(serves):
        document.insert("serves", initiative_id=initiative_id, position=place, objective_id=objective_id)


def _own(uid: str | None) -> dict[str, str]:
    return {} if uid is None else {"uid": uid}


def _known(table: str) -> str:
    if table not in TABLES:
        raise ValueError(table)
    return table
