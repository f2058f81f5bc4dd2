"""The parts of a plan in their order: its cover first, then the sections."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.sections import Section, change_section, kind_name, move_section, sections
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.document import ChangeSet
    from plandesk.gui.session import Session

Index = QModelIndex | QPersistentModelIndex
SECTION = "application/x-plandesk-section"
COVER = 0  # stands for the cover, where the id of a section is expected
PUBLIC = Qt.ItemDataRole.UserRole + 3
LEVEL = PUBLIC + 1  # 2 for a section within the chapter above


class SectionModel(QAbstractListModel):
    """Row 0 is the cover; section n stands in row n + 1. Sections are dragged among themselves."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document = session.document
        self._plan_id: int | None = None
        self._sections: list[Section] = []
        self.moved: Callable[[int], object] = lambda _section_id: None  # told after a drop
        session.changed.connect(self._heard)

    def set_plan(self, plan_id: int | None) -> None:
        """Show another plan (None: nothing)."""
        self.beginResetModel()
        self._plan_id, self._document = plan_id, self._session.document
        self._sections = []
        if plan_id is not None and self._session.document is not None:
            self._sections = sections(self._session.document, plan_id)
        self.endResetModel()

    def section_id(self, index: Index) -> int:
        """The section of a row; COVER for the first one."""
        return self._sections[index.row() - 1].id if index.isValid() and index.row() else COVER

    def section(self, section_id: int) -> Section | None:
        """A section as it is shown; None for the cover."""
        return next((one for one in self._sections if one.id == section_id), None)

    def index_of(self, section_id: int) -> QModelIndex:
        """The row of a section, or of the cover."""
        if section_id == COVER:
            return self.index(0)
        for place, one in enumerate(self._sections):
            if one.id == section_id:
                return self.index(place + 1)
        return QModelIndex()

    def outline_id(self) -> int:
        """The section where the focus areas and goals stand (the cover in a plan without one)."""
        return next((one.id for one in self._sections if one.kind == "outline"), COVER)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self._plan_id is None else len(self._sections) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._sections[index.row() - 1] if index.row() else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if one is None:
                return _("Cover")
            words = one.title or kind_name(one.kind)
            if role == Qt.ItemDataRole.AccessibleTextRole and not one.public:
                return _("{words}, internal").format(words=words)
            return words
        if role == Qt.ItemDataRole.EditRole and one is not None:
            return one.title
        if role == Qt.ItemDataRole.ToolTipRole and one is not None:
            kind = kind_name(one.kind)
            return kind if one.title in ("", kind) else f"{one.title} ({kind})"
        if role == PUBLIC:
            return one is None or one.public
        if role == LEVEL:
            return one.level if one is not None else 1
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if self._session.read_only:
            return flag.ItemIsEnabled | flag.ItemIsSelectable if index.isValid() else flag.NoItemFlags
        if not index.isValid():
            return flag.ItemIsDropEnabled
        found = flag.ItemIsEnabled | flag.ItemIsSelectable
        if index.row():
            found |= flag.ItemIsDragEnabled | flag.ItemIsEditable
        return found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        document, section_id = self._session.document, self.section_id(index)
        if role != Qt.ItemDataRole.EditRole or document is None or section_id == COVER:
            return False
        if str(value) != self._sections[index.row() - 1].title:
            self._session.act(lambda: change_section(document, section_id, title=str(value)))
        return True

    # ---- dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [SECTION]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes and self._session.document is not None:
            label = f"{self._session.document.uid} {self.section_id(indexes[0])}"
            data.setData(SECTION, label.encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return not parent.isValid() and row != 0 and self._dragged(data) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        dragged = self._dragged(data)
        if dragged is None or parent.isValid() or row == 0:
            return False
        place = len(self._sections) if row < 0 else row - 1
        if dragged.position < place:
            place -= 1
        self.move(dragged.id, place)
        return True

    def move(self, section_id: int, place: int) -> None:
        """Put a section at a place among the sections."""
        document, one = self._session.document, self.section(section_id)
        if document is None or one is None or not 0 <= place < len(self._sections) or place == one.position:
            return
        self._session.act(lambda: move_section(document, section_id, place))
        self.moved(section_id)

    def _dragged(self, data: QMimeData) -> Section | None:
        if self._session.document is None or not data.hasFormat(SECTION):
            return None
        words = bytes(data.data(SECTION).data()).decode(errors="replace").split()
        if len(words) != 2 or words[0] != self._session.document.uid or not words[1].isdigit():
            return None
        return self.section(int(words[1]))

    # ---- changes

    def _heard(self, changes: ChangeSet) -> None:
        document = self._session.document
        # A deleted KPI is shown nowhere any more: the rows that named it go with it.
        if self._plan_id is None or document is None or not changes.touches("section", "section_kpi", "kpi"):
            return
        if self._session.plan_id != self._plan_id or document is not self._document:
            return
        from plandesk.gui.models.rows_in_order import staying

        new = {one.id: one for one in sections(document, self._plan_id)}
        for place in reversed(range(len(self._sections))):
            if self._sections[place].id not in new:
                self.beginRemoveRows(QModelIndex(), place + 1, place + 1)
                del self._sections[place]
                self.endRemoveRows()
        stay = staying([one.id for one in self._sections], list(new))
        behind = 0  # the row after the section before
        for section_id, one in new.items():
            found = next((at for at, old in enumerate(self._sections) if old.id == section_id), None)
            if found is None:
                self.beginInsertRows(QModelIndex(), behind + 1, behind + 1)
                self._sections.insert(behind, one)
                self.endInsertRows()
                found = behind
            elif section_id not in stay and found != behind:
                found = self._move_row(found, behind)
            behind = found + 1
        for place in range(len(self._sections)):
            if (fresh := new[self._sections[place].id]) != self._sections[place]:
                self._sections[place] = fresh
                self.dataChanged.emit(self.index(place + 1), self.index(place + 1))

    def _move_row(self, source: int, before: int) -> int:
        """Put a section before the one at a place; where it stands now comes back."""
        self.beginMoveRows(QModelIndex(), source + 1, source + 1, QModelIndex(), before + 1)
        target = before - 1 if before > source else before
        self._sections.insert(target, self._sections.pop(source))
        self.endMoveRows()
        return target
