"""The advice about a passphrase and the rule that takes or refuses one say the same."""

import pytest

from plandesk.file.passphrase_rules import ADVISED, Strength, fault, judgement, strength

SHORT = ["cat", "sun", "map", "fog", "pen", "oak"]
COMMON = ["blue", "tree", "lamp", "fish", "sand", "door"]
LONG = ["lantern", "copper", "meadow", "violin", "harbour", "thistle"]


@pytest.mark.parametrize("words", [SHORT, COMMON, LONG])
def test_as_many_words_as_are_advised_are_always_enough(words: list[str]) -> None:
    assert fault(" ".join(words[:ADVISED])) == ""


@pytest.mark.parametrize("words", [COMMON, LONG])
def test_another_word_makes_strong_what_is_fair(words: list[str]) -> None:
    four, five = " ".join(words[:4]), " ".join(words[:5])
    assert strength(four) is Strength.FAIR
    assert "Another word makes it strong" in judgement(four)
    assert strength(five) is Strength.STRONG


@pytest.mark.parametrize(
    "text", ["password1234", "aaaa bbbb cccc", "qwertyuiop123", "lantern lantern lantern"]
)
def test_what_is_tried_first_is_refused_and_the_advice_helps(text: str) -> None:
    assert "five words" in fault(text)
    assert "Five words" in judgement(text)


def test_who_has_five_words_already_is_not_told_to_use_five() -> None:
    text = "to be or so to be it"
    assert fault(text) == "This is too easy to guess. Use longer words."
    assert judgement(text) == "Weak: easy to guess. Longer words are better."


def test_a_short_one_is_refused_for_its_length() -> None:
    assert fault("Xk9!pQ2zR7w").startswith("Use at least 12 characters")
    assert fault("Xk9!pQ2zR7wM") == ""
