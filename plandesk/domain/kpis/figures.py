"""The formulas by which figures are compared. Pure numbers in, pure numbers out; each names its source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import sqrt

from msgspec import Struct

SMALL_BASE = 50  # a percentage of fewer than this is said to rest on a small base


class Amount(Struct, frozen=True):
    """A figure: a count or value (`numerator` alone), or a rate (numerator / denominator).

    None is a figure that is not known, which is not the same as 0.
    """

    numerator: float | None = None
    denominator: float | None = None

    @property
    def known(self) -> bool:
        """Whether there is a figure at all."""
        return self.numerator is not None


def rate(amount: Amount) -> float | None:
    """Numerator / denominator as a fraction (1.0 is 100 %), or None where it cannot be told.

    It can exceed 1: the clearance rate is (cleared by charge + cleared otherwise) / incidents, and
    incidents of earlier years are cleared, too (Statistics Canada, Uniform Crime Reporting Survey).
    """
    if amount.numerator is None or not amount.denominator:
        return None
    if amount.numerator < 0 or amount.denominator < 0:  # what the units have more than the whole service
        return None
    return amount.numerator / amount.denominator


def pooled(parts: Iterable[Amount]) -> Amount:
    """Several periods or units taken together: the sum of numerators over the sum of denominators.

    The mean of rates would weigh a district with ten incidents like one with a thousand.
    Parts without a numerator are left out with their denominator.
    """
    numerator: float | None = None
    denominator: float | None = None
    for part in parts:
        top, bottom = part.numerator, part.denominator
        if top is not None:
            numerator = top if numerator is None else numerator + top
            if bottom is not None:
                denominator = bottom if denominator is None else denominator + bottom
    return Amount(numerator, denominator)


def averaged(parts: Iterable[Amount]) -> Amount:
    """The plain mean of values, times or ratings of several periods."""
    known = [part.numerator for part in parts if part.numerator is not None]
    return Amount(sum(known) / len(known)) if known else Amount()


def of_people(parts: Iterable[Amount]) -> Amount:
    """Several periods of cases among the same people: the sum of cases over the mean number of people.

    Twelve months so give the rate of a year (Statistics Canada, rate per 100,000 population: incidents of
    a year / population). Added up like cases, everybody would be counted again each month.
    """
    known = [part for part in parts if part.numerator is not None]
    people = averaged(Amount(part.denominator) for part in known).numerator
    return Amount(pooled(known).numerator, people)


def change(current: float | None, previous: float | None) -> float | None:
    """Relative change as a fraction: (C − P) / P, on unrounded values.

    None where either is unknown, or P is 0: a rise from nothing has no percentage.
    """
    if current is None or previous is None or previous == 0:
        return None
    return (current - previous) / previous


def points(current: float | None, previous: float | None) -> float | None:
    """Difference of two percentages in points: 42 after 44 is −2."""
    if current is None or previous is None:
        return None
    return current - previous


def variation(current: float | None, previous: float | None) -> float | None:
    """2(√C − √P): how far two counts of equal periods lie apart, in standard deviations.

    The square root of a Poisson count has a standard deviation of about one half whatever its mean
    (Anscombe's transformation; as Spiegelhalter uses it for counts of crime). None for what is no count.
    """
    if current is None or previous is None or current < 0 or previous < 0:
        return None
    return 2 * (sqrt(current) - sqrt(previous))


def beyond_normal_variation(current: float | None, previous: float | None) -> bool | None:
    """Whether two counts of equal periods differ by more than chance gives: |2(√C − √P)| > 3."""
    found = variation(current, previous)
    return None if found is None else abs(found) > 3


class Window(Struct, frozen=True):
    """A stretch of months taken together; `months` of `wanted` had a figure.

    `gaps` are the places of the periods that had none, counted from the first.
    """

    amount: Amount
    months: int
    wanted: int
    gaps: tuple[int, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether no month is missing."""
        return self.months == self.wanted


Together = Callable[[Iterable[Amount]], Amount]  # how several periods are taken together


def window(
    series: Mapping[int, Amount], last: int, length: int, step: int = 1, together: Together = pooled
) -> Window:
    """The `length` months that end with the month `last`, taken by the calendar and not by rows.

    `step` is the length of the series' periods in months. A missing period leaves a gap; it does not draw an
    earlier one in. `together` is `pooled` for counts and shares, `of_people` or `averaged` for others.
    """
    found = [series.get(period) for period in range(last - length + 1, last + 1, step)]
    known = [one for one in found if one is not None and one.numerator is not None]
    gaps = tuple(place for place, one in enumerate(found) if one is None or one.numerator is None)
    return Window(together(known), len(known) * step, length, gaps)


def rolling_twelve(
    series: Mapping[int, Amount], last: int, step: int = 1, together: Together = pooled
) -> Window:
    """The last 12 months: the sum of the counts, the pooled rate."""
    return window(series, last, 12, step, together)


def twelve_month_average(series: Mapping[int, Amount], last: int, step: int = 1) -> float | None:
    """The sum of the last 12 months / 12, a month; None unless all 12 are there."""
    found = rolling_twelve(series, last, step)
    if not found.complete or found.amount.numerator is None:
        return None
    return found.amount.numerator / 12


def year_to_date(
    series: Mapping[int, Amount], last: int, step: int = 1, together: Together = pooled
) -> Window:
    """From January to the given month (complete periods only)."""
    return window(series, last, last % 12 + 1, step, together)


def small_base(amount: Amount) -> bool:
    """Whether a rate rests on so few cases that one more would move it visibly."""
    return amount.denominator is not None and 0 < amount.denominator < SMALL_BASE


def month_number(year: int, month: int) -> int:
    """Months are counted through: January of the year 0 is 0."""
    return year * 12 + month - 1


def year_and_month(number: int) -> tuple[int, int]:
    """Year and month (1 to 12) of a month's number."""
    return divmod(number, 12)[0], number % 12 + 1
