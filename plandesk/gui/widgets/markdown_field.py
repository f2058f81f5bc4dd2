"""A text with a few marks (Markdown), and buttons for those who do not know them by heart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.markdown_area import MarkdownArea
from plandesk.i18n import _


class MarkdownField(QWidget):
    """`area` holds the text and is loaded like any other field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = MarkdownArea(lines=6, at_most=400)
        self.setFocusProxy(self.area)
        self._buttons: list[IconButton] = []
        bar = QHBoxLayout()
        bar.setSpacing(px(2))
        for icon, (words, keys, act) in self.area.acts.items():
            button = self._button(icon, words, keys)
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._buttons.append(button)
            bar.addWidget(button)
        bar.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addLayout(bar)
        layout.addWidget(self.area)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.area.setAccessibleName(name)

    def setReadOnly(self, read_only: bool) -> None:
        """Whether the text can be changed."""
        self.area.setReadOnly(read_only)
        for button in self._buttons:
            button.setEnabled(not read_only)

    @staticmethod
    def _button(icon: str, words: str, keys: str) -> IconButton:
        written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button = IconButton(icon, _("{words} ({keys})").format(words=words, keys=written))
        button.setAccessibleName(words)
        # Tab goes from field to field; the buttons have their keys.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button
