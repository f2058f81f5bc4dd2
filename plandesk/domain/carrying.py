"""Carrying a plan forward: the next one made from it, with what is unfinished and where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain import branches, sections, statuses
from plandesk.domain.initiatives import Initiative, add_initiative, initiatives_of_plan
from plandesk.domain.kpis.loading import tie_copies
from plandesk.domain.milestones import add_milestone, milestones
from plandesk.domain.outline import PRINTED, Outline, outline
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import Plan, add_plan, plan
from plandesk.domain.progress import Standing, standings
from plandesk.domain.updates import updates_of_many
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

WHOLE, NEEDED = "whole", "needed"
UNDATED = ("annually", "ongoing")  # due times that hold in the next year as well
KEPT_FIELDS = (
    "parent_id", "parent_title", "paper", "language", "cover", "cover_picture", "cover_picture_alt",
    "updates_close",
)  # fmt: skip


class CarriedInitiative(Struct, frozen=True):
    """An initiative to go into the next plan, with its new due time."""

    id: int
    new_due: Due


class Carrying(Struct, frozen=True):
    """The next plan. `structure` is whole (all goals) or needed (those that something is carried under)."""

    title: str
    starts: date
    ends: date
    initiatives: tuple[CarriedInitiative, ...]
    with_sections: bool = True
    structure: str = WHOLE


class Proposal(Struct, frozen=True):
    """An initiative that could be carried: where it stands, whether it should go, what due time is known."""

    standing: Standing
    carry: bool
    new_due: Due
    times: int  # how often it was carried before
    carried_to: tuple[str, ...] = ()  # the titles of the plans that carry it on already


class CarriedFrom(Struct, frozen=True):
    """One earlier place of an initiative: "no. 46 in Annual Policing Plan 2023"."""

    plan_title: str
    period: str
    number: str
    due: Due


def proposed_title(old: Plan) -> str:
    """The title of the plan after this one: every year in it one period later."""
    years = old.ends.year - old.starts.year + 1
    title = old.title
    for year in range(old.ends.year, old.starts.year - 1, -1):
        title = title.replace(str(year), f"\0{year + years}\0")
    title = title.replace("\0", "")
    if title == old.title:
        later = replace(old, starts=_later(old.starts, years), ends=_later(old.ends, years))
        title = f"{old.title} {later.period_text}"
    return title


def proposed_period(old: Plan) -> tuple[date, date]:
    """First and last day of the plan after this one: as many years later as this one is long."""
    years = old.ends.year - old.starts.year + 1
    return _later(old.starts, years), _later(old.ends, years)


def proposals(document: Document, plan_id: int, quarter: Quarter) -> tuple[Proposal, ...]:
    """Every initiative of a plan as it stands at a quarter, those neither done nor dropped to be carried.

    What another plan carries on already is not proposed a second time.
    """
    tree = outline(document, plan_id)
    ending = tree.plan.ends
    found = standings(document, tree, quarter)
    told = updates_of_many(document, [one.initiative_id for one in found])
    before = carried_in_plan(document, plan_id)
    already = carried_on(document, plan_id)
    made = []
    for one in found:
        open_still = one.status is None or not one.status.final
        new_due = Due()
        if open_still and one.due.kind in UNDATED:
            new_due = one.due
        elif open_still:
            dates = [
                update.new_due
                for when, update in told.get(one.initiative_id, {}).items()
                if when <= quarter and update.new_due.stored
            ]
            if dates and (dates[-1].end is None or dates[-1].end > ending):
                new_due = dates[-1]
        number = one.initiative_id
        there = is_carried_to(document, number) if number in already else ()
        times = len(before.get(number, ()))
        made.append(Proposal(one, open_still and not there, new_due, times, there))
    return tuple(made)


def carried_on(document: Document, plan_id: int) -> frozenset[int]:
    """The ids of a plan's initiatives that another plan carries on."""
    rows = document.rows(
        "SELECT carries_id FROM initiative WHERE carries_id IN (SELECT id FROM initiative WHERE plan_id = ?)",
        (plan_id,),
    )
    return frozenset(row[0] for row in rows)


def carry_forward(document: Document, plan_id: int, wanted: Carrying) -> int:
    """Make the next plan from a plan, in one step; its id comes back.

    Levels, status words, sections and goals are copied, and the chosen initiatives with leads, partners,
    sub-items and links. The KPIs of a goal measure its copy, too. Results, notes and updates stay behind.
    Each carried initiative knows the one it came from. Raises InvalidValue for an empty title or a period
    that ends before it starts, NotThere.
    """
    if not wanted.title.strip():
        raise InvalidValue(_("The new plan needs a title. Nothing was changed."))
    old = outline(document, plan_id)
    with document.step(_("Carry forward to a new plan")):
        fields = {name: getattr(old.plan, name) for name in KEPT_FIELDS}
        new_id = add_plan(
            document,
            wanted.title.strip(),
            old.plan.kind,
            wanted.starts,
            wanted.ends,
            levels=old.plan.levels,
            with_sections=False,
            **fields,
        )
        statuses.copy_words(document, plan_id, new_id)
        _carry_sections(document, plan_id, new_id, wanted.with_sections)
        _carry_tree(document, old, new_id, wanted)
    return new_id


