"""Stacked bars on paper, from their description: one cell for each initiative where cells are wide enough."""

from __future__ import annotations

from plandesk.charts import Bar, StackedBars, widths
from plandesk.reports.parts import Part
from plandesk.reports.status_shapes import draw_cell
from plandesk.reports.structure import Element
from plandesk.reports.style import Sheet
from plandesk.reports.tagged import TaggedCanvas

_GAP = 1.0
_LEAST_CELL = 9.0
_LEAST_PART = 2.0


class StackedBar(Part):
    """One bar of a chart as a figure; the chart's longest bar takes the whole width.

    `wide` is another width than that of the place it stands in; a cell is at most `widest`. What a bar
    says when it is read is its own words.
    """

    def __init__(
        self,
        chart: StackedBars,
        bar: Bar,
        high: float,
        sheet: Sheet,
        element: Element | None,
        before: float = 0.0,
        wide: float | None = None,
        widest: float | None = None,
    ) -> None:
        self.chart = chart
        self.bar = bar
        self.high = high
        self.sheet = sheet
        self.element = element
        self.before = before
        self.wide = wide
        self.widest = widest

    def height(self, width: float) -> float:
        return self.before + self.high

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        if not self.bar.value:
            return
        y += self.before
        width = self.wide or width
        if self.element is None:
            with canvas.decoration():
                self._parts(canvas, x, y, width)
            return
        with canvas.element(self.element):
            wide = self._parts(canvas, x, y, width)
        self.element.bbox = (x, canvas.height - y - self.high, x + wide, canvas.height - y)

    def _parts(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> float:
        seen: dict[str, int] = {}
        parts: list[tuple[str, int, int]] = []
        for segment in self.bar.segments:
            variant = seen[segment.role] = seen.get(segment.role, -1) + 1
            if segment.value:
                parts.append((segment.role, variant, segment.value))
        cell = (width + _GAP) / self.chart.longest - _GAP
        if self.widest is not None:
            cell = min(cell, self.widest)
        start = x
        if cell >= _LEAST_CELL:
            for role, variant, many in parts:
                for _one in range(many):
                    draw_cell(canvas, role, x, y, cell, self.high, self.sheet.colours, variant)
                    x += cell + _GAP
            return x - _GAP - start
        length = max(width * self.bar.value / self.chart.longest, len(parts) * (_LEAST_PART + _GAP) - _GAP)
        for (role, variant, _many), wide in zip(
            parts, widths([many for _r, _v, many in parts], length, _GAP, _LEAST_PART), strict=True
        ):
            draw_cell(canvas, role, x, y, wide, self.high, self.sheet.colours, variant)
            x += wide + _GAP
        return x - _GAP - start
