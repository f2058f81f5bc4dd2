"""The tree of a plan for the window: objectives at once, their initiatives when a branch is opened.

After a change the model reads what the change names and tells the views exactly which rows came, went or
moved; it never starts over while the same plan is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.branches import Node
from plandesk.domain.outline import InitiativeHead, Outline, heads, outline
from plandesk.gui.models import outline_mime
from plandesk.gui.models.rows_in_order import staying
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.document import ChangeSet
    from plandesk.gui.session import Session

Index = QModelIndex | QPersistentModelIndex
TEXT, DUE, LEAD = range(3)
MOVING = {"parent_id", "objective_id", "plan_id", "position"}
LEADS_AT_ONCE = 64


class Role(IntEnum):
    """What a row tells beside its words."""

    NUMBER = Qt.ItemDataRole.UserRole + 1
    DEPTH = Qt.ItemDataRole.UserRole + 2  # of an objective; -1 for an initiative
    PUBLIC = Qt.ItemDataRole.UserRole + 3
    CUT = Qt.ItemDataRole.UserRole + 4


class Row:
    """One row of the tree; `waiting` counts initiatives that have not been read yet."""

    __slots__ = ("node", "parent", "children", "place", "number", "text", "due", "public", "waiting", "depth")

    def __init__(self, node: Node | None, depth: int) -> None:
        self.node = node
        self.depth = depth
        self.parent: Row | None = None
        self.children: list[Row] = []
        self.place = 0
        self.number = self.text = self.due = ""
        self.public = True
        self.waiting = 0

    def leaves(self) -> list[Row]:
        """The initiatives among the children; they stand before the objectives."""
        return [child for child in self.children if child.node.kind == "initiative"]

    def place_children(self, first: int = 0) -> None:
        """Tell the children where they stand, from one of them on."""
        for place in range(first, len(self.children)):
            self.children[place].place = place


class OutlineModel(QAbstractItemModel):
    """Columns: number and text, due, lead. Changes by the user go through the session."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tree: Outline | None = None
        self._root = Row(None, -1)
        self._rows: dict[Node, Row] = {}
        self._leads: dict[int, str] = {}
        self._cut: frozenset[Node] = frozenset()
        self.moved: Callable[[list[Node]], object] = lambda _nodes: None  # told after a drop
        session.changed.connect(self._heard)

    # ---- what is shown

    @property
    def tree(self) -> Outline | None:
        """The plan's objectives as they are now."""
        return self._tree

    def set_plan(self, plan_id: int | None) -> None:
        """Show another plan (None: nothing)."""
        self.beginResetModel()
        self._root, self._rows, self._leads = Row(None, -1), {}, {}
        self._tree = None
        if plan_id is not None and self._session.document is not None:
            self._tree = outline(self._session.document, plan_id)
            for one in self._tree.order:
                found = self._tree.objectives[one]
                row = self._make(Node("objective", one))
                above = self._root if found.parent_id is None else self._rows[_objective(found.parent_id)]
                row.parent, row.place = above, len(above.children)
                above.children.append(row)
        self.endResetModel()

    def node(self, index: Index) -> Node | None:
        """What a row stands for."""
        return self._row(index).node

    def nodes(self, indexes: Iterable[Index]) -> list[Node]:
        """What rows stand for, each once, in printed order."""
        found = {row.node: row for row in map(self._row, indexes) if row.node is not None}
        return [row.node for row in sorted(found.values(), key=_path)]

    def index_of(self, node: Node | None, owner_id: int | None = None) -> QModelIndex:
        """The row of a node; `owner_id` is the objective of an initiative that may have to be read first."""
        if node is not None and node not in self._rows and owner_id is not None:
            above = self._rows.get(_objective(owner_id))
            if above is not None:
                self._fetch(above)
        row = self._rows.get(node) if node is not None else None
        return self._index(row) if row is not None else QModelIndex()

    def set_cut(self, nodes: Iterable[Node]) -> None:
        """Show these nodes as waiting to be pasted elsewhere."""
        before, self._cut = self._cut, frozenset(nodes)
        for node in before ^ self._cut:
            if node in self._rows:
                self._tell([self._rows[node]])

    # ---- Qt's side

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:
        above = self._row(parent)
        if parent.isValid() and parent.column() != TEXT:
            return QModelIndex()
        if 0 <= row < len(above.children) and 0 <= column <= LEAD:
            return self._index(above.children[row], column)
        return QModelIndex()

    def parent(self, index: Index = QModelIndex()) -> Any:
        if not isinstance(index, QModelIndex | QPersistentModelIndex) or not index.isValid():
            return QModelIndex()
        above = self._row(index).parent
        return QModelIndex() if above is None or above is self._root else self._index(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() and parent.column() != TEXT else len(self._row(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return LEAD + 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:
        if parent.isValid() and parent.column() != TEXT:
            return False
        row = self._row(parent)
        return bool(row.children) or row.waiting > 0

    def canFetchMore(self, parent: Index) -> bool:
        return self._row(parent).waiting > 0 and (not parent.isValid() or parent.column() == TEXT)

    def fetchMore(self, parent: Index) -> None:
        self._fetch(self._row(parent))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        base = flag.ItemIsDropEnabled if not self._session.read_only else flag.NoItemFlags
        if not index.isValid():
            return base
        found = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        row = self._row(index)
        if row.node.kind == "initiative":
            found |= flag.ItemNeverHasChildren
        else:
            found |= base
        if index.column() == TEXT and not self._session.read_only:
            found |= flag.ItemIsEditable
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._row(index), index.column()
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
        return [outline_mime.BRANCH, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
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

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        from plandesk.domain.branches import change_objective
        from plandesk.domain.initiatives import change_initiative

        document, node = self._session.document, self.node(index)
        if role != Qt.ItemDataRole.EditRole or document is None or node is None:
            return False
        if str(value) == self._row(index).text:
            return True
        if node.kind == "objective":
            self._session.act(lambda: change_objective(document, node.id, title=str(value)))
        else:
            self._session.act(lambda: change_initiative(document, node.id, text=str(value)))
        return True

    def _drop(
        self, data: QMimeData, action: Qt.DropAction, row: int, parent: Index
    ) -> Callable[[], list[Node]] | None:
        """The act that a drop means, or None where it would mean nothing."""
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

    # ---- changes

    def _heard(self, changes: ChangeSet) -> None:
        document = self._session.document
        if self._tree is None or document is None or self._session.plan_id != self._tree.plan.id:
            return
        if changes.reload or _is_structural(changes):
            self._arrange(outline(document, self._tree.plan.id), changes)
        elif changes.touches("objective", "initiative"):
            self._reread(changes)
        if changes.touches("lead", "person", "unit"):
            self._reread_leads()

    def _reread(self, changes: ChangeSet) -> None:
        document = self._session.document
        touched = [self._rows.get(_objective(one)) for one in changes.ids("objective")]
        if any(touched):
            self._tree = outline(document, self._tree.plan.id)
        told = [row for row in touched if row is not None]
        owners: dict[Row, None] = {}
        for one in changes.ids("initiative"):
            row = self._rows.get(Node("initiative", one))
            if row is not None:
                owners[row.parent] = None
        for owner in owners:
            for head in heads(document, self._tree, owner.node.id):
                row = self._rows[Node("initiative", head.id)]
                if self._fill_leaf(row, head):
                    told.append(row)
        for row in told:
            if row.node.kind == "objective":
                self._fill_objective(row)
            self._tell([row])

    def _reread_leads(self) -> None:
        from plandesk.domain.initiatives import initiatives

        before, self._leads = self._leads, {}
        for one in initiatives(self._session.document, list(before)):
            self._leads[one.id] = ", ".join(lead.name for lead in one.leads)
            row = self._rows.get(Node("initiative", one.id))
            if row is not None and self._leads[one.id] != before[one.id]:
                self._tell([row])

    def _arrange(self, new: Outline, changes: ChangeSet) -> None:
        """Become the new tree by moves, inserts and removals of rows."""
        document = self._session.document
        renamed = new.plan.levels != self._tree.plan.levels
        read = {row.node.id: heads(document, new, row.node.id) for row in self._outdated(new, changes)}
        wanted = {None: [_objective(one) for one in new.roots]}
        for one, found in new.objectives.items():
            node = _objective(one)
            row = self._rows.get(node)
            if one in read:
                leaves = [Node("initiative", head.id) for head in read[one]]
            else:
                leaves = [] if row is None else [leaf.node for leaf in row.leaves()]
            wanted[node] = leaves + [_objective(child) for child in found.children]
        shown = {head.id: head for found in read.values() for head in found}
        self._tree = new
        for node in [None, *map(_objective, new.order)]:
            self._place_children(self._root if node is None else self._rows[node], wanted[node], shown)
        for node in [None, *map(_objective, new.order)]:
            self._remove_others(self._root if node is None else self._rows[node], wanted[node])
        self._refresh(new, shown, set(read), renamed)
        if renamed:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, TEXT, TEXT)

    def _outdated(self, new: Outline, changes: ChangeSet) -> list[Row]:
        """The opened objectives whose initiatives have to be read again."""
        found: dict[Row, None] = {}
        for one in changes.ids("initiative"):
            row = self._rows.get(Node("initiative", one))
            if row is not None:
                found[row.parent] = None
        for one, objective in new.objectives.items():
            row = self._rows.get(_objective(one))
            if row is None or row.waiting:
                continue
            if changes.reload or len(row.leaves()) != objective.initiatives:
                found[row] = None
        return [row for row in found if row.node.id in new.objectives]

    def _place_children(self, owner: Row, wanted: list[Node], shown: dict[int, InitiativeHead]) -> None:
        current = [child.node for child in owner.children]
        if current == wanted:
            return
        stay = staying(current, wanted)
        place = 0
        for node in wanted:
            row = self._rows.get(node)
            if row is None:
                row = self._make(node, shown.get(node.id) if node.kind == "initiative" else None)
                self.beginInsertRows(self._index(owner), place, place)
                owner.children.insert(place, row)
                row.parent = owner
                owner.place_children(place)
                self.endInsertRows()
            elif node not in stay:
                self._move(row, owner, place)
            place = row.place + 1

    def _move(self, row: Row, owner: Row, place: int) -> None:
        source = row.parent
        if source is owner and row.place in (place, place - 1):
            return
        self.beginMoveRows(self._index(source), row.place, row.place, self._index(owner), place)
        first = row.place
        del source.children[first]
        if source is owner and place > first:
            place -= 1
        owner.children.insert(place, row)
        row.parent = owner
        source.place_children(min(first, place) if source is owner else first)
        if source is not owner:
            owner.place_children(place)
        self.endMoveRows()

    def _remove_others(self, owner: Row, wanted: list[Node]) -> None:
        if len(owner.children) == len(wanted):
            return
        keep = set(wanted)
        last = len(owner.children) - 1
        while last >= 0:
            if owner.children[last].node in keep:
                last -= 1
                continue
            first = last
            while first > 0 and owner.children[first - 1].node not in keep:
                first -= 1
            self.beginRemoveRows(self._index(owner), first, last)
            for gone in owner.children[first : last + 1]:
                self._forget(gone)
            del owner.children[first : last + 1]
            owner.place_children(first)
            self.endRemoveRows()
            last = first - 1

    def _forget(self, row: Row) -> None:
        self._rows.pop(row.node, None)
        for child in row.children:
            self._forget(child)

    def _refresh(self, new: Outline, shown: dict[int, InitiativeHead], read: set[int], renamed: bool) -> None:
        """Fill every row anew whose words or number are different now, and tell the views."""
        changed: dict[Row, list[Row]] = {}
        for one, found in new.objectives.items():
            row = self._rows[_objective(one)]
            was_open = row.waiting == 0
            opens = bool(row.waiting) != bool(found.initiatives) and not was_open
            row.waiting = 0 if was_open else found.initiatives
            if was_open and found.initiatives and not row.leaves():
                row.waiting = found.initiatives
            if self._fill_objective(row) or opens or renamed:
                changed.setdefault(row.parent, []).append(row)
            for leaf in row.leaves():
                head = shown.get(leaf.node.id)
                number = new.initiative_number(one, leaf.place)
                if (head is not None and self._fill_leaf(leaf, head)) or number != leaf.number:
                    leaf.number = number
                    changed.setdefault(row, []).append(leaf)
        for rows in changed.values():
            self._tell(rows)

    # ---- rows

    def _make(self, node: Node, head: InitiativeHead | None = None) -> Row:
        if node.kind == "objective":
            found = self._tree.objectives[node.id]
            row = Row(node, found.depth)
            row.waiting = found.initiatives
            self._rows[node] = row
            self._fill_objective(row)
        else:
            row = Row(node, -1)
            self._rows[node] = row
            if head is not None:
                self._fill_leaf(row, head)
        return row

    def _fill_objective(self, row: Row) -> bool:
        found = self._tree.objectives[row.node.id]
        before = (row.number, row.text, row.public, row.depth)
        row.number, row.text, row.public, row.depth = found.number, found.title, found.public, found.depth
        return before != (row.number, row.text, row.public, row.depth)

    def _fill_leaf(self, row: Row, head: InitiativeHead) -> bool:
        before = (row.number, row.text, row.due, row.public)
        row.number, row.text, row.public = head.number, head.text, head.public
        row.due = head.due.text(self._tree.plan.year)
        return before != (row.number, row.text, row.due, row.public)

    def _fetch(self, row: Row) -> None:
        if not row.waiting or self._session.document is None:
            return
        row.waiting = 0
        found = heads(self._session.document, self._tree, row.node.id)
        if not found:
            return
        self.beginInsertRows(self._index(row), 0, len(found) - 1)
        leaves = []
        for head in found:
            leaf = self._make(Node("initiative", head.id), head)
            leaf.parent = row
            leaves.append(leaf)
        row.children[:0] = leaves
        row.place_children()
        self.endInsertRows()

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

    def _row(self, index: Index) -> Row:
        if not index.isValid():
            return self._root
        key = index.internalId()
        return self._rows.get(Node("initiative" if key & 1 else "objective", key >> 1), self._root)

    def _index(self, row: Row, column: int = TEXT) -> QModelIndex:
        if row.node is None:
            return QModelIndex()
        return self.createIndex(row.place, column, row.node.id << 1 | (row.node.kind == "initiative"))

    def _tell(self, rows: list[Row]) -> None:
        places = [row.place for row in rows]
        above = rows[0].parent
        first, last = above.children[min(places)], above.children[max(places)]
        self.dataChanged.emit(self._index(first), self._index(last, LEAD))


def _objective(one: int) -> Node:
    return Node("objective", one)


def _path(row: Row) -> tuple[int, ...]:
    found: list[int] = []
    one: Row | None = row
    while one is not None and one.node is not None:
        found.append(one.place)
        one = one.parent
    return tuple(reversed(found))


def _is_structural(changes: ChangeSet) -> bool:
    for change in changes.changes:
        if change.table in ("objective", "initiative"):
            if change.op != "update" or MOVING.intersection(change.columns):
                return True
        elif change.table == "plan_level" or (change.table == "plan" and "starts" in change.columns):
            return True
    return False
