"""The pages of a document one below the other, painted elsewhere: scrolling, zoom, hits, links.

The view knows no PDF. It tells which parts of pages it wants (`tiles_wanted`) and is handed their pictures
(`put_tile`). Until a picture comes, what was there before stands in for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.pdf_pages import PageColumn, PageLink, PageSize, Spot
from plandesk.gui.widgets.pdf_painting import paint_focus, paint_paper, paint_spot, paint_tile, paint_veil
from plandesk.gui.widgets.pdf_tiles import Tile, TileStore, tiles_of
from plandesk.gui.widgets.pdf_zoom import FIT_PAGE, next_step, scale_of, within_steps
from plandesk.i18n import _


class PdfView(QAbstractScrollArea):
    """Shows pages. `zoom` is FIT_PAGE, FIT_WIDTH or a factor, 1.0 being the size on paper."""

    page_changed = Signal(int)  # the page (from 0) most of which is in view
    zoom_changed = Signal(float)  # the factor now in use
    tiles_wanted = Signal(list)  # list[Tile], the most urgent last

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(_("Preview"))
        self.zoom: str | float = FIT_PAGE
        self.column = PageColumn()
        self.store = TileStore()
        self.edition = 0
        self._links: Sequence[Sequence[PageLink]] = ()
        self._spots: dict[int, list[tuple[int, Spot]]] = {}
        self._spot_now = -1
        self._page = 0
        self._stale = False
        self._dragged_from: QPoint | None = None
        self._wishes: list[Tile] = []
        self._ask = QTimer(self, interval=0, singleShot=True)
        self._ask.timeout.connect(self._tell_wishes)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._find_page())

    # ---- the document

    def set_pages(self, sizes: Sequence[PageSize], links: Sequence[Sequence[PageLink]] = ()) -> None:
        """Show another document, at the place where the one before was."""
        place = self._place() if self.column.sizes else None
        self.edition += 1
        self._links = links
        self._spots, self._spot_now = {}, -1
        self.column = PageColumn(tuple(sizes), self.column.scale, px(24))
        self._scale_again(place)
        self._find_page()
        self._describe()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self.column.sizes)

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        return self._page

    @property
    def factor(self) -> float:
        """The zoom in use as a factor."""
        return self.column.scale / self._scale_of_paper()

    def show_page(self, page: int, top: float = 0.0) -> None:
        """Bring a page into view, `top` points below its upper edge."""
        if not self.page_count:
            return
        page = min(max(0, page), self.page_count - 1)
        above = self.column.gap if top <= 0 else px(8)
        self.verticalScrollBar().setValue(round(self.column.tops[page] + top * self.column.scale) - above)
        # The page that was asked for counts, though it be the last and less in view than its neighbour.
        self._note_page(page)

    def set_stale(self, stale: bool) -> None:
        """Dim the pages: they are older than what is being made."""
        if stale != self._stale:
            self._stale = stale
            self.viewport().update()

    def set_spots(self, spots: Sequence[Spot], now: int = -1) -> None:
        """Mark places; the one at index `now` stands out and is brought into view."""
        self._spots, self._spot_now = {}, now
        for index, spot in enumerate(spots):
            self._spots.setdefault(spot.page, []).append((index, spot))
        if 0 <= now < len(spots):
            self._reveal(spots[now])
        self.viewport().update()

    def put_tile(self, tile: Tile, picture: QImage) -> None:
        """Take the picture of a part that was wanted."""
        if tile.edition != self.edition or tile.page >= self.page_count:
            return
        picture.setDevicePixelRatio(1.0)
        self.store.put(tile, picture)
        self.viewport().update()

    def tiles_in_view(self) -> list[Tile]:
        """The parts of the page in view that are to be seen now."""
        room = self.viewport().rect().translated(self._offset())
        return self._tiles(self.page, room) if self.column.sizes else []

    def is_wanted(self, tile: Tile) -> bool:
        """Whether a part is still to be seen (or about to be) and not there yet."""
        if tile.edition != self.edition or self.store.get(tile) is not None:
            return False
        return tile.page in self._pages_near() and tile.width == self._pixels(tile.page).width()

    # ---- zoom

    def set_zoom(self, zoom: str | float, at: QPoint | None = None) -> None:
        """Take a zoom; the point `at` of the viewport (or its middle) stays where it is."""
        self.zoom = within_steps(zoom) if isinstance(zoom, float) else zoom
        self._scale_again(self._place(at), at)

    def zoom_by(self, steps: int, at: QPoint | None = None) -> None:
        """One step larger or smaller."""
        self.set_zoom(next_step(self.factor, steps), at)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), table.ground)
        offset = self._offset()
        seen = event.rect().translated(offset)
        painter.translate(-offset)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        across = self.viewport().width()
        for page in self.column.pages_between(seen.top(), seen.bottom()):
            rect = self.column.rect(page, across)
            paint_paper(painter, rect, table)
            self._paint_tiles(painter, page, rect, seen)
            for index, spot in self._spots.get(page, ()):
                boxes = [self.column.box_on(page, box, across) for box in spot.boxes]
                paint_spot(painter, boxes, index == self._spot_now)
            if self._stale:
                paint_veil(painter, rect, table)
        painter.resetTransform()
        if self.hasFocus():
            paint_focus(painter, self.viewport().rect(), table)
        self._wish_for_what_is_near()

    def _paint_tiles(self, painter: QPainter, page: int, rect: QRect, seen: QRect) -> None:
        pictures = [(tile, self.store.get(tile)) for tile in self._tiles(page, seen)]
        if any(picture is None for _tile, picture in pictures):
            for tile, old in self.store.stand_ins(page, self.edition, self._pixels(page).width()):
                paint_tile(painter, rect, tile, old)
        else:
            self.store.drop_before(self.edition, page)
        for tile, picture in pictures:
            if picture is not None:
                paint_tile(painter, rect, tile, picture)

    # ---- which parts are wanted

    def _wish_for_what_is_near(self) -> None:
        room = self.viewport().rect().translated(self._offset())
        near = room.adjusted(0, -room.height() // 2, 0, room.height() // 2)
        far, close = [], []
        for page in self._pages_near():
            inside = set(self._tiles(page, room))
            for tile in self._tiles(page, near):
                if self.store.get(tile) is None:
                    (close if tile in inside else far).append(tile)
        self._wishes = [*far, *reversed(close)]
        if self._wishes and not self._ask.isActive():
            self._ask.start()

    def _tell_wishes(self) -> None:
        self.tiles_wanted.emit(self._wishes)

    def _pages_near(self) -> range:
        height = self.viewport().height()
        top = self.verticalScrollBar().value()
        return self.column.pages_between(top - height // 2, top + height + height // 2)

    def _tiles(self, page: int, seen: QRect) -> list[Tile]:
        rect = self.column.rect(page, self.viewport().width())
        part = rect.intersected(seen).translated(-rect.topLeft())
        if part.isEmpty():
            return []
        ratio, pixels = self.devicePixelRatioF(), self._pixels(page)
        seen_pixels = QRect(
            int(part.x() * ratio),
            int(part.y() * ratio),
            round(part.width() * ratio) + 1,
            round(part.height() * ratio) + 1,
        )
        return tiles_of(self.edition, page, pixels.width(), pixels.height(), seen_pixels)

    def _pixels(self, page: int) -> QRect:
        """The size of a page on the screen in physical pixels."""
        size, ratio = self.column.sizes[page], self.devicePixelRatioF()
        width = max(1, round(round(size.width * self.column.scale) * ratio))
        return QRect(0, 0, width, max(1, round(width * size.height / size.width)))

    # ---- moving about

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scale_again(self._place(QPoint(0, 0)), QPoint(0, 0))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_by(1 if turned > 0 else -1, event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()  # the ring is drawn there, and the scroll area draws only its own frame

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        across = self.horizontalScrollBar()
        step = px(40)
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self.turn(1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self.turn(-1)
        elif key == Qt.Key.Key_Home:
            self.show_page(0)
        elif key == Qt.Key.Key_End:
            self.show_page(self.page_count - 1)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            bar.setValue(bar.value() + (step if key == Qt.Key.Key_Down else -step))
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            across.setValue(across.value() + (step if key == Qt.Key.Key_Right else -step))
        else:
            super().keyPressEvent(event)

    def turn_page(self, pages: int) -> None:
        """Go to the next page or the one before."""
        self.show_page(self._page + pages)

    def turn(self, pages: int) -> None:
        """On by a page; by what is in view where a page is higher than that."""
        if not self.page_count:
            return
        rect = self.column.rect(self._page, self.viewport().width())
        height, bar = self.viewport().height(), self.verticalScrollBar()
        if rect.height() <= height:
            self.show_page(self._page + pages)
        else:
            bar.setValue(bar.value() + pages * round(height * 0.9))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            link = self._link_at(event.position())
            if link is not None:
                self.show_page(link.page, link.top)
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                return
            self._dragged_from = event.position().toPoint()
            event.accept()
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._dragged_from is not None and event.buttons() & Qt.MouseButton.LeftButton:
            moved = self._dragged_from - here
            self._dragged_from = here
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved.y())
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + moved.x())
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._link_at(event.position()) is not None:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = None
        self.viewport().unsetCursor()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.viewport().update()

    # ---- within

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _link_at(self, point: QPointF) -> PageLink | None:
        on_ground = point + QPointF(self._offset())
        if not self.page_count:
            return None
        page = self.column.page_at(round(on_ground.y()))
        links: Iterable[PageLink] = self._links[page] if page < len(self._links) else ()
        across = self.viewport().width()
        return next(
            (link for link in links if self.column.box_on(page, link.box, across).contains(on_ground)), None
        )

    def _scale_of_paper(self) -> float:
        """Device-independent pixels for a point at 100 %."""
        return self.logicalDpiX() / 72

    def _place(self, at: QPoint | None = None) -> tuple[int, float, float]:
        """The page at a point of the viewport and the point on it in points."""
        if not self.page_count:
            return 0, 0.0, 0.0
        point = (at if at is not None else self.viewport().rect().center()) + self._offset()
        page = self.column.page_at(point.y())
        rect = self.column.rect(page, self.viewport().width())
        scale = self.column.scale
        return page, (point.x() - rect.left()) / scale, (point.y() - rect.top()) / scale

    def _scale_again(self, place: tuple[int, float, float] | None = None, at: QPoint | None = None) -> None:
        before = self.column.scale
        scale = scale_of(self.zoom, self.column.sizes, self.viewport().size(), self._scale_of_paper())
        self.column = PageColumn(self.column.sizes, scale, px(24))
        self._set_ranges()
        if place is not None and self.page_count:
            page, x, y = place
            page = min(page, self.page_count - 1)
            rect = self.column.rect(page, self.viewport().width())
            point = at if at is not None else self.viewport().rect().center()
            # What lies in the gap above a page is not scaled.
            down = y * scale if y >= 0 else y
            self.horizontalScrollBar().setValue(round(rect.left() + x * scale) - point.x())
            self.verticalScrollBar().setValue(round(rect.top() + down) - point.y())
        if scale != before:
            self.zoom_changed.emit(self.factor)
        self.viewport().update()

    def _set_ranges(self) -> None:
        view, column = self.viewport(), self.column
        for bar, whole, seen in (
            (self.verticalScrollBar(), column.height, view.height()),
            (self.horizontalScrollBar(), column.width, view.width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(px(40))

    def _find_page(self) -> None:
        """Note which page fills most of the view."""
        self._note_page(self.column.most_seen(self.verticalScrollBar().value(), self.viewport().height()))

    def _note_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
            self._describe()

    def _reveal(self, spot: Spot) -> None:
        if spot.page >= self.page_count or not spot.boxes:
            return
        across = self.viewport().width()
        rect = self.column.box_on(spot.page, spot.boxes[0], across).toAlignedRect()
        room = self.viewport().rect().translated(self._offset())
        if not room.adjusted(0, px(24), 0, -px(24)).contains(rect):
            self.verticalScrollBar().setValue(rect.center().y() - room.height() // 2)
            self.horizontalScrollBar().setValue(rect.center().x() - room.width() // 2)

    def _describe(self) -> None:
        if self.page_count:
            words = _("Preview, page {page} of {count}").format(page=self._page + 1, count=self.page_count)
        else:
            words = _("Preview")
        self.setAccessibleName(words)
