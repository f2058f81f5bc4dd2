"""A dashboard in a flow: each KPI with its tiles, bars and stretches, then its months and years."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from plandesk.reports.chart_drawing import ColumnsFigure, StrandsFigure
from plandesk.reports.chart_pen import width_of
from plandesk.reports.dashboard_data import KpiBoard
from plandesk.reports.dashboard_parts import (
    StretchesTable,
    compared,
    months_across,
    remark,
    tile_rows,
    years_table,
)
from plandesk.reports.fonts import REGULAR, SEMIBOLD
from plandesk.reports.pages import Flow, Page
from plandesk.reports.pairs_figure import PairsFigure
from plandesk.reports.parts import Column, Columns, Part, Stack, Text
from plandesk.reports.row_table import Headed
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _

_BETWEEN = 24.0
_CLOSE = 12.0
_LOW = 560.0  # sheets lower than this are set closer
_MOST_IN_HALF = 6  # columns of a table in half a frame
_SMALL_FRAME = 600.0
_ABOVE_AGAIN, _UNDER_AGAIN = (
    14.0,
    12.0,
)  # from where text begins to a KPI's name said again, and to what it says


class DashboardPages:
    """Puts the boards of one section into a flow whose page with the section's title has begun.

    `heading` is the level of the headings of its KPIs.
    """

    def __init__(self, flow: Flow, sect: Element, heading: int, title: str) -> None:
        self.flow = flow
        self.sheet = flow.sheet
        self.sect = sect
        self.heading = heading
        self.title = title
        self.wide = flow.frame > _SMALL_FRAME
        self.low = flow.paper.height < _LOW

    def add(self, boards: tuple[KpiBoard, ...]) -> None:
        """Lay out the KPIs, each from the top of a page but the first."""
        for place, one in enumerate(boards):
            named = len(boards) > 1
            if place and (one.has_figures or boards[place - 1].has_figures):
                self.flow.overleaf()
            with self.flow.going_on(partial(self._again, one)):
                self._board(one, self.sect.add("Sect"), named)

    def _again(self, one: KpiBoard, _page: Page) -> float:
        """Say on a later page which KPI goes on there; return where its figures do."""
        style, top = (
            self.sheet.lead.cut_as(SEMIBOLD).coloured(self.sheet.colours.brand),
            self.flow.paper.text_top,
        )
        tail = " " + _("(continued)")
        name = shortened(one.name, style, self.flow.frame - width_of(tail, style), 1)
        spans = [Span(name), Span(tail, REGULAR, self.sheet.colours.muted)]
        self.flow.put(Text(spans, style, None, upto=1), top - _ABOVE_AGAIN)
        return top + _UNDER_AGAIN

    def _board(self, one: KpiBoard, sect: Element, named: bool) -> None:
        flow, sheet = self.flow, self.sheet
        head = Stack()
        if named:
            head.add(Text(one.name, sheet.section, sect.add(f"H{self.heading}")))
        if one.line:
            style = sheet.statement
            line = one.line if named else _("{name}, {period}").format(name=one.name, period=one.line)
            head.add(Text(line, style, sect.add("P")), 3.0 if named else 0.0)
        if not named and flow.room < flow.paper.text_bottom - flow.paper.text_top:
            flow.skip(-12.0)  # the line belongs to the title above it
        flow.add(head, 15.0 if named else 0.0)
        below = self.heading + (1 if named else 0)
        for period, words in one.words:
            flow.add(Text(period, sheet.name, sect.add(f"H{below}")), 12.0)
            flow.add(Text(words or _("No figure"), sheet.body, sect.add("P")), 3.0)
        across = max(3, min(4, len(one.tiles))) if self.wide else 2 if len(one.tiles) == 4 else 3
        for place, row in enumerate(tile_rows(one.tiles, sheet, sect, flow.frame, across, below, self.low)):
            flow.add(row, GUTTER if place else 15.0)
        if one.stretches is not None:
            self._beside(one, sect, below)
        if self._charts_first(one, below):
            self._charts(one, sect, below, followed=True)
            self._compared(one, sect, below)
        else:
            self._compared(one, sect, below)
            self._charts(one, sect, below)

    def _tables(self, one: KpiBoard, sect: Element, below: int) -> list[Headed]:
        """The tables of units and categories."""
        found = []
        for title, table in ((_("By unit"), one.units), (_("By category"), one.categories)):
            if table is not None:
                frame = self.flow.frame
                made = compared(table, self.sheet, sect.add("Table"), frame, quick=not self.wide)
                found.append(self._headed(title, made, sect, below))
        return found

    def _compared(self, one: KpiBoard, sect: Element, below: int) -> None:
        for table in self._tables(one, sect, below):
            self.flow.add(table, _BETWEEN)

    def _charts_first(self, one: KpiBoard, below: int) -> bool:
        """Whether tables of units and categories begin a page that has no room for the charts, too."""
        if not self.wide:
            return False
        flow, apart = self.flow, Element("Sect")
        tables = sum(one.height(flow.frame) + _BETWEEN for one in self._tables(one, apart, below))
        half = (flow.frame - _BETWEEN) / 2
        charts = max((chart.height(half) for chart in self._drawn(one, apart, below)), default=0.0)
        whole = flow.paper.text_bottom - flow.paper.text_top
        return bool(tables) and flow.room < tables and tables + charts > whole >= charts > 0

    def _beside(self, one: KpiBoard, sect: Element, below: int) -> None:
        """The bars at the left, at the right the stretches of time with what is to be said of them."""
        flow, sheet = self.flow, self.sheet
        bars: Part | None = None
        if one.pairs is not None:
            title, figure = sect.add(f"H{below}"), sect.add("Figure", alt=one.pairs.sentence)
            bars = PairsFigure(one.pairs, sheet, title, figure, low=self.low)
        right = Stack()
        if one.stretches is not None:
            whole = one.tiles[0].title if one.tiles else one.name
            right.add(StretchesTable(one.stretches, whole, sheet, sect.add("Table")))
        words = remark(*one.remark, one.notes, sheet, sect)
        if words.items:
            right.add(words, 12.0)
        if bars is None or not self.wide:
            for part in (bars, right):
                if part is not None:
                    flow.add(part, _BETWEEN)
            return
        half = (flow.frame - _BETWEEN) / 2
        self._whole(Columns([Column(0.0, half, bars), Column(half + _BETWEEN, half, right)]))

    def _drawn(self, one: KpiBoard, sect: Element, below: int) -> list[Part]:
        """The charts of months and years, as far as there are any."""
        sheet, charts = self.sheet, list[Part]()
        for chart in (one.columns, one.strands):
            if chart is None:
                continue
            stack = Stack().add(Text(chart.title, sheet.block_title, sect.add(f"H{below}")))
            figure = sect.add("Figure", alt=chart.sentence)
            drawn = (
                ColumnsFigure(chart, sheet, figure, self.low)
                if chart is one.columns
                else StrandsFigure(chart, sheet, figure, self.low)  # type: ignore[arg-type]
            )
            stack.add(drawn, 6.0)
            if chart.caption:
                stack.add(Text(chart.caption, sheet.note, sect.add("P")), 4.0)
            charts.append(stack)
        return charts

    def _charts(self, one: KpiBoard, sect: Element, below: int, followed: bool = False) -> None:
        """The months and the years, side by side where the sheet lies, and their figures.

        Where more tables follow, the figures of the months may begin the page that those stand on.
        """
        flow, charts = self.flow, self._drawn(one, sect, below)
        if not charts:
            return
        half = (flow.frame - _BETWEEN) / 2
        years, months = self._years(one, sect, below, half), self._months(one, sect, below)
        if self.wide and len(charts) == 2:
            high = max(chart.height(half) for chart in charts)
            if flow.room < high + _BETWEEN:
                flow.overleaf()
            if years is not None and self._fits(charts, years, None if followed else months, half):
                charts[1] = Stack().add(charts[1]).add(years, 15.0)
                years = None
            charts = [Columns([Column(0.0, half, charts[0]), Column(half + _BETWEEN, half, charts[1])])]
        for part in charts:
            if not flow.at_top and flow.room < part.height(flow.frame) + _BETWEEN:
                flow.overleaf()
            flow.add(part, _BETWEEN)
        tables = [table for table in (months, years) if table is not None]
        together = sum(table.height(flow.frame) + _CLOSE for table in tables)
        if tables and flow.room < together <= flow.paper.text_bottom - flow.paper.text_top:
            flow.overleaf()
        for one_table in tables:
            self._whole(one_table)

    def _fits(self, charts: Sequence[Part], years: Part, months: Part | None, half: float) -> bool:
        """Whether this page has room for charts, the years below theirs and the months below all."""
        left, right = (chart.height(half) for chart in charts)
        high = max(left, right + 15.0 + years.height(half))
        if months is not None:
            high += _CLOSE + months.height(self.flow.frame)
        return high + (0.0 if self.flow.at_top else _BETWEEN) <= self.flow.room

    def _whole(self, part: Part, width: float | None = None) -> None:
        """Put a part below the last one with as much white as there is, or overleaf if it fits there."""
        flow = self.flow
        high = part.height(flow.frame)
        if flow.room < high + _CLOSE and high < flow.paper.text_bottom - flow.paper.text_top:
            flow.overleaf()
        flow.add(part, max(_CLOSE, min(_BETWEEN, flow.room - high)), width=width)

    def _months(self, one: KpiBoard, sect: Element, below: int) -> Headed | None:
        """The figures of the months as a table, for those who read and those who hear."""
        if one.columns is None or not one.columns.table.rows:
            return None
        table, names = one.columns.table, [column.label for column in one.columns.columns]
        if self.wide:
            made = months_across(
                table.head, table.rows, names, self.sheet, sect.add("Table"), self.flow.frame
            )
        else:
            made = years_table(table.head, table.rows, self.sheet, sect.add("Table"), self.flow.frame)
        return self._headed(_("The figures by month"), made, sect, below)

    def _years(self, one: KpiBoard, sect: Element, below: int, half: float) -> Headed | None:
        """The figures of the lines over years; on a sheet that lies half as wide."""
        if one.strands is None or not one.strands.table.rows:
            return None
        table = one.strands.table
        heads, rows = table.head, table.rows
        if len(heads) > _MOST_IN_HALF:  # a row for each unit instead of one for each year
            turned = list(zip(heads, *rows, strict=True))
            heads, rows = (_("Unit"), *turned[0][1:]), tuple(turned[1:])
        wide = half if self.wide else self.flow.frame
        made = years_table(heads, rows, self.sheet, sect.add("Table"), wide)
        return self._headed(_("The figures by year"), made, sect, below)

    def _headed(self, title: str, table: Part, sect: Element, below: int) -> Headed:
        heading = sect.add(f"H{below}")
        # The table was made before its heading: in the tree it stands behind it.
        sect.kids.remove(heading)
        sect.kids.insert(len(sect.kids) - 1, heading)
        again = Text(
            [Span(title), Span(" " + _("(continued)"), self.sheet.body.cut)], self.sheet.block_title, None
        )
        return Headed(Text(title, self.sheet.block_title, heading), again, 6.0, table)
