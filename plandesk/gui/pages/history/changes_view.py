"""What a step did, record by record, each field before and after: text to read and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from plandesk.domain.history_view import FieldChange, RecordChange
from plandesk.gui.tokens import Tokens, font, px, tokens
from plandesk.i18n import _, ngettext

LONGEST = 700  # characters of a value; of longer ones the part around the change is shown
AROUND = 80


class ChangesView(QTextEdit):
    """As high as its text, so that the form around it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("What changed"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self._shown: tuple[Sequence[RecordChange], int] = ((), 0)

    def show_changes(self, changes: Sequence[RecordChange], more: int = 0) -> None:
        """Show the changes of a step; `more` records are not among them."""
        self._shown = (changes, more)
        self._write()

    def sizeHint(self) -> QSize:
        return QSize(px(240), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._write()

    def _write(self) -> None:
        changes, more = self._shown
        table = tokens(self.palette())
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for number, change in enumerate(changes):
            self._write_record(cursor, change, table, first=number == 0)
        if more > 0:
            words = ngettext("and {n} more record", "and {n} more records", more).format(n=more)
            self._line(cursor, words, 12, table.secondary, above=16)
        cursor.endEditBlock()
        self._fit()

    def _write_record(self, cursor: QTextCursor, change: RecordChange, table: Tokens, first: bool) -> None:
        head = {"insert": _("{record} added"), "delete": _("{record} deleted")}.get(change.op, "{record}")
        words = head.format(record=change.record)
        self._line(cursor, words, 12, table.secondary, above=0 if first else 20)
        if change.title:
            title = _cut(change.title)
            self._line(cursor, title, 13, table.text, QFont.Weight.DemiBold)
        if not change.fields and change.op == "update":
            self._line(cursor, _("Moved to another place"), 13, table.text, above=4)
        for field in change.fields:
            if change.op == "update" or (field.before or field.after) != change.title:
                self._write_field(cursor, field, change.op, table)

    def _write_field(self, cursor: QTextCursor, field: FieldChange, op: str, table: Tokens) -> None:
        self._line(cursor, field.field, 12, table.secondary, above=8)
        before, after = excerpt(field.before, field.after)
        if op == "insert":
            self._line(cursor, after, 13, table.text)
        elif op == "delete":
            self._line(cursor, before, 13, table.text)
        else:
            nothing = _("(empty)")
            self._line(cursor, _("Before: {value}").format(value=before or nothing), 13, table.secondary)
            self._line(cursor, _("After: {value}").format(value=after or nothing), 13, table.text)

    def _line(
        self,
        cursor: QTextCursor,
        words: str,
        size: float,
        colour: object,
        weight: QFont.Weight = QFont.Weight.Normal,
        above: int = 0,
    ) -> None:
        block, face = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(px(above))
        face.setFont(font(size, weight))
        face.setForeground(colour)
        if cursor.position() > 0:
            cursor.insertBlock(block, face)
        else:
            cursor.setBlockFormat(block)
        # A line feed inside a value stays within its paragraph.
        cursor.insertText(words.replace("\n", "\u2028"), face)

    def _height(self) -> int:
        return round(self.document().size().height()) + px(4)

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        if self.height() != self._height():
            self.setFixedHeight(self._height())


def excerpt(before: str, after: str) -> tuple[str, str]:
    """Two values for reading: of long ones only what is around the first difference."""
    if max(len(before), len(after)) <= LONGEST:
        return before, after
    same = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        same += 1
    start = max(0, same - AROUND) if before and after else 0
    return _cut(before, start), _cut(after, start)


def _cut(text: str, start: int = 0) -> str:
    part = text[start : start + LONGEST]
    return ("…" if start else "") + part + ("…" if start + LONGEST < len(text) else "")
