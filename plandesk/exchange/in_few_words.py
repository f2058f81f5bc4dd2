"""What a file says, in few words for a sentence: names and texts can be of any length there."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.i18n import _

LONGEST = 80  # characters of one name


def cut(text: str) -> str:
    """A text on one line, with … where it is longer than a sentence has room for."""
    line = " ".join(text[: 4 * LONGEST].split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def some(names: Sequence[str], shown: int) -> str:
    """The first names of a list, and how many there are more."""
    told = ", ".join(cut(one) for one in names[:shown])
    if len(names) <= shown:
        return told
    return _("{names} and {n} more").format(names=told, n=len(names) - shown)
