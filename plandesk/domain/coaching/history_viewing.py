"""Reading a step of the history is opening the records whose words it shows: the view log tells it, too."""

from __future__ import annotations

from plandesk.domain.coaching.viewings import OPENED, note_viewings
from plandesk.file.document import Document
from plandesk.i18n import _

MOST = 100  # records of one step; an import of more is told by its first ones


def sessions_of_step(document: Document, step_id: int) -> list[str]:
    """The uids of the sessions whose words a step changed, the first ones of them."""
    rows = document.rows(
        "SELECT h.row_uid AS uid FROM history h WHERE h.step_id = ?1 AND h.tbl = 'coaching_session'"
        " UNION SELECT s.uid FROM history h"
        " LEFT JOIN session_theme t ON h.tbl = 'session_theme' AND t.uid = h.row_uid"
        " LEFT JOIN action_item a ON h.tbl = 'action_item' AND a.uid = h.row_uid"
        " LEFT JOIN amendment m ON h.tbl = 'amendment' AND m.uid = h.row_uid"
        " JOIN coaching_session s ON s.id = coalesce(t.session_id, a.session_id, m.session_id,"
        " json_extract(h.before, '$.session_id'))"
        " WHERE h.step_id = ?1 AND h.tbl IN ('session_theme', 'action_item', 'amendment') LIMIT ?2",
        (step_id, MOST),
    )
    return [str(row["uid"]) for row in rows]


def note_step_opened(document: Document, step_id: int) -> int:
    """Write a line for each session whose words a step shows; how many comes back.

    Nothing is written where the file is open for reading only.
    """
    found = [("coaching_session", uid) for uid in sessions_of_step(document, step_id)]
    if not found or document.read_only:
        return 0
    note_viewings(document, OPENED, found, _("A change in the history"))
    return len(found)
