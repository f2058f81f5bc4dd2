"""What a change means for a list of initiatives: other places, another order, or only other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plandesk.domain.listing import Query
    from plandesk.file.changes import ChangeSet

PLACES = {"objective_id", "position", "plan_id"}
READ_BY_SORT: dict[str, set[str]] = {
    "number": set(),
    "text": {"text"},
    "due": {"due"},
    "lead": {"lead", "person", "unit"},
    "partners": {"partner"},
    "results": {"results"},
    "public": {"public"},
    "status": {"status_update", "status_word"},
    "completed": {"status_update", "status_word"},
    "percent": {"status_update", "status_word"},
}


def moves(changes: ChangeSet) -> bool:
    """Whether rows came, went or moved in the outline, or have other numbers or goals."""
    if changes.touches("objective", "plan", "plan_level"):
        return True
    return any(
        change.table == "initiative" and (change.op != "update" or PLACES & set(change.columns))
        for change in changes.changes
    )


def matters(query: Query, changes: ChangeSet) -> bool:
    """Whether the change may alter which rows a query finds, or their order."""
    reads = set(READ_BY_SORT[query.sort])
    if query.text:
        reads |= {"text", "results"}
    if query.without_due or query.due is not None or query.due_from or query.due_by:
        reads |= {"due"}
    if query.without_results:
        reads |= {"results"}
    if query.internal or query.public is not None:
        reads |= {"public"}
    if query.without_lead or query.lead_unit_id is not None or query.lead_person_id is not None:
        reads |= {"lead", "person", "unit"}
    if query.partner is not None:
        reads |= {"partner"}
    if query.status_ids or query.no_update or query.after_due or query.not_after_due or query.overdue:
        reads |= {"status_update", "status_word", "due"}
    if query.due_in_quarter:
        reads |= {"due"}
    tables = {"lead", "person", "unit", "partner", "status_update", "status_word"} & reads
    return bool(reads & changes.columns("initiative")) or changes.touches(*tables)
