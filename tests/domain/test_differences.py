"""Wordings compared word by word."""

from hypothesis import given
from hypothesis import strategies as st

from plandesk.domain.differences import GONE, NEW, SAME, Part, differences


def test_words_taken_out_and_put_in():
    assert differences("Train all officers", "Train front-line officers today") == (
        Part(SAME, "Train "), Part(GONE, "all "), Part(NEW, "front-line "), Part(SAME, "officers "),
        Part(NEW, "today"),
    )  # fmt: skip


def test_the_same_and_nothing():
    assert differences("Same words", "Same words") == (Part(SAME, "Same words"),)
    assert differences("", "") == ()
    assert differences("", "All new") == (Part(NEW, "All new"),)
    assert differences("All gone", "") == (Part(GONE, "All gone"),)


def test_a_short_word_between_two_changes_goes_with_them():
    assert differences("visit of schools", "tour of parks") == (
        Part(GONE, "visit of schools "), Part(NEW, "tour of parks"),
    )  # fmt: skip


WORDS = st.lists(st.sampled_from(["a", "police", "visit", "school", "ᐃᓄ", "“x”"]), max_size=30).map(" ".join)


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_from_the_parts(before, after):
    parts = differences(before, after)
    assert "".join(one.text for one in parts if one.kind != NEW).split() == before.split()
    assert "".join(one.text for one in parts if one.kind != GONE).split() == after.split()


def test_long_texts_take_no_long_time():
    before = " ".join(f"word{n % 97}" for n in range(20_000))
    parts = differences(before, before.replace("word5 ", "other "))
    assert {one.kind for one in parts} == {SAME, GONE, NEW}
