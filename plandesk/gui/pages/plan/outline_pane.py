"""The middle of the Plan page: the tree, what is selected in it, and the button below its last row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from plandesk.domain.initiatives import initiatives
from plandesk.domain.level_words import Node
from plandesk.domain.plans import Plan
from plandesk.file.changes import ChangeSet
from plandesk.gui.models.outline_model import OutlineModel
from plandesk.gui.models.outline_rows import LEAD, MOVING, TEXT
from plandesk.gui.pages.plan.tree import OutlineTree
from plandesk.gui.session import Session
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.i18n import _

OPEN_WHOLE_BELOW = 150  # entries; a longer plan opens with its goals closed
FOLLOW_AT_MOST = 100  # rows that came or moved in one step and are selected for it
REMEMBER_AT_MOST = 2000  # open branches
Select = QItemSelectionModel.SelectionFlag


class OutlinePane(QWidget):
    """Keeps the selection on what was added, moved or brought back, and the open branches open."""

    node_changed = Signal(object)  # Node | None: the row that the form is about
    add_area_requested = Signal()
    followed = Signal()  # a change made elsewhere was brought into view

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._node: Node | None = None
        self._beside_gone: Node | None = None  # what takes over from the row in hand, which goes
        self._plan_uid = ""
        self._remembered: dict[str, dict[str, Any]] = {}
        self.model = OutlineModel(session, self)
        self.model.moved = self.show_nodes
        self.model.rowsAboutToBeRemoved.connect(self._note_going)  # before the tree lets go of the row
        self.tree = OutlineTree(self.model, session)
        self.tree.setParent(self)
        self.add_area = LinkButton("", "add", self)
        self.add_area.clicked.connect(self.add_area_requested)
        self._arranging = QTimer(self)
        self._arranging.setSingleShot(True)
        self._arranging.setInterval(0)
        self._arranging.timeout.connect(self._arrange)
        self.tree.height_changed.connect(self._arranging.start)
        self.tree.selectionModel().selectionChanged.connect(lambda *_told: self._told_selection())
        self.tree.selectionModel().currentChanged.connect(lambda *_told: self._told_selection())
        session.changed.connect(self._heard)

    @cached_property
    def empty(self) -> EmptyState:
        """What stands in the place of a tree without rows; few plans ever show it."""
        made = EmptyState("", parent=self)
        made.acted.connect(self.add_area_requested)
        return made

    # ---- what is shown

    def set_plan(self, plan: Plan | None) -> None:
        """Show the tree of another plan, opened and selected as it was left."""
        self._remember()
        self._node = None
        self._plan_uid = plan.uid if plan is not None else ""
        self.model.set_plan(plan.id if plan is not None else None)
        if plan is None:
            return
        self._name_levels(plan)
        self.tree.set_length(sum(self.model.tree.counts()))
        self._open_as_left()

    def _open_as_left(self) -> None:
        entries = sum(self.model.tree.counts())
        kept = self._remembered.get(self._plan_uid, {})
        if "open" in kept:
            self._open(set(kept["open"]))
        elif entries <= OPEN_WHOLE_BELOW:
            self.tree.expandAll()
        else:
            self.tree.expandToDepth(0)
        chosen = kept.get("chosen")
        found = self._find(*chosen) if chosen else None
        if found is None and self.model.tree.roots:
            found = Node("objective", self.model.tree.roots[0])
        if found is not None:
            self.show_nodes([found])
        self._arrange()

    def is_empty(self) -> bool:
        """Whether the plan has no rows yet."""
        tree = self.model.tree
        return tree is not None and not tree.roots

    @property
    def node(self) -> Node | None:
        """The row that the form is about."""
        return self._node

    def nodes(self) -> list[Node]:
        """The selected rows in printed order."""
        return self.model.nodes(self.tree.selected())

    def owner_id(self, node: Node) -> int | None:
        """The objective that an initiative belongs to."""
        found = initiatives(self._session.document, [node.id])
        return found[0].objective_id if found else None

    def show_nodes(self, nodes: Sequence[Node]) -> bool:
        """Select rows and bring the first into view, opening what is above; False when none is there."""
        indexes = [self._index(node) for node in nodes]
        found = [index for index in indexes if index.isValid()]
        if not found:
            return False
        for index in found:
            above = index.parent()
            while above.isValid():
                self.tree.expand(above)
                above = above.parent()
        wanted = QItemSelection()
        for index in found:
            wanted.select(index, index.siblingAtColumn(LEAD))
        chosen = self.tree.selectionModel()
        chosen.setCurrentIndex(found[0], Select.NoUpdate)
        chosen.select(wanted, Select.ClearAndSelect)
        self.tree.scrollTo(found[-1])
        self.tree.scrollTo(found[0])
        return True

    def open_all(self) -> None:
        """Open every branch."""
        self.tree.expandAll()
        self._keep_in_view()

    def close_all(self) -> None:
        """Close every branch; a selected row that would vanish gives way to the one above it."""
        node = self._node
        top = self._index(node)
        while top.parent().isValid():
            top = top.parent()
        self.tree.collapseAll()
        if top.isValid():
            self.show_nodes([self.model.node(top)])

    def _keep_in_view(self) -> None:
        if self._node is not None:
            self.tree.scrollTo(self._index(self._node))

    def step(self, by: int) -> bool:
        """Go to the row above (-1) or below (1) the one in the form; False when there is none."""
        beside = self._beside(by)
        if beside is None:
            return False
        return self.show_nodes([beside])

    def has_beside(self, by: int) -> bool:
        """Whether there is a row above (-1) or below (1)."""
        return self._beside(by) is not None

    def neighbour(self, nodes: Sequence[Node]) -> Node | None:
        """What to select when these are gone: the next row beside the last of them, or the one above."""
        gone = set(nodes)
        index = self._index(nodes[-1]) if nodes else None
        while index is not None and index.isValid():
            for step in (1, -1):
                row = index.row() + step
                while 0 <= row < self.model.rowCount(index.parent()):
                    beside = self.model.node(self.model.index(row, TEXT, index.parent()))
                    if beside not in gone:
                        return beside
                    row += step
            index = index.parent()
            if index.isValid() and self.model.node(index) not in gone:
                return self.model.node(index)
        return None

    # ---- remembering

    def state(self) -> dict[str, Any]:
        """Open branches and the selected row of each plan, by their lasting names."""
        self._remember()
        return self._remembered

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` gave."""
        self._remembered = {
            str(plan): kept for plan, kept in state.items() if isinstance(kept, dict)
        } | self._remembered
        if self._plan_uid in state and self.model.tree is not None:
            self._remember()
            if self._remembered[self._plan_uid] == state[self._plan_uid]:
                return  # as most plans are left: whole, with the first row chosen
            self._remembered[self._plan_uid] = state[self._plan_uid]
            self.tree.collapseAll()
            self._open_as_left()

    def _remember(self) -> None:
        if not self._plan_uid or self.model.tree is None:
            return
        opened = []
        for one in self.model.tree.order:
            node = Node("objective", one)
            if self.tree.isExpanded(self.model.index_of(node)):
                opened.append(self.model.uid(node))
        chosen = [self._node.kind, self.model.uid(self._node)] if self._index(self._node).isValid() else None
        self._remembered[self._plan_uid] = {"open": opened[:REMEMBER_AT_MOST], "chosen": chosen}

    def _open(self, uids: set[str]) -> None:
        for one in self.model.tree.order:
            if self.model.tree.objectives[one].uid in uids:
                index = self.model.index_of(Node("objective", one))
                self.model.fetchMore(index)
                self.tree.expand(index)

    def _find(self, kind: str, uid: str) -> Node | None:
        """A remembered row, where its branch is open again."""
        for one, found in self.model.tree.objectives.items():
            if kind == "objective" and found.uid == uid:
                return Node("objective", one)
        return self.model.shown_by_uid(uid) if kind == "initiative" else None

    # ---- following changes

    def _heard(self, changes: ChangeSet) -> None:
        tree = self.model.tree
        if tree is None or not self.model.is_current():
            return
        if changes.touches("plan_level"):
            self._name_levels(tree.plan)
        if changes.touches("objective", "initiative"):
            self.tree.set_length(sum(tree.counts()))
            wanted = self._to_follow(changes)
            if wanted and self.show_nodes(wanted):
                self.followed.emit()
        beside, self._beside_gone = self._beside_gone, None
        if beside is not None and not self.tree.selected():
            self.show_nodes([beside])
        self._arranging.start()
        self._told_selection()

    def _note_going(self, parent: QModelIndex, first: int, last: int) -> None:
        """Where the row in hand goes, as when its adding is undone, the one beside it takes over."""
        index = self._index(self._node)
        while index.isValid():
            if index.parent() == parent and first <= index.row() <= last:
                after, before = last + 1, first - 1
                beside = parent
                if after < self.model.rowCount(parent):
                    beside = self.model.index(after, TEXT, parent)
                elif before >= 0:
                    beside = self.model.index(before, TEXT, parent)
                self._beside_gone = self.model.node(beside) if beside.isValid() else None
                return
            index = index.parent()

    def _to_follow(self, changes: ChangeSet) -> list[Node]:
        """The outermost rows that came, or went to another parent; after undo, those that were edited."""
        if changes.reload or changes.ids("plan", "insert"):
            return []  # a plan that came whole is shown from its beginning
        tree = self.model.tree
        came = [
            Node(kind, one) for kind in ("objective", "initiative") for one in changes.ids(kind, "insert")
        ]
        moved = [
            Node(change.table, change.row_id)
            for change in changes.changes
            if change.table in ("objective", "initiative")
            and change.op == "update"
            and {"parent_id", "objective_id"}.intersection(change.columns)
        ]
        wanted = came or moved
        if not wanted and self._session.document.redo_name is not None:
            wanted = [
                Node(change.table, change.row_id)
                for change in changes.changes
                if change.table in ("objective", "initiative")
                and change.op == "update"
                and not MOVING.intersection(change.columns)
            ]
        if len(wanted) > FOLLOW_AT_MOST * 20:
            return []
        inside = {node.id for node in wanted if node.kind == "objective"}
        found = []
        for node in dict.fromkeys(wanted):
            if node.kind == "objective":
                one = tree.objectives.get(node.id)
                if one is not None and one.parent_id not in inside:
                    found.append(node)
            elif (owner := self.owner_id(node)) in tree.objectives and owner not in inside:
                found.append(node)
            if len(found) > FOLLOW_AT_MOST:
                return []
        return found

    def _told_selection(self) -> None:
        chosen = self.tree.selectionModel()
        current = chosen.currentIndex()
        node = None
        if current.isValid() and chosen.isRowSelected(current.row(), current.parent()):
            node = self.model.node(current)
        elif rows := self.tree.selected():
            node = self.model.node(rows[0])
        if node != self._node:
            self._node = node
            self.node_changed.emit(node)

    def _index(self, node: Node | None) -> Any:
        index = self.model.index_of(node)
        if not index.isValid() and node is not None and node.kind == "initiative":
            index = self.model.index_of(node, self.owner_id(node))
        return index

    def _beside(self, by: int) -> Node | None:
        index = self._index(self._node)
        if not index.isValid():
            return None
        beside = self.tree.indexBelow(index) if by > 0 else self.tree.indexAbove(index)
        return self.model.node(beside) if beside.isValid() else None

    # ---- laying out

    def _name_levels(self, plan: Plan) -> None:
        area = plan.levels[0].name
        self.add_area.setText(area)
        self.add_area.setAccessibleName(_("Add: {name}").format(name=area))
        self.add_area.updateGeometry()

    def _arrange(self) -> None:
        room = self.rect()
        is_empty = self.is_empty()
        self.tree.setVisible(not is_empty)
        # On a very low window the rows come first; the button's act is in the menu as well.
        roomy = room.height() >= px(220)
        self.add_area.setVisible(not is_empty and roomy and not self._session.read_only)
        if is_empty:
            self._show_empty(self.model.tree.plan, room)
            return
        if "empty" in vars(self):
            self.empty.hide()
        foot = px(40) if self.add_area.isVisibleTo(self) else 0
        height = room.height() - foot
        natural = self.tree.natural_height()
        if natural is not None:
            height = min(height, natural)
        self.tree.setGeometry(0, 0, room.width(), height)
        hint = self.add_area.sizeHint()
        self.add_area.setGeometry(px(40), height + (px(40) - hint.height()) // 2, hint.width(), hint.height())

    def _show_empty(self, plan: Plan, room: QRect) -> None:
        area = plan.levels[0]
        self.empty.set_words(
            _("No {names} yet").format(names=area.plural.lower()),
            _("A plan is made of a few large aims. Below each stand its goals and what will be done."),
            _("Add the first {name}").format(name=area.name.lower()),
            _("Have a list already? Copy its lines and paste them below a goal."),
        )
        self.empty.button.setEnabled(not self._session.read_only)
        self.empty.setGeometry(room)
        self.empty.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), tokens(self.palette()).base)
