"""The period that somebody wrote, in whatever form: which month it begins in, and how long it is."""

from __future__ import annotations

import re
from datetime import date, datetime

from msgspec import Struct

from plandesk.domain.due_words import stored_form
from plandesk.domain.kpis.figures import month_number, year_and_month
from plandesk.domain.kpis.periods import MONTHS, aligned, period_of

_COMPACT = re.compile(r"((?:19|20|21)[0-9]{2})[- ]?M?(0[1-9]|1[0-2])\Z", re.IGNORECASE)
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})\Z")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])\Z")
_YEAR = re.compile(r"([0-9]{4})\Z")
_LATEST = 2200  # a larger number is no year


class Span(Struct, frozen=True):
    """Some months from `first` on (counted as in `periods`); a single day has no months.

    "Jan" and "Q1" alone have no year: they lie in the year 0.
    """

    first: int
    months: int

    @property
    def yearless(self) -> bool:
        """Whether no year was written."""
        return self.first < 12

    @property
    def is_year(self) -> bool:
        """Whether a whole year was written."""
        return self.months == 12 and not self.yearless

    @property
    def year(self) -> int:
        """The year it begins in."""
        return year_and_month(self.first)[0]

    def in_year(self, year: int) -> Span:
        """The same months of another year."""
        return Span(self.first % 12 + 12 * year, self.months)

    def period(self, frequency: str) -> int | None:
        """The period of a KPI that it is; None where it is longer or shorter than one.

        A day stands for the period that it lies in.
        """
        if self.months == 0:
            return aligned(self.first, frequency)
        return self.first if self.months == MONTHS[frequency] else None


def span_of(written: str | int | float | date | datetime) -> Span | None:
    """Read a period: "Jan 2024", "2024-01", "Q1 2024", "T1 2024", "FY2024", "2024", "202401", a day.

    Months and quarters without a year come back without one. A fiscal year that runs over two
    years stands for the one in which it ends. None for anything else.
    """
    if isinstance(written, date):
        return Span(period_of(written, "month"), 0)
    if isinstance(written, float) and written.is_integer():
        written = int(written)
    text = " ".join(str(written).split())
    if match := _COMPACT.match(text):
        return Span(month_number(int(match[1]), int(match[2])), 1)
    if not isinstance(written, str) and not 1900 <= written < _LATEST:
        return None
    return _stored_span(stored_form(text, 0) or "")


def _stored_span(form: str) -> Span | None:
    if match := _DAY.match(form):
        return Span(month_number(int(match[1]), int(match[2])), 0)
    if match := _MONTH.match(form):
        return Span(month_number(int(match[1]), int(match[2])), 1)
    if match := _YEAR.match(form):
        year = int(match[1])
        return Span(month_number(year, 1), 12) if year else None
    found = [_QUARTER.match(one) for one in form.split()] if form else []
    starts = [month_number(int(one[1]), int(one[2]) * 3 - 2) for one in found if one]
    if not starts or len(starts) != len(found):
        return None
    if starts != list(range(starts[0], starts[0] + 3 * len(starts), 3)):
        return None
    return Span(starts[0], 3 * len(starts))
