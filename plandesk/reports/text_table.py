"""A table within a text: any columns, any width; its head stands again overleaf, tall rows are cut."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from plandesk.reports.parts import Item, Part, Stack, Text
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, HAIR, HEAVY, Sheet, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span

_PAD = 4.5
_UNDER_HEAD = 5.0 + HEAVY
_LEAST = 36.0  # no column is narrower
_AT_MOST = 42  # characters of a cell that count when the width is shared out

LINE = "\v"  # ends a line within a cell
_ITEM = re.compile(r"\s*[-•*]\s+")

Cells = Sequence[Sequence[Span]]


class _Row(Struct, frozen=True):
    cells: tuple[Part, ...]


class TextTable(Part):
    """Columns share the width by what stands in them; `rights` says which are aligned at the right."""

    def __init__(
        self,
        heads: Cells,
        rows: Sequence[Cells],
        sheet: Sheet,
        element: Element,
        rights: Sequence[bool] = (),
    ) -> None:
        self.sheet = sheet
        self.rights = tuple(rights) or (False,) * len(heads)
        self.shares = _shares(heads, rows)
        head = element.add("TR")
        self.heads = tuple(
            Text(spans, sheet.table_head, head.column_head(), bind=False, right=right)
            for spans, right in zip(heads, self.rights, strict=True)
        )
        self.rows = tuple(self._row(cells, element.add("TR")) for cells in rows)

    def _row(self, cells: Cells, element: Element) -> _Row:
        style = self.sheet.table
        return _Row(
            tuple(
                _cell(spans, style, element.cell(), right, self.sheet)
                for spans, right in zip(cells, self.rights, strict=True)
            )
        )

    def _widths(self, width: float) -> list[float]:
        """The columns' widths, without the gutters between them."""
        count = len(self.heads)
        room = width - GUTTER * (count - 1)
        least = min(_LEAST, room / count)
        spare = room - least * count
        return [least + spare * share for share in self.shares]

    def _high(self, cells: Sequence[Part], width: float) -> float:
        widths = self._widths(width)
        return max(part.height(wide) for part, wide in zip(cells, widths, strict=True))

    def _head_high(self, width: float) -> float:
        return self._high(self.heads, width) + _UNDER_HEAD

    def _row_high(self, row: _Row, width: float) -> float:
        return self._high(row.cells, width) + 2 * _PAD + HAIR

    def height(self, width: float) -> float:
        return self._head_high(width) + sum(self._row_high(row, width) for row in self.rows)

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        left, fits = room - self._head_high(width) + 0.01, 0
        while fits < len(self.rows) and self._row_high(self.rows[fits], width) <= left:
            left -= self._row_high(self.rows[fits], width)
            fits += 1
        if fits == len(self.rows):
            return self, None
        if fits:
            return self._piece(self.rows[:fits]), self._piece(self.rows[fits:], again=True)
        if not force:
            return None, self
        first, rest = self._cut(self.rows[0], width, left)
        below = (*((rest,) if rest is not None else ()), *self.rows[1:])
        return self._piece((first,)), self._piece(below, again=True) if below else None

    def _cut(self, row: _Row, width: float, left: float) -> tuple[_Row, _Row | None]:
        """A row higher than a page: as much of each cell as there is room for, and the rest."""
        pairs = [
            part.split(wide, left - 2 * _PAD - HAIR, True)
            for part, wide in zip(row.cells, self._widths(width), strict=True)
        ]
        first = _Row(tuple(part or Part() for part, _rest in pairs))
        if all(rest is None for _part, rest in pairs):
            return first, None
        return first, _Row(tuple(rest or Part() for _part, rest in pairs))

    def _piece(self, rows: tuple[_Row, ...], again: bool = False) -> TextTable:
        piece = TextTable.__new__(TextTable)
        piece.__dict__.update(self.__dict__, rows=rows)
        if again:
            piece.heads = tuple(
                Text(text.spans, text.style, None, bind=False, right=text.right) for text in self.heads
            )
        return piece

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        colours = self.sheet.colours
        self._draw_cells(canvas, self.heads, x, y, width)
        y += self._head_high(width)
        self._line(canvas, x, y - HEAVY, width, HEAVY, colours.brand)
        for row in self.rows:
            self._draw_cells(canvas, row.cells, x, y + _PAD, width)
            y += self._row_high(row, width)
            self._line(canvas, x, y - HAIR, width, HAIR, colours.rule)

    def _draw_cells(
        self, canvas: TaggedCanvas, cells: Sequence[Part], x: float, y: float, width: float
    ) -> None:
        for part, wide in zip(cells, self._widths(width), strict=True):
            part.draw(canvas, x, y, wide)
            x += wide + GUTTER

    @staticmethod
    def _line(canvas: TaggedCanvas, x: float, y: float, width: float, thick: float, colour: str) -> None:
        with canvas.decoration():
            canvas.box(x, y, width, thick, colour)


def _shares(heads: Cells, rows: Sequence[Cells]) -> list[float]:
    """How the width is shared out: by the longest texts, which count only up to a measure."""
    wants = []
    for place in range(len(heads)):
        lengths = [_length(cells[place]) for cells in (heads, *rows)]
        wants.append(min(max(lengths), _AT_MOST) + 0.5 * min(sum(lengths) / len(lengths), _AT_MOST) + 1.0)
    return [want / sum(wants) for want in wants]


def _length(spans: Sequence[Span]) -> int:
    lines = "".join(span.text for span in spans).split(LINE)
    return max(len(line) for line in lines)


def _cell(spans: Sequence[Span], style: Type, cell: Element, right: bool, sheet: Sheet) -> Part:
    """One line as it is, several as paragraphs, and those that begin with a dash or a dot as a list."""
    lines = _lines(spans)
    if len(lines) == 1:
        return Text(lines[0], style, cell, bind=False, right=right)
    stack, entries = Stack(), None
    for line in lines:
        mark = _ITEM.match(line[0].text) if line else None
        gap = (3.0 if mark else 5.0) if stack.items else 0.0
        if mark is None:
            entries = None
            if line:
                stack.add(Text(line, style, cell.add("P"), bind=False, right=right), gap)
            continue
        entries = entries or cell.list()
        text = [replace(line[0], text=line[0].text[mark.end() :]), *line[1:]]
        words = Text(text, style, entries.add("LI").add("LBody"), bind=False)
        stack.add(Item(words, style, sheet.colours.accent), gap)
    return stack


def _lines(spans: Sequence[Span]) -> list[list[Span]]:
    found: list[list[Span]] = [[]]
    for span in spans:
        for place, text in enumerate(span.text.split(LINE)):
            if place:
                found.append([])
            if text.strip() if place or not found[-1] else text:
                found[-1].append(replace(span, text=text))
    return found
