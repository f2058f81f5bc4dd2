"""A table as CSV that a spreadsheet opens as it is: UTF-8 with its mark, commas, no formulas."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

from plandesk.domain.columns import whole_text
from plandesk.exchange.formula_guard import guarded
from plandesk.exchange.sheet import Cell
from plandesk.exchange.sheet_out import ColumnOut, TableOut


def write_csv(table: TableOut) -> bytes:
    """The header and the rows; text that would be taken for a formula is guarded by an apostrophe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(whole_text(one.head)) for one in table.columns])
    writer.writerows([_text(*one) for one in zip(row, table.columns, strict=True)] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _text(cell: Cell, column: ColumnOut) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(whole_text(cell))
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return str(cell).upper()
    return f"{cell}%" if column.kind == "percent" else str(cell)
