"""How much of a sent table is read: more than any plan has, and little enough for any computer."""

from __future__ import annotations

from plandesk.errors import ImportRefused
from plandesk.i18n import _

LARGEST_FILE = 50_000_000  # bytes on the disk
LARGEST_UNPACKED = 100_000_000  # bytes of all parts of a workbook
MOST_PARTS = 5_000  # files in a workbook
MOST_ELEMENTS = 5_000_000  # XML elements of a workbook: what the time grows with
MOST_SHEETS = 50
MOST_ROWS = 100_000  # filled rows of one table
MOST_COLUMNS = 200
MOST_LINES = 2_000_000  # of a text file, with the empty ones
MOST_CELLS = 2_000_000  # rows times columns of one table, and filled cells of one file
MOST_TEXT = 20_000_000  # characters of one file that are kept
LONGEST_CELL = 32_767  # characters; a spreadsheet takes no more, either
LONGEST_LINE = 1_000_000  # characters of one line of a text file


class TooMuch(ImportRefused):
    """The file is larger, in one way or another, than any plan."""


def _whole_sentence(what: str) -> TooMuch:
    return TooMuch(
        _("{what} Nothing was imported; keep only the rows of the plan in the file and try again.").format(
            what=what
        )
    )


def too_large() -> TooMuch:
    """The file has too many bytes."""
    return _whole_sentence(
        _("The file is larger than {n} MB, more than any plan.").format(n=LARGEST_FILE // 1_000_000)
    )


def too_large_unpacked() -> TooMuch:
    """The parts of the workbook have too many bytes."""
    return _whole_sentence(
        _("The workbook would take more than {n} MB when unpacked, more than any plan.").format(
            n=LARGEST_UNPACKED // 1_000_000
        )
    )


def too_many_parts() -> TooMuch:
    """The workbook is made of too many files or elements."""
    return _whole_sentence(_("The workbook is made of far more parts than that of any plan."))


def too_many_sheets() -> TooMuch:
    """The workbook has too many worksheets."""
    return _whole_sentence(_("The workbook has more than {n} worksheets.").format(n=MOST_SHEETS))


def too_many_rows(sheet: str) -> TooMuch:
    """A table has too many filled rows."""
    return _whole_sentence(
        _("The table “{sheet}” has more than {n:,} filled rows.").format(sheet=sheet, n=MOST_ROWS)
    )


def too_many_columns(place: str) -> TooMuch:
    """A row has too many filled cells."""
    return _whole_sentence(
        _("{place} has more than {n} columns, more than any plan.").format(place=place, n=MOST_COLUMNS)
    )


def too_many_cells(sheet: str) -> TooMuch:
    """A table has too many cells."""
    return _whole_sentence(
        _("The table “{sheet}” has more than {n:,} cells.").format(sheet=sheet, n=MOST_CELLS)
    )


def too_much_text() -> TooMuch:
    """The texts are too long, taken together."""
    return _whole_sentence(
        _("The file holds more than {n} million characters of text.").format(n=MOST_TEXT // 1_000_000)
    )


def too_long_cell(place: str) -> TooMuch:
    """One text is too long."""
    return TooMuch(
        _(
            "{place} has a cell of more than {n:,} characters, more than a spreadsheet takes. "
            "Nothing was imported; shorten the text and try again."
        ).format(place=place, n=LONGEST_CELL)
    )


def too_long_line(line: int) -> TooMuch:
    """A line of a text file has no end."""
    return TooMuch(
        _(
            "Line {line} has more than {n:,} characters; a table has a line for each row. "
            "Nothing was imported; save the table as CSV again and try again."
        ).format(line=line, n=LONGEST_LINE)
    )
