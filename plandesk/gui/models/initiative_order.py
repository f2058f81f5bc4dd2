"""The rows of the table in order: ids of initiatives, and of goals with a minus before them."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from msgspec import Struct, field

from plandesk.domain import listing

if TYPE_CHECKING:
    from plandesk.domain.listing import Query
    from plandesk.domain.outline import Outline
    from plandesk.file.document import Document

NO_GROUPS, BY_TOP, BY_GOAL = "none", "top", "goal"


class Order(Struct, frozen=True):
    """Every row there should be, how many initiatives match under each heading, and in all."""

    ids: array[int] = field(default_factory=lambda: array("q"))
    sizes: dict[int, int] = field(default_factory=dict)
    matching: int = 0


def is_grouped(query: Query, grouping: str) -> bool:
    """Whether headings stand between the rows: only in the order of the numbers."""
    return grouping != NO_GROUPS and query.sort == "number"


def head_of(tree: Outline, objective_id: int, grouping: str) -> int:
    """The objective that heads the group of an objective's initiatives."""
    return tree.trail(objective_id)[0].id if grouping == BY_TOP else objective_id


def in_order(document: Document, tree: Outline, query: Query, grouping: str, collapsed: set[int]) -> Order:
    """The rows for a query; initiatives below a collapsed heading match but have no row."""
    if not is_grouped(query, grouping):
        ids = listing.list_initiatives(document, tree, query)
        return Order(ids, {}, len(ids))
    found = listing.list_by_objective(document, tree, query)
    if query.descending:
        found = [(one, own[::-1]) for one, own in reversed(found)]
    sizes: dict[int, int] = {}
    ids, before = array("q"), None
    for one, own in found:
        head = head_of(tree, one, grouping)
        sizes[head] = sizes.get(head, 0) + len(own)
        if head != before:
            ids.append(-head)
            before = head
        if head not in collapsed:
            ids.extend(own)
    return Order(ids, sizes, sum(sizes.values()))
