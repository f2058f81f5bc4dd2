"""What a plan that was written down brings, row by row for a preview: sections, goals, what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plandesk.domain.plans import Level
from plandesk.domain.sections import kind_name
from plandesk.exchange.outline_fitting import service_words
from plandesk.exchange.records import Contents, InitiativeRecord, ObjectiveRecord, PlanRecord, SectionRecord
from plandesk.exchange.row_changes import Change
from plandesk.exchange.written_records import CONTACTS, STATEMENTS, Fills
from plandesk.i18n import _, ngettext

EXCERPT = 160  # characters of a text
VERDICTS = ("new", "left")


class PlanRow(Struct, frozen=True):
    """One entry: `number` says what it is, `depth` how far down it stands, `changes` what is in it."""

    verdict: str
    number: str
    text: str
    depth: int = 0
    changes: tuple[Change, ...] = ()
    why: str = ""
    line: int = 0


def rows(contents: Contents, fills: Fills = ()) -> tuple[PlanRow, ...]:
    """All that comes in with the one plan of the contents, in its order, then what is left out.

    `fills` are the fields of the service that are filled in: they stand with the section that prints them.
    """
    [plan] = contents.plans
    leads = {one.uid: one.name for one in contents.units} | {one.uid: one.name for one in contents.people}
    found: list[PlanRow] = []
    for section in plan.sections:
        found.append(_section(section, fills))
        if section.kind == "outline":
            for one in plan.objectives:
                found += _objective(one, 0, plan, leads)
    left = contents.written.left_out if contents.written is not None else ()
    found += [
        PlanRow("left", "", one.place, changes=_said((_("It says"), one.words)), why=_times(one.n))
        for one in left
    ]
    return tuple(found)


def counts_words(plan: PlanRecord) -> str:
    """How many there are of each level: "Focus areas 3, Goals 16, Activities 40"."""
    counts = [0] * len(plan.levels)
    waiting = [(one, 0) for one in plan.objectives]
    while waiting:
        one, depth = waiting.pop()
        counts[min(depth, len(plan.levels) - 2)] += 1
        counts[-1] += len(one.initiatives)
        waiting += [(child, depth + 1) for child in one.objectives]
    parts = [
        _("{plural} {n}").format(plural=level.plural, n=n)
        for level, n in zip(plan.levels, counts, strict=True)
    ]
    return ", ".join(parts)


def _section(one: SectionRecord, fills: Fills) -> PlanRow:
    blocks = ", ".join(block.title for block in one.blocks if block.title)
    parts = ngettext("{n} part", "{n} parts", len(one.blocks)).format(n=len(one.blocks))
    return PlanRow(
        "new",
        kind_name(one.kind),
        one.title,
        changes=_said(
            (_("Text"), one.body),
            (_("Pull quote"), one.pull_quote),
            (_("Author"), one.author),
            *_of_service(one.kind, fills),
            (parts, blocks),
        ),
    )


def _of_service(kind: str, fills: Fills) -> list[tuple[str, str]]:
    """What is filled in for the service and printed by a section of a kind."""
    printed = {"statements": STATEMENTS, "contact": CONTACTS}.get(kind, ())
    words = service_words()
    found = []
    for field, value in fills:
        if field in printed:
            name = words[field]
            text = value if isinstance(value, str) else ", ".join(value)
            found.append((name[:1].upper() + name[1:], text))
    return found


def _objective(
    one: ObjectiveRecord, depth: int, plan: PlanRecord, leads: dict[str | None, str]
) -> Iterator[PlanRow]:
    level = plan.levels[min(depth, len(plan.levels) - 2)]
    yield PlanRow("new", level.short_name, one.title, depth, _said((_("Text"), one.body)))
    for leaf in one.initiatives:
        yield _initiative(leaf, depth + 1, plan.levels[-1], leads)
    for child in one.objectives:
        yield from _objective(child, depth + 1, plan, leads)


def _initiative(one: InitiativeRecord, depth: int, level: Level, leads: dict[str | None, str]) -> PlanRow:
    said = _said(
        (_("Sub-items"), "; ".join(one.sub_items)),
        (_("Due"), one.due.text()),
        (_("Lead"), "; ".join(leads.get(lead.person or lead.unit, "") for lead in one.leads)),
        (_("Partners"), "; ".join(one.partners)),
        (_("Results"), one.results),
        (_("Internal note"), one.note),
        (_("Milestones"), "; ".join(step.text for step in one.milestones)),
    )
    return PlanRow("new", level.short_name, one.text, depth, said)


def _said(*fields: tuple[str, str]) -> tuple[Change, ...]:
    return tuple(Change(name, "", _excerpt(text)) for name, text in fields if text.strip())


def _excerpt(text: str) -> str:
    line = " ".join(text[: 4 * EXCERPT].split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1].rstrip() + "…"


def _times(n: int) -> str:
    return "" if n == 1 else ngettext("{n} time", "{n} times", n).format(n=n)
