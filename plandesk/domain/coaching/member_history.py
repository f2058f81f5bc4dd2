"""Everything of one member on one page: sessions, actions, amendments and the view log, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from msgspec import Struct

from plandesk.domain.coaching.records import ActionItem, CoachingSession
from plandesk.domain.coaching.sessions import sessions_of
from plandesk.domain.coaching.viewings import act_words, viewings_of_member
from plandesk.domain.day_words import day_words
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

SESSION, ACTION, AMENDMENT, VIEWING = KINDS = ("session", "action", "amendment", "viewing")
_ORDER = {AMENDMENT: 3, ACTION: 2, SESSION: 1, VIEWING: 0}  # of one day, from the top


class Part(NamedTuple):
    """A paragraph of a record: who or what, and the words; a heading has no words."""

    label: str
    words: str = ""


class Entry(Struct, frozen=True):
    """One line of a member's history.

    `title` says what, `note` how it stands with it, `parts` are the words of the record; `session_id` leads
    to the session. `overdue` and `done` are of actions.
    """

    kind: str
    day: date
    at: datetime
    title: str
    note: str = ""
    parts: tuple[Part, ...] = ()
    session_id: int | None = None
    overdue: bool = False
    done: bool = False

    @property
    def body(self) -> str:
        """The words of the record as one text."""
        return "\n".join(": ".join(filter(None, part)) for part in self.parts)


def member_history(document: Document, member_id: int, today: date) -> tuple[Entry, ...]:
    """The history of a member, the newest first; raises NotThere.

    A session stands at its day, an action at the day it was done or else agreed, an amendment and a line of
    the view log at their moments.
    """
    found: list[Entry] = []
    days: dict[str, str] = {}
    for session in sessions_of(document, member_id):
        days[session.uid] = day_words(session.held)
        found.append(_session(session))
        found += [_action(one, session, today) for one in session.actions]
        found += _amendments(session)
    for seen in viewings_of_member(document, member_id):
        what = _("Session of {day}").format(day=days[seen.row_uid]) if seen.row_uid in days else _("History")
        title = _("{act}: {record}").format(act=act_words()[seen.act], record=what)
        note = " · ".join(filter(None, (seen.who, f"{seen.at:%H:%M}", seen.words)))
        found.append(Entry(VIEWING, seen.at.date(), seen.at, title, note))
    found.sort(key=lambda one: (one.day, _ORDER[one.kind], one.at), reverse=True)
    return tuple(found)


def kind_words() -> dict[str, str]:
    """The kinds in the user's words."""
    return {
        SESSION: _("Sessions"), ACTION: _("Actions"), AMENDMENT: _("Amendments"), VIEWING: _("View log"),
    }  # fmt: skip


def state_sentence(session: CoachingSession) -> str:
    """How it stands with the acknowledgement of a session, in words."""
    if session.is_fixed:
        return _("Both acknowledged") if session.is_untouched else _("Changed after both acknowledged")
    if session.acknowledged("coach") is not None:
        return _("Waiting for employee")
    if session.acknowledged("employee") is not None:
        return _("Waiting for coach")
    return _("Not acknowledged yet")


def _session(session: CoachingSession) -> Entry:
    many, left = len(session.actions), len(session.open_actions)
    counted = ngettext("{n} action, {left} open", "{n} actions, {left} open", many).format(n=many, left=left)
    note = " · ".join(
        filter(None, (session.form_name, state_sentence(session), counted if many else "", session.unit))
    )
    parts: list[Part] = []
    for theme in session.themes:
        said = [
            Part(voice, words.strip())
            for voice, words in ((_("Coach"), theme.coach), (_("Employee"), theme.employee))
            if words.strip()
        ]
        if said:
            parts += [Part(theme.title), *said]
    title = _("Session with {coach}").format(coach=session.coach) if session.coach else _("Session")
    return Entry(SESSION, session.held, _noon(session.held), title, note, tuple(parts), session.id)


def _action(one: ActionItem, session: CoachingSession, today: date) -> Entry:
    agreed = _("agreed {day}").format(day=day_words(session.held))
    if one.done is not None:
        state = _("Done {day}").format(day=day_words(one.done))
    elif one.due is None:
        state = _("Open, without a due date")
    elif one.is_overdue(today):
        state = _("Overdue since {day}").format(day=day_words(one.due))
    else:
        state = _("Due {day}").format(day=day_words(one.due))
    goal = _("serves “{goal}”").format(goal=one.goal_title) if one.goal_title else ""
    parts = [
        Part(label, words.strip())
        for label, words in ((_("Measured by"), one.measure), (_("Follow-up"), one.follow_up))
        if words.strip()
    ]
    day = one.done or session.held
    return Entry(
        ACTION, day, _noon(day), one.text.strip() or _("Action without a text"),
        " · ".join(filter(None, (state, agreed, goal))), tuple(parts), session.id,
        one.is_overdue(today), one.done is not None,
    )  # fmt: skip


def _amendments(session: CoachingSession) -> Iterator[Entry]:
    for one in session.amendments:
        title = _("Amendment to the session of {day}").format(day=day_words(session.held))
        note = " · ".join(filter(None, (one.who, f"{one.at:%H:%M}", "" if one.holds else _("Changed since"))))
        yield Entry(AMENDMENT, one.at.date(), one.at, title, note, (Part(_("Text"), one.text),), session.id)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12)).astimezone()
