"""Milestones: the dated steps of an initiative."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from plandesk.domain import ordering
from plandesk.domain.columns import stored
from plandesk.domain.periods import Due
from plandesk.errors import NotThere
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext


class Milestone(Struct, frozen=True):
    """One step of an initiative; `done` is the day on which it was reached."""

    id: int
    uid: str
    initiative_id: int
    position: int
    text: str
    due: Due
    done: date | None


class Step(Struct, frozen=True):
    """What is told of a milestone: its text, when it is due, the day on which it was reached."""

    text: str
    due: Due = Due()
    done: date | None = None


def milestones(document: Document, initiative_id: int) -> tuple[Milestone, ...]:
    """The milestones of an initiative in their order."""
    rows = document.rows(
        "SELECT * FROM milestone WHERE initiative_id = ? ORDER BY position, id", (initiative_id,)
    )
    return tuple(_milestone(row) for row in rows)


def milestones_of_plan(document: Document, plan_id: int) -> dict[int, tuple[Milestone, ...]]:
    """All milestones of a plan by initiative id, in their order."""
    found: dict[int, tuple[Milestone, ...]] = {}
    for row in document.rows(
        "SELECT m.* FROM milestone m JOIN initiative i ON i.id = m.initiative_id"
        " WHERE i.plan_id = ? ORDER BY m.initiative_id, m.position, m.id",
        (plan_id,),
    ):
        found[row["initiative_id"]] = (*found.get(row["initiative_id"], ()), _milestone(row))
    return found


def add_milestone(
    document: Document, initiative_id: int, text: str = "", position: int | None = None, **fields: Any
) -> int:
    """Add a milestone to an initiative; its id comes back. Raises NotThere."""
    if document.value("SELECT id FROM initiative WHERE id = ?", (initiative_id,)) is None:
        raise NotThere(_("This initiative is no longer in the file."))
    with document.step(_("Add milestone")):
        place = ordering.make_room(document, "milestone", {"initiative_id": initiative_id}, position)
        columns = stored({"text": text, **fields})
        return document.insert("milestone", initiative_id=initiative_id, position=place, **columns)


def change_milestone(document: Document, milestone_id: int, **fields: Any) -> None:
    """Change fields of a milestone by their names in `Milestone`."""
    with document.step(_("Change milestone")):
        document.update("milestone", milestone_id, **stored(fields))


def move_milestone(document: Document, milestone_id: int, position: int) -> None:
    """Put a milestone at a position among those of its initiative."""
    owner = document.value("SELECT initiative_id FROM milestone WHERE id = ?", (milestone_id,))
    with document.step(_("Move milestone")):
        ordering.move(document, "milestone", {"initiative_id": owner}, milestone_id, position)


def set_milestones(document: Document, initiative_id: int, wanted: Sequence[Step]) -> None:
    """Give an initiative these steps in this order; one whose text stays is the same one, with a new date."""
    with document.step(_("Change milestones")):
        left = list(milestones(document, initiative_id))
        ids: list[int] = []
        for step in wanted:
            same = next((one for one in left if one.text == step.text), None)
            if same is None:
                ids.append(add_milestone(document, initiative_id, step.text, due=step.due, done=step.done))
                continue
            left.remove(same)
            ids.append(same.id)
            if (same.due, same.done) != (step.due, step.done):
                change_milestone(document, same.id, due=step.due, done=step.done)
        if left:
            delete_milestones(document, [one.id for one in left])
        ordering.put_in_order(document, "milestone", ids)


def copy_milestones(document: Document, from_initiative: int, to_initiative: int) -> None:
    """Give an initiative the steps of another one, none of them reached yet, in the running step."""
    for one in milestones(document, from_initiative):
        add_milestone(document, to_initiative, one.text, due=one.due)


def delete_milestones(document: Document, ids: list[int]) -> None:
    """Delete milestones in one step."""
    with document.step(ngettext("Delete milestone", "Delete milestones", len(ids))):
        owners = {
            document.value("SELECT initiative_id FROM milestone WHERE id = ?", (one,)) for one in ids
        } - {None}
        document.delete("milestone", ids)
        for owner in owners:
            ordering.close_gaps(document, "milestone", {"initiative_id": owner})


def _milestone(row: Any) -> Milestone:
    return Milestone(
        row["id"],
        row["uid"],
        row["initiative_id"],
        row["position"],
        row["text"],
        Due(row["due"]),
        date.fromisoformat(row["done"]) if row["done"] else None,
    )
