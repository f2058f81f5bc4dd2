"""Figures as people write them and as they are printed; the names of periods."""

from datetime import date

import pytest

from plandesk.domain.kpis import periods
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.numbers import read_number, show_number, show_percent
from plandesk.errors import InvalidValue


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("6,999", "count", 6999),
        ("6 999", "count", 6999),
        ("6\u202f999", "count", 6999),
        ("6.999", "count", 6999),
        ("1'234'567", "count", 1234567),
        ("1.234.567", "value", 1234567),
        ("1,234.5", "value", 1234.5),
        ("1.234,5", "value", 1234.5),
        ("42,4", "value", 42.4),
        ("42.4%", "value", 42.4),
        ("42 %", "value", 42),
        ("1,234", "value", 1234),
        ("1.234", "value", 1.234),
        ("−5", "value", -5),
        ("0", "count", 0),
        ("", "count", None),
        ("–", "value", None),
        ("4:09", "time", 249),
        ("1:04:09", "time", 3849),
        ("90", "time", 90),
    ],
)
def test_numbers_are_read_in_the_forms_people_write(text, kind, wanted):
    assert read_number(text, kind) == wanted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("abc", "value"),
        ("12a", "count"),
        ("1,2,3", "value"),
        ("3.5", "count"),
        ("=1+1", "value"),
        ("1e9", "value"),
        ("nan", "value"),
        ("٣", "count"),
        ("4:75", "time"),
        ("1,23,456", "count"),
    ],
)
def test_what_is_no_number_is_refused_with_its_text(text, kind):
    with pytest.raises(InvalidValue, match="Nothing was changed"):
        read_number(text, kind)


def test_numbers_are_shown_as_the_language_does():
    assert show_number(6999) == "6,999" and show_number(-2.1, 1) == "−2.1" and show_number(None) == ""
    assert show_number(6999.5, 1, language="fr") == "6\u202f999,5"
    assert show_number(249, kind="time") == "4:09" and show_number(0) == "0"
    assert show_number(2.5) == "3" and show_number(0.5) == "1" and show_number(-0.4) == "0"
    assert show_percent(0.424) == "42%" and show_percent(0.424, language="fr") == "42\u00a0%"
    assert show_percent(0.03, sign=True) == "+3%" and show_percent(-0.05, sign=True) == "−5%"
    assert show_percent(0.0, sign=True) == "0%" and show_percent(None) == ""


@pytest.mark.parametrize(
    ("text", "frequency", "wanted"),
    [
        ("2024-06", "month", month_number(2024, 6)),
        ("2024-6", "quarter", month_number(2024, 4)),
        ("2024-Q2", "quarter", month_number(2024, 4)),
        ("2024 Q2", "year", month_number(2024, 1)),
        ("2024", "year", month_number(2024, 1)),
        ("June 2024", "month", month_number(2024, 6)),
        ("2024-06-30", "month", month_number(2024, 6)),
    ],
)
def test_periods_are_read(text, frequency, wanted):
    assert periods.parse(text, frequency) == wanted


@pytest.mark.parametrize("text", ["2024-13", "x", "", "June", "0000"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(InvalidValue):
        periods.parse(text, "month")


def test_periods_have_names_and_ends():
    june = month_number(2024, 6)
    assert periods.name(june, "month") == "June 2024"
    assert periods.name(month_number(2024, 4), "quarter") == "Q2 2024"
    assert periods.name(month_number(2024, 1), "year") == "2024"
    assert periods.last_month(month_number(2024, 4), "quarter") == june
    assert periods.period_of(date(2024, 2, 29), "month") == month_number(2024, 2)
    assert periods.last_complete(date(2024, 3, 1), "month") == month_number(2024, 2)
    assert periods.last_complete(date(2024, 2, 29), "month") == month_number(2024, 1)
    assert periods.last_complete(date(2024, 1, 1), "quarter") == month_number(2023, 10)
    assert len(periods.periods_between(june, june + 23, "quarter")) == 9
