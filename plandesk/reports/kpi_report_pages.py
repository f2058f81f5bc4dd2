"""The KPI report laid out: the table of all, a page for each KPI, charts, what they mean, in their order."""

from __future__ import annotations

from collections.abc import Callable

from plandesk.domain import arranging
from plandesk.domain.arranging import LayoutPart, shown_columns
from plandesk.reports import fonts
from plandesk.reports.chart_drawing import Sparkline
from plandesk.reports.compared_rows import Trended
from plandesk.reports.document_head import DocumentHead
from plandesk.reports.kpi_page import KpiPages, definition_table
from plandesk.reports.kpi_report_data import KpiGroup, KpiReport, KpiRow
from plandesk.reports.kpi_report_parts import (
    BEFORE,
    CHANGE,
    DEFINITIONS,
    KPI,
    NOW,
    STATUS,
    TARGET,
    TREND,
    table_columns,
)
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Part, Stack, Text
from plandesk.reports.row_table import Bookmark, RowTable, TableColumn, columns
from plandesk.reports.status_shapes import Marked
from plandesk.reports.structure import Element
from plandesk.reports.style import FRAME, TITLE_TOP
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _, inner, ngettext

_LONG_TITLE = 46
_FIGURES = (NOW, BEFORE, CHANGE)  # at the right of their columns


def pdf(data: KpiReport) -> bytes:
    """Return the report as a tagged PDF."""
    flow = Flow(data.imprint)
    title = _("{plan}: {report}").format(plan=data.title, report=inner(data.imprint.title))
    _Pages(data, flow, title).add()
    return flow.drawn(title)


def _explained(data: KpiReport) -> list[str]:
    """How the figures are meant, in sentences."""
    return [
        *data.explained,
        *([_("Some figures are provisional and may change.")] if data.provisional else []),
    ]