def carried_from(document: Document, initiative_id: int) -> tuple[CarriedFrom, ...]:
    """Where an initiative was before, the latest place first; empty for a new one."""
    return _places(document, initiative_id, {})


def carried_in_plan(document: Document, plan_id: int) -> dict[int, tuple[CarriedFrom, ...]]:
    """Where each carried initiative of a plan was before, by its id; new ones are not in it."""
    trees: dict[int, Outline] = {}
    return {
        row[0]: _places(document, row[0], trees)
        for row in document.rows(
            "SELECT id FROM initiative WHERE plan_id = ? AND carries_id IS NOT NULL", (plan_id,)
        )
    }


def carried_words(places: Iterable[CarriedFrom]) -> str:
    """A line on where an initiative was before: "Was no. 46 in Annual Plan 2023, carried once"."""
    found = tuple(places)
    if not found:
        return ""
    last = found[0]
    times = ngettext("carried once", "carried {n} times", len(found)).format(n=len(found))
    if not last.number:
        return _("Was in {plan}, {times}").format(plan=last.plan_title, times=times)
    return _("Was no. {number} in {plan}, {times}").format(
        number=last.number, plan=last.plan_title, times=times
    )


def _later(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year + years, 2, 28)
    return day.replace(year=day.year + years)


def _carry_sections(document: Document, plan_id: int, new_id: int, with_texts: bool) -> None:
    for one in sections.sections(document, plan_id):
        if with_texts:
            sections.copy_section(document, one, new_id)
        elif one.kind == "outline":
            sections.add_section(document, new_id, one.kind, one.title)


def _carry_tree(document: Document, old: Outline, new_id: int, wanted: Carrying) -> None:
    new_due = {one.id: one.new_due for one in wanted.initiatives}
    leaves = initiatives_of_plan(document, old.plan.id)
    needed: set[int] = set()
    for objective_id, found in leaves.items():
        if any(one.id in new_due for one in found):
            needed.update(above.id for above in old.trail(objective_id))
    new_ids: dict[int | None, int] = {}
    for one in (old.objectives[each] for each in old.order):
        if wanted.structure == NEEDED and one.id not in needed:
            continue
        new_ids[one.id] = branches.add_objective(
            document,
            new_id,
            new_ids.get(one.parent_id),
            one.title,
            body=one.body,
            public=one.public,
            **{name: getattr(one, name) for name in PRINTED},
        )
        for leaf in leaves.get(one.id, ()):
            if leaf.id in new_due:
                made = _carry_one(document, leaf, new_ids[one.id], new_due[leaf.id])
                _carry_steps(document, leaf.id, made, wanted.starts)
    tie_copies(document, {old: new for old, new in new_ids.items() if old is not None})


def _carry_one(document: Document, leaf: Initiative, objective_id: int, due: Due) -> int:
    names = ("public", "sub_items", "leads", "partners", "serves")
    same = {name: getattr(leaf, name) for name in names}
    return add_initiative(document, objective_id, leaf.text, due=due, carries_id=leaf.id, **same)


def _carry_steps(document: Document, from_initiative: int, to_initiative: int, starts: date) -> None:
    """The milestones not reached yet go along; a date before the new plan is none of them any more."""
    for one in milestones(document, from_initiative):
        if one.done is None and one.text.strip():
            past = one.due.end is not None and one.due.end < starts
            add_milestone(document, to_initiative, one.text, due=Due() if past else one.due)


def _places(document: Document, initiative_id: int, trees: dict[int, Outline]) -> tuple[CarriedFrom, ...]:
    """The chain of places; `trees` keeps the outlines of plans read already."""
    found: list[CarriedFrom] = []
    seen = {initiative_id}
    one = document.value("SELECT carries_id FROM initiative WHERE id = ?", (initiative_id,))
    while one is not None and one not in seen:
        seen.add(one)
        row = document.row(
            "SELECT plan_id, objective_id, position, due, carries_id FROM initiative WHERE id = ?", (one,)
        )
        if row is None:
            break
        if row["plan_id"] not in trees:
            trees[row["plan_id"]] = outline(document, row["plan_id"])
        tree = trees[row["plan_id"]]
        found.append(
            CarriedFrom(
                tree.plan.title,
                tree.plan.period_text,
                tree.initiative_number(row["objective_id"], row["position"]),
                Due(row["due"]),
            )
        )
        one = row["carries_id"]
    return tuple(found)


def is_carried_to(document: Document, initiative_id: int) -> tuple[str, ...]:
    """The titles of the plans into which an initiative was carried."""
    return tuple(
        plan(document, row[0]).title
        for row in document.rows(
            "SELECT DISTINCT plan_id FROM initiative WHERE carries_id = ?", (initiative_id,)
        )
    )
