"""Measures: the figures of a KPI by period, unit of the service and category."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from plandesk.domain.columns import stored
from plandesk.domain.kpis.definitions import COUNTED, Kpi, check_size, kpi
from plandesk.domain.kpis.figures import Amount, pooled
from plandesk.domain.kpis.periods import aligned
from plandesk.errors import InvalidValue
from plandesk.file import history
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext


class Cell(Struct, frozen=True, order=True):
    """The place of a figure. No unit is the whole service, no category all of them.

    `period` is the number of its first month (see `periods`).
    """

    period: int
    unit_id: int | None = None
    category_id: int | None = None


class Measure(Struct, frozen=True):
    """One figure as entered: a count or value (`numerator` alone), a rate's two parts, or words.

    `published` is the text that was printed elsewhere, where it differs from what is computed.
    """

    id: int
    uid: str
    cell: Cell
    amount: Amount
    words: str
    as_of: date | None
    provisional: bool
    footnote: str
    published: str


class Entry(Struct, frozen=True):
    """What is entered into a cell; an unknown numerator with no words empties it."""

    cell: Cell
    numerator: float | None = None
    denominator: float | None = None
    words: str = ""


class Restatement(Struct, frozen=True):
    """A figure as it was before it was changed."""

    amount: Amount
    words: str
    as_of: date | None
    reason: str
    who: str
    at: str
    id: int = 0
    uid: str = ""


def measures(
    document: Document, kpi_id: int, first: int | None = None, last: int | None = None
) -> dict[Cell, Measure]:
    """The figures of a KPI, of all periods or of those from `first` to `last`."""
    rows = document.rows(
        "SELECT * FROM measure WHERE kpi_id = ? AND period BETWEEN ? AND ? ORDER BY period",
        (kpi_id, -(1 << 40) if first is None else first, 1 << 40 if last is None else last),
    )
    found = (_measure(row) for row in rows)
    return {one.cell: one for one in found}


def enter(document: Document, kpi_id: int, entries: Iterable[Entry], as_of: date | None = None) -> int:
    """Enter figures in one step; how many cells changed comes back.

    A final figure that is changed keeps its old value as a restatement.
    Raises InvalidValue: a negative count, a period that is no period of the
    KPI, the same cell twice; then nothing is written.
    """
    many = list(entries)
    of_kpi = kpi(document, kpi_id)
    _check(of_kpi, many)
    changed = 0
    with document.step(ngettext("Enter figure", "Enter {n} figures", len(many)).format(n=len(many))):
        there = _there(document, kpi_id, many)
        for one in many:
            old = there.get(one.cell)
            changed += _enter_one(document, kpi_id, one, old, as_of)
    return changed


def annotate(document: Document, measure_ids: Sequence[int], **fields: Any) -> None:
    """Change as_of, provisional, footnote or published of figures, in one step."""
    if not set(fields) <= {"as_of", "provisional", "footnote", "published"}:
        raise TypeError(f"not a note of a figure: {', '.join(fields)}")
    with document.step(_("Note on figures")):
        for one in measure_ids:
            document.update("measure", one, **stored(fields))


def restatements(document: Document, measure_id: int) -> tuple[Restatement, ...]:
    """What a figure was before, the latest first."""
    rows = document.rows(
        "SELECT * FROM restatement WHERE measure_id = ? ORDER BY at DESC, id DESC", (measure_id,)
    )
    return tuple(_restatement(row) for row in rows)


def explain_restatement(document: Document, restatement_id: int, reason: str) -> None:
    """Say why a figure was changed after it had been reported."""
    with document.step(_("Reason for a restated figure")):
        document.update("restatement", restatement_id, reason=reason.strip())


def last_restatements(document: Document, kpi_id: int, first: int, last: int) -> dict[int, Restatement]:
    """What the figures of some periods were before they were changed last, by the id of the measure."""
    rows = document.rows(
        "SELECT restatement.* FROM restatement JOIN measure ON measure.id = restatement.measure_id"
        " WHERE measure.kpi_id = ? AND measure.period BETWEEN ? AND ? "
        " ORDER BY restatement.at, restatement.id",
        (kpi_id, first, last),
    )
    return {row["measure_id"]: _restatement(row) for row in rows}


def units_with_figures(document: Document, kpi_id: int) -> set[int]:
    """The units that a KPI has figures of."""
    rows = document.rows(
        "SELECT DISTINCT unit_id FROM measure WHERE kpi_id = ? AND unit_id IS NOT NULL", (kpi_id,)
    )
    return {row[0] for row in rows}


def amounts_by_unit(
    document: Document,
    kpi_id: int,
    first: int,
    last: int,
    category_id: int | None = None,
    per_people: bool = False,
) -> dict[int | None, dict[int, Amount]]:
    """Series by unit (None: the whole service) of one category or of all together.

    Where there is no figure for all categories together, the categories are taken together; `per_people`
    all of them are told of the same people. Read in one pass over an index that holds the figures.
    """
    if category_id is not None:
        rows = document.rows(
            "SELECT unit_id, period, numerator, denominator FROM measure"
            " WHERE kpi_id = ? AND category_id = ? AND period BETWEEN ? AND ?",
            (kpi_id, category_id, first, last),
        )
        return _series(rows)
    parts: dict[int | None, dict[int, Amount]] = {}
    whole: dict[int | None, dict[int, Amount]] = {}
    take = "max" if per_people else "sum"
    for unit_id, period, is_whole, numerator, denominator in document.rows(
        "SELECT unit_id, period, category_id IS NULL, sum(numerator),"
        f" {take}(CASE WHEN numerator IS NOT NULL THEN denominator END) FROM measure"
        " WHERE kpi_id = ? AND period BETWEEN ? AND ? GROUP BY 1, 2, 3",
        (kpi_id, first, last),
    ):
        series = (whole if is_whole else parts).setdefault(unit_id, {})
        series[period] = Amount(numerator, denominator)
    for unit_id, series in parts.items():
        whole[unit_id] = series | whole.get(unit_id, {})
    return whole


def amounts_by_category(
    document: Document, kpi_id: int, first: int, last: int, unit_id: int | None = None
) -> dict[int, dict[int, Amount]]:
    """Series by category of one unit, or of the whole service (its own figures, else those of its units)."""
    if unit_id is not None:
        return _by_category(
            document.rows(
                "SELECT category_id, period, numerator, denominator FROM measure"
                " WHERE kpi_id = ? AND unit_id = ? AND category_id IS NOT NULL AND period BETWEEN ? AND ?",
                (kpi_id, unit_id, first, last),
            )
        )
    units = document.rows(
        "SELECT id FROM unit WHERE EXISTS"
        " (SELECT 1 FROM measure WHERE kpi_id = ? AND unit_id = unit.id AND category_id IS NOT NULL)",
        (kpi_id,),
    )
    outer = sorted(_outermost(document, {row[0] for row in units}))
    found = _by_category(
        document.rows(
            "SELECT category_id, period, sum(numerator),"
            " sum(CASE WHEN numerator IS NOT NULL THEN denominator END) FROM measure"
            f" WHERE kpi_id = ? AND unit_id IN ({', '.join('?' * len(outer))})"
            " AND category_id IS NOT NULL AND period BETWEEN ? AND ? GROUP BY category_id, period",
            (kpi_id, *outer, first, last),
        )
    )
    own = _by_category(
        document.rows(
            "SELECT category_id, period, numerator, denominator FROM measure WHERE kpi_id = ?"
            " AND unit_id IS NULL AND category_id IS NOT NULL AND period BETWEEN ? AND ?",
            (kpi_id, first, last),
        )
    )
    for category_id, series in own.items():
        found[category_id] = found.get(category_id, {}) | series
    return found


def service_series(document: Document, by_unit: dict[int | None, dict[int, Amount]]) -> dict[int, Amount]:
    """The series of the whole service: as entered, else its units taken together."""
    return _service(by_unit, _outermost(document, set(by_unit)))


def sum_of_units(document: Document, by_unit: dict[int | None, dict[int, Amount]]) -> dict[int, Amount]:
    """What the units add up to, by period, whatever was entered for the whole service."""
    units = {unit: series for unit, series in by_unit.items() if unit is not None}
    widened: dict[int | None, dict[int, Amount]] = dict(units.items())
    return _service(widened, _outermost(document, set(widened)))


def _service(by_unit: dict[int | None, dict[int, Amount]], outer: set[int]) -> dict[int, Amount]:
    gathered: dict[int, list[Amount]] = {}
    own: dict[int, Amount] = {}
    for unit, series in by_unit.items():
        if unit is None:
            own = series
        elif unit in outer:
            for period, amount in series.items():
                gathered.setdefault(period, []).append(amount)
    return {period: pooled(parts) for period, parts in gathered.items()} | own


def _outermost(document: Document, units: set[int | None]) -> set[int]:
    return outermost({row[0]: row[1] for row in document.rows("SELECT id, parent_id FROM unit")}, units)


def outermost(parents: Mapping[int, int | None], units: set[int | None]) -> set[int]:
    """Those of some units that are part of no other one: a platoon is not counted beside its district."""
    found = set()
    for unit in units:
        if unit is None:
            continue
        above = parents.get(unit)
        while above is not None and above not in units:
            above = parents.get(above)
        if above is None:
            found.add(unit)
    return found


def _series(rows: Iterable[Any]) -> dict[int | None, dict[int, Amount]]:
    found: dict[int | None, dict[int, Amount]] = {}
    for unit_id, period, numerator, denominator in rows:
        found.setdefault(unit_id, {})[period] = Amount(numerator, denominator)
    return found


def _by_category(rows: Iterable[Any]) -> dict[int, dict[int, Amount]]:
    found: dict[int, dict[int, Amount]] = {}
    for category_id, period, numerator, denominator in rows:
        found.setdefault(category_id, {})[period] = Amount(numerator, denominator)
    return found


def _there(document: Document, kpi_id: int, entries: Sequence[Entry]) -> dict[Cell, Any]:
    if not entries:
        return {}
    periods = [one.cell.period for one in entries]
    rows = document.rows(
        "SELECT * FROM measure WHERE kpi_id = ? AND period BETWEEN ? AND ?",
        (kpi_id, min(periods), max(periods)),
    )
    return {Cell(row["period"], row["unit_id"], row["category_id"]): row for row in rows}


def _enter_one(document: Document, kpi_id: int, one: Entry, old: Any, as_of: date | None) -> int:
    values: dict[str, Any] = {
        "numerator": one.numerator,
        "denominator": one.denominator,
        "words": one.words,
    }
    day = {} if as_of is None else {"as_of": as_of.isoformat()}
    empty = one.numerator is None and one.denominator is None and not one.words.strip()
    if old is None:
        if not empty:
            cell = {
                "unit_id": one.cell.unit_id,
                "category_id": one.cell.category_id,
                "period": one.cell.period,
            }
            document.insert("measure", kpi_id=kpi_id, **cell, **stored(values), **day)
        return int(not empty)
    if all(old[name] == value for name, value in values.items()):
        return 0
    if empty:
        document.delete("measure", [old["id"]])
        return 1
    if not old["provisional"]:
        document.insert(
            "restatement",
            measure_id=old["id"],
            numerator=old["numerator"],
            denominator=old["denominator"],
            words=old["words"],
            as_of=old["as_of"],
            who=document.who,
            at=history.now(),
        )
    document.update("measure", old["id"], **stored(values), **day)
    return 1


def _check(of_kpi: Kpi, entries: Sequence[Entry]) -> None:
    seen: set[Cell] = set()
    for one in entries:
        if one.cell in seen:
            raise InvalidValue(_("The same figure is given twice. Nothing was changed."))
        seen.add(one.cell)
        if one.cell.period != aligned(one.cell.period, of_kpi.frequency):
            raise InvalidValue(_("This is no period of the KPI. Nothing was changed."))
        for value in (one.numerator, one.denominator):
            if value is not None and value < 0 and of_kpi.kind in COUNTED:
                raise InvalidValue(_("A count cannot be below 0. Nothing was changed."))
            check_size(value)


def _restatement(row: Any) -> Restatement:
    return Restatement(
        Amount(row["numerator"], row["denominator"]),
        row["words"],
        date.fromisoformat(row["as_of"]) if row["as_of"] else None,
        row["reason"],
        row["who"],
        row["at"],
        row["id"],
        row["uid"],
    )


def _measure(row: Any) -> Measure:
    return Measure(
        row["id"],
        row["uid"],
        Cell(row["period"], row["unit_id"], row["category_id"]),
        Amount(row["numerator"], row["denominator"]),
        row["words"],
        date.fromisoformat(row["as_of"]) if row["as_of"] else None,
        bool(row["provisional"]),
        row["footnote"],
        row["published"],
    )
