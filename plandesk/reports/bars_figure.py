"""Bars to be compared by name, on paper: they stand in the rows of the table that has their figures."""

from __future__ import annotations

from plandesk.charts import NamedBars
from plandesk.reports import fonts
from plandesk.reports.chart_pen import width_of
from plandesk.reports.parts import Part, Text
from plandesk.reports.row_table import RowTable, columns
from plandesk.reports.structure import Element
from plandesk.reports.style import Sheet
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span

_HIGH = 12.0
_NAME, _ONLY, _BAR, _TEXT = 1.0, 1.8, 1.3, 1.15  # how the columns share the width
_LEAST = 92.0  # a narrower column has its figures without bars


def bar_table(chart: NamedBars, sheet: Sheet, element: Element, frame: float) -> RowTable:
    """The table of a chart with the bars in its rows: each figure stands behind its bar.

    The bars are decoration: who reads the table has names and figures.
    """
    head = chart.table.head
    bar = _ONLY if len(chart.values) == 1 else _BAR
    shares = [_NAME, *(bar if place in chart.values else _TEXT for place in range(1, len(head)))]
    widths = [frame * share / sum(shares) for share in shares]
    heads = [[Span(words)] for words in head]
    table = RowTable(columns(*widths), heads, sheet, element, frame=frame)
    for number, row in enumerate(chart.table.rows):
        line = element.add("TR")
        cells: list[Part] = [Text(row[0], sheet.table, line.row_head(), bind=False)]
        for place in range(1, len(head)):
            values = chart.values.get(place)
            if values is None or widths[place] < _LEAST:
                cells.append(Text(row[place], sheet.table, line.cell(), bind=False))
                continue
            share = max(values[number] or 0.0, 0.0) / chart.longest if chart.longest > 0 else 0.0
            cells.append(_BarCell(row[place], share, sheet, line.cell()))
        table.row(*cells)
    return table


class _BarCell(Part):
    """A bar over a share of its room, with its figure behind it."""

    def __init__(self, figure: str, share: float, sheet: Sheet, cell: Element) -> None:
        self.figure, self.share, self.sheet, self.cell = figure, share, sheet, cell

    def height(self, width: float) -> float:
        return _HIGH

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        style = self.sheet.table.cut_as(fonts.SEMIBOLD).coloured(self.sheet.colours.brand)
        long = self.share * max(0.0, width - max(40.0, width_of(self.figure, style) + 6))
        if long > 0.2:
            with canvas.decoration():
                canvas.box(x, y, long, _HIGH, self.sheet.colours.brand)
            x += long + 6
        Text(self.figure, style, self.cell, bind=False).draw(canvas, x, y, 200)
