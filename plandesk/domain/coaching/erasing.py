"""Erasing for good: a record, its history, drafts and backups; nothing brings it back."""

from __future__ import annotations

from plandesk.domain.coaching.members import member
from plandesk.domain.coaching.sessions import session
from plandesk.file.document import Document

PARTS = ("session_theme", "action_item", "acknowledgement", "amendment")


def erase_session(document: Document, session_id: int) -> bool:
    """Erase a session for good; True. Raises NotThere, and what `file.erasing.erase` raises."""
    from plandesk.file import erasing

    uid = session(document, session_id).uid
    erasing.erase(document, [*_parts(document, session_id), ("coaching_session", uid)])
    return True


def erase_member(document: Document, member_id: int) -> bool:
    """Erase a member with all sessions for good; True. Raises as `erase_session`."""
    from plandesk.file import erasing

    uid = member(document, member_id).uid
    rows: list[tuple[str, str]] = []
    for row in document.rows("SELECT id, uid FROM coaching_session WHERE member_id = ?", (member_id,)):
        rows += [*_parts(document, row["id"]), ("coaching_session", row["uid"])]
    erasing.erase(document, [*rows, ("member", uid)])
    return True


def _parts(document: Document, session_id: int) -> list[tuple[str, str]]:
    return [
        (table, row["uid"])
        for table in PARTS
        for row in document.rows(f'SELECT uid FROM "{table}" WHERE session_id = ?', (session_id,))
    ]
