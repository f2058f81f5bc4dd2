"""The tree of a plan for the window: numbers and words, what may be edited, dragged and dropped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from plandesk.domain.level_words import Node
from plandesk.gui.models.outline_row import Row
from plandesk.gui.models.outline_rows import BRANCH, DUE, LEAD, TEXT, Index, OutlineRows
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.document import ChangeSet
    from plandesk.gui.session import Session

LEADS_AT_ONCE = 64
Flag = Qt.ItemFlag


def _flags(kind: int, is_text: bool, read_only: bool) -> Qt.ItemFlag:
    """What can be done to an objective (0), an initiative (1) or beside all rows (2)."""
    if kind == 2:
        return Flag.NoItemFlags if read_only else Flag.ItemIsDropEnabled
    found = Flag.ItemIsEnabled | Flag.ItemIsSelectable | Flag.ItemIsDragEnabled
    if kind == 1:
        found |= Flag.ItemNeverHasChildren
    elif not read_only:
        found |= Flag.ItemIsDropEnabled
    return found | Flag.ItemIsEditable if is_text and not read_only else found


FLAGS = {
    (kind, is_text, read_only): _flags(kind, is_text, read_only)
    for kind in (0, 1, 2)
    for is_text in (True, False)
    for read_only in (True, False)
}


class Role(IntEnum):
    """What a row tells beside its words."""

    NUMBER = Qt.ItemDataRole.UserRole + 1
    DEPTH = Qt.ItemDataRole.UserRole + 2  # of an objective; -1 for an initiative
    PUBLIC = Qt.ItemDataRole.UserRole + 3
    CUT = Qt.ItemDataRole.UserRole + 4


class OutlineModel(OutlineRows):
    """Columns: number and text, due, lead. Changes by the user go through the session."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._leads: dict[int, str] = {}
        self._cut: frozenset[Node] = frozenset()
        self.moved: Callable[[list[Node]], object] = lambda _nodes: None  # told after a drop

    def set_plan(self, plan_id: int | None) -> None:
        """Show another plan (None: nothing)."""
        self._leads = {}
        super().set_plan(plan_id)

    def set_cut(self, nodes: Iterable[Node]) -> None:
        """Show these nodes as waiting to be pasted elsewhere."""
        before, self._cut = self._cut, frozenset(nodes)
        for node in before ^ self._cut:
            if node in self._rows:
                self._tell([self._rows[node]])

    # ---- Qt's side

    def flags(self, index: Index) -> Qt.ItemFlag:
        # The view asks for every row when it opens branches, so nothing is put together here.
        row = self._row(index)
        kind = 2 if row.node is None else row.key & 1
        return FLAGS[kind, index.column() == TEXT, self._session.read_only]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._row(index), index.column()
        if row.node is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if column == TEXT:
                return row.text
            return row.due if column == DUE else self._lead(row)
        if role == Qt.ItemDataRole.EditRole:
            return row.text if column == TEXT else None
        if role == Role.NUMBER:
            return row.number
        if role == Role.DEPTH:
            return row.depth if row.node.kind == "objective" else -1
        if role == Role.PUBLIC:
            return row.public
        if role == Role.CUT:
            return row.node in self._cut
        if role == Qt.ItemDataRole.AccessibleTextRole and column == TEXT:
            words = f"{row.number} {row.text}".strip()
            return words if row.public else _("{words}, internal").format(words=words)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == TEXT and self._tree is not None:
            first, *rest = [level.name for level in self._tree.plan.levels]
            return ", ".join([first, *(name.lower() for name in rest)])
        return {DUE: _("Due"), LEAD: _("Lead")}.get(section, "")

    # ---- dragging

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [BRANCH, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        from plandesk.gui.models import outline_mime  # not loaded before something is moved or copied

        assert self._session.document is not None
        return outline_mime.of_nodes(self._session.document, self.nodes(indexes), self._tree)

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return self._drop(data, action, row, parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        drop = self._drop(data, action, row, parent)
        if drop is None:
            return False
        nodes = self._session.act(drop)
        if nodes is None:
            return False
        self.moved(nodes)
        return True

    def _drop(
        self, data: QMimeData, action: Qt.DropAction, row: int, parent: Index
    ) -> Callable[[], list[Node]] | None:
        """The act that a drop means, or None where it would mean nothing."""
        from plandesk.gui.models import outline_mime

        document = self._session.document
        if document is None or self._session.read_only or self._tree is None:
            return None
        parcel = outline_mime.parcel_of(data)
        if parcel is None:
            return None
        owner = self._row(parent)
        if owner.node is not None and owner.node.kind == "initiative":
            return None
        leaves = len(owner.leaves())
        kinds = parcel.kinds
        if kinds == {"initiative"} and (row > leaves or (owner is self._root and row > 0)):
            # Between two goals: to the end of the upper one.
            owner, row = owner.children[min(row, len(owner.children)) - 1], -1
        lowest = len(self._tree.plan.levels) - 2
        if kinds == {"objective"} and row < 0 and owner.node is not None and owner.depth >= lowest:
            # On a goal of the lowest level: behind it. A deeper level is made on purpose, not by a slip.
            owner, row = owner.parent, owner.place + 1
        leaves = len(owner.leaves())
        if owner is self._root and "initiative" in kinds:
            return None
        own = parcel.is_of(document) and action == Qt.DropAction.MoveAction
        if own and any(self._is_within(owner, node) for node in parcel.nodes):
            return None
        place = outline_mime.Place(
            None if owner.node is None else owner.node.id,
            None if row < 0 else min(row, leaves),
            None if row < 0 else max(row - leaves, 0),
        )
        return outline_mime.putting(document, self._tree.plan.id, parcel, place, move=own)

    def _is_within(self, row: Row | None, node: Node) -> bool:
        while row is not None and row.node is not None:
            if row.node == node:
                return True
            row = row.parent
        return False

    # ---- leads

    def _heard(self, changes: ChangeSet) -> None:
        super()._heard(changes)
        if changes.touches("lead", "person", "unit") and self._tree is not None and self.is_current():
            self._reread_leads()

    def _reread_leads(self) -> None:
        from plandesk.domain.initiatives import initiatives

        before, self._leads = self._leads, {}
        for one in initiatives(self._session.document, list(before)):
            self._leads[one.id] = ", ".join(lead.name for lead in one.leads)
            row = self._rows.get(Node("initiative", one.id))
            if row is not None and self._leads[one.id] != before[one.id]:
                self._tell([row])

    def _lead(self, row: Row) -> str:
        """Who leads an initiative; read for it and those after it at once."""
        if row.node.kind != "initiative" or self._session.document is None:
            return ""
        if row.node.id not in self._leads:
            from plandesk.domain.initiatives import initiatives

            beside = row.parent.children[row.place : row.place + LEADS_AT_ONCE]
            ids = [one.node.id for one in beside if one.node.kind == "initiative"]
            self._leads[row.node.id] = ""  # should it be gone from the file
            for one in initiatives(self._session.document, ids):
                self._leads[one.id] = ", ".join(lead.name for lead in one.leads)
        return self._leads[row.node.id]
