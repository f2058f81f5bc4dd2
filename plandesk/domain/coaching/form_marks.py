"""What a form to be filled in says of itself, so that it finds its way home into the right session.

The check is taken of identifiers that stand nowhere in the form (the member's among them), so a form
cannot be turned into one of another session by changing what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from plandesk.domain.coaching import desk, sessions
from plandesk.domain.coaching.records import CoachingSession, fingerprint
from plandesk.file.document import Document

# The names of a form's fields.
MARK = "plandesk"
EMPLOYEE_FIELD = "employee-{uid}"  # of a theme of the session
COACH_FIELD = "coach-{uid}"
DONE_FIELD = "done-{uid}"  # of an open action of an earlier session

_HEAD = "plandesk coaching form 1"
_UID = "[0-9a-f-]{36}"
_TEXT = re.compile(f"{_HEAD} ({_UID}) ({_UID}) ([0-9a-f]{{4}}) ([0-9a-f]{{16}})")


class _Theme(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def prompt(self) -> str: ...
    @property
    def voices(self) -> str: ...
    @property
    def actions(self) -> bool: ...


class FormMark(Struct, frozen=True):
    """The coaching file, the session, the version of the form, and a check over all of it."""

    desk_uid: str
    session_uid: str
    version: str
    check: str

    def text(self) -> str:
        """The mark as it is written into a form."""
        return f"{_HEAD} {self.desk_uid} {self.session_uid} {self.version} {self.check}"

    @staticmethod
    def parse(text: str) -> FormMark | None:
        """The mark that a text is; None where it is none."""
        found = _TEXT.fullmatch(text.strip())
        return FormMark(*found.groups()) if found is not None else None


def mark_of(document: Document, session: CoachingSession) -> FormMark:
    """The mark of a form for a session of this file."""
    desk_uid, version = desk.desk(document).uid, form_version(session.themes)
    parts = [desk_uid, session.uid, version, session.member_uid, *(theme.uid for theme in session.themes)]
    return FormMark(desk_uid, session.uid, version, fingerprint("\n".join(parts))[:16])


def form_version(themes: Iterable[_Theme]) -> str:
    """Four digits that are the same where a form's themes, prompts and voices are the same."""
    told = [f"{one.title}\0{one.prompt}\0{one.voices}\0{one.actions}" for one in themes]
    return fingerprint("\n".join(told))[:4]


def session_of(document: Document, mark: FormMark) -> CoachingSession | None:
    """The session a mark names; None where it is not in this file (any more)."""
    session_id = document.value("SELECT id FROM coaching_session WHERE uid = ?", (mark.session_uid,))
    return sessions.session(document, int(session_id)) if session_id is not None else None
