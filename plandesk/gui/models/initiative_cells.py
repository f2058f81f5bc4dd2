"""The columns of the table of initiatives: what a cell shows, and what typed or pasted words mean in it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from plandesk.domain import initiatives
from plandesk.domain.periods import Due
from plandesk.errors import InvalidValue
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.initiatives import Lead
    from plandesk.domain.listing import InitiativeRow
    from plandesk.domain.outline import Outline
    from plandesk.file.document import Document


class Column(IntEnum):
    """The columns in their first order."""

    NUMBER = 0
    TEXT = 1
    GOAL = 2
    LEAD = 3
    DUE = 4
    PARTNERS = 5
    RESULTS = 6
    PUBLIC = 7


EDITABLE = frozenset((Column.TEXT, Column.LEAD, Column.DUE, Column.PARTNERS, Column.RESULTS, Column.PUBLIC))
SORTS = {
    Column.NUMBER: "number",
    Column.TEXT: "text",
    Column.GOAL: "number",
    Column.LEAD: "lead",
    Column.DUE: "due",
    Column.PARTNERS: "partners",
    Column.RESULTS: "results",
    Column.PUBLIC: "public",
}
YES = {"yes", "y", "true", "1", "x", "✓", "public"}
NO = {"no", "n", "false", "0", "", "-", "–", "internal"}


def title(column: int, tree: Outline | None) -> str:
    """The words at the head of a column, in the plan's own names where it has them."""
    if column == Column.TEXT:
        return tree.plan.initiative_level.name if tree else _("Initiative")
    if column == Column.GOAL:
        return tree.plan.objective_level(len(tree.plan.levels) - 2).name if tree else _("Goal")
    return {
        Column.NUMBER: _("No."),
        Column.LEAD: _("Lead"),
        Column.DUE: _("Due"),
        Column.PARTNERS: _("Partners"),
        Column.RESULTS: _("Results"),
        Column.PUBLIC: _("Public"),
    }[Column(column)]


def words(row: InitiativeRow, column: int, tree: Outline) -> str:
    """What a cell shows, and what is copied from it."""
    if column == Column.TEXT:
        return row.text
    if column == Column.NUMBER:
        return row.number
    if column == Column.DUE:
        return row.due.text(tree.plan.year)
    if column == Column.LEAD:
        return row.leads
    if column == Column.PARTNERS:
        return row.partners
    if column == Column.RESULTS:
        return row.results
    if column == Column.PUBLIC:
        return _("Yes") if row.public else _("No")
    return " › ".join(one.title for one in tree.trail(row.objective_id))


def fields(document: Document, column: int, typed: str, year: int) -> dict[str, Any]:
    """The fields of an initiative that words in a cell stand for; raises InvalidValue.

    Leads come back as names (under "lead names"): they become records in `with_leads`, within the step.
    """
    if column == Column.TEXT:
        return {"text": typed}
    if column == Column.RESULTS:
        return {"results": typed}
    if column == Column.DUE:
        return {"due": Due.parse(typed, year)}
    if column == Column.LEAD:
        return {"lead names": _names(typed, {one.name for one in initiatives.lead_names(document)})}
    if column == Column.PARTNERS:
        return {"partners": tuple(_names(typed, set()))}
    if column == Column.PUBLIC:
        return {"public": _yes_or_no(typed)}
    raise InvalidValue(_("Numbers and goals are not typed into the table. Nothing was changed."))


def with_leads(document: Document, wanted: dict[str, Any]) -> dict[str, Any]:
    """The same fields with the leads found by their names, new ones added; call it inside the step."""
    if "lead names" not in wanted:
        return wanted
    rest = {name: value for name, value in wanted.items() if name != "lead names"}
    found: list[Lead] = [initiatives.lead_by_name(document, name) for name in wanted["lead names"]]
    return {**rest, "leads": tuple(dict.fromkeys(found))}


def _names(typed: str, known: set[str]) -> list[str]:
    """Names in one cell: one per line or between ; or commas, unless the whole is one known name."""
    whole = " ".join(typed.split())
    if whole in known:
        return [whole]
    mark = ";" if ";" in typed else "\n" if "\n" in typed.strip() else ","
    found = (" ".join(part.split()) for part in typed.split(mark))
    return list(dict.fromkeys(name for name in found if name))


def _yes_or_no(typed: str) -> bool:
    plain = typed.strip().casefold()
    if plain in YES | {_("Yes").casefold()}:
        return True
    if plain in NO | {_("No").casefold()}:
        return False
    sentence = _("“{text}” is neither yes nor no. Nothing was changed; write yes for public or no.")
    raise InvalidValue(sentence.format(text=typed.strip()))
