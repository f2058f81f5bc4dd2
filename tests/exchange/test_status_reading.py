"""Status words in the forms people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plandesk.domain.statuses import usual_sets
from plandesk.exchange.status_reading import looks_like_status, matching, new_word, read_status

WORDS = usual_sets()[0].words  # Not started, In progress, Delayed, Completed, Dropped
FORMS = {
    "✓ Completed (Q4)": ("Completed", "2023-Q4"),
    "Completed (Q1 & Q4)": ("Completed", "2023-Q1 2023-Q4"),
    "✓ Completed (Q1-4)": ("Completed", "2023-Q1 2023-Q2 2023-Q3 2023-Q4"),
    "Completed Q3 2022": ("Completed", "2022-Q3"),
    "complete - Q2": ("Completed", "2023-Q2"),
    "Completed in Q2": ("Completed", "2023-Q2"),
    "DONE.": ("Completed", ""),
    "❖ Delayed": ("Delayed", ""),
    "en retard": ("Delayed", ""),
    "Behind schedule": ("Delayed", ""),
    "On track": ("In progress", ""),
    "en cours": ("In progress", ""),
    "Not Started": ("Not started", ""),
    "annulé": ("Dropped", ""),
    "✓": ("Completed", ""),
    "Terminée (T4)": ("Completed", "2023-Q4"),
    "• Completed": ("Completed", ""),
}


@pytest.mark.parametrize(("text", "expected"), FORMS.items())
def test_forms_people_write(text, expected):
    told = read_status(text, 2023)
    assert (matching(told, WORDS).word, told.when) == expected


@pytest.mark.parametrize("text", ["", "-", "N/A", "No update"])
def test_nothing_is_nothing(text):
    told = read_status(text, 2023)
    assert (told.word, told.symbol, told.when) == ("", "", "")


@pytest.mark.parametrize(
    ("text", "word", "counts_as"),
    [
        ("deferred", "Deferred", "late"),
        ("At risk", "At risk", "late"),
        ("awaiting funds", "Awaiting funds", "in_progress"),
        ("Nearly completed", "Nearly completed", "done"),
        ("Cancelled by council", "Cancelled by council", "dropped"),
    ],
)
def test_a_word_the_plan_does_not_have_is_proposed(text, word, counts_as):
    told = read_status(text, 2023)
    assert matching(told, WORDS) is None
    made = new_word(told.word, told.symbol)
    assert (made.word, made.counts_as, made.id) == (word, counts_as, 0)


def test_the_plans_own_word_comes_before_what_it_means():
    own = (*WORDS, replace(WORDS[3], word="Done"))
    assert matching(read_status("done", 2023), own).word == "Done"
    assert matching(read_status("finished", 2023), own).word == "Completed"


def test_a_date_behind_the_word_is_taken_off():
    assert read_status("Deferred to 2025", 2023)[:2] == ("Deferred", "2025")


@given(st.text(max_size=40))
def test_any_text_is_read(text):
    told = read_status(text, 2023)
    if told.word:
        assert new_word(told.word).word
    looks_like_status(text)
