"""A row of the list of quarters: the quarter, what was told, when."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.tokens import Tokens, px
from plandesk.gui.widgets.status_look import look_of, paint_status

Index = QModelIndex | QPersistentModelIndex


class QuarterRowDelegate(RowDelegate):
    """`role` is the model's role for the row as a whole."""

    def __init__(self, role: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, height=30)
        self._role = role

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        row, rect = index.data(self._role), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        left = rect.left() + px(12)
        wide = px(36 if len(row.words) <= 3 else 66)
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        ink = table.text if chosen else table.secondary
        self.paint_words(painter, QRect(left, rect.top(), wide, rect.height()), row.words, ink, 13, weight)
        room = QRect(left + wide + px(4), rect.top(), rect.width(), rect.height())
        used = room.left()
        if row.status is not None or row.asked:
            room.setRight(rect.right() - (px(110) if row.when else px(8)))
            used = paint_status(painter, room, look_of(row.status), table)
        else:
            self.paint_words(painter, room, "–", table.faint)
        date = QRect(used + px(8), rect.top(), rect.right() - used - px(18), rect.height())
        self.paint_words(painter, date, row.when, table.secondary, alignment=Qt.AlignmentFlag.AlignRight)
