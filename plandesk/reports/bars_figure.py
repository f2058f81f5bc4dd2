"""Bars to be compared by name, on paper: the name before each bar, its figure behind it."""

from __future__ import annotations

from plandesk.charts import NamedBars
from plandesk.reports import fonts
from plandesk.reports.chart_drawing import ChartFigure
from plandesk.reports.chart_pen import Pen, width_of
from plandesk.reports.parts import Text
from plandesk.reports.structure import Element
from plandesk.reports.style import Sheet

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
