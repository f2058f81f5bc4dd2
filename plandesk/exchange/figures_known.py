"""What a table of figures is read against: the KPIs, units and categories of a file, by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from msgspec import Struct

from plandesk.domain.kpis.definitions import Category, Kpi, categories, kpis
from plandesk.domain.people import Unit, units
from plandesk.domain.service import service
from plandesk.exchange.sheet_choice import flat
from plandesk.file.document import Document

WHOLE = (
    *("region", "region total", "regional", "whole service", "service", "service-wide", "service total"),
    *("total", "totals", "grand total", "all", "overall", "all units", "all districts", "city", "citywide"),
    *("ensemble", "ensemble du service", "region entiere", "tous", "toutes", "total general"),
)
TOGETHER = (
    *("all together", "all", "total", "totals", "overall", "all types", "all categories", "grand total"),
    *("tous", "toutes", "ensemble", "total general"),
)


class _Named(Protocol):
    @property
    def id(self) -> int: ...

    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=_Named)


class KnownNames(Struct, frozen=True):
    """KPIs, units and categories (by the id of their KPI), and what the whole service is called."""

    kpis: tuple[Kpi, ...]
    units: tuple[Unit, ...]
    categories: Mapping[int, tuple[Category, ...]]
    whole: frozenset[str]

    def kpi(self, name: str) -> list[Kpi]:
        """The KPIs of a name or a key."""
        found = [one for one in self.kpis if one.uid == name.strip()]
        return found or _called(self.kpis, name, lambda one: (one.name,))

    def unit(self, name: str) -> list[Unit]:
        """The units of a name or short name."""
        return _called(self.units, name, lambda one: (one.name, one.short_name, self.path(one)))

    def path(self, unit: Unit) -> str:
        """A unit with those above it: "District 1 › A Platoon"."""
        above = {one.id: one for one in self.units}
        names = [unit.name]
        while unit.parent_id is not None and unit.parent_id in above:
            unit = above[unit.parent_id]
            names.append(unit.name)
        return " › ".join(reversed(names))

    def unit_name(self, unit: Unit) -> str:
        """The name by which `unit` finds it alone."""
        return unit.name if len(self.unit(unit.name)) == 1 else self.path(unit)

    def is_whole(self, name: str) -> bool:
        """Whether a name means the whole service, and no unit of it."""
        return not self.unit(name) and flat(name) in self.whole

    def category(self, kpi_id: int, name: str) -> list[Category]:
        """The categories of a KPI with a name."""
        return _called(self.categories.get(kpi_id, ()), name, lambda one: (one.name,))

    def is_category(self, name: str) -> bool:
        """Whether any KPI has a category of this name."""
        return any(self.category(one.id, name) for one in self.kpis)

    def part(self, name: str) -> str:
        """ "numerator" or "denominator" where a KPI calls a part of its rate so; "" otherwise."""
        wanted = flat(name)
        for one in self.kpis:
            if one.kind == "rate" and wanted and wanted == flat(one.numerator_name):
                return "numerator"
            if one.kind == "rate" and wanted and wanted == flat(one.denominator_name):
                return "denominator"
        return ""


def read_names(document: Document) -> KnownNames:
    """Read them from a file."""
    every = kpis(document)
    of = service(document)
    own = {flat(of.name), flat(of.short_name)} - {""}
    return KnownNames(
        every,
        tuple(units(document)),
        {one.id: categories(document, one.id) for one in every},
        frozenset(map(flat, WHOLE)) | own,
    )


def _called(those: Iterable[T], name: str, names: Callable[[T], tuple[str, ...]]) -> list[T]:
    wanted = flat(name)
    if not wanted:
        return []
    found = [one for one in those if wanted in map(flat, names(one))]
    exact = [one for one in found if name.strip() in names(one)]
    return exact if len(exact) == 1 else found
