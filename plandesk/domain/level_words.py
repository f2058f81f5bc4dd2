"""The plan's own words for the entries of its tree, for the names of steps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from plandesk.domain.plans import default_levels
from plandesk.file.document import Document
from plandesk.i18n import _


class Node(NamedTuple):
    """An objective or an initiative of the tree."""

    kind: str  # "objective" or "initiative"
    id: int


class Words(NamedTuple):
    """What one entry and several entries are called."""

    one: str
    many: str


def depth(document: Document, objective_id: int | None) -> int:
    """How many objectives stand above an objective; -1 for None, the place above the top."""
    return int(
        document.value(
            "WITH RECURSIVE above (id) AS (SELECT id FROM objective WHERE id = ?"
            " UNION ALL SELECT o.parent_id FROM objective o JOIN above ON o.id = above.id"
            " WHERE o.parent_id IS NOT NULL)"
            " SELECT count(*) - 1 FROM above",
            (objective_id,),
        )
    )


def of_objectives(document: Document, plan_id: int, at_depth: int) -> Words:
    """The words for a plan's objectives at a depth, 0 at the top."""
    levels = _levels(document, plan_id)
    return levels[min(at_depth, len(levels) - 2)]


def of_initiatives(document: Document, plan_id: int) -> Words:
    """The words for a plan's initiatives."""
    return _levels(document, plan_id)[-1]


def step_name(document: Document, one: str, many: str, nodes: Sequence[Node]) -> str:
    """A step's name: `one` with {entry} for a single node, else `many` with {n} and {entries}."""
    found = {_of_node(document, node) for node in nodes[:200]}
    words = found.pop() if len(found) == 1 else None
    if len(nodes) == 1:
        return one.format(entry=words.one if words else _("entry"))
    return many.format(n=len(nodes), entries=words.many if words else _("entries"))


def _of_node(document: Document, node: Node) -> Words | None:
    table = "objective" if node.kind == "objective" else "initiative"
    plan_id = document.value(f'SELECT plan_id FROM "{table}" WHERE id = ?', (node.id,))
    if plan_id is None:
        return None
    if node.kind == "initiative":
        return of_initiatives(document, plan_id)
    return of_objectives(document, plan_id, depth(document, node.id))


def _levels(document: Document, plan_id: int) -> list[Words]:
    rows = document.rows(
        "SELECT name, plural FROM plan_level WHERE plan_id = ? ORDER BY position", (plan_id,)
    )
    if len(rows) >= 2:
        return [Words(row["name"], row["plural"]) for row in rows]
    return [Words(level.name, level.plural) for level in default_levels("annual")]
