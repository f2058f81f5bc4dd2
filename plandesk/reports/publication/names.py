"""Names of the service, its units and its people that a text spells almost right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
LEAST_WORD, LEAST_NAME = 6, 8  # letters: shorter ones are one letter away from too much


class NearMiss(Struct, frozen=True):
    """What is written, and the name that is meant."""

    written: str
    meant: str


class KnownNames:
    """The names to look for. Several words are compared as they stand, single words only where they are rare.

    `whole` are names of several words or one; `texts` is what the plan says otherwise: a word that stands
    there in small letters is an ordinary word, not a name. `proper` is the one name that is never written
    in small letters.
    """

    def __init__(self, whole: Iterable[str], texts: Iterable[str], proper: str = "") -> None:
        ordinary: set[str] = set()
        for text in texts:
            ordinary.update(word for word in _WORD.findall(text) if word == word.lower())
        self._proper = " ".join(_WORD.findall(proper))
        names = {" ".join(name.split()) for name in (*whole, proper)} - {""}
        self._by_count: dict[int, list[tuple[str, ...]]] = {}
        self._words: dict[str, str] = {}
        self._near: dict[str, set[str]] = {}
        exact: set[str] = set()
        for name in names:
            words = tuple(_WORD.findall(name))
            exact.update(word.casefold() for word in words)
            if len(words) > 1 and len("".join(words)) >= LEAST_NAME:
                self._by_count.setdefault(len(words), []).append(words)
            for word in words:
                if len(word) >= LEAST_WORD and word[0].isupper() and word.lower() not in ordinary:
                    self._words[word.casefold()] = word
        self._exact = exact
        self._ordinary = ordinary
        for folded in self._words:
            for short in _shortened(folded):
                self._near.setdefault(short, set()).add(folded)
        # Names by all their words but one: what a text shares with a name but for one word is found at once.
        self._holed: dict[tuple[int, tuple[str, ...]], list[tuple[str, ...]]] = {}
        for some in self._by_count.values():
            for words in some:
                for place, rest in _holed(words):
                    self._holed.setdefault((place, rest), []).append(words)

    def near_misses(self, text: str) -> list[NearMiss]:
        """What in a text is one slip away from a name, each once."""
        found = list(_WORD.finditer(text))
        words = [_POSSESSIVE.sub("", one.group()) for one in found]
        misses: dict[str, NearMiss] = {}
        covered: set[int] = set()
        known = [place for place, word in enumerate(words) if word.casefold() in self._exact]
        for count in self._by_count:
            # All words of a name but one stand there, so one of them is known.
            places = {one - step for one in known for step in range(count)}
            for place in sorted(one for one in places if 0 <= one <= len(words) - count):
                window = words[place : place + count]
                alike = dict.fromkeys(name for key in _holed(window) for name in self._holed.get(key, ()))
                if not alike:
                    continue
                start, end = found[place].start(), found[place + count - 1].end()
                written = _POSSESSIVE.sub("", text[start:end])
                for name in alike:
                    said = self._compared(window, written, name)
                    if said is not None:
                        misses.setdefault(written, said)
                    if said is not None or tuple(window) == name:
                        covered.update(range(place, place + count))
        for place, word in enumerate(words):
            if place not in covered and (meant := self._word(word)):
                misses.setdefault(word, NearMiss(word, meant))
        return list(misses.values())

    def _compared(self, window: list[str], written: str, name: tuple[str, ...]) -> NearMiss | None:
        meant = " ".join(name)
        if tuple(window) == name:
            # Between the words of a name stands one space, or the line's end.
            wide = re.search(r"\w[ \u00a0]{2,}\w", written)
            return NearMiss(written, meant) if wide else None
        folded = [word.casefold() for word in window]
        wanted = [word.casefold() for word in name]
        if folded == wanted:
            # All in small or all in capital letters is a way of writing, not a slip.
            small = all(word.islower() for word in window) and meant != self._proper
            return None if small or all(word.isupper() for word in window) else NearMiss(written, meant)
        different = [pair for pair in zip(folded, wanted, strict=True) if pair[0] != pair[1]]
        if len(different) > 1 or not window[0][0].isupper():
            return None
        typed, right = different[0]
        if len(right) < 4 or typed in self._exact or _is_other_form(typed, right):
            return None
        return NearMiss(written, meant) if _one_apart(typed, right) else None

    def _word(self, word: str) -> str:
        """The rare word of a name that this one is a slip of; empty where it is not."""
        folded = word.casefold()
        if not word[0].isupper() or len(word) < LEAST_WORD - 1 or folded in self._exact:
            return ""
        if word.lower() in self._ordinary:
            return ""
        for short in _shortened(folded):
            for right in self._near.get(short, ()):
                if _one_apart(folded, right) and not _is_other_form(folded, right):
                    return self._words[right]
        return ""


def _holed(words: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The place of each word with all the others."""
    folded = tuple(word.casefold() for word in words)
    for place in range(len(folded)):
        yield place, folded[:place] + folded[place + 1 :]


def _shortened(word: str) -> Iterator[str]:
    """The word and all that is left of it when one letter goes: two that share one are close."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _is_other_form(typed: str, right: str) -> bool:
    """Whether the two differ by an ending only, as "Patrol" and "Patrols" do."""
    longer, shorter = sorted((typed, right), key=len, reverse=True)
    return longer.startswith(shorter) and longer[len(shorter) :] in ("s", "e", "d", "n", "x")


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter more, less, another or two changed about make the words the same."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and len(a) > 1 and a[2:] == b[2:])
    return a[1:] == b if len(a) > len(b) else a == b[1:]
