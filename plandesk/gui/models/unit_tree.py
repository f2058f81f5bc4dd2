"""The units of the service as a tree, for the people page."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.people import Unit, units
from plandesk.file.changes import ChangeSet
from plandesk.gui.session import Session
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
EVERYONE = -1  # the id of the row "Everyone", which stands above the units
NO_UNIT = None


class UnitTree(QAbstractItemModel):
    """First a row for everyone, then the units. Rows come and go one by one, so selections stay."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._units: dict[int, Unit] = {}
        self._below: dict[int | None, list[int]] = {None: [EVERYONE]}
        self.read()

    def read(self) -> None:
        """Take in the units from the file."""
        self.beginResetModel()
        self._take()
        self.endResetModel()

    def follow(self, changes: ChangeSet) -> None:
        """Read again what a step changed."""
        if not changes.touches("unit"):
            return
        before = {unit_id: (one.parent_id, one.position) for unit_id, one in self._units.items()}
        document = self._session.document
        now = units(document) if document is not None else []
        if before == {one.id: (one.parent_id, one.position) for one in now}:
            self._units = {one.id: one for one in now}
            for unit_id in changes.ids("unit"):
                index = self.index_of(unit_id)
                if index.isValid():
                    self.dataChanged.emit(index, index)
            return
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self.unit_id(index)) for index in self.persistentIndexList()]
        self._take()
        for old, unit_id in kept:
            self.changePersistentIndex(old, self.index_of(unit_id))
        self.layoutChanged.emit()

    def unit(self, unit_id: int | None) -> Unit | None:
        """A unit by its id; None for everyone."""
        return self._units.get(unit_id) if unit_id is not None else None

    def unit_id(self, index: Index) -> int:
        """The id of a row: EVERYONE or a unit's."""
        return int(index.internalId()) - 1 if index.isValid() else EVERYONE

    def index_of(self, unit_id: int) -> QModelIndex:
        """The row of a unit; an invalid index where there is none."""
        unit = self._units.get(unit_id)
        siblings = self._below.get(unit.parent_id if unit is not None else None, [])
        if unit_id not in siblings:
            return QModelIndex()
        return self.createIndex(siblings.index(unit_id), 0, unit_id + 1)

    def within(self, unit_id: int) -> set[int]:
        """The unit and all units below it."""
        found, waiting = set(), [unit_id]
        while waiting:
            one = waiting.pop()
            found.add(one)
            waiting.extend(self._below.get(one, []))
        return found

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        below = self._below.get(self.unit_id(parent) if parent.isValid() else None, [])
        if column != 0 or not 0 <= row < len(below):
            return QModelIndex()
        return self.createIndex(row, column, below[row] + 1)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]
        unit = self._units.get(self.unit_id(index)) if index.isValid() else None
        if unit is None or unit.parent_id is None:
            return QModelIndex()
        return self.index_of(unit.parent_id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if parent.column() > 0:
            return 0
        return len(self._below.get(self.unit_id(parent) if parent.isValid() else None, []))

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            unit = self._units.get(self.unit_id(index))
            return (unit.name or _("Unit without a name")) if unit is not None else _("Everyone")
        return None

    def _take(self) -> None:
        document = self._session.document
        found = units(document) if document is not None else []
        self._units = {unit.id: unit for unit in found}
        self._below = {None: [EVERYONE]}
        for unit in found:
            self._below.setdefault(unit.parent_id, []).append(unit.id)
