"""Where a plan stands as charts: statuses by goal, those due in a quarter, and what was on time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from plandesk.charts import Bar, Legend, Line, Point, Segment, StackedBars, Table, Tick
from plandesk.domain.outline import Outline
from plandesk.domain.periods import Quarter
from plandesk.domain.progress import OnTime, Standing, by_top_objective, on_time, quarters_of
from plandesk.domain.statuses import StatusWord
from plandesk.i18n import _, ngettext

ORDER = ("done", "done_late", "in_progress", "late", "not_started", "dropped", "no_update")
MOST_QUARTERS = 6  # of a plan of several years, the last ones up to the quarter in hand


class Which(Struct, frozen=True):
    """Which initiatives of the plan a number counts: all conditions hold that are given.

    `roles` are of ORDER ("done" alone means not after the due quarter; the page that shows them knows
    the words). `overdue`: due before the quarter in hand, neither completed nor dropped.
    """

    roles: tuple[str, ...] = ()
    objective_id: int | None = None
    due_quarter: Quarter | None = None
    overdue: bool = False


ALL_DONE = ("done", "done_late")


def role_of(standing: Standing) -> str:
    """The part of a bar that an initiative belongs to."""
    if standing.counts_as == "done" and standing.timing == "late":
        return "done_late"
    return standing.counts_as


def role_labels(words: Sequence[StatusWord]) -> dict[str, str]:
    """What the parts are called: by the plan's own word where one alone counts as that."""
    usual = {
        "done": _("Completed"),
        "in_progress": _("In progress"),
        "late": _("Delayed"),
        "not_started": _("Not started"),
        "dropped": _("Dropped"),
    }
    found = {}
    for counts_as, label in usual.items():
        own = [one.word for one in words if one.counts_as == counts_as]
        found[counts_as] = own[0] if len(own) == 1 else label
    found["done_late"] = _("{status} after due quarter").format(status=found["done"])
    found["no_update"] = _("No update")
    return found


def count_roles(found: Iterable[Standing]) -> dict[str, int]:
    """How many there are of each role, in the order of the bars; those that are not there are left out."""
    count = dict.fromkeys(ORDER, 0)
    for one in found:
        count[role_of(one)] += 1
    return {role: number for role, number in count.items() if number}


def status_by_objective(
    tree: Outline, words: Sequence[StatusWord], standings: Iterable[Standing]
) -> StackedBars:
    """A bar for each top objective: how many of each status."""
    labels = role_labels(words)
    groups = {
        tree.objectives[one]: count_roles(some) for one, some in by_top_objective(tree, standings).items()
    }
    there = [role for role in ORDER if any(role in count for count in groups.values())]
    level = tree.plan.objective_level(0)
    bars, rows = [], []
    for goal, count in groups.items():
        total = sum(count.values())
        name = " ".join(f"{goal.number} {goal.title}".split())
        bars.append(
            Bar(
                number=goal.number,
                name=goal.title,
                segments=tuple(
                    Segment(
                        number,
                        role,
                        str(number),
                        _("{name}: {status}, {n} of {total}").format(
                            name=name, status=labels[role], n=number, total=total
                        ),
                        Which((role,), goal.id),
                    )
                    for role, number in count.items()
                ),
                sum=str(total),
                words=ngettext("{name}: {n} initiative", "{name}: {n} initiatives", total).format(
                    name=name, n=total
                ),
                link=Which(objective_id=goal.id),
            )
        )
        rows.append((name, *(str(count.get(role, 0)) for role in there), str(total)))
    whole = {role: sum(count.get(role, 0) for count in groups.values()) for role in there}
    rows.append((_("All"), *(str(whole[role]) for role in there), str(sum(whole.values()))))
    return StackedBars(
        title=_("Status by {level}").format(level=small(level.short_name)),
        legend=tuple(Legend(role, labels[role]) for role in there),
        bars=tuple(bars),
        sentence=_("{total} initiatives: {counts}.").format(
            total=sum(whole.values()), counts=_listed(whole, labels)
        ),
        table=Table((level.name, *(labels[role] for role in there), _("Total")), tuple(rows)),
    )


def status_of_due(
    words: Sequence[StatusWord], standings: Iterable[Standing], quarter: Quarter
) -> StackedBars:
    """One bar: what became of the initiatives due in a quarter."""
    labels = role_labels(words)
    count = count_roles(one for one in standings if one.due.due_quarter == quarter)
    if "done" in count and "done_late" in count:
        # Due now and completed after it can only be a slip of the pen; one bar stays one story.
        count["done"] += count.pop("done_late")
    total = sum(count.values())
    return StackedBars(
        title=_("Due this quarter"),
        legend=(),
        bars=(
            Bar(
                "",
                "",
                tuple(
                    Segment(
                        number,
                        role,
                        str(number),
                        _("Due in {quarter}: {status}, {n} of {total}").format(
                            quarter=quarter.text(), status=labels[role], n=number, total=total
                        ),
                        Which(ALL_DONE if role == "done" else (role,), due_quarter=quarter),
                    )
                    for role, number in count.items()
                ),
            ),
        ),
        sentence=_sentence(_listed(count, labels)) if count else _("Nothing is due in this quarter."),
        table=Table(
            (_("Status"), _("Initiatives")),
            (*((labels[role], str(number)) for role, number in count.items()), (_("All"), str(total))),
        ),
    )


