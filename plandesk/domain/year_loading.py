"""What a reporting year adds to a plan, as whole rows: to write them out and to put them in again unchanged.

Where the user tells, approves or keeps something, use `updates`, `milestones`, `approval` and `meetings`.
"""

from __future__ import annotations

from typing import Any

from plandesk.domain.columns import stored
from plandesk.file.document import Document, Row
from plandesk.file.uid import new_uid as new_uid  # for records that are put in as a copy

_OF_PLAN = {
    "status_word": "SELECT * FROM status_word WHERE plan_id = ? ORDER BY position, id",
    "status_update": (
        "SELECT u.*, w.uid AS status_uid FROM status_update u JOIN initiative i ON i.id = u.initiative_id"
        " LEFT JOIN status_word w ON w.id = u.status_id WHERE i.plan_id = ?"
        " ORDER BY u.initiative_id, u.period"
    ),
    "approved_entry": "SELECT * FROM approved_entry WHERE plan_id = ? ORDER BY position, id",
    "amendment_note": "SELECT * FROM amendment_note WHERE plan_id = ? ORDER BY subject_uid",
    "meeting_report": "SELECT * FROM meeting_report WHERE plan_id = ? ORDER BY at, uid",
    "meeting_standing": (
        "SELECT s.* FROM meeting_standing s JOIN meeting_report r ON r.id = s.report_id"
        " WHERE r.plan_id = ? ORDER BY s.report_id, s.position, s.id"
    ),
}
_LOADED = (*_OF_PLAN, "milestone")


def kept_rows(document: Document, table: str, plan_id: int) -> list[Row]:
    """The rows of one of the year's tables that belong to a plan, in a lasting order.

    An update has its word's uid as `status_uid` besides.
    """
    return document.rows(_OF_PLAN[table], (plan_id,))


def load_row(document: Document, table: str, **fields: Any) -> int:
    """Insert a row of one of the year's tables, in the running step; its id comes back."""
    if table not in _LOADED:
        raise ValueError(table)
    return document.insert(table, **stored(fields))


def kept_file(document: Document, sha256: str) -> Row | None:
    """A kept file with its bytes: sha256, name, media_type, data."""
    return document.row("SELECT * FROM kept_file WHERE sha256 = ?", (sha256,))


def has_kept_file(document: Document, sha256: str) -> bool:
    """Whether the document keeps this file, without reading it."""
    return document.value("SELECT 1 FROM kept_file WHERE sha256 = ?", (sha256,)) is not None


def keep_file(document: Document, sha256: str, name: str, media_type: str, data: bytes) -> None:
    """Keep a file in the running step; one that is kept already stays as it is."""
    document.execute(
        "INSERT INTO kept_file (sha256, name, media_type, data) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (sha256) DO NOTHING",
        (sha256, name, media_type, data),
    )
