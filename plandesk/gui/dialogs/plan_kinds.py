"""The kinds of plans in words, and what a new one of each is called."""

from __future__ import annotations

from datetime import date

from plandesk.i18n import _


def kind_words() -> dict[str, str]:
    """Each kind of plan as it is called on the screen."""
    return {
        "annual": _("Annual plan"),
        "strategic": _("Strategic plan"),
        "action": _("Action plan"),
        "district": _("District plan"),
    }


def usual_title(kind: str, starts: date, ends: date) -> str:
    """A title for a new plan of a kind: "Strategic Plan 2024–2027"."""
    words = {
        "annual": _("Annual Policing Plan {period}"),
        "strategic": _("Strategic Plan {period}"),
        "action": _("Action Plan {period}"),
        "district": _("District Plan {period}"),
    }[kind]
    period = str(starts.year) if starts.year == ends.year else f"{starts.year}–{ends.year}"
    return words.format(period=period)
