"""How a status is drawn: symbol, word and colour, on a ground where it asks for something."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QApplication

from plandesk.gui import icons
from plandesk.gui.tokens import Tokens, font, px
from plandesk.i18n import _

SYMBOLS = {
    "done": "status-completed",
    "in_progress": "status-in-progress",
    "late": "status-delayed",
    "not_started": "status-not-started",
    "dropped": "status-dropped",
}
INKS = {"green": "completed", "blue": "in_progress", "amber": "late", "grey": "quiet", "red": "error"}
GROUNDS = {"late": "late_ground", "missing": "missing_ground"}
CHIP, SYMBOL = 22, 14  # heights at 100 %


class Word(Protocol):
    """What is known of a status word of the plan."""

    @property
    def word(self) -> str: ...
    @property
    def symbol(self) -> str: ...
    @property
    def colour(self) -> str: ...


class StatusLook(Struct, frozen=True):
    """Words with the names of their icon and of their colour among the tokens."""

    words: str
    icon: str
    ink: str

    @property
    def ground(self) -> str:
        """The token of the ground behind it; empty for none."""
        return GROUNDS.get(self.ink, "")


def look_of(word: Word | None) -> StatusLook:
    """How a status word of the plan is drawn; None: no update was received."""
    if word is None:
        return StatusLook(_("No update"), "status-no-update", "missing")
    return StatusLook(
        word.word,
        SYMBOLS.get(word.symbol, "status-not-started"),
        INKS.get(word.colour, "quiet"),
    )


def paint_status(painter: QPainter, room: QRect, look: StatusLook, table: Tokens) -> int:
    """Draw symbol and word in the middle of a place, cut with … where it is narrow; the right end used."""
    ink = getattr(table, look.ink)
    painter.setFont(font(13))
    metrics = painter.fontMetrics()
    edge, gap = px(SYMBOL), px(6)
    shown = metrics.elidedText(
        look.words, Qt.TextElideMode.ElideRight, max(room.width() - edge - gap - px(8), px(16))
    )
    wide = min(px(6) + edge + gap + metrics.horizontalAdvance(shown) + px(8), room.width() + px(6))
    chip = QRectF(room.left() - px(6), 0, wide, px(CHIP))
    chip.moveTop(room.top() + (room.height() - chip.height()) / 2)
    if look.ground and not table.high_contrast:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(getattr(table, look.ground))
        painter.drawRoundedRect(chip, px(4), px(4))
    top = room.top() + (room.height() - edge) / 2
    icons.paint(painter, QRectF(room.left(), round(top), edge, edge), look.icon, ink)
    painter.setPen(ink)
    words = QRect(room.left() + edge + gap, room.top(), room.width(), room.height())
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    return round(chip.right())


def paint_progress(painter: QPainter, room: QRect, done: int, total: int, table: Tokens) -> None:
    """Draw a bar of how many are done, in the middle of a place."""
    bar = QRectF(room.left(), 0, room.width(), px(4))
    bar.moveTop(room.top() + (room.height() - bar.height()) / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(table.line)
    painter.drawRoundedRect(bar, px(2), px(2))
    if done and total:
        bar.setWidth(max(bar.width() * done / total, px(4)))
        painter.setBrush(table.completed)
        painter.drawRoundedRect(bar, px(2), px(2))


def status_icon(look: StatusLook) -> QIcon:
    """The symbol for a list or a menu."""
    return icons.icon(look.icon, look.ink, SYMBOL)


def size_of(look: StatusLook) -> QSize:
    """How large symbol and word are together."""
    wide = QApplication.fontMetrics().horizontalAdvance(look.words)
    return QSize(px(SYMBOL + 20) + wide, px(CHIP))
