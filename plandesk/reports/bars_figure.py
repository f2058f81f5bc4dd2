"""Bars to be compared by name, on paper: the name before each bar, its figure behind it."""

from __future__ import annotations

from plandesk.charts import NamedBars
from plandesk.reports import fonts
from plandesk.reports.chart_drawing import ChartFigure
from plandesk.reports.chart_pen import Pen, width_of
from plandesk.reports.parts import Part, Text
from plandesk.reports.row_table import RowTable, columns
from plandesk.reports.structure import Element
from plandesk.reports.style import Sheet
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span

_HIGH, _BETWEEN, _ABOVE_GROUP = 12.0, 7.0, 10.0
_MOST_NAME = 0.42  # of the width


class BarsFigure(ChartFigure):
    """Horizontal bars on one scale; the longest takes what the names and figures leave."""

    def __init__(self, chart: NamedBars, sheet: Sheet, element: Element) -> None:
        super().__init__(sheet, element)
        self.chart = chart

    def _names(self, width: float) -> float:
        style = self.sheet.table
        widest = max((width_of(one.name, style) for one in self.chart.bars), default=0.0)
        return min(widest + 2, width * _MOST_NAME)

    def _name(self, name: str) -> Text:
        return Text(name, self.sheet.table, self.element, bind=False)

    def _rows(self, width: float) -> list[tuple[float, float]]:
        """The top and the height of every bar's row, from the top of the chart."""
        names, y, rows = self._names(width), 0.0, []
        for place, one in enumerate(self.chart.bars):
            if one.group:
                y += (_ABOVE_GROUP if place else 0.0) + 15.0
            high = max(_HIGH, self._name(one.name).height(names))
            rows.append((y, high))
            y += high + (_BETWEEN if one.role == "plain" or one.group else 3.0)
        return rows

    def height(self, width: float) -> float:
        rows = self._rows(width)
        return rows[-1][0] + rows[-1][1] if rows else 0.0

    def paint(self, pen: Pen, x: float, y: float, width: float) -> None:
        colours, names = self.sheet.colours, self._names(width)
        style = self.sheet.table.cut_as(fonts.SEMIBOLD).coloured(colours.brand)
        behind = max((width_of(one.figure, style) for one in self.chart.bars), default=0.0) + 8
        left = x + names + 12
        room = max(24.0, width - names - 12 - behind)
        for one, (top, high) in zip(self.chart.bars, self._rows(width), strict=True):
            if one.group:
                pen.words(one.group, x, y + top - 4, style)
            name = self._name(one.name)
            name.draw(pen.canvas, x, y + top + (high - name.height(names)) / 2, names)
            middle = y + top + high / 2
            long = room * max(one.value or 0.0, 0.0) / self.chart.longest if self.chart.longest > 0 else 0.0
            fill, edge = (colours.tint2, colours.brand) if one.role == "rest" else (colours.brand, "")
            if long > 0.2:
                pen.bar(left, middle - _HIGH / 2, long, _HIGH, fill, edge)
            pen.words(one.figure, left + long + 6, middle + 3.2, style)
        pen.canvas.box(left - 0.5, y - 2, 0.5, self.height(width) + 4, colours.muted)


def bar_table(chart: NamedBars, sheet: Sheet, element: Element, frame: float) -> RowTable:
    """The table of a chart with the bars in its rows: each figure stands behind its bar.

    The bars are decoration: who reads the table has names and figures.
    """
    head, rows = chart.table.head, chart.table.rows
    figures = [one.figure for one in chart.bars]
    drawn = next(at for at in range(1, len(head)) if [row[at] for row in rows] == figures)
    other = [at for at in range(1, len(head)) if at != drawn]
    shares = (0.36, 0.64) if not other else (0.27, 0.41, 0.32)
    table = RowTable(
        columns(*(share * frame for share in shares)),
        [[Span(head[at])] for at in (0, drawn, *other)],
        sheet,
        element,
        frame=frame,
    )
    for bar, row in zip(chart.bars, rows, strict=True):
        line = element.add("TR")
        share = max(bar.value or 0.0, 0.0) / chart.longest if chart.longest > 0 else 0.0
        cells: list[Part] = [Text(row[0], sheet.table, line.row_head(), bind=False)]
        cells.append(_BarCell(bar.figure, share, sheet, line.cell()))
        cells.extend(Text(row[at], sheet.table, line.cell(), bind=False) for at in other)
        table.row(*cells)
    return table


class _BarCell(Part):
    """A bar over a share of its room, with its figure behind it."""

    def __init__(self, figure: str, share: float, sheet: Sheet, cell: Element) -> None:
        self.figure, self.share, self.sheet, self.cell = figure, share, sheet, cell

    def height(self, width: float) -> float:
        return 12.0

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        style = self.sheet.table.cut_as(fonts.SEMIBOLD).coloured(self.sheet.colours.brand)
        long = self.share * (width - max(40.0, width_of(self.figure, style) + 6))
        if long > 0.2:
            with canvas.decoration():
                canvas.box(x, y, long, 12.0, self.sheet.colours.brand)
        Text(self.figure, style, self.cell, bind=False).draw(
            canvas, x + long + (6 if long > 0.2 else 0), y, 200
        )
