"""Tables in text files: which separator, which rows, which quotation marks."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from plandesk.errors import ImportRefused
from plandesk.exchange import sheet_limits as limits
from plandesk.exchange.csv_encoding import encoding_of
from plandesk.exchange.formula_guard import freed
from plandesk.exchange.sheet import Sheet
from plandesk.exchange.sheet_shaping import RawRow, Shaping, last_filled, shape
from plandesk.i18n import _, ngettext

SEPARATORS = (",", ";", "\t", "|")
_SAID = re.compile(r'"?sep=([,;|\t])"?\s*\Z', re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_END = "\x1eend of the table\x1e"  # put after the last line: a field that is still open swallows it
_SAMPLE_LINES, _SAMPLE_TEXT = 200, 200_000


def read_csv(data: bytes, name: str, shaping: Shaping = shape) -> Sheet:
    """The table in a text file's bytes; every cell is a text, or None where it is empty.

    Raises ImportRefused where the bytes are no table: binary, without an end of a
    quoted text, or larger than PlanDesk reads (TooMuch).
    """
    if not data.strip():
        raise ImportRefused(_("The file is empty. Nothing was imported."))
    encoding = encoding_of(data)
    notes = [encoding.note] if encoding.note else []
    sample = _sample(encoding.lines(data))
    _refuse_binary(sample)
    said = _SAID.match(sample[0]) if sample else None
    separator = said.group(1) if said else _separator(sample)
    reading = _Reading(name, separator, encoding.lines(data), skip=1 if said else 0)
    rows = list(reading.rows())
    found = shaping(name, rows, [*notes, *reading.notes()])
    if found is None:
        raise ImportRefused(_("The file is empty. Nothing was imported."))
    return found


def _sample(lines: Iterator[str]) -> list[str]:
    found, size = [], 0
    for line in islice(lines, _SAMPLE_LINES):
        found.append(line)
        size += len(line)
        if size > _SAMPLE_TEXT:
            break
    return found


def _refuse_binary(sample: list[str]) -> None:
    strange = sum(len(_CONTROL.findall(line)) for line in sample)
    if strange > 10 and strange * 20 > sum(map(len, sample)):
        raise ImportRefused(
            _(
                "The file is not a table in text form. "
                "Nothing was imported; save the table as CSV or XLSX and try again."
            )
        )


def _separator(sample: list[str]) -> str:
    """The separator that cuts most of the rows into one number of cells, and that into the most."""
    best, separator = (0.0, 0), ","
    for candidate in SEPARATORS:
        try:
            widths = [
                len(cells) for cells in csv.reader(sample, delimiter=candidate) if any(map(str.strip, cells))
            ]
        except csv.Error:
            continue
        counted = Counter(width for width in widths if width > 1)
        if not counted:
            continue
        width, often = max(counted.items(), key=lambda one: (one[1], one[0]))
        score = (round(often / len(widths), 1), width)
        if score > best:
            best, separator = score, candidate
    return separator


class _Reading:
    """One pass over the lines, with what was met that the user should know."""

    def __init__(self, name: str, separator: str, lines: Iterator[str], skip: int) -> None:
        self._name, self._separator = name, separator
        self._lines = islice(enumerate(lines, 1), skip, None)
        self._taken: list[str] = []  # the lines of the row in hand
        self._first = self._last = skip + 1
        self._zeros = 0
        self._quotes: list[int] = []
        self._broken: list[int] = []
        self._text = self._cells = 0

    def rows(self) -> Iterator[RawRow]:
        """The filled rows; raises ImportRefused."""
        count = 0
        reader = csv.reader(self._fed(), delimiter=self._separator)
        while True:
            self._taken.clear()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                raise self._open_quote() from None
            if cells == [_END]:
                return
            if _END in "".join(cells):
                raise self._open_quote()
            self._check_quotes()
            read = [self._cell(cell) for cell in cells]
            filled = last_filled(read)
            if not filled:
                continue
            self._cells += filled
            if self._cells > limits.MOST_CELLS:
                raise limits.too_many_cells(self._name)
            if filled > limits.MOST_COLUMNS:
                raise limits.too_many_columns(_("Row {line}").format(line=self._first))
            count += 1
            if count > limits.MOST_ROWS + 100:
                raise limits.too_many_rows(self._name)
            yield RawRow(self._first, tuple(read[:filled]))

    def notes(self) -> Iterator[str]:
        """What was read specially."""
        if self._zeros:
            yield _("The file holds characters that no text has (zero bytes); they were left out.")
        if self._broken:
            yield ngettext(
                "Line {line} holds characters that could not be read; they show as �.",
                "{n} lines hold characters that could not be read (first: line {line}); they show as �.",
                len(self._broken),
            ).format(n=len(self._broken), line=self._broken[0])
        if self._quotes:
            yield ngettext(
                "Line {line} has quotation marks in an unusual place; look at this row.",
                "{n} lines have quotation marks in an unusual place (first: line {line}); look at them.",
                len(self._quotes),
            ).format(n=len(self._quotes), line=self._quotes[0])

    def _fed(self) -> Iterator[str]:
        for number, line in self._lines:
            if number > limits.MOST_LINES:
                raise limits.too_many_rows(self._name)
            if "�" in line:
                self._broken.append(number)
            if "\x00" in line:
                self._zeros += line.count("\x00")
                line = line.replace("\x00", "")
            if not self._taken:
                self._first = number
            self._taken.append(line)
            yield line
        yield _END

    def _cell(self, cell: str) -> str | None:
        if not cell or cell.isspace():
            return None
        if len(cell) > limits.LONGEST_CELL:
            raise limits.too_long_cell(_("Row {line}").format(line=self._first))
        self._text += len(cell)
        if self._text > limits.MOST_TEXT:
            raise limits.too_much_text()
        return freed(cell)

    def _check_quotes(self) -> None:
        """See whether the row's quotation marks are as they should be.

        Where they are not, text was read with other quotation marks than it has; and
        where the row goes over several lines, most likely rows were lost in a cell.
        """
        if not any('"' in line for line in self._taken):
            return
        try:
            next(csv.reader(self._taken, delimiter=self._separator, strict=True))
        except csv.Error:
            if len(self._taken) > 1:
                raise self._open_quote() from None
            self._quotes.append(self._first)

    def _open_quote(self) -> ImportRefused:
        return ImportRefused(
            _(
                "The quotation mark that begins a cell in line {line} is not closed where the cell ends. "
                "Nothing was imported; write quotation marks within a cell twice, or save the table as XLSX."
            ).format(line=self._first)
        )
