"""Which runs of rows go and which come when one order of ids becomes another."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple

from plandesk.gui.models.rows_in_order import staying


class Run(NamedTuple):
    """Rows beside each other, both ends included."""

    first: int
    last: int


def runs(old: array[int], new: array[int]) -> tuple[list[Run], list[Run]] | None:
    """Runs of `old` to remove and then runs of `new` to insert, each from the top; None when nothing differs.

    As many rows as possible stay; what both have at their ends is found without looking at each row.
    """
    if old == new:
        return None
    top = _common(old, new)
    bottom = _common(old[: top - 1 if top else None : -1], new[: top - 1 if top else None : -1])
    before, after = old[top : len(old) - bottom], new[top : len(new) - bottom]
    kept = staying(before, after) if before and after else set()
    return (
        together(top + place for place, one in enumerate(before) if one not in kept),
        together(top + place for place, one in enumerate(after) if one not in kept),
    )


def _common(one: array[int], other: array[int]) -> int:
    """How many entries both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def together(places: Iterable[int]) -> list[Run]:
    """Rows that follow each other as runs; `places` come in order."""
    found: list[Run] = []
    for place in places:
        if found and found[-1].last == place - 1:
            found[-1] = Run(found[-1].first, place)
        else:
            found.append(Run(place, place))
    return found
