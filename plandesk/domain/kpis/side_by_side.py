"""The whole service and its units side by side, and the stretches of time: a dashboard on paper."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from plandesk.charts import NamedPair, Pairs, Table
from plandesk.domain.kpis.chart_words import cases_name, gap_words
from plandesk.domain.kpis.comparison_table import ComparedCell
from plandesk.domain.kpis.dashboard import Comparison, Dashboard
from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.numbers import show_number
from plandesk.domain.kpis.targets import show_value
from plandesk.domain.kpis.tiles import (
    Tile,
    TileFigure,
    change_words,
    few_cases,
    figures_of,
    stretch_words,
    trend,
)
from plandesk.i18n import _, ngettext

YEAR = 12


class StretchRow(Struct, frozen=True):
    """One stretch of time: what it is called, and a cell for each head."""

    name: str
    cells: tuple[ComparedCell, ...]


class StretchTable(Struct, frozen=True):
    """Stretches of time below one another; `groups` are titles with the heads below them."""

    groups: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[StretchRow, ...]


def unit_tiles(board: Dashboard, whole: str, language: str = "en") -> tuple[Tile, ...]:
    """A tile for the whole service (called `whole`) and one for each unit; of a rate its cases come first.

    Whether a change is more than chance gives is told once for all of them, by `variation_remark`.
    """
    every = [(whole, board.current), *((one.name, one.compared) for one in board.units)]
    return tuple(
        Tile(name, "", _figures(board.kpi, found, language), gap_words(found)) for name, found in every
    )


def _figures(of_kpi: Kpi, found: Comparison, language: str) -> tuple[TileFigure, ...]:
    value, *base = figures_of(of_kpi, found, language)
    few = few_cases(found)
    if of_kpi.kind != "rate":
        remark = value.remark if few or of_kpi.is_percent else ""
        return (replace(value, unit=value.unit or of_kpi.name, remark=remark),)
    return (
        *(replace(one, remark=one.remark if few else "") for one in base),
        replace(value, unit=of_kpi.name),
    )


def stretches(board: Dashboard, language: str = "en") -> StretchTable:
    """The chosen stretch, the year to date and a month of the last twelve, each against a year before.

    The average of twelve months stands only where none of them is missing. A KPI of years or waves has the
    chosen stretch alone.
    """
    of_kpi = board.kpi
    now, before = stretch_words(board.first, board.last), stretch_words(*_before(board))
    if max(len(now), len(before)) > len("2023"):
        now, before = _("Now"), _("Before")
    heads = now, before, _("Change")
    groups = [(of_kpi.name, heads)]
    if of_kpi.kind == "rate":
        groups.insert(0, (cases_name(of_kpi), heads))
    elif of_kpi.unit_of_count and not of_kpi.is_percent:
        groups = [(of_kpi.unit_of_count, heads)]
    rows = [StretchRow(_("Current period"), _cells(board, board.current, 1.0, language))]
    if of_kpi.frequency not in ("year", "wave"):
        rows.append(StretchRow(_("Year to date"), _cells(board, board.year_to_date, 1.0, language)))
        share = 1 / YEAR if of_kpi.additive else 1.0
        rows.append(StretchRow(_("12-month average"), _cells(board, board.rolling, share, language)))
    return StretchTable(tuple(groups), tuple(rows))


def unit_pairs(board: Dashboard, whole: str, language: str = "en") -> Pairs | None:
    """The whole service and its units as bars, now and before; None where there is nothing to compare.

    A count has the units alone: beside the whole they would all be small.
    """
    of_kpi = board.kpi
    every = [(one.name, one.compared) for one in board.units]
    if not of_kpi.additive or of_kpi.kind == "rate":
        every.insert(0, (whole, board.current))
    pairs = []
    for place, (name, found) in enumerate(every):
        shown = [show_value(of_kpi, value, language) for value in (found.value, found.value_before)]
        words = _("{name}: {now}, before {before}").format(
            name=name, now=shown[0] or _("not known"), before=shown[1] or _("not known")
        )
        strong = not place and name == whole
        pairs.append(NamedPair(name, found.value, shown[0], found.value_before, shown[1], words, strong))
    known = [one for one in pairs if one.now is not None or one.before is not None]
    if len(known) < 2:
        return None
    now, before = stretch_words(board.first, board.last), stretch_words(*_before(board))
    title = _("{name}, {now} and {before}").format(name=of_kpi.name, now=now, before=before)
    return Pairs(
        title=title,
        now=now,
        before=before,
        pairs=tuple(pairs),
        sentence=f"{title}. " + "; ".join(one.words for one in pairs) + ".",
        table=Table((_("Unit"), now, before), tuple((p.name, p.now_figure, p.before_figure) for p in pairs)),
    )


def stretch_line(board: Dashboard) -> str:
    """ "2023, against 2022" or "January to June 2023, against January to June 2022"."""
    return _("{now}, against {before}").format(
        now=stretch_words(board.first, board.last), before=stretch_words(*_before(board))
    )


def variation_remark(board: Dashboard) -> tuple[str, str]:
    """Whether the changes of the counts are more than chance gives: a heading and a sentence, or twice ""."""
    found = [("", board.current), *((one.name, one.compared) for one in board.units)]
    told = [(name, one) for name, one in found if one.beyond_variation is not None]
    if not told:
        return "", ""
    beyond = [name or _("the whole service") for name, one in told if one.beyond_variation]
    if not beyond:
        sentence = ngettext(
            "The change in the count is no larger than chance gives between two equal stretches.",
            "None of the {n} changes in counts is larger than chance gives between two equal stretches.",
            len(told),
        )
        return _("Within normal variation"), sentence.format(n=len(told))
    sentence = _("The change in the count is larger than chance gives in: {names}.")
    return _("Beyond normal variation"), sentence.format(names=", ".join(beyond))


def rest_words(board: Dashboard, language: str = "en") -> str:
    """What the units add up to and how many cases are in none of them; "" where they add up."""
    if board.rest is None:
        return ""
    of_rate = board.kpi.kind == "rate"
    found = board.rest.compared
    left = found.base if of_rate else found.now.amount.numerator
    whole = board.current.base if of_rate else board.current.now.amount.numerator
    if left is None or whole is None or not left:
        return ""
    if left < 0:
        return _("The units add up to {sum}, {more} more than the {whole} of the whole service.").format(
            sum=show_number(whole - left, language=language),
            more=show_number(-left, language=language),
            whole=show_number(whole, language=language),
        )
    return _("The units add up to {sum} of {whole}; {rest} are in none of them.").format(
        sum=show_number(whole - left, language=language),
        whole=show_number(whole, language=language),
        rest=show_number(left, language=language),
    )


def _before(board: Dashboard) -> tuple[int, int]:
    return board.first - board.back, board.last - board.back


def _cells(board: Dashboard, found: Comparison, share: float, language: str) -> tuple[ComparedCell, ...]:
    """The cells of a stretch; of counts so large a `share`, where no month is missing."""
    of_kpi, few = board.kpi, few_cases(found)
    whole = share == 1.0

    def count(value: float | None, complete: bool) -> ComparedCell:
        shown = value if whole or value is None else value * share if complete else None
        return ComparedCell(show_number(shown, language=language) or "–")

    def change(fraction: float | None) -> ComparedCell:
        if few:
            return ComparedCell("–")
        return ComparedCell(change_words(fraction, language) or "–", trend(fraction))

    counts = (
        count(found.base, found.now.complete),
        count(found.base_before, found.before.complete),
        change(found.base_change),
    )
    if of_kpi.kind == "count":
        return counts
    values = tuple(
        ComparedCell(show_value(of_kpi, value, language) or "–")
        for value in (found.value, found.value_before)
    )
    return (*(counts if of_kpi.kind == "rate" else ()), *values, change(found.change))
