"""How the history names coaching records and says their values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from plandesk.domain.coaching.forms import voices_words
from plandesk.domain.coaching.members import state_words
from plandesk.domain.day_words import day_words
from plandesk.file.document import Document
from plandesk.i18n import _

# What belongs to a session, or to a form.
OWNED = ("coaching_session", "session_theme", "action_item", "acknowledgement", "amendment", "form_theme")
TABLES = (*OWNED, "desk", "member", "coaching_form")
DAYS = ("held", "due", "done")


def table_name(table: str) -> str | None:
    """A table's records in the user's words; None for one of a plan file."""
    return {
        "desk": _("Coaching file"),
        "member": _("Member"),
        "coaching_form": _("Form"),
        "form_theme": _("Theme of a form"),
        "coaching_session": _("Session"),
        "session_theme": _("Theme"),
        "action_item": _("Action"),
        "acknowledgement": _("Acknowledgement"),
        "amendment": _("Amendment"),
    }.get(table)


def field_name(field: str, table: str) -> str | None:
    """A column of a coaching table in the user's words; None where the general words hold."""
    if table not in TABLES:
        return None
    if table == "session_theme" and field == "coach":
        return _("Coach’s words")
    if table == "session_theme" and field == "employee":
        return _("Employee’s words")
    return {
        "service_name": _("Service"), "unit_name": _("Unit"), "coach": _("Coach"),
        "idle_minutes": _("Minutes until it locks"), "session_every": _("Months between sessions"),
        "rank": _("Rank"), "unit": _("Unit"), "supervisor": _("Supervisor"), "prompt": _("Prompt"),
        "voices": _("Who writes"), "actions": _("With actions"), "intro": _("Introduction"),
        "retired": _("Not offered any more"), "held": _("Date"), "form_name": _("Form"),
        "measure": _("Measurable by"), "follow_up": _("Follow-up"), "goal_title": _("Goal"),
        "plan_title": _("Plan"), "role": _("As"), "text": _("Text"), "form_id": _("Form"),
        "session_id": _("Session"), "member_id": _("Member"),
    }.get(field)  # fmt: skip


def value_words(document: Document, table: str, column: str, value: Any) -> str | None:
    """A value as one reads it; None where it reads as it is stored."""
    if table not in TABLES or value in (None, ""):
        return None
    if column in ("actions", "retired"):
        return _("Yes") if value else _("No")
    if column in DAYS:
        try:
            return day_words(date.fromisoformat(str(value)))
        except ValueError:
            return str(value)
    if column == "role":
        return {"coach": _("Coach"), "employee": _("Employee")}.get(str(value))
    if column == "state":
        return state_words().get(str(value))
    if column == "voices":
        return voices_words().get(str(value))
    if column == "member_id":
        return str(document.value("SELECT name FROM member WHERE id = ?", (value,)) or _("one since deleted"))
    return None


def title(document: Document, table: str, uid: str, values: Mapping[str, Any]) -> str:
    """What a record is about: "Cst. A. Name, 4 March 2026: What went well"; "" where that is not known."""
    if table == "form_theme":
        known = document.row(
            "SELECT f.name, t.title FROM form_theme t JOIN coaching_form f ON f.id = t.form_id"
            " WHERE t.uid = ?",
            (uid,),
        )
        return ": ".join(filter(None, known)) if known is not None else str(values.get("title") or "")
    session_id = values.get("session_id")
    if table == "coaching_session":
        session_id = document.value("SELECT id FROM coaching_session WHERE uid = ?", (uid,))
    elif session_id is None:
        session_id = document.value(f'SELECT session_id FROM "{table}" WHERE uid = ?', (uid,))
    session = document.row(
        "SELECT m.rank, m.name, s.held FROM coaching_session s JOIN member m ON m.id = s.member_id"
        " WHERE s.id = ?",
        (session_id,),
    )
    if session is None:
        return str(values.get("title") or values.get("text") or "")
    who = " ".join(filter(None, (session["rank"], session["name"])))
    place = _("{member}, {day}").format(member=who, day=day_words(date.fromisoformat(session["held"])))
    part = ""
    if table == "session_theme":
        part = values.get("title") or document.value("SELECT title FROM session_theme WHERE uid = ?", (uid,))
    return f"{place}: {part}" if part else place
