"""The lists of the Overview page: what is late, and rows of words with a note below them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.overview import DueMilestone, Late, Missing, Overview, how_late_words, last_word
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOTE = Role.UserRole + 1  # the words below, where rows have two lines
ASKS = Role.UserRole + 2  # whether the cell (or the note) asks for something
MOST = 100  # rows of a list that goes on elsewhere; more than fit into any window


class Column(IntEnum):
    """The columns of late initiatives."""

    NUMBER = 0
    TEXT = 1
    DUE = 2
    REASON = 3
    NEW_DATE = 4
    LATE = 5


class Row(NamedTuple):
    """One row: the initiative it leads to, a cell for each column, the note, and what asks for something."""

    initiative_id: int
    cells: tuple[str, ...]
    note: str = ""
    asks: bool = False


class OverviewRows(QAbstractTableModel):
    """Some rows of a list; the page says how many are shown."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._rows: tuple[Row, ...] = ()
        self._most = 0

    def set_rows(self, rows: Sequence[Row], heads: Sequence[str] | None = None) -> None:
        """Show other rows; the same ones change nothing."""
        heads = self._heads if heads is None else tuple(heads)
        if tuple(rows) == self._rows and heads == self._heads:
            return
        self.beginResetModel()
        self._rows, self._heads = tuple(rows), heads
        self.endResetModel()

    def show_most(self, most: int) -> None:
        """Show that many rows at most."""
        if most == self._most:
            return
        before, after = self.rowCount(), min(most, len(self._rows))
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
        self._most = most
        if after > before:
            self.endInsertRows()
        elif after < before:
            self.endRemoveRows()

    def initiative_id(self, row: int) -> int:
        """The initiative that a row leads to."""
        return self._rows[row].initiative_id

    def row_of(self, initiative_id: int) -> int | None:
        """The row of an initiative among those shown."""
        shown = enumerate(self._rows[: self.rowCount()])
        return next((place for place, row in shown if row.initiative_id == initiative_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else min(self._most, len(self._rows))

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self._heads[section]
        if orientation == Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == 0 else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        words = row.cells[index.column()]
        if role == Role.DisplayRole:
            return words
        if role == Role.AccessibleTextRole:
            return f"{words}. {row.note}" if row.note and index.column() == Column.TEXT else words
        if role == NOTE:
            return row.note
        if role == ASKS:
            return row.asks
        if role == Role.ToolTipRole and index.column() in (Column.TEXT, Column.REASON):
            return f"<p>{escape(words)}</p>"  # the user's words, wrapped and never as markup
        return None


def late_heads() -> tuple[str, ...]:
    """The heads of late initiatives."""
    return (_("No."), _("Initiative"), _("Due"), _("Reason"), _("New date"), _("Late by"))


def late_rows(found: Overview) -> list[Row]:
    """The rows of late initiatives; the note tells the same in one line, for narrow windows."""
    return [_late_row(one, found.plan.year) for one in found.late[:MOST]]


def missing_rows(found: Overview) -> list[Row]:
    """The rows of initiatives without an update: who leads them, and the last word."""
    return [_missing_row(one, found) for one in found.missing[:MOST]]


def milestone_rows(found: Overview) -> list[Row]:
    """The rows of milestones that are due."""
    return [_milestone_row(one, found.plan.year) for one in found.milestones]


def _late_row(one: Late, year: int) -> Row:
    reason = _("No reason") if one.reason_missing else " ".join(one.reason.split())
    late, due = how_late_words(one.how_late), one.due.short(year)
    new = one.new_due.short(year)
    note = " · ".join(
        words
        for words in (
            _("Due {date}").format(date=due) if due else _("No due date"),
            reason,
            _("new date {date}").format(date=new) if new else "",
        )
        if words
    )
    cells = (one.number, one.text, due or "–", reason or "–", new or "–", late or "–")
    return Row(one.initiative_id, cells, note, one.reason_missing)


def _missing_row(one: Missing, found: Overview) -> Row:
    words = last_word(one, found.quarter, found.plan.year)
    note = " · ".join((one.leads or _("No lead"), words))
    return Row(one.initiative_id, (one.number, one.text), note)


def _milestone_row(one: DueMilestone, year: int) -> Row:
    due = one.due.short(year)
    note = _("Was due {date}") if one.overdue else _("Due {date}")
    return Row(one.initiative_id, (one.number, one.text), note.format(date=due), one.overdue)
