"""Rows of the parts of a layout: a check mark, the words, and for a page break a dashed line."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, Qt
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionButton, QStyleOptionViewItem, QWidget

from plandesk.gui import icons
from plandesk.gui.delegates.row import Index, RowDelegate
from plandesk.gui.tokens import Tokens, px

_CHECKED = Qt.ItemDataRole.CheckStateRole


class LayoutDelegate(RowDelegate):
    """A hidden part is faint; a click on the mark, or the space bar, hides or shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, lines=False, margin=24)

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        state = index.data(_CHECKED)
        room = option.rect.adjusted(px(50), 0, -px(28), 0)
        if state is None:
            used = self.paint_words(painter, room, str(index.data() or ""), table.secondary, 12)
            painter.setPen(QPen(table.faint, 1, Qt.PenStyle.DashLine))
            middle = option.rect.center().y()
            painter.drawLine(room.left() + used + px(8), middle, room.right(), middle)
        else:
            self._paint_mark(painter, option, index, state == Qt.CheckState.Checked)
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            weight = QFont.Weight.Medium if chosen else QFont.Weight.Normal
            colour = table.text if state == Qt.CheckState.Checked else table.secondary
            self.paint_words(painter, room, str(index.data() or ""), colour, weight=weight)
        touched = option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected)
        if touched and index.flags() & Qt.ItemFlag.ItemIsDragEnabled:
            place = QRect(option.rect.right() - px(24), 0, px(14), px(14))
            place.moveTop(option.rect.top() + (option.rect.height() - px(14)) // 2)
            icons.paint(painter, place.toRectF(), "drag", table.faint)

    def _paint_mark(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, checked: bool
    ) -> None:
        style = option.widget.style() if option.widget is not None else QApplication.style()
        box = QStyleOptionButton()
        box.rect = self.mark(option)
        box.palette = option.palette
        box.state = QStyle.StateFlag.State_On if checked else QStyle.StateFlag.State_Off
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            box.state |= QStyle.StateFlag.State_Enabled
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, option.widget)

    @staticmethod
    def mark(option: QStyleOptionViewItem) -> QRect:
        """Where the check mark of a row is."""
        size = px(16)
        top = option.rect.top() + (option.rect.height() - size) // 2
        return QRect(option.rect.left() + px(24), top, size, size)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if not index.flags() & Qt.ItemFlag.ItemIsUserCheckable or index.data(_CHECKED) is None:
            return False
        if isinstance(event, QMouseEvent):
            if event.button() != Qt.MouseButton.LeftButton:
                return False
            around = self.mark(option).adjusted(-px(8), -px(8), px(6), px(8))
            if not around.contains(event.position().toPoint()):
                return False
            if event.type() != QEvent.Type.MouseButtonRelease:
                return event.type() == QEvent.Type.MouseButtonPress
        elif not (isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space):
            return False
        checked = index.data(_CHECKED) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return model.setData(index, wanted, _CHECKED)
