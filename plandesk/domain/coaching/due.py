"""What is due: members to sit down with, and agreed actions to look after.

A session counts from the day it was held; one with a day that is still to come is planned. Only active
members are due; actions of members who moved or left are left out as well. With `session_every` of the
desk at 0 no session is ever due.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from plandesk.domain.coaching.desk import desk
from plandesk.domain.coaching.members import Member, members
from plandesk.domain.coaching.records import ActionItem
from plandesk.domain.coaching.sessions import action_of
from plandesk.domain.name_order import name_key
from plandesk.file.document import Document
from plandesk.i18n import _

SOON = 30  # days before a date from which on it is told


class DueState(StrEnum):
    """How it stands with a date.

    `overdue`: it was before today. `soon`: today or within 30 days. `later`: after that. `planned`: a
    session with a day from today on is in the file. `never`: no session was held yet, so one is due now.
    `none`: there is no date.
    """

    OVERDUE = "overdue"
    NEVER = "never"
    SOON = "soon"
    PLANNED = "planned"
    LATER = "later"
    NONE = "none"


ASKING = frozenset((DueState.OVERDUE, DueState.NEVER))  # what is told as due now


class MemberDue(Struct, frozen=True):
    """When the next session of a member is due: `session_every` months after the last one.

    `last` and `planned` are the newest day held and the next day to come, with the ids of those sessions.
    """

    member: Member
    state: DueState
    sessions: int
    last: date | None
    last_id: int | None
    planned: date | None
    planned_id: int | None
    next_due: date | None
    open_actions: int
    overdue_actions: int


class ActionDue(Struct, frozen=True):
    """An action that is not done, with whose it is and the session in which it was agreed."""

    action: ActionItem
    member: Member
    held: date
    session_uid: str
    state: DueState


class GroupDue(Struct, frozen=True):
    """The members of one supervisor or unit ("" where none is told): how many, and what waits."""

    name: str
    members: int
    due: int
    soon: int
    open_actions: int
    overdue_actions: int


class DueList(Struct, frozen=True):
    """Everything due on a day. Members: the longest overdue first, then those never seen, then the rest
    by date. Actions by their dates, those without one last."""

    today: date
    every: int
    members: tuple[MemberDue, ...]
    actions: tuple[ActionDue, ...]

    @property
    def by_supervisor(self) -> tuple[GroupDue, ...]:
        """The members by supervisor, by name."""
        return _groups(self.members, [one.member.supervisor for one in self.members])

    @property
    def by_unit(self) -> tuple[GroupDue, ...]:
        """The members by unit, by name."""
        return _groups(self.members, [one.member.unit for one in self.members])

    @property
    def due_now(self) -> tuple[MemberDue, ...]:
        """The members whose session should have been before today, or who never had one."""
        return tuple(one for one in self.members if one.state in ASKING)

    @property
    def overdue_actions(self) -> tuple[ActionDue, ...]:
        """The actions that should have been done before today."""
        return tuple(one for one in self.actions if one.state is DueState.OVERDUE)

    def without_session_since(self, day: date) -> tuple[MemberDue, ...]:
        """The members who had no session on that day or after it, those who never had one among them."""
        return tuple(one for one in self.members if one.last is None or one.last < day)


def due_list(document: Document, today: date) -> DueList:
    """What is due in a coaching file on a day."""
    every = desk(document).session_every
    active = [one for one in members(document) if one.state == "active"]
    actions = _open_actions(document, {one.id: one for one in active}, today)
    waiting: dict[int, list[ActionDue]] = {}
    for one in actions:
        waiting.setdefault(one.member.id, []).append(one)
    held = {
        row["member_id"]: row
        for row in document.rows(
            "SELECT member_id, sum(held <= ?1) AS many, max(CASE WHEN held <= ?1 THEN held END) AS last,"
            " min(CASE WHEN held > ?1 THEN held END) AS planned FROM coaching_session GROUP BY member_id",
            (today.isoformat(),),
        )
    }
    ids = {
        (row[0], row[1]): row[2]
        for row in document.rows("SELECT member_id, held, max(id) FROM coaching_session GROUP BY 1, 2")
    }
    found = []
    for member in active:
        row = held.get(member.id)
        last, planned = (row["last"], row["planned"]) if row is not None else (None, None)
        last_day = date.fromisoformat(last) if last else None
        next_due = months_after(last_day, every) if last_day and every else None
        own = waiting.get(member.id, [])
        found.append(
            MemberDue(
                member=member,
                state=_state_of_member(last_day, bool(planned), next_due, every, today),
                sessions=row["many"] if row is not None else 0,
                last=last_day,
                last_id=ids.get((member.id, last)),
                planned=date.fromisoformat(planned) if planned else None,
                planned_id=ids.get((member.id, planned)),
                next_due=next_due,
                open_actions=len(own),
                overdue_actions=sum(one.state is DueState.OVERDUE for one in own),
            )
        )
    order = list(DueState)
    found.sort(key=lambda one: (order.index(one.state), one.next_due or one.planned or date.max))
    return DueList(today, every, tuple(found), tuple(actions))


def state_words() -> dict[DueState, str]:
    """The states in the user's words."""
    return {
        DueState.OVERDUE: _("Overdue"),
        DueState.NEVER: _("No session yet"),
        DueState.SOON: _("Due soon"),
        DueState.PLANNED: _("Planned"),
        DueState.LATER: _("Not due yet"),
        DueState.NONE: _("No date"),
    }


def months_after(day: date, months: int) -> date:
    """The same day some months later; where that month is shorter, its last day."""
    month = day.year * 12 + day.month - 1 + months
    year, of_year = month // 12, month % 12 + 1
    return date(year, of_year, min(day.day, monthrange(year, of_year)[1]))


def _open_actions(document: Document, whose: dict[int, Member], today: date) -> list[ActionDue]:
    rows = document.rows(
        "SELECT a.*, s.member_id, s.held, s.uid AS session_uid"
        " FROM action_item a JOIN coaching_session s ON s.id = a.session_id"
        " WHERE a.done IS NULL ORDER BY a.due IS NULL, a.due, a.id"
    )
    return [
        ActionDue(
            action := action_of(row),
            whose[row["member_id"]],
            date.fromisoformat(row["held"]),
            row["session_uid"],
            _state(action.due, today),
        )
        for row in rows
        if row["member_id"] in whose
    ]


def _state(day: date | None, today: date) -> DueState:
    if day is None:
        return DueState.NONE
    if day < today:
        return DueState.OVERDUE
    return DueState.SOON if day <= today + timedelta(days=SOON) else DueState.LATER


def _state_of_member(
    last: date | None, planned: bool, next_due: date | None, every: int, today: date
) -> DueState:
    if planned:
        return DueState.PLANNED
    if not every:
        return DueState.NONE
    return _state(next_due, today) if last is not None else DueState.NEVER


def _groups(every: Iterable[MemberDue], names: list[str]) -> tuple[GroupDue, ...]:
    groups: dict[str, list[MemberDue]] = {}
    for one, name in zip(every, names, strict=True):
        groups.setdefault(name, []).append(one)
    return tuple(
        GroupDue(
            name,
            len(inside),
            sum(one.state in ASKING for one in inside),
            sum(one.state is DueState.SOON for one in inside),
            sum(one.open_actions for one in inside),
            sum(one.overdue_actions for one in inside),
        )
        for name, inside in sorted(groups.items(), key=lambda one: (not one[0], name_key(one[0])))
    )
