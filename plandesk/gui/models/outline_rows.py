"""The rows of a plan's tree and how they follow the document.

Objectives are read at once, their initiatives when a branch is opened. After a change the rows become the
new tree by moves, inserts and removals, each told to the views; nothing starts over while the same plan is
shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from plandesk.domain.level_words import Node
from plandesk.domain.outline import InitiativeHead, Outline, heads, outline
from plandesk.domain.plans import plan
from plandesk.gui.models.outline_row import Row

if TYPE_CHECKING:
    from plandesk.file.document import ChangeSet
    from plandesk.gui.session import Session

Index = QModelIndex | QPersistentModelIndex
TEXT, DUE, LEAD = range(3)
BRANCH = "application/x-plandesk-branch"  # what a branch is called on the clipboard
READ_WHEN_ADDED = 50
MOVING = {"parent_id", "objective_id", "plan_id", "position"}


class OutlineRows(QAbstractItemModel):
    """The structure of the tree; what a row shows is said in `OutlineModel`."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._document = session.document
        self._tree: Outline | None = None
        self._root = Row(None, -1)
        self._rows: dict[Node, Row] = {}
        self._by_key: dict[int, Row] = {}  # the same by what an index carries
        self._being_read: frozenset[int] = frozenset()  # objectives whose initiatives come with them
        session.changed.connect(self._heard)

    # ---- what is shown

    @property
    def tree(self) -> Outline | None:
        """The plan's objectives as they are now."""
        return self._tree

    def set_plan(self, plan_id: int | None) -> None:
        """Show another plan (None: nothing)."""
        self.beginResetModel()
        self._root, self._rows, self._by_key = Row(None, -1), {}, {}
        self._tree, self._document = None, self._session.document
        if plan_id is not None and self._session.document is not None:
            self._tree = outline(self._session.document, plan_id)
            for one in self._tree.order:
                found = self._tree.objectives[one]
                row = self._make(Node("objective", one))
                above = self._root if found.parent_id is None else self._rows[_objective(found.parent_id)]
                row.parent, row.place = above, len(above.children)
                above.children.append(row)
        self.endResetModel()

    def is_current(self) -> bool:
        """Whether the document shown is the one in hand, with the same plan."""
        document, tree = self._session.document, self._tree
        return (
            document is not None
            and document is self._document
            and (tree is None or self._session.plan_id == tree.plan.id)
        )

    def node(self, index: Index) -> Node | None:
        """What a row stands for."""
        return self._row(index).node

    def nodes(self, indexes: Iterable[Index]) -> list[Node]:
        """What rows stand for, each once, in printed order."""
        found = {row.node: row for row in map(self._row, indexes) if row.node is not None}
        return [row.node for row in sorted(found.values(), key=Row.path)]

    def uid(self, node: Node) -> str:
        """The lasting name of a node that is shown."""
        return self._rows[node].uid

    def shown_by_uid(self, uid: str) -> Node | None:
        """The node of a lasting name among those that have been read."""
        return next((node for node, row in self._rows.items() if row.uid == uid), None)

    def index_of(self, node: Node | None, owner_id: int | None = None) -> QModelIndex:
        """The row of a node; `owner_id` is the objective of an initiative that may have to be read first."""
        if node is not None and node not in self._rows and owner_id is not None:
            above = self._rows.get(_objective(owner_id))
            if above is not None:
                self._fetch(above)
        row = self._rows.get(node) if node is not None else None
        return self._index(row) if row is not None else QModelIndex()

    # ---- the structure for Qt

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

    # ---- changes

    def _heard(self, changes: ChangeSet) -> None:
        document = self._session.document
        if self._tree is None or not self.is_current():
            return
        if changes.touches("plan"):
            self._tree = replace(self._tree, plan=plan(document, self._tree.plan.id))
        if changes.reload or _is_structural(changes):
            self._arrange(outline(document, self._tree.plan.id), changes)
        elif changes.touches("objective", "initiative"):
            self._reread(changes)

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
                if row.take_initiative(head, self._tree.plan.year):
                    told.append(row)
        for row in told:
            if row.node.kind == "objective":
                row.take_objective(self._tree.objectives[row.node.id])
            self._tell([row])

    def _arrange(self, new: Outline, changes: ChangeSet) -> None:
        """Become the new tree by moves, inserts and removals of rows."""
        document = self._session.document
        renamed = new.plan.levels != self._tree.plan.levels
        added = [one for one in new.order if _objective(one) not in self._rows]
        outdated = [row.node.id for row in self._outdated(new, changes)]
        # What comes back by undo or was pasted can be opened again at once; an import is not read through.
        known = [*outdated, *(added if len(added) <= READ_WHEN_ADDED else ())]
        read = {one: heads(document, new, one) for one in known}
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
        self._tree, self._being_read = new, frozenset(read)
        for node in [None, *map(_objective, new.order)]:
            self._place_children(self._root if node is None else self._rows[node], wanted[node], shown)
        for node in [None, *map(_objective, new.order)]:
            self._remove_others(self._root if node is None else self._rows[node], wanted[node])
        self._being_read = frozenset()
        self._refresh(new, shown, renamed)
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
        from plandesk.gui.models.rows_in_order import staying

        stay = staying(current, wanted)
        place = 0
        waiting: list[Node] = []
        for node in [*wanted, None]:
            if node is not None and node not in self._rows:
                waiting.append(node)
                continue
            if waiting:
                self._insert(owner, place, waiting, shown)
                place += len(waiting)
                waiting = []
            if node is not None:
                row = self._rows[node]
                if node not in stay:
                    self._move(row, owner, place)
                place = row.place + 1

    def _insert(self, owner: Row, place: int, nodes: list[Node], shown: dict[int, InitiativeHead]) -> None:
        self.beginInsertRows(self._index(owner), place, place + len(nodes) - 1)
        rows = [self._make(node, shown.get(node.id) if node.kind == "initiative" else None) for node in nodes]
        for row in rows:
            row.parent = owner
        owner.children[place:place] = rows
        owner.place_children(place)
        self.endInsertRows()

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
        self._by_key.pop(row.key, None)
        for child in row.children:
            self._forget(child)

    def _refresh(self, new: Outline, shown: dict[int, InitiativeHead], renamed: bool) -> None:
        """Fill every row anew whose words or number are different now, and tell the views."""
        changed: dict[Row, list[Row]] = {}
        for one, found in new.objectives.items():
            row = self._rows[_objective(one)]
            was_open = row.waiting == 0
            opens = bool(row.waiting) != bool(found.initiatives) and not was_open
            row.waiting = 0 if was_open else found.initiatives
            if row.take_objective(found) or opens or renamed:
                changed.setdefault(row.parent, []).append(row)
            for leaf in row.leaves():
                head = shown.get(leaf.node.id)
                number = new.initiative_number(one, leaf.place)
                if (head is not None and leaf.take_initiative(head, new.plan.year)) or number != leaf.number:
                    leaf.number = number
                    changed.setdefault(row, []).append(leaf)
        for rows in changed.values():
            self._tell(rows)

    # ---- rows

    def _make(self, node: Node, head: InitiativeHead | None = None) -> Row:
        if node.kind == "objective":
            found = self._tree.objectives[node.id]
            row = Row(node, found.depth)
            row.waiting = 0 if node.id in self._being_read else found.initiatives
            row.uid = found.uid
            row.take_objective(found)
        else:
            row = Row(node, -1)
            if head is not None:
                row.uid = head.uid
                row.take_initiative(head, self._tree.plan.year)
        self._rows[node] = self._by_key[row.key] = row
        return row

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

    def _row(self, index: Index) -> Row:
        if not index.isValid():
            return self._root
        return self._by_key.get(index.internalId(), self._root)

    def _index(self, row: Row, column: int = TEXT) -> QModelIndex:
        if row.node is None:
            return QModelIndex()
        return self.createIndex(row.place, column, row.key)

    def _tell(self, rows: list[Row]) -> None:
        places = [row.place for row in rows]
        above = rows[0].parent
        first, last = above.children[min(places)], above.children[max(places)]
        self.dataChanged.emit(self._index(first), self._index(last, LEAD))


def _objective(one: int) -> Node:
    return Node("objective", one)


def _is_structural(changes: ChangeSet) -> bool:
    for change in changes.changes:
        if change.table in ("objective", "initiative"):
            if change.op != "update" or MOVING.intersection(change.columns):
                return True
        elif change.table == "plan_level" or (change.table == "plan" and "starts" in change.columns):
            return True
    return False
