"""How a plan's progress is measured: a table of its goals with their KPIs."""

from __future__ import annotations

from plandesk.domain.arranging import LayoutColumn
from plandesk.reports import fonts
from plandesk.reports.kpi_report_data import KpiReport, KpiRow
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Part, Stack, Text
from plandesk.reports.row_table import RowTable, columns
from plandesk.reports.structure import Element
from plandesk.reports.style import FRAME, Sheet
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _

_ABOVE_TABLE, _ABOVE_NOTES = 24.0, 12.0
_USUAL = {"kpi": 132.0, "source": 126.0, "baseline": 78.0, "target": 82.0, "current": 86.0}


def title() -> str:
    """What the section is called."""
    return _("How progress is measured")


def add(data: KpiReport, flow: Flow, key: str, columns: tuple[LayoutColumn, ...] = ()) -> None:
    """Put the evaluation table into a plan's flow; `key` names the place, `columns` are those shown."""
    sheet, sect = flow.sheet, flow.root.add("Sect")
    flow.page(title(), top=flow.paper.title_top)
    flow.bookmark(title(), key)
    flow.add(Text(title(), sheet.page_title, sect.add("H2")))
    table = _table(data, flow, sect, columns)
    said = _notes(data)
    if flow.paper.lies:
        said = [" ".join(said)]  # in few lines: the sheet is low
    notes = Stack()
    for place, sentence in enumerate(said):
        notes.add(Text(sentence, sheet.note, sect.add("P")), 3.0 if place else 0.0)
    _add_with(table, notes, flow)


def _add_with(table: RowTable, notes: Stack, flow: Flow) -> None:
    """Put the table below its title and the notes below it, which do not go to a page of their own."""
    high, below = table.height(flow.frame), notes.height(flow.frame) + _ABOVE_NOTES
    room = flow.room - _ABOVE_TABLE
    first, rest = (
        table.split(flow.frame, room - below, False) if high <= room < high + below else (table, None)
    )
    if first is None:
        first, rest = table, None
    flow.add(first, _ABOVE_TABLE)
    if rest is not None:
        flow.overleaf()
        flow.add(rest)
    flow.add(notes, _ABOVE_NOTES)


def _notes(data: KpiReport) -> list[str]:
    """How the figures are meant: those of the table, and of the pages if they follow."""
    if data.pages:
        said = _(
            "Current is the last 12 months of counts and rates, else the last period with a figure; "
            "before is the same time a year earlier, or the survey before."
        )
    else:
        said = _("Current is the last 12 months of counts and rates, else the last period with a figure.")
    found = [said, *(data.explained[1:] if data.pages else ())]
    return [*found, _("Some figures are provisional and may change.")] if data.provisional else found


def _table(data: KpiReport, flow: Flow, sect: Element, shown: tuple[LayoutColumn, ...]) -> RowTable:
    sheet = flow.sheet
    if not shown:
        shown = tuple(LayoutColumn(name, wide / FRAME) for name, wide in _USUAL.items())
    titles = {
        "kpi": _("KPI"), "source": _("Source"), "baseline": _("Baseline"), "target": _("Target"),
        "current": _("Current"),
    }  # fmt: skip
    table = RowTable(
        columns(*(one.width * flow.frame for one in shown)),
        [[Span(titles[one.name])] for one in shown],
        sheet,
        sect.add("Table"),
        frame=flow.frame,
    )
    for group in data.groups:
        heading = group.title
        line = table.element.add("TR")
        again = Text([Span(heading), Span(" " + _("(continued)"), fonts.REGULAR)], sheet.block_title, None)
        table.group(Text(heading, sheet.block_title, line.column_head(len(shown))), again)
        for one in group.rows:
            line = table.element.add("TR")
            table.row(*(_cell(column.name, one, sheet, line) for column in shown))
    return table


def _cell(name: str, one: KpiRow, sheet: Sheet, line: Element) -> Part:
    if name == "kpi":
        return Text(one.name, sheet.table, line.row_head())
    if name == "current":
        return _current(one, sheet, line.cell())
    text = {"source": one.source, "baseline": one.baseline, "target": one.target}[name]
    return Text(text or "–", sheet.table if text else sheet.label, line.cell())


def _current(one: KpiRow, sheet: Sheet, cell: Element) -> Part:
    """The last figure, or what was found in words, and below it the time that it is of, or what it lacks."""
    current = one.now or one.words
    if not current:
        return Text(one.note or "–", sheet.label, cell)
    style = sheet.table.cut_as(fonts.SEMIBOLD) if one.now else sheet.table
    below = one.note or one.period
    if not below:
        return Text(current, style, cell)
    told = Stack().add(Text(current, style, cell.add("P")))
    return told.add(Text(below, sheet.note, cell.add("P")))
