"""The head of the table: a click sorts, the arrow of a column opens its menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from plandesk.gui import icons
from plandesk.gui.tokens import font, px, tokens
from plandesk.i18n import _

ARROW = 28


class TableHead(QHeaderView):
    """Columns can be moved and made wider. The table behind it sorts nothing itself: `sort_wished` does."""

    sort_wished = Signal(int)
    menu_wished = Signal(int, QPoint)  # column, place on the screen
    chooser_wished = Signal(QPoint)

    def __init__(self, right: int, parent: QWidget | None = None) -> None:
        """`right` is the column whose words stand at its right end."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._right = right
        self._over = -1
        self._sorted: tuple[int, bool] = (0, False)
        self._pressed: QPoint | None = None
        self._on_arrow = -1
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(48))
        self.setFixedHeight(px(32))
        self.setMouseTracking(True)
        self.setFont(font(12))
        self.setToolTip(_("Click to sort; right click to choose columns"))

    def set_sorted(self, column: int, descending: bool) -> None:
        """Show the order in force."""
        self._sorted = (column, descending)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(32))

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        table = tokens(self.palette())
        painter.save()
        over = column == self._over
        painter.fillRect(rect, table.row_hover if over else table.base)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), table.line)
        chosen = column == self._sorted[0]
        painter.setFont(font(12, QFont.Weight.Medium if chosen else QFont.Weight.Normal))
        painter.setPen(table.text if chosen else table.secondary)
        words = str(self.model().headerData(column, self.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        room = rect.adjusted(px(8), 0, -px(8), -1)
        at_right = column == self._right
        if over and not at_right:
            room.setRight(rect.right() - px(ARROW))
        mark = px(16) if chosen else 0
        shown = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, max(room.width() - mark, 0)
        )
        wide = painter.fontMetrics().horizontalAdvance(shown)
        left = room.right() - wide if at_right else room.left()
        place = QRect(left, rect.top(), wide + 1, rect.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if chosen:
            name = "sort-down" if self._sorted[1] else "sort-up"
            beside = left - px(16) if at_right else left + wide + px(4)
            icons.paint(painter, _square(beside, rect, px(12)), name, table.text)
        if over and not at_right:
            icons.paint(painter, _square(rect.right() - px(22), rect, px(16)), "down", table.secondary)
        painter.restore()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverLeave, QEvent.Type.Leave):
            self._set_over(-1)
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._set_over(self.logicalIndexAt(event.position().toPoint()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        self._pressed, self._on_arrow = None, -1
        resizing = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        if event.button() == Qt.MouseButton.LeftButton and not resizing:
            if self._is_arrow(place):
                self._on_arrow = self.logicalIndexAt(place)
                return
            self._pressed = place
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._on_arrow >= 0:
            column, self._on_arrow = self._on_arrow, -1
            self.open_menu(column)
            return
        moved = self._pressed is None or (place - self._pressed).manhattanLength() > px(4)
        self._pressed = None
        super().mouseReleaseEvent(event)
        if not moved:
            self.sort_wished.emit(self.logicalIndexAt(place))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.chooser_wished.emit(event.globalPos())

    def open_menu(self, column: int) -> None:
        """Open a column's menu below its head."""
        left = self.sectionViewportPosition(column)
        self.menu_wished.emit(column, self.viewport().mapToGlobal(QPoint(left, self.height())))

    def _is_arrow(self, place: QPoint) -> bool:
        column = self.logicalIndexAt(place)
        if column < 0 or column == self._right:
            return False
        end = self.sectionViewportPosition(column) + self.sectionSize(column)
        return end - px(ARROW) <= place.x() < end - px(5)

    def _set_over(self, column: int) -> None:
        if column != self._over:
            self._over = column
            self.viewport().update()


def _square(left: int, rect: QRect, edge: int) -> QRectF:
    return QRectF(left, rect.top() + (rect.height() - edge) / 2, edge, edge)
