"""Coverage without names: how many sessions held, members coached, actions closed by quarter and unit.

A group of fewer than five people is withheld: what is told of two or three people tells of each. Who was
in a unit in a quarter are its active members and everyone who had a session or closed an action in it in
that quarter. The total is withheld, too, where the withheld groups could be worked out from it, that is
where they have fewer than five people together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from plandesk.domain.coaching.desk import desk
from plandesk.domain.name_order import name_key
from plandesk.domain.periods import Quarter, quarters_between
from plandesk.file.document import Document
from plandesk.i18n import _

FEWEST = 5  # people of a group of which figures are told


class Counts(NamedTuple):
    """The figures of one group in one quarter.

    `sessions`: held in the quarter, until today. `members`: different people coached in them.
    `actions`: agreed actions that were done in the quarter.
    """

    sessions: int
    members: int
    actions: int


class Group(Struct, frozen=True):
    """One unit in one quarter; the total has `is_total`. `counts` is None where it is withheld."""

    quarter: Quarter
    unit: str
    counts: Counts | None
    is_total: bool = False


class Coverage(Struct, frozen=True):
    """The figures of some quarters: by quarter the units by name, then all together.

    `whole` is the name of what all units are together ("" where the desk does not say, or where it is the
    name of one of the units).
    """

    groups: tuple[Group, ...]
    whole: str

    @property
    def withheld(self) -> int:
        """How many groups are withheld, totals among them."""
        return sum(one.counts is None for one in self.groups)


@dataclass(slots=True)
class _Gathered:
    sessions: int = 0
    coached: set[int] = field(default_factory=set)
    actions: int = 0
    people: set[int] = field(default_factory=set)

    def counts(self) -> Counts:
        return Counts(self.sessions, len(self.coached), self.actions)


def coverage(document: Document, first: Quarter, last: Quarter, today: date) -> Coverage:
    """The figures of every quarter from `first` to `last`, those that have begun."""
    quarters = [one for one in quarters_between(first.first, last.last) if one.first <= today]
    active: dict[str, set[int]] = {}
    for unit, member_id in document.rows("SELECT trim(unit), id FROM member WHERE state = 'active'"):
        active.setdefault(unit, set()).add(member_id)
    groups: list[Group] = []
    for quarter in quarters:
        groups += _of_quarter(quarter, _gathered(document, quarter, active, today))
    named = desk(document).unit_name.strip()
    units = {one.unit.casefold() for one in groups if not one.is_total}
    return Coverage(tuple(groups), "" if named.casefold() in units else named)


def first_quarter(document: Document) -> Quarter | None:
    """The quarter of the first session; None where there is none."""
    held = document.value("SELECT min(held) FROM coaching_session")
    return Quarter.of(date.fromisoformat(held)) if held else None


def withheld_words(group: Group) -> str:
    """Why the figures of a group are withheld; a total may have more people, but would give away a group."""
    if group.is_total:
        return _("withheld, as a group in it is")
    return _("withheld: fewer than five people")


def is_total_safe(people: Iterable[Set[int]]) -> bool:
    """Whether the total of groups, given with the ids of their people, can be told beside those told."""
    groups = list(people)
    hidden = set[int]().union(*(one for one in groups if len(one) < FEWEST))
    return len(set[int]().union(*groups)) >= FEWEST and (not hidden or len(hidden) >= FEWEST)


def _of_quarter(quarter: Quarter, by_unit: Mapping[str, _Gathered]) -> list[Group]:
    found = [
        Group(quarter, unit, one.counts() if len(one.people) >= FEWEST else None)
        for unit, one in sorted(by_unit.items(), key=lambda one: (not one[0], name_key(one[0])))
    ]
    together = Counts(
        sum(one.sessions for one in by_unit.values()),
        len(set[int]().union(*(one.coached for one in by_unit.values()))),
        sum(one.actions for one in by_unit.values()),
    )
    safe = is_total_safe(one.people for one in by_unit.values())
    return [*found, Group(quarter, "", together if safe else None, is_total=True)] if found else []


def _gathered(
    document: Document, quarter: Quarter, active: Mapping[str, set[int]], today: date
) -> dict[str, _Gathered]:
    """What each unit has; one in which nobody is and nothing was is not there."""
    found: dict[str, _Gathered] = {}
    names: dict[str, str] = {}

    def of(unit: str) -> _Gathered:
        return found.setdefault(names.setdefault(unit.casefold(), unit), _Gathered())

    for unit, ids in active.items():
        of(unit).people |= ids
    span = (quarter.first.isoformat(), min(quarter.last, today).isoformat())
    # A session from before the roster named a unit counts for the unit that the member has now.
    for unit, member_id, many in document.rows(
        "SELECT trim(ifnull(nullif(s.unit, ''), m.unit)), m.id, count(*) FROM coaching_session s"
        " JOIN member m ON m.id = s.member_id WHERE s.held BETWEEN ? AND ? GROUP BY 1, 2",
        span,
    ):
        of(unit).sessions += many
        of(unit).coached.add(member_id)
        of(unit).people.add(member_id)
    for unit, member_id, many in document.rows(
        "SELECT trim(ifnull(nullif(s.unit, ''), m.unit)), m.id, count(*) FROM action_item a"
        " JOIN coaching_session s ON s.id = a.session_id JOIN member m ON m.id = s.member_id"
        " WHERE a.done BETWEEN ? AND ? GROUP BY 1, 2",
        span,
    ):
        of(unit).actions += many
        of(unit).people.add(member_id)
    return found
