"""The formulas, with figures that police services and Statistics Canada published."""

from hypothesis import given
from hypothesis import strategies as st

from plandesk.domain.kpis.figures import (
    Amount,
    averaged,
    beyond_normal_variation,
    change,
    month_number,
    points,
    pooled,
    rate,
    rolling_twelve,
    small_base,
    twelve_month_average,
    variation,
    window,
    year_and_month,
    year_to_date,
)
from plandesk.domain.kpis.numbers import show_percent

counts = st.integers(0, 10**6)
amounts = st.builds(Amount, counts, st.integers(1, 10**6))


def test_the_published_figures_come_out():
    assert show_percent(change(6999, 6783), sign=True) == "+3%"
    assert round(rate(Amount(953_212, 2_142_545)) * 100, 2) == 44.49
    # Printed as 49% after 55% and −12%: the change is relative, of unrounded rates.
    assert show_percent(change(981 / 2007, 0.5528), sign=True) == "−12%"
    assert show_percent(change(2937 / 6999, 0.4402), sign=True) == "−5%"
    assert round(variation(6999, 6783), 1) == 2.6 and beyond_normal_variation(6999, 6783) is False


def test_twelve_months_make_an_average():
    months = {month_number(2023, month): Amount(583) for month in range(1, 13)}
    months[month_number(2023, 12)] = Amount(6999 - 583 * 11)
    last = month_number(2023, 12)
    assert rolling_twelve(months, last).amount.numerator == 6999
    assert round(twelve_month_average(months, last)) == 583
    del months[month_number(2023, 5)]
    assert twelve_month_average(months, last) is None
    assert not rolling_twelve(months, last).complete and rolling_twelve(months, last).months == 11


def test_year_to_date_begins_in_january():
    months = {month_number(2023, month): Amount(month) for month in range(1, 13)}
    months[month_number(2022, 12)] = Amount(1000)
    assert year_to_date(months, month_number(2023, 3)).amount.numerator == 1 + 2 + 3
    assert year_to_date(months, month_number(2023, 3)).wanted == 3


def test_nothing_is_said_where_nothing_can_be():
    assert change(5, 0) is None and change(None, 5) is None and change(5, None) is None
    assert rate(Amount(5, 0)) is None and rate(Amount(5)) is None and rate(Amount(None, 5)) is None
    assert points(None, 0.4) is None and variation(-1, 5) is None
    assert beyond_normal_variation(None, 4) is None
    assert pooled([]) == Amount() and averaged([Amount()]) == Amount()


def test_a_clearance_rate_can_exceed_a_hundred():
    assert rate(Amount(12, 10)) == 1.2


def test_points_and_change_are_two_things():
    assert round(points(42, 44), 6) == -2.0
    assert round(change(0.42, 0.44), 4) == -0.0455


def test_small_bases_are_known():
    assert small_base(Amount(3, 49)) and not small_base(Amount(3, 50)) and not small_base(Amount(3))


@given(st.lists(amounts, min_size=1, max_size=20))
def test_a_pooled_rate_lies_between_the_rates_it_is_made_of(parts):
    found = rate(pooled(parts))
    rates = [rate(part) for part in parts]
    assert min(rates) - 1e-9 <= found <= max(rates) + 1e-9


@given(st.dictionaries(st.integers(24000, 24100), amounts), st.integers(24000, 24100), st.integers(1, 24))
def test_a_window_takes_months_by_the_calendar(series, last, length):
    found = window(series, last, length)
    inside = [amount for month, amount in series.items() if last - length < month <= last]
    assert found.months == len(inside) and found.wanted == length
    assert (found.amount.numerator or 0) == sum(one.numerator for one in inside)


@given(st.dictionaries(st.integers(24000, 24030), amounts, min_size=1))
def test_a_gap_never_draws_an_earlier_month_in(series):
    last = max(series)
    without = {month: amount for month, amount in series.items() if month != last}
    found = rolling_twelve(without, last)
    assert found.months == sum(last - 12 < month < last for month in series)


@given(counts, counts)
def test_variation_is_the_same_both_ways(a, b):
    assert variation(a, b) == -variation(b, a)


@given(st.integers(1900, 2200), st.integers(1, 12))
def test_months_are_counted_through(year, month):
    assert year_and_month(month_number(year, month)) == (year, month)
    assert month_number(year, month) + 12 == month_number(year + 1, month)
