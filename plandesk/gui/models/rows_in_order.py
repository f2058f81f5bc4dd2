"""Which rows of a list may stay where they are when its order changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def staying(current: Sequence[T], wanted: Sequence[T]) -> set[T]:
    """The largest set of entries of `current` that stand in the same order in `wanted`.

    All others have to be moved, inserted or removed; so one row moved to the other end of a long list is one
    move, not as many as there are rows.
    """
    places = {entry: place for place, entry in enumerate(wanted)}
    both = [entry for entry in current if entry in places]
    ends: list[int] = []  # the smallest place that a run of each length ends with
    ending: list[int] = []  # which entry that is
    before: list[int] = []
    for number, entry in enumerate(both):
        place = places[entry]
        length = bisect_left(ends, place)
        before.append(ending[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            ending.append(number)
        else:
            ends[length], ending[length] = place, number
    found: set[T] = set()
    number = ending[-1] if ending else -1
    while number >= 0:
        found.add(both[number])
        number = before[number]
    return found
