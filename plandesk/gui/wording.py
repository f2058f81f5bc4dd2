"""Words that more than one part of the window says."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

from plandesk.domain.day_words import day_of_year
from plandesk.domain.plans import Plan
from plandesk.i18n import _


def state_words(plan: Plan) -> str:
    """The state of a plan: "Draft 3", "Published 24 January"."""
    if plan.state == "draft":
        return _("Draft {n}").format(n=plan.draft_number)
    words = {"approved": _("Approved"), "published": _("Published"), "closed": _("Closed")}[plan.state]
    if plan.state_date is None:
        return words
    return _("{state} {day}").format(state=words, day=day_of_year(plan.state_date, plan.year))


def native_keys(keys: QKeySequence) -> str:
    """A shortcut as the platform writes it."""
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def menu_words(words: str) -> str:
    """Words for a menu, where & would underline a letter."""
    return words.replace("&", "&&")
