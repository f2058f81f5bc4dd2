"""What a passphrase must be, and how strong one is, in words."""

from __future__ import annotations

import math
import re
from enum import IntEnum

from plandesk.i18n import _

SHORTEST = 12  # characters; shorter ones are tried out in hours by who has the file
WORD_BITS = 11.0  # what a word of four letters and more adds that somebody thinks of
LETTER_BITS = WORD_BITS / 4  # of a shorter one
ADVISED = 5  # words: even short ones of three letters are enough then
ENOUGH = 40.0  # bits: years of trying with a graphics card at thousands of guesses a second
PLENTY = ENOUGH + WORD_BITS  # centuries; so another word makes strong what is enough
LONG_WORD = 12  # letters; longer ones are several words in one
FAR = "\u1400"  # from here on stand scripts of syllables and words
# Letters that stand between spaces and the like, or four and more in a row.
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)|[^\W\d_]{4,}")
_USUAL = ("password", "passphrase", "passwort", "motdepasse", "qwerty", "azerty", "letmein", "welcome")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


class Strength(IntEnum):
    """How long a passphrase holds out against somebody who has the file and a computer."""

    WEAK = 0
    FAIR = 1
    STRONG = 2


def fault(text: str) -> str:
    """Why a passphrase cannot be taken, in one sentence; empty where it can."""
    if len(text) < SHORTEST:
        return _("Use at least {n} characters: shorter ones can be found by trying.").format(n=SHORTEST)
    if strength(text) is not Strength.WEAK:
        return ""
    if _has_advised(text):
        return _("This is too easy to guess. Use longer words.")
    return _("This is too easy to guess. Use five words that do not belong together.")


def judgement(text: str) -> str:
    """How strong a passphrase is, in a sentence or two."""
    found = strength(text)
    if found is Strength.STRONG:
        return _("Strong: would take centuries to guess.")
    if found is Strength.FAIR:
        return _("Fair: would take years to guess. Another word makes it strong.")
    if _has_advised(text):
        return _("Weak: easy to guess. Longer words are better.")
    return _("Weak: easy to guess. Five words that do not belong together are better.")


def strength(text: str) -> Strength:
    """How hard a passphrase is to guess: by its words, or where it has none, by its characters."""
    bits = _bits(text)
    return Strength.STRONG if bits >= PLENTY else Strength.FAIR if bits >= ENOUGH else Strength.WEAK


def _bits(text: str) -> float:
    """Words count as words, each once; what stands in no word counts as characters chosen by chance."""
    plain = text
    for row in (*_USUAL, *_ROWS):
        plain = _without(plain, row)
    words, rest = set(), ""
    end = 0
    for found in _WORD.finditer(plain):
        rest, end = rest + plain[end : found.start()], found.end()
        words.add(found[0].casefold())
    rest = "".join((rest + plain[end:]).split())
    return sum(map(_word_bits, words)) + len({*rest}) * math.log2(_kinds(rest)) * 0.8


def _has_advised(text: str) -> bool:
    """Whether there are as many words already as are advised."""
    return len(text.split()) >= ADVISED


def _word_bits(word: str) -> float:
    letters = min(len(word), 2 * len({*word}))
    if min(word) > FAR:
        return 4.5 * letters  # a character is a syllable or a word
    return min(WORD_BITS, LETTER_BITS * letters) if letters <= LONG_WORD else 1.9 * letters


def _without(text: str, row: str) -> str:
    """The text with every run of four and more out of a row of keys, or a usual word, as one character."""
    for length in range(len(row), 3, -1):
        for start in range(len(row) - length + 1):
            text = re.sub(re.escape(row[start : start + length]), row[start], text, flags=re.IGNORECASE)
    return text


def _kinds(text: str) -> int:
    """How many characters there are of the kinds that a text has."""
    kinds = (
        (str.islower, 26),
        (str.isupper, 26),
        (str.isdigit, 10),
        (lambda one: not one.isalnum() and one.isascii(), 32),
        (lambda one: not one.isascii(), 100),
    )
    return max(2, sum(size for is_kind, size in kinds if any(map(is_kind, text))))
