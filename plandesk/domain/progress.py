"""Where the initiatives of a plan stand at a quarter, and what of it was on time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from msgspec import Struct

from plandesk.domain.outline import Outline
from plandesk.domain.periods import Due, Quarter, quarters_between
from plandesk.domain.plans import Plan
from plandesk.domain.statuses import StatusWord, status_words
from plandesk.file.document import Document


class Standing(Struct, frozen=True):
    """Where one initiative stands at a quarter.

    `status` is None where no update was received for the quarter; what was done or dropped in an
    earlier one stays so. `told` is the quarter of the update that speaks, `last_status` and `last_told`
    are the last word before a missing update. Where an open one came with neither reason nor new date,
    `earlier_reason` and `earlier_new_due` are the last that were told before, in `earlier_told`.

    `timing`: early, on_time or late (completed before, in or after the due quarter), open (not
    completed though the due quarter has come), not_due (nor has it come), undated (no due quarter).
    """

    initiative_id: int
    uid: str
    objective_id: int
    number: str
    text: str
    due: Due
    public: bool
    leads: str
    status: StatusWord | None
    told: Quarter | None
    completed: Due
    percent: int | None
    reason: str
    new_due: Due
    narrative: str
    timing: str
    last_status: StatusWord | None
    last_told: Quarter | None
    earlier_reason: str = ""
    earlier_new_due: Due = Due()
    earlier_told: Quarter | None = None

    @property
    def counts_as(self) -> str:
        """What the status counts as (see `statuses`), or no_update."""
        return self.status.counts_as if self.status else "no_update"

    @property
    def reason_held(self) -> str:
        """The reason that holds: the one that came with the status, else the last one told before."""
        return self.reason.strip() or self.earlier_reason.strip()

    @property
    def new_due_held(self) -> Due:
        """The new date that holds, likewise."""
        return self.new_due if self.new_due.stored else self.earlier_new_due


class OnTime(Struct, frozen=True):
    """How many were completed on time, of all whose due quarter has come, completed or not.

    `on_time` includes the `early` ones. `undated` have no due quarter and are not counted, nor are those
    that are `not_due` yet.
    """

    on_time: int
    early: int
    late: int
    not_completed: int
    undated: int
    not_due: int

    @property
    def due(self) -> int:
        """All whose due quarter has come."""
        return self.on_time + self.late + self.not_completed

    @property
    def rate(self) -> float | None:
        """The on-time rate as a fraction; None where nothing is due yet."""
        return self.on_time / self.due if self.due else None


class StatusCount(Struct, frozen=True):
    """How many initiatives have a status; the word is None for no update received."""

    word: StatusWord | None
    count: int


def standings(
    document: Document, tree: Outline, quarter: Quarter, public_only: bool = False
) -> tuple[Standing, ...]:
    """Where every initiative of a plan stands at a quarter, in printed order."""
    words = {one.id: one for one in status_words(document, tree.plan.id)}
    told: dict[int, list[Any]] = {}
    for row in document.rows(
        "SELECT u.* FROM status_update u JOIN initiative i ON i.id = u.initiative_id"
        " WHERE i.plan_id = ? AND u.period <= ? AND u.status_id IS NOT NULL ORDER BY u.period",
        (tree.plan.id, quarter.stored),
    ):
        told.setdefault(row["initiative_id"], []).append(row)
    found: dict[int, list[Standing]] = {}
    for row in document.rows(
        "SELECT i.id, i.uid, i.objective_id, i.position, i.text, i.due, i.public,"
        " (SELECT group_concat(coalesce(p.name, n.name), ', ' ORDER BY l.position) FROM lead l"
        "  LEFT JOIN person p ON p.id = l.person_id LEFT JOIN unit n ON n.id = l.unit_id"
        "  WHERE l.initiative_id = i.id) AS leads"
        " FROM initiative i WHERE i.plan_id = ? ORDER BY i.objective_id, i.position, i.id",
        (tree.plan.id,),
    ):
        if row["public"] or not public_only:
            one = _standing(row, tree, quarter, told.get(row["id"], []), words)
            found.setdefault(one.objective_id, []).append(one)
    return tuple(one for objective_id in tree.order for one in found.get(objective_id, ()))


def on_time(found: Iterable[Standing], quarter: Quarter) -> OnTime:
    """The on-time figures of some standings at a quarter.

    By the definition: completed in or before the due quarter is on time, after it late; the
    rate is completed on time / all whose due quarter has come, completed or not. A running quarter has
    not: give the one before it (see `last_over`).
    """
    count = dict.fromkeys(("early", "on_time", "late", "open", "not_due", "undated"), 0)
    for one in found:
        due = one.due.due_quarter
        timing = one.timing if due is None or due <= quarter else "not_due"
        count[timing] += 1
    return OnTime(
        on_time=count["on_time"] + count["early"],
        early=count["early"],
        late=count["late"],
        not_completed=count["open"],
        undated=count["undated"],
        not_due=count["not_due"],
    )


def counts_by_status(words: Sequence[StatusWord], found: Iterable[Standing]) -> tuple[StatusCount, ...]:
    """How many there are of each status of the plan, in the plan's order; no update received comes last."""
    count: dict[int | None, int] = {}
    for one in found:
        key = one.status.id if one.status else None
        count[key] = count.get(key, 0) + 1
    return (
        *(StatusCount(word, count.get(word.id, 0)) for word in words),
        StatusCount(None, count.get(None, 0)),
    )


