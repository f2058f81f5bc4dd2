"""The fields of a plan that was written down: asked for by what their names mean, and what was left over."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator
from typing import Any, NamedTuple

from plandesk.domain.columns import one_line, whole_text
from plandesk.exchange.json_places import refuse, whole
from plandesk.exchange.outline_names import meaning
from plandesk.exchange.written_records import LeftOut
from plandesk.i18n import _

MOST_LEFT_OUT = 200  # names that are told; a file with more of them is no plan
SHOWN = 200  # characters of what was left out
_PLACE = re.compile(r"\[[0-9]+\]")


class Field(NamedTuple):
    """A value with its name and where it stands."""

    path: str
    name: str
    value: Any
    place: int = 0  # among the fields of its record


def is_anything(_value: Any) -> bool:
    """Any value fits."""
    return True


def is_text(value: Any) -> bool:
    """Whether a value is a text."""
    return isinstance(value, str)


def is_list(value: Any) -> bool:
    """Whether a value is a list."""
    return isinstance(value, list)


def is_record(value: Any) -> bool:
    """Whether a value is a record."""
    return isinstance(value, dict)


def is_prose(value: Any) -> bool:
    """Whether a value is a text, or a list that is to hold texts."""
    return isinstance(value, str | list)


def are_texts(value: Any) -> bool:
    """Whether a value is a list of texts with at least one."""
    return isinstance(value, list) and bool(value) and all(isinstance(one, str) for one in value)


def are_records(value: Any) -> bool:
    """Whether a value is a list of records with at least one."""
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


class LeftOver:
    """Gathers what no part of a plan asked for, each name once for all records of a kind."""

    def __init__(self) -> None:
        self._found: dict[str, LeftOut] = {}

    def add(self, field: Field) -> None:
        """Remember a field, unless it says nothing anyhow."""
        if field.value is None or field.value in ("", [], {}):
            return
        path = _PLACE.sub("", field.path)
        place = whole_text("".join(one if one.isprintable() else "�" for one in path[:120]))
        before = self._found.get(place)
        if before is not None:
            self._found[place] = LeftOut(place, before.n + 1, before.words)
        elif len(self._found) < MOST_LEFT_OUT:
            self._found[place] = LeftOut(place, 1, _beginning(field.value))

    def add_all(self, other: LeftOver) -> None:
        """Remember what another one gathered."""
        for place, one in other._found.items():
            before = self._found.get(place)
            n = one.n + (before.n if before is not None else 0)
            self._found[place] = LeftOut(place, n, before.words if before is not None else one.words)

    def every(self) -> tuple[LeftOut, ...]:
        """What was left over, in the order of the file."""
        return tuple(self._found.values())


class Part:
    """A record of the file; `finish` tells what nobody asked for. A name with _ or $ first is a remark."""

    def __init__(self, path: str, value: dict[str, Any], left_over: LeftOver) -> None:
        self.path, self._left_over = path, left_over
        self._fields: dict[str, list[Field]] = {}
        for place, (name, one) in enumerate(value.items()):
            field = Field(f"{path}.{name}" if path else name, name, one, place)
            if name.startswith(("_", "$")):
                left_over.add(field)
            elif one is not None:
                self._fields.setdefault(meaning(name), []).append(field)

    def __iter__(self) -> Iterator[Field]:
        """The fields that were not asked for yet."""
        return iter([field for same in self._fields.values() for field in same])

    def drop(self, field: Field) -> None:
        """A field was read."""
        self._fields[meaning(field.name)].remove(field)

    def take(self, names: Collection[str], fits: Callable[[Any], bool] = is_anything) -> Field | None:
        """The first field of one of these names whose value fits; it counts as read."""
        for name, fields in self._fields.items():
            if name in names:
                for field in fields:
                    if fits(field.value):
                        fields.remove(field)
                        return field
        return None

    def within(self, field: Field) -> Part:
        """The record that a field holds."""
        return Part(field.path, field.value, self._left_over)

    def leave(self, field: Field) -> None:
        """Tell that a field says nothing that can be used."""
        self._left_over.add(field)

    def text(self, names: Collection[str], fits: Callable[[Any], bool] = is_anything) -> str:
        """A text, or "" where there is none; raises ImportRefused for anything else that fits."""
        field = self.take(names, fits)
        return "" if field is None else whole(field.path, _("a text"), field.value).strip()

    def line(self, names: Collection[str], fits: Callable[[Any], bool] = is_anything) -> str:
        """A text that stands on one line."""
        return one_line(self.text(names, fits))

    def prose(self, names: Collection[str]) -> str:
        """The paragraphs of all fields of these names, as Markdown."""
        found = []
        while (field := self.take(names, is_prose)) is not None:
            found += paragraphs(field)
        return "\n\n".join(found)

    def finish(self) -> None:
        """Tell what was left over."""
        for field in self:
            self._left_over.add(field)


def paragraphs(field: Field) -> list[str]:
    """The texts of a field that is one or a list of them; raises ImportRefused for anything else."""
    if isinstance(field.value, list):
        every = [
            whole(f"{field.path}[{n}]", _("a text"), one)
            for n, one in enumerate(field.value)
            if one is not None
        ]
    else:
        every = [whole(field.path, _("a text, or a list of texts"), field.value)]
    return [text for one in every if (text := one.strip())]


def record(path: str, value: Any, wanted: str, left_over: LeftOver) -> Part:
    """A part that must be a record; raises ImportRefused, which says what is `wanted`."""
    if not isinstance(value, dict):
        refuse(path, wanted, value)
    return Part(path, value, left_over)


def _beginning(value: Any) -> str:
    """The beginning of what a value says, in words."""
    found: list[str] = []
    waiting = [value]
    while waiting and sum(map(len, found)) < SHOWN:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += list(one.values())[:SHOWN][::-1]
        elif isinstance(one, list):
            waiting += one[:SHOWN][::-1]
        elif one is not None and one != "":
            found.append((one if isinstance(one, str) else json.dumps(one))[:SHOWN])
    words = " ".join(whole_text(" · ".join(found)).split())
    return words if len(words) < SHOWN else words[: SHOWN - 1] + "…"
