"""Where words stand in a chart: each at the best free place by what it names, none on another.

One rule for window and paper. Measures are points of paper, where figures have the size `SIZE`; the window
counts in so large points that its figures have that size, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from plandesk.charts import Point

Place = tuple[float, float]
SIZE = 8.5
FIGURES = 0.03  # of their size: how deep figures reach below the line
_APART = 3.0  # between words beside each other
_CROSSED = 3.0  # what it costs to stand on a drawn line, against places that are worse for other reasons
_LEVEL_CROSSED = 2.0
_GRID_CROSSED = 0.5


class Box(Struct, frozen=True):
    """A rectangle; all measures are points from the top left corner of what is drawn on."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box, apart: float = 0.0) -> bool:
        """Whether they share a place, or stand closer beside each other than `apart`."""
        beside = self.left < other.right + apart and other.left < self.right + apart
        return beside and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether the other is within."""
        beside = self.left <= other.left and other.right <= self.right
        return beside and self.top <= other.top and other.bottom <= self.bottom

    def crossed_by(self, start: Place, end: Place) -> bool:
        """Whether a straight line from spot to spot runs through."""
        first, last = 0.0, 1.0
        for origin, far, low, high in (
            (start[0], end[0], self.left, self.right),
            (start[1], end[1], self.top, self.bottom),
        ):
            way = far - origin
            if abs(way) < 1e-9:
                if not low < origin < high:
                    return False
                continue
            enters, leaves = sorted(((low - origin) / way, (high - origin) / way))
            first, last = max(first, enters), min(last, leaves)
        return first < last


class Spot(Struct, frozen=True):
    """A place for words, by the left end of their baseline; `cost` is how much worse it is than the best."""

    x: float
    baseline: float
    cost: float = 0.0


class Lines(Struct, frozen=True):
    """What words should not stand on: runs of spots, level lines by their heights, lines of the grid."""

    runs: tuple[tuple[Place, ...], ...] = ()
    levels: tuple[float, ...] = ()
    grid: tuple[float, ...] = ()

    def cost(self, box: Box) -> float:
        """How bad it is for words to stand there."""
        found = sum(
            _CROSSED
            for run in self.runs
            for start, end in zip(run, run[1:], strict=False)
            if box.crossed_by(start, end)
        )
        found += sum(_LEVEL_CROSSED for level in self.levels if box.top - 1 < level < box.bottom + 1)
        return found + sum(_GRID_CROSSED for level in self.grid if box.top < level < box.bottom)


def box_of(spot: Spot, wide: float, size: float, deep: float = 0.2) -> Box:
    """The room that words take whose first letter stands there; figures reach less `deep` below the line."""
    return Box(spot.x, spot.baseline - 0.72 * size, spot.x + wide, spot.baseline + deep * size)


def best(
    spots: Iterable[Spot],
    wide: float,
    size: float,
    within: Box,
    taken: Sequence[Box],
    lines: Lines,
    deep: float = 0.2,
) -> Spot | None:
    """The best place of all that are free and `within`; None where there is none."""
    found: tuple[float, Spot] | None = None
    for spot in spots:
        box = box_of(spot, wide, size, deep)
        if not within.holds(box) or any(box.touches(other, _APART) for other in taken):
            continue
        cost = spot.cost + lines.cost(box)
        if found is None or cost < found[0] - 1e-9:
            found = (cost, spot)
    return found[1] if found is not None else None


class Label(Struct, frozen=True):
    """Words to be placed, so `wide`: where they may stand, the best first, what they should not stand on."""

    text: str
    wide: float
    size: float
    spots: tuple[Spot, ...]
    lines: Lines
    deep: float = 0.2


def figure(text: str, spot: Place, wide: float, lines: Lines, size: float = SIZE) -> Label:
    """A figure by the spot that it belongs to."""
    return Label(text, wide, size, tuple(around(spot, wide)), lines, FIGURES)


def placed(figures: Sequence[Label], named: Sequence[Label], within: Box) -> list[tuple[Label, Spot]]:
    """The words that have a place with it, those of the lines that have to be `named` in any case.

    The three first figures choose first, then the names, then the other figures; where that leaves no room
    for a name, the names come before two of the figures, or before all.
    """
    found: list[tuple[Label, Spot]] = []
    for before in (3, 1, 0):
        found = []
        taken: list[Box] = []
        for one in (*figures[:before], *named, *figures[before:]):
            spot = best(one.spots, one.wide, one.size, within, taken, one.lines, one.deep)
            if spot is not None:
                found.append((one, spot))
                taken.append(box_of(spot, one.wide, one.size, one.deep))
        if sum(one in named for one, _spot in found) == len(named):
            break
    return found


def around(spot: Place, wide: float) -> list[Spot]:
    """The places of a figure around the spot that it belongs to, the best first."""
    x, y = spot
    middle, right, left = x - wide / 2, x - 4, x + 4 - wide
    found = [Spot(middle, y - 5), Spot(middle, y + 12, 0.4)]
    found += [Spot(at, y - 5, 0.6) for at in (right, left)] + [Spot(at, y + 12, 0.8) for at in (right, left)]
    found += [Spot(at, y - 11, 1.4) for at in (middle, right, left)] + [Spot(middle, y + 17, 1.6)]
    return found + [
        Spot(at, y + lower, 1.0 + abs(lower - 3) / 10)
        for lower in (3.0, 6.5, -0.5)
        for at in (x + 5, x - 5 - wide)
    ]


def along(level: float, left: float, right: float, wide: float) -> list[Spot]:
    """The places of words on a level line: close above it or below, at its right end or further left."""
    found = []
    steps = max(0, int((right - left - wide) // 4))
    for step in range(steps + 1):
        x = right - wide - step * 4
        found += [Spot(x, level - 3, step * 0.02), Spot(x, level + 9.5, 0.3 + step * 0.02)]
    return found


def unbroken(spots: Sequence[Place | None]) -> list[list[Place]]:
    """The runs of spots between the gaps."""
    found: list[list[Place]] = [[]]
    for spot in spots:
        if spot is not None:
            found[-1].append(spot)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


def by_weight(points: Sequence[Point], spots: Sequence[Place | None]) -> list[tuple[Place, str]]:
    """The figures that are printed with their spots: the last, the highest and the lowest first."""
    told = [
        (spot, one.figure)
        for spot, one in zip(spots, points, strict=False)
        if spot is not None and one.figure
    ]
    if not told:
        return []
    first = [told[-1], min(told, key=lambda one: one[0][1]), max(told, key=lambda one: one[0][1])]
    return list(dict.fromkeys([*first, *told]))