def by_top_objective(tree: Outline, found: Iterable[Standing]) -> dict[int, tuple[Standing, ...]]:
    """Standings by the id of the top objective they are under, in printed order; empty ones included."""
    top = {one: tree.trail(one)[0].id for one in tree.order}
    groups: dict[int, list[Standing]] = {root: [] for root in tree.roots}
    for one in found:
        groups[top[one.objective_id]].append(one)
    return {root: tuple(some) for root, some in groups.items()}


def quarters_of(plan: Plan) -> tuple[Quarter, ...]:
    """The reporting quarters of a plan."""
    return quarters_between(plan.starts, plan.ends)


def updates_close(plan: Plan, quarter: Quarter) -> date:
    """The last day on which updates for a quarter are awaited."""
    return quarter.last + timedelta(days=plan.updates_close)


def last_over(quarter: Quarter, day: date) -> Quarter:
    """The last quarter, up to this one, that is over on a day: what is due later can still be in time."""
    return quarter if day >= quarter.last else min(quarter.previous, Quarter.of(day).previous)


def default_quarter(plan: Plan, today: date) -> Quarter:
    """The quarter whose updates are being collected: the last one until its updates close, then this one."""
    own = quarters_of(plan)
    wanted = Quarter.of(today)
    if today <= updates_close(plan, wanted.previous):
        wanted = wanted.previous
    return min(max(wanted, own[0]), own[-1])


def _standing(
    row: Any, tree: Outline, quarter: Quarter, told: list[Any], words: dict[int, StatusWord]
) -> Standing:
    speaks: Any = told[-1] if told else None
    last: Any = None
    period = _quarter(speaks["period"]) if speaks is not None else None
    if speaks is not None and period != quarter and not words[speaks["status_id"]].final:
        speaks, last = None, speaks
    status = words[speaks["status_id"]] if speaks is not None else None
    earlier: Any = None
    if status is not None and not status.final and not speaks["reason"].strip() and not speaks["new_due"]:
        before = (one for one in reversed(told[:-1]) if one["reason"].strip() or one["new_due"])
        earlier = next(before, None)
    due = Due(row["due"])
    completed = Due(speaks["completed"]) if speaks is not None else Due()
    if status is not None and status.counts_as == "done" and not completed.stored:
        completed = _quarter(speaks["period"]).due
    return Standing(
        initiative_id=row["id"],
        uid=row["uid"],
        objective_id=row["objective_id"],
        number=tree.initiative_number(row["objective_id"], row["position"]),
        text=row["text"],
        due=due,
        public=bool(row["public"]),
        leads=row["leads"] or "",
        status=status,
        told=period if speaks is not None else None,
        completed=completed,
        percent=speaks["percent"] if speaks is not None else None,
        reason=speaks["reason"] if speaks is not None else "",
        new_due=Due(speaks["new_due"]) if speaks is not None else Due(),
        narrative=speaks["narrative"] if speaks is not None else "",
        timing=_timing(due.due_quarter, status, completed.due_quarter, quarter),
        last_status=words[last["status_id"]] if last is not None else None,
        last_told=period if last is not None else None,
        earlier_reason=earlier["reason"] if earlier is not None else "",
        earlier_new_due=Due(earlier["new_due"]) if earlier is not None else Due(),
        earlier_told=_quarter(earlier["period"]) if earlier is not None else None,
    )


@lru_cache(maxsize=64)
def _quarter(stored: str) -> Quarter:
    return Quarter.parse(stored)


def _timing(due: Quarter | None, status: StatusWord | None, completed: Quarter | None, now: Quarter) -> str:
    if due is None:
        return "undated"
    if status is not None and status.counts_as == "done" and completed is not None:
        return "early" if completed < due else "late" if completed > due else "on_time"
    return "open" if due <= now else "not_due"
