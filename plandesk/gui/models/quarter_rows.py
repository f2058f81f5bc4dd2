"""The quarters of a plan with what was told of one initiative, as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.periods import Quarter
from plandesk.domain.statuses import StatusWord
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole) + 1  # the QuarterRow


class QuarterRow(Struct, frozen=True):
    """One quarter: its words, the status told (None: no update), when; `asked`: it has come already."""

    quarter: Quarter
    words: str
    status: StatusWord | None
    when: str
    asked: bool = True

    def spoken(self) -> str:
        """All of it in words."""
        status = self.status.word if self.status else _("No update") if self.asked else _("not yet")
        return ", ".join(filter(None, (self.words, status, self.when)))


class QuarterRows(QAbstractListModel):
    """One row for each quarter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[QuarterRow, ...] = ()

    def show_rows(self, rows: Sequence[QuarterRow]) -> None:
        """Show other rows; only what differs is told where the quarters are the same."""
        wanted = tuple(rows)
        if [row.quarter for row in wanted] != [row.quarter for row in self.rows]:
            self.beginResetModel()
            self.rows = wanted
            self.endResetModel()
            return
        before, self.rows = self.rows, wanted
        for place, (old, new) in enumerate(zip(before, wanted, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))

    def place_of(self, quarter: Quarter | None) -> int:
        """The row of a quarter; -1 where there is none."""
        return next((place for place, row in enumerate(self.rows) if row.quarter == quarter), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row.spoken()
        return None
