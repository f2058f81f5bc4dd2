"""What a plan holds when a table is compared with it: plain data, read again before anything is done."""

from __future__ import annotations

from msgspec import Struct

from plandesk.domain.initiatives import Initiative, Lead, initiatives_of_plan, lead_names
from plandesk.domain.milestones import Milestone, milestones_of_plan
from plandesk.domain.outline import Objective, outline
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import Level, Plan
from plandesk.domain.statuses import StatusWord, status_words, usual_sets
from plandesk.domain.updates import Update, updates_of_many
from plandesk.file.document import Document


class KnownInitiative(Struct, frozen=True):
    """An initiative with its printed number and what is known of it for the quarter.

    `update` is what was told for the quarter itself, `speaks` what holds: that, or an earlier last word.
    """

    initiative: Initiative
    number: str
    update: Update | None
    speaks: Update | None
    milestones: tuple[Milestone, ...] = ()


class Known(Struct, frozen=True):
    """A plan as it is now; for a plan to be made there are only the words and the names of leads."""

    plan: Plan | None
    levels: tuple[Level, ...]
    objectives: dict[int, Objective]
    roots: tuple[int, ...]
    initiatives: dict[int, KnownInitiative]
    words: tuple[StatusWord, ...]
    leads: tuple[Lead, ...]

    def below(self, parent: int | None) -> tuple[int, ...]:
        """The objectives under an objective, or at the top."""
        return self.roots if parent is None else self.objectives[parent].children

    def trail(self, objective_id: int) -> tuple[int, ...]:
        """An objective and all above it."""
        found = [objective_id]
        while (above := self.objectives[found[-1]].parent_id) is not None:
            found.append(above)
        return tuple(found)


def read_known(document: Document, plan_id: int | None, quarter: Quarter | None) -> Known:
    """Read a plan, or with None what a new plan would start with; raises NotThere."""
    leads = tuple(lead_names(document, all_people=True))
    if plan_id is None:
        return Known(None, (), {}, (), {}, usual_sets()[0].words, leads)
    tree = outline(document, plan_id)
    words = status_words(document, plan_id)
    final = {one.id for one in words if one.final}
    by_objective = initiatives_of_plan(document, plan_id)
    ids = [one.id for some in by_objective.values() for one in some]
    told = updates_of_many(document, ids) if quarter is not None else {}
    steps = milestones_of_plan(document, plan_id)
    found: dict[int, KnownInitiative] = {}
    for objective_id in tree.order:
        for place, one in enumerate(by_objective.get(objective_id, ())):
            number = tree.initiative_number(objective_id, place)
            updates = told.get(one.id, {})
            own, speaks = _speaking(updates, quarter, final)
            found[one.id] = KnownInitiative(one, number, own, speaks, steps.get(one.id, ()))
    return Known(tree.plan, tree.plan.levels, tree.objectives, tree.roots, found, words, leads)


def completed_of(update: Update) -> Due:
    """When it was completed: what was told, or the quarter of the update."""
    return update.completed if update.completed.stored else update.quarter.due


def _speaking(
    updates: dict[Quarter, Update], quarter: Quarter | None, final: set[int]
) -> tuple[Update | None, Update | None]:
    if quarter is None:
        return None, None
    own = updates.get(quarter)
    if own is not None and own.status_id is not None:
        return own, own
    earlier = [one for when, one in updates.items() if when < quarter and one.status_id is not None]
    if earlier and earlier[-1].status_id in final:
        return own, earlier[-1]
    return own, own
