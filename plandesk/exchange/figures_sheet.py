"""Figures as one table: a row for each KPI, period, unit and category, as an import knows it again.

Figures are written as they were entered: the parts of a rate, times in seconds, and none worked out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from plandesk.domain.kpis import periods
from plandesk.domain.kpis.definitions import Kpi, categories, kpis
from plandesk.domain.kpis.figures import year_and_month
from plandesk.domain.kpis.measures import Measure, measures
from plandesk.errors import CannotWrite, NotThere
from plandesk.exchange.figures_known import read_names
from plandesk.exchange.sheet import Cell
from plandesk.exchange.sheet_out import ColumnOut, TableOut
from plandesk.file.document import Document
from plandesk.i18n import _


def figures_sheet(document: Document, kpi_ids: Sequence[int] | None = None) -> TableOut:
    """The table of all figures, or of those of some KPIs. Raises NotThere where there is no KPI."""
    wanted = [one for one in kpis(document) if kpi_ids is None or one.id in kpi_ids]
    if not wanted:
        raise NotThere(_("There is no KPI yet, so there are no figures to export."))
    names = read_names(document)
    of_service = {one.id: (place, names.unit_name(one)) for place, one in enumerate(names.units)}
    rows: list[tuple[Cell, ...]] = []
    for one in wanted:
        kinds = {kind.id: (kind.position, kind.name) for kind in categories(document, one.id)}

        def order(found: Measure, kinds: dict[int, tuple[int, str]] = kinds) -> tuple[int, int, int]:
            cell = found.cell
            unit = -1 if cell.unit_id is None else of_service[cell.unit_id][0]
            return cell.period, unit, -1 if cell.category_id is None else kinds[cell.category_id][0]

        for found in sorted(measures(document, one.id).values(), key=order):
            unit_id, kind_id = found.cell.unit_id, found.cell.category_id
            unit = _("Whole service") if unit_id is None else of_service[unit_id][1]
            kind = None if kind_id is None else kinds[kind_id][1]
            rows.append(_row(one, found, unit, kind))
    columns = tuple(column for _field, column in _columns())
    return TableOut(_("Figures"), columns, tuple(rows))


def own_fields(header: Sequence[str]) -> tuple[str, ...] | None:
    """The import's fields of the columns of a table that was made here; None for any other."""
    names = [" ".join(one.split()) for one in header]
    if names != [column.head for _field, column in _columns()]:
        return None
    return tuple(field for field, _column in _columns())


def figures_bytes(document: Document, suffix: str, kpi_ids: Sequence[int] | None = None) -> bytes:
    """The table as a .csv or an .xlsx. Raises NotThere, CannotWrite for another suffix."""
    if suffix not in (".csv", ".xlsx"):
        raise CannotWrite(_("Figures are written as .xlsx or .csv. Nothing was written."))
    table = figures_sheet(document, kpi_ids)
    if suffix == ".csv":
        from plandesk.exchange.csv_writing import write_csv

        return write_csv(table)
    from plandesk.exchange.xlsx_writing import write_xlsx

    return write_xlsx([table], document.path.stem)


def _columns() -> tuple[tuple[str, ColumnOut], ...]:
    return (
        ("kpi", ColumnOut(_("KPI"), 36, "wrap")),
        ("period", ColumnOut(_("Period"), 12)),
        ("", ColumnOut(_("From"), 12, "date")),
        ("", ColumnOut(_("To"), 12, "date")),
        ("unit", ColumnOut(_("Unit"), 22)),
        ("category", ColumnOut(_("Category"), 22)),
        ("value", ColumnOut(_("Figure"), 12, "number")),
        ("denominator", ColumnOut(_("Denominator"), 12, "number")),
        ("", ColumnOut(_("Counted in"), 18)),
        ("as-of", ColumnOut(_("As of"), 12, "date")),
        ("provisional", ColumnOut(_("Provisional"), 11)),
        ("footnote", ColumnOut(_("Footnote"), 30, "wrap")),
        ("published", ColumnOut(_("Published as"), 14)),
        ("key", ColumnOut(_("Key"), 12)),
    )


def _row(of_kpi: Kpi, one: Measure, unit: str, kind: str | None) -> tuple[Cell, ...]:
    first, last = one.cell.period, periods.last_month(one.cell.period, of_kpi.frequency)
    year, month = year_and_month(last + 1)
    return (
        of_kpi.name,
        _period(first, of_kpi.frequency),
        date(*year_and_month(first), 1),
        date(year, month, 1) - timedelta(days=1),
        unit,
        kind,
        one.words if of_kpi.kind == "words" else _number(one.amount.numerator),
        _number(one.amount.denominator),
        _counted_in(of_kpi),
        one.as_of,
        _("Yes") if one.provisional else None,
        one.footnote or None,
        one.published or None,
        of_kpi.uid,
    )


def _period(first: int, frequency: str) -> str:
    """A period as text that stays text: a spreadsheet makes a day of "2024-06"."""
    year, month = year_and_month(first)
    if frequency == "year":
        return str(year)
    if frequency == "quarter":
        return f"{year}-Q{(month + 2) // 3}"
    return periods.name(first, frequency)


def _number(value: float | None) -> Cell:
    if value is None:
        return None
    return int(value) if value == int(value) else value


def _counted_in(of_kpi: Kpi) -> str | None:
    if of_kpi.kind == "time":
        return _("seconds")
    if of_kpi.kind == "rate":
        names = (of_kpi.numerator_name or _("Cases"), of_kpi.denominator_name or _("Of"))
        return _("{upper} / {lower}").format(upper=names[0], lower=names[1])
    return of_kpi.unit_of_count or None
