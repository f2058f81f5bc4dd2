"""The charts of KPIs on paper, from the descriptions that the window draws too: vectors with a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk import chart_labels
from plandesk.chart_labels import (
    Box,
    Label,
    Lines,
    Place,
    Spot,
    along,
    box_of,
    by_weight,
    placed,
    unbroken,
)
from plandesk.charts import Columns, Point, Reference, Scale, Strand, Strands, apart
from plandesk.reports import fonts
from plandesk.reports.chart_pen import Pen, width_of
from plandesk.reports.parts import Part
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import Sheet, Type
from plandesk.reports.tagged import TaggedCanvas

_AXIS = 34.0
_BETWEEN, _LABELS, _LEGEND = 24.0, 16.0, 18.0
_PANEL, _PANEL_LOW = 78.0, 64.0  # the latter on a sheet of little height
_STRANDS, _STRANDS_LOW = 130.0, 94.0
_DOT = 2.0
_ROW = 12.0  # of the legend, where it has more than one
_BETWEEN_NAMES = 14.0  # in the legend
_SIGN = 16.0  # before a name
_LINE = "line"  # of the figures, as the legend has it
_LEVELS = {"target": "dash", "comparator": "dot"}  # how level lines are broken


class ChartFigure(Part):
    """One figure: `element` has the sentence; what is drawn belongs to it."""

    def __init__(self, sheet: Sheet, element: Element) -> None:
        self.sheet = sheet
        self.element = element

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        with canvas.element(self.element):
            self.paint(Pen(canvas, self.sheet.colours), x, y, width)
        high = canvas.height
        self.element.bbox = (x, high - y - self.height(width), x + width, high - y)

    def paint(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the chart."""
        raise NotImplementedError

    def grid(self, pen: Pen, x: float, y: float, width: float, high: float, scale: Scale) -> None:
        """The lines across with their figures at the left; (x, y) is the panel's top left corner."""
        colours, style = self.sheet.colours, self.sheet.note
        for tick in scale.ticks:
            level = y + high * (1 - scale.height_of(tick.value))
            pen.level(x, level, width, colours.muted if tick.value == scale.low else colours.rule)
            pen.words(tick.text, x - 6, level + 3, style, "right")

    def levels(
        self, pen: Pen, x: float, y: float, width: float, high: float, of: Sequence[Reference], scale: Scale
    ) -> None:
        """Target and comparators as broken lines; their words follow when all else is drawn."""
        for one in of:
            level = y + high * (1 - scale.height_of(one.value))
            pen.line([(x, level), (x + width, level)], self._colour(one), 0.8, _LEVELS[one.role])

    def _colour(self, of: Reference) -> str:
        return self.sheet.colours.ink if of.role == "target" else self.sheet.colours.muted


