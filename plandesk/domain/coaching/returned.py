"""Which of the employee's words came in with a returned form.

For each theme the fingerprint of the words that came in is kept beside the view log, where nothing can be
changed. Words that were altered since, or taken back with Undo, fit no fingerprint and are said to come from
no form.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from plandesk.domain.coaching.records import CoachingSession, fingerprint
from plandesk.domain.day_words import short_day
from plandesk.file.document import Document
from plandesk.i18n import _

RETURNED, TABLE = "returned", "session_theme"  # as they stand in the log; `viewings` leaves them out


def note_returned(document: Document, words: Mapping[str, str]) -> None:
    """Within the step that takes them in: note by the themes' uids that these words came with a form."""
    for uid, text in words.items():
        document.note_view(RETURNED, TABLE, uid, _mark(uid, text))


def returned_words(document: Document, told: CoachingSession, today: date) -> str:
    """ "from the returned form, 13 Nov", "partly …" where only some came so; empty where none did."""
    written = [theme for theme in told.themes if theme.employee.strip()]
    days = [day for theme in written if (day := _day(document, theme.uid, theme.employee)) is not None]
    if not days:
        return ""
    whole = len(days) == len(written)
    said = _("from the returned form, {day}") if whole else _("partly from the returned form, {day}")
    return said.format(day=short_day(max(days), today, narrow=True))


def _day(document: Document, uid: str, text: str) -> date | None:
    at = document.value(
        "SELECT max(at) FROM viewing WHERE row_uid = ? AND act = ? AND words = ?",
        (uid, RETURNED, _mark(uid, text)),
    )
    return datetime.fromisoformat(at).astimezone().date() if at is not None else None


def _mark(uid: str, text: str) -> str:
    return fingerprint(f"{uid}\n{text}")
