"""What a KPI is to reach, and whether it has."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plandesk.domain.kpis.comparators import Comparator
from plandesk.domain.kpis.definitions import Kpi
from plandesk.domain.kpis.figures import Amount, Window, rate
from plandesk.domain.kpis.numbers import show_number, with_percent
from plandesk.i18n import _

_MORE = 4  # decimals that are tried to tell a figure from the target that it misses


class Rank(Struct, frozen=True):
    """The place among comparators, 1 is best; `of` counts the service itself."""

    place: int
    of: int


def shown_value(of_kpi: Kpi, amount: Amount) -> float | None:
    """The figure in the unit that is shown: percent for a rate with scale 100, seconds for a time."""
    if of_kpi.kind == "rate":
        found = rate(amount)
        return None if found is None else found * of_kpi.scale
    return amount.numerator


def cases(of_kpi: Kpi, amount: Amount) -> float | None:
    """How many cases a figure rests on; None where it is no count and no rate, or that is not known."""
    if not of_kpi.additive:
        return None
    return amount.denominator if of_kpi.counted == "denominator" else amount.numerator


def show_value(of_kpi: Kpi, value: float | None, language: str = "en", more: int = 0) -> str:
    """A figure of the KPI for reading, with so many `more` decimals; "" where it is not known."""
    if value is None:
        return ""
    shown = show_number(value, of_kpi.decimals + more, of_kpi.kind, language)
    return with_percent(shown, language) if of_kpi.is_percent else shown


def show_judged(of_kpi: Kpi, value: float | None, language: str = "en") -> str:
    """A figure for reading beside its target: one that misses it is not rounded to look as if it had not.

    44.6% of at least 45% is no 45%, though such KPIs are shown without decimals.
    """
    usual = show_value(of_kpi, value, language)
    if value is None or met(of_kpi, value) is not False:
        return usual
    bounds = [wanted_value(of_kpi), of_kpi.target_high if of_kpi.target_kind == "band" else None]
    for more in range(_MORE):
        shown = show_value(of_kpi, value, language, more)
        if all(shown != show_value(of_kpi, bound, language, more) for bound in bounds):
            return shown
    return usual


def wanted_value(of_kpi: Kpi) -> float | None:
    """The number to reach: the target, or the baseline changed by it in percent."""
    if of_kpi.target_kind == "change":
        if of_kpi.baseline is None or of_kpi.target is None:
            return None
        return of_kpi.baseline * (1 + of_kpi.target / 100)
    return of_kpi.target if of_kpi.target_kind in ("at_least", "at_most", "band") else None


def met(of_kpi: Kpi, value: float | None, others: Sequence[Comparator] = ()) -> bool | None:
    """Whether the target is met; None where there is none, no figure, or no number in it."""
    kind, target = of_kpi.target_kind, of_kpi.target
    if value is None or kind in ("none", "words") or target is None:
        return None
    if kind == "band":
        return None if of_kpi.target_high is None else target <= value <= of_kpi.target_high
    if kind == "rank":
        found = rank(of_kpi, value, others)
        return None if found is None else found.place <= target
    wanted = wanted_value(of_kpi)
    if wanted is None:
        return None
    return value <= wanted if kind == "at_most" or _downwards(of_kpi) else value >= wanted


def met_over(of_kpi: Kpi, now: Window, value: float | None, others: Sequence[Comparator] = ()) -> bool | None:
    """Whether a stretch of time meets the target; None, too, where that is not told yet.

    The target of what is counted is that of all the months by which the KPI is judged: a month alone neither
    meets nor misses it, and while months are missing there is only what their figures can not undo.
    """
    found = met(of_kpi, value, others)
    if of_kpi.kind != "count" and not of_kpi.per_people:
        return found
    if now.wanted != of_kpi.shown_months:
        return None
    if now.complete:
        return found
    wanted = of_kpi.target_high if of_kpi.target_kind == "band" else wanted_value(of_kpi)
    if value is None or wanted is None:
        return None
    if of_kpi.target_kind in ("at_most", "band") or _downwards(of_kpi):
        return False if value > wanted else None
    return True if value >= wanted else None


def _downwards(of_kpi: Kpi) -> bool:
    return of_kpi.target_kind == "change" and of_kpi.target is not None and of_kpi.target < 0


def rank(of_kpi: Kpi, value: float, others: Sequence[Comparator]) -> Rank | None:
    """The place among other services: highest first, or lowest where the wanted direction is down.

    None where there are none, or nobody said which direction is wanted.
    """
    if of_kpi.direction not in ("up", "down"):
        return None
    values = [one.value for one in others if one.value is not None]
    if not values:
        return None
    better = [other for other in values if (other < value if of_kpi.direction == "down" else other > value)]
    return Rank(len(better) + 1, len(values) + 1)


def target_words(of_kpi: Kpi, language: str = "en") -> str:
    """The target for reading; "" where there is none or its number is missing."""
    kind, target = of_kpi.target_kind, of_kpi.target
    if kind == "words":
        return of_kpi.target_reason
    if kind == "none" or target is None:
        return ""
    if kind == "at_least":
        return _("at least {value}").format(value=show_value(of_kpi, target, language))
    if kind == "at_most":
        return _("at most {value}").format(value=show_value(of_kpi, target, language))
    if kind == "band":
        return _("{low} to {high}").format(
            low=show_value(of_kpi, target, language), high=show_value(of_kpi, of_kpi.target_high, language)
        )
    if kind == "rank":
        if target == 1:
            return _("first among comparators")
        return _("place {n} or better among comparators").format(n=show_number(target))
    by = show_number(abs(target), 0 if target == int(target) else 1, language=language)
    base = show_value(of_kpi, of_kpi.baseline, language) or _("the baseline")
    if target < 0:
        return _("reduce by {n}% from {baseline}").format(n=by, baseline=base)
    return _("increase by {n}% from {baseline}").format(n=by, baseline=base)
