"""The periods of figures, counted by their first month, and their names."""

from __future__ import annotations

import re
from datetime import date

from plandesk.domain.kpis.figures import month_number, year_and_month
from plandesk.domain.periods import month_names, short_month_names
from plandesk.errors import InvalidValue
from plandesk.i18n import _

MONTHS = {"month": 1, "quarter": 3, "year": 12, "wave": 1}
_MONTH = r"([1-9][0-9]{3})-([0-9]{1,2})\Z"
_QUARTER = r"([1-9][0-9]{3})[- ]?[Qq]([1-4])\Z"
_YEAR = r"([1-9][0-9]{3})\Z"


def period_of(day: date, frequency: str) -> int:
    """The period that a day lies in."""
    return aligned(month_number(day.year, day.month), frequency)


def aligned(month: int, frequency: str) -> int:
    """The first month of the period that a month lies in."""
    return month - month % MONTHS[frequency]


def last_month(period: int, frequency: str) -> int:
    """The last month of a period."""
    return period + MONTHS[frequency] - 1


def last_complete(today: date, frequency: str) -> int:
    """The last period that is over: figures are told for complete ones only."""
    return period_of(today, frequency) - MONTHS[frequency]


def periods_between(first: int, last: int, frequency: str) -> list[int]:
    """Every period from that of one month to that of another."""
    return list(range(aligned(first, frequency), aligned(last, frequency) + 1, MONTHS[frequency]))


def name(period: int, frequency: str, short: bool = False) -> str:
    """For reading: "October 2024", `short` "Oct 2024"; "Q2 2024", "2024"."""
    year, month = year_and_month(period)
    if frequency == "year":
        return str(year)
    if frequency == "quarter":
        return _("{quarter} {year}").format(quarter=_("Q{n}").format(n=(month + 2) // 3), year=year)
    names = short_month_names() if short else month_names()
    return _("{month} {year}").format(month=names[month - 1], year=year)


def parse(text: str, frequency: str) -> int:
    """Read "2024-06", "2024-Q2", "2024" or "June 2024"; raises InvalidValue.

    A year stands for its first month where periods are shorter.
    """
    tidy = text.strip()
    found = _stored(tidy)
    if found is None:
        found = _written(tidy)
    if found is None:
        raise InvalidValue(
            _("“{text}” is not a period; write for example 2024-06, 2024-Q2 or 2024.").format(text=tidy)
        )
    return aligned(found, frequency)


def _stored(text: str) -> int | None:
    if match := re.match(_MONTH, text):
        month = int(match[2])
        return month_number(int(match[1]), month) if 1 <= month <= 12 else None
    if match := re.match(_QUARTER, text):
        return month_number(int(match[1]), int(match[2]) * 3 - 2)
    if match := re.match(_YEAR, text):
        return month_number(int(match[1]), 1)
    return None


def _written(text: str) -> int | None:
    from plandesk.domain.due_words import stored_form

    form = stored_form(text, 0) or ""
    if re.match(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}\Z", form):
        form = form[:7]
    return _stored(form)
