"""KPIs in JSON, read into records; what is wrong is named by its place."""

from __future__ import annotations

import re

from plandesk.domain.kpis import periods
from plandesk.domain.kpis.definitions import COUNTED, DIRECTIONS, FREQUENCIES, KINDS, ORIGINS, TARGETS
from plandesk.domain.kpis.figures import month_number
from plandesk.exchange.json_places import Place, refuse
from plandesk.exchange.json_year_reading import Names, moment_at
from plandesk.exchange.kpi_records import (
    CategoryRecord,
    ComparatorRecord,
    KpiRecord,
    MeasureRecord,
    RestatedRecord,
    SeriesRecord,
)
from plandesk.i18n import _

MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])\Z")
MOST_DECIMALS = 4


def kpi(names: Names, place: Place) -> KpiRecord:
    """One KPI with its figures; raises ImportRefused."""
    kind = place.choice("kind", KINDS)
    frequency = place.choice("frequency", FREQUENCIES, "month")
    categories = _categories(names, place.records("categories"))
    objectives = place.uids("objectives")
    for n, uid in enumerate(objectives):
        names.mention(f"{place.at('objectives')}[{n}]", "objective", uid)
    scale = place.figure_or_none("scale")
    decimals = place.whole_or_none("decimals", MOST_DECIMALS)
    found = KpiRecord(
        uid=names.own(place, "kpi"),
        name=place.text("name", None),
        definition=place.text("definition"),
        kind=kind,
        numerator_name=place.text("numerator_name"),
        denominator_name=place.text("denominator_name"),
        unit_of_count=place.text("unit_of_count"),
        scale=scale if scale is not None else 100.0 if kind == "rate" else 1.0,
        decimals=decimals or 0,
        frequency=frequency,
        source=place.text("source"),
        origin=place.choice("origin", ORIGINS, "own"),
        owner=place.text("owner"),
        direction=place.choice("direction", DIRECTIONS, "watch"),
        baseline=place.figure_or_none("baseline"),
        baseline_period=place.text("baseline_period"),
        target_kind=place.choice("target_kind", TARGETS, "none"),
        target=place.figure_or_none("target"),
        target_high=place.figure_or_none("target_high"),
        target_reason=place.text("target_reason"),
        note=place.text("note"),
        objectives=objectives,
        categories=categories,
        comparators=tuple(_comparator(one) for one in place.records("comparators")),
        series=_every_series(names, place.records("series"), categories, kind, frequency),
    )
    place.finish()
    return found


def _categories(names: Names, places: list[Place]) -> tuple[CategoryRecord, ...]:
    found: dict[str, CategoryRecord] = {}
    for place in places:
        one = CategoryRecord(names.own(place, "category"), place.text("name", None))
        name = one.name.strip().casefold()
        if not name:
            refuse(place.at("name"), _("the name of a category"), one.name)
        if name in found:
            refuse(place.at("name"), _("each category stands once"), one.name)
        place.finish()
        found[name] = one
    return tuple(found.values())


def _comparator(place: Place) -> ComparatorRecord:
    found = ComparatorRecord(
        place.text("name", None), _month(place), place.figure_or_none("value"), place.text("source")
    )
    place.finish()
    return found


def _every_series(
    names: Names, places: list[Place], categories: tuple[CategoryRecord, ...], kind: str, frequency: str
) -> tuple[SeriesRecord, ...]:
    own = {one.uid for one in categories}
    found: dict[tuple[str | None, str | None], SeriesRecord] = {}
    for place in places:
        unit, category = place.uid("unit"), place.uid("category")
        if unit is not None:
            names.mention(place.at("unit"), "unit", unit)
        if category is not None and category not in own:
            refuse(place.at("category"), _("the uid of a category of the KPI"), category)
        if (unit, category) in found:
            refuse(place.path, _("each unit and category has one series"))
        measures = _measures(place.records("measures"), kind, frequency)
        place.finish()
        found[unit, category] = SeriesRecord(unit, category, measures)
    return tuple(found.values())


def _measures(places: list[Place], kind: str, frequency: str) -> tuple[MeasureRecord, ...]:
    found: dict[int, MeasureRecord] = {}
    for place in places:
        period = _month(place)
        if period != periods.aligned(period, frequency):
            wanted = {"quarter": _("the first month of a quarter"), "year": _("the first month of a year")}
            refuse(place.at("period"), wanted[frequency], f"{period // 12:04}-{period % 12 + 1:02}")
        if period in found:
            refuse(place.at("period"), _("each period has one figure"))
        numerator, denominator = _amount(place, kind)
        found[period] = MeasureRecord(
            period,
            numerator,
            denominator,
            place.text("words"),
            place.day_or_none("as_of"),
            place.flag("provisional", False),
            place.text("footnote"),
            place.text("published"),
            _restated(place.records("restated"), kind),
        )
        place.finish()
    return tuple(found[period] for period in sorted(found))


def _restated(places: list[Place], kind: str) -> tuple[RestatedRecord, ...]:
    found = []
    for place in places:
        at = moment_at(place, "at")
        if at is None:
            refuse(place.at("at"), _("a moment like 2026-01-31T09:30:00+00:00"), None)
        found.append(
            RestatedRecord(
                *_amount(place, kind),
                place.text("words"),
                place.day_or_none("as_of"),
                place.text("reason"),
                place.text("who"),
                at,
            )
        )
        place.finish()
    return tuple(sorted(found, key=lambda one: one.at))


def _amount(place: Place, kind: str) -> tuple[float | None, float | None]:
    found = {name: place.figure_or_none(name) for name in ("numerator", "denominator")}
    for name, value in found.items():
        if value is not None and value < 0 and kind in COUNTED:
            refuse(place.at(name), _("a number from 0"), value)
    return found["numerator"], found["denominator"]


def _month(place: Place) -> int:
    text = place.text("period", None)
    match = MONTH.match(text)
    if match is None:
        refuse(place.at("period"), _("the first month of the period, like 2026-06"), text)
    return month_number(int(match[1]), int(match[2]))
