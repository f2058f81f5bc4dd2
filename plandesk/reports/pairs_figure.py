"""Pairs of bars on paper, now and before, each with its figure behind it."""

from __future__ import annotations

from plandesk.charts import Pairs
from plandesk.reports import fonts
from plandesk.reports.chart_pen import Pen, width_of
from plandesk.reports.parts import Part, Text
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import Sheet
from plandesk.reports.tagged import TaggedCanvas

_HEAD = 27.0
_NOW, _BEFORE = 12.0, 7.5
_PITCH = 32.0
_PITCH_LOW = 28.0  # on a sheet of little height
_NAMES = 0.30  # of the width, at most


class PairsFigure(Part):
    """A chart as one figure; the title stands above it with the legend at the right."""

    def __init__(
        self, chart: Pairs, sheet: Sheet, title: Element, figure: Element, low: bool = False
    ) -> None:
        self.chart = chart
        self.pitch = _PITCH if not low else _PITCH_LOW
        self.sheet = sheet
        self.figure = figure
        self.title = Text(chart.title, sheet.block_title, title)

    def height(self, width: float) -> float:
        return self._head(width) + self.pitch * len(self.chart.pairs)

    def _head(self, width: float) -> float:
        return _HEAD - 15.0 + self.title.height(width - self._legend_wide() - 12)

    def _legend_wide(self) -> float:
        note = self.sheet.note
        return width_of(self.chart.now, note) + width_of(self.chart.before, note) + 46.0

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        self.title.draw(canvas, x, y, width - self._legend_wide() - 12)
        with canvas.element(self.figure):
            self._paint(Pen(canvas, self.sheet.colours), x, y, width)
        high = canvas.height
        self.figure.bbox = (x, high - y - self.height(width), x + width, high - y)

    def _paint(self, pen: Pen, x: float, y: float, width: float) -> None:
        chart, sheet, colours = self.chart, self.sheet, self.sheet.colours
        right = x + width
        for words, fill, edge in (
            (chart.before, colours.tint2, colours.brand),
            (chart.now, colours.brand, ""),
        ):
            right -= pen.words(words, right, y + 11, sheet.note, "right") + 14
            pen.bar(right, y + 4.5, 10, 6.5, fill, edge)
            right -= 10
        label, strong = sheet.table, sheet.table.cut_as(fonts.SEMIBOLD)
        names = min(max(width_of(one.name, strong) for one in chart.pairs) + 14, width * _NAMES)
        figures = max(
            (width_of(text, strong) for one in chart.pairs for text in (one.now_figure, one.before_figure)),
            default=0.0,
        )
        left, wide = x + names, width - names - figures - 8
        top = y + self._head(width)
        pen.level(left, top, 0, colours.brand)
        pen.bar(left - 0.5, top - 6, 0.5, self.pitch * len(chart.pairs) + 4, colours.brand)
        longest = chart.longest or 1.0
        for one in chart.pairs:
            style = strong if one.strong else label
            pen.words(shortened(one.name, style, names - 8, 1), x, top + 13.5, style)
            if one.now is not None:
                long = wide * max(one.now, 0.0) / longest
                pen.bar(left, top, long, _NOW, colours.brand)
                pen.words(one.now_figure, left + long + 5, top + 9.2, strong.coloured(colours.brand))
            if one.before is not None:
                long = wide * max(one.before, 0.0) / longest
                pen.bar(left, top + _NOW + 1, max(long, 0.7), _BEFORE, colours.tint2, colours.brand)
                pen.words(one.before_figure, left + long + 5, top + _NOW + 8.2, sheet.note)
            top += self.pitch
