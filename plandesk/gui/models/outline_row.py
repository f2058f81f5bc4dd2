"""One row of a plan's tree: where it stands, and the words that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plandesk.domain.level_words import Node
    from plandesk.domain.outline import InitiativeHead, Objective


class Row:
    """One row of the tree; `waiting` counts initiatives that have not been read yet."""

    __slots__ = (
        *("node", "key", "uid", "parent", "children", "place", "depth"),
        *("number", "text", "due", "public", "waiting"),
    )

    def __init__(self, node: Node | None, depth: int) -> None:
        self.node = node
        self.key = 0 if node is None else node.id << 1 | (node.kind == "initiative")
        self.depth = depth
        self.parent: Row | None = None
        self.children: list[Row] = []
        self.place = 0
        self.uid = self.number = self.text = self.due = ""
        self.public = True
        self.waiting = 0

    def leaves(self) -> list[Row]:
        """The initiatives among the children; they stand before the objectives."""
        return [child for child in self.children if child.node.kind == "initiative"]

    def place_children(self, first: int = 0) -> None:
        """Tell the children where they stand, from one of them on."""
        for place in range(first, len(self.children)):
            self.children[place].place = place

    def path(self) -> tuple[int, ...]:
        """The places of the rows above and of this one, from the top down."""
        found: list[int] = []
        one: Row | None = self
        while one is not None and one.node is not None:
            found.append(one.place)
            one = one.parent
        return tuple(reversed(found))

    def take_objective(self, found: Objective) -> bool:
        """Show an objective; whether it is different from what was shown."""
        before = (self.number, self.text, self.public, self.depth)
        self.number, self.text, self.public, self.depth = found.number, found.title, found.public, found.depth
        return before != (self.number, self.text, self.public, self.depth)

    def take_initiative(self, head: InitiativeHead, year: int) -> bool:
        """Show an initiative of a plan for that year; whether it is different from what was shown."""
        before = (self.number, self.text, self.due, self.public)
        self.number, self.text, self.public = head.number, head.text, head.public
        self.due = head.due.short(year)
        return before != (self.number, self.text, self.due, self.public)
