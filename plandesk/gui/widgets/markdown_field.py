"""A text with a few marks (Markdown), and buttons for those who do not know them by heart."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlock, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.text import TextArea
from plandesk.i18n import _

HEADING, LIST, QUOTE = "## ", "- ", "> "
MARK = re.compile(r"(#{1,6} |[-*+] |> |\d+[.)] )")


class MarkdownField(QWidget):
    """`area` holds the text and is loaded like any other field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = TextArea(lines=6, at_most=400)
        self.setFocusProxy(self.area)
        self._buttons: list[IconButton] = []
        self._bar = QHBoxLayout()
        self._bar.setSpacing(px(2))
        self._add("bold", _("Bold"), lambda: self._wrap("**"), "Ctrl+B")
        self._add("italic", _("Italic"), lambda: self._wrap("*"), "Ctrl+I")
        self._add("heading", _("Heading"), lambda: self._prefix(HEADING), "Ctrl+Alt+H")
        self._add("list", _("List"), lambda: self._prefix(LIST), "Ctrl+Alt+L")
        self._add("quote", _("Quotation"), lambda: self._prefix(QUOTE), "Ctrl+Alt+Q")
        self._add("link", _("Link"), self._link, "Ctrl+K")
        self._bar.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addLayout(self._bar)
        layout.addWidget(self.area)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.area.setAccessibleName(name)

    def setReadOnly(self, read_only: bool) -> None:
        """Whether the text can be changed."""
        self.area.setReadOnly(read_only)
        for button in self._buttons:
            button.setEnabled(not read_only)

    def _add(self, icon: str, words: str, act: Callable[[], None], keys: str) -> None:
        sequence = QKeySequence(keys)
        written = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        button = IconButton(icon, _("{words} ({keys})").format(words=words, keys=written))
        button.setAccessibleName(words)
        # Tab goes from field to field; the buttons have their keys.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _checked=False: act())
        shortcut = QShortcut(sequence, self.area, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)
        self._buttons.append(button)
        self._bar.addWidget(button)

    # ---- marks

    def _wrap(self, mark: str) -> None:
        """Put a mark on both sides of the selected words, or take it away."""
        if self.area.isReadOnly():
            return
        cursor = self.area.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        text, size = self.area.text(), len(mark)
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        words = text[start:end]
        if _is_wrapped(words, mark):
            start, end = start + size, end - size
            words = text[start:end]
        # Widened over the marks around it, the selection takes them along.
        if _is_wrapped(text[max(start - size, 0) : end + size], mark):
            start, end, wrapped = start - size, end + size, words
        else:
            wrapped = f"{mark}{words}{mark}"
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(wrapped)
        self._select(start + (len(wrapped) - len(words)) // 2, len(words))

    def _prefix(self, mark: str) -> None:
        """Begin every selected line with a mark, or take it away where all have it."""
        if self.area.isReadOnly():
            return
        cursor = self.area.textCursor()
        document = self.area.document()
        block = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        blocks: list[QTextBlock] = []
        while block.isValid() and block.blockNumber() <= last:
            blocks.append(block)
            block = block.next()
        has_mark = all(one.text().startswith(mark) for one in blocks if one.text()) and any(
            one.text() for one in blocks
        )
        cursor.beginEditBlock()
        for one in blocks:
            if not one.text() and len(blocks) > 1:
                continue
            line = QTextCursor(one)
            found = MARK.match(one.text())
            if found:
                line.setPosition(one.position() + found.end(), QTextCursor.MoveMode.KeepAnchor)
            line.insertText("" if has_mark else mark)
        cursor.endEditBlock()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self) -> None:
        """Make a link of the selected words; the address is to be typed."""
        if self.area.isReadOnly():
            return
        cursor = self.area.textCursor()
        words = cursor.selectedText() or _("words")
        address = "https://"
        start = cursor.selectionStart()
        cursor.insertText(f"[{words}]({address})")
        self._select(start + len(words) + 3, len(address))

    def _select(self, start: int, length: int) -> None:
        cursor = self.area.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        self.area.setTextCursor(cursor)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_wrapped(words: str, mark: str) -> bool:
    if len(words) < 2 * len(mark) or not (words.startswith(mark) and words.endswith(mark)):
        return False
    # One star inside two is bold, not italic.
    return mark != "*" or not words.startswith("**") or words.startswith("***")
