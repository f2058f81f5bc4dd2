"""Due times: all that people write, and one stored form for each."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandesk.domain.periods import Due
from plandesk.errors import InvalidValue

QUARTERS_OF_2024 = "2024-Q1 2024-Q2 2024-Q3 2024-Q4"
WRITTEN = {
    "": "", "  ": "", "–": "", "n/a": "", "None": "",
    "Q3": "2024-Q3", "q3": "2024-Q3", "by Q3": "2024-Q3", "by the end of Q3": "2024-Q3",
    "Due: Q3": "2024-Q3",
    "Q3 2023": "2023-Q3", "by Q3 2023.": "2023-Q3", "2023 Q3": "2023-Q3", "2023-Q3": "2023-Q3",
    "Q3/2023": "2023-Q3", "Q3-2023": "2023-Q3", "Q3, 2023": "2023-Q3", "2023Q3": "2023-Q3", "Q 3": "2024-Q3",
    "Quarter 3": "2024-Q3", "third quarter of 2025": "2025-Q3", "the 3rd quarter": "2024-Q3",
    "Q1 & Q4": "2024-Q1 2024-Q4", "Q1 and Q4": "2024-Q1 2024-Q4", "Q4, Q1": "2024-Q1 2024-Q4",
    "Q1/Q4": "2024-Q1 2024-Q4", "Q1, Q2, and Q4": "2024-Q1 2024-Q2 2024-Q4",
    "Q1 & 4": "2024-Q1 2024-Q4", "Q1 Q2": "2024-Q1 2024-Q2", "Q1 & Q1": "2024-Q1",
    "Q1-4": "2024-Q1 2024-Q2 2024-Q3 2024-Q4", "Q1–Q3": "2024-Q1 2024-Q2 2024-Q3",
    "Q1 to Q3 2025": "2025-Q1 2025-Q2 2025-Q3", "Q1 - Q2 2023": "2023-Q1 2023-Q2",
    "Q1-2 2023": "2023-Q1 2023-Q2", "2025 Q1–Q3": "2025-Q1 2025-Q2 2025-Q3",
    "Q4 2024 & Q1 2025": "2024-Q4 2025-Q1", "2024 Q4 & 2025 Q1": "2024-Q4 2025-Q1",
    "Q4 2024 to Q2 2025": "2024-Q4 2025-Q1 2025-Q2", "2024-Q4 2025-Q1": "2024-Q4 2025-Q1",
    "H1": "2024-Q1 2024-Q2", "H2 2025": "2025-Q3 2025-Q4",
    "June": "2024-06", "june 2025": "2025-06", "Jun. 2025": "2025-06", "Sept": "2024-09",
    "May, 2025": "2025-05",
    "end of June": "2024-06", "06/2025": "2025-06", "2025/6": "2025-06", "2025-06": "2025-06",
    "30 June 2024": "2024-06-30", "June 30, 2024": "2024-06-30", "June 30": "2024-06-30",
    "30th of June": "2024-06-30", "1 Mar. 2025": "2025-03-01", "2024-06-30": "2024-06-30",
    "2024/6/30": "2024-06-30", "30.06.2024": "2024-06-30", "06/30/2024": "2024-06-30",
    "5/5/2024": "2024-05-05",
    "2024": "2024", "end of 2026": "2026", "year-end": "2024", "by end of year": "2024",
    "year end 2025": "2025",
    "Annually": "annually", "every year": "annually", "Ongoing": "ongoing", "on-going": "ongoing",
    "(Q1 & Q4)": "2024-Q1 2024-Q4", "(Q1-4)": "2024-Q1 2024-Q2 2024-Q3 2024-Q4",
    "Quarterly": QUARTERS_OF_2024,
    "3Q24": "2024-Q3", "3Q": "2024-Q3", "3Q 2025": "2025-Q3", "Q3 '25": "2025-Q3", "Q3-25": "2025-Q3",
    "Q3 25": "2025-Q3",
    "T3": "2024-Q3", "T1 et T4 2025": "2025-Q1 2025-Q4", "3e trimestre de 2025": "2025-Q3",
    "troisième trimestre": "2024-Q3", "d’ici T2 2025": "2025-Q2", "trimestre 2": "2024-Q2",
    "Jun-25": "2025-06", "Jun 2025": "2025-06", "juin 2025": "2025-06", "août": "2024-08",
    "déc. 2025": "2025-12",
    "30-Jun-25": "2025-06-30", "30-Jun-2025": "2025-06-30", "30 juin 2025": "2025-06-30",
    "1er mars 2025": "2025-03-01", "le 30 juin": "2024-06-30",
    "2024-06-30 00:00:00": "2024-06-30", "2024-06-30T09:30:00": "2024-06-30",
    "FY27": "2027", "FY 2027": "2027", "FY26/27": "2027", "FY2026-27": "2027",
    "fiscal year 2026-2027": "2027",
    "2026-27": "2027", "2026/2027": "2027", "fin d'année": "2024", "EOY": "2024",
    "annuellement": "annually", "En continu": "ongoing", "TBC": "", "à déterminer": "",
    "Ｑ３": "2024-Q3", "Q1\u00a0&\u00a0Q4": "2024-Q1 2024-Q4",
}  # fmt: skip

REFUSED = [
    "Q5", "Q0", "quick", "soon", "q", "Q4-Q1", "Q1-Q1", "31 June 2024", "2024-13", "2024-02-30", "6/7/2024",
    "June-ish", "ma", "ju", "20245", "0000", "Q1 1850", "Q1 1990 to Q4 2190", "Q3 or later", "Smarch 2024",
    "2024-Q3x", "１２３", "Q1 FY27", "FY27-29", "2026-29", "FY1", "T5", "Jun-1", "32-Jun-24", "(Q3", "Q3 5",
]  # fmt: skip

quarters = st.builds(lambda year, number: f"{year}-Q{number}", st.integers(2000, 2100), st.integers(1, 4))
dues = st.one_of(
    st.sampled_from(["", "annually", "ongoing"]),
    st.integers(1900, 2199).map(str),
    quarters,
    st.sets(quarters, min_size=2, max_size=8).map(lambda found: " ".join(sorted(found))),
    st.builds(lambda year, month: f"{year}-{month:02d}", st.integers(1900, 2199), st.integers(1, 12)),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(date.isoformat),
).map(Due)


@pytest.mark.parametrize(("text", "stored"), WRITTEN.items())
def test_what_people_write(text, stored):
    assert Due.parse(text, 2024) == Due(stored)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_due_time_is_refused_in_words(text):
    with pytest.raises(InvalidValue, match="is not a due date. Nothing was changed"):
        Due.parse(text, 2024)


@given(dues, st.integers(2000, 2100))
def test_what_is_shown_is_read_back(due, year):
    assert Due.parse(due.text(year), year) == due
    assert Due.parse(due.text(), year) == due
    assert Due.parse(due.stored, year) == due
    assert Due.from_stored(due.stored) == due


@given(st.text())
def test_any_text_is_read_or_refused(text):
    try:
        due = Due.parse(text, 2024)
    except InvalidValue:
        return
    assert Due.from_stored(due.stored) == due


@given(st.text("0123456789-Q ٣annuly", max_size=24))
def test_a_stored_form_is_right_or_refused(text):
    try:
        due = Due.from_stored(text)
    except InvalidValue:
        return
    assert due.stored == text
    assert due.text() or not text
    assert (due.end is None) == (due.kind in ("none", "annually", "ongoing"))


@pytest.mark.parametrize(
    "stored",
    [
        "x",
        "2024-13",
        "2024-1",
        "20240101",
        "2024-W01-1",
        "2024-Q4 2024-Q1",
        "2024-Q1 2024-Q1",
        "0000",
        "٢٠٢٤",
    ],
)
def test_other_stored_forms_are_refused(stored):
    with pytest.raises(InvalidValue):
        Due.from_stored(stored)


@pytest.mark.parametrize(
    ("stored", "text", "end"),
    [
        ("2024-Q3", "Q3", date(2024, 9, 30)),
        ("2025-Q1", "Q1 2025", date(2025, 3, 31)),
        ("2024-Q1 2024-Q4", "Q1 & Q4", date(2024, 12, 31)),
        ("2024-Q1 2024-Q2 2024-Q3", "Q1–Q3", date(2024, 9, 30)),
        ("2024-Q4 2025-Q1", "Q4 2024 & Q1 2025", date(2025, 3, 31)),
        ("2024-02", "February 2024", date(2024, 2, 29)),
        ("2024", "2024", date(2024, 12, 31)),
        ("2024-06-30", "30 June 2024", date(2024, 6, 30)),
        ("annually", "Annually", None),
        ("", "", None),
    ],
)
def test_due_in_words_and_its_last_day(stored, text, end):
    assert Due(stored).text(2024) == text
    assert Due(stored).end == end


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ("2026-09-30", "30 Sep 2026"),
        ("2026-06", "Jun 2026"),
        ("2026-Q3", "Q3"),
        ("2027-Q3", "Q3 2027"),
        ("annually", "Annually"),
        ("", ""),
    ],
)
def test_the_short_form_for_lists_is_read_again_as_the_same(stored, said):
    assert Due(stored).short(2026) == said
    assert Due.parse(said, 2026) == Due(stored)
