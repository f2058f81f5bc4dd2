"""Text fields that tell when they are typed into and when they are left with a change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from plandesk.gui.tokens import px

_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


def _is_undoing(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _UNDOING)


class LineField(QLineEdit):
    """One line of text. `typed` comes with every key, `left` when it is left (or Enter) with a change."""

    typed = Signal(str)
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._accepted = ""
        self.textEdited.connect(self.typed)
        self.returnPressed.connect(self.leave)
        self.setMinimumHeight(px(32))

    def set_text(self, text: str) -> None:
        """Show what the file holds; tells nobody. The cursor stays where the text is the same."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        self.accept()

    def type_text(self, text: str) -> None:
        """Show a text as if it had been typed: it is a change."""
        self.setText(text)

    def is_changed(self) -> bool:
        """Whether there is text that has not been accepted."""
        return self.text() != self._accepted

    def accept(self) -> None:
        """The text is in the file now."""
        self._accepted = self.text()

    def leave(self) -> None:
        """Tell `left` if there is a change, as when the focus goes."""
        if self.is_changed():
            self.left.emit(self.text())

    def event(self, event: QEvent) -> bool:
        # Ctrl+Z belongs to the field while something is typed, then to the document.
        if event.type() == QEvent.Type.ShortcutOverride and _is_undoing(event) and not self.is_changed():
            event.ignore()
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.leave()


class TextArea(QPlainTextEdit):
    """Several lines of plain text, as high as the text; signals as in LineField. Tab leaves it."""

    typed = Signal(str)
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None, lines: int = 2, at_most: int = 24) -> None:
        """`lines` are shown at least, `at_most` before it scrolls."""
        super().__init__(parent)
        self._accepted = ""
        self._lines, self._at_most = lines, at_most
        self._loading = False
        self._one_line = False
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(px(6))
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._tell)
        self._grow()

    def type_text(self, text: str) -> None:
        """Show a text as if it had been typed: it is a change."""
        self.setPlainText(text)

    def text(self) -> str:
        """The text with line feeds; no-break spaces stay what they are."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Show what the file holds; tells nobody. The cursor stays where the text is the same."""
        if text != self.text():
            self._loading = True
            self.setPlainText(text)
            self._loading = False
        self.accept()

    def is_changed(self) -> bool:
        """Whether there is text that has not been accepted."""
        return self.text() != self._accepted

    def accept(self) -> None:
        """The text is in the file now."""
        self._accepted = self.text()

    def leave(self) -> None:
        """Tell `left` if there is a change, as when the focus goes."""
        if self.is_changed():
            self.left.emit(self.text())

    def set_one_line(self) -> None:
        """Take a title, which may wrap but has no lines of its own: Enter saves it, as in a LineField."""
        self._one_line = True

    def set_flat(self, flat: bool) -> None:
        """Show the text as on paper, without a frame, where it cannot be edited; it takes the same room."""
        self.setReadOnly(flat)
        self.setFrameShape(QFrame.Shape.NoFrame if flat else QFrame.Shape.StyledPanel)
        self.viewport().setAutoFillBackground(not flat)
        self._grow()

    def sizeHint(self) -> QSize:
        return QSize(px(240), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(120), self._height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_undoing(event) and not self.is_changed():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # the form goes back to its row
        elif self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._one_line and source.hasText():
            self.textCursor().insertText(" ".join(source.text().splitlines()))
        else:
            super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()

    def _lines_shown(self) -> int:
        # A plain text document gives its height in lines, but lays out its blocks only when asked for them.
        layout, block = self.document().documentLayout(), self.document().begin()
        while block.isValid():
            layout.blockBoundingRect(block)
            block = block.next()
        return round(self.document().size().height())

    def _height(self) -> int:
        wanted = self._lines_shown()
        lines = min(max(wanted, self._lines), self._at_most)
        around = 2 * (self.frameWidth() + round(self.document().documentMargin()))
        return lines * QFontMetrics(self.font()).lineSpacing() + around + 1

    def _grow(self) -> None:
        scrolls = self._lines_shown() > self._at_most
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)
        if self.height() != self._height() or self.minimumHeight() != self._height():
            self.setFixedHeight(self._height())

    def _tell(self) -> None:
        if not self._loading:
            self.typed.emit(self.text())
