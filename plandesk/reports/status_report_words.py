"""The sentences of the status report. Every number in them comes from the report's data."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.charts import Bar, Legend, Segment, StackedBars, Table
from plandesk.domain.periods import Quarter
from plandesk.reports.status_report_data import (
    NO_UPDATE,
    MilestoneRow,
    StatusGroup,
    StatusReport,
    StatusRow,
)
from plandesk.reports.wording import (
    _,
    counted,
    date_text,
    inner,
    joined,
    ngettext,
    percent_text,
    quarter_text,
)


def header_title(quarter: Quarter) -> str:
    """Return e.g. "Status report, Q4 2023"."""
    return _("Status report, {quarter}").format(quarter=quarter_text(quarter))


def no_update() -> str:
    """The words for no update received."""
    return _("No update received")


def status_word(data: StatusReport, status: int) -> str:
    """Return the word of a status, also where none was received."""
    return _("No update") if status == NO_UPDATE else data.statuses[status].word


def initiatives(data: StatusReport, number: int) -> str:
    """Return e.g. "33 planned initiatives"."""
    leaf = data.levels[-1]
    return counted(number, leaf.name, leaf.plural)


# The head of the report


def subtitle(data: StatusReport) -> str:
    """Return e.g. "Status at the end of the fourth quarter, 31 December 2023"."""
    date = data.imprint.date
    ended = date is None or date >= data.quarter.last
    if ended:
        said = (
            _("Status at the end of the first quarter"), _("Status at the end of the second quarter"),
            _("Status at the end of the third quarter"), _("Status at the end of the fourth quarter"),
        )[data.quarter.number - 1]  # fmt: skip
    else:
        said = (
            _("Status during the first quarter"), _("Status during the second quarter"),
            _("Status during the third quarter"), _("Status during the fourth quarter"),
        )[data.quarter.number - 1]  # fmt: skip
    if date is None:
        return f"{said} {data.quarter.year}"
    return _("{title}, {date}").format(title=said, date=date_text(date))


def remarks(data: StatusReport) -> list[str]:
    """What a reader has to know before the figures."""
    found = []
    missing = data.counts[-1]
    if missing and data.total:
        found.append(
            ngettext("{n} update is missing.", "{n} updates are missing.", missing).format(n=missing)
        )
    if data.unchanged_since:
        listed = sum(1 for goal in data.goals for _row in goal.every())
        found.append(
            _("The tables list what changed since {quarter}: {n} of {all}.").format(
                quarter=data.unchanged_since, n=listed, all=initiatives(data, data.total)
            )
        )
    if not data.total:
        found.append(_("There are no {names} in this plan yet.").format(names=inner(data.levels[-1].plural)))
    if data.state == "closed":
        found.append(_("The plan is closed."))
    return found


def milestone_line(one: MilestoneRow) -> str:
    """Return e.g. "Western lots lit: due Aug 2026, reached 28 Aug 2026"."""
    if one.reached and one.due:
        return _("{text}: due {due}, reached {day}").format(text=one.text, due=one.due, day=one.reached)
    if one.reached:
        return _("{text}: reached {day}").format(text=one.text, day=one.reached)
    if one.due:
        return _("{text}: due {due}, not reached").format(text=one.text, due=one.due)
    return _("{text}: not reached").format(text=one.text)


# Figures


def share(data: StatusReport, status: int, place: int, wide: bool) -> str:
    """What stands under a large figure: "79% of 107 initiatives", "21%"."""
    if not data.total:
        return ""
    count = data.counts[status]
    if wide and status == NO_UPDATE and not count:
        return _("all {n} accounted for").format(n=data.total)
    percent = percent_text(count, data.total)
    if place or not wide:
        return percent
    return _("{percent} of {all}").format(percent=percent, all=initiatives(data, data.total))


def tally(data: StatusReport, counts: Sequence[int], completed_late: int = 0) -> str:
    """Return e.g. "16 completed, of which 3 late; 3 delayed"; statuses without any are left out."""
    parts: list[str] = []
    late_told = False
    for status, count in enumerate(counts):
        if not count:
            continue
        if status == len(data.statuses):
            parts.append(ngettext("{n} without an update", "{n} without an update", count).format(n=count))
            continue
        said = f"{count} {inner(data.statuses[status].word)}"
        done = [one.counts_as for one in data.statuses].count("done")
        if data.statuses[status].counts_as == "done" and completed_late and done == 1:
            said = _("{said}, of which {n} late").format(said=said, n=completed_late)
            late_told = True
        parts.append(said)
    return ("; " if late_told else ", ").join(parts)


def goal_line(data: StatusReport, goal: StatusGroup) -> str:
    """Return e.g. "19 initiatives: 16 completed, of which 3 late; 3 delayed"."""
    if not goal.total:
        return initiatives(data, 0)
    return _("{all}: {figures}").format(
        all=initiatives(data, goal.total), figures=tally(data, goal.counts, goal.completed_late)
    )


def chart(data: StatusReport, by_goal: bool) -> StackedBars:
    """The counts by status as stacked bars: one for each goal, or one for all."""
    words = [(one.symbol, one.word) for one in data.statuses] + [("no_update", no_update())]
    if by_goal:
        named = [(goal.number, goal.title, goal.counts) for goal in data.goals]
    else:
        named = [("", data.title, data.counts)]
    bars = tuple(
        Bar(
            number=number,
            name=name,
            segments=tuple(
                Segment(count, symbol, str(count), f"{count} {inner(word)}")
                for count, (symbol, word) in zip(counts, words, strict=True)
            ),
            sum=str(sum(counts)),
            words=_("Bar: {figures}").format(figures=tally(data, counts)),
        )
        for number, name, counts in named
    )
    return StackedBars(
        title=_("Status by goal"),
        legend=tuple(Legend(symbol, word) for symbol, word in words),
        bars=bars,
        sentence=_("Bar of {all}: {figures}.").format(
            all=initiatives(data, data.total), figures=tally(data, data.counts)
        ),
        table=Table(
            ("", *(word for _symbol, word in words)),
            tuple((name, *map(str, counts)) for _number, name, counts in named),
        ),
    )


# On time


def on_time(data: StatusReport) -> tuple[str, str]:
    """The on-time line in two parts: the rate, which is set strong, and the rest."""
    figures = data.on_time
    names = inner(data.levels[-1].plural)
    quarter = quarter_text(data.over or data.quarter)
    if not figures.due:
        strong = _("None of the {names} was due by the end of {quarter}.").format(
            names=names, quarter=quarter
        )
        return strong, _uncounted(data)
    if not figures.on_time:
        said = _("None of the {all} {names} due by the end of {quarter} was completed on time ({percent})")
    elif data.last:
        said = _("{n} of the {all} {names} with a due quarter were completed on time ({percent})")
    else:
        said = _("{n} of the {all} {names} due by the end of {quarter} were completed on time ({percent})")
    strong = said.format(
        n=figures.on_time,
        all=figures.due,
        names=names,
        quarter=quarter,
        percent=percent_text(figures.on_time, figures.due),
    )
    rest = []
    if figures.late:
        rest.append(
            ngettext("{n} was completed late", "{n} were completed late", figures.late).format(n=figures.late)
        )
    if figures.not_completed:
        rest.append(
            ngettext("{n} is not completed", "{n} are not completed", figures.not_completed).format(
                n=figures.not_completed
            )
        )
    if figures.early:
        after = _(", {n} of them early; {rest}.") if rest else _(", {n} of them early.")
    else:
        after = _("; {rest}.") if rest else _(".")
    return strong, after.format(n=figures.early, rest=joined(rest)) + _uncounted(data)


def _uncounted(data: StatusReport) -> str:
    figures = data.on_time
    found = []
    if figures.not_due:
        found.append(
            ngettext("{n} is not due yet.", "{n} are not due yet.", figures.not_due).format(n=figures.not_due)
        )
    if figures.undated:
        found.append(
            ngettext(
                "{n} has no due quarter and is not counted.",
                "{n} have no due quarter and are not counted.",
                figures.undated,
            ).format(n=figures.undated)
        )
    return "".join(f" {one}" for one in found)


# Lists


def late_title(data: StatusReport) -> str:
    """Return e.g. "Delayed: reason and new date" in the plan's own word where there is one only."""
    words = {status_word(data, row.status) for row in data.late}
    word = words.pop() if len(words) == 1 else _("Late")
    return _("{status}: reason and new date").format(status=word)


