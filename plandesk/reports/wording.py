"""The words of a report in the plan's own language, whatever language the window speaks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from plandesk.i18n import SOURCE_LANGUAGE, words

_spoken: ContextVar[str] = ContextVar("language of the report", default=SOURCE_LANGUAGE)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within this block the words of reports are in that language; other threads are left alone."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def _(message: str) -> str:
    """Return the message in the report's language."""
    return words(_spoken.get()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form of the message for that number, in the report's language."""
    return words(_spoken.get()).ngettext(singular, plural, number)


def date_text(date: datetime.date) -> str:
    """Return e.g. "1 March 2024"."""
    months = (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
    return _("{day} {month} {year}").format(day=date.day, month=months[date.month - 1], year=date.year)


def counted(number: int, name: str, plural: str) -> str:
    """Return e.g. "5 goals" from the names of a plan's level."""
    return f"{number} {inner(name if number == 1 else plural)}"


def inner(name: str) -> str:
    """Return a name as it stands within a sentence: "Goals" becomes "goals", "KPIs" stays."""
    return " ".join(word.lower() if word[1:].islower() else word for word in name.split(" "))
