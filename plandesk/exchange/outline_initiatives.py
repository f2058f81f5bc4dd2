"""The initiatives of a plan that was written down: texts, or records with a text and what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from plandesk.domain.columns import one_line
from plandesk.domain.due_words import stored_form
from plandesk.domain.lead_kind import is_person
from plandesk.domain.periods import Due
from plandesk.domain.year_loading import new_uid
from plandesk.exchange import outline_names as names
from plandesk.exchange.json_places import refuse, whole
from plandesk.exchange.milestone_text import milestones_in
from plandesk.exchange.outline_fields import Field, LeftOver, Part, are_texts, is_prose, is_text, paragraphs
from plandesk.exchange.records import InitiativeRecord, LeadRecord, PersonRecord, UnitRecord
from plandesk.exchange.table_cells import names_in, without_bullet
from plandesk.exchange.year_records import MilestoneRecord
from plandesk.i18n import _

_CODE = re.compile(r"[A-Za-z]{0,2}\.?[0-9]{0,4}(\.[0-9]{1,3}){0,5}\.?\Z")  # a number as plans print it


class Initiatives:
    """Reads initiatives and keeps who leads them; due times without a year are of `year`."""

    def __init__(self, year: int, left_over: LeftOver) -> None:
        self._year, self._left_over = year, left_over
        self._dues: dict[str, str | None] = {}  # what was read already: a plan says the same words often
        self._leads: dict[str, LeadRecord] = {}
        self.units: list[UnitRecord] = []  # that lead something
        self.people: list[PersonRecord] = []  # who lead something, by what their names read like

    def read(self, field: Field) -> tuple[InitiativeRecord, str]:
        """One initiative and the number that it has in the file; raises ImportRefused with the place."""
        if isinstance(field.value, str):
            return _record(whole(field.path, _("a text"), field.value).strip()), ""
        if not isinstance(field.value, dict):
            refuse(field.path, _("a text, or a record with a text"), field.value)
        part = Part(field.path, field.value, self._left_over)
        number = number_in(part, field.name)
        text = title_in(part, field.name, _("an initiative needs a text in its record"), names.TEXT)
        more = " ".join(part.prose(names.TEXT).split())
        found = _record(
            f"{text}{' ' if text.endswith(('.', ':', '!', '?')) else ': '}{more}" if more else text,
            sub_items=self._sub_items(part),
            leads=tuple(self._lead(name) for name in self._names(part, "lead")),
            partners=self._names(part, "partners"),
            due=self._due(part),
            public=public_in(part),
            results=told_in(part, "results"),
            note=told_in(part, "note"),
            milestones=self._milestones(part),
        )
        part.finish()
        return found, number

    def _sub_items(self, part: Part) -> tuple[str, ...]:
        field = _called(part, "sub-items", lambda value: isinstance(value, str | list))
        field = field or part.take(names.SUB_ITEMS, lambda value: isinstance(value, list))
        if field is None:
            return ()
        every = field.value if isinstance(field.value, list) else field.value.split("\n")
        found = []
        for n, one in enumerate(every):
            path = f"{field.path}[{n}]"
            if isinstance(one, dict):
                inner = Part(path, one, self._left_over)
                found.append(title_in(inner, field.name, _("a sub-item needs a text"), names.TEXT))
                inner.finish()
            elif one is not None:
                found.append(without_bullet(one_line(whole(path, _("a text"), one))))
        return tuple(one for one in found if one)

    def _names(self, part: Part, wanted: str) -> tuple[str, ...]:
        field = _called(part, wanted, lambda value: isinstance(value, str) or are_texts(value))
        if field is None:
            return ()
        if isinstance(field.value, str):
            return names_in(whole(field.path, _("a text"), field.value))
        return tuple(dict.fromkeys(" ".join(one.split()) for one in paragraphs(field)))

    def _lead(self, name: str) -> LeadRecord:
        found = self._leads.get(name.casefold())
        if found is None:
            uid = new_uid()
            if is_person(name):
                self.people.append(PersonRecord(uid, "", name, "", None, True, True))
                found = LeadRecord(uid, None)
            else:
                self.units.append(UnitRecord(uid, name, "", ()))
                found = LeadRecord(None, uid)
            self._leads[name.casefold()] = found
        return found

    def _due(self, part: Part) -> Due:
        field = _called(
            part, "due", lambda value: isinstance(value, str | int) and not isinstance(value, bool)
        )
        if field is None:
            return Due()
        words = str(field.value)[:200]
        if words not in self._dues:
            self._dues[words] = stored_form(words, self._year)
        found = self._dues[words]
        if found is None:
            self._left_over.add(field)
        return Due(found or "")

    def _milestones(self, part: Part) -> tuple[MilestoneRecord, ...]:
        field = _called(part, "milestones", are_texts)
        if field is None:
            return ()
        steps = milestones_in("\n".join(one_line(one) for one in paragraphs(field)), self._year)
        return tuple(MilestoneRecord(None, one.text, one.due, one.done) for one in steps)


def title_in(part: Part, called: str, wanted: str, more: frozenset[str] = frozenset()) -> str:
    """The one text that a record is about, on one line; raises ImportRefused, saying what is wanted.

    It is the field with the name of the list, a title, a field that plans use for such texts, one of `more`,
    or the only text that is left.
    """
    for of_title in ({names.meaning(called)}, names.TITLE):
        field = part.take(of_title, lambda value: not isinstance(value, list | dict))
        if field is not None:
            break
    else:
        texts = [one for one in part if isinstance(one.value, str) and one.value.strip()]
        named = [one for one in texts if names.said_by(one.name).rank >= 0]
        field = named[0] if named else part.take(more, is_text)
        if field is None:
            left = [one for one in texts if not names.said_by(one.name).field]
            if len(left) != 1:
                refuse(part.path, wanted)
            field = left[0]
        if field in part:
            part.drop(field)
    text = one_line(whole(field.path, _("a text"), field.value))
    if not text:
        refuse(field.path, wanted)
    return text


def number_in(part: Part, called: str) -> str:
    """The number that a record gives itself, or ""; what has no form of a number stays where it is."""
    for field in part:
        said = names.said_by(field.name)
        own = (said.rank >= 0 or names.meaning(field.name) == names.meaning(called)) and _has_title(part)
        if not (own or (said.number and said.base in ("", names.meaning(called)))):
            continue
        number = str(field.value) if isinstance(field.value, int) else field.value
        if isinstance(number, str) and _CODE.match(number[:40]) and not isinstance(field.value, bool):
            part.drop(field)
            return number.strip()
    return ""


def _has_title(part: Part) -> bool:
    return any(names.meaning(one.name) in names.TITLE | names.TEXT and is_text(one.value) for one in part)


def public_in(part: Part) -> bool:
    """Whether a record is public; all are that say nothing."""
    field = _called(part, "public", lambda value: isinstance(value, bool))
    return field is None or bool(field.value)


def told_in(part: Part, wanted: str) -> str:
    """The paragraphs of a field of a record by its name in tables."""
    field = _called(part, wanted, is_prose)
    return "" if field is None else "\n\n".join(paragraphs(field))


def _called(part: Part, wanted: str, fits: Callable[[Any], bool]) -> Field | None:
    """The first field that a table would call so and whose value fits; it counts as read."""
    for field in part:
        if names.said_by(field.name).field == wanted and fits(field.value):
            part.drop(field)
            return field
    return None


def _record(text: str, **given: Any) -> InitiativeRecord:
    usual = {
        "sub_items": (), "leads": (), "partners": (), "due": Due(), "public": True, "results": "", "note": "",
    }  # fmt: skip
    return InitiativeRecord(uid=None, text=text, carries=None, serves=(), **{**usual, **given})
