"""One KPI on a page of its own: its figures, charts, tables and definition; or its chart alone."""

from __future__ import annotations

from plandesk.charts import Strands
from plandesk.domain.kpis.comparison_table import ComparedTable
from plandesk.domain.kpis.tiles import TileFigure
from plandesk.reports import fonts
from plandesk.reports.block_columns import label_and_body
from plandesk.reports.chart_drawing import ColumnsFigure, StrandsFigure
from plandesk.reports.compared_rows import Trended, compared_table, figure_widths
from plandesk.reports.kpi_report_data import KpiPage
from plandesk.reports.pages import BARE, Flow
from plandesk.reports.parts import Columns, Part, Rule, Stack, Text
from plandesk.reports.row_table import Bookmark, Headed, RowTable, TableColumn, columns
from plandesk.reports.structure import Element
from plandesk.reports.style import HEAVY
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _

_LONG_TITLE = 46
_ABOVE_CHART = 36.0
_ABOVE_TABLE = 21.0
_LEAST_ROWS = 4  # so many rows of a table stand together


class KpiPages:
    """One KPI on a page of its own, and more where it needs them.

    `level` is that of its bookmark; within a plan its name is a heading of the second rank, also where it
    is `marked` at the top.
    """

    def __init__(
        self, page: KpiPage, flow: Flow, place: int, level: int = 0, marked: int | None = None
    ) -> None:
        self.level = level
        self.marked = level if marked is None else marked
        self.below = "H2" if not level else "H3"
        self.page = page
        self.flow = flow
        self.place = place
        self.sheet = flow.sheet
        self.sect = flow.root.add("Sect")

    def add(self, before: KpiPage | None = None) -> None:
        """Lay out the KPI, on a page of its own; one without figures goes on below another one `before`."""
        page, flow, sheet, sect = self.page, self.flow, self.sheet, self.sect
        heading = self._heading()
        if page.bare:
            self._bare(heading, before is not None and before.bare)
            return
        self._begin()
        flow.add(heading)
        if page.figures:
            self._figures_and_chart()
        for period, words in page.words:
            flow.add(Text(period, sheet.name, sect.add(self.below)), 12.0)
            flow.add(Text(words, sheet.body, sect.add("P")), 3.0)
        if page.remark[0]:
            self._remark(*page.remark)
        if page.strands is not None and page.columns is not None:
            # Its figures stand in no table, as those of the months do.
            over = Text(page.strands.title, sheet.block_title, sect.add(self.below))
            figure = sect.add("Figure", alt=f"{page.strands.sentence} {_figures(page.strands)}")
            self._titled(over, StrandsFigure(page.strands, sheet, figure), page.strands.caption)
        for title, table in ((_("By unit"), page.units), (_("By category"), page.categories)):
            if table is not None:
                self._compared(title, table)
        self._months()
        about = definition_table(_("About this measure"), page.about, flow, sect, self.below)
        notes = [Text(said, sheet.note, sect.add("P")) for said in page.notes]
        gaps = [3.0 if number else 12.0 for number in range(len(notes))]
        self._below(about, sum(gaps) + sum(note.height(flow.frame) for note in notes))
        for gap, note in zip(gaps, notes, strict=True):
            flow.add(note, gap)

    def _begin(self) -> None:
        """Begin a page."""
        self.flow.page(self.page.group or _("KPIs"), top=self.flow.paper.title_top)
        self.flow.numbers[f"kpi{self.place}"] = len(self.flow.pages)

    def _heading(self) -> Stack:
        page, sheet, sect = self.page, self.sheet, self.sect
        heading = Stack().add(Bookmark(page.name, f"kpi{self.place}", self.marked))
        if page.group:
            heading.add(Text(page.group, sheet.name.coloured(sheet.colours.accent_text), sect.add("P")))
        style = sheet.page_title if len(page.name) <= _LONG_TITLE else sheet.long_title
        return heading.add(Text(page.name, style, sect.add("H1" if not self.level else "H2")))

    def _bare(self, heading: Stack, goes_on: bool) -> None:
        """A KPI without figures: what it means; several of them share a page."""
        flow, sheet, sect = self.flow, self.sheet, self.sect
        heading.add(Text(_("No figures yet"), sheet.label, sect.add("P")), 6.0)
        about = definition_table(_("About this measure"), self.page.about, flow, sect, self.below)
        high = heading.height(flow.frame) + _ABOVE_TABLE + about.height(flow.frame)
        if goes_on and flow.room >= _ABOVE_CHART + high:
            flow.numbers[f"kpi{self.place}"] = len(flow.pages)
            flow.add(heading, _ABOVE_CHART)
        else:
            self._begin()
            flow.add(heading)
        self._below(about)

    def chart(self, fresh: bool = False) -> None:
        """Lay out the chart alone: below what stands on the page if it fits, on a new one if `fresh`."""
        page, flow, sheet, sect = self.page, self.flow, self.sheet, self.sect
        stack = Stack().add(Bookmark(page.name, f"chart{self.place}", 0))
        stack.add(Text(page.name, sheet.section, sect.add("H2")))
        if page.period:
            stack.add(Text(page.period, sheet.label, sect.add("P")), 3.0)
        if page.columns is not None:
            figure = sect.add("Figure", alt=page.columns.sentence)
            drawn: Part = ColumnsFigure(page.columns, sheet, figure)
            caption = page.columns.caption
        elif page.strands is not None:
            figure = sect.add("Figure", alt=page.strands.sentence)
            drawn, caption = StrandsFigure(page.strands, sheet, figure), page.strands.caption
        else:
            drawn, caption = Text(_("No figures yet"), sheet.label, sect.add("P")), ""
        stack.add(drawn, 9.0)
        if caption:
            stack.add(Text(caption, sheet.note, sect.add("P")), 4.0)
        fresh = fresh or not flow.pages or flow.pages[-1].kind == BARE
        if fresh or flow.room < stack.height(flow.frame) + _ABOVE_CHART:
            flow.page(page.group or page.name, top=flow.paper.title_top)
        flow.numbers[f"chart{self.place}"] = len(flow.pages)
        flow.add(stack, _ABOVE_CHART)

    def _figures_and_chart(self) -> None:
        page, sheet = self.page, self.sheet
        side = Stack()
        for number, one in enumerate(page.figures):
            self._figure(side, one, first=number == 0)
        chart: Part = Part()
        caption = ""
        if page.columns is not None:
            chart = ColumnsFigure(page.columns, sheet, self.sect.add("Figure", alt=page.columns.sentence))
            caption = page.columns.caption
        elif page.strands is not None:
            chart = StrandsFigure(page.strands, sheet, self.sect.add("Figure", alt=page.strands.sentence))
            caption = page.strands.caption
        right = Stack().add(chart)
        if caption:
            right.add(Text(caption, sheet.note, self.sect.add("P")), 4.0)
        self.flow.add(self._beside(side, right), 15.0)

    def _beside(self, left: Part, right: Part) -> Columns:
        paper = self.flow.paper
        return label_and_body(paper, left, right)

    def _figure(self, side: Stack, one: TileFigure, first: bool) -> None:
        sheet, sect = self.sheet, self.sect
        side.add(
            Text(one.value, sheet.large_figure if first else sheet.figure, sect.add("P")),
            0.0 if first else 15.0,
        )
        label = self.page.period if first else one.unit
        side.add(Text(label, sheet.name, sect.add("P")))
        if first and self.page.gap:
            side.add(Text(self.page.gap, sheet.label, sect.add("P")))
        if one.change:
            spans = [Span(one.change, fonts.SEMIBOLD), Span(f" {one.before}")]
            side.add(Trended(one.trend, Text(spans, sheet.table, sect.add("P")), sheet), 4.0)
        elif one.before:
            side.add(Text(one.before, sheet.label, sect.add("P")), 4.0)
        if one.remark:
            side.add(Text(one.remark, sheet.label, sect.add("P")))

    def _remark(self, title: str, sentence: str) -> None:
        sheet, sect = self.sheet, self.sect
        self.flow.add(Rule(HEAVY, sheet.colours.brand), 18.0)
        left = Text(title, sheet.block_title, sect.add(self.below))
        right = Text(sentence, sheet.body, sect.add("P"))
        self.flow.add(self._beside(left, right), 6.0)

    def _titled(self, title: Text, part: Part, caption: str) -> None:
        sheet, sect = self.sheet, self.sect
        stack = Stack().add(title).add(part, 4.0)
        if caption:
            stack.add(Text(caption, sheet.note, sect.add("P")), 4.0)
        if self.flow.room < stack.height(self.flow.frame) + 18:
            self.flow.overleaf()
        self.flow.add(stack, 18.0)

    def _compared(self, title: str, of: ComparedTable) -> None:
        """Units or categories."""
        sheet, sect = self.sheet, self.sect
        heading = Stack().add(Text(title, sheet.block_title, sect.add(self.below)))
        again = Text([Span(title), Span(" " + _("(continued)"), fonts.REGULAR)], sheet.block_title, None)
        # Of rates without the parts and the points, which the table of figures has.
        table = compared_table(of, sheet, sect.add("Table"), self.flow.frame, 96.0, 92.0, quick=True)
        self._below(Headed(heading, again, 6.0, table))

    def _months(self) -> None:
        """The figures of the chart as a table, for those who read and those who hear."""
        chart = self.page.columns
        if chart is None:
            chart = self.page.strands  # type: ignore[assignment]
        if chart is None or not chart.table.rows:
            return
        sheet, sect = self.sheet, self.sect
        heads = chart.table.head
        widths = (96.0, *figure_widths(heads[1:], self.flow.frame - 96.0, sheet))
        laid = [TableColumn(one.x, one.width, right=at > 0) for at, one in enumerate(columns(*widths))]
        title = _("The figures")
        heading = Stack().add(Text(title, sheet.block_title, sect.add(self.below)))
        again = Text([Span(title), Span(" " + _("(continued)"), fonts.REGULAR)], sheet.block_title, None)
        table = RowTable(laid, [[Span(head)] for head in heads], sheet, sect.add("Table"), frame=sum(widths))
        for row in chart.table.rows:
            table.words(row)
        self._below(Headed(heading, again, 6.0, table))

    def _below(self, table: Headed, notes: float = 0.0) -> None:
        """Put a table below the last part; `notes` is the height of what belongs below it.

        One that fits on a page is not cut on a sheet that lies, nor where few of its rows, or its notes,
        would stand alone on a page.
        """
        flow, paper = self.flow, self.flow.paper
        room, high = flow.room - _ABOVE_TABLE, table.height(flow.frame) + notes
        if room < high <= paper.text_bottom - paper.text_top and not flow.at_top:
            first, rest = table.split(flow.frame, room, False)
            rows = [_rows(first), _rows(rest)]
            if paper.lies or rest is None or min(rows) < _LEAST_ROWS:
                flow.overleaf()
        flow.add(table, _ABOVE_TABLE)


