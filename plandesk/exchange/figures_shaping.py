"""Tables of figures as they stand in files: headings over headings, and columns that are named by years.

The names of a column that stand above each other ("2024" above "Jan") become one, joined by a point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from plandesk.domain.kpis.numbers import read_number
from plandesk.domain.kpis.spans import span_of
from plandesk.errors import InvalidValue
from plandesk.exchange import sheet_limits as limits
from plandesk.exchange.sheet import Cell, CellError, Sheet, SheetRow
from plandesk.exchange.sheet_shaping import LOOKED_AT, RawRow, without_empty_columns
from plandesk.i18n import ngettext

JOIN = " · "
DEEPEST = 3  # rows of headings above each other
Cells = tuple[Cell | CellError, ...]


def shape_figures(name: str, raw: Sequence[RawRow], notes: Sequence[str]) -> Sheet | None:
    """The table of filled rows, with one name for each column; None where there is not one.

    The header is the first row of words and periods that fills about as many cells as
    most rows do, with what stands above and below it over the same columns. Raises TooMuch.
    """
    if not raw:
        return None
    if len(raw) > limits.MOST_ROWS + LOOKED_AT:
        raise limits.too_many_rows(name)
    first, last = _header(raw)
    below, told = raw[last + 1 :], list(notes)
    if first:
        told.append(_above(raw[:first]))
    below = [one for one in below if all(one.cells != head.cells for head in raw[first : last + 1])]
    width = max(len(one.cells) for one in [*raw[first : last + 1], *below])
    if width * len(below) > limits.MOST_CELLS:
        raise limits.too_many_cells(name)
    header = _joined([one.cells for one in raw[first : last + 1]], width)
    rows = tuple(SheetRow(one.line, one.cells + (None,) * (width - len(one.cells))) for one in below)
    return without_empty_columns(Sheet(name, header, rows, tuple(told)))


def is_number(cell: Cell | CellError) -> bool:
    """Whether a cell holds a number, be it written as text."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, CellError | date):
        return False
    if isinstance(cell, int | float):
        return True
    if not any(one.isdigit() for one in cell):
        return False
    for kind in ("value", "time"):
        try:
            return read_number(cell, kind) is not None
        except InvalidValue:
            continue
    return False


def _is_name(cell: Cell | CellError) -> bool:
    """Whether a cell can be the name of a column: words, or a period."""
    if isinstance(cell, date):
        return True
    if cell is None or isinstance(cell, bool | CellError):
        return False
    return not is_number(cell) or span_of(cell) is not None


def _header(raw: Sequence[RawRow]) -> tuple[int, int]:
    """The first and the last row of the header."""
    looked = raw[:LOOKED_AT]
    filled = [sum(cell is not None for cell in one.cells) for one in looked]
    counted = Counter(width for width in filled if width > 1)
    usual = max(counted.items(), key=lambda one: (one[1], one[0]))[0] if counted else 2
    place = next(
        (
            n
            for n, one in enumerate(looked)
            if filled[n] >= max(2, usual * 0.6) and all(map(_is_name, filter(_filled, one.cells)))
        ),
        0,
    )
    first = last = place
    while first and place - first < DEEPEST - 1 and _stands_over(looked[first - 1], looked[place]):
        first -= 1
    while last + 1 < len(looked) and last - first < DEEPEST - 1:
        over = [one.cells for one in looked[first : last + 1]]
        if not _stands_under(looked[last + 1], over):
            break
        last += 1
    return first, last


def _stands_over(row: RawRow, head: RawRow) -> bool:
    """Whether a row names groups of columns: nothing but names, not only one at the left."""
    places = [n for n, cell in enumerate(row.cells) if _filled(cell)]
    if not places or not all(_is_name(row.cells[n]) for n in places) or places[-1] >= len(head.cells):
        return False
    return places != [0] and (len(places) > 1 or span_of_cell(row.cells[places[0]]))


def span_of_cell(cell: Cell | CellError) -> bool:
    """Whether a cell names a period."""
    return isinstance(cell, str | int | float | date) and not isinstance(cell, bool) and _spans(cell)


def _spans(cell: str | int | float | date) -> bool:
    return span_of(cell) is not None


def _stands_under(row: RawRow, over: Sequence[Cells]) -> bool:
    """Whether a row tells columns of the same name apart."""
    width = max(len(one) for one in (*over, row.cells))
    before, after = _joined(over, width), _joined((*over, row.cells), width)
    filled = [cell for cell in row.cells if _filled(cell)]
    named = [name for name in before[1:] if name]
    if len(set(named)) == len(named) or len(filled) < 2 or not all(map(_is_name, filled)):
        return False
    told = [name for name in after[1:] if name]
    return len(set(told)) > len(set(named)) and all(_filled(cell) for cell in row.cells[1:])


def _joined(rows: Sequence[Cells], width: int) -> tuple[str, ...]:
    """One name for each column; a name of a group holds for the columns after it, too."""
    lines = [[_name(cell) for cell in cells] + [""] * (width - len(cells)) for cells in rows]
    for n, line in enumerate(lines[:-1]):
        group = ""
        for column in range(width):
            group = line[column] or group
            if not line[column] and any(below[column] for below in lines[n + 1 :]):
                line[column] = group
    found = []
    for column in range(width):
        parts = dict.fromkeys(line[column] for line in lines if line[column])
        found.append(JOIN.join(parts))
    return tuple(found)


def _name(cell: Cell | CellError) -> str:
    if cell is None:
        return ""
    if isinstance(cell, CellError):
        return cell.text
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return " ".join(str(cell).split())


def _filled(cell: Cell | CellError) -> bool:
    return cell is not None and cell != ""


def _above(rows: Sequence[RawRow]) -> str:
    text = " ".join(_name(cell) for cell in rows[0].cells if cell is not None)
    return ngettext(
        "Row {line} above the header was taken as a title and not read: “{text}”.",
        "{n} rows above the header were taken as titles and not read (first: “{text}”).",
        len(rows),
    ).format(n=len(rows), line=rows[0].line, text=text if len(text) <= 60 else text[:59] + "…")
