"""The contents page: numbers and titles that lead to their pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plandesk.reports.parts import Part, Stack, Text
from plandesk.reports.structure import Element
from plandesk.reports.style import HAIR, Sheet, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.wording import _

_NUMBER = 43.0
_MOST_LARGE = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: a place in the report by its key."""

    key: str
    title: str


def contents(groups: list[list[Entry]], numbers: Mapping[str, int], sheet: Sheet, parent: Element) -> Stack:
    """Return the contents, a rule before every group; `numbers` may still be filled until it is drawn."""
    toc = parent.add("TOC")
    many = sum(len(group) for group in groups) > _MOST_LARGE
    style = sheet.body.coloured(sheet.colours.brand) if many else sheet.statement
    stack = Stack()
    for group in groups:
        for index, entry in enumerate(group):
            line = _Line(
                entry, numbers, style, sheet, toc.add("TOCI").add("Reference").add("Link"), not index
            )
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

    def _title(self) -> Text:
        return Text(self.entry.title, self.style, self.title)

    @property
    def _above(self) -> float:
        return HAIR + 9.0 if self.opens_group else 0.0

    def height(self, width: float) -> float:
        return self._above + self._title().height(width - _NUMBER) + 3.0

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        if self.opens_group:
            with canvas.decoration():
                canvas.box(x, y, width, HAIR, self.sheet.colours.brand)
            y += self._above
        page = self.numbers[self.entry.key]
        muted = self.style.coloured(self.sheet.colours.muted)
        Text(str(page), muted, self.number, bind=False, spaced=True).draw(canvas, x, y, _NUMBER)
        title = self._title()
        title.draw(canvas, x + _NUMBER, y, width - _NUMBER)
        says = _("{title}, page {number}").format(title=self.entry.title, number=page)
        high = title.height(width - _NUMBER)
        canvas.link(self.element, "#" + self.entry.key, says, x, y, width, high)
