"""Acknowledgement by both; after it, dated amendments only."""

from __future__ import annotations

from plandesk.domain.coaching.records import amendment_text, fingerprint
from plandesk.domain.coaching.sessions import SESSION_ROLES, must_be_open, seal, session, text_of
from plandesk.domain.columns import whole_text
from plandesk.errors import InvalidValue
from plandesk.file import history
from plandesk.file.document import Document
from plandesk.i18n import _


def acknowledge(document: Document, session_id: int, role: str, name: str) -> None:
    """Note that the coach or the employee (`role`) has read the record as it reads now.

    What was acknowledged before by the same one is replaced. When both have acknowledged, no earlier step
    can be undone any more. Raises InvalidValue without a name, or
    where both have acknowledged.
    """
    if role not in SESSION_ROLES:
        raise ValueError(role)
    must_be_open(document, session_id)
    if not name.strip():
        raise InvalidValue(_("An acknowledgement needs a name. Nothing was changed."))
    sha256 = fingerprint(text_of(document, session_id))
    others = [one for one in session(document, session_id).acknowledgements if one.role != role]
    with document.step(_("Acknowledge session")):
        document.execute("DELETE FROM acknowledgement WHERE session_id = ? AND role = ?", (session_id, role))
        for other in others:
            if not other.holds:  # or the two would fix different texts
                document.delete("acknowledgement", [other.id])
        document.insert(
            "acknowledgement", session_id=session_id, role=role, name=whole_text(name.strip()),
            at=history.now(), sha256=sha256,
        )  # fmt: skip
        if session(document, session_id).is_fixed:
            document.begin_here()  # what both acknowledged is not undone any more


def withdraw(document: Document, session_id: int, role: str) -> None:
    """Take an acknowledgement back; raises InvalidValue where both have acknowledged."""
    must_be_open(document, session_id)
    with document.step(_("Withdraw acknowledgement")):
        document.execute("DELETE FROM acknowledgement WHERE session_id = ? AND role = ?", (session_id, role))


def amend(document: Document, session_id: int, text: str) -> int:
    """Add a dated amendment to a session that both have acknowledged; its id comes back.

    It is written under the name of the document's user. Raises InvalidValue for an empty text, or where
    the session can still be changed.
    """
    told = session(document, session_id)
    if not told.is_fixed:
        raise InvalidValue(
            _("This session can still be changed, so no amendment was added. Change its text instead.")
        )
    if not text.strip():
        raise InvalidValue(_("An amendment needs a text. Nothing was changed."))
    at, written, who = history.now(), whole_text(text), whole_text(document.who)
    before = told.amendments[-1].sha256 if told.amendments else seal(told.acknowledgements)
    sha256 = fingerprint(amendment_text(before, at, who, written))
    with document.step(_("Amend session")):
        amendment_id = document.insert(
            "amendment", session_id=session_id, at=at, who=who, text=written, sha256=sha256
        )
        document.begin_here()
        return amendment_id
