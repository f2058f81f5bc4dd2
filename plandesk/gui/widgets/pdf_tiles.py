"""The painted parts of pages, kept within bounds: what is on the screen, and what was there last."""

from __future__ import annotations

from collections import OrderedDict

from msgspec import Struct
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

EDGE = 1024  # pixels of a side of a tile; a page at 100 % is two of them
AT_MOST = 96 << 20  # bytes of pictures kept


class Tile(Struct, frozen=True):
    """A part of a page painted `width` pixels wide; `edition` counts the documents shown."""

    edition: int
    page: int
    width: int
    part: QRect

    def __hash__(self) -> int:
        return hash((self.edition, self.page, self.width, self.part.x(), self.part.y()))


def tiles_of(edition: int, page: int, width: int, height: int, seen: QRect) -> list[Tile]:
    """The tiles that cover what is seen of a page of that many pixels."""
    found = []
    for y in range(seen.top() // EDGE * EDGE, min(seen.bottom() + 1, height), EDGE):
        for x in range(seen.left() // EDGE * EDGE, min(seen.right() + 1, width), EDGE):
            part = QRect(x, y, min(EDGE, width - x), min(EDGE, height - y))
            found.append(Tile(edition, page, width, part))
    return found


class TileStore:
    """Pictures by tile; those not used for longest go first."""

    def __init__(self, at_most: int = AT_MOST) -> None:
        self._kept: OrderedDict[Tile, QImage] = OrderedDict()
        self._at_most = at_most
        self.bytes = 0

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, tile: Tile) -> QImage | None:
        """The picture of a tile, if it is kept."""
        found = self._kept.get(tile)
        if found is not None:
            self._kept.move_to_end(tile)
        return found

    def put(self, tile: Tile, picture: QImage) -> None:
        """Keep a picture; those not used for longest go."""
        self._drop(tile)
        self._kept[tile] = picture
        self.bytes += picture.sizeInBytes()
        while self.bytes > self._at_most and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))

    def stand_ins(self, page: int, edition: int, width: int) -> list[tuple[Tile, QImage]]:
        """What is kept of a page from another size or an earlier document: the best that there is.

        The newest edition counts first, then the size painted last; that of `edition` and `width` is none.
        """
        found = [
            (tile, picture)
            for tile, picture in self._kept.items()
            if tile.page == page and (tile.edition, tile.width) != (edition, width)
        ]
        if not found:
            return []
        newest = max(tile.edition for tile, _picture in found)
        last = next(tile.width for tile, _picture in reversed(found) if tile.edition == newest)
        return [each for each in found if each[0].edition == newest and each[0].width == last]

    def drop_before(self, edition: int, page: int) -> None:
        """Forget what earlier documents had in a page's place."""
        for tile in [tile for tile in self._kept if tile.page == page and tile.edition < edition]:
            self._drop(tile)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
        self.bytes = 0

    def _drop(self, tile: Tile) -> None:
        old = self._kept.pop(tile, None)
        if old is not None:
            self.bytes -= old.sizeInBytes()
