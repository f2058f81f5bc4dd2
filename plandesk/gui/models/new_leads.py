"""Who is new under People after leads were typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from plandesk.domain.initiatives import Lead, lead_names
from plandesk.gui.session import Session
from plandesk.i18n import _

T = TypeVar("T")


def act_with_leads(session: Session, operation: Callable[[], T]) -> T | None:
    """Run an operation as `session.act` does; the status bar then says who is new under People, as what."""
    document = session.document
    before = {*lead_names(document, all_people=True)} if document is not None else set()
    result = session.act(operation)
    if document is not None:
        new = [lead for lead in lead_names(document, all_people=True) if lead not in before]
        if new:
            session.noticed.emit(_("New under People: {names}").format(names=", ".join(map(_words, new))))
    return result


def _words(lead: Lead) -> str:
    words = _("“{name}” (unit)") if lead.person_id is None else _("“{name}” (person)")
    return words.format(name=lead.name)
