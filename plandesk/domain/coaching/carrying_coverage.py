"""The coverage figure into a plan file: three KPIs with figures by quarter and unit, and nothing else.

Only counts go over. The units are those that the plan file has, found by their names; the KPIs have fixed
uids and words of the program, so every coaching file of a service carries into the same three, and carrying
again changes figures instead of adding any. Withheld groups are not written; a figure that the plan file
has of one already, perhaps from another coach's file, stays what it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from plandesk.domain.coaching.coverage import Coverage, Group
from plandesk.domain.kpis.definitions import add_kpi, kpis
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, annotate, enter, measures
from plandesk.domain.people import units
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

# The same in every plan file, whatever the KPIs are renamed to.
UIDS = (
    "c0ac4e00-5e55-7000-8000-000000000001",
    "c0ac4e00-5e55-7000-8000-000000000002",
    "c0ac4e00-5e55-7000-8000-000000000003",
)


KINDS = ("count", "value", "count")  # a member is coached in several quarters: those are not added up
NO = (None, None, None)


class CarriedGroup(Struct, frozen=True):
    """One group and where it goes: `unit_id` in the plan file, None where it has no such unit.

    `before` is what the plan file has there now, None for a figure that is not there.
    """

    group: Group
    name: str
    unit_id: int | None
    before: tuple[int | None, int | None, int | None]

    @property
    def goes(self) -> bool:
        """Whether its figures are written."""
        return self.unit_id is not None and self.group.counts is not None

    @property
    def differs(self) -> bool:
        """Whether writing them changes something."""
        return self.goes and self.group.counts != self.before


class CarryPreview(Struct, frozen=True):
    """Exactly what will be carried into a plan file on a day."""

    groups: tuple[CarriedGroup, ...]
    today: date

    @property
    def figures(self) -> int:
        """How many figures are new or changed."""
        return sum(
            old != new
            for one in self.groups
            if one.goes and one.group.counts is not None
            for old, new in zip(one.before, one.group.counts, strict=True)
        )

    @property
    def unmatched(self) -> tuple[str, ...]:
        """The units of the coaching file that the plan file does not have, by name."""
        names = {one.name for one in self.groups if one.unit_id is None and one.name}
        return tuple(sorted(names, key=str.casefold))

    @property
    def replaced(self) -> int:
        """How many figures that were carried before are written over with others."""
        return sum(
            old is not None and old != new
            for one in self.groups
            if one.goes and one.group.counts is not None
            for old, new in zip(one.before, one.group.counts, strict=True)
        )


def preview(figures: Coverage, plan_file: Document, today: date) -> CarryPreview:
    """Look where the groups of a coverage figure go in a plan file; nothing is written.

    A unit is matched by its name or short name, whatever its case; where several have the name, or two
    groups would go to one unit, none is. The total goes to the unit that the desk names, if the plan file
    has it.
    """
    known = _unit_ids(plan_file)
    there = _there(plan_file)
    found = []
    for group in figures.groups:
        name = figures.whole if group.is_total else group.unit
        unit_id = known.get(name.strip().casefold()) if name else None
        if group.is_total and unit_id is None:
            continue
        cell = Cell(_period(group), unit_id, None)
        before = tuple(_count(each.get(cell)) if unit_id is not None else None for each in there)
        found.append(CarriedGroup(group, name, unit_id, (before[0], before[1], before[2])))
    places = Counter((one.group.quarter, one.unit_id) for one in found)
    return CarryPreview(
        tuple(
            one
            if places[one.group.quarter, one.unit_id] == 1
            else CarriedGroup(one.group, one.name, None, NO)
            for one in found
        ),
        today,
    )


def carry(seen: CarryPreview, figures: Coverage, plan_file: Document) -> int:
    """Write what a preview says as one step of the plan file; how many figures changed comes back.

    A quarter that is not over is provisional; a final figure that is changed keeps its old value as a
    restatement. Raises InvalidValue where the plan file was changed since the preview.
    """
    if preview(figures, plan_file, seen.today) != seen:
        raise InvalidValue(
            _("The plan file was changed since, so nothing was carried. Look at the figures once more.")
        )
    many = seen.figures
    going = [one for one in seen.groups if one.goes]
    if not going:
        return 0
    with plan_file.step(
        ngettext("Carry {n} coverage figure", "Carry {n} coverage figures", many).format(n=many)
    ):
        ids = _kpi_ids(plan_file)
        for place, kpi_id in enumerate(ids):
            entries: list[Entry] = []
            over: list[Cell] = []
            running: list[Cell] = []
            for one in going:
                assert one.group.counts is not None
                cell = Cell(_period(one.group), one.unit_id, None)
                entries.append(Entry(cell, float(one.group.counts[place])))
                (over if one.group.quarter.last < seen.today else running).append(cell)
            enter(plan_file, kpi_id, entries, as_of=seen.today)
            written = measures(plan_file, kpi_id)
            annotate(plan_file, [written[cell].id for cell in running], provisional=True)
            annotate(plan_file, [written[cell].id for cell in over], provisional=False)
    return many


def kpi_names() -> tuple[str, str, str]:
    """What the three KPIs are called when they are made."""
    return (_("Coaching sessions held"), _("Members coached"), _("Coaching actions closed"))


def _definitions() -> tuple[str, str, str]:
    return (
        _("Coaching sessions held in the quarter. Groups of fewer than five people are withheld."),
        _(
            "Different members coached in the quarter; several quarters are averaged, since one member may "
            "be coached in each. Groups of fewer than five people are withheld."
        ),
        _("Agreed actions closed in the quarter. Groups of fewer than five people are withheld."),
    )


def _units_of_count() -> tuple[str, str, str]:
    return (_("sessions"), _("members"), _("actions"))


def _kpi_ids(plan_file: Document) -> list[int]:
    there = {one.uid: one.id for one in kpis(plan_file)}
    words = zip(UIDS, KINDS, kpi_names(), _definitions(), _units_of_count(), strict=True)
    return [
        there.get(uid) or add_kpi(
            plan_file, name, kind, uid=uid, definition=definition, unit_of_count=counted,
            frequency="quarter", source=_("Coaching files"), direction="watch",
        )
        for uid, kind, name, definition, counted in words
    ]  # fmt: skip


def _unit_ids(plan_file: Document) -> Mapping[str, int]:
    found: dict[str, set[int]] = {}
    for one in units(plan_file):
        for name in {one.name.strip().casefold(), one.short_name.strip().casefold()} - {""}:
            found.setdefault(name, set()).add(one.id)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


def _there(plan_file: Document) -> list[dict[Cell, float | None]]:
    ids = {one.uid: one.id for one in kpis(plan_file)}
    return [
        {cell: one.amount.numerator for cell, one in measures(plan_file, ids[uid]).items()}
        if uid in ids
        else {}
        for uid in UIDS
    ]


def _period(group: Group) -> int:
    return month_number(group.quarter.year, group.quarter.number * 3 - 2)


def _count(value: float | None) -> int | None:
    return None if value is None else int(value)
