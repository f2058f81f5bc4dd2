"""The parts of a report in the order of a layout: shown or hidden with a check mark, moved by dragging."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from plandesk.domain import arranging
from plandesk.domain.arranging import LayoutPart, Offered
from plandesk.gui.models.rows_in_order import staying
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
PART = "application/x-plandesk-layout-part"
Entry = tuple[str, str, int]  # kind, subject, and which of several of the same


class LayoutModel(QAbstractListModel):
    """A part in each row; it changes nothing itself but asks for it."""

    asked = Signal(object, str)  # the parts as they shall be, and what the step is called

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.parts: tuple[LayoutPart, ...] = ()
        self._rows: list[tuple[Entry, LayoutPart]] = []
        self._offered: dict[tuple[str, str], Offered] = {}
        self._able = True

    def show(self, offered: Sequence[Offered], parts: Sequence[LayoutPart], able: bool) -> None:
        """Show these parts, all of which are among those offered; `able`: whether they can be changed."""
        self._offered = {one.key: one for one in offered}
        self._able = able
        self.parts = tuple(parts)
        wanted = dict(zip(_entries(parts), parts, strict=True))
        for place in reversed(range(len(self._rows))):
            if self._rows[place][0] not in wanted:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        stay = staying([entry for entry, _part in self._rows], list(wanted))
        for target, (entry, part) in enumerate(wanted.items()):
            found = next((at for at, row in enumerate(self._rows) if row[0] == entry), None)
            if found is None:
                self.beginInsertRows(QModelIndex(), target, target)
                self._rows.insert(target, (entry, part))
                self.endInsertRows()
            elif found != target and (entry not in stay or found > target):
                self.beginMoveRows(QModelIndex(), found, found, QModelIndex(), target)
                self._rows.insert(target, self._rows.pop(found))
                self.endMoveRows()
        self._rows = list(wanted.items())
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def offered_of(self, place: int) -> Offered:
        """What the part of a row can be."""
        return self._offered[self.parts[place].key]

    def can_be_removed(self, place: int) -> bool:
        """Whether the part was added: a page break, a chart; others are hidden instead."""
        of = self.offered_of(place)
        return of.repeated or (not of.usual and bool(of.subject))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        part = self._rows[index.row()][1]
        of = self._offered[part.key]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return of.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{part}, hidden").format(part=of.title) if part.hidden else of.title
        if role == Qt.ItemDataRole.CheckStateRole and part.kind != arranging.PAGE_BREAK:
            return Qt.CheckState.Unchecked if part.hidden else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        part = self.parts[index.row()]
        hidden = Qt.CheckState(value) != Qt.CheckState.Checked
        if part.hidden != hidden and self.offered_of(index.row()).can_be_hidden:
            name = _("Hide part of the layout") if hidden else _("Show part of the layout")
            self.asked.emit(arranging.changed(self.parts, index.row(), replace(part, hidden=hidden)), name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled if self._able else flag.NoItemFlags
        found = flag.ItemIsEnabled | flag.ItemIsSelectable
        of = self.offered_of(index.row())
        if self._able and of.can_be_hidden:
            found |= flag.ItemIsUserCheckable
        if self._able and not of.fixed:
            found |= flag.ItemIsDragEnabled
        return found

    # ---- moving

    def move(self, place: int, to: int) -> bool:
        """Ask to put a part at another place; what is fixed stays the first. False where that can't be."""
        first = sum(self._offered[part.key].fixed for part in self.parts)
        if not self._able or place < first or not first <= to < len(self.parts) or to == place:
            return False
        self.asked.emit(arranging.moved(self.parts, place, to), _("Move part of the layout"))
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [PART]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(PART, f"{id(self)} {indexes[0].row()}".encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return not parent.isValid() and self._dragged(data) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        place = self._dragged(data)
        if place is None or parent.isValid():
            return False
        to = len(self.parts) if row < 0 else row
        self.move(place, to - 1 if to > place else to)
        return False  # the view must not take the row away: it was moved

    def _dragged(self, data: QMimeData) -> int | None:
        words = bytes(data.data(PART).data()).decode(errors="replace").split()
        if len(words) != 2 or words[0] != str(id(self)) or not words[1].isdigit():
            return None
        place = int(words[1])
        return place if place < len(self.parts) else None


def _entries(parts: Sequence[LayoutPart]) -> list[Entry]:
    found: list[Entry] = []
    for part in parts:
        which = sum(one[:2] == part.key for one in found)
        found.append((*part.key, which))
    return found