class ColumnsFigure(ChartFigure):
    """Columns over months with the line of a rate in a panel above."""

    def __init__(self, chart: Columns, sheet: Sheet, element: Element, low: bool = False) -> None:
        super().__init__(sheet, element)
        self.chart = chart
        self.panel = _PANEL_LOW if low else _PANEL
        self._rows: dict[float, list[list[tuple[str, str]]]] = {}  # of the legend, by the width
        self._in_legends: dict[float, list[Reference]] = {}

    def height(self, width: float) -> float:
        both = self.chart.scale is not None and self.chart.line_scale is not None
        head = _LEGEND + _ROW * (len(self._legend_rows(width - _AXIS)) - 1)
        return head + self.panel + _LABELS + (self.panel + _BETWEEN if both else 0.0)

    def paint(self, pen: Pen, x: float, y: float, width: float) -> None:
        chart, left, wide = self.chart, x + _AXIS, width - _AXIS
        rows = self._legend_rows(wide)
        for row in rows:
            self._legend(pen, left, y + 9, row)
            y += _ROW
        top = y - _ROW + _LEGEND
        month = wide / max(1, len(chart.columns))
        if chart.line_scale is not None:
            self.grid(pen, left, top, wide, self.panel, chart.line_scale)
            self.levels(pen, left, top, wide, self.panel, chart.references, chart.line_scale)
            spots = self._spots(left, top, month, chart.line_scale)
            _strand(pen, spots, chart.points, self.sheet.colours.accent, 1.6, "main")
            self._words(pen, Box(left, top, left + wide, top + self.panel), chart.line_scale, spots)
            top += self.panel + _BETWEEN
        if chart.scale is not None:
            self.grid(pen, left, top, wide, self.panel, chart.scale)
            self._columns(pen, left, top, month, chart.scale)
            if chart.line_scale is None:
                self.levels(pen, left, top, wide, self.panel, chart.references, chart.scale)
                self._words(pen, Box(left, top, left + wide, top + self.panel), chart.scale, [])
            top += self.panel + _BETWEEN
        every = _every([one.label for one in chart.columns], month, self.sheet)
        for place, one in enumerate(chart.columns):
            if place % every:
                continue
            middle = left + (place + 0.5) * month
            pen.words(one.label, middle, top - _BETWEEN + 12, self.sheet.note, "middle")

    def _legend_rows(self, wide: float) -> list[list[tuple[str, str]]]:
        """What line and columns are, with what is drawn before each name, in as many lines as they need."""
        if wide in self._rows:
            return self._rows[wide]
        style, rows, used = self.sheet.note, list[list[tuple[str, str]]]([[]]), 0.0
        entries = [(_LINE, self.chart.line_name)] if self.chart.line_name else []
        entries += [(one.role, one.label) for one in self.chart.legend]
        entries += [(one.role, one.label) for one in self._in_legend(wide)]
        for role, whole in entries:
            name = shortened(whole, style, wide - _SIGN, 1)
            needed = _SIGN + width_of(name, style)
            if rows[-1] and used + _BETWEEN_NAMES + needed > wide:
                rows.append([])
                used = 0.0
            used += needed + (_BETWEEN_NAMES if rows[-1] else 0.0)
            rows[-1].append((role, name))
        return self._rows.setdefault(wide, rows)

    def _legend(self, pen: Pen, x: float, baseline: float, row: Sequence[tuple[str, str]]) -> None:
        colours, style = self.sheet.colours, self.sheet.note
        for role, name in row:
            if role == _LINE:
                pen.line([(x, baseline - 3), (x + 12, baseline - 3)], colours.accent, 1.6)
            elif role in _LEVELS:
                ink = colours.ink if role == "target" else colours.muted
                pen.line([(x, baseline - 3), (x + 12, baseline - 3)], ink, 0.8, _LEVELS[role])
            else:
                fill, edge = self._ink(role)
                pen.bar(x, baseline - 7, 8, 8, fill, edge)
                x -= 4
            x += _SIGN + pen.words(name, x + _SIGN, baseline, style) + _BETWEEN_NAMES

    def _in_legend(self, wide: float) -> list[Reference]:
        """The level line whose words would stand on the line of the figures, where there is but one level."""
        if wide not in self._in_legends:
            self._in_legends[wide] = self._without_place(wide)
        return self._in_legends[wide]

    def _without_place(self, wide: float) -> list[Reference]:
        chart = self.chart
        if len(chart.references) != 1 or chart.line_scale is None:
            return []
        spots = self._spots(0.0, 0.0, wide / max(1, len(chart.columns)), chart.line_scale)
        runs = Lines(tuple(tuple(run) for run in unbroken(spots)))
        label = chart.references[0].label
        panel = Box(0.0, 0.0, wide, self.panel)
        for one, spot, style in self._placed(panel, chart.line_scale, spots, chart.references):
            if one.text == label and style.cut == self.sheet.note.cut:
                box = box_of(spot, one.wide, one.size)
                return list(chart.references) if runs.cost(box) else []
        return list(chart.references)

    def _ink(self, role: str) -> tuple[str, str]:
        colours = self.sheet.colours
        return (colours.tint2, colours.muted) if role == "rest" else (colours.brand, "")

    def _columns(self, pen: Pen, x: float, y: float, month: float, scale: Scale) -> None:
        wide = month * 0.62
        for place, one in enumerate(self.chart.columns):
            left, sum_below = x + place * month + (month - wide) / 2, 0.0
            for value, role in one.parts:
                low = y + self.panel * (1 - scale.height_of(sum_below))
                sum_below += value
                high = y + self.panel * (1 - scale.height_of(sum_below))
                if low - high > 0.01:
                    pen.bar(left, high, wide, low - high, *self._ink(role))

    def _spots(self, x: float, y: float, month: float, scale: Scale) -> list[Place | None]:
        """Where the figures of the line are drawn; (x, y) is the panel's top left corner."""
        return [
            None
            if one.value is None
            else (x + (place + 0.5) * month, y + self.panel * (1 - scale.height_of(one.value)))
            for place, one in enumerate(self.chart.points)
        ]

    def _words(self, pen: Pen, panel: Box, scale: Scale, spots: Sequence[Place | None]) -> None:
        """The figures at the line and the words of the level lines, none on another.

        A figure for which there is no room is left out: the caption and the table have it.
        """
        told = self._in_legend(panel.right - panel.left)
        named = [one for one in self.chart.references if one not in told]
        for label, spot, style in self._placed(panel, scale, spots, named):
            pen.words(label.text, spot.x, spot.baseline, style)

    def _placed(
        self, panel: Box, scale: Scale, spots: Sequence[Place | None], told: Sequence[Reference]
    ) -> list[tuple[Label, Spot, Type]]:
        """Where the figures stand and the words of the level lines that are `told` beside them."""
        chart, high = self.chart, panel.bottom - panel.top
        levels = [panel.top + high * (1 - scale.height_of(one.value)) for one in chart.references]
        grid = tuple(panel.top + high * (1 - scale.height_of(tick.value)) for tick in scale.ticks)
        lines = Lines(tuple(tuple(run) for run in unbroken(spots)), tuple(levels), grid)
        within = Box(panel.left - 2, panel.top - 5, panel.right + 6, panel.bottom - 0.5)
        style = self.sheet.note.cut_as(fonts.SEMIBOLD).coloured(self.sheet.colours.accent_text)
        figures = [
            chart_labels.figure(text, spot, width_of(text, style), lines, style.size)
            for spot, text in by_weight(chart.points, spots)
        ]
        named: dict[Label, Type] = {}
        for one, level in zip(chart.references, levels, strict=True):
            if one not in told:
                continue
            note = self.sheet.note.coloured(self._colour(one))
            text = shortened(one.label, note, panel.right - panel.left, 1)
            # Its own line is right below the words, and not crossed by them.
            others = Lines(lines.runs, tuple(other for other in levels if other != level), grid)
            room = width_of(text, note)
            ways = tuple(along(level, panel.left, panel.right, room))
            named[Label(text, room, note.size, ways, others)] = note
        found = placed(figures, list(named), within)
        return [(one, spot, named.get(one, style)) for one, spot in found]


