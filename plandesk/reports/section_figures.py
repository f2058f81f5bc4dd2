"""What draws the eye in a section: the picture at the head of its page, a figure with what it counts."""

from __future__ import annotations

from plandesk.reports.parts import Part, Text, draw_filling
from plandesk.reports.pictures import ReadyPicture
from plandesk.reports.structure import Element
from plandesk.reports.style import Sheet
from plandesk.reports.tagged import TaggedCanvas


class HeadPicture(Part):
    """A picture over the whole width at the head of a page, wherever it is put."""

    def __init__(self, image: ReadyPicture, high: float, figure: Element) -> None:
        self.image = image
        self.high = high
        self.figure = figure

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        draw_filling(canvas, self.image, 0, y, canvas.width, self.high, self.figure)


class Number(Part):
    """A large figure with what it counts beside it, on one line."""

    def __init__(self, number: int, name: str, sheet: Sheet, element: Element) -> None:
        self.number = Text(str(number), sheet.figure, element, bind=False, spaced=True)
        self.name = Text(name, sheet.table.coloured(sheet.colours.ink), element, bind=False)

    def height(self, width: float) -> float:
        return 27.0 + 12.0 * max(0, len(self.name.lines(width - self._left(width))) - 1)

    def _left(self, width: float) -> float:
        return max(43.0, self.number.lines(width)[0].width + 4)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        self.number.draw(canvas, x, y, width)
        left = self._left(width)
        below = self.number.style.baseline - self.name.style.baseline
        self.name.draw(canvas, x + left, y + below, width - left)
