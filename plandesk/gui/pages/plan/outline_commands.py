"""What can be done to the rows of the tree: each an act of the domain, with the selection going along."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from plandesk.domain import branches
from plandesk.domain.level_words import Node
from plandesk.domain.outline import Outline
from plandesk.gui.models.outline_rows import BRANCH
from plandesk.gui.pages.plan.outline_pane import OutlinePane
from plandesk.gui.session import Session
from plandesk.i18n import ngettext


class OutlineCommands(QObject):
    """Works on the selected rows of a pane."""

    def __init__(self, session: Session, pane: OutlinePane) -> None:
        super().__init__(pane)
        self._session, self._pane = session, pane
        QApplication.clipboard().dataChanged.connect(self._clipboard_changed)

    # ---- adding

    def add_objective(self, depth: int) -> Node | None:
        """Add an objective of a level beside or below the selected row; it is selected."""
        tree, document = self._pane.model.tree, self._session.document
        if tree is None or document is None:
            return None
        parent_id, position = None, None
        if depth:
            trail = self._trail()
            if not trail:
                return None
            if len(trail) > depth:
                parent_id, position = tree.objectives[trail[depth]].parent_id, self._place(trail[depth]) + 1
            else:
                parent_id = _down_to(tree, trail[-1], depth - 1)
        plan_id = tree.plan.id
        made = self._session.act(lambda: branches.add_objective(document, plan_id, parent_id, "", position))
        return self._show([Node("objective", made)] if made is not None else None)

    def add_initiative(self) -> Node | None:
        """Add an initiative behind the selected one, or at the end of the selected goal; it is selected."""
        from plandesk.domain.initiatives import add_initiative
        from plandesk.gui.models import outline_mime

        tree, document, chosen = self._pane.model.tree, self._session.document, self._pane.node
        trail = self._trail()
        if tree is None or document is None or not trail:
            return None
        owner, position = outline_mime.lowest(tree, trail[-1]), None
        if chosen is not None and chosen.kind == "initiative":
            owner, position = trail[-1], self._pane.model.index_of(chosen).row() + 1
        made = self._session.act(lambda: add_initiative(document, owner, "", position))
        return self._show([Node("initiative", made)] if made is not None else None)

    def duplicate(self) -> None:
        """Copy the selected rows right behind themselves."""
        from plandesk.domain.clipboard import duplicate_nodes

        document, nodes = self._session.document, self._pane.nodes()
        if nodes:
            self._show(self._session.act(lambda: duplicate_nodes(document, nodes)))

    # ---- moving

    def move(self, by: int) -> None:
        """Move the selected rows up (-1) or down (1) among their siblings."""
        document, nodes = self._session.document, self._pane.nodes()
        if nodes and self._session.act(lambda: branches.move_by(document, nodes, by)):
            self._show(nodes)

    def promote(self) -> None:
        """Move the selected rows one level up."""
        # Each goes right behind its old parent, so the last one goes first.
        self._each(branches.promote, reverse=True)

    def demote(self) -> None:
        """Move the selected rows one level down."""
        self._each(branches.demote)

    def delete(self) -> None:
        """Delete the selected rows with all below them; undo brings them back."""
        document, nodes = self._session.document, self._pane.nodes()
        if not nodes:
            return
        beside = self._pane.neighbour(nodes)
        self._session.act(lambda: branches.delete_nodes(document, nodes))
        if beside is not None:
            self._pane.show_nodes([beside])

    # ---- the clipboard

    def copy(self, cut: bool = False) -> None:
        """Put the selected rows on the clipboard, to be copied or moved when pasted."""
        from plandesk.gui.models import outline_mime

        document, nodes = self._session.document, self._pane.nodes()
        if not nodes or document is None:
            return
        self._session.flush()
        data = outline_mime.of_nodes(document, nodes, self._pane.model.tree, cut)
        QApplication.clipboard().setMimeData(data)
        self._pane.model.set_cut(nodes if cut else ())

    def paste(self) -> None:
        """Put what is on the clipboard beside or below the selected row; rows that were cut are moved."""
        from plandesk.gui.models import outline_mime

        tree, document = self._pane.model.tree, self._session.document
        parcel = outline_mime.parcel_of(QApplication.clipboard().mimeData())
        if parcel is None or tree is None or document is None:
            return
        self._session.flush()
        chosen = self._pane.node
        owner, at = None, 0
        if chosen is not None and chosen.kind == "initiative":
            owner, at = self._pane.owner_id(chosen), self._pane.model.index_of(chosen).row()
        place = outline_mime.place_for(tree, chosen, owner, at, parcel)
        move = parcel.cut and parcel.is_of(document)
        nodes = self._session.act(outline_mime.putting(document, tree.plan.id, parcel, place, move))
        if nodes is not None and move:
            data = outline_mime.of_nodes(document, nodes, self._pane.model.tree)
            QApplication.clipboard().setMimeData(data)
        self._show(nodes)

    @staticmethod
    def can_paste() -> bool:
        """Whether the clipboard holds anything for the tree."""
        data = QApplication.clipboard().mimeData()
        return data is not None and (data.hasFormat(BRANCH) or data.hasText())

    # ---- within

    def _each(self, act: Callable[..., bool], reverse: bool = False) -> None:
        document, nodes = self._session.document, self._pane.nodes()
        if not nodes or document is None:
            return
        chosen = branches.outermost(document, nodes)
        ordered = list(reversed(chosen)) if reverse else chosen

        def carry_out() -> bool:
            name = ngettext("Move entry", "Move {n} entries", len(chosen)).format(n=len(chosen))
            with document.step(name):
                moved = [act(document, node) for node in ordered]  # every one, though the first may stay
            return any(moved)

        if self._session.act(carry_out):
            self._show(chosen)

    def _trail(self) -> list[int]:
        """The objectives from the top down to the selected row; to the last one where none is selected."""
        tree, chosen = self._pane.model.tree, self._pane.node
        if tree is None or not tree.roots:
            return []
        one: int | None = tree.roots[-1]
        if chosen is not None:
            one = chosen.id if chosen.kind == "objective" else self._pane.owner_id(chosen)
        return [found.id for found in tree.trail(one)] if one in tree.objectives else []

    def _place(self, objective_id: int) -> int:
        return self._pane.model.tree.objectives[objective_id].position

    def _show(self, nodes: list[Node] | None) -> Node | None:
        if nodes and self._pane.show_nodes(nodes):
            return nodes[0]
        return None

    def _clipboard_changed(self) -> None:
        data = QApplication.clipboard().mimeData()
        if data is not None and data.hasFormat(BRANCH):
            from plandesk.gui.models import outline_mime

            parcel = outline_mime.parcel_of(data)
            if parcel is not None and parcel.cut:
                return
        self._pane.model.set_cut(())


def _down_to(tree: Outline, objective_id: int, depth: int) -> int:
    """The last objective of a depth below another one, or the deepest there is."""
    one = tree.objectives[objective_id]
    while one.depth < depth and one.children:
        one = tree.objectives[one.children[-1]]
    return one.id
