"""What the status report prints, as plain data: no document, no layout."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plandesk.domain.arranging import LayoutPart
from plandesk.domain.periods import Quarter
from plandesk.domain.progress import OnTime
from plandesk.reports.imprint import Imprint
from plandesk.reports.outline_data import LevelName

NO_UPDATE = -1


class StatusName(Struct, frozen=True):
    """One status word of the plan, with the symbol that stands before it."""

    word: str
    symbol: str
    counts_as: str


class MilestoneRow(Struct, frozen=True):
    """A step of an initiative: when it is due in words, and the day on which it was reached, if it was."""

    text: str
    due: str = ""
    reached: str = ""


class StatusRow(Struct, frozen=True):
    """Where one initiative stands. `status` is a place in the report's statuses, or NO_UPDATE.

    Quarters are in words: `completed` "Q4", `due` "Q2", `new_date` "Q2 2024", `last_told` "Q3". `timing` is
    that of `progress.Standing`. `reason_told` is the earlier quarter that the reason and the new date were
    told in, where nothing was told of them since.
    """

    number: str
    text: str
    status: int = NO_UPDATE
    completed: str = ""
    timing: str = "undated"
    due: str = ""
    new_date: str = ""
    percent: int | None = None
    reason: str = ""
    reason_told: str = ""
    narrative: str = ""
    leads: str = ""
    last_told: str = ""
    sub_items: tuple[str, ...] = ()
    milestones: tuple[MilestoneRow, ...] = ()
    carried: str = ""  # where it was before: "was no. 46 in 2023"


class StatusGroup(Struct, frozen=True):
    """A goal or sub-goal; its own rows are printed before the groups below.

    `counts` has a figure for each of the report's statuses and, last, for no update; they and
    `completed_late` count everything below, also what is not printed.
    """

    title: str
    number: str = ""
    rows: tuple[StatusRow, ...] = ()
    groups: tuple[StatusGroup, ...] = ()
    counts: tuple[int, ...] = ()
    completed_late: int = 0

    @property
    def total(self) -> int:
        """How many initiatives it has, printed or not."""
        return sum(self.counts)

    def every(self) -> Iterator[StatusRow]:
        """All printed rows, in order."""
        yield from self.rows
        for group in self.groups:
            yield from group.every()


class ChangeLine(Struct, frozen=True):
    """What was changed in one initiative since the plan was approved; `kind` is dropped or amended."""

    number: str
    text: str
    change: str
    reason: str = ""
    kind: str = "amended"


class RestatedLine(Struct, frozen=True):
    """A figure of an initiative that was reported to a meeting and reads otherwise now."""

    number: str
    text: str
    figure: str
    reported: str
    now: str


class Restated(Struct, frozen=True):
    """What differs from the report that went before a meeting, named with its date."""

    meeting: str
    lines: tuple[RestatedLine, ...]


class StatusReport(Struct, frozen=True):
    """Everything the status report prints.

    `levels` ends with that of the initiatives. `year` is the one that quarters are written without.
    `unchanged_since` is the quarter before, in words, where only changed rows are printed. `over` is the
    last quarter that the on-time figures count, where the quarter itself still runs. `order` are the parts
    of a layout; empty for the usual ones.
    """

    imprint: Imprint
    title: str
    quarter: Quarter
    year: int
    levels: tuple[LevelName, ...]
    statuses: tuple[StatusName, ...]
    goals: tuple[StatusGroup, ...]
    on_time: OnTime
    late: tuple[StatusRow, ...] = ()
    missing: tuple[StatusRow, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    restated: Restated | None = None
    state: str = "published"
    unchanged_since: str = ""
    over: Quarter | None = None
    narrative: bool = False
    milestones: bool = False
    leads: bool = False
    order: tuple[LayoutPart, ...] = ()

    @property
    def counts(self) -> tuple[int, ...]:
        """How many initiatives have each status; no update comes last."""
        every = [goal.counts for goal in self.goals]
        return tuple(sum(figures) for figures in zip(*every, strict=True)) or (0,) * (len(self.statuses) + 1)

    @property
    def total(self) -> int:
        """How many initiatives the plan has."""
        return sum(self.counts)

    @property
    def last(self) -> bool:
        """Whether every initiative with a due quarter has come to it."""
        return not self.on_time.not_due
