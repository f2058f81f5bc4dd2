"""Tables of rows that are never cut where they fit on a page: head repeated, groups kept with their rows.

The rows are laid out once; a table that goes on overleaf is the same rows from another one on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from msgspec import Struct

from plandesk.reports.parts import Part, Text
from plandesk.reports.structure import Element
from plandesk.reports.style import FRAME, GUTTER, HAIR, HEAVY, Sheet
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span

_UNDER_HEAD = 6.0 + HEAVY
_PAD = 4.5
_ABOVE_GROUP = 10.5
_UNDER_GROUP = 4.5
_ABOVE_NOTE = 4.0
_NOTE = 16.0
_LEAST_ROWS = 2

ROW, GROUP, TOTAL = "row", "group", "total"


class TableColumn(Struct, frozen=True):
    """Where a column starts, how wide its text may be, whether it is aligned at the right."""

    x: float
    width: float
    right: bool = False


class _Row(Struct, frozen=True):
    kind: str
    cells: tuple[Part, ...]
    high: float
    group: int  # the place of the group row it is under, -1 for none
    again: Part | None = None  # a group's title as it stands overleaf
    rest: bool = False  # what is left of a row that was cut


def columns(*widths: float, number: float = 0.0) -> list[TableColumn]:
    """Columns side by side over these widths, with a gutter at the right of each but the last.

    Before them comes a column of numbers of that width, without a gutter; 0 for none.
    """
    found = [TableColumn(0.0, number)] if number else []
    x = number
    for place, width in enumerate(widths):
        found.append(TableColumn(x, width - (GUTTER if place < len(widths) - 1 else 0.0)))
        x += width
    return found


class RowTable(Part):
    """A table of one frame's width, that of an upright sheet if not told.

    `left_over` gives what stands below a part that goes on overleaf: it is told how many rows are left and
    on which page they are; none are left where only the rest of a cut one is. `remark` stands below the first
    part, at the left. With `first_above` the first column's head stands over those of the others.
    """

    def __init__(
        self,
        columns: Sequence[TableColumn],
        heads: Sequence[Sequence[Span]],
        sheet: Sheet,
        element: Element,
        *,
        left_over: Callable[[int, int], str] | None = None,
        remark: str = "",
        closed: bool = True,
        first_above: bool = False,
        frame: float = FRAME,
    ) -> None:
        self.columns = tuple(columns)
        self.sheet = sheet
        self.element = element
        self.left_over = left_over
        self.remark = remark
        above = element.parent
        self.remark_element = above.add("P") if remark and above is not None else None
        self.closed = closed
        self.first_above = first_above
        self.frame = frame
        self.rows: list[_Row] = []
        self.sums: list[float] = [0.0]
        self.start = 0
        self.stop: int | None = None  # None: to the end
        self.heads: tuple[Text, ...] = ()
        self.head_high = HEAVY
        if heads:
            row = element.add("TR")
            self.heads = tuple(
                Text(
                    spans,
                    sheet.table_head,
                    row.column_head() if spans else None,
                    bind=False,
                    right=column.right,
                )
                for spans, column in zip(heads, self.columns, strict=True)
            )
            self.head_high = self._head_lines() * 12 + _UNDER_HEAD

    # What the table holds

    def words(self, row: Sequence[str]) -> None:
        """Append a row of plain words under its head, the first; a dash stands where there are none."""
        line = self.element.add("TR")
        self.row(
            *(
                Text(
                    words or "–",
                    self.sheet.table,
                    line.cell() if at else line.row_head(),
                    bind=False,
                    right=column.right,
                )
                for at, (words, column) in enumerate(zip(row, self.columns, strict=True))
            )
        )

    def row(self, *cells: Part, kind: str = ROW, below: float = 0.0) -> None:
        """Append a row with a part for each column, and so much more white at its end."""
        high = 12.0
        for part, column in zip(cells, self.columns, strict=True):
            high = max(high, part.height(column.width))
        group = self.rows[-1].group if self.rows else -1
        if self.rows and self.rows[-1].kind == GROUP:
            group = len(self.rows) - 1
        self._append(_Row(kind, cells, high + 2 * _PAD + below + HAIR, group))

    def group(self, title: Part, again: Part) -> None:
        """Append a group's title over the whole width; `again` is what stands of it overleaf."""
        high = _ABOVE_GROUP + title.height(self.frame) + _UNDER_GROUP
        self._append(_Row(GROUP, (title,), high, len(self.rows), again))

    def _append(self, row: _Row) -> None:
        self.rows.append(row)
        self.sums.append(self.sums[-1] + row.high)

    # How it stands on pages

    @property
    def _end(self) -> int:
        return len(self.rows) if self.stop is None else self.stop

    @property
    def shown(self) -> int:
        """How many rows this part of the table has."""
        return self._end - self.start

    @property
    def _continues(self) -> bool:
        return self._end < len(self.rows)

    def _again(self) -> Part | None:
        """The title of the group in whose middle this part of the table begins."""
        if not self.start or self.start >= len(self.rows) or self.rows[self.start].kind == GROUP:
            return None
        group = self.rows[self.start].group
        return self.rows[group].again if 0 <= group < self.start else None

    def _above(self) -> float:
        again = self._again()
        extra = _ABOVE_GROUP + again.height(self.frame) + _UNDER_GROUP if again is not None else 0.0
        return self.head_high + extra

    def height(self, width: float) -> float:
        rows = self.sums[self._end] - self.sums[self.start]
        noted = self._continues or (self.remark and not self.start)
        return self._above() + rows + (_NOTE if noted else 0.0)

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        if self.height(width) <= room + 0.01:
            return self, None
        left = room - self._above() - _NOTE
        fits = bisect_right(self.sums, self.sums[self.start] + left + 0.01) - 1
        stop = self._good_break(min(fits, len(self.rows)))
        least = 1 if force or self.start else _LEAST_ROWS  # under the table's own heading
        if self.start + least <= stop < len(self.rows):
            return self._piece(self.start, stop), self._piece(stop, None)
        if not force:
            return None, self
        return self._forced(max(fits, self.start), left)

    def _good_break(self, fits: int) -> int:
        """The last place to break at: not within a group's first rows, no single row left of a group."""
        rows, stop = self.rows, fits
        if stop >= len(rows):
            stop = len(rows) - 1  # only the note below did not fit
        while stop > self.start:
            if self._parts_first_rows(stop):
                stop -= 1
                continue
            alone = stop + 1 >= len(rows) or rows[stop + 1].kind != ROW
            before = rows[stop - _LEAST_ROWS - 1 : stop] if stop - self.start > _LEAST_ROWS else []
            if rows[stop].kind == ROW and alone and before and all(row.kind == ROW for row in before):
                stop -= 1
            return stop
        return self.start

    def _parts_first_rows(self, stop: int) -> bool:
        """Whether a break here would leave a group's title with less than two of its rows."""
        if self.rows[stop].kind == TOTAL:
            return True
        if self.rows[stop].kind == GROUP:
            return self.rows[stop - 1].kind == GROUP
        return any(row.kind == GROUP for row in self.rows[max(self.start, stop - _LEAST_ROWS) : stop])

    def _forced(self, fits: int, left: float) -> tuple[Part | None, Part | None]:
        """Go on at any price: break where it is not good, or cut a row that is higher than a page."""
        stop = fits
        while stop > self.start and self.rows[stop - 1].kind == GROUP:
            stop -= 1
        if stop > self.start:
            return self._piece(self.start, stop), self._piece(stop, None)
        first = self.start
        while first < len(self.rows) - 1 and self.rows[first].kind == GROUP:
            left -= self.rows[first].high
            first += 1
        pieces = self._cut(self.rows[first], left)
        if pieces is None:
            return self._piece(self.start, first + 1), self._piece(first + 1, None)
        rows = [*self.rows[:first], *pieces, *self.rows[first + 1 :]]
        table = self._piece(self.start, None)
        table.rows, table.sums = rows, [0.0]
        for row in rows:
            table.sums.append(table.sums[-1] + row.high)
        return table._piece(self.start, first + 1), table._piece(first + 1, None)

    def _cut(self, row: _Row, left: float) -> tuple[_Row, _Row] | None:
        room = left - 2 * _PAD - HAIR
        pairs = [
            part.split(column.width, room, True)
            for part, column in zip(row.cells, self.columns, strict=False)
        ]
        if row.kind != ROW or all(rest is None for _first, rest in pairs):
            return None
        firsts = tuple(first if first is not None else Part() for first, _rest in pairs)
        rests = tuple(rest if rest is not None else Part() for _first, rest in pairs)
        number = row.cells[0]
        if isinstance(number, Text) and len(row.cells) > 2:
            rests = (Text(number.spans, number.style, None, bind=False), *rests[1:])
        found = []
        for cells, rest in ((firsts, row.rest), (rests, True)):
            high = max(p.height(c.width) for p, c in zip(cells, self.columns, strict=True))
            found.append(_Row(ROW, cells, high + 2 * _PAD + HAIR, row.group, rest=rest))
        return found[0], found[1]

    def _piece(self, start: int, stop: int | None) -> RowTable:
        piece = RowTable.__new__(RowTable)
        piece.__dict__.update(self.__dict__, start=start, stop=stop)
        if start:
            piece.heads = tuple(
                Text(text.spans, text.style, None, bind=False, right=text.right) for text in self.heads
            )
        return piece

    # Drawing

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        y = self._draw_head(canvas, x, y)
        again = self._again()
        if again is not None:
            again.draw(canvas, x, y + _ABOVE_GROUP, self.frame)
            y += _ABOVE_GROUP + again.height(self.frame) + _UNDER_GROUP
        rows, end = self.rows, self._end
        for place in range(self.start, end):
            row = rows[place]
            if row.kind == GROUP:
                row.cells[0].draw(canvas, x, y + _ABOVE_GROUP, self.frame)
                y += row.high
                continue
            for part, column in zip(row.cells, self.columns, strict=True):
                part.draw(canvas, x + column.x, y + _PAD, column.width)
            y += row.high
            colour = self._rule_after(place)
            if colour:
                with canvas.decoration():
                    canvas.box(x, y - HAIR, self.frame, HAIR, colour)
        self._draw_notes(canvas, x, y)

    def _rule_after(self, place: int) -> str:
        colours, rows = self.sheet.colours, self.rows
        if rows[place].kind == TOTAL:
            return ""
        if place + 1 == len(rows):
            return colours.brand if self.closed else colours.rule
        if place + 1 < self._end and rows[place + 1].kind != ROW:
            return colours.brand
        return colours.rule

    def _draw_notes(self, canvas: TaggedCanvas, x: float, y: float) -> None:
        note = self.sheet.note
        if self.remark and not self.start:
            Text(self.remark, note, self.remark_element).draw(canvas, x, y + _ABOVE_NOTE, self.frame)
        if self._continues and self.left_over is not None:
            left = sum(row.kind == ROW and not row.rest for row in self.rows[self._end :])
            words = self.left_over(left, canvas.page_number + 1)
            Text(words, note, None, bind=False, right=True).draw(canvas, x, y + _ABOVE_NOTE, self.frame)

    def _head_lines(self) -> int:
        """How many lines the head has."""
        counts = [len(text.lines(c.width)) for text, c in zip(self.heads, self.columns, strict=True)]
        return counts[0] + max(counts[1:]) if self.first_above else max(counts)

    def _draw_head(self, canvas: TaggedCanvas, x: float, y: float) -> float:
        most = self._head_lines() if self.heads else 0
        for place, (text, column) in enumerate(zip(self.heads, self.columns, strict=False)):
            lower = (most - len(text.lines(column.width))) * 12
            if self.first_above and not place:
                lower = 0
            text.draw(canvas, x + column.x, y + lower, column.width)
        with canvas.decoration():
            canvas.box(x, y + self.head_high - HEAVY, self.frame, HEAVY, self.sheet.colours.brand)
        return y + self.head_high


class Headed(Part):
    """A heading with what stands below it; overleaf the heading stands again."""

    def __init__(self, heading: Part, again: Part, gap: float, below: Part) -> None:
        self.heading = heading
        self.again = again
        self.gap = gap
        self.below = below

    def height(self, width: float) -> float:
        return self.heading.height(width) + self.gap + self.below.height(width)

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        left = room - self.heading.height(width) - self.gap
        first, rest = self.below.split(width, left, force)
        if first is None:
            return None, self
        fits = Headed(self.heading, self.again, self.gap, first)
        return fits, Headed(self.again, self.again, self.gap, rest) if rest is not None else None

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        self.heading.draw(canvas, x, y, width)
        self.below.draw(canvas, x, y + self.heading.height(width) + self.gap, width)


class Bookmark(Part):
    """A place without height that is found in the list of bookmarks."""

    keep_with_next = True

    def __init__(self, title: str, key: str, level: int = 0) -> None:
        self.title = title
        self.key = key
        self.level = level

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        canvas.place(self.key, max(0.0, y - 12))
        canvas.addOutlineEntry(self.title, self.key, self.level)