class StrandsFigure(ChartFigure):
    """Several lines over years, each named at its end."""

    def __init__(self, chart: Strands, sheet: Sheet, element: Element, low: bool = False) -> None:
        super().__init__(sheet, element)
        self.chart = chart
        self.high = _STRANDS_LOW if low else _STRANDS

    def height(self, width: float) -> float:
        return 8.0 + self.high + _LABELS

    def paint(self, pen: Pen, x: float, y: float, width: float) -> None:
        chart, sheet = self.chart, self.sheet
        bold = sheet.note.cut_as(fonts.SEMIBOLD)
        ends = self._ends(bold, width * 0.45 - 12)
        side: float = max((width_of(words, bold) for _v, words, _s in ends), default=0.0) + 12
        left, top, wide = x + _AXIS, y + 8.0, width - _AXIS - side
        self.grid(pen, left, top, wide, self.high, chart.scale)
        for one in chart.references:
            level = top + self.high * (1 - chart.scale.height_of(one.value))
            pen.line([(left, level), (left + wide, level)], sheet.colours.ink, 0.8, _LEVELS[one.role])
        step = (wide - 20) / max(1, len(chart.labels) - 1)
        every = _every(chart.labels, step, sheet)
        for place, label in enumerate(chart.labels):
            if place % every:
                continue
            pen.words(label, left + 10 + place * step, top + self.high + 12, sheet.note, "middle")
        for strand in sorted(chart.strands, key=lambda one: one.style == "main"):
            spots: list[Place | None] = [
                None
                if one.value is None
                else (left + 10 + place * step, top + self.high * (1 - chart.scale.height_of(one.value)))
                for place, one in enumerate(strand.points)
            ]
            main = strand.style == "main"
            colour = sheet.colours.accent if main else sheet.colours.brand
            _strand(pen, spots, strand.points, colour, 1.8 if main else 0.9, strand.style)
        levels = [top + self.high * (1 - chart.scale.height_of(value)) for value, _w, _s in ends]
        for (_value, words, of), middle in zip(ends, apart(levels, 11.0, top, top + self.high), strict=True):
            style_of = sheet.note
            if of is not None and of.style == "main":
                style_of = style_of.cut_as(fonts.SEMIBOLD).coloured(sheet.colours.accent_text)
            pen.words(words, left + wide + 8, middle + 3, style_of)

    def _ends(self, style: Type, most: float) -> list[tuple[float, str, Strand | None]]:
        """The words at the right with their heights; a long name is shortened, its figure never."""
        found: list[tuple[float, str, Strand | None]] = []
        for one in self.chart.strands:
            last = one.last
            if last is not None and last.value is not None:
                room = most - width_of(f" {one.end}", style)
                found.append((last.value, f"{shortened(one.name, style, room, 1)} {one.end}".strip(), one))
        named = [(one.value, shortened(one.label, style, most, 1), None) for one in self.chart.references]
        return [*found, *named]


