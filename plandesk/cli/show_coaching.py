"""What `plandesk show` tells of a coaching file: members, sessions, what is due."""

from __future__ import annotations

from datetime import date

from plandesk.cli.table import Table
from plandesk.domain.coaching.due import due_list, state_words
from plandesk.domain.coaching.members import members
from plandesk.domain.coaching.sessions import sessions_of
from plandesk.domain.coaching.viewings import EXPORTED, note_viewings
from plandesk.file.document import Document
from plandesk.i18n import _

WHAT = ("members", "sessions", "due")
WITH_TEXT = ("due",)  # what shows words of records, so that the view log has a line of it


def coaching_table(document: Document, what: str) -> Table:
    """The rows of one of WHAT; those with words of records note it in the view log first."""
    return {"members": _members, "sessions": _sessions, "due": _due}[what](document)


def _members(document: Document) -> Table:
    return Table(
        ("number", "name", "rank", "unit", "supervisor", "state"),
        (_("No."), _("Name"), _("Rank"), _("Unit"), _("Supervisor"), _("State")),
        [(one.number, one.name, one.rank, one.unit, one.supervisor, one.state) for one in members(document)],
    )


def _sessions(document: Document) -> Table:
    found = []
    for member in members(document):
        for one in sessions_of(document, member.id):
            roles = [each.role for each in one.acknowledgements if each.holds]
            actions, open_actions = len(one.actions), len(one.open_actions)
            found.append(
                (str(one.held), member.title, one.coach, one.form_name, roles, actions, open_actions)
            )
    return Table(
        ("held", "member", "coach", "form", "acknowledged", "actions", "open"),
        (_("Date"), _("Member"), _("Coach"), _("Form"), _("Acknowledged"), _("Actions"), _("Open")),
        sorted(found, key=lambda row: (row[0], row[1]), reverse=True),
    )


def _due(document: Document) -> Table:
    today = date.today()
    found = due_list(document, today)
    shown = dict.fromkeys(("coaching_session", one.session_uid) for one in found.actions)
    note_viewings(document, EXPORTED, shown, _("Its open actions, in the list of what is due"))
    words = state_words()
    rows = [
        ("session", str(one.next_due or ""), words[one.state], one.member.title, one.member.unit,
         one.member.supervisor, str(one.last or ""))
        for one in found.members
    ] + [
        ("action", str(one.action.due or ""), words[one.state], one.member.title, one.member.unit,
         one.member.supervisor, one.action.text)
        for one in found.actions
    ]  # fmt: skip
    return Table(
        ("what", "due", "state", "member", "unit", "supervisor", "about"),
        (
            _("What"), _("Due"), _("State"), _("Member"), _("Unit"), _("Supervisor"),
            _("Last session or action"),
        ),
        rows,
    )  # fmt: skip
