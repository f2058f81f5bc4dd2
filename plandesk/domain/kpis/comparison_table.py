"""The units or the categories of a KPI side by side: now, before, the change, and what it means."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plandesk.domain.kpis.chart_words import cases_name, gap_words, part_names
from plandesk.domain.kpis.dashboard import Comparison, Dashboard, UnitFigures
from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.figures import SMALL_BASE
from plandesk.domain.kpis.measures import Cell
from plandesk.domain.kpis.numbers import show_number
from plandesk.domain.kpis.periods import aligned
from plandesk.domain.kpis.targets import show_value
from plandesk.domain.kpis.tiles import change_words, few_cases, points_words, trend, variation_words
from plandesk.i18n import _


class ComparedCell(Struct, frozen=True):
    """One cell: its words, and for a change its `trend` (see `tiles`). `figure`: set to the right."""

    words: str
    trend: str = ""
    figure: bool = True
    quiet: bool = False


class ComparedRow(Struct, frozen=True):
    """One unit or category; `strong` is the whole. `link` is its last figure, None where it has none."""

    cells: tuple[ComparedCell, ...]
    link: Cell | None = None
    strong: bool = False


class ComparedTable(Struct, frozen=True):
    """The heads and the rows, each as many cells as heads."""

    heads: tuple[str, ...]
    rows: tuple[ComparedRow, ...]


def by_unit(
    board: Dashboard, whole: Comparison, called: str, category_id: int | None = None, language: str = "en"
) -> ComparedTable:
    """The units, what is in none of them, and the whole service (called `called`) as the last row."""
    of_kpi, last = board.kpi, aligned(board.last, board.kpi.frequency)
    rows = [
        ComparedRow(_cells(of_kpi, one.name, one.compared, language), Cell(last, one.id, category_id))
        for one in board.units
    ]
    if board.rest is not None:
        rows.append(ComparedRow(_cells(of_kpi, _("In no unit"), board.rest.compared, language)))
    rows.append(
        ComparedRow(_cells(of_kpi, called, whole, language), Cell(last, None, category_id), strong=True)
    )
    return ComparedTable(_heads(of_kpi, _("Unit")), tuple(rows))


def by_category(board: Dashboard, unit_id: int | None = None, language: str = "en") -> ComparedTable:
    """The categories of the KPI."""
    last = aligned(board.last, board.kpi.frequency)
    return ComparedTable(
        _heads(board.kpi, _("Category")),
        tuple(
            ComparedRow(_cells(board.kpi, one.name, one.compared, language), Cell(last, unit_id, one.id))
            for one in _named(board.categories)
        ),
    )


def _named(found: Sequence[UnitFigures]) -> list[UnitFigures]:
    return [one for one in found if one.id is not None]


def _heads(of_kpi: Kpi, first: str) -> tuple[str, ...]:
    """The last of a rate says what is within normal variation: its cases, not the rate beside it."""
    if of_kpi.kind == "rate":
        other = part_names(of_kpi)[of_kpi.counted == "numerator"]
        return (first, cases_name(of_kpi), _("Before"), _("Change"), other, _("Rate"), _("Before"),
                _("Change"), _("Points"), _("Change in count"))  # fmt: skip
    called = "" if of_kpi.is_percent else of_kpi.unit_of_count
    return first, called or _("Now"), _("Before"), _("Change"), _("Note")


def _cells(of_kpi: Kpi, called: str, found: Comparison, language: str) -> tuple[ComparedCell, ...]:
    value, before = (show_value(of_kpi, one, language) or "–" for one in (found.value, found.value_before))
    few = few_cases(found)
    shown = _change(found.change, few, language)
    note = ComparedCell(_note(found), figure=False, quiet=True)
    name = ComparedCell(called, figure=False)
    if of_kpi.kind != "rate":
        return name, ComparedCell(value), ComparedCell(before, quiet=True), shown, note
    return (
        name,
        ComparedCell(show_number(found.base, language=language) or "–"),
        ComparedCell(show_number(found.base_before, language=language) or "–", quiet=True),
        _change(found.base_change, few, language),
        ComparedCell(show_number(_other_part(of_kpi, found), language=language) or "–"),
        ComparedCell(value),
        ComparedCell(before, quiet=True),
        shown,
        ComparedCell("–" if few else points_words(found.points, language).rsplit(" ", 1)[0] or "–"),
        note,
    )


def _change(fraction: float | None, few: bool, language: str) -> ComparedCell:
    """A change in percent; few cases have none, the note says whether it is more than chance gives."""
    if few:
        return ComparedCell("–")
    return ComparedCell(change_words(fraction, language) or "–", trend(fraction))


def _other_part(of_kpi: Kpi, found: Comparison) -> float | None:
    """What is not counted as a rate's cases; of people the mean of the months."""
    return found.now.amount.denominator if of_kpi.per_people else found.now.amount.numerator


def _note(found: Comparison) -> str:
    gaps = gap_words(found)
    if gaps:
        return gaps
    return variation_words(found) or (_("fewer than {n}").format(n=SMALL_BASE) if few_cases(found) else "")
