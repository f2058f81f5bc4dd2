"""Reading a table that somebody sent, CSV or XLSX, in bounded memory and time."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from plandesk.errors import ImportRefused
from plandesk.exchange import sheet_limits as limits
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.sheet_shaping import Shaping, shape
from plandesk.exchange.source_file import bytes_of
from plandesk.i18n import _

WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm")
TEXTS = (".csv", ".txt", ".tsv", ".tab")


def read_sheets(path: Path, shaping: Shaping = shape) -> tuple[Sheet, ...]:
    """The tables of a file: one of a .csv (.txt, .tsv), one for each filled worksheet of an .xlsx (.xlsm).

    Nothing in the file is run, calculated or followed. What the file really is
    counts, not its name; `shaping` finds the header. Raises ImportRefused with a sentence where it cannot be
    read, TooMuch (a kind of it) where it holds more than PlanDesk reads.
    """
    from plandesk.exchange.sheet_kinds import SheetKind, kind_of

    data = _bytes_of(path)
    if not data:
        raise ImportRefused(_("“{name}” is empty. Nothing was imported.").format(name=path.name))
    kind, suffix = kind_of(data), path.suffix.lower()
    if kind is SheetKind.WORKBOOK:
        from plandesk.exchange.xlsx_reading import read_xlsx

        note = _("The file’s name says text, but it is a workbook; it was read as one.")
        return _noted(read_xlsx(data, shaping), note if suffix in TEXTS else None)
    from plandesk.exchange.csv_reading import read_csv

    note = _("The file’s name says workbook, but it is text; it was read as one table.")
    return _noted((read_csv(data, path.stem, shaping),), note if suffix in WORKBOOKS else None)


def _noted(sheets: tuple[Sheet, ...], note: str | None) -> tuple[Sheet, ...]:
    if note is None:
        return sheets
    return tuple(replace(one, notes=(note, *one.notes)) for one in sheets)


def _bytes_of(path: Path) -> bytes:
    data = bytes_of(path, limits.LARGEST_FILE)
    if len(data) > limits.LARGEST_FILE:
        raise limits.too_large()
    return data
