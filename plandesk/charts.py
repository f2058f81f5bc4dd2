"""Charts as descriptions: said once, drawn in the window and on paper, and told in words and as a table.

A description holds finished words and plain numbers. `link` is whatever the maker wants to find again when
the reader follows a part of the picture (the window asks for those initiatives); the paper leaves it alone.
Lengths that both kinds of drawing need are computed here, in whatever unit the caller draws in.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from math import ceil, floor, log10

from msgspec import Struct

# What a part stands for; colour, hatch and edge follow from it. "plain" has no meaning of its own.
# "part" and "rest" make up a whole.
ROLES = (
    *("done", "done_late", "in_progress", "late", "not_started", "dropped", "no_update", "plain"),
    *("part", "rest"),
)


class Table(Struct, frozen=True):
    """The figures of a chart: the head and the rows, each as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Legend(Struct, frozen=True):
    """What a role means in this chart: "Completed after due quarter"."""

    role: str
    label: str


class Segment(Struct, frozen=True):
    """One part of a bar. `figure` stands in it; `words` say it whole: "Goal 2: 6 completed after due"."""

    value: int
    role: str
    figure: str
    words: str
    link: Hashable = None


class Bar(Struct, frozen=True):
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


class StackedBars(Struct, frozen=True):
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


class Tick(Struct, frozen=True):
    """A line across with its words at the side: 0.5, "50%"."""

    value: float
    text: str


class Point(Struct, frozen=True):
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


class Line(Struct, frozen=True):
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


class Scale(Struct, frozen=True):
    """The lines across, lowest first; the values between the lowest and the highest can be drawn."""

    ticks: tuple[Tick, ...]

    @property
    def low(self) -> float:
        """The value at the bottom."""
        return self.ticks[0].value if self.ticks else 0.0

    @property
    def high(self) -> float:
        """The value at the top."""
        return self.ticks[-1].value if self.ticks else 1.0

    @property
    def from_zero(self) -> bool:
        """Whether it starts at 0; a chart whose scale does not says so."""
        return self.low == 0

    def height_of(self, value: float) -> float:
        """Where a value lies: 0 at the bottom, 1 at the top."""
        span = self.high - self.low
        return (value - self.low) / span if span else 0.0


class Reference(Struct, frozen=True):
    """A level line with its words: "Target at least 45%". `role` is "target" or "comparator"."""

    value: float
    label: str
    role: str


class Column(Struct, frozen=True):
    """One period: its parts from the bottom (value and role), and the words that say it whole.

    No parts: the figure is not known, which is not the same as 0.
    """

    label: str
    parts: tuple[tuple[float, str], ...]
    words: str
    link: Hashable = None

    @property
    def value(self) -> float:
        """The height of the whole column."""
        return sum(value for value, _role in self.parts)


class Columns(Struct, frozen=True):
    """Columns over time and, in a panel of its own above them, a line over the same periods.

    Two units are two panels over one time axis, never two axes of one panel. Either may be missing: `points`
    is empty, or as long as `columns`; where there is a line alone, the columns have no parts and no scale.
    `references` belong to the line where there is one, to the columns otherwise.
    """

    title: str
    legend: tuple[Legend, ...]
    columns: tuple[Column, ...]
    scale: Scale | None
    line_name: str
    points: tuple[Point, ...]
    line_scale: Scale | None
    references: tuple[Reference, ...]
    caption: str
    sentence: str
    table: Table


class Strand(Struct, frozen=True):
    """One of several lines. `style` is "main", "plain", "dash" or "dot"; `end` stands at its last point."""

    name: str
    style: str
    points: tuple[Point, ...]
    end: str

    @property
    def last(self) -> Point | None:
        """The last point with a value."""
        return next((one for one in reversed(self.points) if one.value is not None), None)


