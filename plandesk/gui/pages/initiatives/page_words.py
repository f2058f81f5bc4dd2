"""What the page says of the plan as a whole: how many there are, how to group them, what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandesk.domain import listing
from plandesk.gui.models.initiatives_model import BY_GOAL, BY_TOP, NO_GROUPS
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.domain.listing import Query
    from plandesk.domain.outline import Outline
    from plandesk.file.document import Document


def how_many(tree: Outline | None) -> str:
    """ "107 in 5 goals and 17 sub-goals"."""
    counts = tree.counts() if tree is not None else []
    if not tree or not counts[-1]:
        return _("None in this plan")
    parts = []
    for level, number in zip(tree.plan.levels[:-1], counts[:-1], strict=True):
        words = level.name if number == 1 else level.plural
        parts.append(f"{number:n} {words[:1].lower()}{words[1:]}")
    above = parts[-1]
    if parts[:-1]:
        above = _("{some} and {last}").format(some=", ".join(parts[:-1]), last=above)
    return _("{n} in {goals}").format(n=f"{counts[-1]:n}", goals=above)


def shown(matching: int, total: int, chosen: int) -> str:
    """For the status bar: "40 of 107 shown, 2 selected"."""
    if not total:
        return _("No initiatives")
    words = _("{n} of {all} shown").format(n=f"{matching:n}", all=f"{total:n}")
    picked = ngettext("{n} selected", "{n} selected", chosen).format(n=f"{chosen:n}")
    return f"{words}, {picked}"


def lead(document: Document | None, tree: Outline | None, query: Query) -> str:
    """The name of the lead that a query asks for; empty where it asks for none."""
    wanted = (query.lead_person_id, query.lead_unit_id)
    if document is None or tree is None or wanted == (None, None):
        return ""
    found = listing.lead_values(document, tree.plan.id)
    return next((one.name for one in found if (one.person_id, one.unit_id) == wanted), "")


def groupings(tree: Outline | None) -> list[tuple[object, str]]:
    """By what the rows can be grouped, in the plan's own names."""
    levels = tree.plan.levels[:-1] if tree is not None else ()
    choices: list[tuple[object, str]] = [(NO_GROUPS, _("No groups"))]
    if len(levels) > 1:
        choices.append((BY_TOP, _("Group by {level}").format(level=levels[0].name)))
    if levels:
        choices.append((BY_GOAL, _("Group by {level}").format(level=levels[-1].name)))
    return choices


def empty(tree: Outline | None, read_only: bool) -> tuple[str, str, str, str]:
    """The sentence of a page without rows, what an initiative is, the button, the hint."""
    first = _("New plan…") if tree is None else _("Add the first initiative")
    return (
        _("No initiatives yet"),
        _(
            "An initiative is one thing the service has promised to do, with a lead and a due quarter. "
            "Each belongs to a goal of the plan."
        ),
        "" if read_only else first,
        _("The plan comes first; there is none in this file yet.") if tree is None else "",
    )
