"""The head of a plan that was written down: its title, kind and period, the plan above it, its service."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Any, NamedTuple

from plandesk.domain.columns import one_line
from plandesk.domain.plans import KINDS, usual_end
from plandesk.exchange import outline_names as names
from plandesk.exchange.json_places import refuse, whole
from plandesk.exchange.outline_fields import Field, Part, is_anything, is_record, is_text
from plandesk.exchange.written_records import Chosen
from plandesk.i18n import _

_YEARS = re.compile(
    r"(?<![0-9])((?:19|20|21)[0-9]{2})(?:\s*(?:[-–—/]|to|until|à|au)\s*((?:19|20|21)[0-9]{2}|[0-9]{2}))?(?![0-9])"
)
_KIND_WORDS = {
    "annual": ("annual", "yearly", "annuel"),
    "strategic": ("strategic", "stratégique"),
    "district": ("district",),
    "action": ("action plan", "plan d'action", "action"),
}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


class Head(NamedTuple):
    """What the head says; `dated` where it names a year."""

    title: str
    kind: str
    starts: date
    ends: date
    parent_title: str
    language: str
    dated: bool


class Heading:
    """The records in which a plan's own fields may stand: one for them, and the file itself."""

    def __init__(self, *parts: Part) -> None:
        self._parts = parts

    def take(self, wanted: Collection[str], fits: Callable[[Any], bool] = is_anything) -> Field | None:
        """The first field of one of these names whose value fits."""
        for part in self._parts:
            if (field := part.take(wanted, fits)) is not None:
                return field
        return None

    def line(self, wanted: Collection[str]) -> str:
        """A text on one line; "" where there is none."""
        field = self.take(wanted, is_text)
        return "" if field is None else one_line(whole(field.path, _("a text"), field.value))

    def within(self, field: Field) -> Part:
        """The record that a field holds."""
        return self._parts[0].within(field)

    def leave(self, field: Field) -> None:
        """A field that was taken says nothing that can be used."""
        self._parts[0].leave(field)


def read_head(heading: Heading, chosen: Chosen) -> Head:
    """The head with what was chosen in place of what the file says; raises ImportRefused."""
    field = heading.take(names.TITLE)
    title = "" if field is None else one_line(whole(field.path, _("a text"), field.value))
    starts, ends = _days(heading)
    first, last = _years(heading)
    if first is None and starts is None and (match := _YEARS.search(title)):
        first, last = _years_of(match)
    kind = chosen.kind or _kind(heading, title, first, last)
    if last is None and kind != "strategic":  # which one names by its first year
        last = first
    dated = bool(chosen.starts or starts or first)
    begin = chosen.starts or starts or date(first or date.today().year, 1, 1)
    end = chosen.ends
    if end is None and chosen.starts is None:
        end = ends or (date(last, 12, 31) if last else None)
    if end is None:
        end = usual_end(kind, begin)
    if end < begin:
        refuse(_("the last day"), _("a day not before {day}").format(day=begin), end.isoformat())
    return Head(
        chosen.title if chosen.title is not None else title,
        kind,
        begin,
        end,
        heading.line(names.PARENT),
        _language(heading),
        dated,
    )


def _years(heading: Heading) -> tuple[int | None, int | None]:
    """The first and the last year that a year or a period names."""
    field = heading.take(names.YEAR, lambda value: not isinstance(value, dict))
    if field is None:
        return None, None
    match = None
    if isinstance(field.value, str | int) and not isinstance(field.value, bool):
        match = _YEARS.search(str(field.value)[:80])
    if match is None:
        refuse(field.path, _("a year like 2026, or years like 2026-2029"), field.value)
    return _years_of(match)


def _years_of(match: re.Match[str]) -> tuple[int, int | None]:
    first = int(match[1])
    if match[2] is None:
        return first, None
    last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
    return first, last if last >= first else None


def _days(heading: Heading) -> tuple[date | None, date | None]:
    """The first and the last day, each in a field, or both in a record: "period": {"start": …}."""
    field = heading.take(names.YEAR, is_record)
    if field is None:
        return _day(heading, names.STARTS), _day(heading, names.ENDS)
    part = heading.within(field)
    found = _day(part, names.STARTS), _day(part, names.ENDS)
    part.finish()
    return found


def _day(heading: Heading | Part, wanted: Collection[str]) -> date | None:
    field = heading.take(wanted)
    if field is None:
        return None
    try:
        return date.fromisoformat(field.value if isinstance(field.value, str) else "")
    except ValueError:
        refuse(field.path, _("a day like 2026-12-31"), field.value)


def _kind(heading: Heading, title: str, first: int | None, last: int | None) -> str:
    field = heading.take(names.KIND, is_text)
    told = "" if field is None else str(field.value)[:80].casefold()
    if field is not None and _kind_in(told) is None:
        heading.leave(field)
    usual = "strategic" if first and last and last > first else "annual"
    return _kind_in(told) or _kind_in(title.casefold()) or usual


def _kind_in(words: str) -> str | None:
    if words in KINDS:
        return words
    return next((kind for kind, signs in _KIND_WORDS.items() if any(one in words for one in signs)), None)


def _language(heading: Heading) -> str:
    field = heading.take(names.LANGUAGE, is_text)
    if field is not None and LANGUAGE.match(field.value):
        return str(field.value)
    if field is not None:
        heading.leave(field)
    return "en"
