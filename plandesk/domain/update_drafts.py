"""What was typed or chosen in a status update before it was saved: found again under its initiative.

An update is made when something is saved in it, so a draft cannot name its row: it names the initiative
and, in place of a column, the quarter with the field ("2023-Q4 reason"). A status that waits for its
reason is kept as "2023-Q4 status" with its id and the new date, if one was told.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from plandesk.domain.periods import Due, Quarter
from plandesk.domain.updates import set_updates, updates_of
from plandesk.errors import InvalidValue
from plandesk.file.document import Document, Draft
from plandesk.i18n import _, ngettext

TABLE = "status_update"
FIELDS = ("reason", "narrative")
STATUS = "status"


class Waiting(Struct, frozen=True):
    """A status that was chosen and waits for the reason it asks for."""

    status_id: int
    new_due: Due


def column(quarter: Quarter, field: str) -> str:
    """Under what a field of the update for a quarter is kept."""
    return f"{quarter.stored} {field}"


def keep_waiting(document: Document, initiative_uid: str, quarter: Quarter, waits: Waiting) -> None:
    """Keep a status that waits for its reason, until it is saved or `drop_waiting`."""
    text = f"{waits.status_id} {waits.new_due.stored}".strip()
    document.keep_draft(Draft(TABLE, initiative_uid, column(quarter, STATUS), text))


def drop_waiting(document: Document, initiative_uid: str, quarter: Quarter) -> None:
    """Forget a status that waited for its reason."""
    document.drop_draft(TABLE, initiative_uid, column(quarter, STATUS))


def waiting(document: Document, initiative_uid: str, quarter: Quarter) -> Waiting | None:
    """The status of an initiative that waits for its reason in a quarter."""
    own = (TABLE, initiative_uid, column(quarter, STATUS))
    found = next(
        (draft for draft in document.drafts() if (draft.table, draft.uid, draft.column) == own), None
    )
    return _read(found.text) if found is not None else None


def waiting_words(document: Document) -> str:
    """A sentence about every status that waits for its reason; empty where there is none."""
    found = [one for one in document.drafts() if one.table == TABLE and one.column.endswith(f" {STATUS}")]
    if not found:
        return ""
    if len(found) == 1:
        text = document.value("SELECT text FROM initiative WHERE uid = ?", (found[0].uid,))
        return _("The status of “{initiative}” still waits for its reason.").format(initiative=text)
    words = ngettext("{n} status still waits for its reason.", "{n} statuses still wait for their reasons.",
                     len(found))  # fmt: skip
    return words.format(n=len(found))


def recover(document: Document, draft: Draft) -> bool:
    """Save a draft into its update, making it where there is none, in the running step.

    True comes back for a status that has to wait on, as its reason was not typed either. Drafts of other
    records, and those whose initiative or status word has gone, are left alone.
    """
    period, _space, field = draft.column.partition(" ")
    if draft.table != TABLE or field not in (*FIELDS, STATUS):
        return False
    try:
        quarter = Quarter.parse(period)
    except InvalidValue:
        return False
    one = document.value("SELECT id FROM initiative WHERE uid = ?", (draft.uid,))
    if one is None:
        return False
    if field == STATUS:
        return _recover_status(document, draft, int(one), quarter)
    if field == "reason":
        set_updates(document, [int(one)], quarter, reasons_asked=False, reason=draft.text)
    else:
        set_updates(document, [int(one)], quarter, reasons_asked=False, narrative=draft.text)
    return False


def _recover_status(document: Document, draft: Draft, initiative_id: int, quarter: Quarter) -> bool:
    waits = _read(draft.text)
    known = document.value(
        "SELECT 1 FROM status_word JOIN initiative ON initiative.plan_id = status_word.plan_id"
        " WHERE status_word.id = ? AND initiative.id = ?",
        (waits.status_id if waits is not None else 0, initiative_id),
    )
    if waits is None or known is None:
        return False
    beside = (TABLE, draft.uid, column(quarter, "reason"))
    typed = [one.text for one in document.drafts() if (one.table, one.uid, one.column) == beside]
    told = updates_of(document, initiative_id).get(quarter)
    reason = typed[0] if typed else told.reason if told is not None else ""
    if not reason.strip():
        return True
    fields: dict[str, Any] = {"status_id": waits.status_id, "reason": reason}
    if waits.new_due.stored:
        fields["new_due"] = waits.new_due
    set_updates(document, [initiative_id], quarter, reasons_asked=False, **fields)
    return False


def _read(text: str) -> Waiting | None:
    status_id, _space, new_due = text.partition(" ")
    if not status_id.isdecimal():
        return None
    try:
        return Waiting(int(status_id), Due.from_stored(new_due))
    except InvalidValue:
        return None
