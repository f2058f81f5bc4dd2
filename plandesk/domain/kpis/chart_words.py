"""The words of a KPI's charts: periods, what a point says, what stands below."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.domain.kpis.dashboard import Comparison, Dashboard
from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.figures import Amount, year_and_month
from plandesk.domain.kpis.numbers import show_number, with_percent
from plandesk.domain.kpis.periods import name
from plandesk.domain.kpis.targets import show_value, shown_value
from plandesk.i18n import _


def part_names(of_kpi: Kpi) -> tuple[str, str]:
    """What the numerator and the denominator of a rate are called."""
    return of_kpi.numerator_name or _("Numerator"), of_kpi.denominator_name or _("Denominator")


def cases_name(of_kpi: Kpi) -> str:
    """What the cases of a rate are called, on which it rests (see `Kpi.counted`)."""
    return part_names(of_kpi)[of_kpi.counted == "denominator"]


def gap_words(found: Comparison) -> str:
    """How many months have no figure, "" where none is missing."""
    missing = found.now.wanted - found.now.months, found.before.wanted - found.before.months
    if not any(missing):
        return ""
    return _("figures for {now} of {wanted} months, before {before} of {wanted_before}").format(
        now=found.now.months,
        wanted=found.now.wanted,
        before=found.before.months,
        wanted_before=found.before.wanted,
    )


def tick_words(of_kpi: Kpi, value: float, decimals: int, language: str) -> str:
    """The words of a line across, with as many decimals as the others have."""
    shown = show_number(value, decimals, of_kpi.kind, language)
    return with_percent(shown, language) if of_kpi.is_percent else shown


def short_period(period: int, frequency: str) -> str:
    """The name of a period below its column: "Jan", "Q1", "2024"."""
    if frequency in ("quarter", "year"):
        return name(period, frequency) if frequency == "year" else name(period, frequency).split()[0]
    names = (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip
    return names[year_and_month(period)[1] - 1]


def month_words(of_kpi: Kpi, period: int, now: Amount, before: Amount, language: str) -> str:
    """What one period says whole: "January 2023: 245 of 584, 42%; a year before 44%"."""
    called = name(period, of_kpi.frequency)
    value = show_value(of_kpi, shown_value(of_kpi, now), language)
    if not now.known:
        return _("{period}: no figure").format(period=called)
    if of_kpi.kind == "rate":
        value = _("{part} of {whole}, {rate}").format(
            part=show_number(now.numerator, language=language),
            whole=show_number(now.denominator, language=language) or _("not known"),
            rate=value or _("no rate"),
        )
    earlier = show_value(of_kpi, shown_value(of_kpi, before), language)
    if not earlier:
        return _("{period}: {value}").format(period=called, value=value)
    return _("{period}: {value}; a year before {before}").format(period=called, value=value, before=earlier)


def months_caption(of_kpi: Kpi, board: Dashboard, values: Sequence[float | None], language: str) -> str:
    """The sentence below the months: the highest, the lowest, how many have no figure."""
    found = [
        (value, period)
        for value, (period, _n, _b) in zip(values, board.months, strict=True)
        if value is not None
    ]
    if not found:
        return _("No figures in these months.")
    high, low = max(found, key=lambda one: one[0]), min(found, key=lambda one: one[0])
    level = show_value(of_kpi, high[0], language) == show_value(of_kpi, low[0], language)
    said = [
        _("Highest in {high}, {high_value}; lowest in {low}, {low_value}.").format(
            high=name(high[1], of_kpi.frequency),
            high_value=show_value(of_kpi, high[0], language),
            low=name(low[1], of_kpi.frequency),
            low_value=show_value(of_kpi, low[0], language),
        )
        if not level
        else _("{value} throughout.").format(value=show_value(of_kpi, high[0], language))
    ]
    missing = len(values) - len(found)
    if missing:
        said.append(_("No figure for {n} of {all} periods.").format(n=missing, all=len(values)))
    return " ".join(said)
