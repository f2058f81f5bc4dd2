"""How a plan's progress is measured: goals with their KPIs at the end of a plan, and a page for each."""

from __future__ import annotations

from plandesk.reports import fonts
from plandesk.reports.kpi_report_data import KpiReport
from plandesk.reports.kpi_report_pages import KpiPages
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Part, Text
from plandesk.reports.row_table import RowTable, columns
from plandesk.reports.structure import Element
from plandesk.reports.style import FRAME, TITLE_TOP
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _

_SOURCE, _BASELINE, _TARGET, _CURRENT = 108.0, 66.0, 84.0, 84.0


def title() -> str:
    """What the section is called."""
    return _("How progress is measured")


def add(data: KpiReport, flow: Flow, key: str) -> None:
    """Put the evaluation table and the pages of the KPIs into a plan's flow; `key` names the place."""
    sheet, sect = flow.sheet, flow.root.add("Sect")
    flow.page(title(), top=TITLE_TOP)
    flow.bookmark(title(), key)
    flow.add(Text(title(), sheet.page_title, sect.add("H2")))
    flow.add(_table(data, flow, sect), 24.0)
    for place, said in enumerate(data.explained[:1] if not data.pages else data.explained):
        flow.add(Text(said, sheet.note, sect.add("P")), 3.0 if place else 12.0)
    for place, page in enumerate(data.pages):
        KpiPages(page, flow, place, level=1).add()


def _table(data: KpiReport, flow: Flow, sect: Element) -> RowTable:
    sheet = flow.sheet
    name = FRAME - _SOURCE - _BASELINE - _TARGET - _CURRENT
    heads = [_("KPI"), _("Source"), _("Baseline"), _("Target"), _("Current")]
    table = RowTable(
        columns(name, _SOURCE, _BASELINE, _TARGET, _CURRENT),
        [[Span(head)] for head in heads],
        sheet,
        sect.add("Table"),
    )
    strong = sheet.table.cut_as(fonts.SEMIBOLD)
    for group in data.groups:
        heading = group.title
        line = table.element.add("TR")
        again = Text([Span(heading), Span(" " + _("(continued)"), fonts.REGULAR)], sheet.block_title, None)
        table.group(Text(heading, sheet.block_title, line.column_head(5)), again)
        for one in group.rows:
            line = table.element.add("TR")
            current = one.now or one.words
            if current and one.period:
                current = _("{figure} ({period})").format(figure=current, period=one.period)
            cells: list[Part] = [Text(one.name, sheet.table, line.row_head())]
            for text, style in (
                (one.source, sheet.table),
                (one.baseline, sheet.table),
                (one.target, sheet.table),
                (current or one.note, strong if one.now else sheet.table),
            ):
                cells.append(Text(text or "–", style if text else sheet.label, line.cell()))
            table.row(*cells)
    return table
