"""The totals that stand beside figures in a table: they are not read, but they have to fit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plandesk.exchange.figures_values import Refused, value_of
from plandesk.exchange.sheet import Cell, CellError, Sheet
from plandesk.exchange.sheet_choice import flat

_SUMS = re.compile(
    r"(?:grand )?totals?\b|sum\b|year to date|ytd\b|(?:12.month )?average|moyenne|cumul|ensemble"
)
_TOTAL = re.compile(r"\b(?:total|totals|sum)\b")


def is_sum(name: str) -> bool:
    """Whether a row or column of this name adds up others, or averages them."""
    return _SUMS.match(flat(name)) is not None


class OffTotal(NamedTuple):
    """A row whose total is not the sum of the figures beside it."""

    line: int
    total: float
    added: float


def off_totals(
    sheet: Sheet, columns: Mapping[int, Sequence[int]], decimal_comma: bool = False
) -> Iterator[OffTotal]:
    """Compare columns with totals with those that they total; `columns` has these by the place of the total.

    Rows with a cell that is no number are passed over, as are averages and the like.
    """
    of_sums = {place: parts for place, parts in columns.items() if _TOTAL.search(flat(sheet.header[place]))}
    for row in sheet.rows:
        for place, parts in of_sums.items():
            total = _number(row.cells[place], decimal_comma)
            filled = [row.cells[n] for n in parts if row.cells[n] is not None]
            figures = [_number(cell, decimal_comma) for cell in filled]
            known = [one for one in figures if one is not None]
            if total is None or not known or len(known) < len(filled):
                continue
            if abs(sum(known) - total) > 1e-6 * max(1.0, abs(total)):
                yield OffTotal(row.line, total, sum(known))


def _number(cell: Cell | CellError, decimal_comma: bool) -> float | None:
    try:
        found = value_of(cell, "value", decimal_comma)
    except Refused:
        return None
    return found if isinstance(found, float) else None
