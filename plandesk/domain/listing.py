"""The table of initiatives, of any length: ids in order by SQL, rows a page at a time."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from typing import Any

from plandesk.domain.outline import Outline
from plandesk.domain.periods import Due
from plandesk.file.document import Document

SORTS = ("number", "text", "due", "lead", "partners", "results", "public")


@dataclass(frozen=True, slots=True)
class Query:
    """What the table shows: every word of `text` found, and all given filters met.

    `due_by` and `due_from` bound the last day of the due time.
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
    lead_unit_id: int | None = None
    lead_person_id: int | None = None


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """One row of the table, as it is read."""

    id: int
    uid: str
    objective_id: int
    number: str
    text: str
    due: Due
    leads: str
    partners: str
    results: str
    public: bool
    sub_items: int


@dataclass(frozen=True, slots=True)
class FilterCounts:
    """How many initiatives of the plan match the search, in all and with each filter."""

    all: int
    without_lead: int
    without_due: int
    without_results: int
    internal: int


def list_initiatives(document: Document, tree: Outline, query: Query) -> array[int]:
    """The ids of a plan's initiatives that match, in the order asked for."""
    where, values = _where(tree, query)
    direction = "DESC" if query.descending else "ASC"
    if query.sort == "number":
        return _in_tree_order(document, tree, where, values, query.descending)
    orders = {
        "text": f"i.text COLLATE NOCASE {direction}",
        "due": f"(i.due = '') ASC, i.due_end IS NULL, i.due_end {direction}, i.due {direction}",
        "lead": f"{_LEAD} IS NULL, {_LEAD} COLLATE NOCASE {direction}",
        "partners": f"{_PARTNER} IS NULL, {_PARTNER} COLLATE NOCASE {direction}",
        "results": f"(i.results = '') ASC, i.results COLLATE NOCASE {direction}",
        "public": f"i.public {direction}",
    }
    rows = document.rows(
        f"SELECT i.id FROM initiative i WHERE {where} ORDER BY {orders[query.sort]}, i.id", values
    )
    return array("q", [row[0] for row in rows])


def rows_of(document: Document, tree: Outline, ids: array[int] | list[int]) -> list[InitiativeRow]:
    """The rows of some ids (a page of the table), in their order."""
    marks = ", ".join("?" * len(ids))
    found = {
        row["id"]: row
        for row in document.rows(
            "SELECT i.id, i.uid, i.objective_id, i.position, i.text, i.due, i.results, i.public,"
            " (SELECT group_concat(coalesce(p.name, u.name), ', ' ORDER BY l.position) FROM lead l"
            "  LEFT JOIN person p ON p.id = l.person_id LEFT JOIN unit u ON u.id = l.unit_id"
            "  WHERE l.initiative_id = i.id) AS leads,"
            " (SELECT group_concat(name, ', ' ORDER BY position) FROM partner"
            "  WHERE initiative_id = i.id) AS partners,"
            " (SELECT count(*) FROM sub_item WHERE initiative_id = i.id) AS sub_items"
            f" FROM initiative i WHERE i.id IN ({marks})",
            list(ids),
        )
    }
    return [_row(found[one], tree) for one in ids if one in found]


def filter_counts(document: Document, tree: Outline, text: str = "") -> FilterCounts:
    """The numbers on the filter chips for a search text."""
    where, values = _where(tree, Query(text=text))
    row = document.row(
        "SELECT count(*), coalesce(sum(NOT EXISTS (SELECT 1 FROM lead WHERE initiative_id = i.id)), 0),"
        " coalesce(sum(i.due = ''), 0), coalesce(sum(i.results = ''), 0), coalesce(sum(i.public = 0), 0)"
        f" FROM initiative i WHERE {where}",
        values,
    )
    assert row is not None
    return FilterCounts(*row)


_LEAD = (
    "(SELECT coalesce(p.name, u.name) FROM lead l LEFT JOIN person p ON p.id = l.person_id"
    " LEFT JOIN unit u ON u.id = l.unit_id WHERE l.initiative_id = i.id ORDER BY l.position LIMIT 1)"
)
_PARTNER = "(SELECT name FROM partner WHERE initiative_id = i.id ORDER BY position LIMIT 1)"


def _where(tree: Outline, query: Query) -> tuple[str, list[Any]]:
    parts, values = ["i.plan_id = ?"], [tree.plan.id]
    for word in query.text.split():
        spellings = dict.fromkeys((word, word.lower(), word.upper(), word.capitalize()))
        if word.isascii():
            spellings = dict.fromkeys((word,))  # LIKE itself ignores the case of ASCII letters
        likes = []
        for spelling in spellings:
            pattern = "%" + spelling.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
            likes.append("i.text LIKE ? ESCAPE '\\' OR i.results LIKE ? ESCAPE '\\'")
            values += [pattern, pattern]
        parts.append(f"({' OR '.join(likes)})")
    if query.objective_id is not None:
        below = _below(tree, query.objective_id)
        parts.append(f"i.objective_id IN ({', '.join('?' * len(below))})")
        values += below
    if query.without_lead:
        parts.append("NOT EXISTS (SELECT 1 FROM lead WHERE initiative_id = i.id)")
    if query.without_due:
        parts.append("i.due = ''")
    if query.without_results:
        parts.append("i.results = ''")
    if query.internal:
        parts.append("i.public = 0")
    for column, wanted, sign in (("due_end", query.due_from, ">="), ("due_end", query.due_by, "<=")):
        if wanted is not None:
            parts.append(f"i.{column} {sign} ?")
            values.append(wanted.isoformat())
    for column, one in (("unit_id", query.lead_unit_id), ("person_id", query.lead_person_id)):
        if one is not None:
            parts.append(f"EXISTS (SELECT 1 FROM lead WHERE initiative_id = i.id AND {column} = ?)")
            values.append(one)
    return " AND ".join(parts), values


def _below(tree: Outline, objective_id: int) -> list[int]:
    found = [objective_id]
    for one in found:
        found.extend(tree.objectives[one].children)
    return found


def _in_tree_order(
    document: Document, tree: Outline, where: str, values: list[Any], descending: bool
) -> array[int]:
    rows = document.rows(
        f"SELECT i.id, i.objective_id FROM initiative i WHERE {where} ORDER BY i.objective_id, i.position, i.id",
        values,
    )
    by_objective: dict[int, list[int]] = {}
    for one, objective_id in rows:
        by_objective.setdefault(objective_id, []).append(one)
    ids = array("q")
    for objective_id in tree.order:
        ids.extend(by_objective.get(objective_id, ()))
    if descending:
        ids.reverse()
    return ids


def _row(row: Any, tree: Outline) -> InitiativeRow:
    return InitiativeRow(
        row["id"],
        row["uid"],
        row["objective_id"],
        tree.initiative_number(row["objective_id"], row["position"]),
        row["text"],
        Due(row["due"]),
        row["leads"] or "",
        row["partners"] or "",
        row["results"],
        bool(row["public"]),
        row["sub_items"],
    )
