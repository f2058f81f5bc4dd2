"""The contents page: numbers and titles that lead to their pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import Struct

from plandesk.reports.fonts import SEMIBOLD
from plandesk.reports.parts import Part, Stack, Text
from plandesk.reports.structure import Element
from plandesk.reports.style import HAIR, Sheet, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.wording import _

_NUMBER = 43.0
_BELOW = 18.0
_MOST_LARGE = 20


class Entry(Struct, frozen=True):
    """A line of the contents: a place in the report by its key.

    A line with a number stands below the one before it, smaller. `language` is empty where it is the
    report's.
    """

    key: str
    title: str
    number: str = ""
    language: str = ""


def contents(groups: list[list[Entry]], numbers: Mapping[str, int], sheet: Sheet, parent: Element) -> Stack:
    """Return the contents, a rule before every group; `numbers` may still be filled until it is drawn."""
    toc = parent.add("TOC")
    many = sum(not entry.number for group in groups for entry in group) > _MOST_LARGE
    style = sheet.body.coloured(sheet.colours.brand) if many else sheet.statement
    stack = Stack()
    for group in groups:
        for index, entry in enumerate(group):
            own = sheet.body if entry.number else style
            line = _Line(entry, numbers, own, sheet, toc.add("TOCI").add("Reference").add("Link"), not index)
            stack.add(line, 9.0 if not index and stack.items else 0.0)
    return stack


@dataclass
class _Line(Part):
    entry: Entry
    numbers: Mapping[str, int]
    style: Type
    sheet: Sheet
    element: Element
    opens_group: bool

    def __post_init__(self) -> None:
        self.number, self.title = self.element.add("Span"), self.element.add("Span")
        self.title.language = self.entry.language

    @property
    def _left(self) -> float:
        return _NUMBER + (_BELOW if self.entry.number else 0.0)

    def _title(self) -> Text:
        return Text(self.entry.title, self.style, self.title)

    @property
    def _above(self) -> float:
        return HAIR + 9.0 if self.opens_group else 0.0

    def height(self, width: float) -> float:
        return self._above + self._title().height(width - self._left) + 3.0

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        if self.opens_group:
            with canvas.decoration():
                canvas.box(x, y, width, HAIR, self.sheet.colours.brand)
            y += self._above
        page = self.numbers[self.entry.key]
        muted = self.style.coloured(self.sheet.colours.muted)
        Text(str(page), muted, self.number, bind=False, spaced=True).draw(canvas, x, y, _NUMBER)
        if self.entry.number:
            accent = self.style.cut_as(SEMIBOLD).coloured(self.sheet.colours.accent_text)
            number = Text(self.entry.number, accent, self.title, bind=False, spaced=True)
            number.draw(canvas, x + _NUMBER, y, _BELOW)
        title = self._title()
        title.draw(canvas, x + self._left, y, width - self._left)
        says = _("{title}, page {number}").format(title=self.entry.title, number=page)
        high = title.height(width - self._left)
        canvas.link(self.element, "#" + self.entry.key, says, x, y, width, high)
