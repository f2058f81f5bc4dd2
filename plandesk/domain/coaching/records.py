"""What a coaching session consists of, and its text as it is acknowledged."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date, datetime

from msgspec import Struct


class SessionTheme(Struct, frozen=True):
    """A theme as the session was held with it, with the words of both voices."""

    id: int
    uid: str
    position: int
    title: str
    prompt: str
    voices: str
    actions: bool
    coach: str
    employee: str


class ActionItem(Struct, frozen=True):
    """An agreed action. `goal_uid` names a goal of a plan file; its title is kept beside it."""

    id: int
    uid: str
    session_id: int
    position: int
    text: str
    measure: str
    due: date | None
    follow_up: str
    done: date | None
    goal_uid: str
    goal_title: str
    plan_title: str

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been done before today."""
        return self.done is None and self.due is not None and self.due < today


class Acknowledgement(Struct, frozen=True):
    """That one of the two has read the record; `holds` is False where it was changed since."""

    id: int
    uid: str
    role: str
    name: str
    at: datetime
    sha256: str
    holds: bool


class Amendment(Struct, frozen=True):
    """What was added after both acknowledged; `holds`: neither it nor what it stands on was changed."""

    id: int
    uid: str
    at: datetime
    who: str
    text: str
    sha256: str
    holds: bool


class CoachingSession(Struct, frozen=True):
    """One session, whole. `is_fixed`: both acknowledged, so only amendments can be added.

    `unit` is where the member was when it was held; empty where the roster did not say.
    """

    id: int
    uid: str
    member_id: int
    member_uid: str
    held: date
    unit: str
    coach: str
    form_uid: str
    form_name: str
    intro: str
    language: str
    themes: tuple[SessionTheme, ...]
    actions: tuple[ActionItem, ...]
    acknowledgements: tuple[Acknowledgement, ...]
    amendments: tuple[Amendment, ...]

    @property
    def is_fixed(self) -> bool:
        """Whether both acknowledged."""
        return {one.role for one in self.acknowledgements} == {"coach", "employee"}

    @property
    def is_untouched(self) -> bool:
        """Whether everything acknowledged and amended still reads as it did."""
        return all(one.holds for one in self.acknowledgements) and all(one.holds for one in self.amendments)

    def acknowledged(self, role: str) -> Acknowledgement | None:
        """The acknowledgement of "coach" or "employee", if there is one."""
        return next((one for one in self.acknowledgements if one.role == role), None)

    @property
    def open_actions(self) -> tuple[ActionItem, ...]:
        """Those not done yet."""
        return tuple(one for one in self.actions if one.done is None)


def record_text(
    member_uid: str,
    held: date,
    coach: str,
    themes: tuple[SessionTheme, ...],
    actions: tuple[ActionItem, ...],
) -> str:
    """The record in one fixed form, of which the SHA-256 is taken: every field on its own, none can merge.

    Follow-up, done and links to goals are left out: they go on after the acknowledgement.
    """
    fields = ["plandesk coaching record 1", member_uid, held.isoformat(), coach]
    for theme in themes:
        fields += ["theme", theme.title, theme.prompt, theme.coach, theme.employee]
    for action in actions:
        fields += ["action", action.text, action.measure, action.due.isoformat() if action.due else ""]
    plain = [unicodedata.normalize("NFC", one).replace("\r\n", "\n") for one in fields]
    return "".join(f"{len(one)}:{one}\n" for one in plain)


def fingerprint(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def short_fingerprint(sha256: str) -> str:
    """The first digits in groups, as they are printed beside a signature."""
    return " ".join(sha256[place : place + 4] for place in range(0, 16, 4))


def amendment_text(before: str, at: str, who: str, text: str) -> str:
    """What an amendment's SHA-256 is taken of: it holds that of what stands before it."""
    return "".join(f"{len(one)}:{one}\n" for one in ("plandesk amendment 1", before, at, who, text))
