"""Cells that tell how an initiative stands: its status as symbol and word, and when it was completed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from plandesk.gui.delegates.cell_editors import EditedCellDelegate
from plandesk.gui.tokens import Tokens, font, px
from plandesk.gui.widgets.status_look import look_of, paint_status
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex


class StatusCellDelegate(EditedCellDelegate):
    """The status; where none is asked for yet, nothing. `telling` says whether statuses are asked for."""

    def __init__(self, *of_cell: object, role: int, telling: Callable[[], bool], **more: Any) -> None:
        super().__init__(*of_cell, **more)
        self._role, self._telling = role, telling

    def paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        room = option.rect.adjusted(px(self.margin), 0, -px(self.margin), -1)
        if self._telling():
            paint_status(painter, room, look_of(index.data(self._role)), table)
        else:
            self.paint_words(painter, room, "–", table.secondary)


class CompletedCellDelegate(EditedCellDelegate):
    """The quarter in which it was completed, and whether that was after the due one."""

    def __init__(self, *of_cell: object, role: int, **more: Any) -> None:
        super().__init__(*of_cell, **more)
        self._role = role

    def paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        room = option.rect.adjusted(px(self.margin), 0, -px(self.margin), -1)
        words = str(index.data(Qt.ItemDataRole.EditRole) or "")
        painter.setFont(font(13))
        used = self.paint_words(painter, room, words or "–", table.text if words else table.secondary)
        if index.data(self._role):
            beside = QRect(room.left() + used + px(8), room.top(), room.width() - used - px(8), room.height())
            self.paint_words(painter, beside, _("late"), table.late, 12)