def on_time_by_quarter(
    tree: Outline, standings: Sequence[Standing], quarter: Quarter, running: bool = False
) -> Line:
    """The on-time rate of the initiatives due in each quarter, as known at the quarter in hand.

    While that is `running` it has no rate yet: what is due in it can still be completed on time.
    """
    plan = tree.plan
    known = [one for one in quarters_of(plan) if one <= quarter]
    later = [one for one in quarters_of(plan) if one > quarter]
    shown = (known[-MOST_QUARTERS:] + later[: max(0, 4 - len(known))])[:MOST_QUARTERS]
    due: dict[Quarter, list[Standing]] = {one: [] for one in shown}
    for one in standings:
        when = one.due.due_quarter
        if when in due:
            due[when].append(one)
    one_year = len({one.year for one in quarters_of(plan)}) == 1
    year = plan.year if one_year else None
    over = quarter.previous if running else quarter
    points, rows = [], []
    for when, some in due.items():
        figures = on_time(some, quarter)
        come = when <= over
        points.append(_point(when, year, some, figures, come, so_far=running and when == quarter))
        text = percent(figures.on_time, figures.due) if come and figures.due else "–"
        rows.append((when.text(year), str(len(some)), str(figures.on_time), str(figures.late), text))
    whole = on_time(standings, over)
    missing = sum(one.status is None for when, some in due.items() if when <= over for one in some)
    return Line(
        title=_("Completed on time"),
        subtitle=_("by due quarter"),
        ticks=tuple(Tick(value / 2, percent(value, 2)) for value in range(3)),
        points=tuple(points),
        caption=_caption(whole, missing, sum(point.open for point in points)),
        sentence=_sentence("; ".join(point.words for point in points if point.value is not None))
        if any(point.value is not None for point in points)
        else _("Nothing was due so far."),
        table=Table(
            (_("Due"), _("Initiatives"), _("On time"), _("Completed late"), _("On-time rate")), tuple(rows)
        ),
    )


def percent(part: int, of: int) -> str:
    """A share in whole percent, halves rounded up: "63%"."""
    return _("{n}%").format(n=(200 * part + of) // (2 * of))


def small(word: str) -> str:
    """A word of the plan inside of a sentence; what is written in capitals stays so."""
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]


def _point(
    when: Quarter, year: int | None, some: list[Standing], figures: OnTime, come: bool, so_far: bool
) -> Point:
    label = when.text(year)
    if not some:
        return Point(label, _("none due"), None, "", _("{quarter}: none due").format(quarter=label))
    if not come or not figures.due:
        note = _("{n} due").format(n=len(some))
        if so_far:
            note = _("{n} of {total} so far").format(n=figures.on_time, total=len(some))
        words = _("{quarter}: {note}").format(quarter=label, note=note)
        return Point(label, note, None, "", words, link=Which(due_quarter=when))
    rate = percent(figures.on_time, figures.due)
    words = _("{quarter}: {n} of {total} completed on time, {rate}").format(
        quarter=label, n=figures.on_time, total=figures.due, rate=rate
    )
    return Point(
        label,
        _("{n} of {total}").format(n=figures.on_time, total=figures.due),
        figures.on_time / figures.due,
        rate,
        words,
        open=any(one.status is None for one in some),
        link=Which(due_quarter=when),
    )


def _caption(whole: OnTime, missing: int, open_points: int) -> str:
    parts = []
    if whole.due:
        parts.append(
            _("{n} of {total} on time in all, {early} of them early.").format(
                n=whole.on_time, total=whole.due, early=whole.early
            )
            if whole.early
            else _("{n} of {total} on time in all.").format(n=whole.on_time, total=whole.due)
        )
    if whole.undated:
        parts.append(
            ngettext(
                "{n} has no due quarter and is not counted.",
                "{n} have no due quarter and are not counted.",
                whole.undated,
            ).format(n=whole.undated)
        )
    if missing:
        parts.append(
            ngettext(
                "Open points are not final: {n} update is missing.",
                "Open points are not final: {n} updates are missing.",
                missing,
            ).format(n=missing)
            if open_points > 1
            else ngettext(
                "The open point is not final: {n} update is missing.",
                "The open point is not final: {n} updates are missing.",
                missing,
            ).format(n=missing)
        )
    return " ".join(parts)


def _listed(count: dict[str, int], labels: dict[str, str]) -> str:
    return ", ".join(
        _("{n} without an update").format(n=number)
        if role == "no_update"
        else _("{n} {status}").format(n=number, status=small(labels[role]))
        for role, number in count.items()
    )


def _sentence(words: str) -> str:
    return _("{words}.").format(words=words)
