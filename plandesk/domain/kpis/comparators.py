"""The values of other services that a KPI is compared with."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from plandesk.domain import ordering
from plandesk.domain.columns import stored
from plandesk.domain.kpis.definitions import check_size, kpi
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _


class Comparator(Struct, frozen=True):
    """The value of another service, in the unit that is shown; `period` as in a measure."""

    id: int
    uid: str
    kpi_id: int
    position: int
    name: str
    period: int
    value: float | None
    source: str


def comparators(document: Document, kpi_id: int, period: int | None = None) -> tuple[Comparator, ...]:
    """The values of other services, of one period or of all."""
    rows = document.rows(
        "SELECT * FROM comparator WHERE kpi_id = ? AND (? IS NULL OR period = ?)"
        " ORDER BY period, position, id",
        (kpi_id, period, period),
    )
    return tuple(Comparator(*row) for row in rows)


def set_comparator(
    document: Document, kpi_id: int, name: str, period: int, value: float | None, source: str = ""
) -> None:
    """Enter the value of another service for a period; None takes it away. A name is needed: InvalidValue."""
    name = name.strip()
    if not name:
        raise InvalidValue(_("A service to compare with needs a name. Nothing was changed."))
    check_size(value)
    there = document.row(
        "SELECT id FROM comparator WHERE kpi_id = ? AND name = ? AND period = ?", (kpi_id, name, period)
    )
    with document.step(_("Enter comparison")):
        if value is None:
            document.delete("comparator", [there["id"]] if there else [])
        elif there:
            document.update("comparator", there["id"], value=value, source=source)
        else:
            place = ordering.make_room(document, "comparator", {"kpi_id": kpi_id}, None)
            document.insert(
                "comparator",
                kpi_id=kpi_id,
                position=place,
                name=name,
                period=period,
                value=value,
                source=source,
            )


def add_comparator(document: Document, kpi_id: int, name: str, period: int) -> int:
    """Add another service to compare with, its value still unknown; the id comes back.

    The first period from `period` on for which it is not there yet is taken. Raises InvalidValue
    for no name, NotThere.
    """
    of_kpi = kpi(document, kpi_id)
    if not name.strip():
        raise InvalidValue(_("A service to compare with needs a name. Nothing was changed."))
    taken = {one.period for one in comparators(document, kpi_id) if one.name == name.strip()}
    while period in taken:
        period += of_kpi.months
    with document.step(_("Add comparison")):
        place = ordering.make_room(document, "comparator", {"kpi_id": kpi_id}, None)
        return document.insert("comparator", kpi_id=kpi_id, position=place, name=name.strip(), period=period)


def change_comparator(document: Document, comparator_id: int, **fields: Any) -> None:
    """Change name, period, value or source of a comparison; raises InvalidValue, NotThere."""
    row = document.row("SELECT * FROM comparator WHERE id = ?", (comparator_id,))
    if row is None:
        raise NotThere(_("This comparison is no longer in the file."))
    if "name" in fields and not fields["name"].strip():
        raise InvalidValue(_("A service to compare with needs a name. Nothing was changed."))
    named, period = str(fields.get("name", row["name"])).strip(), fields.get("period", row["period"])
    for one in comparators(document, row["kpi_id"], period):
        if one.id != comparator_id and one.name == named:
            raise InvalidValue(
                _("“{name}” has a value for this period already. Nothing was changed.").format(name=named)
            )
    fields = {**fields, "name": named} if "name" in fields else fields
    with document.step(_("Enter comparison")):
        document.update("comparator", comparator_id, **stored(fields))


def delete_comparator(document: Document, comparator_id: int) -> None:
    """Take a comparison away."""
    owner = document.value("SELECT kpi_id FROM comparator WHERE id = ?", (comparator_id,))
    with document.step(_("Delete comparison")):
        document.delete("comparator", [comparator_id])
        ordering.close_gaps(document, "comparator", {"kpi_id": owner})
