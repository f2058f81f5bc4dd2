"""What a step did, record by record, each field before and after: text to read and to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QWidget

from plandesk.domain.history_view import FieldChange, RecordChange
from plandesk.gui.tokens import Tokens, tokens
from plandesk.gui.widgets.growing_text import GrowingText
from plandesk.i18n import _, ngettext

LONGEST = 700  # characters of a value; of longer ones the part around the change is shown
AROUND = 80


class ChangesView(GrowingText):
    """The changes of one step."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What changed"), parent)
        self._shown: tuple[Sequence[RecordChange], int] = ((), 0)

    def show_changes(self, changes: Sequence[RecordChange], more: int = 0) -> None:
        """Show the changes of a step; `more` records are not among them."""
        self._shown = (changes, more)
        self.show_again()

    def write(self, cursor: QTextCursor) -> None:
        changes, more = self._shown
        table = tokens(self.palette())
        for number, change in enumerate(changes):
            self._write_record(cursor, change, table, first=number == 0)
        if more > 0:
            words = ngettext("and {n} more record", "and {n} more records", more).format(n=more)
            self.line(cursor, words, 12, table.secondary, above=16)

    def _write_record(self, cursor: QTextCursor, change: RecordChange, table: Tokens, first: bool) -> None:
        head = {"insert": _("{record} added"), "delete": _("{record} deleted")}.get(change.op, "{record}")
        words = head.format(record=change.record)
        self.line(cursor, words, 12, table.secondary, above=0 if first else 20)
        if change.title:
            title = _cut(change.title)
            self.line(cursor, title, 13, table.text, QFont.Weight.DemiBold)
        if not change.fields and change.op == "update":
            self.line(cursor, _("Moved to another place"), 13, table.text, above=4)
        for field in change.fields:
            if change.op == "update" or (field.before or field.after) != change.title:
                self._write_field(cursor, field, change.op, table)

    def _write_field(self, cursor: QTextCursor, field: FieldChange, op: str, table: Tokens) -> None:
        self.line(cursor, field.field, 12, table.secondary, above=8)
        before, after = excerpt(field.before, field.after)
        if op == "insert":
            self.line(cursor, after, 13, table.text)
        elif op == "delete":
            self.line(cursor, before, 13, table.text)
        else:
            nothing = _("(empty)")
            self.line(cursor, _("Before: {value}").format(value=before or nothing), 13, table.secondary)
            self.line(cursor, _("After: {value}").format(value=after or nothing), 13, table.text)


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
