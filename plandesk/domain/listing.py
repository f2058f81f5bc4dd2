"""The table of initiatives, of any length: ids in order by SQL, rows a page at a time."""

from __future__ import annotations

from array import array
from typing import Any

from msgspec import Struct

from plandesk.domain.initiatives import Lead
from plandesk.domain.listing_counts import FilterCounts, filter_counts
from plandesk.domain.outline import Outline
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.query import Query, Told, conditions, marks
from plandesk.domain.statuses import StatusWord, status_words
from plandesk.file.document import Document

__all__ = [
    "FilterCounts", "InitiativeRow", "Query", "SORTS", "due_values", "filter_counts", "lead_values",
    "list_by_objective", "list_initiatives", "partner_values", "rows_of",
]  # fmt: skip

SORTS = (
    "number", "text", "due", "lead", "partners", "results", "public", "status", "completed", "percent",
)  # fmt: skip


class InitiativeRow(Struct, frozen=True):
    """One row of the table, as it is read.

    From `status` on it is what was told as of a quarter: no status where no update was received (see
    `query.Told`); `after_due` is completed after the due quarter, `last_status` the word before a missing
    update.
    """

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
    status: StatusWord | None = None
    completed: Due = Due()
    percent: int | None = None
    after_due: bool = False
    last_status: StatusWord | None = None


def list_initiatives(document: Document, tree: Outline, query: Query) -> array[int]:
    """The ids of a plan's initiatives that match, in the order asked for."""
    if query.sort == "number":
        ids = array("q")
        for _objective_id, own in list_by_objective(document, tree, query):
            ids.extend(own)
        if query.descending:
            ids.reverse()
        return ids
    if query.sort == "lead":
        return _by_lead(document, tree, query)
    key, of_key = _sort_key(document, tree, query)
    where, values = conditions(document, tree, query)
    # One long text is read several times faster than 100,000 rows of one number.
    return _ids(
        document.value(
            f"SELECT group_concat(id) FROM (SELECT i.id FROM initiative i {_JOINS.get(query.sort, '')}"
            f" WHERE i.plan_id = ? AND {where} ORDER BY {key} {_direction(query)} NULLS LAST, i.id)",
            (tree.plan.id, *values, *of_key),
        )
    )


def list_by_objective(document: Document, tree: Outline, query: Query) -> list[tuple[int, array[int]]]:
    """The initiatives that match, by number, objective by objective as printed; empty ones are left out."""
    where, values = conditions(document, tree, query)
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


def rows_of(
    document: Document, tree: Outline, ids: array[int] | list[int], quarter: Quarter | None = None
) -> list[InitiativeRow]:
    """The rows of some ids (a page of the table), in their order, with what was told as of a quarter."""
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
            f" FROM initiative i WHERE i.id IN ({marks(ids)})",
            list(ids),
        )
    }
    told = _told_last(document, ids, quarter) if quarter is not None else {}
    words = {one.id: one for one in status_words(document, tree.plan.id)} if told else {}
    return [_row(found[one], tree, quarter, told.get(one), words) for one in ids if one in found]


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
_JOINS = {"partners": "LEFT JOIN partner ON partner.initiative_id = i.id AND partner.position = 0"}


def _ids(joined: str | None) -> array[int]:
    return array("q", map(int, joined.split(","))) if joined else array("q")


def _direction(query: Query) -> str:
    return "DESC" if query.descending else "ASC"


def _sort_key(document: Document, tree: Outline, query: Query) -> tuple[str, list[Any]]:
    """The one key of an order, which sorts quicker than several; what has no value stands last either way.

    Lower letters sort twice as fast as a collation that ignores case.
    """
    undated = " " if query.descending else "~"
    plain = {
        "text": "lower(i.text)",
        "due": f"CASE WHEN i.due <> '' THEN coalesce(i.due_end, '{undated}') || i.due END",
        "partners": "lower(partner.name)",
        "results": "lower(nullif(i.results, ''))",
        "public": "i.public",
    }
    if query.sort in plain:
        return plain[query.sort], []
    if query.quarter is None:
        return "NULL", []
    told = Told(document, tree.plan.id, query.quarter)
    if query.sort == "status":
        status, values = told.column("status_id")
        places = " ".join(f"WHEN {one} THEN {place}" for one, place in told.places.items())
        return (f"CASE {status} {places} END", values) if places else ("NULL", [])
    return told.column({"completed": "completed_end", "percent": "percent"}[query.sort])


def _by_lead(document: Document, tree: Outline, query: Query) -> array[int]:
    """By the first lead's name, those without a lead last: two lists of one key each are read quicker."""
    where, values = conditions(document, tree, query)
    first = "lead l {0} l.initiative_id = i.id AND l.position = 0"
    led = document.value(
        "WITH names AS MATERIALIZED (SELECT id, rank() OVER (ORDER BY lower(name)) AS place FROM"
        " (SELECT id, name FROM person UNION ALL SELECT -id, name FROM unit))"
        f" SELECT group_concat(id) FROM (SELECT i.id FROM initiative i JOIN {first.format('ON')}"
        f" WHERE i.plan_id = ? AND {where}"
        " ORDER BY (SELECT place FROM names WHERE id = coalesce(l.person_id, -l.unit_id))"
        f" {_direction(query)}, i.id)",
        (tree.plan.id, *values),
    )
    without = document.value(
        "SELECT group_concat(id) FROM (SELECT i.id FROM initiative i"
        f" WHERE i.plan_id = ? AND {where} AND NOT EXISTS (SELECT 1 FROM {first.format('WHERE')})"
        " ORDER BY i.id)",
        (tree.plan.id, *values),
    )
    return _ids(led) + _ids(without)


def _told_last(document: Document, ids: array[int] | list[int], quarter: Quarter) -> dict[int, Any]:
    """The last update with a status by initiative, up to a quarter."""
    return {
        row["initiative_id"]: row
        for row in document.rows(
            "SELECT initiative_id, period, status_id, completed, percent FROM status_update"
            f" WHERE initiative_id IN ({marks(ids)}) AND period <= ? AND status_id IS NOT NULL"
            " ORDER BY initiative_id, period",
            [*ids, quarter.stored],
        )
    }


def _row(
    row: Any, tree: Outline, quarter: Quarter | None, told: Any, words: dict[int, StatusWord]
) -> InitiativeRow:
    due = Due(row["due"])
    last = words.get(told["status_id"]) if told is not None else None
    speaks = last is not None and quarter is not None and (last.final or told["period"] == quarter.stored)
    completed, after = Due(), False
    if speaks and last is not None and last.counts_as == "done":
        completed = Due(told["completed"] or told["period"])
        ended, wanted = completed.due_quarter, due.due_quarter
        after = ended is not None and wanted is not None and ended > wanted
    return InitiativeRow(
        row["id"],
        row["uid"],
        row["objective_id"],
        tree.initiative_number(row["objective_id"], row["position"]),
        row["text"],
        due,
        row["leads"] or "",
        row["partners"] or "",
        row["results"],
        bool(row["public"]),
        row["sub_items"],
        last if speaks else None,
        completed,
        told["percent"] if speaks else None,
        after,
        None if speaks else last,
    )
