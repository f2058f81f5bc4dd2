"""The table of initiatives, of any length: ids in order by SQL, rows a page at a time."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date
from typing import Any

from plandesk.domain.initiatives import Lead
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
    due: str | None = None  # exactly this, as it is stored
    lead_unit_id: int | None = None
    lead_person_id: int | None = None
    partner: str | None = None
    public: bool | None = None


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
    due_between: int


def list_initiatives(document: Document, tree: Outline, query: Query) -> array[int]:
    """The ids of a plan's initiatives that match, in the order asked for."""
    if query.sort == "number":
        ids = array("q")
        for _objective_id, own in list_by_objective(document, tree, query):
            ids.extend(own)
        if query.descending:
            ids.reverse()
        return ids
    direction = "DESC" if query.descending else "ASC"
    # One key each, which sorts quicker than several; what has no value stands last either way.
    undated = " " if query.descending else "~"
    orders = {
        "text": f"i.text COLLATE NOCASE {direction}",
        "due": f"CASE WHEN i.due <> '' THEN coalesce(i.due_end, '{undated}') || i.due END {direction}",
        "lead": f"{_LEAD} COLLATE NOCASE {direction}",
        "partners": f"partner.name COLLATE NOCASE {direction}",
        "results": f"nullif(i.results, '') COLLATE NOCASE {direction}",
        "public": f"i.public {direction}",
    }
    where, values = _where(tree, query)
    # One long text is read several times faster than 100,000 rows of one number.
    return _ids(
        document.value(
            f"SELECT group_concat(id) FROM (SELECT i.id FROM initiative i {_JOINS.get(query.sort, '')}"
            f" WHERE i.plan_id = ? AND {where} ORDER BY {orders[query.sort]} NULLS LAST, i.id)",
            (tree.plan.id, *values),
        )
    )


def list_by_objective(document: Document, tree: Outline, query: Query) -> list[tuple[int, array[int]]]:
    """The initiatives that match, by number, objective by objective as printed; empty ones are left out."""
    where, values = _where(tree, query)
    found = {
        row[0]: row[1]
        for row in document.rows(
            "SELECT o.id, (SELECT group_concat(id) FROM (SELECT i.id FROM initiative i"
            f" WHERE i.objective_id = o.id AND {where} ORDER BY i.position, i.id))"
            " FROM objective o WHERE o.plan_id = ?",
            (*values, tree.plan.id),
        )
    }
    return [(one, _ids(found[one])) for one in tree.order if found.get(one)]


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


def filter_counts(
    document: Document, tree: Outline, text: str = "", between: tuple[date, date] | None = None
) -> FilterCounts:
    """The numbers on the filter chips for a search text; `between`: first and last day of a quarter."""
    where, values = _where(tree, Query(text=text))
    first, last = between or (date.max, date.min)
    row = document.row(
        "SELECT count(*), coalesce(sum(NOT EXISTS (SELECT 1 FROM lead WHERE initiative_id = i.id)), 0),"
        " coalesce(sum(i.due = ''), 0), coalesce(sum(i.results = ''), 0), coalesce(sum(i.public = 0), 0),"
        " coalesce(sum(i.due_end BETWEEN ? AND ?), 0)"
        f" FROM initiative i WHERE i.plan_id = ? AND {where}",
        (first.isoformat(), last.isoformat(), tree.plan.id, *values),
    )
    assert row is not None
    return FilterCounts(*row)


def due_values(document: Document, plan_id: int) -> list[Due]:
    """Every due time in a plan, in order of time; the empty one first."""
    rows = document.rows(
        "SELECT DISTINCT due FROM initiative WHERE plan_id = ?"
        " ORDER BY due <> '', due_end IS NULL, due_end, due",
        (plan_id,),
    )
    return [Due(row[0]) for row in rows]


def lead_values(document: Document, plan_id: int) -> list[Lead]:
    """Everyone who leads something in a plan, by name."""
    rows = document.rows(
        f"SELECT DISTINCT l.person_id, l.unit_id, {_LEAD} FROM lead l {_NAMES}"
        f" JOIN initiative i ON i.id = l.initiative_id WHERE i.plan_id = ? ORDER BY {_LEAD} COLLATE NOCASE",
        (plan_id,),
    )
    return [Lead(*row) for row in rows]


def partner_values(document: Document, plan_id: int) -> list[str]:
    """Every partner in a plan, by name."""
    rows = document.rows(
        "SELECT DISTINCT p.name FROM partner p JOIN initiative i ON i.id = p.initiative_id"
        " WHERE i.plan_id = ? ORDER BY p.name COLLATE NOCASE",
        (plan_id,),
    )
    return [row[0] for row in rows]


_LEAD = "coalesce(p.name, u.name)"
_NAMES = "LEFT JOIN person p ON p.id = l.person_id LEFT JOIN unit u ON u.id = l.unit_id"
# Lists are sorted by what stands first in them.
_JOINS = {
    "lead": f"LEFT JOIN lead l ON l.initiative_id = i.id AND l.position = 0 {_NAMES}",
    "partners": "LEFT JOIN partner ON partner.initiative_id = i.id AND partner.position = 0",
}


def _ids(joined: str | None) -> array[int]:
    return array("q", map(int, joined.split(","))) if joined else array("q")


def _where(tree: Outline, query: Query) -> tuple[str, list[Any]]:
    """Conditions on the initiative `i`, without that of its plan."""
    parts: list[str] = ["1"]
    values: list[Any] = []
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
    if query.partner is not None:
        parts.append("EXISTS (SELECT 1 FROM partner WHERE initiative_id = i.id AND name = ?)")
        values.append(query.partner)
    for column, value in (("due", query.due), ("public", query.public)):
        if value is not None:
            parts.append(f"i.{column} = ?")
            values.append(int(value) if isinstance(value, bool) else value)
    return " AND ".join(parts), values


def _below(tree: Outline, objective_id: int) -> list[int]:
    found = [objective_id]
    for one in found:
        found.extend(tree.objectives[one].children)
    return found


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
