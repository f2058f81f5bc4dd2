"""A step as a row of two lines: what, then who and when; undone ones say so in a word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from plandesk.domain.history_view import HistoryStep
from plandesk.gui import icons
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.models.history_model import STEP, SUBJECT, state_words, step_words, who_and_when
from plandesk.gui.tokens import Tokens, font, px
from plandesk.i18n import _, ngettext

Index = QModelIndex | QPersistentModelIndex
ICONS = {"do": "edit", "undo": "undo", "redo": "redo"}


class StepRow(RowDelegate):
    """52 high, with an icon for the kind of step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, height=52, margin=24)

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        step = index.data(STEP)
        if not isinstance(step, HistoryStep):
            return
        undone = state_words(step)
        quiet = bool(undone) or step.kind != "do"
        room = option.rect.adjusted(px(24), 0, -px(24), -1)
        icon = QRectF(room.left(), room.top() + px(9), px(16), px(16))
        icons.paint(painter, icon, ICONS.get(step.kind, "edit"), table.secondary)
        left = room.left() + px(28)
        upper = QRect(left, room.top() + px(6), room.right() - left, px(20))
        lower = QRect(left, upper.bottom() + 1, upper.width(), px(18))
        painter.setFont(font(12))
        when = who_and_when(step)
        width = min(painter.fontMetrics().horizontalAdvance(when) + px(4), upper.width() // 2)
        right = QRect(upper.right() - width, upper.top(), width, upper.height())
        self.paint_words(painter, right, when, table.secondary, 12, alignment=Qt.AlignmentFlag.AlignRight)
        upper.setRight(right.left() - px(16))
        if undone:
            self._paint_undone(painter, right, lower, undone, table)
            lower.setRight(right.left() - px(16))
        ink = table.secondary if quiet else table.text
        weight = QFont.Weight.Normal if quiet else QFont.Weight.Medium
        shown = self.paint_words(painter, upper, step_words(step), ink, 13, weight)
        if undone:
            # Struck through as well, for those who look rather than read.
            middle = upper.center().y() + 1
            painter.drawLine(upper.left(), middle, upper.left() + shown, middle)
        self.paint_words(painter, lower, self._below(step, str(index.data(SUBJECT))), table.secondary, 12)

    def _paint_undone(
        self, painter: QPainter, right: QRect, lower: QRect, undone: str, table: Tokens
    ) -> None:
        word = QRect(right.left(), lower.top(), right.width(), lower.height())
        width = painter.fontMetrics().horizontalAdvance(undone) + px(20)
        mark = QRectF(word.right() - width, word.top() + (word.height() - px(14)) / 2, px(14), px(14))
        icons.paint(painter, mark, "undo", table.secondary)
        self.paint_words(painter, word, undone, table.secondary, 12, alignment=Qt.AlignmentFlag.AlignRight)

    def _below(self, step: HistoryStep, subject: str) -> str:
        if step.rows < 2:
            return subject
        more = ngettext("{n} record", "{n} records", step.rows).format(n=f"{step.rows:,}")
        return _("{subject} · {records}").format(subject=subject, records=more) if subject else more