def missing_in_short(data: StatusReport) -> str:
    """Who sent no update, the longest debts first: "Community Response Unit 3, Traffic 1"."""
    count = ngettext("{n} update is missing", "{n} updates are missing", len(data.missing)).format(
        n=len(data.missing)
    )
    if not any(row.leads for row in data.missing):
        return f"{count}."
    leads: dict[str, int] = {}
    for row in data.missing:
        name = row.leads or _("no lead")
        leads[name] = leads.get(name, 0) + 1
    ranked = sorted(leads.items(), key=lambda one: -one[1])
    between = "; " if any("," in name for name, _count in ranked[:5]) else ", "  # several lead one together
    said = [f"{name} {count}" for name, count in ranked[:5]]
    if len(ranked) > 5:
        others = len(ranked) - 5
        said.append(ngettext("{n} other lead", "{n} other leads", others).format(n=others))
    return _("{all}: {names}.").format(all=count, names=between.join(said))


def changes_in_short(data: StatusReport) -> str:
    """Return e.g. "2 dropped, 5 amended; with the reasons on the next pages."."""
    dropped = sum(one.kind == "dropped" for one in data.changes)
    parts = []
    if dropped:
        parts.append(ngettext("{n} dropped", "{n} dropped", dropped).format(n=dropped))
    if amended := len(data.changes) - dropped:
        parts.append(ngettext("{n} amended", "{n} amended", amended).format(n=amended))
    return _("{figures}; with the reasons on the next pages.").format(figures=", ".join(parts))


def second_lines(data: StatusReport, row: StatusRow) -> list[str]:
    """What stands under a status, quietly: "late, was due Q2", "was due Q3", "new date Q2 2024"."""
    found: list[str] = []
    counts_as = "no_update" if row.status == NO_UPDATE else data.statuses[row.status].counts_as
    if counts_as == "done":
        if row.timing == "late":
            found.append(_("late, was due {due}").format(due=row.due))
        return found
    if row.timing == "undated":
        if row.due or counts_as == "late":
            found.append(row.due or _("no due quarter"))
    elif row.timing == "open":
        found.append(_("was due {due}").format(due=row.due))
    else:
        found.append(_("due {due}").format(due=row.due))
    if row.new_date and row.new_date != row.due:
        found.append(_("new date {due}").format(due=row.new_date))
    if counts_as == "no_update" and row.last_told:
        found.append(_("last update {quarter}").format(quarter=row.last_told))
    return found


def in_brackets(data: StatusReport, row: StatusRow) -> str:
    """What stands behind a status: the quarter of completion, or how much is done."""
    if row.completed:
        return row.completed
    return percent_text(row.percent, 100) if row.percent is not None else ""
