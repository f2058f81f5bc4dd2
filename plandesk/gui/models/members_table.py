"""The members of a coaching file as a table, under their units or supervisors."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.coaching.due import DueState, MemberDue, due_list, state_words
from plandesk.domain.coaching.members import Member, members
from plandesk.domain.coaching.members import state_words as member_words
from plandesk.domain.day_words import day_words
from plandesk.domain.name_order import name_key
from plandesk.file.changes import ChangeSet
from plandesk.gui.models.differing_rows import go_over
from plandesk.gui.session import Session
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ID = Role.UserRole
ROW = Role.UserRole + 1
COLUMNS = ("name", "number", "unit", "supervisor", "last", "due")
GROUPS = ("unit", "supervisor", "")  # by which members stand together


class MemberRow(NamedTuple):
    """A heading (`member` is None), or a member with what is due."""

    words: str
    many: int = 0
    member: Member | None = None
    due: MemberDue | None = None

    @property
    def key(self) -> object:
        """What stays the same when its words change."""
        return self.member.id if self.member is not None else self.words


class MembersTable(QAbstractTableModel):
    """A supervisor has dozens of members, a district hundreds: all of them are held."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._everyone: list[MemberRow] = []
        self._words: list[str] = []
        self._sort = (0, Qt.SortOrder.AscendingOrder)
        self.group = GROUPS[0]
        self.states: frozenset[str] = frozenset(("active",))
        self.rows: list[MemberRow] = []
        self.read()

    # ---- what is shown

    def read(self) -> None:
        """Read the members anew."""
        document = self._session.document
        if document is None:
            self._everyone = []
        else:
            due = {one.member.id: one for one in due_list(document, date.today()).members}
            self._everyone = [MemberRow(one.title, 0, one, due.get(one.id)) for one in members(document)]
        go_over(self, self.rows, self._wanted(), _key, len(COLUMNS))

    def follow(self, changes: ChangeSet) -> None:
        """Read again what a step changed."""
        if changes.touches("member", "coaching_session", "action_item", "desk"):
            self.read()

    def search(self, words: str) -> None:
        """Show the members in whose name, number, unit or supervisor every word is found."""
        self._words = name_key(words).split()
        go_over(self, self.rows, self._wanted(), _key, len(COLUMNS))

    def show(self, group: str, states: frozenset[str]) -> None:
        """Put members together by unit, supervisor or not at all ("") and show those of some states."""
        self.group, self.states = group, states
        go_over(self, self.rows, self._wanted(), _key, len(COLUMNS))

    def counts(self) -> dict[str, int]:
        """How many members there are of each state."""
        found = dict.fromkeys(member_words(), 0)
        for row in self._everyone:
            assert row.member is not None
            found[row.member.state] += 1
        return found

    def member(self, row: int) -> Member | None:
        """The member of a row; None for a heading."""
        return self.rows[row].member if 0 <= row < len(self.rows) else None

    def row_of(self, member_id: int) -> int:
        """The row of a member; -1 where they are not shown."""
        return next(
            (row for row, one in enumerate(self.rows) if one.member and one.member.id == member_id), -1
        )

    def beside(self, row: int, step: int) -> int:
        """The next row of a member before (-1) or after (1) a row; -1 where there is none."""
        row += step
        while 0 <= row < len(self.rows):
            if self.rows[row].member is not None:
                return row
            row += step
        return -1

    def near(self, row: int) -> int:
        """A row where it is a member's, else the next one's, else that of the one before; -1 without any."""
        here = row if self.member(row) is not None else self.beside(row, 1)
        return here if here >= 0 else self.beside(min(row, len(self.rows)), -1)

    def heading_rows(self) -> list[int]:
        """The rows of headings."""
        return [row for row, one in enumerate(self.rows) if one.member is None]

    @property
    def shown(self) -> int:
        """How many members are shown."""
        return sum(one.member is not None for one in self.rows)

    @property
    def total(self) -> int:
        """How many members there are in the file."""
        return len(self._everyone)

    # ---- the model

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return (
                _("Name"), _("No."), _("Unit"), _("Supervisor"), _("Last session"), _("Next session"),
            )[section]  # fmt: skip
        if orientation == Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.member(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid() or role not in (Role.DisplayRole, Role.AccessibleTextRole, ID, ROW):
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if row.member is None:
            return None if role == ID else (row.words if index.column() == 0 else "")
        return row.member.id if role == ID else cell(row, COLUMNS[index.column()])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sort = (column, order)
        go_over(self, self.rows, self._wanted(), _key, len(COLUMNS))

    # ---- within

    def _wanted(self) -> list[MemberRow]:
        found = [one for one in self._everyone if one.member is not None and one.member.state in self.states]
        for word in self._words:
            found = [
                row for row in found if any(word in name_key(cell(row, column)) for column in COLUMNS[:4])
            ]
        column, order = self._sort
        back = order == Qt.SortOrder.DescendingOrder
        found.sort(key=lambda row: _sort_key(row, COLUMNS[column]), reverse=back)
        if not self.group:
            return found
        groups: dict[str, list[MemberRow]] = {}
        for row in found:
            groups.setdefault(getattr(row.member, self.group).strip(), []).append(row)
        without = _("No unit") if self.group == "unit" else _("No supervisor")
        grouped: list[MemberRow] = []
        for name, inside in sorted(groups.items(), key=lambda one: (not one[0], name_key(one[0]))):
            grouped += [MemberRow(name or without, len(inside)), *inside]
        return grouped


def cell(row: MemberRow, column: str) -> str:
    """What a member's cell says."""
    assert row.member is not None
    if column == "name":
        return row.member.title or _("Member without a name")
    if column == "last":
        return day_words(row.due.last) if row.due is not None and row.due.last is not None else ""
    if column == "due":
        return due_words(row.due) if row.due is not None else member_words()[row.member.state]
    return str(getattr(row.member, column))


def due_words(one: MemberDue) -> str:
    """When the next session of a member is, in words that need no colour."""
    if one.state is DueState.PLANNED and one.planned is not None:
        return _("Planned {day}").format(day=day_words(one.planned))
    if one.state is DueState.OVERDUE and one.next_due is not None:
        return _("Overdue since {day}").format(day=day_words(one.next_due))
    if one.next_due is not None:
        return day_words(one.next_due)
    return state_words()[one.state] if one.state is DueState.NEVER else ""


def _key(row: MemberRow) -> object:
    return row.key


def _sort_key(row: MemberRow, column: str) -> tuple[object, ...]:
    assert row.member is not None
    if column == "name":
        return (name_key(row.member.name),)
    if column == "last":
        return (row.due.last if row.due is not None and row.due.last is not None else date.min,)
    if column == "due":
        order = list(DueState)
        due = row.due
        return (
            order.index(due.state) if due else 99,
            (due.next_due or due.planned or date.max) if due else date.max,
        )
    return (name_key(cell(row, column)), name_key(row.member.name))
