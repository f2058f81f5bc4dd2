"""Changing the tree of a plan: adding, moving, copying and deleting whole branches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from plandesk.domain import level_words, ordering, statuses
from plandesk.domain.columns import one_line, stored
from plandesk.domain.initiatives import initiatives_of_plan
from plandesk.domain.level_words import Node as Node
from plandesk.domain.outline import PRINTED
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _

DEEPEST = 50  # objectives above each other; what walks the tree stays far from Python's own limit


def add_objective(
    document: Document,
    plan_id: int,
    parent_id: int | None,
    title: str,
    position: int | None = None,
    **fields: Any,
) -> int:
    """Add an objective under another one, or at the top; its id comes back. `fields` as in `Objective`.

    Raises InvalidValue below the deepest level, NotThere when the objective above is gone.
    """
    above = level_words.depth(document, parent_id)
    if parent_id is not None and above < 0:
        raise NotThere(_("The goal is no longer in the file, so nothing was added."))
    _check_depth(above + 2)
    words = level_words.of_objectives(document, plan_id, above + 1)
    with document.step(_("Add {entry}").format(entry=words.one)):
        place = ordering.make_room(
            document, "objective", {"plan_id": plan_id, "parent_id": parent_id}, position
        )
        return document.insert(
            "objective",
            plan_id=plan_id,
            parent_id=parent_id,
            position=place,
            **stored({"title": one_line(title), **fields}),
        )


def change_objective(document: Document, objective_id: int, **fields: Any) -> None:
    """Change fields of an objective by their names in `Objective`."""
    name = _("Rename {entry}") if fields.keys() == {"title"} else _("Change {entry}")
    if "title" in fields:
        fields["title"] = one_line(fields["title"])
    node = Node("objective", objective_id)
    with document.step(level_words.step_name(document, name, name, [node])):
        document.update("objective", objective_id, **stored(fields))


def delete_nodes(document: Document, nodes: Sequence[Node]) -> None:
    """Delete objectives with all below them, and initiatives, in one step."""
    name = level_words.step_name(document, _("Delete {entry}"), _("Delete {n} {entries}"), nodes)
    with document.step(name):
        owners = [_owner(document, node) for node in nodes if exists(document, node)]
        document.delete("initiative", [node.id for node in nodes if node.kind == "initiative"])
        document.delete("objective", [node.id for node in nodes if node.kind == "objective"])
        _close_gaps(document, owners)


def move_nodes(
    document: Document,
    nodes: Sequence[Node],
    parent_id: int | None,
    position: int | None = None,
    plan_id: int | None = None,
) -> None:
    """Put nodes under an objective (None: the top of a plan) before the sibling at `position`.

    `position` counts siblings of the same kind as they stand before the move;
    None is the end. `plan_id` is needed only for the top of another plan.
    Raises InvalidValue for an initiative at the top, an objective that would
    come to stand below itself, or a level too deep.
    """
    chosen = outermost(document, nodes)
    if not chosen:
        return
    if parent_id is None and any(node.kind == "initiative" for node in chosen):
        raise InvalidValue(_("An initiative needs a goal above it. Nothing was moved."))
    for node in chosen:
        if node.kind == "objective" and parent_id in _below(document, node.id):
            raise InvalidValue(_("A goal cannot be moved into itself. Nothing was moved."))
    if parent_id is not None or plan_id is None:
        plan_id = _plan_of(document, chosen[0], parent_id)
    heights = [_height(document, node.id) for node in chosen if node.kind == "objective"]
    _check_depth(level_words.depth(document, parent_id) + 1 + max(heights, default=0))
    with document.step(_move_name(document, chosen)):
        owners = [_owner(document, node) for node in chosen]
        for kind in ("objective", "initiative"):
            ids = [node.id for node in chosen if node.kind == kind]
            if ids:
                _put(document, kind, ids, plan_id, parent_id, position)
        if any(plan != plan_id for _kind, plan, _parent in owners):
            statuses.take_words_along(document, plan_id)
        _close_gaps(document, owners)


def move_by(document: Document, nodes: Sequence[Node], by: int) -> bool:
    """Move nodes of one parent up (-1) or down (1); False at the end of the plan.

    From the end of their siblings they go on to the beginning of the next objective of their parent's
    level, and from the beginning to the end of the one before.
    """
    chosen = outermost(document, nodes)
    if not chosen:
        return False
    owner = _owner(document, chosen[0])
    ids = _siblings(document, *owner)
    among = set(chosen)
    moving = [one for one in ids if Node(chosen[0].kind, one) in among]
    first, last = ids.index(moving[0]), ids.index(moving[-1])
    if (by < 0 and first == 0) or (by > 0 and last == len(ids) - 1):
        kind, plan_id, parent_id = owner
        beyond = _next_on_level(document, plan_id, parent_id, by) if parent_id is not None else None
        if beyond is None:
            return False
        move_nodes(document, [Node(kind, one) for one in moving], beyond, 0 if by > 0 else None)
        return True
    beside = ids[first - 1] if by < 0 else ids[last + 1]
    rest = [one for one in ids if one not in moving]
    place = rest.index(beside) + (1 if by > 0 else 0)
    with document.step(_move_name(document, [Node(chosen[0].kind, one) for one in moving])):
        ordering.put_in_order(document, chosen[0].kind, [*rest[:place], *moving, *rest[place:]])
    return True


def promote(document: Document, node: Node) -> bool:
    """Move a node one level up, behind its parent; False where there is no level above."""
    if node.kind == "objective":
        parent = document.value("SELECT parent_id FROM objective WHERE id = ?", (node.id,))
        if parent is None:
            return False
        above = document.row("SELECT parent_id, position FROM objective WHERE id = ?", (parent,))
        assert above is not None
        move_nodes(document, [node], above["parent_id"], above["position"] + 1)
        return True
    above_id = document.value(
        "SELECT o.parent_id FROM initiative i JOIN objective o ON o.id = i.objective_id WHERE i.id = ?",
        (node.id,),
    )
    if above_id is None:
        return False
    move_nodes(document, [node], above_id)
    return True


def demote(document: Document, node: Node) -> bool:
    """Move a node one level down; False where there is nothing to take it.

    An objective goes into the one before it, an initiative into the first objective beside it.
    """
    if node.kind == "objective":
        siblings = _siblings(document, *_owner(document, node))
        place = siblings.index(node.id)
        if place == 0:
            return False
        move_nodes(document, [node], siblings[place - 1])
        return True
    below = document.value(
        "SELECT c.id FROM initiative i JOIN objective c ON c.parent_id = i.objective_id WHERE i.id = ?"
        " ORDER BY c.position LIMIT 1",
        (node.id,),
    )
    if below is None:
        return False
    move_nodes(document, [node], below)
    return True


def exists(document: Document, node: Node) -> bool:
    """Whether the node is still in the file."""
    return document.row(f'SELECT 1 FROM "{_table(node.kind)}" WHERE id = ?', (node.id,)) is not None


def outermost(document: Document, nodes: Iterable[Node]) -> list[Node]:
    """The nodes that are not below another one of them, as they stand in the tree.

    Those no longer in the file are left out.
    """
    every = dict.fromkeys(node for node in nodes if exists(document, node))
    covered: set[int] = set()
    for node in every:
        if node.kind == "objective":
            covered |= _below(document, node.id) - {node.id}
    found = []
    for node in every:
        if node.kind == "objective" and node.id in covered:
            continue
        if node.kind == "initiative":
            owner = document.value("SELECT objective_id FROM initiative WHERE id = ?", (node.id,))
            if owner in covered or Node("objective", owner) in every:
                continue
        found.append(node)
    places: dict[int | None, tuple[int, ...]] = {None: ()}
    return sorted(found, key=lambda node: _place(document, node, places))


def copy_all(document: Document, plan_id: int, new_plan_id: int) -> None:
    """Copy the whole tree of a plan into another, empty plan, inside a step."""
    new_ids: dict[int | None, int | None] = {None: None}
    rows = document.rows(
        "WITH RECURSIVE tree (id, depth) AS"
        " (SELECT id, 0 FROM objective WHERE plan_id = ? AND parent_id IS NULL"
        " UNION ALL SELECT o.id, depth + 1 FROM objective o JOIN tree ON o.parent_id = tree.id)"
        " SELECT o.* FROM tree JOIN objective o ON o.id = tree.id ORDER BY depth, o.position",
        (plan_id,),
    )
    for row in rows:
        new_ids[row["id"]] = document.insert(
            "objective",
            plan_id=new_plan_id,
            parent_id=new_ids[row["parent_id"]],
            position=row["position"],
            title=row["title"],
            body=row["body"],
            public=row["public"],
            **{name: row[name] for name in PRINTED},
        )
    from plandesk.domain.initiatives import add_initiative
    from plandesk.domain.kpis.loading import tie_copies
    from plandesk.domain.milestones import copy_milestones

    for objective_id, found in initiatives_of_plan(document, plan_id).items():
        target = new_ids[objective_id]
        assert target is not None
        for one in found:
            names = ("due", "public", "results", "note", "sub_items", "leads", "partners", "serves")
            new_id = add_initiative(
                document, target, one.text, **{name: getattr(one, name) for name in names}
            )
            copy_milestones(document, one.id, new_id)
    tie_copies(document, {old: new for old, new in new_ids.items() if old is not None and new is not None})


def _table(kind: str) -> str:
    if kind not in ("objective", "initiative"):
        raise ValueError(kind)
    return kind


def _owner(document: Document, node: Node) -> tuple[str, int, int | None]:
    """Kind, plan and parent that a node shares with its siblings."""
    column = "parent_id" if node.kind == "objective" else "objective_id"
    row = document.row(f'SELECT plan_id, {column} FROM "{_table(node.kind)}" WHERE id = ?', (node.id,))
    if row is None:
        raise NotThere(_("This entry is no longer in the file."))
    return node.kind, row[0], row[1]


def _sibling_columns(kind: str, plan_id: int, parent_id: int | None) -> dict[str, Any]:
    if kind == "objective":
        return {"plan_id": plan_id, "parent_id": parent_id}
    return {"objective_id": parent_id}


def _siblings(document: Document, kind: str, plan_id: int, parent_id: int | None) -> list[int]:
    owner = _sibling_columns(kind, plan_id, parent_id)
    where = " AND ".join(f"{name} IS ?" for name in owner)
    rows = document.rows(
        f'SELECT id FROM "{_table(kind)}" WHERE {where} ORDER BY position, id', tuple(owner.values())
    )
    return [row["id"] for row in rows]


def _next_on_level(document: Document, plan_id: int, objective_id: int, by: int) -> int | None:
    """The objective after (1) or before (-1) another one on its level, in whatever branch, if any."""
    above = document.value("SELECT parent_id FROM objective WHERE id = ?", (objective_id,))
    beside = _siblings(document, "objective", plan_id, above)
    place = beside.index(objective_id) + by
    if 0 <= place < len(beside):
        return beside[place]
    while above is not None:
        above = _next_on_level(document, plan_id, above, by)
        below = _siblings(document, "objective", plan_id, above) if above is not None else []
        if below:
            return below[0 if by > 0 else -1]
    return None


def _close_gaps(document: Document, owners: Iterable[tuple[str, int, int | None]]) -> None:
    for kind, plan_id, parent_id in dict.fromkeys(owners):
        ordering.close_gaps(document, kind, _sibling_columns(kind, plan_id, parent_id))


def _put(
    document: Document, kind: str, ids: list[int], plan_id: int, parent_id: int | None, position: int | None
) -> None:
    there = _siblings(document, kind, plan_id, parent_id)
    place = len(there) if position is None else min(max(position, 0), len(there))
    moving = set(ids)
    before = [one for one in there[:place] if one not in moving]
    after = [one for one in there[place:] if one not in moving]
    column = "parent_id" if kind == "objective" else "objective_id"
    for one in ids:
        document.execute(
            f'UPDATE "{kind}" SET plan_id = ?, {column} = ? WHERE id = ? AND {column} IS NOT ?',
            (plan_id, parent_id, one, parent_id),
        )
        if kind == "objective":
            _take_to_plan(document, one, plan_id)
    ordering.put_in_order(document, kind, [*before, *ids, *after])


def _take_to_plan(document: Document, objective_id: int, plan_id: int) -> None:
    below = _below(document, objective_id)
    for one in below:
        document.execute(
            "UPDATE objective SET plan_id = ? WHERE id = ? AND plan_id <> ?", (plan_id, one, plan_id)
        )
        document.execute(
            "UPDATE initiative SET plan_id = ? WHERE objective_id = ? AND plan_id <> ?",
            (plan_id, one, plan_id),
        )


def _below(document: Document, objective_id: int) -> set[int]:
    rows = document.rows(
        "WITH RECURSIVE tree (id) AS (VALUES (?)"
        " UNION SELECT o.id FROM objective o JOIN tree ON o.parent_id = tree.id) SELECT id FROM tree",
        (objective_id,),
    )
    return {row["id"] for row in rows}


def _height(document: Document, objective_id: int) -> int:
    """How many levels of objectives a branch has, its own counted."""
    return int(
        document.value(
            "WITH RECURSIVE tree (id, height) AS (VALUES (?, 1)"
            " UNION ALL SELECT o.id, height + 1 FROM objective o JOIN tree ON o.parent_id = tree.id)"
            " SELECT max(height) FROM tree",
            (objective_id,),
        )
    )


def _check_depth(levels: int) -> None:
    if levels > DEEPEST:
        raise InvalidValue(
            _("A plan has {n} levels at most. Nothing was changed; put it higher up.").format(n=DEEPEST)
        )


def _place(document: Document, node: Node, places: dict[int | None, tuple[int, ...]]) -> tuple[int, ...]:
    """Where a node stands in the file, to sort by; `places` keeps those of objectives already known.

    Own initiatives stand before sub-objectives, as printed.
    """
    if node.kind == "objective" and node.id in places:
        return places[node.id]
    column = "parent_id" if node.kind == "objective" else "objective_id"
    table = _table(node.kind)
    row = document.row(f'SELECT plan_id, position, {column} FROM "{table}" WHERE id = ?', (node.id,))
    assert row is not None
    if row[2] is None:
        above: tuple[int, ...] = (row[0],)
    else:
        above = _place(document, Node("objective", row[2]), places)
    place = (*above, int(node.kind == "objective"), row[1], node.id)
    if node.kind == "objective":
        places[node.id] = place
    return place


def _move_name(document: Document, nodes: Sequence[Node]) -> str:
    return level_words.step_name(document, _("Move {entry}"), _("Move {n} {entries}"), nodes)


def _plan_of(document: Document, node: Node, parent_id: int | None) -> int:
    if parent_id is None:
        return _owner(document, node)[1]
    found = document.value("SELECT plan_id FROM objective WHERE id = ?", (parent_id,))
    if found is None:
        raise NotThere(_("The goal is no longer in the file, so nothing was moved."))
    return int(found)
