"""The lines of a member's history, of the kinds that are wanted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.coaching.member_history import Entry
from plandesk.domain.day_words import day_words
from plandesk.gui.models.differing_rows import go_over

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ENTRY = Role.UserRole


class MemberHistoryModel(QAbstractListModel):
    """`ENTRY` gives the `Entry` of a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Entry, ...] = ()
        self.kinds: frozenset[str] = frozenset()
        self.rows: list[Entry] = []

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show another history."""
        self._all = tuple(entries)
        self._take()

    def show_kinds(self, kinds: frozenset[str]) -> None:
        """Show only lines of these kinds; none means all."""
        self.kinds = kinds
        self._take()

    def counts(self) -> dict[str, int]:
        """How many lines there are of each kind."""
        found: dict[str, int] = {}
        for one in self._all:
            found[one.kind] = found.get(one.kind, 0) + 1
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self.rows[index.row()]
        if role == ENTRY:
            return entry
        if role == Role.DisplayRole:
            return entry.title
        if role == Role.AccessibleTextRole:
            return ". ".join(
                part for part in (day_words(entry.day), entry.title, entry.note, entry.body) if part
            )
        return None

    def _take(self) -> None:
        wanted = [one for one in self._all if not self.kinds or one.kind in self.kinds]
        go_over(self, self.rows, wanted, lambda one: one)
