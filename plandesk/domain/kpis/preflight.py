"""What a commissioner with a pocket calculator would ask: figures that do not fit, each as a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from statistics import median

from msgspec import Struct

from plandesk.domain.kpis import periods
from plandesk.domain.kpis.definitions import Kpi, kpis
from plandesk.domain.kpis.figures import Amount, pooled, small_base, variation
from plandesk.domain.kpis.measures import (
    Cell,
    Measure,
    amounts_by_unit,
    measures,
    sum_of_units,
)
from plandesk.domain.kpis.numbers import show_number, show_percent
from plandesk.domain.kpis.targets import cases
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

FAR = 3.0  # times the usual spread of a series


class FigureFinding(Struct, frozen=True):
    """One thing to look at: a sentence, the KPI, and the cell where it shows (None: the definition)."""

    kind: str
    sentence: str
    kpi_id: int
    cell: Cell | None


def findings(document: Document, today: date, kpi_id: int | None = None) -> list[FigureFinding]:
    """Look over the figures of one KPI, or of all of them."""
    found: list[FigureFinding] = []
    for one in kpis(document):
        if kpi_id is None or one.id == kpi_id:
            found += findings_of_definition(one)
            found += _figures(document, one, today)
    return found


def findings_of_definition(one: Kpi) -> Iterator[FigureFinding]:
    """What does not fit in what a KPI is said to be, whatever its figures are."""
    needs_number = one.target_kind not in ("none", "words")
    if needs_number and one.target is None or one.target_kind == "band" and one.target_high is None:
        yield FigureFinding(
            "target", _("“{kpi}” has a target without a number.").format(kpi=one.name), one.id, None
        )
    if one.target_kind == "change" and one.baseline is None:
        yield FigureFinding(
            "baseline",
            _("“{kpi}” is to change from a baseline that is not set.").format(kpi=one.name),
            one.id,
            None,
        )
    if said := _against_direction(one):
        yield FigureFinding("direction", said.format(kpi=one.name), one.id, None)
    if not one.source.strip():
        yield FigureFinding(
            "source",
            _("“{kpi}” does not say where its figures come from.").format(kpi=one.name),
            one.id,
            None,
        )


def _against_direction(one: Kpi) -> str:
    """Why a target does not go with the direction that is wanted; "" where it does."""
    if one.target_kind == "rank" and one.direction not in ("up", "down"):
        return _(
            "“{kpi}” is to have a place among others, but it is not said whether higher or lower is better."
        )
    if one.target_kind == "at_least" and one.direction == "down":
        return _("“{kpi}” is to be at least its target, and yet lower is better.")
    if one.target_kind == "at_most" and one.direction == "up":
        return _("“{kpi}” is to be at most its target, and yet higher is better.")
    return ""


def _figures(document: Document, one: Kpi, today: date) -> Iterator[FigureFinding]:
    cells = measures(document, one.id)
    yield from _late(one, cells, today)
    if not cells:
        return
    first = min(cell.period for cell in cells)
    last = max(cell.period for cell in cells)
    by_unit = amounts_by_unit(document, one.id, first, last, per_people=one.per_people)
    names: dict[int | None, str] = {row[0]: row[1] for row in document.rows("SELECT id, name FROM unit")}
    names[None] = _("the whole service")
    if one.additive:
        yield from _sums(document, one, by_unit)
        yield from _category_sums(one, cells, names)
    for unit, series in by_unit.items():
        yield from _gaps(one, unit, names[unit], series)
        yield from _far(one, unit, names[unit], series)
    yield from _cells(one, cells, today)


def _late(one: Kpi, cells: dict[Cell, Measure], today: date) -> Iterator[FigureFinding]:
    wanted = periods.last_complete(today, one.frequency)
    last = max((cell.period for cell in cells), default=None)
    if one.frequency == "wave" or (last is not None and last >= wanted - one.months):
        return
    if last is None:
        sentence = _("“{kpi}” has no figures yet.").format(kpi=one.name)
    else:
        sentence = _("“{kpi}” has no figures since {period}.").format(
            kpi=one.name, period=periods.name(last, one.frequency)
        )
    yield FigureFinding("late", sentence, one.id, Cell(wanted))


def _sums(
    document: Document, one: Kpi, by_unit: dict[int | None, dict[int, Amount]]
) -> Iterator[FigureFinding]:
    """Told once for each year: what the units leave unassigned, or count twice."""
    whole = by_unit.get(None, {})
    together = sum_of_units(document, by_unit)
    years: dict[int, list[float]] = {}
    where: dict[int, int] = {}
    for period in sorted(whole.keys() & together.keys()):
        total, parts = whole[period], together[period]
        a, b = cases(one, total), cases(one, parts)
        if a is not None and b is not None:
            sums = years.setdefault(period // 12, [0.0, 0.0])
            sums[0] += a
            sums[1] += b
            if a != b:
                where.setdefault(period // 12, period)
    for year, (a, b) in sorted(years.items()):
        if a != b:
            yield FigureFinding(
                "sum",
                _(
                    "“{kpi}” in {year}: the units add up to {parts}, "
                    "the whole service is {whole} ({rest} apart)."
                ).format(
                    kpi=one.name,
                    year=year,
                    parts=show_number(b),
                    whole=show_number(a),
                    rest=show_number(abs(a - b)),
                ),
                one.id,
                Cell(where[year]),
            )


def _category_sums(
    one: Kpi, cells: dict[Cell, Measure], names: dict[int | None, str]
) -> Iterator[FigureFinding]:
    """Told once for each year and unit: categories that do not add up to the figure entered for them all."""
    parts: dict[tuple[int, int | None], list[Amount]] = {}
    for cell, each in cells.items():
        if cell.category_id is not None:
            parts.setdefault((cell.period, cell.unit_id), []).append(each.amount)
    years: dict[tuple[int | None, int], list[tuple[int, float, float]]] = {}
    for (period, unit), amounts in parts.items():
        whole = cells.get(Cell(period, unit))
        if whole is None:
            continue
        together = pooled(amounts)
        a, b = cases(one, whole.amount), cases(one, together)
        if a is not None and b is not None:
            years.setdefault((unit, period // 12), []).append((period, a, b))
    for (unit, year), sums in years.items():
        whole_sum, parts_sum = sum(a for _p, a, _b in sums), sum(b for _p, _a, b in sums)
        if whole_sum != parts_sum:
            yield FigureFinding(
                "sum",
                _(
                    "“{kpi}”, {unit} in {year}: the categories add up to {parts}, "
                    "all together are {whole} ({rest} apart)."
                ).format(
                    kpi=one.name,
                    unit=names[unit],
                    year=year,
                    parts=show_number(parts_sum),
                    whole=show_number(whole_sum),
                    rest=show_number(abs(whole_sum - parts_sum)),
                ),
                one.id,
                Cell(next(period for period, a, b in sorted(sums) if a != b), unit),
            )


def _gaps(one: Kpi, unit: int | None, name: str, series: dict[int, Amount]) -> Iterator[FigureFinding]:
    if one.frequency == "wave" or not series:
        return
    missing = [
        period
        for period in periods.periods_between(min(series), max(series), one.frequency)
        if period not in series
    ]
    if missing:
        yield FigureFinding(
            "gap",
            ngettext(
                "“{kpi}”, {unit}: {period} is missing.",
                "“{kpi}”, {unit}: {n} periods are missing, the first {period}.",
                len(missing),
            ).format(kpi=one.name, unit=name, n=len(missing), period=periods.name(missing[0], one.frequency)),
            one.id,
            Cell(missing[0], unit),
        )


def _far(one: Kpi, unit: int | None, name: str, series: dict[int, Amount]) -> Iterator[FigureFinding]:
    """Figures far from the median of the others: by the spread of counts, else by the median deviation."""
    values = {
        period: cases(one, amount) if one.additive else amount.numerator for period, amount in series.items()
    }
    known = {period: value for period, value in values.items() if value is not None}
    if len(known) < 8:
        return
    middle = median(known.values())
    spread = median(abs(value - middle) for value in known.values()) * 1.4826
    for period, value in sorted(known.items()):
        far = spread > 0 and abs(value - middle) > 2 * FAR * spread
        if one.additive:
            score = variation(value, middle)
            far = far and score is not None and abs(score) > 2 * FAR
        if far:
            yield FigureFinding(
                "far",
                _("“{kpi}”, {unit}: {value} in {period} is far from the usual {usual}.").format(
                    kpi=one.name,
                    unit=name,
                    value=show_number(value, one.decimals, one.kind),
                    period=periods.name(period, one.frequency),
                    usual=show_number(middle, one.decimals, one.kind),
                ),
                one.id,
                Cell(period, unit),
            )


def _cells(one: Kpi, cells: dict[Cell, Measure], today: date) -> Iterator[FigureFinding]:
    now = periods.period_of(today, one.frequency)
    small = [cell for cell, each in cells.items() if one.kind == "rate" and small_base(each.amount)]
    if small:
        yield FigureFinding(
            "small base",
            ngettext(
                "“{kpi}”: {n} percentage rests on fewer than 50 cases.",
                "“{kpi}”: {n} percentages rest on fewer than 50 cases.",
                len(small),
            ).format(kpi=one.name, n=show_number(len(small))),
            one.id,
            small[0],
        )
    for cell, each in cells.items():
        amount, period = each.amount, periods.name(cell.period, one.frequency)
        if cell.period > now:
            yield FigureFinding(
                "future",
                _("“{kpi}”: {period} is not over yet.").format(kpi=one.name, period=period),
                one.id,
                cell,
            )
        if one.kind != "rate" or amount.numerator is None or amount.denominator is None:
            continue
        if amount.denominator == 0 and amount.numerator > 0:
            sentence = _("“{kpi}” in {period}: {n} of 0, which gives no percentage.")
        elif amount.numerator > amount.denominator and not each.footnote:
            sentence = _("“{kpi}” in {period}: {rate} is above 100%; a footnote should say why.")
        else:
            continue
        yield FigureFinding(
            "above",
            sentence.format(
                kpi=one.name,
                period=period,
                n=show_number(amount.numerator),
                rate=show_percent(amount.numerator / amount.denominator if amount.denominator else None),
            ),
            one.id,
            cell,
        )
