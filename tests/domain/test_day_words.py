"""Single days: what people type, and what the program writes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandesk.domain.day_words import day_of, day_of_year, day_words, last_day_of, short_day
from plandesk.errors import InvalidValue

TODAY = date(2026, 8, 20)
WRITTEN = {
    "20 August 2026": TODAY, "20 Aug 2026": TODAY, "20 aug": TODAY, "August 20, 2026": TODAY, "Aug 20": TODAY,
    "2026-08-20": TODAY, "2026/8/20": TODAY, "20/8/2026": TODAY, "8/20/2026": TODAY, "20.8.2026": TODAY,
    "today": TODAY, " Today ": TODAY, "tomorrow": date(2026, 8, 21), "yesterday": date(2026, 8, 19),
    "aujourd’hui": TODAY, "hier": date(2026, 8, 19), "20 août 2026": TODAY, "20 aout": TODAY,
    "Thursday, 20 August 2026": TODAY, "Thu 20 Aug 26": TODAY, "jeudi 20 août": TODAY, "20aug2026": TODAY,
    "on 20 August": TODAY, "8/8/2026": date(2026, 8, 8), "1er mars": date(2026, 3, 1),
    "mar 5": date(2026, 3, 5),
}  # fmt: skip
NO_DAY = ["", "Q3", "2026", "August", "ongoing", "20 Augst", "31 June 2026", "20.", "x" * 5_000, "20/8"]


@pytest.mark.parametrize(("text", "day"), WRITTEN.items())
def test_what_people_type(text, day):
    assert day_of(text, TODAY) == day


@pytest.mark.parametrize("text", NO_DAY)
def test_what_is_no_day_is_refused_with_an_example(text):
    with pytest.raises(InvalidValue, match="is not a day; write for example 20 August 2026 or ") as told:
        day_of(text, TODAY)
    assert len(told.value.sentence) < 120


def test_digits_that_two_people_read_as_two_days_are_asked_about():
    with pytest.raises(InvalidValue, match="“6/7/2026” can be read as 6 July or as 7 June; write the"):
        day_of("6/7/2026", TODAY)
    with pytest.raises(InvalidValue, match="can be read as"):
        last_day_of("06.07.2026", TODAY)


def test_a_year_that_is_not_named_is_that_of_the_record():
    assert day_of("20 August", TODAY, year=2024) == date(2024, 8, 20)


def test_a_month_or_quarter_has_a_last_day():
    assert last_day_of("June 2027", TODAY) == date(2027, 6, 30)
    assert last_day_of("Q3", TODAY) == date(2026, 9, 30)
    assert last_day_of("tomorrow", TODAY) == date(2026, 8, 21)
    with pytest.raises(InvalidValue, match="is not a day"):
        last_day_of("ongoing", TODAY)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_what_is_shown_is_read_back(day):
    assert day_of(day_words(day), TODAY) == day
    assert day_of(short_day(day, TODAY), TODAY) == day
    assert day_of(short_day(day, TODAY, narrow=True), TODAY) == day
    assert day_of(day_of_year(day, 2024), TODAY, year=2024) == day
    assert day_of(day.isoformat(), TODAY) == day


def test_the_year_of_a_plan_goes_without_saying():
    assert [day_of_year(date(year, 1, 24), 2024) for year in (2024, 2025)] == [
        "24 January",
        "24 January 2025",
    ]


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        day_of(text, TODAY)
    except InvalidValue:
        return
