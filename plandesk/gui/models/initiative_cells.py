"""The columns of the table of initiatives: what a cell shows, and what typed or pasted words mean in it."""

from __future__ import annotations

from collections.abc import Sequence
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
    from plandesk.domain.statuses import StatusWord
    from plandesk.file.document import Document


class Column(IntEnum):
    """The columns in their first order."""

    NUMBER = 0
    TEXT = 1
    GOAL = 2
    DUE = 3
    STATUS = 4
    COMPLETED = 5
    PERCENT = 6
    LEAD = 7
    PARTNERS = 8
    RESULTS = 9
    PUBLIC = 10


TOLD = frozenset((Column.STATUS, Column.COMPLETED, Column.PERCENT))  # of the quarter in hand
EDITABLE = TOLD | {Column.TEXT, Column.LEAD, Column.DUE, Column.PARTNERS, Column.RESULTS, Column.PUBLIC}
SORTS = {
    Column.NUMBER: "number",
    Column.TEXT: "text",
    Column.GOAL: "number",
    Column.LEAD: "lead",
    Column.DUE: "due",
    Column.PARTNERS: "partners",
    Column.RESULTS: "results",
    Column.PUBLIC: "public",
    Column.STATUS: "status",
    Column.COMPLETED: "completed",
    Column.PERCENT: "percent",
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
        Column.STATUS: _("Status"),
        Column.COMPLETED: _("Completed in"),
        Column.PERCENT: _("Percent"),
    }[Column(column)]


def words(row: InitiativeRow, column: int, tree: Outline) -> str:
    """What a cell shows, and what is copied from it."""
    if column == Column.TEXT:
        return row.text
    if column == Column.NUMBER:
        return row.number
    if column == Column.DUE:
        return row.due.short(tree.plan.year)
    if column == Column.LEAD:
        return row.leads
    if column == Column.PARTNERS:
        return row.partners
    if column == Column.RESULTS:
        return row.results
    if column == Column.PUBLIC:
        return _("Yes") if row.public else _("No")
    if column == Column.STATUS:
        return row.status.word if row.status is not None else ""
    if column == Column.COMPLETED:
        return row.completed.short(tree.plan.year)
    if column == Column.PERCENT:
        return _("{n}%").format(n=row.percent) if row.percent is not None else ""
    return " › ".join(one.title for one in tree.trail(row.objective_id))


def shown(row: InitiativeRow, column: int, tree: Outline) -> str:
    """What a cell says to someone who reads or hears it: `words`, and what its drawing adds to them."""
    plain = words(row, column, tree)
    if column == Column.STATUS and row.status is None:
        if row.last_status is None:
            return _("No update")
        return _("No update, before that {word}").format(word=row.last_status.word)
    if column == Column.COMPLETED and row.after_due:
        return _("{quarter} after due").format(quarter=plain)
    return plain


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


def update_fields(column: int, typed: str, year: int) -> dict[str, Any]:
    """The fields of a status update that words in a cell (other than that of the status) stand for."""
    return {"percent": _percent(typed)} if column == Column.PERCENT else {"completed": Due.parse(typed, year)}


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


def status_id(typed: str, words: Sequence[StatusWord]) -> int | None:
    """The plan's status word that was typed, by its beginning where that fits only one; None for nothing.

    Raises InvalidValue for other words.
    """
    plain = " ".join(typed.split()).casefold()
    if plain in ("", "-", "–", _("No update").casefold()):
        return None
    fitting = [one for one in words if one.word.casefold() == plain]
    fitting = fitting or [one for one in words if one.word.casefold().startswith(plain)]
    if len(fitting) == 1:
        return fitting[0].id
    raise InvalidValue(
        _("“{text}” is no status word of this plan. Nothing was changed; its words are: {words}.").format(
            text=typed.strip(), words=", ".join(one.word for one in words)
        )
    )


def _percent(typed: str) -> int | None:
    plain = typed.strip().rstrip("%").strip()
    if not plain:
        return None
    if not plain.isdecimal() or int(plain) > 100:
        sentence = _("“{text}” is no percentage. Nothing was changed; write a number from 0 to 100.")
        raise InvalidValue(sentence.format(text=typed.strip()))
    return int(plain)


def _yes_or_no(typed: str) -> bool:
    plain = typed.strip().casefold()
    if plain in YES | {_("Yes").casefold()}:
        return True
    if plain in NO | {_("No").casefold()}:
        return False
    sentence = _("“{text}” is neither yes nor no. Nothing was changed; write yes for public or no.")
    raise InvalidValue(sentence.format(text=typed.strip()))
