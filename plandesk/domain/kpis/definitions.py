"""What a KPI is: its definition, its unit, its target, and the objectives that it measures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from plandesk.domain import ordering
from plandesk.domain.columns import stored
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

KINDS = ("count", "rate", "value", "time", "rating", "words")
COUNTED = ("count", "rate", "time")  # kinds whose figures are never below 0
LARGEST = 1e15  # what figures stay below
PER_PEOPLE = 10_000.0  # from this scale on a rate is told per so many people
PERCENT = ("%", "percent", "per cent")  # units of a value that is a percentage
FREQUENCIES = ("month", "quarter", "year", "wave")  # wave: a survey, at the month in which it was held
ORIGINS = (
    "own",
    "published",
    "estimate",
)  # counted here; taken as another office publishes it; estimated here
DIRECTIONS = ("up", "down", "band", "watch")
TARGETS = ("none", "at_least", "at_most", "band", "change", "rank", "words")
MONTHS = {"month": 1, "quarter": 3, "year": 12, "wave": 1}


class Kpi(Struct, frozen=True):
    """One KPI.

    `kind`: count; rate (numerator / denominator, times `scale`: 100 for percent, 100000 for per 100,000
    people); value (a number as given, also a percentage: see `is_percent`); time (seconds, shown as m:ss);
    rating; words (as a source has it).
    `target_kind`: at_least and at_most `target`; band from `target` to `target_high`; change: by
    `target` percent from the baseline (−50 is a reduction by half); rank: at most place `target` among
    comparators; words: see `target_reason`. `baseline`, `target` are in the unit that is shown.
    `origin` says whether the figures are own counts, published by another office, or own estimates.
    """

    id: int
    uid: str
    position: int
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
    objectives: tuple[int, ...]

    @property
    def months(self) -> int:
        """How many months one period has."""
        return MONTHS[self.frequency]

    @property
    def additive(self) -> bool:
        """Whether figures of several periods or units are added up; values, times and ratings are not."""
        return self.kind in ("count", "rate")

    @property
    def per_people(self) -> bool:
        """Whether cases are told per so many people, who are the same in each month and not added up."""
        return self.kind == "rate" and self.scale >= PER_PEOPLE

    @property
    def is_percent(self) -> bool:
        """Whether the figure that is shown is a percentage, computed here or as a survey gives it."""
        if self.kind == "rate":
            return self.scale == 100
        return self.kind == "value" and self.unit_of_count.strip().casefold() in PERCENT

    @property
    def shown_months(self) -> int:
        """How many months the figure takes together by which the KPI is judged.

        A year of counts and rates, which are added up; else one period: the mean of twelve medians is none.
        """
        return 12 if self.additive and self.frequency in ("month", "quarter") else self.months

    @property
    def counted(self) -> str:
        """The part of a figure that says on how many cases it rests: of a share what it is a share of."""
        return "denominator" if self.kind == "rate" and not self.per_people else "numerator"


class Category(Struct, frozen=True):
    """One category (occurrence type) of a KPI."""

    id: int
    uid: str
    kpi_id: int
    position: int
    name: str


def kpis(document: Document) -> tuple[Kpi, ...]:
    """All KPIs in their order."""
    links: dict[int, list[int]] = {}
    for row in document.rows("SELECT kpi_id, objective_id FROM kpi_objective ORDER BY kpi_id, position"):
        links.setdefault(row[0], []).append(row[1])
    return tuple(
        Kpi(**dict(row), objectives=tuple(links.get(row["id"], ())))
        for row in document.rows("SELECT * FROM kpi ORDER BY position, id")
    )


def kpi(document: Document, kpi_id: int) -> Kpi:
    """One KPI; raises NotThere."""
    row = document.row("SELECT * FROM kpi WHERE id = ?", (kpi_id,))
    if row is None:
        raise NotThere(_("This KPI is no longer in the file."))
    links = document.rows(
        "SELECT objective_id FROM kpi_objective WHERE kpi_id = ? ORDER BY position", (kpi_id,)
    )
    return Kpi(**dict(row), objectives=tuple(link[0] for link in links))


def kpis_of_objective(document: Document, objective_id: int) -> tuple[Kpi, ...]:
    """The KPIs that measure an objective, in their order."""
    return tuple(one for one in kpis(document) if objective_id in one.objectives)


def add_kpi(
    document: Document, name: str, kind: str = "count", position: int | None = None, **fields: Any
) -> int:
    """Add a KPI; its id comes back. `fields` as in `Kpi`; raises InvalidValue."""
    objectives = fields.pop("objectives", ())
    values = {"name": name, "kind": kind, **fields}
    if kind == "rate":
        values.setdefault("scale", 100.0)
    _check(values)
    with document.step(_("Add KPI")):
        place = ordering.make_room(document, "kpi", {}, position)
        new_id = document.insert("kpi", **stored({**values, "position": place}))
        _link(document, new_id, objectives)
    return new_id


def change_kpi(document: Document, kpi_id: int, **fields: Any) -> None:
    """Change fields of a KPI by their names in `Kpi`; raises InvalidValue, NotThere."""
    old = kpi(document, kpi_id)
    objectives = fields.pop("objectives", None)
    _check(fields)
    if fields.get("frequency", old.frequency) != old.frequency:
        _check_periods(document, old, fields["frequency"])
    if fields.get("kind", old.kind) in COUNTED and old.kind not in COUNTED:
        _check_signs(document, old)
    if fields.get("kind", old.kind) != old.kind and "rate" in (fields["kind"], old.kind):
        fields.setdefault("scale", 100.0 if fields["kind"] == "rate" else 1.0)
    with document.step(_("Change KPI")):
        document.update("kpi", kpi_id, **stored(fields))
        if objectives is not None:
            _link(document, kpi_id, objectives)


def duplicate_kpi(document: Document, kpi_id: int) -> int:
    """Add the same definition once more below it, with its categories and goals, without figures.

    The id of the new one comes back; raises NotThere.
    """
    old = kpi(document, kpi_id)
    names = set(Kpi.__struct_fields__) - {"id", "uid", "position", "name", "kind"}
    copied = {name: getattr(old, name) for name in names}
    with document.step(_("Duplicate KPI")):
        new_name = _("{name} (copy)").format(name=old.name) if old.name else ""
        new_id = add_kpi(document, new_name, old.kind, old.position + 1, **copied)
        for one in categories(document, kpi_id):
            add_category(document, new_id, one.name)
    return new_id


def move_kpi(document: Document, kpi_id: int, position: int) -> None:
    """Put a KPI at a position among all."""
    with document.step(_("Move KPI")):
        ordering.move(document, "kpi", {}, kpi_id, position)


def delete_kpis(document: Document, ids: Sequence[int]) -> None:
    """Delete KPIs with their figures, in one step."""
    with document.step(ngettext("Delete KPI", "Delete {n} KPIs", len(ids)).format(n=len(ids))):
        document.delete("kpi", ids)
        ordering.close_gaps(document, "kpi", {})


def categories(document: Document, kpi_id: int) -> tuple[Category, ...]:
    """The categories of a KPI in their order."""
    rows = document.rows("SELECT * FROM category WHERE kpi_id = ? ORDER BY position, id", (kpi_id,))
    return tuple(Category(*row) for row in rows)


def add_category(document: Document, kpi_id: int, name: str, position: int | None = None) -> int:
    """Add a category to a KPI; its id comes back. Raises InvalidValue for no or a taken name."""
    _free_name(document, kpi_id, name, None)
    with document.step(_("Add category")):
        place = ordering.make_room(document, "category", {"kpi_id": kpi_id}, position)
        return document.insert("category", kpi_id=kpi_id, position=place, name=name.strip())


def add_categories(
    document: Document, kpi_id: int, names: Sequence[str], position: int | None = None
) -> list[int]:
    """Add several categories in one step, those that are there already and empty names left out.

    The ids of the new ones come back.
    """
    taken = {one.name.casefold() for one in categories(document, kpi_id)}
    added: list[int] = []
    many = ngettext("Add category", "Add {n} categories", len(names)).format(n=len(names))
    with document.step(many):
        for name in names:
            if name.strip() and name.strip().casefold() not in taken:
                taken.add(name.strip().casefold())
                place = None if position is None else position + len(added)
                added.append(add_category(document, kpi_id, name, place))
    return added


def rename_category(document: Document, category_id: int, name: str) -> None:
    """Give a category another name; raises InvalidValue for no or a taken name."""
    owner = document.value("SELECT kpi_id FROM category WHERE id = ?", (category_id,))
    _free_name(document, owner, name, category_id)
    with document.step(_("Rename category")):
        document.update("category", category_id, name=name.strip())


def move_category(document: Document, category_id: int, position: int) -> None:
    """Put a category at a position among those of its KPI."""
    owner = document.value("SELECT kpi_id FROM category WHERE id = ?", (category_id,))
    with document.step(_("Move category")):
        ordering.move(document, "category", {"kpi_id": owner}, category_id, position)


def delete_category(document: Document, category_id: int) -> None:
    """Delete a category with its figures."""
    owner = document.value("SELECT kpi_id FROM category WHERE id = ?", (category_id,))
    with document.step(_("Delete category")):
        document.delete("category", [category_id])
        ordering.close_gaps(document, "category", {"kpi_id": owner})


def check_size(value: float | None) -> None:
    """Raise InvalidValue for a number that no figure has."""
    if value is not None and not abs(value) < LARGEST:
        raise InvalidValue(_("This number is too large. Nothing was changed."))


def _link(document: Document, kpi_id: int, objectives: Sequence[int]) -> None:
    ordering.replace_list(
        document, "kpi_objective", "kpi_id", kpi_id, [{"objective_id": one} for one in objectives]
    )


def _free_name(document: Document, kpi_id: int, name: str, own_id: int | None) -> None:
    wanted = name.strip().casefold()
    if not wanted:
        raise InvalidValue(_("A category needs a name. Nothing was changed."))
    for one in categories(document, kpi_id):
        if one.id != own_id and one.name.casefold() == wanted:
            raise InvalidValue(
                _("There is a category “{name}” already. Nothing was changed.").format(name=one.name)
            )


def _check_periods(document: Document, of_kpi: Kpi, frequency: str) -> None:
    many = document.value(
        "SELECT count(*) FROM measure WHERE kpi_id = ? AND period % ? != 0", (of_kpi.id, MONTHS[frequency])
    )
    if many:
        raise InvalidValue(
            ngettext(
                "{n} figure was entered for a period that would no longer be there. Nothing was changed.",
                "{n} figures were entered for periods that would no longer be there. Nothing was changed.",
                many,
            ).format(n=many)
        )


def _check_signs(document: Document, of_kpi: Kpi) -> None:
    many = document.value(
        "SELECT count(*) FROM measure WHERE kpi_id = ? AND (numerator < 0 OR denominator < 0)", (of_kpi.id,)
    )
    if many:
        raise InvalidValue(
            ngettext(
                "{n} figure is below 0, and what is counted never is. Nothing was changed.",
                "{n} figures are below 0, and what is counted never is. Nothing was changed.",
                many,
            ).format(n=many)
        )


def _check(fields: dict[str, Any]) -> None:
    for name, allowed in (
        ("kind", KINDS),
        ("frequency", FREQUENCIES),
        ("origin", ORIGINS),
        ("direction", DIRECTIONS),
        ("target_kind", TARGETS),
    ):
        if name in fields and fields[name] not in allowed:
            raise InvalidValue(
                _("“{text}” is not one of: {allowed}.").format(text=fields[name], allowed=", ".join(allowed))
            )
    for name in ("scale", "baseline", "target", "target_high"):
        check_size(fields.get(name))
    if not 0 <= fields.get("decimals", 0) <= 4:
        raise InvalidValue(_("A figure has 0 to 4 decimals. Nothing was changed."))
