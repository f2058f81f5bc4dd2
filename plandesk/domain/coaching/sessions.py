"""Coaching sessions: held with a form whose themes they keep, written in two voices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from plandesk.domain.coaching import desk, forms, members
from plandesk.domain.coaching.records import (
    Acknowledgement,
    ActionItem,
    Amendment,
    CoachingSession,
    SessionTheme,
    amendment_text,
    fingerprint,
    record_text,
)
from plandesk.domain.columns import stored, whole_text
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

SESSION_ROLES = ("coach", "employee")


def session(document: Document, session_id: int) -> CoachingSession:
    """One session, whole; raises NotThere."""
    row = document.row(
        "SELECT s.*, m.uid AS member_uid FROM coaching_session s JOIN member m ON m.id = s.member_id"
        " WHERE s.id = ?",
        (session_id,),
    )
    if row is None:
        raise NotThere(_("This session is no longer in the file."))
    return _session(document, row)


def sessions_of(document: Document, member_id: int) -> list[CoachingSession]:
    """The sessions of a member, the newest first."""
    rows = document.rows(
        "SELECT s.*, m.uid AS member_uid FROM coaching_session s JOIN member m ON m.id = s.member_id"
        " WHERE s.member_id = ? ORDER BY s.held DESC, s.id DESC",
        (member_id,),
    )
    return [_session(document, row) for row in rows]


def last_agreement(document: Document, session_id: int) -> CoachingSession | None:
    """The last session of the same member before this one, by date, in which actions were agreed; or None.

    A session without any does not hide those agreed before it.
    """
    row = document.row(
        "SELECT s.*, m.uid AS member_uid FROM coaching_session s JOIN member m ON m.id = s.member_id"
        " JOIN coaching_session n ON n.id = ?"
        " WHERE s.member_id = n.member_id AND (s.held, s.id) < (n.held, n.id)"
        " AND EXISTS (SELECT 1 FROM action_item a WHERE a.session_id = s.id)"
        " ORDER BY s.held DESC, s.id DESC LIMIT 1",
        (session_id,),
    )
    return _session(document, row) if row is not None else None


def start_session(document: Document, member_id: int, form_id: int, held: date, coach: str = "") -> int:
    """Begin a session with a copy of the form's themes; its id comes back.

    Without a `coach` it is the one of the desk; the member's unit is kept, since members move.
    Raises NotThere for a form or a member that is not there.
    """
    form, unit = forms.form(document, form_id), members.member(document, member_id).unit
    with document.step(_("New session")):
        session_id = document.insert(
            "coaching_session",
            member_id=member_id,
            **stored({"held": held, "unit": unit, "coach": coach or desk.desk(document).coach}),
            form_uid=form.uid,
            form_name=form.name,
            intro=form.intro,
            language=form.language,
        )
        for theme in form.themes:
            document.insert(
                "session_theme",
                session_id=session_id,
                position=theme.position,
                title=theme.title,
                prompt=theme.prompt,
                voices=theme.voices,
                actions=int(theme.actions),
            )
        return session_id


def change_session(document: Document, session_id: int, **fields: Any) -> None:
    """Change `held` (a date) or `coach`; raises InvalidValue where both have acknowledged."""
    must_be_open(document, session_id)
    with document.step(_("Change session")):
        document.update("coaching_session", session_id, **stored(fields))
        withdraw_outdated(document, session_id)


def write(document: Document, theme_id: int, voice: str, text: str) -> None:
    """Write what one voice ("coach" or "employee") says to a theme of a session.

    Raises InvalidValue where both have acknowledged, NotThere for a theme that is not there.
    """
    write_all(document, {(theme_id, voice): text})


def write_all(document: Document, words: Mapping[tuple[int, str], str], name: str = "") -> None:
    """Write several voices, by theme id and voice, as one step; raises as `write`."""
    owners = set()
    for theme_id, voice in words:
        if voice not in SESSION_ROLES:
            raise ValueError(voice)
        owners.add(_owner(document, theme_id))
        must_be_open(document, _owner(document, theme_id))
    with document.step(name or _("Write in session")):
        for (theme_id, voice), text in words.items():
            document.update("session_theme", theme_id, **{voice: whole_text(text)})
        for session_id in owners:
            withdraw_outdated(document, session_id)


def delete_sessions(document: Document, session_ids: Iterable[int]) -> None:
    """Delete sessions with their actions; undo brings them back."""
    ids = list(session_ids)
    with document.step(ngettext("Delete session", "Delete {n} sessions", len(ids)).format(n=len(ids))):
        document.delete("coaching_session", ids)


def must_be_open(document: Document, session_id: int) -> None:
    """Raise InvalidValue where both have acknowledged the session."""
    count = document.value("SELECT count(*) FROM acknowledgement WHERE session_id = ?", (session_id,))
    if count >= len(SESSION_ROLES):
        raise InvalidValue(
            _(
                "Both have acknowledged this session, so it stays as it is and nothing was changed. "
                "Add an amendment instead."
            )
        )


def withdraw_outdated(document: Document, session_id: int) -> None:
    """Within a step that changed a session: who acknowledged how it read before has not acknowledged this.

    Where both have, nothing is withdrawn: what was changed then shows for good.
    """
    rows = document.rows("SELECT id, sha256 FROM acknowledgement WHERE session_id = ?", (session_id,))
    if 0 < len(rows) < len(SESSION_ROLES):
        now = fingerprint(text_of(document, session_id))
        document.delete("acknowledgement", [row["id"] for row in rows if row["sha256"] != now])


def recover_typed(document: Document) -> int:
    """Save what was typed before the program ended or the file was locked, as one step; how much comes back.

    What belongs to no field, such as an amendment that was begun, stays a draft.
    """
    found = document.drafts()
    if not found:
        return 0
    with document.step(_("Recover typed text")):
        taken = document.recover_drafts(lambda _document, _draft: True)
        for draft in found:
            session_id = document.value(
                "SELECT session_id FROM session_theme WHERE uid = ?1"
                " UNION SELECT session_id FROM action_item WHERE uid = ?1"
                " UNION SELECT id FROM coaching_session WHERE uid = ?1",
                (draft.uid,),
            )
            if session_id is not None:
                withdraw_outdated(document, session_id)
    return taken


def text_of(document: Document, session_id: int) -> str:
    """The record as it reads now, in the form of which the SHA-256 is taken; raises NotThere."""
    row = document.row(
        "SELECT s.*, m.uid AS member_uid FROM coaching_session s JOIN member m ON m.id = s.member_id"
        " WHERE s.id = ?",
        (session_id,),
    )
    if row is None:
        raise NotThere(_("This session is no longer in the file."))
    return _text(row, _themes(document, session_id), _actions(document, session_id))


def _owner(document: Document, theme_id: int) -> int:
    found = document.value("SELECT session_id FROM session_theme WHERE id = ?", (theme_id,))
    if found is None:
        raise NotThere(_("This theme is no longer in the session."))
    return int(found)


def _session(document: Document, row: Any) -> CoachingSession:
    themes, actions = _themes(document, row["id"]), _actions(document, row["id"])
    acknowledged = _acknowledgements(document, row["id"], fingerprint(_text(row, themes, actions)))
    return CoachingSession(
        id=row["id"],
        uid=row["uid"],
        member_id=row["member_id"],
        member_uid=row["member_uid"],
        held=date.fromisoformat(row["held"]),
        unit=row["unit"],
        coach=row["coach"],
        form_uid=row["form_uid"],
        form_name=row["form_name"],
        intro=row["intro"],
        language=row["language"],
        themes=themes,
        actions=actions,
        acknowledgements=acknowledged,
        amendments=_amendments(document, row["id"], acknowledged),
    )


def _text(row: Any, themes: tuple[SessionTheme, ...], actions: tuple[ActionItem, ...]) -> str:
    return record_text(row["member_uid"], date.fromisoformat(row["held"]), row["coach"], themes, actions)


def _themes(document: Document, session_id: int) -> tuple[SessionTheme, ...]:
    rows = document.rows(
        "SELECT * FROM session_theme WHERE session_id = ? ORDER BY position, id", (session_id,)
    )
    return tuple(
        SessionTheme(
            row["id"], row["uid"], row["position"], row["title"], row["prompt"], row["voices"],
            bool(row["actions"]), row["coach"], row["employee"],
        )
        for row in rows
    )  # fmt: skip


def _actions(document: Document, session_id: int) -> tuple[ActionItem, ...]:
    rows = document.rows(
        "SELECT * FROM action_item WHERE session_id = ? ORDER BY position, id", (session_id,)
    )
    return tuple(action_of(row) for row in rows)


def action_of(row: Any) -> ActionItem:
    """A row of actions as a record."""
    return ActionItem(
        row["id"], row["uid"], row["session_id"], row["position"], row["text"], row["measure"],
        _day(row["due"]), row["follow_up"], _day(row["done"]), row["goal_uid"], row["goal_title"],
        row["plan_title"],
    )  # fmt: skip


def _acknowledgements(document: Document, session_id: int, now: str) -> tuple[Acknowledgement, ...]:
    rows = document.rows("SELECT * FROM acknowledgement WHERE session_id = ? ORDER BY role", (session_id,))
    return tuple(
        Acknowledgement(
            row["id"], row["uid"], row["role"], row["name"], datetime.fromisoformat(row["at"]).astimezone(),
            row["sha256"], row["sha256"] == now,
        )
        for row in rows
    )  # fmt: skip


def seal(acknowledgements: Iterable[Acknowledgement]) -> str:
    """What the first amendment stands on: who acknowledged which text, and when."""
    parts = [f"{one.role}:{one.name}:{one.at.timestamp():.3f}:{one.sha256}" for one in acknowledgements]
    return fingerprint("\n".join(parts))


def _amendments(
    document: Document, session_id: int, acknowledged: tuple[Acknowledgement, ...]
) -> tuple[Amendment, ...]:
    before, holds = seal(acknowledged), True
    found = []
    for row in document.rows("SELECT * FROM amendment WHERE session_id = ? ORDER BY id", (session_id,)):
        text = amendment_text(before, row["at"], row["who"], row["text"])
        holds = holds and fingerprint(text) == row["sha256"]
        at = datetime.fromisoformat(row["at"]).astimezone()
        found.append(Amendment(row["id"], row["uid"], at, row["who"], row["text"], row["sha256"], holds))
        before = row["sha256"]
    return tuple(found)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
