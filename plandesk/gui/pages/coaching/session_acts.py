"""What is done with a whole session: begin it, delete it, erase it; each asks what has to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plandesk.domain.coaching import forms, members, sessions
from plandesk.domain.coaching.members import Member
from plandesk.domain.coaching.records import CoachingSession
from plandesk.domain.day_words import day_words
from plandesk.gui.pages.coaching.view import CoachingView, erased_words
from plandesk.i18n import _


def begin_session(view: CoachingView, found: Sequence[Member], chosen: int | None, today: date) -> int | None:
    """Ask with whom of those found, when and with which form, and begin the session; its id, None without."""
    from plandesk.gui.dialogs.new_session import NewSession

    document = view.desk.document
    if document is None:
        return None
    offered = forms.forms(document)
    if not offered:
        view.prompts.tell(_("There is no form to hold a session with. Make or bring back one first."))
        return None
    dialog = NewSession(found, offered, chosen, today, view)
    accepted = dialog.exec() == NewSession.DialogCode.Accepted
    dialog.deleteLater()
    if not accepted or view.desk.document is not document:
        return None
    begun = dialog.chosen()
    return view.session.act(
        lambda: sessions.start_session(document, begun.member_id, begun.form_id, begun.held)
    )


def delete_session(view: CoachingView, told: CoachingSession) -> str:
    """Delete a session, after asking where both acknowledged it; what is to be said of it comes back."""
    document = view.desk.document
    if document is None or view.desk.read_only or not _may_delete(view, told):
        return ""
    if view.desk.document is not document:
        return ""  # it was locked meanwhile
    who = members.member(document, told.member_id).title
    view.session.act(lambda: sessions.delete_sessions(document, [told.id]))
    said = _("The session of {day} with {member} was deleted. Undo brings it back.")
    return said.format(day=day_words(told.held), member=who)


def _may_delete(view: CoachingView, told: CoachingSession) -> bool:
    """A record that both acknowledged may have to be kept: no key alone deletes it."""
    if not told.is_fixed:
        return True
    return view.prompts.confirm(
        _("Delete this session, which both have acknowledged?"),
        _("Delete"),
        _(
            "Your service may have to keep such a record for a time. Undo brings it back; "
            "“Erase session for good” takes away its backups and history, too."
        ),
        risky=True,
    )


def erase_session(view: CoachingView, told: CoachingSession) -> str:
    """Erase a session for good, after asking; what is to be said of it comes back, "" where it stays."""
    from plandesk.domain.coaching import erasing

    document = view.desk.document
    if document is None or view.desk.read_only:
        return ""
    who = members.member(document, told.member_id).title
    sentence = _("Erase the session of {day} with {member} for good?").format(
        day=day_words(told.held), member=who
    )
    details = _(
        "Undo cannot bring it back, and neither can a backup: its words and its history are erased, and "
        "every backup of this file on this computer is replaced. Printed copies and copies of the file "
        "elsewhere stay."
    )
    if not view.prompts.confirm(sentence, _("Erase"), details, risky=True):
        return ""
    view.tasks.wait()  # a worker may be keeping a backup in which the words still are
    return erased_words() if view.session.act(lambda: erasing.erase_session(document, told.id)) else ""
