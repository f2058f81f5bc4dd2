"""A table as people send it, read into plain data: what every reader of CSV and XLSX gives.

Nothing here knows what the columns mean; the rows are as they stand in the file, with their numbers.
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

Cell = str | int | float | bool | date | datetime | None


class CellError(Struct, frozen=True):
    """A cell that holds no value but an error: #REF!, #N/A, or a formula that was never calculated."""

    text: str


class SheetRow(Struct, frozen=True):
    """One row; `line` is the row's number in the spreadsheet, or the line in the text file where it begins.

    There are as many cells as the header has columns.
    """

    line: int
    cells: tuple[Cell | CellError, ...]


class Sheet(Struct, frozen=True):
    """A table: the words of its header, the filled rows below it, and what was read specially.

    `name` is the worksheet's, or the file's without its suffix. Column names may be
    empty or occur twice, as in the file. The notes are whole sentences for the user.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    notes: tuple[str, ...]
