"""How members leave the roster: marked as moved, deleted, or erased for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plandesk.domain.coaching import erasing, members
from plandesk.domain.coaching.members import Member
from plandesk.gui.pages.coaching.view import CoachingView, erased_words
from plandesk.i18n import _, ngettext


def mark_moved(view: CoachingView, ids: Sequence[int]) -> None:
    """Mark members as moved to another coach; they keep their sessions."""
    document = view.session.document
    if document is not None and ids:
        view.session.act(lambda: members.change_members(document, ids, state="moved"))
        many = ngettext("{n} member was marked as moved.", "{n} members were marked as moved.", len(ids))
        view.session.noticed.emit(many.format(n=len(ids)))


def delete_members(view: CoachingView, ids: Sequence[int]) -> None:
    """Delete members who never had a session; the others are marked as moved. One step."""
    document = view.session.document
    if document is None or not ids:
        return
    kept = view.session.act(lambda: members.remove_members(document, ids))
    if kept == []:
        gone = ngettext(
            "{n} member was deleted. Undo brings the member back.",
            "{n} members were deleted. Undo brings them back.",
            len(ids),
        )
        view.session.noticed.emit(gone.format(n=len(ids)))
    elif kept:
        many = ngettext(
            "{n} member has sessions and was marked as moved; “Erase for good” takes everything away.",
            "{n} members have sessions and were marked as moved; “Erase for good” takes everything away.",
            len(kept),
        )
        view.session.noticed.emit(many.format(n=len(kept)))


def erase_member(view: CoachingView, one: Member, begin: Callable[[], None]) -> None:
    """Ask, then erase a member with everything about them; `begin` is called when it was agreed to."""
    document = view.session.document
    if document is None:
        return
    sentence = _("Erase {member} for good, with every session, action and amendment?")
    details = _(
        "Undo cannot bring it back, and neither can a backup: the history of these records is erased, "
        "and every backup of this file on this computer is replaced. Printed copies and copies of the "
        "file elsewhere stay. The view log keeps when the record was opened, without a name."
    )
    if view.prompts.confirm(sentence.format(member=one.title), _("Erase for good"), details, risky=True):
        begin()
        view.tasks.wait()  # a worker may be keeping a backup in which the words still are
        if view.session.act(lambda: erasing.erase_member(document, one.id)):
            view.session.noticed.emit(erased_words())