def _figures(of: Strands) -> str:
    """All figures of the lines as a sentence."""
    told = []
    for one in of.strands:
        known = [point for point in one.points if point.value is not None]
        said = [f"{p.label} {p.figure} ({p.note})" if p.note else f"{p.label} {p.figure}" for p in known]
        told.append(_("{name}: {figures}").format(name=one.name, figures=", ".join(said)))
    return "; ".join(told) + "."


def _rows(table: Part | None) -> int:
    """How many rows stand in a part of a table that was cut."""
    return table.below.shown if isinstance(table, Headed) and isinstance(table.below, RowTable) else 0


def definition_table(
    title: str, about: tuple[tuple[str, str], ...], flow: Flow, sect: Element, rank: str
) -> Headed:
    """What a KPI means: names at the left, what they say beside them."""
    sheet, frame, label_wide = flow.sheet, flow.frame, flow.paper.label
    heading = Stack().add(Text(title, sheet.block_title, sect.add(rank)))
    again = Text([Span(title), Span(" " + _("(continued)"), fonts.REGULAR)], sheet.block_title, None)
    table = RowTable(columns(label_wide, frame - label_wide), [], sheet, sect.add("Table"), frame=frame)
    for label, text in about:
        line = table.element.add("TR")
        table.row(Text(label, sheet.label, line.row_head()), Text(text, sheet.table, line.cell()))
    return Headed(heading, again, 6.0, table)
