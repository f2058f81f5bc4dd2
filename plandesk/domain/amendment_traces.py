"""Who amended what, when and for which reason: what notes, status updates and the log know of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from plandesk.domain.periods import Due
from plandesk.domain.statuses import FINAL
from plandesk.file.document import Document

# The columns that an amendment is about.
_READ = " OR ".join(
    f"json_type(h.before, '$.{name}') IS NOT NULL"
    for name in ("text", "title", "due", "public", "objective_id", "parent_id")
)

# Entries of the log between two moments, by the order in which they were written: two steps may bear the
# same moment, and a clock that was wrong may have been set back.
_BETWEEN = (
    "h.step_id >= (SELECT min(id) FROM step WHERE at >= ?)"
    " AND h.step_id < ifnull((SELECT min(id) FROM step WHERE at > ?), 1 << 62)"
)
TODAY = "9999"  # a moment that no step comes after


class Told(Struct, frozen=True):
    """What the latest status update says of an initiative that was amended by it."""

    dropped: bool
    new_due: Due | None
    reason: str


class Trace(Struct, frozen=True):
    """The last change of a record in the log: `at` is empty where there is none.

    `reason` is the one that a status update gave which went with the record.
    """

    who: str = ""
    at: str = ""
    reason: str = ""


def told(document: Document, plan_id: int) -> dict[str, Told]:
    """Initiatives, by uid, that their latest update drops or gives a new date.

    A new date holds on, as in the status report, where later updates tell neither a date nor a reason.
    """
    rows = document.rows(
        "SELECT i.uid, w.counts_as, u.new_due, u.reason FROM initiative i"
        " JOIN status_update u ON u.initiative_id = i.id JOIN status_word w ON w.id = u.status_id"
        " WHERE i.plan_id = ? ORDER BY i.id, u.period",
        (plan_id,),
    )
    found: dict[str, Told] = {}
    last: dict[str, Any] = {}  # the last update of each that tells a date or a reason
    for row in rows:
        uid, counts_as = row["uid"], row["counts_as"]
        if row["new_due"] or row["reason"].strip():
            last[uid] = row
        found.pop(uid, None)
        if counts_as == "dropped":
            found[uid] = Told(True, None, row["reason"])
        elif counts_as not in FINAL and uid in last and last[uid]["new_due"]:
            found[uid] = Told(False, Due(last[uid]["new_due"]), last[uid]["reason"])
    return found


def notes(document: Document, plan_id: int) -> dict[str, str]:
    """The reasons written for amendments, by the uid of what they are about."""
    return {
        row[0]: row[1]
        for row in document.rows(
            "SELECT subject_uid, reason FROM amendment_note WHERE plan_id = ?", (plan_id,)
        )
    }


def trace(
    document: Document, uid: str, since: str, until: str, *, added: bool = False, by_update: bool = False
) -> Trace:
    """The last change of an objective or initiative from one moment up to another (UTC, or TODAY).

    `added`: it was not there before (else it may have come into the file with the moment itself);
    `by_update`: a status update may have dropped it or given it a new date.
    """
    row = document.row(
        "SELECT h.op, h.row_id, h.step_id, s.who, s.at FROM history h JOIN step s ON s.id = h.step_id"
        f" WHERE h.row_uid = ? AND {_BETWEEN}"
        f" AND (h.op = 'delete' OR h.op = 'insert' AND ? OR h.op = 'update' AND ({_READ}))"
        " ORDER BY h.id DESC LIMIT 1",
        (uid, since, until, added),
    )
    told = _trace_of_update(document, uid, until) if by_update else Trace()
    if row is None or row["at"] < told.at:
        return told
    deleted = row["op"] == "delete"
    reason = _lost_reason(document, row["step_id"], row["row_id"]) if deleted else ""
    return Trace(row["who"], row["at"], reason)


def stayed_public(document: Document, uids: Sequence[str], since: str, until: str) -> bool:
    """Whether none of these was moved or changed between public and internal between two moments.

    The moments are as in `trace`. Of what is gone only the log knows whether its last state
    was for the public.
    """
    marks = ", ".join("?" * len(uids))
    row = document.row(
        "SELECT 1 FROM history h"
        f" WHERE h.row_uid IN ({marks}) AND {_BETWEEN} AND h.op = 'update'"
        " AND (json_type(h.before, '$.public') IS NOT NULL"
        " OR json_type(h.before, '$.objective_id') IS NOT NULL"
        " OR json_type(h.before, '$.parent_id') IS NOT NULL) LIMIT 1",
        (*uids, since, until),
    )
    return row is None


def _lost_reason(document: Document, step_id: int, initiative_id: int) -> str:
    """The reason of the latest update that was deleted together with its initiative."""
    found = document.value(
        "SELECT json_extract(before, '$.reason') FROM history WHERE step_id = ? AND tbl = 'status_update'"
        " AND op = 'delete' AND json_extract(before, '$.initiative_id') = ?"
        " ORDER BY json_extract(before, '$.period') DESC LIMIT 1",
        (step_id, initiative_id),
    )
    return str(found or "")


def _trace_of_update(document: Document, uid: str, until: str) -> Trace:
    """The latest update that drops an initiative or gives it a new date; it may be older than an approval."""
    row = document.row(
        "SELECT u.who, u.at FROM status_update u JOIN initiative i ON i.id = u.initiative_id"
        " JOIN status_word w ON w.id = u.status_id"
        " WHERE i.uid = ? AND u.at <= ? AND (w.counts_as = 'dropped' OR u.new_due <> '')"
        " ORDER BY u.period DESC LIMIT 1",
        (uid, until),
    )
    return Trace(row["who"], row["at"]) if row is not None else Trace()
