"""Quarters and due dates, in the forms that plans use."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from plandesk.errors import InvalidValue
from plandesk.i18n import _

QUARTER = re.compile(r"[0-9]{4}-Q[1-4]\Z")
MONTH = re.compile(r"[0-9]{4}-[0-9]{2}\Z")
YEAR = re.compile(r"[0-9]{4}\Z")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def month_names() -> list[str]:
    """The names of the months, January first."""
    return [
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    ]  # fmt: skip


def short_month_names() -> list[str]:
    """The names of the months for narrow places, January first."""
    return [
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"), _("Jul"),
        _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    ]  # fmt: skip


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


class Quarter(Struct, frozen=True, order=True):
    """One quarter of a year: a reporting period. `number` is 1 to 4."""

    year: int
    number: int

    @staticmethod
    def parse(text: str) -> Quarter:
        """Read "2023-Q4", the form kept in the file; raises InvalidValue."""
        if not QUARTER.match(text):
            raise InvalidValue(_("“{text}” is not a quarter; write for example 2023-Q4.").format(text=text))
        return Quarter(int(text[:4]), int(text[6]))

    @staticmethod
    def of(day: date) -> Quarter:
        """The quarter that a day lies in."""
        return Quarter(day.year, (day.month + 2) // 3)

    @property
    def stored(self) -> str:
        """The form kept in the file: "2023-Q4"."""
        return f"{self.year:04}-Q{self.number}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return last_of_month(self.year, self.number * 3)

    @property
    def next(self) -> Quarter:
        """The quarter after it."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def previous(self) -> Quarter:
        """The quarter before it."""
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    @property
    def due(self) -> Due:
        """The quarter as a due time."""
        return Due(self.stored)

    def text(self, year: int | None = None) -> str:
        """For reading: "Q4 2023", or "Q4" when its year is `year`."""
        short = _("Q{n}").format(n=self.number)
        return short if self.year == year else _("{quarter} {year}").format(quarter=short, year=self.year)


def quarters_between(starts: date, ends: date) -> tuple[Quarter, ...]:
    """Every quarter from that of the first day to that of the last."""
    found = [Quarter.of(starts)]
    while found[-1] < Quarter.of(ends):
        found.append(found[-1].next)
    return tuple(found)


class Due(Struct, frozen=True):
    """When an initiative is due.

    `stored` is the form kept in the file: "" (none), "annually", "ongoing",
    "2024", "2024-Q3", "2024-Q1 2024-Q4" (several quarters), "2024-06", "2024-06-30".
    """

    stored: str = ""

    @property
    def kind(self) -> str:
        """One of none, annually, ongoing, year, quarter, quarters, month, date."""
        if not self.stored:
            return "none"
        if self.stored in ("annually", "ongoing"):
            return self.stored
        if " " in self.stored:
            return "quarters"
        if QUARTER.match(self.stored):
            return "quarter"
        if MONTH.match(self.stored):
            return "month"
        return "year" if YEAR.match(self.stored) else "date"

    @property
    def quarters(self) -> tuple[tuple[int, int], ...]:
        """(year, quarter) of each named quarter; empty for the other kinds."""
        if self.kind not in ("quarter", "quarters"):
            return ()
        return tuple((int(part[:4]), int(part[6])) for part in self.stored.split())

    @property
    def end(self) -> date | None:
        """The last day of the due time; None where there is no such day."""
        kind = self.kind
        if kind in ("none", "annually", "ongoing"):
            return None
        if kind in ("quarter", "quarters"):
            year, quarter = max(self.quarters)
            return last_of_month(year, quarter * 3)
        if kind == "month":
            year, month = int(self.stored[:4]), int(self.stored[5:])
            return last_of_month(year, month)
        return date(int(self.stored), 12, 31) if kind == "year" else date.fromisoformat(self.stored)

    @property
    def due_quarter(self) -> Quarter | None:
        """The quarter in which the due time ends; None where there is no such day."""
        return _due_quarter(self.stored)

    def text(self, year: int | None = None) -> str:
        """For reading: "Q3", "Q1 & Q4", "Q1–Q4", "June 2024".

        A quarter's year is left out when it is `year`.
        """
        kind = self.kind
        if kind == "none":
            return ""
        if kind == "annually":
            return _("Annually")
        if kind == "ongoing":
            return _("Ongoing")
        if kind in ("quarter", "quarters"):
            return self._quarters_text(year)
        if kind == "month":
            name = month_names()[int(self.stored[5:]) - 1]
            return _("{month} {year}").format(month=name, year=self.stored[:4])
        if kind == "year":
            return self.stored
        day = date.fromisoformat(self.stored)
        return _("{day} {month} {year}").format(
            day=day.day, month=month_names()[day.month - 1], year=day.year
        )

    def short(self, year: int | None = None) -> str:
        """For the columns of lists: `text` with the months in three letters, "30 Sep 2026"."""
        if self.kind not in ("month", "date"):
            return self.text(year)
        month = short_month_names()[int(self.stored[5:7]) - 1]
        if self.kind == "month":
            return _("{month} {year}").format(month=month, year=self.stored[:4])
        day = date.fromisoformat(self.stored)
        return _("{day} {month} {year}").format(day=day.day, month=month, year=day.year)

    def _quarters_text(self, year: int | None) -> str:
        found = self.quarters
        years = {one for one, _quarter in found}
        if len(years) == 1:
            numbers = [quarter for _year, quarter in found]
            if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
                words = _("Q{first}–Q{last}").format(first=numbers[0], last=numbers[-1])
            else:
                words = " & ".join(_("Q{n}").format(n=number) for number in numbers)
            only = next(iter(years))
            return words if only == year else _("{quarters} {year}").format(year=only, quarters=words)
        return " & ".join(
            _("{quarters} {year}").format(year=y, quarters=_("Q{n}").format(n=q)) for y, q in found
        )

    @staticmethod
    def parse(text: str, year: int) -> Due:
        """Read what people write (see `due_words`); raises InvalidValue.

        `year` stands in where none is named.
        """
        from plandesk.domain.due_words import stored_form

        found = stored_form(text, year)
        if found is None:
            raise InvalidValue(
                _(
                    "“{text}” is not a due date. Nothing was changed; "
                    "write for example Q3, Q1 & Q4, June 2024, 2024-06-30, annually or ongoing."
                ).format(text=text.strip())
            )
        return Due(found)

    @staticmethod
    def from_stored(text: str) -> Due:
        """The due date kept in a file; raises InvalidValue when the form is unknown."""
        due = Due(text)
        if not _is_stored_form(due):
            raise InvalidValue(_("“{text}” is not a due date.").format(text=text))
        return due


@lru_cache(maxsize=1024)  # asked for thousands of initiatives, of which few are due at different times
def _due_quarter(stored: str) -> Quarter | None:
    end = Due(stored).end
    return None if end is None else Quarter.of(end)


def _is_stored_form(due: Due) -> bool:
    if due.kind in ("none", "annually", "ongoing"):
        return True
    if due.kind == "quarters":
        parts = due.stored.split(" ")
        # As many as can be named, once each and in order, so that one due time has one form.
        return all(QUARTER.match(part) for part in parts) and parts == sorted(set(parts))
    if due.kind == "date" and not DATE.match(due.stored):
        return False
    try:
        return due.end is not None
    except ValueError:  # the 31st of February, the year 0
        return False
