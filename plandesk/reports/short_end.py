"""A table whose last page would be nearly empty: a little less white in its rows saves that page."""

from __future__ import annotations

from msgspec import Struct

from plandesk.reports.parts import Part
from plandesk.reports.plan_table import PlanTable
from plandesk.reports.style import FRAME

# Above and below the text of each row, instead of `plan_table_rows.PAD`; the type stays what it is.
TIGHTER = (5.5, 5.0, 4.5, 4.0)
FEW = 200.0  # the height of a last piece that is worth it: under a third of a page


class Rooms(Struct, frozen=True):
    """How much height a table has on its first page, and on each page after it; `fresh`: nothing is above."""

    first: float
    later: float
    fresh: bool


def without_short_end(table: PlanTable, rooms: Rooms) -> PlanTable:
    """The table with as much white in its rows as lets it end a page earlier; itself where none does."""
    pieces = _pieces(table, rooms)
    if len(pieces) > 1 and pieces[-1].height(FRAME) <= FEW:
        for pad in TIGHTER:
            tighter = table.padded(pad)
            if len(_pieces(tighter, rooms)) < len(pieces):
                return tighter
    return table


def _pieces(table: PlanTable, rooms: Rooms) -> list[Part]:
    """What stands on each page, as `Flow.add` places it."""
    found: list[Part] = []
    rest: Part | None = table
    room, at_top = rooms.first, rooms.fresh
    while rest is not None:
        first, rest = rest.split(FRAME, room, at_top)
        if first is not None or not found:
            found.append(first or Part())
        room, at_top = rooms.later, True
    return found
