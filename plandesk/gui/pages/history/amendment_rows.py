"""An amendment as a row of three lines: what happened to it, how it reads, and why."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from plandesk.domain import amendments
from plandesk.domain.amendments import Amendment
from plandesk.domain.day_words import short_day
from plandesk.gui import icons
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.models.amendments_model import AMENDMENT, kind_words, number_of, reason_words, text_of
from plandesk.gui.tokens import Tokens, px

Index = QModelIndex | QPersistentModelIndex
ICONS = {
    amendments.ADDED: "add",
    amendments.DROPPED: "trash",
    amendments.REWORDED: "edit",
    amendments.REDATED: "calendar",
    amendments.MOVED: "drag",
    amendments.MADE_INTERNAL: "lock",
    amendments.MADE_PUBLIC: "eye",
}


class AmendmentRow(RowDelegate):
    """72 high; the rows of goals are lower."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, height=72, margin=24)

    def row_height(self, index: Index) -> int:
        return px(72) if isinstance(index.data(AMENDMENT), Amendment) else px(36)

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        one = index.data(AMENDMENT)
        room = option.rect.adjusted(px(24), 0, -px(24), -1)
        if not isinstance(one, Amendment):
            self.paint_words(painter, room, str(index.data()), table.text, 13, QFont.Weight.DemiBold)
            return
        icon = QRectF(room.left(), room.top() + px(9), px(16), px(16))
        icons.paint(painter, icon, ICONS[one.kinds[0]], table.secondary)
        left = room.left() + px(28)
        lines = [
            QRect(left, room.top() + px(6 + 20 * place), room.right() - left, px(20)) for place in range(3)
        ]
        if one.when is not None:
            when = short_day(one.when.astimezone().date(), date.today(), narrow=True)
            side = Qt.AlignmentFlag.AlignRight
            used = self.paint_words(painter, lines[0], when, table.secondary, 12, alignment=side)
            lines[0].setRight(lines[0].right() - used - px(16))
        self.paint_words(painter, lines[0], kind_words(one), table.secondary, 12, QFont.Weight.Medium)
        number = number_of(one)
        words = f"{number}  {text_of(one)}" if number else text_of(one)
        self.paint_words(painter, lines[1], words, table.text, 13)
        ink = table.secondary if one.reason.strip() else table.late
        self.paint_words(painter, lines[2], reason_words(one), ink, 12)
