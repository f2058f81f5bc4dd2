"""Writing that runs from right to left: the order on paper and the joined shapes of Arabic letters.

A small part of the Unicode rules, enough for names and sentences within a report.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_TATWEEL = "\u0640"


def runs_right_to_left(character: str) -> bool:
    """Return whether the character belongs to a script that is written from right to left."""
    return character >= "\u0590" and unicodedata.bidirectional(character) in _RIGHT_TO_LEFT


def base_is_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction runs from right to left."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return False
        if kind in _RIGHT_TO_LEFT:
            return True
    return False


def visual_runs(text: str, right_to_left: bool) -> list[tuple[str, bool]]:
    """Split a line into stretches of one direction, in the order in which they stand on paper.

    Each stretch is given as typed, with whether it runs from right to left.
    """
    stretches: list[tuple[str, bool]] = []
    for level, character in zip(_levels(text, right_to_left), text, strict=True):
        if stretches and stretches[-1][1] == level:
            stretches[-1] = (stretches[-1][0] + character, level)
        else:
            stretches.append((character, level))
    return stretches[::-1] if right_to_left else stretches


def _levels(text: str, right_to_left: bool) -> list[bool]:
    """Say for each character whether it runs from right to left; spaces and signs follow their neighbours."""
    levels: list[bool | None] = []
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT_TO_LEFT:
            levels.append(True)
        elif kind == "NSM":
            levels.append(levels[-1] if levels else None)
        elif kind == "L" or kind in ("EN", "AN"):
            levels.append(False)
        else:
            levels.append(None)
    before: bool = right_to_left
    result: list[bool] = []
    for index, level in enumerate(levels):
        if level is None:
            after = next((later for later in levels[index:] if later is not None), right_to_left)
            level = before if before == after else right_to_left
        else:
            before = level
        result.append(level)
    return result


def shaped(text: str) -> str:
    """Return a right-to-left stretch as it is drawn: letters joined, the last one at the left."""
    joined = _joined(text)
    clusters: list[str] = []
    for character in joined:
        if clusters and unicodedata.combining(character):
            clusters[-1] += character
        else:
            clusters.append(unicodedata.normalize("NFC", _mirrored(character)))
    return "".join(reversed(clusters))


def _mirrored(character: str) -> str:
    return {
        "(": ")",
        ")": "(",
        "[": "]",
        "]": "[",
        "{": "}",
        "}": "{",
        "«": "»",
        "»": "«",
        "<": ">",
        ">": "<",
    }.get(character, character)


def _joined(text: str) -> str:
    """Replace Arabic letters by their initial, medial, final or isolated forms.

    Lam and alef stay two letters: a ligature would be read back in the wrong order by most programs.
    """
    forms = _forms()
    letters = [c for c in text if c not in "\u200c\u200d"]
    result: list[str] = []
    for index, letter in enumerate(letters):
        before, after = _neighbour(letters, index, -1), _neighbour(letters, index, 1)
        own = forms.get(letter, {})
        shape = 0
        if before is not None and _joins_on(before) and 1 in own:
            shape += 1
        if after is not None and 2 in own and (after == _TATWEEL or 1 in forms.get(after, {})):
            shape += 2
        result.append(own.get(shape, letter))
    return "".join(result)


def _joins_on(letter: str) -> bool:
    """Whether the letter reaches to the one after it."""
    return letter == _TATWEEL or 2 in _forms().get(letter, {})


def _neighbour(letters: list[str], index: int, step: int) -> str | None:
    index += step
    while 0 <= index < len(letters):
        if not unicodedata.combining(letters[index]):
            return letters[index]
        index += step
    return None


@lru_cache(maxsize=1)
def _forms() -> dict[str, dict[int, str]]:
    """Letter → its shapes; 0 stands alone, 1 joins the one before, 2 the one after, 3 both."""
    places = {"<isolated>": 0, "<final>": 1, "<initial>": 2, "<medial>": 3}
    found: dict[str, dict[int, str]] = {}
    for code in [
        *range(0xFB50, 0xFBB2),
        *range(0xFBD3, 0xFBEA),
        *range(0xFBFC, 0xFC00),
        *range(0xFE80, 0xFEFD),
    ]:
        place, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if place in places and len(letters) == 1:
            letter = chr(int(letters[0], 16))
            found.setdefault(letter, {})[places[place]] = chr(code)
    return found
