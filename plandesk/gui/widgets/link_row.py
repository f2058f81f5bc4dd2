"""A link to a goal in a form: a flag, its words on one line, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from plandesk.gui.icons import pixmap
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.labels import Elided, Words


class LinkRow(QWidget):
    """One link; its buttons stand behind the words."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        flag = Words()
        ink = tokens(self.palette()).secondary.name()
        flag.setPixmap(pixmap("flag", ink, px(16), self.devicePixelRatioF()))
        self._row.addWidget(flag)
        self._row.addWidget(Elided(words), 1)

    def add_button(self, icon: str, words: str, act: Callable[[], None]) -> None:
        """Add a button behind the last one; `words` say what it does."""
        button = IconButton(icon, words)
        button.clicked.connect(lambda _checked=False: act())
        self._row.addWidget(button)
