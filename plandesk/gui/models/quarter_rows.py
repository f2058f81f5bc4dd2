"""The quarters of a plan with what was told of one initiative, as rows of a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.day_words import short_day
from plandesk.domain.periods import Quarter
from plandesk.domain.progress import quarters_of
from plandesk.domain.statuses import StatusWord
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.plans import Plan
    from plandesk.domain.updates import Update

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


def rows_of(
    plan: Plan,
    told: Mapping[Quarter, Update],
    words: Sequence[StatusWord],
    telling: bool,
    come: Callable[[Quarter], bool],
) -> list[QuarterRow]:
    """A row for each quarter; `telling`: statuses are asked for already, `come`: in that quarter."""
    known = {one.id: one for one in words}
    rows, over = [], not telling
    for quarter in quarters_of(plan):
        update = told.get(quarter)
        word = known.get(update.status_id or 0) if update is not None else None
        when = ""
        if update is not None and word is not None and update.at is not None:
            when = short_day(update.at.astimezone().date(), quarter.first)
        rows.append(QuarterRow(quarter, quarter.text(plan.year), word, when, come(quarter) and not over))
        if word is not None:
            over = word.final
    return rows


def settled_before(
    quarter: Quarter, told: Mapping[Quarter, Update], words: Sequence[StatusWord]
) -> tuple[StatusWord, Quarter] | None:
    """The status that ended the matter before a quarter, and when: no update is asked for since."""
    before = max((one for one, update in told.items() if one < quarter and update.status_id), default=None)
    if before is None:
        return None
    word = next((one for one in words if one.id == told[before].status_id), None)
    return (word, before) if word is not None and word.final else None