class Strands(Struct, frozen=True):
    """Several lines over the same `labels` (years), each named at its end."""

    title: str
    subtitle: str
    labels: tuple[str, ...]
    strands: tuple[Strand, ...]
    scale: Scale
    references: tuple[Reference, ...]
    caption: str
    sentence: str
    table: Table


class NamedBars(Struct, frozen=True):
    """Bars in the rows of their own table, on one scale from 0: "Property crime 82%".

    `values` has those of each column of figures by the place of the column; None where one is not known.
    """

    title: str
    values: dict[int, tuple[float | None, ...]]
    sentence: str
    table: Table

    @property
    def longest(self) -> float:
        """The value that takes the full width."""
        every = (value for column in self.values.values() for value in column if value is not None)
        return max(every, default=0.0)


class NamedPair(Struct, frozen=True):
    """Two bars of one name, now and before; None where a value is not known. `words` say it whole."""

    name: str
    now: float | None
    now_figure: str
    before: float | None
    before_figure: str
    words: str
    strong: bool = False


class Pairs(Struct, frozen=True):
    """Pairs of bars on one scale from 0; `now` and `before` are the words of their legend."""

    title: str
    now: str
    before: str
    pairs: tuple[NamedPair, ...]
    sentence: str
    table: Table

    @property
    def longest(self) -> float:
        """The value that takes the full width."""
        return max((v for one in self.pairs for v in (one.now, one.before) if v is not None), default=0.0)


Chart = StackedBars | Line | Columns | Strands | NamedBars | Pairs

STYLES = ("plain", "dash", "dot")  # of the lines beside the main one, in turn


def scale_over(
    values: Iterable[float],
    show: Callable[[float, int], str],
    from_zero: bool = True,
    parts: int = 3,
    seconds: bool = False,
) -> Scale:
    """A scale with round numbers that holds all values, in about as many parts.

    `show` makes the words of a number with so many decimals, as many as the finest of the lines needs.
    Values that are `seconds` get lines at round times: 6:30, 7:00. Without values it reaches from 0 to 1.
    """
    many = list(values)
    low, high = min(many, default=0.0), max(many, default=1.0)
    if from_zero or low == high:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        high = low + 1.0
    step = (_round_time if seconds else _round_step)((high - low) / parts)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    fine = max(0, 2 - floor(log10(step)))
    lines = [round(place * step, fine) for place in range(first, last + 1)]
    decimals = next((few for few in range(fine) if all(round(one, few) == one for one in lines)), fine)
    return Scale(tuple(Tick(one, show(one, decimals)) for one in lines))


def apart(places: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Move labels as little as needed so that each two are `least` apart and all between `low` and `high`.

    The order stays. Where there is no room they are spread evenly over what there is.
    """
    order = sorted(range(len(places)), key=lambda at: places[at])
    if len(order) > 1:
        least = min(least, (high - low) / (len(order) - 1))
    found = list(places)
    floor_of = low
    for at in order:
        found[at] = floor_of = max(found[at], floor_of)
        floor_of += least
    ceiling = high
    for at in reversed(order):
        found[at] = ceiling = min(found[at], ceiling)
        ceiling -= least
    return found


def _round_step(rough: float) -> float:
    """The least of 1, 2, 5 × a power of ten, 25, 250 and so on that is not below.

    2.5 and 0.25 would give every line a decimal more than its neighbours need.
    """
    power = 10.0 ** floor(log10(rough))
    factors = (1, 2, 2.5, 5, 10) if power >= 10 else (1, 2, 5, 10)
    return next(float(factor * power) for factor in factors if factor * power >= rough * (1 - 1e-9))


def _round_time(rough: float) -> float:
    """The least round stretch of time that is not below, in seconds; minutes are counted beyond 60, too."""
    if rough > 60:
        return 60 * _round_step(rough / 60)
    return next(float(step) for step in (1, 2, 5, 10, 15, 20, 30, 60) if step >= rough * (1 - 1e-9))


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
