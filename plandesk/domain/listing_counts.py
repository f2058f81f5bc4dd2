"""How many initiatives each filter would show, and how far the goals have come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from plandesk.domain.outline import Outline
from plandesk.domain.periods import Quarter
from plandesk.domain.query import (
    Query,
    Told,
    conditions,
    marks,
    objectives_below,
)
from plandesk.file.document import Document


class FilterCounts(Struct, frozen=True):
    """How many initiatives of the plan match the search, in all and with each filter of `Query`.

    `by_status` has every status word that is told of at least one, by its id.
    """

    all: int
    without_lead: int
    without_due: int
    without_results: int
    internal: int
    due_in_quarter: int = 0
    no_update: int = 0
    after_due: int = 0
    overdue: int = 0
    by_status: Mapping[int, int] = field(default_factory=dict)


def filter_counts(
    document: Document, tree: Outline, text: str = "", quarter: Quarter | None = None
) -> FilterCounts:
    """The numbers on the filter chips for a search text; those of statuses only with a quarter."""
    where, values = conditions(document, tree, Query(text=text))
    if quarter is None:
        row = document.row(
            f"SELECT {_PLAIN} FROM initiative i WHERE i.plan_id = ? AND {where}", (tree.plan.id, *values)
        )
        assert row is not None
        return FilterCounts(*row)
    told = Told(document, tree.plan.id, quarter)
    both, of_both = told.status_and_after_due()
    rows = document.rows(
        f"SELECT {both} AS both, {_PLAIN},"
        " coalesce(sum(i.due_end BETWEEN ? AND ?), 0), coalesce(sum(i.due_end <= ?), 0)"
        f" FROM initiative i WHERE i.plan_id = ? AND {where} GROUP BY both",
        (
            *of_both,
            quarter.first.isoformat(),
            quarter.last.isoformat(),
            quarter.last.isoformat(),
            tree.plan.id,
            *values,
        ),
    )
    every, no_lead, no_due, no_results, internal, due_now = (
        sum(row[place] for row in rows) for place in range(1, 7)
    )
    by_status: dict[int, int] = {}
    for row in rows:
        if row["both"] is not None:
            by_status[row["both"] // 2] = by_status.get(row["both"] // 2, 0) + row[1]
    return FilterCounts(
        all=every,
        without_lead=no_lead,
        without_due=no_due,
        without_results=no_results,
        internal=internal,
        due_in_quarter=due_now,
        no_update=sum(row[1] for row in rows if row["both"] is None),
        after_due=sum(row[1] for row in rows if row["both"] is not None and row["both"] % 2),
        overdue=sum(row[7] for row in rows if row["both"] is None or row["both"] // 2 not in told.final),
        by_status=by_status,
    )


def done_below(
    document: Document, tree: Outline, objective_ids: Iterable[int], quarter: Quarter
) -> dict[int, int]:
    """How many initiatives of objectives, those further down included, are done as of a quarter."""
    told = Told(document, tree.plan.id, quarter)
    status, of_status = told.column("status_id")
    found = {}
    for one in objective_ids:
        below = objectives_below(tree, one)
        found[one] = int(
            document.value(
                f"SELECT count(*) FROM initiative i WHERE i.objective_id IN ({marks(below)})"
                f" AND {status} IN ({marks(told.done)})",
                (*below, *of_status, *told.done),
            )
        )
    return found


def uses_percent(document: Document, plan_id: int) -> bool:
    """Whether a percentage was told of any initiative of a plan."""
    return bool(
        document.value(
            "SELECT EXISTS (SELECT 1 FROM status_update u WHERE u.percent IS NOT NULL"
            " AND (SELECT plan_id FROM initiative WHERE id = u.initiative_id) = ?)",
            (plan_id,),
        )
    )


def has_updates(document: Document, plan_id: int) -> bool:
    """Whether anything was told of any initiative of a plan."""
    return bool(
        document.value(
            "SELECT EXISTS (SELECT 1 FROM status_update u"
            " WHERE (SELECT plan_id FROM initiative WHERE id = u.initiative_id) = ?)",
            (plan_id,),
        )
    )


_PLAIN = (
    "count(*), coalesce(sum(NOT EXISTS (SELECT 1 FROM lead WHERE initiative_id = i.id)), 0),"
    " coalesce(sum(i.due = ''), 0), coalesce(sum(i.results = ''), 0), coalesce(sum(i.public = 0), 0)"
)
