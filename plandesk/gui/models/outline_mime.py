"""Branches on the clipboard and under the mouse: for this program as they are, for others as plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QMimeData

from plandesk.domain.branches import Node, exists, move_nodes, outermost
from plandesk.domain.clipboard import Branch, CopiedInitiative, copy_branch, paste_branch
from plandesk.domain.outline import Outline
from plandesk.errors import UserError
from plandesk.file.document import Document
from plandesk.gui.models.outline_rows import BRANCH
from plandesk.i18n import ngettext

BULLET = re.compile(r"^\s*(?:[-–•*▪◦·]\s+|\d+(?:\.\d+)*[.)]\s+)?")


class Place(Struct, frozen=True):
    """Where nodes go: the objective above (None: the top), the place among those of a kind (None: last)."""

    parent_id: int | None
    initiatives_at: int | None = None
    objectives_at: int | None = None


class Parcel(Struct, frozen=True):
    """What lies on the clipboard: a branch, the nodes it was made of, and whether they wait to be moved.

    `depth` is that of its highest objective; -1 where there is none.
    """

    branch: Branch
    file: str = ""
    nodes: tuple[Node, ...] = ()
    cut: bool = False
    depth: int = -1

    @property
    def kinds(self) -> set[str]:
        """Which kinds of nodes are in it."""
        found = {"objective"} if self.branch.objectives else set()
        return found | ({"initiative"} if self.branch.initiatives else set())

    def is_of(self, document: Document) -> bool:
        """Whether it was taken from this file and its nodes are still there."""
        return (
            bool(self.nodes)
            and self.file == document.uid
            and all(exists(document, one) for one in self.nodes)
        )


def of_nodes(document: Document, nodes: Sequence[Node], tree: Outline | None, cut: bool = False) -> QMimeData:
    """Nodes with all below them, as something to drag or to put on the clipboard."""
    chosen = outermost(document, nodes)
    branch = copy_branch(document, chosen)
    depths = [
        tree.objectives[node.id].depth
        for node in chosen
        if tree is not None and node.kind == "objective" and node.id in tree.objectives
    ]
    label = {
        "file": document.uid,
        "nodes": [[node.kind, node.id] for node in chosen],
        "cut": cut,
        "depth": min(depths, default=-1),
        "branch": branch.to_json(),
    }
    data = QMimeData()
    data.setData(BRANCH, json.dumps(label, ensure_ascii=False).encode())
    data.setText(branch.to_text())
    return data


def parcel_of(data: QMimeData | None) -> Parcel | None:
    """What was dragged or copied; lines of plain text are initiatives. None when nothing of use is there."""
    if data is None:
        return None
    if data.hasFormat(BRANCH):
        try:
            label = json.loads(bytes(data.data(BRANCH).data()))
            return Parcel(
                Branch.from_json(label["branch"]),
                str(label["file"]),
                tuple(Node(str(kind), int(one)) for kind, one in label["nodes"]),
                bool(label["cut"]),
                int(label["depth"]),
            )
        except (ValueError, KeyError, TypeError, UserError):
            return None
    lines = [BULLET.sub("", line).strip() for line in data.text().splitlines()]
    leaves = tuple(CopiedInitiative(line) for line in lines if line)
    return Parcel(Branch((), leaves)) if leaves else None


def putting(
    document: Document, plan_id: int, parcel: Parcel, place: Place, move: bool
) -> Callable[[], list[Node]]:
    """The act of putting a parcel somewhere: its own nodes moved, or copies of them; it gives them back."""

    def act() -> list[Node]:
        made: list[Node] = []
        many = len(parcel.branch.objectives) + len(parcel.branch.initiatives)
        name = (
            ngettext("Move entry", "Move {n} entries", many)
            if move
            else ngettext("Paste entry", "Paste {n} entries", many)
        )
        with document.step(name.format(n=many)):
            for kind, at in (("objective", place.objectives_at), ("initiative", place.initiatives_at)):
                if move:
                    part = [node for node in parcel.nodes if node.kind == kind]
                    move_nodes(document, part, place.parent_id, at)
                    made += part
                    continue
                empty = {"initiatives" if kind == "objective" else "objectives": ()}
                branch = replace(parcel.branch, **empty)
                if branch.objectives or branch.initiatives:
                    made += paste_branch(document, plan_id, place.parent_id, branch, at)
        return made

    return act


def place_for(tree: Outline, beside: Node | None, owner_id: int | None, at: int, parcel: Parcel) -> Place:
    """Where a paste goes when a node is selected.

    `owner_id` and `at` are the objective of a selected initiative and the initiative's place. Goals go
    behind the selected goal of their level, or below a selected focus area; initiatives behind the selected
    initiative, or to the end of the selected goal.
    """
    if beside is None:
        above = tree.roots[-1] if tree.roots else None
        trail = tree.trail(above) if above is not None else ()
    else:
        trail = tree.trail(beside.id if beside.kind == "objective" else owner_id or 0)
    if "objective" not in parcel.kinds:
        if beside is not None and beside.kind == "initiative":
            return Place(owner_id, at + 1)
        return Place(lowest(tree, trail[-1].id) if trail else None)
    depth = max(parcel.depth, 0)
    if beside is None and depth == 0:
        return Place(None)
    if len(trail) > depth:
        return Place(trail[depth].parent_id, None, trail[depth].position + 1)
    return Place(trail[-1].id if trail else None)


def lowest(tree: Outline, objective_id: int) -> int:
    """The objective that takes initiatives when one is selected: itself, or the last one below it."""
    one = tree.objectives[objective_id]
    while one.children and not one.initiatives:
        one = tree.objectives[one.children[-1]]
    return one.id
