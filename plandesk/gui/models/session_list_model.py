"""The list of sessions in its groups: ids in order, and the lines of the rows looked at.

A key in the list is the id of a session, the id of a member that is due with a minus, or a heading far
below both.
"""

from __future__ import annotations

from array import array
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from plandesk.domain.coaching import session_list
from plandesk.domain.coaching.due import MemberDue
from plandesk.domain.coaching.session_list import SearchedWords, SessionLine, SessionOrder
from plandesk.domain.day_words import day_words
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.changes import ChangeSet
    from plandesk.gui.session import Session

Index = QModelIndex | QPersistentModelIndex
KEY = Qt.ItemDataRole.UserRole
LINE = Qt.ItemDataRole.UserRole + 1  # a SessionLine, a MemberDue, or None for a heading
HEADINGS = -(1 << 60)
OPEN, ACKNOWLEDGED, DUE = HEADINGS, HEADINGS + 1, HEADINGS + 2
ORDERING = ("coaching_session", "acknowledgement", "member", "desk")
AT_ONCE = 64  # lines read together
WORDS_AT_ONCE = 300  # sessions whose words are read between two events


class SessionListModel(QAbstractListModel):
    """Filters by member and words. It tells the views exactly which rows came and went."""

    counted = Signal(int, int)  # sessions shown, sessions that there are

    def __init__(self, session: Session, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._today = session, today
        self._member_id: int | None = None
        self._searched = ""
        self.shown = 0  # how many sessions match
        self._order = SessionOrder(array("q"), array("q"), ())
        self._due: dict[int, MemberDue] = {}
        self._keys = array("q")
        self._lines: dict[int, SessionLine] = {}
        self._words = SearchedWords()
        self._reading = QTimer(self)
        self._reading.setInterval(0)
        self._reading.timeout.connect(self._read_some_words)
        self.read()

    # ---- what is shown

    @property
    def member_id(self) -> int | None:
        """Whose sessions are shown; None for all."""
        return self._member_id

    @property
    def searched(self) -> str:
        """The words searched for."""
        return self._searched

    @property
    def total(self) -> int:
        """How many sessions there are of the members shown."""
        return len(self._order.open) + len(self._order.acknowledged)

    def show_member(self, member_id: int | None) -> None:
        """Show the sessions of one member, or of all."""
        if member_id != self._member_id:
            self._member_id = member_id
            self.read()

    def search(self, words: str) -> None:
        """Show the sessions in which every word is found."""
        if words != self._searched:
            self._searched = words
            if words.strip():
                self._read_words(self._words.unread([*self._order.open, *self._order.acknowledged]))
            self._arrange()

    def follow(self, changes: ChangeSet) -> None:
        """Read again what a step changed."""
        document = self._session.document
        if document is None or not changes.touches(*session_list.TABLES, "desk"):
            return
        self._lines.clear()
        changed = session_list.sessions_of_changes(document, changes)
        if changed is None:
            self._words = SearchedWords()
        else:
            self._words.read(document, changed)
        if changes.touches(*ORDERING) or changed is None:
            self.read()
        elif self._searched:
            self._arrange()
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def read(self) -> None:
        """Read which sessions there are and in which order."""
        document = self._session.document
        if document is None:
            return
        self._order = session_list.order(document, self._today, self._member_id)
        self._due = {-one.member.id: one for one in self._order.due}
        if self._searched.strip():
            self._read_words(self._words.unread([*self._order.open, *self._order.acknowledged]))
        self._reading.start()
        self._arrange()

    def row_of(self, key: int) -> int:
        """The row of a session (or with a minus, of a member that is due); -1 where it is not shown."""
        try:
            return self._keys.index(key)
        except ValueError:
            return -1

    def key(self, row: int) -> int:
        """What a row shows; 0 for a heading or no row."""
        return self._keys[row] if 0 <= row < len(self._keys) and self._keys[row] > DUE else 0

    def words(self, row: int) -> str:
        """A row in words: with whom, when, how it stands."""
        line = self._line(row)
        if line is None:
            due = self._due.get(self._keys[row])
            return ", ".join((due.member.title, _("no session planned"))) if due is not None else ""
        return ", ".join((line.member, day_words(line.held), session_list.waiting_words()[line.waiting]))

    # ---- as Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        key = self._keys[index.row()]
        if role == KEY:
            return key if key > DUE else 0
        if key <= DUE:
            return self._heading(key) if role == Qt.ItemDataRole.DisplayRole else None
        if role == LINE:
            return self._due.get(key) or self._line(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.words(index.row())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._keys[index.row()] <= DUE:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    # ---- within

    def _heading(self, key: int) -> str:
        return {OPEN: _("Not yet acknowledged"), ACKNOWLEDGED: _("Acknowledged"), DUE: _("Due")}[key]

    def _title(self, row: int) -> str:
        due = self._due.get(self._keys[row])
        if due is not None:
            return due.member.title
        line = self._line(row)
        return line.member if line is not None else ""

    def _line(self, row: int) -> SessionLine | None:
        key, document = self._keys[row], self._session.document
        if key not in self._lines and document is not None:
            start = row - row % AT_ONCE
            ids = [one for one in self._keys[start : start + AT_ONCE] if one > 0]
            self._lines.update(session_list.lines(document, ids, self._today))
        return self._lines.get(key)

    def _arrange(self) -> None:
        """Show what matches now."""
        order, words = self._order, self._searched
        wanted = array("q")
        shown = 0
        for heading, ids in ((OPEN, order.open), (ACKNOWLEDGED, order.acknowledged)):
            found = self._words.matching(ids, words) if words.strip() else ids
            shown += len(found)
            if found:
                wanted.append(heading)
                wanted.extend(found)
        each = words.casefold().split()
        due = [one for one in order.due if all(word in _named(one) for word in each)]
        if due:
            wanted.append(DUE)
            wanted.extend(-one.member.id for one in due)
        self.shown = shown
        self._take(wanted)
        self.counted.emit(shown, self.total)

    def _take(self, wanted: array[int]) -> None:
        """Go over to other rows, telling only what differs between the equal ends."""
        keys = self._keys
        if keys == wanted:
            return
        shorter = min(len(wanted), len(keys))
        start = next((at for at in range(shorter) if keys[at] != wanted[at]), shorter)
        rest = shorter - start
        end = next((at for at in range(rest) if keys[-1 - at] != wanted[-1 - at]), rest)
        gone, come = len(keys) - end, len(wanted) - end
        if gone > start:
            self.beginRemoveRows(QModelIndex(), start, gone - 1)
            del keys[start:gone]
            self.endRemoveRows()
        if come > start:
            self.beginInsertRows(QModelIndex(), start, come - 1)
            keys[start:start] = wanted[start:come]
            self.endInsertRows()

    def _read_some_words(self) -> None:
        """Read ahead for the search while nothing else happens."""
        unread = self._words.unread([*self._order.open, *self._order.acknowledged])
        self._read_words(unread[:WORDS_AT_ONCE])
        if len(unread) <= WORDS_AT_ONCE:
            self._reading.stop()

    def _read_words(self, ids: list[int]) -> None:
        document = self._session.document
        if document is not None and ids:
            for start in range(0, len(ids), 10 * WORDS_AT_ONCE):
                self._words.read(document, ids[start : start + 10 * WORDS_AT_ONCE])


def _named(due: MemberDue) -> str:
    return f"{due.member.title} {due.member.number} {due.member.unit}".casefold()
