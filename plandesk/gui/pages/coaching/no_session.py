"""What stands in place of the form where no session is chosen: why, and what to do first."""

from __future__ import annotations

from plandesk.domain.coaching import members
from plandesk.domain.coaching.due import MemberDue
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.models.session_list_model import SessionListModel
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.i18n import _, ngettext


class NoSession(EmptyState):
    """Its button begins a session, adds members or clears the search."""

    def __init__(self) -> None:
        super().__init__("")

    def say(self, desk: DeskSession, due: MemberDue | None, listed: SessionListModel) -> None:
        """Say it; `due` is a member chosen in the list with whom no session is planned."""
        if due is not None:
            said = _("No session is planned with {member}.").format(member=due.member.title)
            self.set_words(said, "", _("Begin session…"))
        elif listed.searched:
            shown = listed.shown
            found = ngettext("{n} session matches", "{n} sessions match", shown).format(n=f"{shown:n}")
            hint = _("Enter goes to the first one.") if shown else ""
            title = found if shown else _("No session matches")
            self.set_words(title, hint, _("Clear search"), icon="close")
        elif desk.document is None or not members.members(desk.document):
            self.set_words(
                _("Nobody in this file yet"),
                _("Begin with the members of your platoon; sessions are held with them."),
                _("Add members"),
            )
        else:
            self.set_words(
                _("No session yet"),
                _("A session has a few themes, written by both sides, and the actions you agree on."),
                _("Begin the first session…"),
            )
        self.button.setEnabled(bool(listed.searched) or not desk.read_only)
