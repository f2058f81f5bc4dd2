"""The user's own name, as the history shows it beside what she does."""

from __future__ import annotations

from collections.abc import Iterable

from plandesk import preferences
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.i18n import _

LONGEST = 80


def ask(prompts: Prompts, sessions: Iterable[Session]) -> None:
    """Ask for the name; what is done from now on bears it, what was done keeps the one it has."""
    sessions = tuple(sessions)
    written = prompts.ask_text(
        _("Your name"),
        _("How the history names you beside what you change from now on:"),
        preferences.read().who,
    )
    name = " ".join((written or "").split())[:LONGEST].rstrip()
    if not name:
        return
    preferences.change(lambda known: known.with_who(name))
    for session in sessions:
        session.name_user(name)
