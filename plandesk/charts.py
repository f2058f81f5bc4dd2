"""Charts as descriptions: said once, drawn in the window and on paper, and told in words and as a table.

A description holds finished words and plain numbers. `link` is whatever the maker wants to find again when
the reader follows a part of the picture (the window asks for those initiatives); the paper leaves it alone.
Lengths that both kinds of drawing need are computed here, in whatever unit the caller draws in.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

# What a part stands for; colour, hatch and edge follow from it. "plain" has no meaning of its own.
ROLES = ("done", "done_late", "in_progress", "late", "not_started", "dropped", "no_update", "plain")


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of a chart: the head and the rows, each as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """What a role means in this chart: "Completed after due quarter"."""

    role: str
    label: str


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar. `figure` stands in it; `words` say it whole: "Goal 2: 6 completed after due"."""

    value: int
    role: str
    figure: str
    words: str
    link: Hashable = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of stacked bars: its number and name before it, its sum behind it."""

    number: str
    name: str
    segments: tuple[Segment, ...]
    sum: str = ""
    words: str = ""
    link: Hashable = None

    @property
    def value(self) -> int:
        """The length of the whole bar."""
        return sum(one.value for one in self.segments)


@dataclass(frozen=True, slots=True)
class StackedBars:
    """Bars on one scale. `sentence` tells the chart to those who cannot see it; `table` has its figures."""

    title: str
    legend: tuple[Legend, ...]
    bars: tuple[Bar, ...]
    sentence: str
    table: Table

    @property
    def longest(self) -> int:
        """The value that takes the full width."""
        return max((bar.value for bar in self.bars), default=0)


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across with its words at the side: 0.5, "50%"."""

    value: float
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """One category of a line: its words below, the value (None: nothing to draw) and the words above it.

    An `open` point is not final. `words` say it whole: "Q3: 15 of 24 completed on time, 63%".
    """

    label: str
    note: str
    value: float | None
    figure: str
    words: str
    open: bool = False
    link: Hashable = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line over categories. `subtitle` stands quietly behind the title, `caption` below the chart."""

    title: str
    subtitle: str
    ticks: tuple[Tick, ...]
    points: tuple[Point, ...]
    caption: str
    sentence: str
    table: Table

    @property
    def low(self) -> float:
        """The value at the bottom."""
        return min((tick.value for tick in self.ticks), default=0.0)

    @property
    def high(self) -> float:
        """The value at the top."""
        return max((tick.value for tick in self.ticks), default=1.0)

    def height_of(self, value: float) -> float:
        """Where a value lies: 0 at the bottom, 1 at the top."""
        span = self.high - self.low
        return (value - self.low) / span if span else 0.0


Chart = StackedBars | Line


def widths(values: Sequence[int], length: float, gap: float, least: float) -> list[float]:
    """Divide a bar's length among its parts, with a gap between each two and none narrower than `least`.

    What the narrow ones get more is taken from the wide ones, so that the whole keeps its length. Where there
    is no room for `least` each, all get the same.
    """
    if not values:
        return []
    room = max(0.0, length - gap * (len(values) - 1))
    if least * len(values) >= room:
        return [room / len(values)] * len(values)
    narrow: set[int] = set()
    while True:
        rest = room - least * len(narrow)
        total = sum(value for place, value in enumerate(values) if place not in narrow)
        found = [
            least if place in narrow else (rest * value / total if total else least)
            for place, value in enumerate(values)
        ]
        more = {place for place, width in enumerate(found) if width < least and place not in narrow}
        if not more:
            return found
        narrow |= more


def lengths(
    chart: StackedBars, width: float, gap: float, least: float, most: int | None = None
) -> list[list[float]]:
    """The widths of the parts of every bar (of the first `most`) where the longest bar is `width` long.

    A short bar is as long as its parts need at least.
    """
    found = []
    longest = chart.longest
    for bar in chart.bars[:most]:
        values = [segment.value for segment in bar.segments]
        needed = least * len(values) + gap * max(0, len(values) - 1)
        share = width * bar.value / longest if longest else 0.0
        found.append(widths(values, min(width, max(share, needed)), gap, least))
    return found
