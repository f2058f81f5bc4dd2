"""Agreed actions of a session: what, how it is measured, by when, what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from plandesk.domain import ordering
from plandesk.domain.coaching.records import ActionItem
from plandesk.domain.coaching.sessions import action_of, last_agreement, must_be_open, withdraw_outdated
from plandesk.domain.columns import stored
from plandesk.errors import NotThere
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

FIXED = {"text", "measure", "due"}  # part of what is acknowledged


class GoalOffer(NamedTuple):
    """A goal of an open plan file that an action can serve."""

    uid: str
    title: str
    plan_title: str


def action(document: Document, action_id: int) -> ActionItem:
    """One action; raises NotThere."""
    row = document.row("SELECT * FROM action_item WHERE id = ?", (action_id,))
    if row is None:
        raise NotThere(_("This action is no longer in the session."))
    return action_of(row)


def add_action(document: Document, session_id: int, text: str = "", **fields: Any) -> int:
    """Add an action (measure, due, follow_up, done) at the end; its id comes back.

    Raises InvalidValue where both have acknowledged the session.
    """
    must_be_open(document, session_id)
    with document.step(_("Add action")):
        place = ordering.make_room(document, "action_item", {"session_id": session_id}, None)
        columns = _columns({"text": text, **fields})
        made = document.insert("action_item", session_id=session_id, position=place, **columns)
        withdraw_outdated(document, session_id)
        return made


def change_action(document: Document, action_id: int, **fields: Any) -> None:
    """Change fields by their names in `ActionItem`.

    After both acknowledged, follow-up, done and the goal can still be changed; for what was agreed
    InvalidValue is raised. Raises NotThere.
    """
    old = action(document, action_id)
    if any(name in FIXED and getattr(old, name) != value for name, value in fields.items()):
        must_be_open(document, old.session_id)
    with document.step(_("Change action")):
        document.update("action_item", action_id, **_columns(fields))
        withdraw_outdated(document, old.session_id)


def serve_goal(document: Document, action_id: int, goal: GoalOffer | None) -> None:
    """Link an action to a goal of a plan file, or take the link away."""
    goal = goal or GoalOffer("", "", "")
    with document.step(_("Link action to a goal")):
        document.update(
            "action_item", action_id, goal_uid=goal.uid, goal_title=goal.title, plan_title=goal.plan_title
        )


def move_action(document: Document, action_id: int, position: int) -> None:
    """Put an action at a position in its session; raises InvalidValue where both have acknowledged."""
    owner = action(document, action_id).session_id
    must_be_open(document, owner)
    with document.step(_("Move action")):
        ordering.move(document, "action_item", {"session_id": owner}, action_id, position)
        withdraw_outdated(document, owner)


def delete_actions(document: Document, action_ids: Iterable[int]) -> None:
    """Delete actions; raises InvalidValue where both have acknowledged their session."""
    ids = list(action_ids)
    owners = {action(document, action_id).session_id for action_id in ids}
    for owner in owners:
        must_be_open(document, owner)
    with document.step(ngettext("Delete action", "Delete {n} actions", len(ids)).format(n=len(ids))):
        document.delete("action_item", ids)
        for owner in owners:
            ordering.close_gaps(document, "action_item", {"session_id": owner})
            withdraw_outdated(document, owner)


def open_actions(document: Document, member_id: int | None = None) -> list[ActionItem]:
    """Actions that are not done, by their due dates, those without one last; of one member, or of all."""
    rows = document.rows(
        "SELECT a.* FROM action_item a JOIN coaching_session s ON s.id = a.session_id"
        " WHERE a.done IS NULL AND (? IS NULL OR s.member_id = ?) ORDER BY a.due IS NULL, a.due, a.id",
        (member_id, member_id),
    )
    return [action_of(row) for row in rows]


def open_before(document: Document, session_id: int) -> list[ActionItem]:
    """Actions of the member's sessions before this one that are not done, as `open_actions` has them."""
    rows = document.rows(
        "SELECT a.* FROM action_item a JOIN coaching_session s ON s.id = a.session_id"
        " JOIN coaching_session n ON n.id = ?"
        " WHERE s.member_id = n.member_id AND (s.held, s.id) < (n.held, n.id) AND a.done IS NULL"
        " ORDER BY a.due IS NULL, a.due, a.id",
        (session_id,),
    )
    return [action_of(row) for row in rows]


class Left(NamedTuple):
    """An action that was left open in an earlier session, and the day on which it was agreed."""

    action: ActionItem
    agreed: date


def left_open(document: Document, session_id: int, today: date) -> list[Left]:
    """What was agreed before `last_agreement` and was not done when the session was held; the oldest first.

    For a session that is still to come today counts, so what is ticked off now stays in view.
    """
    last = last_agreement(document, session_id)
    if last is None:
        return []
    rows = document.rows(
        "SELECT a.*, s.held AS agreed FROM action_item a JOIN coaching_session s ON s.id = a.session_id"
        " JOIN coaching_session n ON n.id = ?"
        " WHERE s.member_id = n.member_id AND (s.held, s.id) < (?, ?)"
        " AND (a.done IS NULL OR a.done >= min(n.held, ?))"
        " ORDER BY s.held, s.id, a.position",
        (session_id, last.held.isoformat(), last.id, today.isoformat()),
    )
    return [Left(action_of(row), date.fromisoformat(row["agreed"])) for row in rows]


def _columns(fields: dict[str, Any]) -> dict[str, Any]:
    days = {name: value.isoformat() if isinstance(value, date) else None
            for name, value in fields.items() if name in ("due", "done")}  # fmt: skip
    return {**stored({name: value for name, value in fields.items() if name not in days}), **days}
