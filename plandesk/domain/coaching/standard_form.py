"""The built-in coaching form: five themes, two voices, an action plan."""

from __future__ import annotations

from typing import NamedTuple

from plandesk.i18n import _


class StandardTheme(NamedTuple):
    """A theme as a new form gets it; `actions`: a list of agreed actions belongs to it."""

    title: str
    prompt: str
    voices: str
    actions: bool


def name() -> str:
    """The form's name."""
    return _("Coaching session")


def themes() -> tuple[StandardTheme, ...]:
    """The themes in their order."""
    return (
        StandardTheme(
            _("What went well"),
            _("Behaviour worth repeating, and how the member sees their own work"),
            "both",
            False,
        ),
        StandardTheme(
            _("Opportunities for development"),
            _("Where to improve, how it fits the goals of unit and district, and what the member aims for"),
            "both",
            False,
        ),
        StandardTheme(_("Career interests"), "", "both", False),
        StandardTheme(
            _("Action plan"),
            _("How do we get there? Courses, training, steps of the member’s own; how will we know?"),
            "both",
            True,
        ),
        StandardTheme(
            _("Other comments"),
            _("Anything missed, and how well the coach supports you"),
            "employee",
            False,
        ),
    )
