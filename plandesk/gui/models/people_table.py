"""The people of the service as a table: filtered by unit and by words, sorted by a column."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.name_order import name_key
from plandesk.domain.people import Person, people, units
from plandesk.file.changes import ChangeSet
from plandesk.gui.session import Session
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("name", "title", "number", "unit", "sworn")


class PeopleTable(QAbstractTableModel):
    """Services have hundreds of people, not hundreds of thousands: all of them are held."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._everyone: list[Person] = []
        self._unit_names: dict[int, str] = {}
        self._units: Collection[int] | None = None
        self._words: list[str] = []
        self._sort = (0, Qt.SortOrder.AscendingOrder)
        self.rows: list[Person] = []
        self._read()
        self.rows = self._wanted()

    # ---- what is shown

    def follow(self, changes: ChangeSet) -> None:
        """Read again what a step changed."""
        if changes.touches("person", "unit"):
            self._read()
            self._show(self._wanted())
            if self.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(COLUMNS) - 1))

    def show_units(self, unit_ids: Collection[int] | None) -> None:
        """Show the people of these units; everybody for None."""
        self._units = unit_ids
        self._show(self._wanted())

    def search(self, words: str) -> None:
        """Show the people in whose name, title, number or unit every word is found."""
        self._words = name_key(words).split()
        self._show(self._wanted())

    def person(self, row: int) -> Person | None:
        """The person of a row."""
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def row_of(self, person_id: int) -> int:
        """The row of a person; -1 where she is not shown."""
        return next((row for row, one in enumerate(self.rows) if one.id == person_id), -1)

    @property
    def total(self) -> int:
        """How many people there are in the file."""
        return len(self._everyone)

    # ---- the model

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Name"), _("Rank or title"), _("Number"), _("Unit"), _("Sworn"))[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.UserRole):
            return None
        person = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return person.id
        return self._cell(person, COLUMNS[index.column()])

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sort = (column, order)
        self._show(self._wanted())

    # ---- within

    def _cell(self, person: Person, column: str) -> str:
        if column == "unit":
            return self._unit_names.get(person.unit_id or 0, "")
        if column == "sworn":
            return _("Sworn") if person.sworn else _("Civilian")
        if column == "name" and not person.active:
            return _("{name} (not active)").format(name=person.name)
        return str(getattr(person, column))

    def _read(self) -> None:
        document = self._session.document
        self._everyone = people(document) if document is not None else []
        self._unit_names = {unit.id: unit.name for unit in units(document)} if document is not None else {}

    def _wanted(self) -> list[Person]:
        found = [person for person in self._everyone if self._units is None or person.unit_id in self._units]
        for word in self._words:
            found = [
                person
                for person in found
                if any(word in name_key(self._cell(person, column)) for column in COLUMNS)
            ]
        column, order = self._sort
        found.sort(
            key=lambda person: name_key(self._cell(person, COLUMNS[column])),
            reverse=order == Qt.SortOrder.DescendingOrder,
        )
        return found

    def _show(self, wanted: list[Person]) -> None:
        """Go from the rows shown to the rows wanted without losing the selection."""
        stay = {person.id for person in wanted}
        for row in reversed(range(len(self.rows))):
            if self.rows[row].id not in stay:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self.rows[row]
                self.endRemoveRows()
        there = {person.id for person in self.rows}
        new = [person for person in wanted if person.id not in there]
        if new:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(new) - 1)
            self.rows.extend(new)
            self.endInsertRows()
        if [person.id for person in self.rows] == [person.id for person in wanted]:
            self.rows = wanted
            return
        self.layoutAboutToBeChanged.emit()
        places = {person.id: row for row, person in enumerate(wanted)}
        for old in self.persistentIndexList():
            new_row = places[self.rows[old.row()].id]
            self.changePersistentIndex(old, self.createIndex(new_row, old.column()))
        self.rows = wanted
        self.layoutChanged.emit()
