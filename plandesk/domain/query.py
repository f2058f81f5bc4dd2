"""What a list of initiatives is asked for, and the conditions that this means for the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from plandesk.domain.outline import Outline
from plandesk.domain.periods import Quarter
from plandesk.domain.statuses import status_words
from plandesk.file.document import Document


class Query(Struct, frozen=True):
    """What the table shows: every word of `text` found, and all given filters met.

    `due_by` and `due_from` bound the last day of the due time. What concerns statuses is looked at as of
    `quarter` (see `Told`) and not at all without it: `status_ids` and `no_update` name the statuses of which
    one is met; `after_due` is completed after the due quarter and `not_after_due` all else, `overdue` neither
    done nor dropped though the due quarter has come, `due_in_quarter` due within `quarter` itself.
    """

    text: str = ""
    sort: str = "number"
    descending: bool = False
    objective_id: int | None = None  # this objective and all below it
    without_lead: bool = False
    without_due: bool = False
    without_results: bool = False
    internal: bool = False
    due_from: date | None = None
    due_by: date | None = None
    due: str | None = None  # exactly this, as it is stored
    lead_unit_id: int | None = None
    lead_person_id: int | None = None
    partner: str | None = None
    public: bool | None = None
    quarter: Quarter | None = None
    status_ids: tuple[int, ...] = ()
    no_update: bool = False
    after_due: bool = False
    not_after_due: bool = False
    overdue: bool = False
    due_in_quarter: bool = False


class Told:
    """What was told of the initiative `i` as of a quarter, as expressions for statements.

    The last update with a status speaks if it is of the quarter itself, or if it says done or dropped:
    such an initiative stays so without further updates. Otherwise nothing was told (NULL).
    """

    def __init__(self, document: Document, plan_id: int, quarter: Quarter) -> None:
        words = [one for one in status_words(document, plan_id) if one.id > 0]
        self.places = {one.id: place for place, one in enumerate(words)}
        self.final = [one.id for one in words if one.final]
        self.done = [one.id for one in words if one.counts_as == "done"]
        self.quarter = quarter

    def column(self, name: str) -> tuple[str, list[Any]]:
        """A column of the update that speaks (one of the schema's own names)."""
        return self._value(f"u.{name}", ())

    def after_due(self) -> tuple[str, list[Any]]:
        """Whether it was completed after the due quarter: 1, otherwise 0 or NULL."""
        return self._value(self._late, self.done)

    def status_and_after_due(self) -> tuple[str, list[Any]]:
        """Both in one number, read in one look: the status's id doubled, plus 1 if it was after due."""
        return self._value(f"u.status_id * 2 + coalesce({self._late}, 0)", self.done)

    @property
    def _late(self) -> str:
        return f"(u.status_id IN ({marks(self.done)}) AND {COMPLETED_AFTER_DUE})"

    def _value(self, expression: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
        return (
            f"(SELECT CASE WHEN u.period = ? OR u.status_id IN ({marks(self.final)}) THEN {expression} END"
            " FROM status_update u WHERE u.initiative_id = i.id AND u.period <= ?"
            " AND u.status_id IS NOT NULL ORDER BY u.period DESC LIMIT 1)",
            [self.quarter.stored, *self.final, *values, self.quarter.stored],
        )


def marks(values: Sequence[object]) -> str:
    """Question marks for a list of values."""
    return ", ".join("?" * len(values))


# Quarters counted through the years, so that they compare: of a last day, and of a period ("2024-Q3").
DAY_QUARTER = "(CAST(substr({0}, 1, 4) AS INTEGER) * 4 + (CAST(substr({0}, 6, 2) AS INTEGER) + 2) / 3)"
PERIOD_QUARTER = "(CAST(substr({0}, 1, 4) AS INTEGER) * 4 + CAST(substr({0}, 7, 1) AS INTEGER))"
# The update `u` tells that the initiative `i` was completed after its due quarter.
COMPLETED_AFTER_DUE = (
    f"(CASE WHEN u.completed = '' THEN {PERIOD_QUARTER.format('u.period')}"
    f" ELSE {DAY_QUARTER.format('u.completed_end')} END > {DAY_QUARTER.format('i.due_end')})"
)


def conditions(document: Document, tree: Outline, query: Query) -> tuple[str, list[Any]]:
    """Conditions on the initiative `i`, without that of its plan."""
    parts: list[str] = ["1"]
    values: list[Any] = []
    for word in query.text.split():
        likes = []
        for spelling in _spellings(word):
            pattern = "%" + spelling.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
            likes.append("i.text LIKE ? ESCAPE '\\' OR i.results LIKE ? ESCAPE '\\'")
            values += [pattern, pattern]
        parts.append(f"({' OR '.join(likes)})")
    if query.objective_id is not None:
        below = objectives_below(tree, query.objective_id)
        parts.append(f"i.objective_id IN ({marks(below)})")
        values += below
    if query.without_lead:
        parts.append("NOT EXISTS (SELECT 1 FROM lead WHERE initiative_id = i.id)")
    if query.without_due:
        parts.append("i.due = ''")
    if query.without_results:
        parts.append("i.results = ''")
    if query.internal:
        parts.append("i.public = 0")
    bounds = [(">=", query.due_from), ("<=", query.due_by)]
    if query.due_in_quarter and query.quarter is not None:
        bounds += [(">=", query.quarter.first), ("<=", query.quarter.last)]
    for sign, wanted in bounds:
        if wanted is not None:
            parts.append(f"i.due_end {sign} ?")
            values.append(wanted.isoformat())
    for column, one in (("unit_id", query.lead_unit_id), ("person_id", query.lead_person_id)):
        if one is not None:
            parts.append(f"EXISTS (SELECT 1 FROM lead WHERE initiative_id = i.id AND {column} = ?)")
            values.append(one)
    if query.partner is not None:
        parts.append("EXISTS (SELECT 1 FROM partner WHERE initiative_id = i.id AND name = ?)")
        values.append(query.partner)
    for column, value in (("due", query.due), ("public", query.public)):
        if value is not None:
            parts.append(f"i.{column} = ?")
            values.append(int(value) if isinstance(value, bool) else value)
    _add_statuses(document, tree, query, parts, values)
    return " AND ".join(parts), values


def objectives_below(tree: Outline, objective_id: int) -> list[int]:
    """An objective and all that are below it."""
    found = [objective_id]
    for one in found:
        found.extend(tree.objectives[one].children)
    return found


def _add_statuses(
    document: Document, tree: Outline, query: Query, parts: list[str], values: list[Any]
) -> None:
    asked = (query.status_ids, query.no_update, query.after_due, query.not_after_due, query.overdue)
    if query.quarter is None or not any(asked):
        return
    told = Told(document, tree.plan.id, query.quarter)
    status, of_status = told.column("status_id")
    if query.status_ids and query.no_update:
        parts.append(f"coalesce({status}, 0) IN (0, {marks(query.status_ids)})")
        values += [*of_status, *query.status_ids]
    elif query.status_ids:
        parts.append(f"{status} IN ({marks(query.status_ids)})")
        values += [*of_status, *query.status_ids]
    elif query.no_update:
        parts.append(f"{status} IS NULL")
        values += of_status
    if query.after_due or query.not_after_due:
        late, of_late = told.after_due()
        parts.append(f"coalesce({late}, 0) = {0 if query.not_after_due else 1}")
        values += of_late
    if query.overdue:
        parts.append(f"i.due_end <= ? AND coalesce({status}, 0) NOT IN ({marks(told.final)})")
        values += [query.quarter.last.isoformat(), *of_status, *told.final]


def _spellings(word: str) -> list[str]:
    if word.isascii():
        return [word]  # LIKE itself ignores the case of ASCII letters
    return list(dict.fromkeys((word, word.lower(), word.upper(), word.capitalize())))