class Sparkline(ChartFigure):
    """The last periods as a small line, its last point marked."""

    def __init__(self, values: Sequence[float | None], sheet: Sheet, element: Element) -> None:
        super().__init__(sheet, element)
        self.values = tuple(values)

    def height(self, width: float) -> float:
        return 12.0

    def paint(self, pen: Pen, x: float, y: float, width: float) -> None:
        known = [one for one in self.values if one is not None]
        low, high = min(known), max(known)
        step = (width - 6) / max(1, len(self.values) - 1)
        spots: list[Place | None] = [
            None
            if one is None
            else (x + 2 + place * step, y + 10 - (8 * (one - low) / (high - low) if high > low else 4))
            for place, one in enumerate(self.values)
        ]
        _runs(pen, spots, self.sheet.colours.brand, 0.9, "plain")
        last = next(spot for spot in reversed(spots) if spot is not None)
        pen.dot(last, 1.6, self.sheet.colours.accent)


def _every(labels: Sequence[str], step: float, sheet: Sheet) -> int:
    """Each how many-th label is printed, so that none runs into the next."""
    widest = max((width_of(label, sheet.note) for label in labels), default=0.0)
    return max(1, int(-(-(widest + 4) // step))) if step > 0 else 1


def _strand(
    pen: Pen, spots: Sequence[Place | None], points: Sequence[Point], colour: str, wide: float, style: str
) -> None:
    _runs(pen, spots, colour, wide, style)
    for spot, point in zip(spots, points, strict=True):
        if spot is not None:
            pen.dot(spot, _DOT, colour, point.open)


def _runs(pen: Pen, spots: Sequence[Place | None], colour: str, wide: float, style: str) -> None:
    """The line through spots; a gap is not bridged."""
    for run in unbroken(spots):
        pen.line(run, colour, wide, style)
