"""The figures of one KPI as a dashboard and a report show them, each with what it is compared with."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.kpis import figures
from plandesk.domain.kpis.definitions import Kpi, kpi
from plandesk.domain.kpis.figures import Amount, Window
from plandesk.domain.kpis.measures import (
    amounts_by_category,
    amounts_by_unit,
    service_series,
    sum_of_units,
)
from plandesk.domain.kpis.targets import cases, shown_value
from plandesk.file.document import Document

Series = Mapping[int, Amount]
YEAR = 12
WAVES = 5  # years with a survey that are shown


class Comparison(Struct, frozen=True):
    """A stretch of time against the same stretch before.

    `change` is relative (a fraction), on unrounded values; `points` are for percentages; `base` is the
    count that is tested for normal variation: the cases of a rate, the count itself otherwise.
    """

    now: Window
    before: Window
    value: float | None  # in the unit shown
    value_before: float | None
    change: float | None
    points: float | None
    base: float | None
    base_before: float | None
    base_change: float | None
    beyond_variation: bool | None
    small_base: bool


class UnitFigures(Struct, frozen=True):
    """One unit's (or category's) figures; the id is None for what is in no unit (or category)."""

    id: int | None
    name: str
    compared: Comparison


class YearFigure(Struct, frozen=True):
    """One calendar year of a series; it is complete when all its months are."""

    year: int
    window: Window
    value: float | None


class YearLine(Struct, frozen=True):
    """The years of one unit (None: the whole service)."""

    unit_id: int | None
    name: str
    years: tuple[YearFigure, ...]


class Dashboard(Struct, frozen=True):
    """Everything shown of one KPI; periods are numbers of months (see `periods`).

    `back` is how many months before the chosen stretch lies the one that it is compared with. `rest` are
    the figures of the whole service that are in none of its units, None where they add up.
    """

    kpi: Kpi
    first: int
    last: int
    back: int
    current: Comparison
    year_to_date: Comparison
    rolling: Comparison
    average: float | None  # a month, of the last 12
    average_before: float | None
    months: tuple[tuple[int, Amount, Amount], ...]  # of the last 12: period, now, a year before
    units: tuple[UnitFigures, ...]
    rest: UnitFigures | None
    categories: tuple[UnitFigures, ...]
    years: tuple[YearLine, ...]


def dashboard(
    document: Document,
    kpi_id: int,
    last: int,
    length: int = YEAR,
    unit_id: int | None = None,
    category_id: int | None = None,
    years: int = 5,
) -> Dashboard:
    """The figures of a KPI for the `length` months that end with the month `last`.

    For the whole service or one unit of it, for all categories together or one. Raises NotThere.
    """
    of_kpi = kpi(document, kpi_id)
    reach = max(years * YEAR, 2 * YEAR, 2 * length)
    first = min(last - reach, last - last % YEAR - (years - 1) * YEAR)
    if of_kpi.frequency == "wave":  # the survey before was held whenever it was
        first, years = 0, max(years, _years_of_waves(document, kpi_id, last))
    by_unit = amounts_by_unit(document, kpi_id, first, last, category_id, of_kpi.per_people)
    service = service_series(document, by_unit)
    chosen: Series = service if unit_id is None else by_unit.get(unit_id, {})
    unit_names = {
        row[0]: row[1] for row in document.rows("SELECT id, name FROM unit ORDER BY parent_id, position")
    }
    shown_units = [one for one in unit_names if one in by_unit]
    back = months_back(of_kpi, chosen, last, length)
    return Dashboard(
        kpi=of_kpi,
        first=last - length + 1,
        last=last,
        back=back,
        current=compare(of_kpi, chosen, last, length, back),
        year_to_date=compare(of_kpi, chosen, last, last % YEAR + 1, YEAR),
        rolling=compare(of_kpi, chosen, last, YEAR, YEAR),
        average=figures.twelve_month_average(chosen, last, of_kpi.months),
        average_before=figures.twelve_month_average(chosen, last - YEAR, of_kpi.months),
        months=tuple(
            (period, chosen.get(period, Amount()), chosen.get(period - YEAR, Amount()))
            for period in range(last - YEAR + 1, last + 1, of_kpi.months)
        ),
        units=tuple(
            UnitFigures(one, unit_names[one], compare(of_kpi, by_unit[one], last, length, back))
            for one in shown_units
        ),
        rest=_rest(document, of_kpi, by_unit, last, length, back),
        categories=_categories(document, of_kpi, unit_id, last, length, back),
        years=tuple(
            YearLine(one, unit_names.get(one or 0, ""), _years(of_kpi, series, last, years))
            for one, series in [(None, service), *((one, by_unit[one]) for one in shown_units)]
        ),
    )


def compare(of_kpi: Kpi, series: Series, last: int, length: int, back: int) -> Comparison:
    """The months up to `last` against as many that lie `back` months before."""
    now = figures.window(series, last, length, of_kpi.months, together(of_kpi))
    then = figures.window(series, last - back, length, of_kpi.months, together(of_kpi))
    return comparison(of_kpi, now, then)


def months_back(of_kpi: Kpi, series: Series, last: int, length: int) -> int:
    """How many months before a stretch lies the one it is compared with: full years, or the wave before.

    A survey is compared with the last one before it, whenever that was.
    """
    if of_kpi.frequency == "wave":
        before = [period for period, amount in series.items() if period < last and amount.known]
        return last - max(before) if before else YEAR
    return max(YEAR, -(-length // YEAR) * YEAR)


def together(of_kpi: Kpi) -> figures.Together:
    """How several periods of a KPI are taken together."""
    if not of_kpi.additive:
        return figures.averaged
    return figures.of_people if of_kpi.per_people else figures.pooled


def comparison(of_kpi: Kpi, now: Window, then: Window) -> Comparison:
    """Two stretches of time against each other; nothing is compared where one has gaps the other has not."""
    value, value_before = shown_value(of_kpi, now.amount), shown_value(of_kpi, then.amount)
    is_rate = of_kpi.kind == "rate"
    base, base_before = cases(of_kpi, now.amount), cases(of_kpi, then.amount)
    fair = now.months == then.months and now.gaps == then.gaps
    return Comparison(
        now=now,
        before=then,
        value=value,
        value_before=value_before,
        change=figures.change(value, value_before) if fair else None,
        points=figures.points(value, value_before) if fair and of_kpi.is_percent else None,
        base=base,
        base_before=base_before,
        base_change=figures.change(base, base_before) if fair else None,
        beyond_variation=figures.beyond_normal_variation(base, base_before) if fair else None,
        small_base=is_rate and (figures.small_base(now.amount) or figures.small_base(then.amount)),
    )


def _years_of_waves(document: Document, kpi_id: int, last: int) -> int:
    """How many years back the fifth of the last surveys lies."""
    rows = document.rows(
        "SELECT DISTINCT period / 12 FROM measure WHERE kpi_id = ? AND period <= ? ORDER BY 1 DESC LIMIT ?",
        (kpi_id, last, WAVES),
    )
    return last // YEAR - min((row[0] for row in rows), default=last // YEAR) + 1


def _rest(
    document: Document,
    of_kpi: Kpi,
    by_unit: dict[int | None, dict[int, Amount]],
    last: int,
    length: int,
    back: int,
) -> UnitFigures | None:
    """What the whole service has more than its units together, in all its parts."""
    if not of_kpi.additive or None not in by_unit or len(by_unit) == 1:
        return None
    added = sum_of_units(document, by_unit)
    series = {
        period: Amount(
            (amount.numerator or 0) - (added[period].numerator or 0),
            None if amount.denominator is None else amount.denominator - (added[period].denominator or 0),
        )
        for period, amount in by_unit[None].items()
        if period in added and amount.known
    }
    found = compare(of_kpi, series, last, length, back)
    left = (found.now.amount.numerator, found.now.amount.denominator)
    return UnitFigures(None, "", found) if any(left) else None


def _categories(
    document: Document, of_kpi: Kpi, unit_id: int | None, last: int, length: int, back: int
) -> tuple[UnitFigures, ...]:
    found = amounts_by_category(document, of_kpi.id, last - back - length + 1, last, unit_id)
    names = document.rows(
        "SELECT id, name FROM category WHERE kpi_id = ? ORDER BY position, id", (of_kpi.id,)
    )
    return tuple(
        UnitFigures(row[0], row[1], compare(of_kpi, found[row[0]], last, length, back))
        for row in names
        if row[0] in found
    )


def _years(of_kpi: Kpi, series: Series, last: int, years: int) -> tuple[YearFigure, ...]:
    found = []
    for year in range(last // YEAR - years + 1, last // YEAR + 1):
        end = min(year * YEAR + YEAR - 1, last)
        part = figures.window(series, end, end - year * YEAR + 1, of_kpi.months, together(of_kpi))
        whole = replace(part, wanted=YEAR)
        found.append(YearFigure(year, whole, shown_value(of_kpi, part.amount)))
    return tuple(found)
