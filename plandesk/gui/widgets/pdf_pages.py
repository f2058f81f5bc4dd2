"""What the view knows of a document: plain facts about pages, and where each page lies on the ground."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF

Box = tuple[float, float, float, float]  # left, top, width, height in points from the page's upper left


class PageSize(Struct, frozen=True):
    """The size of a page in points."""

    width: float
    height: float


class Spot(Struct, frozen=True):
    """Where the words searched for stand: a page (from 0) and one box for each line."""

    page: int
    boxes: tuple[Box, ...]


class PageLink(Struct, frozen=True):
    """A place to click that leads to a page (from 0), `top` points from its upper edge."""

    box: Box
    page: int
    top: float


class PageColumn:
    """The pages one below the other, in pixels: equal gaps, each page in the middle."""

    def __init__(self, sizes: tuple[PageSize, ...] = (), scale: float = 1.0, gap: int = 24) -> None:
        """`scale` is in pixels for a point."""
        self.sizes, self.scale, self.gap = sizes, scale, gap
        self.tops: list[int] = []
        y = gap
        for size in sizes:
            self.tops.append(y)
            y += round(size.height * scale) + gap
        self.height = y if sizes else 0
        self.width = max((round(size.width * scale) for size in sizes), default=0) + 2 * gap

    def rect(self, page: int, across: int) -> QRect:
        """Where a page lies on a ground of the width `across`."""
        size = self.sizes[page]
        width, height = round(size.width * self.scale), round(size.height * self.scale)
        return QRect((max(across, self.width) - width) // 2, self.tops[page], width, height)

    def pages_between(self, top: int, bottom: int) -> range:
        """The pages of which something lies between two heights."""
        if not self.tops:
            return range(0)
        first = max(0, bisect_right(self.tops, top) - 1)
        if self.tops[first] + round(self.sizes[first].height * self.scale) <= top:
            first += 1
        return range(min(first, len(self.tops)), bisect_right(self.tops, bottom))

    def most_seen(self, top: int, height: int) -> int:
        """The page of which most is seen from a height on; of two the upper one, 0 where none is."""

        def seen(page: int) -> int:
            rect = self.rect(page, 0)
            return min(rect.bottom(), top + height) - max(rect.top(), top)

        shown = self.pages_between(top, top + height)
        return max(shown, key=lambda page: (seen(page), -page), default=0)

    def page_at(self, y: int) -> int:
        """The page at a height, or the one above the gap there."""
        return min(max(0, bisect_right(self.tops, y) - 1), max(0, len(self.tops) - 1))

    def box_on(self, page: int, box: Box, across: int) -> QRectF:
        """A box of a page in pixels of the ground."""
        left, top, width, height = box
        origin = QPointF(self.rect(page, across).topLeft())
        return QRectF(
            origin + QPointF(left * self.scale, top * self.scale),
            QSizeF(width * self.scale, height * self.scale),
        )
