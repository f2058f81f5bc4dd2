"""From rows as they stand in a file to a table: where the header is, and what is below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plandesk.exchange import sheet_limits as limits
from plandesk.exchange.sheet import Cell, CellError, Sheet, SheetRow
from plandesk.i18n import ngettext

LOOKED_AT = 30  # filled rows among which the header is looked for


class RawRow(Struct, frozen=True):
    """A filled row of a file: where it stands, and the cells up to the last filled one."""

    line: int
    cells: tuple[Cell | CellError, ...]


Shaping = Callable[[str, Sequence[RawRow], Sequence[str]], Sheet | None]  # see `shape`


def shape(name: str, raw: Sequence[RawRow], notes: Sequence[str]) -> Sheet | None:
    """The table of filled rows; None where there is not one. Raises TooMuch.

    The header is the first row of several different texts that fills about as
    many cells as most rows do; what stands above is told in a note.
    """
    if not raw:
        return None
    if len(raw) > limits.MOST_ROWS + LOOKED_AT:
        raise limits.too_many_rows(name)
    place = _header_place(raw)
    head, below, told = raw[place], raw[place + 1 :], list(notes)
    if place:
        told.append(_above(raw[:place]))
    header = tuple(_column_name(cell) for cell in head.cells)
    again = [one for one in below if one.cells == head.cells]
    if again:
        told.append(
            ngettext(
                "The header is repeated in row {line}; it was read once.",
                "The header is repeated in {n} rows (first: {line}); it was read once.",
                len(again),
            ).format(n=len(again), line=again[0].line)
        )
        below = [one for one in below if one.cells != head.cells]
    if len(below) > limits.MOST_ROWS:
        raise limits.too_many_rows(name)
    width = max([len(header), *(len(one.cells) for one in below)])
    wider = [one for one in below if len(one.cells) > len(header)]
    if wider:
        told.append(
            ngettext(
                "Row {line} has more cells than the header has names; "
                "they are shown as columns without a name.",
                "{n} rows have more cells than the header has names (first: row {line}); "
                "they are shown as columns without a name.",
                len(wider),
            ).format(n=len(wider), line=wider[0].line)
        )
    if width * len(below) > limits.MOST_CELLS:
        raise limits.too_many_cells(name)
    rows = tuple(SheetRow(one.line, one.cells + (None,) * (width - len(one.cells))) for one in below)
    return without_empty_columns(Sheet(name, header + ("",) * (width - len(header)), rows, tuple(told)))


def last_filled(cells: Sequence[Cell | CellError]) -> int:
    """How many cells there are up to the last filled one."""
    for n in range(len(cells), 0, -1):
        if cells[n - 1] is not None:
            return n
    return 0


def _header_place(raw: Sequence[RawRow]) -> int:
    looked = raw[:LOOKED_AT]
    filled = [sum(cell is not None for cell in one.cells) for one in looked]
    counted = Counter(width for width in filled if width > 1)
    usual = max(counted.items(), key=lambda one: (one[1], one[0]))[0] if counted else 2
    for n, one in enumerate(looked):
        texts = {cell for cell in one.cells if isinstance(cell, str)}
        if len(texts) >= 2 and len(texts) >= usual * 0.75 and len(texts) * 2 > filled[n]:
            return n
    return 0


def _above(rows: Sequence[RawRow]) -> str:
    first = next((str(cell) for cell in rows[0].cells if isinstance(cell, str)), "")
    text = " ".join(first.split())
    return ngettext(
        "Row {line} above the header was taken as a title and not read: “{text}”.",
        "{n} rows above the header were taken as titles and not read (first: “{text}”).",
        len(rows),
    ).format(n=len(rows), line=rows[0].line, text=text if len(text) <= 60 else text[:59] + "…")


def _column_name(cell: Cell | CellError) -> str:
    if cell is None:
        return ""
    if isinstance(cell, CellError):
        return cell.text
    if isinstance(cell, date):
        return cell.isoformat()[:10]
    return " ".join(str(cell).split())


def without_empty_columns(sheet: Sheet) -> Sheet:
    """Leave out columns that have neither a name nor a value."""
    kept = [
        n
        for n, name in enumerate(sheet.header)
        if name or any(row.cells[n] is not None for row in sheet.rows)
    ]
    if len(kept) == len(sheet.header):
        return sheet
    return replace(
        sheet,
        header=tuple(sheet.header[n] for n in kept),
        rows=tuple(SheetRow(row.line, tuple(row.cells[n] for n in kept)) for row in sheet.rows),
    )
