"""The goals of a plan that was written down, whatever their lists are called.

A record with one text as its title and a list is a goal; what is no goal in such a list is an initiative.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from plandesk.domain.branches import DEEPEST
from plandesk.domain.columns import one_line
from plandesk.exchange import outline_names as names
from plandesk.exchange.json_places import refuse, whole
from plandesk.exchange.outline_fields import Field, LeftOver, Part, are_records, is_list
from plandesk.exchange.outline_initiatives import Initiatives, number_in, public_in, title_in, told_in
from plandesk.exchange.outline_levels import Numbered
from plandesk.exchange.records import InitiativeRecord, ObjectiveRecord, PersonRecord, UnitRecord
from plandesk.i18n import _


def tree_of(record: dict[str, Any]) -> str | None:
    """The name of the field that holds a plan's goals; None where there is none."""
    best: tuple[tuple[bool, bool, int], str] | None = None
    for name, value in record.items():
        if name.startswith(("_", "$")) or not are_records(value) or names.meaning(name) in names.SECTIONS:
            continue
        below = [children for one in value if (children := child_lists(one))]
        called = names.said_by(name).rank >= 0
        known = any(names.said_by(child).rank >= 0 for children in below for child, _list in children)
        one_each = all(len(children) == 1 for children in below)
        if not below or not (called or known or (one_each and not _are_parts(below))):
            continue
        found = (called, known, sum(len(one) for children in below for _child, one in children))
        if best is None or found > best[0]:
            best = (found, name)
    return None if best is None else best[1]


def child_lists(record: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    """The lists of a record that hold goals or initiatives; an empty one only where its name says so.

    Where the name of one says that, the other lists of the record are something else.
    """
    found, named = [], []
    for name, value in record.items():
        if name.startswith(("_", "$")) or not isinstance(value, list):
            continue
        said = names.said_by(name)
        other = said.field or names.meaning(name) in names.TEXT or not any(one is not None for one in value)
        if said.rank >= 0:
            named.append((name, value))
        elif not other:
            found.append((name, value))
    return named or found


def _are_parts(below: list[list[tuple[str, list[Any]]]]) -> bool:
    """Whether the lists below are those of a narrative part."""
    return all(names.meaning(name) in names.ITEMS | names.PARTS for one in below for name, _list in one)


class Tree:
    """One reading of a tree: its records, the names of its lists, and the numbers that the file gives."""

    def __init__(self, year: int, left_over: LeftOver) -> None:
        self._left_over = left_over
        self._initiatives = Initiatives(year, left_over)
        self.lists: list[str] = []  # the names of the lists of goals, from the top down
        self.leaves = ""  # the name of the first list of initiatives
        self.moved_results = 0  # goals whose results went into their text
        self._numbered: list[list[Numbered]] = []
        self._numbered_leaves: list[Numbered] = []
        self._goals: set[tuple[int, str]] = set()  # what the lists of goals are called at each depth

    @property
    def numbered(self) -> list[list[Numbered]]:
        """The numbers of each level in the order of the plan, those of the initiatives last."""
        in_order = sorted(self._numbered_leaves, key=lambda one: (one.path[:-1], one.path[-1]))
        return [*self._numbered, in_order]

    @property
    def leading_units(self) -> tuple[UnitRecord, ...]:
        """The units that lead something."""
        return tuple(self._initiatives.units)

    @property
    def leading_people(self) -> tuple[PersonRecord, ...]:
        """The people who lead something."""
        return tuple(self._initiatives.people)

    def read(self, field: Field) -> tuple[ObjectiveRecord, ...]:
        """The goals of the list at the top; raises ImportRefused with the place."""
        self._goals = _goal_lists(field)
        return self._objectives(field, (), 0)

    def _objectives(self, field: Field, above: tuple[int, ...], before: int) -> tuple[ObjectiveRecord, ...]:
        """The goals of a list; `before` stand above them already."""
        depth = len(above)
        if depth == DEEPEST:
            refuse(field.path, _("there are at most {n} levels").format(n=DEEPEST))
        if depth == len(self.lists):
            self.lists.append(field.name)
            self._numbered.append([])
        found: list[ObjectiveRecord] = []
        for n, one in enumerate(field.value):
            if one is not None:
                here = Field(f"{field.path}[{n}]", field.name, one)
                found.append(self._objective(here, (*above, before + len(found) + 1)))
        return tuple(found)

    def _objective(self, field: Field, path: tuple[int, ...]) -> ObjectiveRecord:
        numbered = self._numbered[len(path) - 1]
        if isinstance(field.value, str):
            numbered.append(Numbered("", path))
            return _record(one_line(whole(field.path, _("a text"), field.value)))
        if not isinstance(field.value, dict):
            refuse(field.path, _("a goal: a record with a title and a list of what is below it"), field.value)
        part = Part(field.path, field.value, self._left_over)
        lists = [part.take({names.meaning(name)}, is_list) for name, _list in child_lists(field.value)]
        numbered.append(Numbered(number_in(part, field.name), path))
        title = title_in(part, field.name, _("a goal needs a title in its record"))
        body, results, public = part.prose(names.TEXT), told_in(part, "results"), public_in(part)
        part.finish()
        goals: list[ObjectiveRecord] = []
        leaves: list[InitiativeRecord] = []
        for one in lists:
            assert one is not None
            if (len(path), names.meaning(one.name)) in self._goals or any(
                _is_goal(child) for child in one.value
            ):
                goals += self._objectives(one, path, len(goals))
            else:
                leaves += self._below(one, path, len(leaves))
        if results and len(leaves) == 1 and not leaves[0].results:
            leaves = [replace(leaves[0], results=results)]
        elif results:
            self.moved_results += 1
            body = "\n\n".join(filter(None, (body, results)))
        return _record(title, body, public, tuple(leaves), tuple(goals))

    def _below(self, field: Field, path: tuple[int, ...], before: int) -> list[InitiativeRecord]:
        """The initiatives of a list; `before` stand above them already."""
        self.leaves = self.leaves or field.name
        found: list[InitiativeRecord] = []
        for n, one in enumerate(field.value):
            if one is None:
                continue
            leaf, number = self._initiatives.read(Field(f"{field.path}[{n}]", field.name, one))
            found.append(leaf)
            self._numbered_leaves.append(Numbered(number, (*path, before + len(found))))
        return found


def _is_goal(value: Any) -> bool:
    return isinstance(value, dict) and bool(child_lists(value))


def _goal_lists(field: Field) -> set[tuple[int, str]]:
    """What the lists are called that hold goals somewhere, with how many goals stand above them."""
    found: set[tuple[int, str]] = set()
    waiting = [(field.value, 1)]
    while waiting:
        every, depth = waiting.pop()
        for one in every:
            for name, below in child_lists(one) if isinstance(one, dict) else ():
                if any(_is_goal(child) for child in below):
                    found.add((depth, names.meaning(name)))
                    if depth < DEEPEST:
                        waiting.append((below, depth + 1))
    return found


def _record(
    title: str,
    body: str = "",
    public: bool = True,
    initiatives: tuple[InitiativeRecord, ...] = (),
    objectives: tuple[ObjectiveRecord, ...] = (),
) -> ObjectiveRecord:
    return ObjectiveRecord(None, title, body, public, initiatives, objectives)
