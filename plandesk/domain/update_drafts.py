"""Text typed into a status update before it was saved: found again under its initiative.

An update is made when something is saved in it, so a draft cannot name its row: it names the initiative
and, in place of a column, the quarter with the field ("2023-Q4 reason").
"""

from __future__ import annotations

from plandesk.domain.periods import Quarter
from plandesk.domain.updates import set_updates
from plandesk.errors import InvalidValue
from plandesk.file.document import Document, Draft

TABLE = "status_update"
FIELDS = ("reason", "narrative")


def column(quarter: Quarter, field: str) -> str:
    """Under what a field of the update for a quarter is kept."""
    return f"{quarter.stored} {field}"


def recover(document: Document, draft: Draft) -> None:
    """Save a draft into its update, making it where there is none, in the running step.

    Drafts of other records, and those whose initiative has gone, are left alone.
    """
    period, _space, field = draft.column.partition(" ")
    if draft.table != TABLE or field not in FIELDS:
        return
    try:
        quarter = Quarter.parse(period)
    except InvalidValue:
        return
    one = document.value("SELECT id FROM initiative WHERE uid = ?", (draft.uid,))
    if one is None:
        return
    if field == "reason":
        set_updates(document, [int(one)], quarter, reasons_asked=False, reason=draft.text)
    else:
        set_updates(document, [int(one)], quarter, reasons_asked=False, narrative=draft.text)
