"""The strip of small pages beside the preview."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from plandesk.gui.tokens import font, px, tokens
from plandesk.gui.widgets.pdf_pages import PageSize
from plandesk.i18n import _

WIDTH, PAGE, MOST_KEPT = 104, 64, 240
Index = QModelIndex | QPersistentModelIndex


class StripModel(QAbstractListModel):
    """One row for each page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sizes: Sequence[PageSize] = ()

    def set_sizes(self, sizes: Sequence[PageSize]) -> None:
        """Take another document's pages: rows come or go at the end."""
        now, then = len(sizes), len(self.sizes)
        if now > then:
            self.beginInsertRows(QModelIndex(), then, now - 1)
        elif now < then:
            self.beginRemoveRows(QModelIndex(), now, then - 1)
        self.sizes = sizes
        if now > then:
            self.endInsertRows()
        elif now < then:
            self.endRemoveRows()
        if now:
            self.dataChanged.emit(self.index(0), self.index(now - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.sizes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("Page {page}").format(page=index.row() + 1)
        return None


class PdfStrip(QListView):
    """Small pages in a column. `wanted` asks for the picture of a page in a width of pixels."""

    page_chosen = Signal(int)
    wanted = Signal(list, int)  # pages (the most urgent last), width in pixels

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("pageStrip")
        self.setAccessibleName(_("Pages"))
        self.setFixedWidth(px(WIDTH))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.pages = StripModel(self)
        self.setModel(self.pages)
        self.setItemDelegate(_SmallPage(self))
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._fresh: set[int] = set()
        self._wishes: set[int] = set()
        self._following = False
        self._ask = QTimer(self, interval=0, singleShot=True)
        self._ask.timeout.connect(self._tell_wishes)
        self.selectionModel().currentChanged.connect(self._tell_chosen)

    def set_pages(self, sizes: Sequence[PageSize]) -> None:
        """Show another document; its predecessor's pictures stay until the new ones come."""
        self._fresh.clear()
        self._following = True
        self.pages.set_sizes(sizes)
        self._following = False
        self.doItemsLayout()
        self.viewport().update()

    def set_page(self, page: int) -> None:
        """Mark the page in view; tells nobody."""
        if page != self.currentIndex().row() and page < self.pages.rowCount():
            self._following = True
            self.setCurrentIndex(self.pages.index(page))
            self._following = False

    def put(self, page: int, picture: QImage) -> None:
        """Take the picture of a page that was wanted."""
        self._pictures[page] = picture
        self._pictures.move_to_end(page)
        self._fresh.add(page)
        self._wishes.discard(page)
        while len(self._pictures) > MOST_KEPT:
            gone, _picture = self._pictures.popitem(last=False)
            self._fresh.discard(gone)
        self.viewport().update()

    def picture(self, page: int) -> QImage | None:
        """What there is of a page now; it is asked for where it is missing or old."""
        if page not in self._fresh:
            self._wishes.add(page)
            if not self._ask.isActive():
                self._ask.start()
        return self._pictures.get(page)

    def is_wanted(self, page: int) -> bool:
        """Whether a page's picture is missing and would be seen."""
        if page in self._fresh or not self.isVisible():
            return False
        rect = self.visualRect(self.pages.index(page))
        return rect.intersects(self.viewport().rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self.viewport()).fillRect(event.rect(), tokens(self.palette()).ground)
        super().paintEvent(event)

    def _tell_wishes(self) -> None:
        wishes = sorted(self._wishes, reverse=True)
        self._wishes.clear()
        self.wanted.emit(wishes, round(px(PAGE) * self.devicePixelRatioF()))

    def _tell_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        if index.isValid() and not self._following:
            self.page_chosen.emit(index.row())


class _SmallPage(QStyledItemDelegate):
    """A page with its number below; the one in view has a ring and a bold number."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        strip = self.parent()
        sizes = strip.pages.sizes
        high = max((size.height / size.width for size in sizes), default=1.3)
        return QSize(px(WIDTH) - px(14), round(px(PAGE) * high) + px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        strip, table = self.parent(), tokens(option.palette)
        size = strip.pages.sizes[index.row()]
        width, height = px(PAGE), round(px(PAGE) * size.height / size.width)
        left = option.rect.left() + (option.rect.width() - width) // 2
        page = QRect(left, option.rect.top() + px(10), width, height)
        now = index == strip.currentIndex()
        painter.save()
        painter.fillRect(page.adjusted(-1, -1, 1, 1), table.edge)
        painter.fillRect(page, QColor("white"))
        picture = strip.picture(index.row())
        if picture is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, picture)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if now or hovered:
            pen = QPen(table.accent if now else table.edge_low, 2)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(page.adjusted(-3, -3, 2, 2))
            if now and strip.hasFocus():
                painter.setPen(QPen(table.accent, 1, Qt.PenStyle.DotLine))
                painter.drawRect(page.adjusted(-6, -6, 5, 5))
        painter.setPen(table.text if now else table.secondary)
        painter.setFont(font(12, QFont.Weight.DemiBold if now else QFont.Weight.Normal, figures=True))
        below = QRect(option.rect.left(), page.bottom() + px(4), option.rect.width(), px(16))
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), str(index.row() + 1))
        painter.restore()
