"""Days in words, as everywhere in the program."""

from __future__ import annotations

from datetime import date

from plandesk.domain.periods import Due, month_names
from plandesk.i18n import _


def day_text(day: date) -> str:
    """ "24 November 2026"."""
    return Due.from_stored(day.isoformat()).text()


def short_day(day: date, today: date) -> str:
    """ "24 November", with the year where it is another than today's."""
    if day.year != today.year:
        return day_text(day)
    return _("{day} {month}").format(day=day.day, month=month_names()[day.month - 1])
