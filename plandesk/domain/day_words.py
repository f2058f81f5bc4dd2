"""Single days in words, as the program writes them and as people do.

What is read are the days of `due_words`, with "today", "tomorrow" and "yesterday" besides; reading them is
loaded when the first is read, for a start only writes days.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from plandesk.domain.periods import DATE, Due, month_names, short_month_names
from plandesk.errors import InvalidValue
from plandesk.i18n import _

FROM_TODAY = {
    "today": 0, "tomorrow": 1, "yesterday": -1,
    "aujourd'hui": 0, "demain": 1, "hier": -1,
}  # fmt: skip
QUOTED = 40  # characters of what was typed that are said again


def day_words(day: date) -> str:
    """A day for reading: "24 January 2024"."""
    return Due(day.isoformat()).text()


def moment_words(at: datetime) -> str:
    """A day with its time: "24 November 2026, 14:05"; in the time zone that it is given in."""
    return _("{day}, {time}").format(day=day_words(at.date()), time=f"{at:%H:%M}")


def short_day(day: date, today: date, narrow: bool = False) -> str:
    """ "24 November", or where it is `narrow` "24 Nov"; with the year where it is another than today's."""
    return day_of_year(day, today.year, narrow)


def day_of_year(day: date, year: int, narrow: bool = False) -> str:
    """The same with the year where it is another than `year`."""
    due = Due(day.isoformat())
    if day.year != year:
        return due.short() if narrow else due.text()
    months = short_month_names() if narrow else month_names()
    return _("{day} {month}").format(day=day.day, month=months[day.month - 1])


def day_of(text: str, today: date, year: int | None = None) -> date:
    """The day that was written; `year` stands in where none is named (today's unless given).

    Raises InvalidValue, for a day like 6/7/2026 with both readings in its sentence.
    """
    found = _read(text, today, today.year if year is None else year)
    if not DATE.match(found):
        raise _no_day(text, today)
    return date.fromisoformat(found)


def last_day_of(text: str, today: date) -> date:
    """The day that was written, or the last of a month, quarter or year; raises InvalidValue."""
    found = Due(_read(text, today, today.year)).end
    if found is None:
        raise _no_day(text, today)
    return found


def _read(text: str, today: date, year: int) -> str:
    """The stored form of what was written; empty for no time at all."""
    from plandesk.domain.due_words import bare_words, both_days, stored_form

    words = bare_words(text)
    days = {**FROM_TODAY, bare_words(_("today")): 0, bare_words(_("tomorrow")): 1}
    if words in days:
        return (today + timedelta(days=days[words])).isoformat()
    found = stored_form(text, year)
    if found is None:
        both = both_days(text)
        if both is not None:
            raise InvalidValue(
                _("“{text}” can be read as {first} or as {second}; write the month in letters.").format(
                    text=_quoted(text), first=short_day(both[0], both[0]), second=short_day(both[1], both[1])
                )
            )
        raise _no_day(text, today)
    return found


def _no_day(text: str, today: date) -> InvalidValue:
    return InvalidValue(
        _("“{text}” is not a day; write for example {example} or {digits}.").format(
            text=_quoted(text), example=day_words(today), digits=today.isoformat()
        )
    )


def _quoted(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= QUOTED else f"{words[: QUOTED - 1]}…"
