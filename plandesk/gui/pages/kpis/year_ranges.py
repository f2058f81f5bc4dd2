"""The stretches of years that the grid of figures can show."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.periods import last_complete
from plandesk.i18n import _

SPANS = {"month": 3, "quarter": 5, "year": 15, "wave": 3}  # years shown at once
YEARS_BACK = 15


class Years(NamedTuple):
    """From the first to the last year."""

    first: int
    last: int

    @property
    def words(self) -> str:
        return _("{first} to {last}").format(first=self.first, last=self.last)

    @property
    def months(self) -> tuple[int, int]:
        """The first and the last month."""
        return month_number(self.first, 1), month_number(self.last, 12)


def offered(of_kpi: Kpi, figures: tuple[int, int] | None, today: date) -> list[Years]:
    """What can be chosen, the latest first; `figures` are the first and last months that have some."""
    span = SPANS[of_kpi.frequency]
    first, last = (figures[0] // 12, figures[1] // 12) if figures else (today.year, today.year)
    latest, earliest = max(last, today.year + 1), min(first, today.year - YEARS_BACK)
    found = [Years(year - span + 1, year) for year in range(latest, earliest - 1, -1)]
    if figures and last - first >= span:
        found.insert(0, Years(first, last))
    return found


def usual(of_kpi: Kpi, figures: tuple[int, int] | None, today: date) -> Years:
    """What is shown first: where the next figure belongs."""
    due = last_complete(today, of_kpi.frequency) // 12
    year = min((figures[1] + of_kpi.months) // 12, max(due, figures[1] // 12)) if figures else due
    return Years(year - SPANS[of_kpi.frequency] + 1, year)


def holding(choices: list[Years], year: int, shown: object) -> Years | None:
    """The choice that holds a year: the one shown if it does, else that with the year in its middle."""
    if isinstance(shown, Years) and shown.first <= year <= shown.last:
        return shown
    able = [one for one in choices if one.first <= year <= one.last]
    return min(able, key=lambda one: abs(one.first + one.last - 2 * year), default=None)
