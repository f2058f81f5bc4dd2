"""What stands in the table of a plan: columns, sub-headings, and goals with their activities in rows."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.arranging import LayoutColumn
from plandesk.reports.annual_plan_parts import ACTIVITY, GOAL, RESULTS
from plandesk.reports.parts import Part, Stack
from plandesk.reports.style import FRAME, GUTTER

PAD = 6.25
NOTE = 18.0  # the line that says on which page a goal goes on
_TALL_ROW = 240.0
_THIRD = 220.0
_LEAST_PART = 48.0


class Measures(Struct, frozen=True):
    """Where the columns of the cells start and how wide their text is; the goal's may be missing (0).

    `pad` is the white above and below the text of a row.
    """

    goal: float
    names: tuple[str, ...]
    starts: tuple[float, ...]
    widths: tuple[float, ...]
    pad: float = PAD


def measures(with_goals: bool, with_results: bool, columns: tuple[LayoutColumn, ...] = ()) -> Measures:
    """Return the columns: those of a layout, else the usual ones, where results get more room once there are.

    `columns` are shown ones whose widths make 1; that of the goals is the first.
    """
    if not columns:
        activity, results = LayoutColumn(ACTIVITY), LayoutColumn(RESULTS)
        wide = (320.0, 184.0) if with_results else (387.0, 117.0)
        if with_goals:
            wide = (186.0, 172.0) if with_results else (215.0, 117.0)
        cells = [(activity, wide[0]), (results, wide[1])]
        goal = FRAME - sum(wide)
    else:
        own = [one for one in columns if with_goals or one.name != GOAL]
        total = sum(one.width for one in own)
        cells = [(one, one.width / total * FRAME) for one in own if one.name != GOAL]
        goal = FRAME - sum(wide for _one, wide in cells)
    starts = [goal + sum(wide for _one, wide in cells[:place]) for place in range(len(cells))]
    last = len(cells) - 1
    return Measures(
        max(0.0, goal - GUTTER),
        tuple(one.name for one, _wide in cells),
        tuple(starts),
        tuple(wide - (GUTTER if place < last else 0.0) for place, (_one, wide) in enumerate(cells)),
    )


class Row(Struct, frozen=True):
    """An activity in its cells, with the white around them."""

    cells: tuple[Part, ...]
    high: float

    def split(self, at: Measures, room: float, force: bool) -> tuple[Row, Row] | None:
        """Cut the cells so that the first pieces take at most `room`; None where that is not possible."""
        room -= 2 * at.pad
        pieces = [one.split(wide, room, force) for one, wide in zip(self.cells, at.widths, strict=True)]
        firsts = [first for first, _rest in pieces if first is not None]
        if len(firsts) < len(pieces) or all(rest is None for _first, rest in pieces):
            return None
        return row_of(tuple(firsts), at), row_of(tuple(rest or Part() for _first, rest in pieces), at)


def row_of(cells: tuple[Part, ...], at: Measures) -> Row:
    """A row of these cells, as high as the highest of them."""
    high = max(12.0, *(one.height(wide) for one, wide in zip(cells, at.widths, strict=True)))
    return Row(cells, high + 2 * at.pad)


class Heading(Struct, frozen=True):
    """A sub-heading over the whole width."""

    content: Part

    @property
    def high(self) -> float:
        return 10.5 + self.content.height(FRAME) + 4.5


class Group(Struct, frozen=True):
    """A goal with its activities, or what is left of them after a page's end."""

    number: str
    title: str
    goal: Part
    goal_high: float
    rows: tuple[Row, ...]
    pad: float

    @property
    def high(self) -> float:
        return max(self.goal_high + 2 * self.pad, sum(row.high for row in self.rows))

    def padded(self, pad: float) -> Group:
        """The same with another white above and below the text of each row."""
        more = 2 * (pad - self.pad)
        return replace(self, rows=tuple(replace(row, high=row.high + more) for row in self.rows), pad=pad)

    def split(
        self, at: Measures, repeated: Callable[[str, str], Part], room: float, force: bool
    ) -> tuple[Group, Group] | None:
        """Cut the group so that the first part and the note below it take at most `room`.

        `repeated` gives the goal of a number and a title as it stands again overleaf.
        """
        room -= NOTE
        if not force and len(self.rows) <= 3 and self.high <= _THIRD:
            return None
        taken, used = 0, 0.0
        while taken < len(self.rows) and used + self.rows[taken].high <= room:
            used += self.rows[taken].high
            taken += 1
        first_rows, rest_rows = self._rows_at(taken, room - used, at, force)
        if first_rows is None:
            return None
        goal, goal_rest = self.goal.split(at.goal, room - 2 * at.pad, force)
        if goal is None:
            return None
        first = Group(self.number, self.title, goal, goal.height(at.goal), first_rows, at.pad)
        if goal_rest is None:
            goal_rest = repeated(self.number, self.title)
        else:
            goal_rest = Stack([(0.0, repeated(self.number, self.title)), (3.0, goal_rest)])
        if not rest_rows and goal.height(at.goal) >= self.goal_high:
            return None
        return first, Group(self.number, self.title, goal_rest, goal_rest.height(at.goal), rest_rows, at.pad)

    def _rows_at(
        self, taken: int, left: float, at: Measures, force: bool
    ) -> tuple[tuple[Row, ...] | None, tuple[Row, ...]]:
        """Choose where to cut: between activities with two on each side, or within a tall one."""
        rows = self.rows
        if (
            taken < len(rows)
            and left >= _LEAST_PART
            and (rows[taken].high > _TALL_ROW or (force and not taken))
        ):
            pieces = rows[taken].split(at, left, force and not taken)
            if pieces is not None:
                return (*rows[:taken], pieces[0]), (pieces[1], *rows[taken + 1 :])
        if force:
            good = min(taken, len(rows) - 2) if min(taken, len(rows) - 2) >= 2 else taken
            return (rows[:good], rows[good:]) if good or not rows else (None, rows)
        good = min(taken, len(rows) - 2)
        if len(rows) <= 3 and taken >= 1:
            good = taken
        if good >= 2 or (len(rows) <= 3 and good >= 1):
            return rows[:good], rows[good:]
        return None, rows
