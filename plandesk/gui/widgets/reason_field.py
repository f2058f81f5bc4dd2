"""A text area that offers texts used before: while their beginning is typed, and all with Alt+Down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from plandesk.gui.tokens import px
from plandesk.gui.widgets.text import TextArea

TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Backtab)


class ReasonField(TextArea):
    """Text of its own or one of the suggestions; `entered` comes when they are about to be wanted."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStringListModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setWidget(self)
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.completer.setMaxVisibleItems(8)
        self.completer.activated.connect(self._take)
        self.typed.connect(self._suggest)

    def set_suggestions(self, texts: Sequence[str]) -> None:
        """Offer these texts."""
        self._model.setStringList(list(texts))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self.completer.popup()
        if popup.isVisible() and event.key() in TAKING:
            event.ignore()  # the list takes it
            return
        if event.key() == Qt.Key.Key_Down and (
            event.modifiers() & Qt.KeyboardModifier.AltModifier or not self.text()
        ):
            self._open("")
            return
        super().keyPressEvent(event)

    def _suggest(self, text: str) -> None:
        words = text.strip()
        if self.hasFocus() and 2 <= len(words) <= 40 and "\n" not in text:
            self._open(words)
        else:
            self.completer.popup().hide()

    def _open(self, words: str) -> None:
        self.completer.setCompletionPrefix(words)
        found = self.completer.completionCount()
        if not found or (found == 1 and self.completer.currentCompletion() == words):
            self.completer.popup().hide()
            return
        self.completer.complete(QRect(0, self.height() - px(2), self.width(), 1))

    def _take(self, text: str) -> None:
        if text != self.text():
            self.selectAll()
            self.insertPlainText(text)
