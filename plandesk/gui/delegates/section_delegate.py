"""Rows of the list of sections: the words, moved in within a chapter, and a lock where one is internal."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from plandesk.gui import icons
from plandesk.gui.delegates.row import Index, RowDelegate
from plandesk.gui.tokens import Tokens, px


class SectionDelegate(RowDelegate):
    """The chosen section is set in medium weight, with the bar on its left."""

    def __init__(self, public_role: int, level_role: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, lines=False, margin=24)
        self._public_role, self._level_role = public_role, level_role

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        internal = not index.data(self._public_role)
        within = int(index.data(self._level_role) or 1) > 1
        room = option.rect.adjusted(px(38 if within else 24), 0, -px(30 if internal else 8), 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        weight = QFont.Weight.Medium if chosen else QFont.Weight.Normal
        self.paint_words(painter, room, str(index.data() or ""), table.text, weight=weight)
        if internal:
            place = QRectF(option.rect.right() - px(24), 0, px(14), px(14))
            place.moveTop(option.rect.top() + (option.rect.height() - px(14)) / 2)
            icons.paint(painter, place, "lock", table.faint)
