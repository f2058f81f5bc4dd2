"""The line across the window that says that the past is shown, with the way back."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from plandesk.gui import icons
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _


class PastBanner(Panel):
    """Hidden until it has something to say."""

    left = Signal()  # back to today

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("selection", "bottom", parent)
        self.setAccessibleName(_("Past"))
        self.words = Words("", 13, wrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = Button(_("Back to today"))
        self.button.clicked.connect(lambda _checked=False: self.left.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(px(48), px(6), px(16), px(6))
        row.setSpacing(px(16))
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def say(self, words: str) -> None:
        """Show a sentence; nothing for an empty one."""
        self.words.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        mark = QRectF(px(22), (self.height() - px(16)) / 2, px(16), px(16))
        icons.paint(QPainter(self), mark, "history", tokens(self.palette()).text)
