"""What the cells of a table of figures say, in plain data."""

from __future__ import annotations

from msgspec import Struct

from plandesk.domain.kpis.measures import Cell as Place
from plandesk.domain.kpis.spans import Span


class Fixed(Struct, frozen=True):
    """What holds for a whole table where it does not say it itself.

    A `span` that is a year stands for months and quarters without one, too.
    """

    kpi_id: int | None = None
    unit_id: int | None = None
    span: Span | None = None


class Said(Struct, frozen=True):
    """What one cell says: a part of the figure at a place, or `fault`, why it cannot be taken.

    `part` is "numerator", "denominator" or "words", None where only notes are said. `place` is None where
    it is not known which figure is meant.
    """

    line: int
    column: int
    called: str  # what the cell and its figure are called where there is no place
    text: str
    kpi_id: int | None = None
    place: Place | None = None
    part: str | None = None
    value: float | str | None = None
    notes: tuple[tuple[str, object], ...] = ()
    fault: str = ""


class FiguresRead(Struct, frozen=True):
    """All that a table says, and what was noticed."""

    said: tuple[Said, ...]
    notes: tuple[str, ...]
    needs_year: bool = False  # a month or quarter is told without a year
