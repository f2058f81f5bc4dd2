"""The list of KPIs, under the objectives that they measure, each with its last figure."""

from __future__ import annotations

from collections.abc import Collection
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.kpis.latest import kpis_of_measures, latest_figures, latest_texts
from plandesk.domain.outline import outline
from plandesk.gui.session import Session
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.changes import ChangeSet

Index = QModelIndex | QPersistentModelIndex
FIGURE = Qt.ItemDataRole.UserRole + 1
OTHERS = ("kpi", "kpi_objective", "objective", "unit", "category")
NO_FIGURE = "–"


class KpiRow(NamedTuple):
    """A heading (id 0) or a KPI with its figure."""

    id: int
    words: str
    figure: str = ""


class KpiListModel(QAbstractListModel):
    """Services have dozens of KPIs: all are held."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._search = ""
        self.rows: list[KpiRow] = []
        self.read()

    def read(self) -> None:
        """Read the list for the plan in hand; rows that stay are only changed."""
        self._take(self._found())

    def follow(self, changes: ChangeSet) -> None:
        """Read again what a step changed."""
        if changes.touches(*OTHERS) or changes.ids("measure", op="delete"):
            self.read()
        elif changes.touches("measure"):
            self._read_figures(changes.ids("measure"))

    def search(self, words: str) -> None:
        """Show the KPIs whose name has the words."""
        self._search = words.casefold().strip()
        self.read()

    @property
    def searched(self) -> str:
        """The words that the KPIs shown have in their name."""
        return self._search

    def row_of(self, kpi_id: int | None) -> int:
        """The row of a KPI; -1 where it is not shown."""
        return next((row for row, one in enumerate(self.rows) if one.id and one.id == kpi_id), -1)

    def ids(self) -> list[int]:
        """The KPIs shown, in order."""
        return [one.id for one in self.rows if one.id]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.UserRole:
            return row.id
        if role == FIGURE:
            return row.figure
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ": ".join(part for part in (row.words, row.figure) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<p>{escape(row.words)}</p>"  # the user's words, wrapped and never as markup
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or index.row() >= len(self.rows) or not self.rows[index.row()].id:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _read_figures(self, measure_ids: Collection[int]) -> None:
        """Show what the KPIs of some figures come to now; the other KPIs are as they were."""
        document = self._session.document
        if document is None:
            return
        for kpi_id, text in latest_texts(document, kpis_of_measures(document, list(measure_ids))).items():
            row = self.row_of(kpi_id)
            if row >= 0 and self.rows[row].figure != (text or NO_FIGURE):
                self.rows[row] = self.rows[row]._replace(figure=text or NO_FIGURE)
                self.dataChanged.emit(self.index(row), self.index(row))

    def _found(self) -> list[KpiRow]:
        document = self._session.document
        if document is None:
            return []
        plan_id = self._session.plan_id
        tree = outline(document, plan_id) if plan_id is not None else None
        rows: list[KpiRow] = []
        heading: object = ""
        for one in latest_figures(document, tree):
            if self._search not in one.kpi.name.casefold():
                continue
            if one.objective != heading:
                heading = one.objective
                if tree is not None and one.objective is not None:
                    rows.append(KpiRow(0, tree.objectives[one.objective].title))
                elif rows:
                    rows.append(KpiRow(0, _("Not of this plan")))
            rows.append(KpiRow(one.kpi.id, one.kpi.name or _("KPI without a name"), one.text() or NO_FIGURE))
        return rows

    def _take(self, wanted: list[KpiRow]) -> None:
        """Go over to other rows, telling only what differs between the equal ends."""
        start = 0
        while start < min(len(wanted), len(self.rows)) and _same(wanted[start], self.rows[start]):
            start += 1
        end = 0
        while end < min(len(wanted), len(self.rows)) - start and _same(wanted[-1 - end], self.rows[-1 - end]):
            end += 1
        gone, come = len(self.rows) - end, len(wanted) - end
        if gone > start:
            self.beginRemoveRows(QModelIndex(), start, gone - 1)
            del self.rows[start:gone]
            self.endRemoveRows()
        if come > start:
            self.beginInsertRows(QModelIndex(), start, come - 1)
            self.rows[start:start] = wanted[start:come]
            self.endInsertRows()
        for row, one in enumerate(wanted):
            if self.rows[row] != one:
                self.rows[row] = one
                self.dataChanged.emit(self.index(row), self.index(row))


def _same(one: KpiRow, other: KpiRow) -> bool:
    return one.id == other.id and (bool(one.id) or one.words == other.words)
