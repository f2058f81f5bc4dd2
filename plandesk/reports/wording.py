"""The words of a report in the plan's own language, whatever language the window speaks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from plandesk.domain.carrying import CarriedFrom
from plandesk.domain.periods import Due, Quarter
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
    return _("{day} {month} {year}").format(day=date.day, month=_month(date.month), year=date.year)


def quarter_text(quarter: Quarter, year: int | None = None) -> str:
    """Return e.g. "Q4 2023", or "Q4" where the year is that one."""
    short = _("Q{n}").format(n=quarter.number)
    if quarter.year == year:
        return short
    return _("{quarter} {year}").format(quarter=short, year=quarter.year)


def due_text(due: Due, year: int) -> str:
    """Return a due time as `Due.text` does, in the report's language: "Q4", "Q1 and Q4", "ongoing"."""
    kind = due.kind
    if kind == "annually":
        return _("every year")
    if kind == "ongoing":
        return _("ongoing")
    if kind == "quarter":
        return quarter_text(Quarter(*due.quarters[0]), year)
    if kind == "quarters":
        return _quarters(due, year)
    if kind == "month":
        month = _month(int(due.stored[5:]))
        return _("{month} {year}").format(month=month, year=due.stored[:4])
    return date_text(datetime.date.fromisoformat(due.stored)) if kind == "date" else due.stored


def carried_text(places: Sequence[CarriedFrom]) -> str:
    """Where an initiative was before, the latest place first: "was no. 46 in 2023"; empty for a new one."""
    if not places:
        return ""
    last = places[0]
    said = _("was no. {number} in {period}") if last.number else _("carried forward from {period}")
    words = said.format(number=last.number, period=last.period)
    if len(places) > 1:
        times = ngettext("carried forward once", "carried forward {n} times", len(places))
        return f"{words}, {times.format(n=len(places))}"
    return words


def short_due_text(due: Due, year: int) -> str:
    """Return `due_text` with the months in three letters, for columns: "30 Sep 2026"."""
    kind = due.kind
    if kind not in ("month", "date"):
        return due_text(due, year)
    month = _short_month(int(due.stored[5:7]))
    if kind == "month":
        return _("{month} {year}").format(month=month, year=due.stored[:4])
    return _("{day} {month} {year}").format(day=int(due.stored[8:]), month=month, year=due.stored[:4])


def _quarters(due: Due, year: int) -> str:
    years = {one for one, _quarter in due.quarters}
    numbers = [quarter for _year, quarter in due.quarters]
    if len(years) > 1:
        return joined([quarter_text(Quarter(*one)) for one in due.quarters])
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        words = _("Q{first}–Q{last}").format(first=numbers[0], last=numbers[-1])
    else:
        words = joined([_("Q{n}").format(n=number) for number in numbers])
    only = years.pop()
    return words if only == year else _("{quarter} {year}").format(quarter=words, year=only)


def joined(words: Sequence[str]) -> str:
    """Return e.g. "Q1, Q2 and Q4"."""
    if len(words) < 2:
        return "".join(words)
    return _("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])


def percent_text(part: int, whole: int) -> str:
    """Return a share, e.g. "42%"; what is not nothing is never 0, what is not all never 100."""
    share = (200 * part + whole) // (2 * whole)  # half a percent goes up
    if share == 0 and part:
        return _("under {n}%").format(n=1)
    if share == 100 and part < whole:
        return _("over {n}%").format(n=99)
    return _("{n}%").format(n=share)


def _month(number: int) -> str:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )[number - 1]  # fmt: skip


def _short_month(number: int) -> str:
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"), _("Jul"),
        _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )[number - 1]  # fmt: skip


def counted(number: int, name: str, plural: str) -> str:
    """Return e.g. "5 goals" from the names of a plan's level."""
    return f"{number} {inner(name if number == 1 else plural)}"


def raised(words: str) -> str:
    """Return words as they stand above others: "incidents" becomes "Incidents"."""
    return words[:1].upper() + words[1:]


def inner(name: str) -> str:
    """Return a name as it stands within a sentence: "Goals" becomes "goals", "KPIs" stays."""
    return " ".join(word.lower() if word[1:].islower() else word for word in name.split(" "))
