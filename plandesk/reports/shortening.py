"""Text that has no room, cut so that its beginning can be read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from plandesk.reports.style import Type
from plandesk.reports.typeset import Span, clean, lines

_LONG_WORD = 24  # letters


def shortened(text: str, style: Type, width: float, most: int) -> str:
    """Return the text if it takes at most that many lines, else its beginning with an ellipsis."""
    text = clean(text)

    def fits(told: str) -> bool:
        return len(lines((Span(told),), style, width)) <= most

    if fits(text):
        return text
    words = text.split()
    many = _most(len(words), lambda few: fits(" ".join(words[:few]) + " …"))
    first = " ".join(words[:many])
    cut = words[many] if many < len(words) else ""
    if len(cut) > _LONG_WORD or not first:  # a word that takes a line of its own is cut, too
        start = f"{first} " if first else ""
        letters = _most(len(cut), lambda few: fits(f"{start}{cut[:few]}…"))
        return f"{start}{cut[: max(letters, 0 if first else 1)]}…"
    return f"{first} …"


def _most(many: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to `many` that fits, where all smaller ones do."""
    return bisect_left(range(1, many + 1), True, key=lambda few: not fits(few))
