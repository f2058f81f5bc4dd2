"""The initiatives that could go into the next plan: ticked or not, each with its new due time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.carrying import CarriedInitiative, Proposal
from plandesk.domain.periods import Due
from plandesk.errors import UserError
from plandesk.i18n import _

CHOSEN, NUMBER, TEXT, STATUS, DUE, NEW_DUE = range(6)
STANDING = Qt.ItemDataRole.UserRole + 1  # the domain's standing of a row
MISSING = Qt.ItemDataRole.UserRole + 2  # whether the row still asks for a new due time

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class CarryingModel(QAbstractTableModel):
    """One row for each initiative; the first column is ticked, the last one is written into."""

    def __init__(self, proposals: Sequence[Proposal], year: int, parent: QObject | None = None) -> None:
        """`year` is that of the next plan, by which "Q3" is understood."""
        super().__init__(parent)
        self._rows = list(proposals)
        self._chosen = [one.carry for one in proposals]
        self._new_due = [one.new_due for one in proposals]
        self._year = year
        self.refused = ""

    def set_year(self, year: int) -> None:
        """The next plan is of another year: quarters typed from now on are of that year."""
        self._year = year

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 6

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == CHOSEN:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() == NEW_DUE:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Role.DisplayRole:
            return None
        return ("", _("No."), _("Initiative"), _("Status"), _("Due"), _("New due"))[section]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role == Role.CheckStateRole:
            if column != CHOSEN:
                return None
            return Qt.CheckState.Checked if self._chosen[row] else Qt.CheckState.Unchecked
        if role == STANDING:
            return self._rows[row].standing
        if role == MISSING:
            return self.asks(row)
        if role in (Role.DisplayRole, Role.EditRole):
            return self._words(row, column, role == Role.EditRole)
        if role == Role.ToolTipRole and column == TEXT:
            return self._rows[row].standing.text
        if role == Role.ToolTipRole and column == NEW_DUE:
            return self._where(row)
        if role == Role.AccessibleTextRole and column == CHOSEN:
            said = self._rows[row].standing
            return _("Carry {number} {text}").format(number=said.number, text=said.text)
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        row = index.row()
        if role == Role.CheckStateRole and index.column() == CHOSEN:
            self.choose([row], Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Role.EditRole and index.column() == NEW_DUE:
            return self.set_due([row], str(value))
        return False

    def choose(self, rows: Iterable[int], on: bool) -> None:
        """Tick rows or not."""
        for row in rows:
            self._chosen[row] = on
        self._told()

    def choose_unfinished(self) -> None:
        """Tick what is neither done nor dropped, and nothing else."""
        self._chosen = [one.carry for one in self._rows]
        self._told()

    def is_chosen(self, row: int) -> bool:
        """Whether a row is ticked."""
        return self._chosen[row]

    def set_due(self, rows: Iterable[int], words: str) -> bool:
        """Give rows a new due time in words; False and `refused` where they are none.

        Among ticked rows it is only for those; where none of the rows is ticked, they are ticked, too.
        """
        try:
            due = Due.parse(words.strip(), self._year) if words.strip() else Due()
        except UserError as error:
            self.refused = error.sentence
            self._told()
            return False
        self.refused = ""
        wanted = list(rows)
        for row in [one for one in wanted if self._chosen[one]] or wanted:
            self._new_due[row] = due
            if due.stored:
                self._chosen[row] = True
        self._told()
        return True

    def asks(self, row: int) -> bool:
        """Whether a ticked row has no new due time yet."""
        return self._chosen[row] and not self._new_due[row].stored

    def next_asking(self, after: int) -> int | None:
        """The next row that asks for a new due time, from the top again after the last; else None."""
        rows = [*range(after + 1, len(self._rows)), *range(after + 1)]
        return next((row for row in rows if self.asks(row)), None)

    def chosen(self) -> tuple[CarriedInitiative, ...]:
        """What is ticked, with the new due times, in printed order."""
        return tuple(
            CarriedInitiative(one.standing.initiative_id, due)
            for one, due, on in zip(self._rows, self._new_due, self._chosen, strict=True)
            if on
        )

    def counts(self) -> tuple[int, int]:
        """How many are ticked, and how many of them ask for a new due time."""
        return sum(self._chosen), sum(self.asks(row) for row in range(len(self._rows)))

    def _words(self, row: int, column: int, editing: bool) -> str:
        standing = self._rows[row].standing
        if column == NUMBER:
            return standing.number
        if column == TEXT:
            return " ".join(standing.text.split())
        if column == STATUS:
            return standing.status.word if standing.status is not None else _("No update")
        if column == DUE:
            return standing.due.short()
        if column == NEW_DUE:
            due = self._new_due[row]
            if not editing and not self._chosen[row] and self._rows[row].carried_to:
                return self._where(row)
            if due.stored or editing:
                return due.text() if editing else due.short()
            return _("Asked for") if self._chosen[row] else ""
        return ""

    def _where(self, row: int) -> str:
        """Which plan carries a row on already; empty for most."""
        titles = self._rows[row].carried_to
        return _("In {title}").format(title=", ".join(titles)) if titles else ""

    def _told(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, NEW_DUE))
