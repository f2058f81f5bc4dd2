"""KPIs with their figures, as plain data; see `records`."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date

from msgspec import Struct
from msgspec.structs import replace


class CategoryRecord(Struct, frozen=True):
    """A category of a KPI."""

    uid: str | None
    name: str


class ComparatorRecord(Struct, frozen=True):
    """The value of another service for a period (the number of its first month)."""

    name: str
    period: int
    value: float | None
    source: str


class RestatedRecord(Struct, frozen=True):
    """A figure as it was before it was changed; `at` is a moment as ISO text."""

    numerator: float | None
    denominator: float | None
    words: str
    as_of: date | None
    reason: str
    who: str
    at: str


class MeasureRecord(Struct, frozen=True):
    """The figure of one period, with what it was before, the earliest first."""

    period: int
    numerator: float | None
    denominator: float | None
    words: str
    as_of: date | None
    provisional: bool
    footnote: str
    published: str
    restated: tuple[RestatedRecord, ...]


class SeriesRecord(Struct, frozen=True):
    """The figures of a unit (uid; None: the whole service) and a category (uid; None: all together)."""

    unit: str | None
    category: str | None
    measures: tuple[MeasureRecord, ...]


class KpiRecord(Struct, frozen=True):
    """A KPI, its fields as in `Kpi`; `objectives` are uids."""

    uid: str | None
    name: str
    definition: str
    kind: str
    numerator_name: str
    denominator_name: str
    unit_of_count: str
    scale: float
    decimals: int
    frequency: str
    source: str
    origin: str
    owner: str
    direction: str
    baseline: float | None
    baseline_period: str
    target_kind: str
    target: float | None
    target_high: float | None
    target_reason: str
    note: str
    objectives: tuple[str, ...]
    categories: tuple[CategoryRecord, ...]
    comparators: tuple[ComparatorRecord, ...]
    series: tuple[SeriesRecord, ...]


OWN_LISTS = ("uid", "objectives", "categories", "comparators", "series")  # what is no column of the KPI


def tied_to(
    records: tuple[KpiRecord, ...], objectives: set[str], chosen: Set[str] = frozenset()
) -> Iterator[KpiRecord]:
    """The KPIs that measure one of some objectives, and those chosen by uid, with links to these alone."""
    for one in records:
        own = tuple(uid for uid in one.objectives if uid in objectives)
        if own or one.uid in chosen:
            yield replace(one, objectives=own)
