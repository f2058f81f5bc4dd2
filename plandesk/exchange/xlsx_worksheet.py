"""One worksheet: its filled rows, with merged cells spread downwards, and what was met on the way.

What the worksheet says of its own size is not believed, empty rows and cells cost nothing but their reading,
and formulas are read by the value that the spreadsheet calculated last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from plandesk.exchange import sheet_limits as limits
from plandesk.exchange.sheet import Cell, CellError, Sheet
from plandesk.exchange.sheet_shaping import RawRow, Shaping, last_filled, shape
from plandesk.exchange.xlsx_package import Attributes, Package, damaged
from plandesk.exchange.xlsx_values import (
    Shown,
    column_name,
    iso_moment,
    number,
    place_of,
    unescaped,
)
from plandesk.i18n import _, ngettext

_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384


class Amount:
    """The cells and characters kept so far of one workbook."""

    def __init__(self) -> None:
        self._cells = self._text = 0

    def add(self, sheet: str, place: str, value: object) -> None:
        """Count one more value; raises TooMuch."""
        self._cells += 1
        if self._cells > limits.MOST_CELLS:
            raise limits.too_many_cells(sheet)
        if isinstance(value, str):
            if len(value) > limits.LONGEST_CELL:
                raise limits.too_long_cell(_("Cell {place}").format(place=place))
            self._text += len(value)
            if self._text > limits.MOST_TEXT:
                raise limits.too_much_text()


class Worksheet:
    """The reading of one worksheet."""

    def __init__(
        self, name: str, texts: Sequence[str], styles: Sequence[Shown], from_1904: bool, amount: Amount
    ) -> None:
        self._name, self._texts, self._styles, self._from_1904 = name, texts, styles, from_1904
        self._amount = amount
        self._rows: dict[int, list[Cell | CellError]] = {}
        self._row = self._column = 0
        self._kind = self._style = ""
        self._pieces: list[str] = []
        self._taking = self._phonetic = False
        self._formula = self._valued = False
        self._merges: list[tuple[int, int, int]] = []  # column, first and last row
        self._formulas = 0
        self._uncalculated: list[str] = []
        self._errors: list[str] = []
        self._hidden_rows: list[int] = []
        self._row_hidden = False
        self._hidden_columns: list[int] = []

    def read(self, package: Package, part: str, shaping: Shaping = shape) -> Sheet | None:
        """The table, or None where the worksheet is empty; raises ImportRefused, TooMuch."""
        if not package.read(part, self._start, self._end, self._text):
            raise damaged()
        merged = self._spread()
        raw = [
            RawRow(line, tuple(cells[:filled]))
            for line, cells in sorted(self._rows.items())
            if (filled := last_filled(cells))
        ]
        return shaping(self._name, raw, self._notes(merged))

    # ---- the elements

    def _start(self, tag: str, of: Attributes) -> None:
        if tag == "c":
            self._start_cell(of)
        elif tag == "v" or (tag == "t" and self._kind == "inlineStr" and not self._phonetic):
            self._taking = self._valued = True
        elif tag == "row":
            self._start_row(of)
        elif tag == "f":
            self._formula = True
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "mergeCell":
            self._merge(of.get("ref", ""))
        elif tag == "col" and of.get("hidden") in ("1", "true"):
            self._hidden_columns.append(_whole_number(of.get("min"), 1))

    def _end(self, tag: str) -> None:
        if tag == "c":
            if self._valued or self._formula:
                self._finish_cell()
            self._kind = ""
        elif tag in ("v", "t"):
            self._taking = False
        elif tag == "rPh":
            self._phonetic = False

    def _text(self, text: str) -> None:
        if self._taking:
            self._pieces.append(text)

    def _start_row(self, of: Attributes) -> None:
        row = _whole_number(of.get("r"), self._row + 1)
        if not self._row < row <= _LAST_ROW:
            raise damaged()
        self._row, self._column = row, 0
        self._row_hidden = of.get("hidden") in ("1", "true")

    def _start_cell(self, of: Attributes) -> None:
        place = place_of(of["r"]) if "r" in of else (self._column + 1, self._row)
        if place is None or place[1] != self._row or not self._column < place[0] <= _LAST_COLUMN:
            raise damaged()
        self._column = place[0]
        self._kind, self._style = of.get("t", "n"), of.get("s", "")
        self._formula = self._valued = self._taking = self._phonetic = False
        self._pieces.clear()

    def _merge(self, reference: str) -> None:
        first, _colon, last = reference.partition(":")
        begin, end = place_of(first), place_of(last or first)
        if begin is None or end is None:
            raise damaged()
        if end[1] > begin[1]:
            self._merges.append((begin[0], begin[1], end[1]))
            if len(self._merges) > limits.MOST_ROWS:
                raise limits.too_many_parts()

    # ---- the values

    def _finish_cell(self) -> None:
        value = self._value("".join(self._pieces))
        if self._formula:
            self._formulas += 1
        if value is None:
            return
        place = f"{column_name(self._column)}{self._row}"
        if self._column > limits.MOST_COLUMNS:
            raise limits.too_many_columns(_("The table “{sheet}”").format(sheet=self._name))
        self._amount.add(self._name, place, value)
        if isinstance(value, CellError):
            self._errors.append(place)
        cells = self._rows.setdefault(self._row, [])
        if not cells:
            if len(self._rows) > limits.MOST_ROWS + 100:
                raise limits.too_many_rows(self._name)
            if self._row_hidden:
                self._hidden_rows.append(self._row)
        cells.extend([None] * (self._column - 1 - len(cells)))
        cells.append(value)

    def _value(self, text: str) -> Cell | CellError:
        kind = self._kind
        if kind == "s":
            place = _whole_number(text, -1)
            if not 0 <= place < len(self._texts):
                raise damaged()
            return self._texts[place] or None
        if kind in ("str", "inlineStr"):
            return _text_or_none(unescaped(text))
        if not text.strip():
            if not self._formula:
                return None
            self._uncalculated.append(f"{column_name(self._column)}{self._row}")
            return CellError(_("formula without a value"))
        if kind == "n":
            return number(text, self._shown(), self._from_1904)
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "d":
            return iso_moment(text)
        return CellError(text.strip()[:40])  # "e", and what nobody knows

    def _shown(self) -> Shown:
        place = _whole_number(self._style, 0)
        return self._styles[place] if 0 <= place < len(self._styles) else Shown.NUMBER

    def _spread(self) -> int | None:
        """Give the rows of a merged cell its value, down its first column; the first such row comes back.

        Across, it is not given: a heading over all columns is one text.
        """
        lines = sorted(self._rows)
        first: int | None = None
        for column, begin, end in self._merges:
            cells = self._rows.get(begin, [])
            value = cells[column - 1] if len(cells) >= column else None
            if value is None:
                continue
            for line in lines[bisect_left(lines, begin + 1) : bisect_left(lines, end + 1)]:
                below = self._rows[line]
                below.extend([None] * (column - len(below)))
                self._amount.add(self._name, "", None)
                below[column - 1] = value
                first = min(first or begin, begin)
        return first

    def _notes(self, merged: int | None) -> list[str]:
        found = []
        if merged is not None:
            found.append(
                _(
                    "Merged cells were read as if their text stood in each of their rows (first: row {line})."
                ).format(line=merged)
            )
        calculated = self._formulas - len(self._uncalculated)
        if calculated:
            found.append(
                ngettext(
                    "One cell holds a formula; the value calculated last was read.",
                    "{n} cells hold formulas; the values calculated last were read.",
                    calculated,
                ).format(n=calculated)
            )
        if self._uncalculated:
            found.append(
                ngettext(
                    "The formula in {place} was never calculated, so the cell has no value; "
                    "open and save the workbook in the spreadsheet to calculate it.",
                    "{n} formulas were never calculated, so their cells have no value (first: {place}); "
                    "open and save the workbook in the spreadsheet to calculate them.",
                    len(self._uncalculated),
                ).format(n=len(self._uncalculated), place=self._uncalculated[0])
            )
        errors = [place for place in self._errors if place not in set(self._uncalculated)]
        if errors:
            found.append(
                ngettext(
                    "The cell {place} holds an error instead of a value.",
                    "{n} cells hold an error instead of a value (first: {place}).",
                    len(errors),
                ).format(n=len(errors), place=errors[0])
            )
        if self._hidden_rows:
            found.append(
                ngettext(
                    "The hidden row {line} was read, too.",
                    "{n} hidden rows were read, too (first: row {line}).",
                    len(self._hidden_rows),
                ).format(n=len(self._hidden_rows), line=self._hidden_rows[0])
            )
        if self._hidden_columns:
            found.append(
                _("Hidden columns were read, too (first: column {name}).").format(
                    name=column_name(self._hidden_columns[0])
                )
            )
        return found


def _text_or_none(text: str) -> str | None:
    return None if not text or text.isspace() else text


def _whole_number(text: str | None, otherwise: int) -> int:
    if text is None or not text:
        return otherwise
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