class _Pages:
    """Puts the report into a flow; `title` is what it is called where the table of all is not the first."""

    def __init__(self, data: KpiReport, flow: Flow, title: str) -> None:
        self.data = data
        self.flow = flow
        self.sheet = flow.sheet
        own = next((one.columns for one in data.order if one.kind == arranging.KPI_TABLE), ())
        self.shown = shown_columns(table_columns(), own)
        first = next((one.kind for one in data.order if one.kind != arranging.PAGE_BREAK), "")
        if first != arranging.KPI_TABLE:
            flow.head = DocumentHead(data.imprint, title, "", flow.root)

    def add(self) -> None:
        """Lay out the whole report."""
        draw: dict[str, Callable[[LayoutPart], None]] = {
            arranging.KPI_TABLE: self._all,
            arranging.KPI_PAGES: self._each,
            arranging.KPI_PAGE: self._each,
            arranging.CHART: self._chart,
            DEFINITIONS: self._definitions,
            arranging.PAGE_BREAK: self._break,
        }
        for part in self.data.order:
            draw[part.kind](part)

    def _all(self, _part: LayoutPart) -> None:
        data, flow, sheet = self.data, self.flow, self.sheet
        sect = flow.root.add("Sect")
        flow.page(_("All KPIs"), top=TITLE_TOP)
        title = data.title if flow.head is None else _("All KPIs")
        style = sheet.page_title if len(title) <= _LONG_TITLE else sheet.long_title
        heading = Stack().add(Bookmark(_("All KPIs"), "all"))
        heading.add(Text(title, style, sect.add("H1")))
        many = ngettext("{n} key performance indicator", "{n} key performance indicators", data.total)
        said = many.format(n=data.total) if data.total else _("There are no KPIs for this plan yet.")
        heading.add(Text(said, sheet.statement, sect.add("P")))
        flow.add(heading)
        if data.total:
            flow.add(self._table(sect), 18.0)
        for place, said in enumerate(_explained(data) if data.total else ()):
            flow.add(Text(said, sheet.note, sect.add("P")), 3.0 if place else 12.0)

    def _each(self, part: LayoutPart) -> None:
        """A page for each KPI that has none of its own, or for the one that the part is about."""
        alone = {one.subject for one in self.data.order if one.kind == arranging.KPI_PAGE}
        before = None
        for place, page in enumerate(self.data.pages):
            wanted = page.uid == part.subject if part.subject else page.uid not in alone
            if wanted:
                KpiPages(page, self.flow, place).add(before)
                before = page

    def _chart(self, part: LayoutPart) -> None:
        for place, page in enumerate(self.data.pages):
            if page.uid == part.subject:
                KpiPages(page, self.flow, place).chart()

    def _break(self, _part: LayoutPart) -> None:
        if self.flow.pages:
            self.flow.skip(max(0.0, self.flow.room))

    def _definitions(self, _part: LayoutPart) -> None:
        """The appendix: what each KPI means and where its figures come from."""
        if not self.data.definitions:
            return
        flow, sheet, sect = self.flow, self.sheet, self.flow.root.add("Sect")
        title = _("Definitions")
        flow.page(title, top=TITLE_TOP)
        heading = Stack().add(Bookmark(title, "definitions"))
        heading.add(Text(title, sheet.page_title, sect.add("H1")))
        flow.add(heading)
        for name, about in self.data.definitions:
            flow.add(definition_table(name, about, flow, sect, "H2"), 21.0)

    # The table of all

    def _table(self, sect: Element) -> RowTable:
        laid = columns(*(one.width * FRAME for one in self.shown))
        laid = [
            TableColumn(at.x, at.width, right=one.name in _FIGURES)
            for one, at in zip(self.shown, laid, strict=True)
        ]
        heads = {
            KPI: _("KPI"), TARGET: _("Target"), NOW: _("Now"), BEFORE: _("Before"), CHANGE: _("Change"),
            STATUS: _("Status"), TREND: _("12 months"),
        }  # fmt: skip

        def left_over(left: int, page: int) -> str:
            return ngettext("{n} more on page {number}", "{n} more from page {number} on", left).format(
                n=left, number=page
            )

        table = RowTable(
            laid,
            [[Span(heads[one.name])] for one in self.shown],
            self.sheet,
            sect.add("Table"),
            left_over=left_over,
        )
        for group in self.data.groups:
            self._group(table, group)
            for row in group.rows:
                self._row(table, row)
        return table

    def _group(self, table: RowTable, group: KpiGroup) -> None:
        if len(self.data.groups) < 2 and not group.title:
            return
        title = group.title or _("Of no goal of this plan")
        row = table.element.add("TR")
        again = Text([Span(title), Span(" " + _("(continued)"), fonts.REGULAR)], self.sheet.block_title, None)
        head = row.column_head(len(self.shown))
        table.group(Text(title, self.sheet.block_title, head), again)

    def _row(self, table: RowTable, one: KpiRow) -> None:
        line = table.element.add("TR")
        table.row(
            *(
                self._named(one, line.row_head())
                if column.name == KPI
                else self._cell(column.name, one, line.cell())
                for column in self.shown
            )
        )

    def _named(self, one: KpiRow, head: Element) -> Part:
        sheet = self.sheet
        named = Stack().add(Text(one.name, sheet.table, head.add("P")))
        below = one.note or one.period
        if below:
            named.add(Text(below, sheet.note, head.add("P")))
        if one.words:
            named.add(Text(one.words, sheet.label, head.add("P")), 1.5)
        return named

    def _cell(self, column: str, one: KpiRow, cell: Element) -> Part:
        sheet, style = self.sheet, self.sheet.table
        if column == TARGET:
            return Text(one.target or "–", style if one.target else sheet.label, cell)
        if column in (NOW, BEFORE):
            text, cut = (one.now, style.cut_as(fonts.SEMIBOLD)) if column == NOW else (one.before, style)
            return Text(text or "–", cut, cell, bind=False, right=True)
        if column == CHANGE:
            return Trended(one.trend, Text(one.change or "–", style, cell, bind=False), sheet, right=True)
        if column == STATUS and one.status:
            return Marked(one.status, Text(one.verdict, style, cell), sheet)
        if column == TREND and one.values:
            return Sparkline(one.values, sheet, cell.add("Figure", alt=one.values_words))
        return Text("–", sheet.label, cell)
