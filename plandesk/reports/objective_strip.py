"""The strip of objectives in the place of the header: the current one solid, the others lead to their pages.

On an objective's first page the strip is content and closes the objective in the structure tree; on the
pages after it the words are the running header, and the same links stay live.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plandesk.colours import WHITE
from plandesk.reports.fonts import SEMIBOLD
from plandesk.reports.parts import Part, Text
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import Sheet
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.wording import _

_GAP = 6.0
_PAD_X, _PAD_Y = 6.5, 4.5
_NUMBER = 11.0
_MOST_LINES = 4
_MOST_ACROSS = 6


class StripCell(Struct, frozen=True):
    """One objective: its number and short title, the place it leads to, its title for reading out."""

    number: str
    title: str
    key: str
    says: str


class Strip(Part):
    """The cells side by side, in rows of at most six, all as high as the highest needs."""

    def __init__(self, cells: Sequence[StripCell], current: int, sheet: Sheet, frame: float) -> None:
        self.cells, self.current, self.sheet, self.frame = cells, current, sheet, frame
        rows = -(-len(cells) // _MOST_ACROSS) or 1
        self.across = -(-len(cells) // rows) if cells else 1
        self.wide = (frame - _GAP * (self.across - 1)) / self.across
        self.list = Element("L", attributes="/O /List /ListNumbering /None")
        self.elements = [self.list.add("LI").add("LBody") for _cell in cells]
        self.links = [
            None if place == current else element.add("Link") for place, element in enumerate(self.elements)
        ]
        self.first = True

    def into(self, sect: Element) -> None:
        """Close an objective's section with the list of the others."""
        self.list.parent = sect
        sect.kids.append(self.list)

    def again(self) -> Strip:
        """The strip for a page after the first one."""
        other = Strip.__new__(Strip)
        other.__dict__.update(self.__dict__, first=False)
        return other

    def _title(self, cell: StripCell, place: int) -> Text:
        style = self.sheet.note
        current = place == self.current
        style = (
            style.cut_as(SEMIBOLD).coloured(WHITE) if current else style.coloured(self.sheet.colours.brand)
        )
        room = self._room(cell)
        element = (self.links[place] or self.elements[place]) if self.first else None
        return Text(shortened(cell.title, style, room, _MOST_LINES), style, element, bind=False)

    def _room(self, cell: StripCell) -> float:
        return self.wide - 2 * _PAD_X - (_NUMBER if cell.number else 0.0)

    @property
    def _high(self) -> float:
        """Of a cell: at least 45, as high as the longest title needs."""
        found = [self._title(cell, place).height(self._room(cell)) for place, cell in enumerate(self.cells)]
        return max([45.0, *(high + 2 * _PAD_Y for high in found)])

    def height(self, width: float) -> float:
        rows = -(-len(self.cells) // self.across)
        return rows * self._high + (rows - 1) * _GAP

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        high, colours = self._high, self.sheet.colours
        for place, cell in enumerate(self.cells):
            left = x + (place % self.across) * (self.wide + _GAP)
            top = y + (place // self.across) * (high + _GAP)
            with canvas.decoration():
                canvas.box(
                    left, top, self.wide, high, colours.brand if place == self.current else colours.tint
                )
            if self.first:
                self._words(canvas, cell, place, left, top)
            else:
                with canvas.header():
                    self._words(canvas, cell, place, left, top)
            link = self.links[place]
            if link is not None:
                says = _("Go to {title}").format(title=f"{cell.number} {cell.says}".strip())
                canvas.link(link, "#" + cell.key, says, left, top, self.wide, high)

    def _words(self, canvas: TaggedCanvas, cell: StripCell, place: int, left: float, top: float) -> None:
        x = left + _PAD_X
        if cell.number:
            current = place == self.current
            number = self.sheet.note.cut_as(SEMIBOLD)
            number = number.coloured(WHITE if current else self.sheet.colours.brand)
            element = (self.links[place] or self.elements[place]) if self.first else None
            Text(cell.number, number, element, bind=False, spaced=True).draw(
                canvas, x, top + _PAD_Y, _NUMBER + 12
            )
            x += _NUMBER
        self._title(cell, place).draw(canvas, x, top + _PAD_Y, self._room(cell))
