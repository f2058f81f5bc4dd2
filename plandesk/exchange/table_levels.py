"""What the levels of a plan are called and how they are numbered, guessed from a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plandesk.domain.outline import letters
from plandesk.domain.plans import Level
from plandesk.exchange.table_names import NUMBER_WORDS, TITLE_WORDS, canonical, understood
from plandesk.exchange.table_reading import TableRow, TableRows
from plandesk.i18n import _


def guessed_levels(read: TableRows) -> tuple[Level, ...]:
    """The levels for a new plan: one for each kind of heading, at least one, and that of the initiatives."""
    depth = max((len(row.headings) for row in read.rows), default=0)
    words = list(read.level_words[:-1])[:depth] if depth else []
    words += [""] * (max(depth, 1) - len(words))
    found = []
    for place, word in enumerate(words):
        name, plural = named_level(word) or (_("Goal"), _("Goals"))
        found.append(Level(name, plural, _heading_numbering(read.rows, place)))
    leaf = named_level(read.level_words[-1]) if read.level_words else None
    name, plural = leaf or (_("Planned initiative"), _("Planned initiatives"))
    return (*found, Level(name, plural, _leaf_numbering(read.rows)))


def named_level(column: str) -> tuple[str, str] | None:
    """A level's name and plural from the name of a column; None where that says nothing of its own."""
    known = {
        "goal": (_("Goal"), _("Goals")),
        "sub goal": (_("Sub-goal"), _("Sub-goals")),
        "subgoal": (_("Sub-goal"), _("Sub-goals")),
        "focus area": (_("Focus area"), _("Focus areas")),
        "pillar": (_("Pillar"), _("Pillars")),
        "theme": (_("Theme"), _("Themes")),
        "priority": (_("Priority"), _("Priorities")),
        "objective": (_("Objective"), _("Objectives")),
        "strategy": (_("Strategy"), _("Strategies")),
        "strategic objective": (_("Strategic objective"), _("Strategic objectives")),
        "initiative": (_("Planned initiative"), _("Planned initiatives")),
        "planned initiative": (_("Planned initiative"), _("Planned initiatives")),
        "activity": (_("Activity"), _("Activities")),
        "activity project": (_("Activity / Project"), _("Activities and projects")),
        "action": (_("Action"), _("Actions")),
        "project": (_("Project"), _("Projects")),
        "task": (_("Task"), _("Tasks")),
    }
    words = canonical(column).split()
    plain = " ".join(word for word in words if word not in TITLE_WORDS | NUMBER_WORDS)
    if plain in known:
        return known[plain]
    if not plain or understood(column).described or understood(column).rank < 0:
        return None
    kept = re.sub(r"[_\s]+", " ", re.sub(r"\([^)]*\)", "", column)).strip()
    name = kept[:1].upper() + (kept[1:].lower() if kept.isupper() else kept[1:])
    return name, name


def _heading_numbering(rows: Sequence[TableRow], place: int) -> str:
    """How the headings of a depth are numbered: as the plan would number them, or not at all."""
    paths: dict[tuple[tuple[str, str], ...], str] = {}
    below: dict[tuple[tuple[str, str], ...], int] = {}
    dotted: list[bool] = []
    for row in rows:
        if len(row.headings) <= place:
            continue
        path = tuple((one.number, one.title.casefold()) for one in row.headings[: place + 1])
        if path in paths:
            continue
        paths[path] = row.headings[place].number
        below[path[:-1]] = below.get(path[:-1], 0) + 1
        number = row.headings[place].number
        own = str(below[path[:-1]])
        dotted.append(number == own or number.endswith("." + own))
    numbers = list(paths.values())
    if not any(numbers):
        return "none"
    if all(dotted):
        return "dotted"
    if sum(1 for at, one in enumerate(numbers, 1) if one == letters(at)) >= 0.8 * len(numbers):
        return "letter"
    if all(one.isdigit() for one in numbers) and len(set(numbers)) == len(numbers):
        return "through" if place else "dotted"
    return "dotted" if any("." in one for one in numbers) else "none"


def _leaf_numbering(rows: Sequence[TableRow]) -> str:
    numbers = [row.number for row in rows if row.number]
    if not numbers:
        return "none"
    if all(one.isdigit() for one in numbers):
        return "through" if len(set(numbers)) >= 0.9 * len(numbers) else "dotted"
    if sum(1 for one in numbers if "." in one) >= 0.5 * len(numbers):
        return "dotted"
    through = sum(1 for at, one in enumerate(numbers, 1) if one == letters(at))
    return "letter" if through >= 0.8 * len(numbers) else "none"
