"""A text with a few marks (Markdown): shortcuts that set them, and paste that keeps what they can say."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QShortcut, QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from plandesk.gui.widgets.text import TextArea
from plandesk.i18n import _

HEADING, LIST, NUMBERED, QUOTE = "## ", "- ", "1. ", "> "
MARK = r"(#{1,6} |[-*+] |> |\d+[.)] )"
ENTRY = r"(?P<indent> {0,8})(?:(?P<number>\d{1,6})(?=[.)]))?(?P<mark>(?(number)[.)]|[-*+])) "
PLAIN_PASTE = "Ctrl+Shift+V"


class MarkdownArea(TextArea):
    """Each mark is one step of the field's own undo. What other programs copy is pasted as Markdown."""

    def __init__(self, parent: QWidget | None = None, lines: int = 2, at_most: int = 24) -> None:
        super().__init__(parent, lines, at_most)
        self.acts: dict[str, tuple[str, str, Callable[[], None]]] = {
            "bold": (_("Bold"), "Ctrl+B", lambda: self._wrap("**")),
            "italic": (_("Italic"), "Ctrl+I", lambda: self._wrap("*")),
            "heading": (_("Heading"), "Ctrl+Alt+H", lambda: self._prefix(HEADING)),
            "list": (_("List"), "Ctrl+Alt+L", lambda: self._prefix(LIST)),
            "numbered": (_("Numbered list"), "Ctrl+Alt+N", lambda: self._prefix(NUMBERED)),
            "quote": (_("Quotation"), "Ctrl+Alt+B", lambda: self._prefix(QUOTE)),
            "link": (_("Link"), "Ctrl+K", self._link),
            "table": (_("Table"), "Ctrl+Alt+T", self._table),
        }
        for _words, keys, act in self.acts.values():
            self._listen(keys, act)
        self._listen(PLAIN_PASTE, self.paste_plain)

    def _listen(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._continue_list():
            return
        super().keyPressEvent(event)

    def _continue_list(self) -> bool:
        """Begin the next entry of the list that the cursor stands in, or end it from an empty one."""
        cursor = self.textCursor()
        line = cursor.block().text()
        found = re.match(ENTRY, line)
        if self.isReadOnly() or cursor.hasSelection() or found is None:
            return False
        if cursor.positionInBlock() < found.end():
            return False
        indent, number, mark = found["indent"], found["number"], found["mark"]
        if not line[found.end() :].strip():
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText("\n")  # an empty line, without which what follows would be of the last entry
        else:
            following = f"{int(number) + 1}{mark}" if number else mark
            cursor.insertText(f"\n{indent}{following} ")
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    # ---- paste

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what is pasted or dropped: of what has marks elsewhere, those that are known here."""
        if source.hasHtml():
            from plandesk.gui.widgets.pasted_html import markdown_of_html  # late: few texts are pasted

            said = markdown_of_html(source.html())
            if said.strip():
                self._insert(said)
                return
        super().insertFromMimeData(source)

    def paste_plain(self) -> None:
        """Put in the words on the clipboard without any marks."""
        text = QApplication.clipboard().text()
        if text and not self.isReadOnly():
            self.textCursor().insertText(text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        if not self.isReadOnly():
            menu.addSeparator()
            plain = menu.addAction(_("Paste as plain text"), self.paste_plain)
            plain.setShortcut(QKeySequence(PLAIN_PASTE))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _insert(self, said: str) -> None:
        """One step: a few words within the line, anything longer in paragraphs of its own."""
        cursor = self.textCursor()
        if "\n" in said or re.match(MARK, said) or said.startswith("|"):
            before, after = self._between(0, cursor.selectionStart()), self._between(cursor.selectionEnd())
            said = "\n" * _missing(before[::-1]) + said + "\n" * _missing(after)
        cursor.insertText(said)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # ---- marks

    def _wrap(self, mark: str) -> None:
        """Put a mark on both sides of the selected words, or take it away."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        size = len(mark)
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if _is_wrapped(self._between(start, end), mark):
            start, end = start + size, end - size
        words = self._between(start, end)
        # Widened over the marks around it, the selection takes them along.
        if self._stands_in(start, end, mark):
            start, end, wrapped = start - size, end + size, words
        else:
            wrapped = f"{mark}{words}{mark}"
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(wrapped)
        inside = end - start - (2 * size if wrapped == words else 0)
        self._select(start + (0 if wrapped == words else size), inside)

    def _stands_in(self, start: int, end: int, mark: str) -> bool:
        """Whether the marks stand around a stretch: one star is italic, two are bold, three are both."""
        before, after = self._between(max(0, start - 3), start), self._between(end, end + 3)
        stars = min(len(before) - len(before.rstrip("*")), len(after) - len(after.lstrip("*")))
        return stars in (1, 3) if mark == "*" else stars >= len(mark)

    def _prefix(self, mark: str) -> None:
        """Begin every selected line with a mark, or take it away where all have it."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        document = self.document()
        block = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        blocks: list[QTextBlock] = []
        while block.isValid() and block.blockNumber() <= last:
            blocks.append(block)
            block = block.next()
        written = [one.text() for one in blocks if one.text()]
        has_mark, number = bool(written) and all(_begins_with(text, mark) for text in written), 0
        cursor.beginEditBlock()
        for one in blocks:
            if not one.text() and len(blocks) > 1:
                continue
            line = QTextCursor(one)
            found = re.match(MARK, one.text())
            if found:
                line.setPosition(one.position() + found.end(), QTextCursor.MoveMode.KeepAnchor)
            number += 1
            own = f"{number}. " if mark == NUMBERED else mark
            line.insertText("" if has_mark else own)
        cursor.endEditBlock()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self) -> None:
        """Make a link of the selected words; the address is to be typed."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        words = cursor.selectedText() or _("words")
        address = "https://"
        cursor.insertText(f"[{words}]({address})")
        self._select(cursor.position() - len(address) - 1, len(address))

    def _table(self) -> None:
        """Put in a small table; the head of its first column is to be typed."""
        if self.isReadOnly():
            return
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        before, after = self._between(0, cursor.position()), self._between(cursor.position())
        start, head = "\n" * _missing(before[::-1]), _("Head")
        place = cursor.position()
        rows = [f"| {head} 1 | {head} 2 |", "|---|---|", "|  |  |", "|  |  |"]
        cursor.insertText(start + "\n".join(rows) + "\n" * _missing(after))
        self._select(place + len(start) + 2, len(head) + 2)

    def _between(self, start: int, end: int = -1) -> str:
        """The text between two places, which Qt counts in its own units; to the end without a second one."""
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(last if end < 0 else min(end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _select(self, start: int, length: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)


def _begins_with(text: str, mark: str) -> bool:
    if mark == NUMBERED:
        return re.match(r"\d+[.)] ", text) is not None
    return text.startswith(mark)


def _missing(text: str) -> int:
    """How many line feeds are missing before an empty line stands beside the text; none at an end of it."""
    return max(0, 2 - (len(text) - len(text.lstrip("\n")))) if text.strip() else 0


def _is_wrapped(words: str, mark: str) -> bool:
    if len(words) < 2 * len(mark) or not (words.startswith(mark) and words.endswith(mark)):
        return False
    # One star inside two is bold, not italic.
    return mark != "*" or not words.startswith("**") or words.startswith("***")
