"""The parts of a dashboard: tiles for the service and its units, stretches of time, bars, charts, tables."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.colours import WHITE
from plandesk.domain.kpis.comparison_table import ComparedTable
from plandesk.domain.kpis.side_by_side import StretchTable
from plandesk.domain.kpis.tiles import DOWN, UP, Tile, TileFigure
from plandesk.reports import fonts
from plandesk.reports.chart_pen import Pen, width_of
from plandesk.reports.compared_rows import compared_table
from plandesk.reports.parts import Column, Columns, Part, Stack, Text
from plandesk.reports.row_table import RowTable, TableColumn
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, HAIR, HEAVY, Sheet, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _

_PAD = 12.0
_BETWEEN_FIGURES = 13.0
_PAD_LOW, _BETWEEN_LOW = 9.0, 7.0  # on a sheet of little height


# Tiles


def tile_rows(
    tiles: Sequence[Tile],
    sheet: Sheet,
    sect: Element,
    frame: float,
    across: int,
    heading: int,
    low: bool = False,
) -> list[Columns]:
    """Tiles in rows, all of one height; the first one is the whole service, white on the brand's colour.

    On a `low` sheet the figures are smaller.
    """
    wide = (frame - GUTTER * (across - 1)) / across
    size = _figure_size(tiles, sheet, wide - 2 * _PAD, 1 if low else 0)
    made = [
        _Tile(one, sheet, sect.add("Div"), place == 0 and len(tiles) > 1, heading, size, low)
        for place, one in enumerate(tiles)
    ]
    high = max((one.own_height(wide) for one in made), default=0.0)
    for one in made:
        one.high = high
    return [
        Columns(
            [
                Column(place * (wide + GUTTER), wide, one)
                for place, one in enumerate(made[start : start + across])
            ]
        )
        for start in range(0, len(made), across)
    ]


def _figure_size(tiles: Sequence[Tile], sheet: Sheet, wide: float, first: int) -> Type:
    """The largest type in which every figure stands on one line."""
    texts = [figure.value for one in tiles for figure in one.figures]
    for size, leading in ((36.0, 38.0), (30.0, 33.0), (24.0, 27.0), (18.0, 24.0))[first:]:
        style = Type(fonts.LIGHT, size, leading, sheet.colours.brand, pull=True)
        if all(width_of(text, style) <= wide for text in texts):
            break
    return style


class _Tile(Part):
    """One tile: a name, its figures with their units, changes and remarks."""

    def __init__(
        self, tile: Tile, sheet: Sheet, div: Element, dark: bool, heading: int, figure: Type, low: bool
    ) -> None:
        colours = sheet.colours
        self.above = _PAD if not low else _PAD_LOW
        self.fill = colours.brand if dark else colours.tint
        self.high = 0.0
        between = _BETWEEN_FIGURES if not low else _BETWEEN_LOW
        ink = WHITE if dark else colours.brand
        quiet = colours.dim if dark else colours.muted
        stack = Stack().add(Text(tile.title, sheet.block_title.coloured(ink), div.add(f"H{heading}")))
        for place, one in enumerate(tile.figures):
            stack.add(
                Text(one.value, figure.coloured(ink), div.add("P"), bind=False),
                between if place else between / 2,
            )
            if one.unit:
                label = sheet.table.cut_as(fonts.SEMIBOLD).coloured(WHITE if dark else colours.ink)
                stack.add(Text(one.unit, label, div.add("P"), bind=False))
            adverse = colours.on_dark if dark else colours.accent_text
            stack.add(_Change(one, sheet, div.add("P"), adverse if one.adverse else ink, quiet), 3.0)
        if tile.note:
            stack.add(Text(tile.note, sheet.note.coloured(quiet), div.add("P")), 6.0)
        self.stack = stack

    def own_height(self, width: float) -> float:
        """How high it is by itself."""
        return self.stack.height(width - 2 * _PAD) + 2 * self.above

    def height(self, width: float) -> float:
        return self.high or self.own_height(width)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        with canvas.decoration():
            canvas.box(x, y, width, self.height(width), self.fill)
        self.stack.draw(canvas, x + _PAD, y + self.above - 1.0, width - 2 * _PAD)


class _Change(Part):
    """A triangle, the change in percent, what the figure was, and the remark below."""

    def __init__(self, one: TileFigure, sheet: Sheet, element: Element, colour: str, quiet: str) -> None:
        self.trend = one.trend
        self.colour = colour
        self.sheet = sheet
        spans = [Span(one.change, fonts.SEMIBOLD, colour), Span(" ")] if one.change else []
        told = ", ".join(filter(None, (one.before, one.remark)))
        spans.append(Span(told, colour=quiet))
        self.text = Text(spans, sheet.table.coloured(quiet), element, bind=False)

    @property
    def _lead(self) -> float:
        return 11.0 if self.trend in (UP, DOWN) else 0.0

    def height(self, width: float) -> float:
        return self.text.height(width - self._lead)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        if self._lead:
            with canvas.decoration():
                middle = y + self.text.style.baseline - 0.33 * self.text.style.size
                Pen(canvas, self.sheet.colours).triangle(x, middle, self.trend == UP, self.colour)
        self.text.draw(canvas, x + self._lead, y, width - self._lead)


# Stretches of time


class StretchesTable(Part):
    """Stretches of time below one another, under heads in two rows; it is not cut."""

    def __init__(self, table: StretchTable, name: str, sheet: Sheet, element: Element) -> None:
        self.sheet = sheet
        self.table = table
        first = element.add("TR")
        self.corner = Text(name, sheet.table_head, first.column_head(), bind=False)
        self.titles = [
            Text(title, sheet.table, first.column_head(len(heads)), bind=False, right=True)
            for title, heads in table.groups
        ]
        second = element.add("TR")
        second.cell()
        self.heads = [
            Text(head, sheet.table_head, second.column_head(), bind=False, right=True)
            for _title, heads in table.groups
            for head in heads
        ]
        self.rows: list[list[Text]] = []
        for row in table.rows:
            line = element.add("TR")
            cells = [Text(row.name, sheet.table, line.row_head(), bind=False)]
            cells += [
                Text(cell.words, sheet.table, line.cell(), bind=False, right=True) for cell in row.cells
            ]
            self.rows.append(cells)

    def _columns(self, width: float) -> list[tuple[float, float]]:
        """Where each column of figures begins and how wide it is; the groups stand a gutter apart."""
        counts = [len(heads) for _title, heads in self.table.groups]
        first = max(84.0, width * 0.27)
        each = (width - first - GUTTER * len(counts)) / sum(counts)
        x, found = first, []
        for count in counts:
            x += GUTTER
            for _one in range(count):
                found.append((x, each))
                x += each
        return found

    def _first(self, width: float) -> float:
        return max(84.0, width * 0.27)

    def _heads_high(self, width: float) -> float:
        titles = max(
            title.height(wide) for title, (_x, wide) in zip(self.titles, self._spans(width), strict=True)
        )
        heads = max(
            head.height(wide - 3) for head, (_x, wide) in zip(self.heads, self._columns(width), strict=True)
        )
        return titles + 7.0 + heads + 6.0 + HEAVY

    def _spans(self, width: float) -> list[tuple[float, float]]:
        laid, found, place = self._columns(width), [], 0
        for _title, heads in self.table.groups:
            x = laid[place][0]
            last = laid[place + len(heads) - 1]
            found.append((x, last[0] + last[1] - x))
            place += len(heads)
        return found

    def _high(self, cells: Sequence[Text], width: float) -> float:
        names = cells[0].height(self._first(width))
        return max(names, 12.0) + 9.0 + HAIR

    def height(self, width: float) -> float:
        return self._heads_high(width) + sum(self._high(cells, width) for cells in self.rows)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        colours = self.sheet.colours
        spans = self._spans(width)
        titles = max(t.height(wide) for t, (_x, wide) in zip(self.titles, spans, strict=True))
        self.corner.draw(canvas, x, y + titles + 7.0, self._first(width))
        for title, (left, wide) in zip(self.titles, spans, strict=True):
            title.draw(canvas, x + left, y + titles - title.height(wide), wide)
            self._line(canvas, x + left, y + titles + 3.0, wide, HAIR, colours.rule)
        for head, (left, wide) in zip(self.heads, self._columns(width), strict=True):
            head.draw(canvas, x + left, y + titles + 7.0, wide)
        y += self._heads_high(width)
        self._line(canvas, x, y - HEAVY, width, HEAVY, colours.brand)
        for place, cells in enumerate(self.rows):
            cells[0].draw(canvas, x, y + 4.5, self._first(width))
            for cell, (left, wide) in zip(cells[1:], self._columns(width), strict=True):
                cell.draw(canvas, x + left, y + 4.5, wide)
            y += self._high(cells, width)
            last = place + 1 == len(self.rows)
            self._line(canvas, x, y - HAIR, width, HAIR, colours.brand if last else colours.rule)

    @staticmethod
    def _line(canvas: TaggedCanvas, x: float, y: float, width: float, thick: float, colour: str) -> None:
        with canvas.decoration():
            canvas.box(x, y, width, thick, colour)


# Tables of units, categories and months


def compared(of: ComparedTable, sheet: Sheet, element: Element, frame: float, quick: bool) -> RowTable:
    """Units or categories as a table; `quick` leaves out the parts of rates and their points."""
    first, note = max(96.0, frame * 0.17), max(92.0, frame * (0.2 if quick else 0.15))
    return compared_table(of, sheet, element, frame, first, note, quick)


def months_across(
    heads: Sequence[str], rows: Sequence[Sequence[str]], names: Sequence[str], sheet: Sheet, element: Element,
    frame: float,
) -> RowTable:  # fmt: skip
    """The figures of a chart with its months side by side; `names` are theirs, in short."""
    first = max(78.0, frame * 0.13)
    each = (frame - first) / max(1, len(names))
    laid = [TableColumn(0.0, first - 6.0)]
    laid += [TableColumn(first + place * each, each, right=True) for place in range(len(names))]
    table = RowTable(laid, [[Span("")], *([Span(name)] for name in names)], sheet, element, frame=frame)
    for place, head in enumerate(heads):
        if not place:
            continue
        line = table.element.add("TR")
        named = shortened(head, sheet.table, first - 6.0, 2)
        cells: list[Part] = [Text(named, sheet.table, line.row_head(), bind=False)]
        cells += [Text(row[place] or "–", sheet.table, line.cell(), bind=False, right=True) for row in rows]
        table.row(*cells)
    return table


def years_table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], sheet: Sheet, element: Element, frame: float
) -> RowTable:
    """The figures of a chart as they stand: a row for each year."""
    longest = max((len(row[0]) for row in rows), default=0)
    first = 48.0 if longest < 8 else max(84.0, frame * 0.3)
    each = (frame - first) / max(1, len(heads) - 1)
    laid = [TableColumn(0.0, first - 6.0)]
    laid += [TableColumn(first + place * each, each - (6.0 if place < len(heads) - 2 else 0.0), right=True)
             for place in range(len(heads) - 1)]  # fmt: skip
    table = RowTable(laid, [[Span(head)] for head in heads], sheet, element, frame=frame)
    for row in rows:
        table.words(row)
    return table


def remark(title: str, sentence: str, notes: Sequence[str], sheet: Sheet, sect: Element) -> Stack:
    """Whether changes are more than chance, and how the figures are meant."""
    stack = Stack()
    if title:
        said = [
            Span(_("{title}.").format(title=title), fonts.SEMIBOLD, sheet.colours.brand),
            Span(" " + sentence),
        ]
        stack.add(Text(said, sheet.table, sect.add("P")))
    if notes:
        stack.add(Text(" ".join(notes), sheet.note, sect.add("P")), 6.0 if stack.items else 0.0)
    return stack
