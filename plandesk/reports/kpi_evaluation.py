"""How a plan's progress is measured: a table of its goals with their KPIs."""

from __future__ import annotations

from plandesk.domain.arranging import LayoutColumn
from plandesk.reports import fonts
from plandesk.reports.kpi_report_data import KpiReport, KpiRow
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Part, Text
from plandesk.reports.row_table import RowTable, columns
from plandesk.reports.structure import Element
from plandesk.reports.style import FRAME, Sheet
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _

_USUAL = {"kpi": 162.0, "source": 108.0, "baseline": 66.0, "target": 84.0, "current": 84.0}


def title() -> str:
    """What the section is called."""
    return _("How progress is measured")


def add(data: KpiReport, flow: Flow, key: str, columns: tuple[LayoutColumn, ...] = ()) -> None:
    """Put the evaluation table into a plan's flow; `key` names the place, `columns` are those shown."""
    sheet, sect = flow.sheet, flow.root.add("Sect")
    flow.page(title(), top=flow.paper.title_top)
    flow.bookmark(title(), key)
    flow.add(Text(title(), sheet.page_title, sect.add("H2")))
    flow.add(_table(data, flow, sect, columns), 24.0)
    notes = data.explained[:1] if not data.pages else data.explained
    if flow.paper.lies and notes:
        notes = (" ".join(notes),)  # in few lines: the sheet is low
    for place, said in enumerate(notes):
        flow.add(Text(said, sheet.note, sect.add("P")), 3.0 if place else 12.0)


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
    current = one.now or one.words
    if current and one.period:
        current = _("{figure} ({period})").format(figure=current, period=one.period)
    strong = sheet.table.cut_as(fonts.SEMIBOLD)
    text, style = {
        "source": (one.source, sheet.table),
        "baseline": (one.baseline, sheet.table),
        "target": (one.target, sheet.table),
        "current": (current or one.note, strong if one.now else sheet.table),
    }[name]
    return Text(text or "–", style if text else sheet.label, line.cell())
