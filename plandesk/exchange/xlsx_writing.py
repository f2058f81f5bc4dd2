"""Tables as a workbook that is ready to work with: widths, wrapped texts, a fixed header, filters, dates.

Every text is written as a text and marked as one, so that it does not become a formula when it is edited.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from plandesk.domain.columns import whole_text
from plandesk.errors import CannotWrite
from plandesk.exchange.formula_guard import guarded
from plandesk.exchange.sheet import Cell
from plandesk.exchange.sheet_limits import LONGEST_CELL
from plandesk.exchange.sheet_out import ColumnOut, TableOut
from plandesk.exchange.xlsx_values import column_name, escaped
from plandesk.i18n import _

_FIRST_YEAR = 1901  # a spreadsheet's days before March 1900 are wrong, and none are before 1900
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\ufffe\uffff]+")
_LONGEST_LIST = 255  # characters of the words in a list to choose from
_PAPERS = {"letter": 1, "a4": 9}
_HEAD_GROUND, _HEAD_LINE = "FFE9EDF3", "FF9AA5B5"


def write_xlsx(tables: Sequence[TableOut], title: str) -> bytes:
    """A workbook with a worksheet for each table; `title` goes into its properties.

    Raises CannotWrite where a text is longer than a cell can hold; nothing is cut off.
    """
    from openpyxl import Workbook

    for table in tables:  # before anything is begun, since a worksheet begun leaves a file behind
        _refuse_long(table)
    book = Workbook(write_only=True)
    book.properties.title = _property(title)
    book.properties.creator = "PlanDesk"
    names: set[str] = set()
    for table in tables:
        sheet = book.create_sheet(_sheet_name(table.title, names))
        _set_up(sheet, table)
        _Writing(sheet, table).rows()
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _set_up(sheet: Any, table: TableOut) -> None:
    last = column_name(len(table.columns))
    for n, column in enumerate(table.columns, 1):
        sheet.column_dimensions[column_name(n)].width = column.width
        _offer(sheet, column, column_name(n), len(table.rows))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _PAPERS.get(table.paper, 1)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.right.text = "&P / &N"


def _offer(sheet: Any, column: ColumnOut, letters: str, rows: int) -> None:
    """A list to choose from in each cell of a column; words that such a list cannot hold give none."""
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = ",".join(column.choices).replace('"', '""')
    unfit = any("," in one or one != one.strip() for one in column.choices)
    if not listed or not rows or unfit or len(listed) > _LONGEST_LIST:
        return
    offered = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
    offered.add(f"{letters}2:{letters}{rows + 1}")
    sheet.data_validations.append(offered)


class _Writing:
    """The cells of one worksheet."""

    def __init__(self, sheet: Any, table: TableOut) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self._sheet, self._table = sheet, table
        self._wrapped = Alignment(vertical="top", wrap_text=True)
        self._plain = Alignment(vertical="top")
        self._right = Alignment(vertical="top", horizontal="right")
        self._bold = Font(bold=True)
        self._ground = PatternFill("solid", fgColor=_HEAD_GROUND)
        self._line = Border(bottom=Side("thin", color=_HEAD_LINE))

    def rows(self) -> None:
        """Write the header and all rows."""
        self._sheet.append([self._head(one) for one in self._table.columns])
        for row in self._table.rows:
            self._sheet.append(
                [self._cell(value, column) for value, column in zip(row, self._table.columns, strict=True)]
            )

    def _head(self, column: ColumnOut) -> Any:
        cell = self._text(column.head)
        cell.font, cell.fill, cell.border = self._bold, self._ground, self._line
        cell.alignment = self._wrapped
        return cell

    def _cell(self, value: Cell, column: ColumnOut) -> Any:
        if value is None or value == "":
            return None
        if isinstance(value, date) and value.year < _FIRST_YEAR:
            value = value.isoformat()
        if isinstance(value, str):
            cell = self._text(value)
        else:
            cell = self._new(value / 100 if column.kind == "percent" and isinstance(value, int) else value)
            if isinstance(value, date):
                cell.number_format = "yyyy-mm-dd hh:mm" if isinstance(value, datetime) else "yyyy-mm-dd"
            elif column.kind == "percent":
                cell.number_format = "0%"
        if column.kind == "wrap":
            cell.alignment = self._wrapped
        else:
            cell.alignment = self._right if column.kind in ("number", "percent") else self._plain
        return cell

    def _text(self, text: str) -> Any:
        """A cell that holds a text and nothing else, whatever it looks like."""
        text = whole_text(text)
        cell = self._new("")
        # Set past the library's own reading of texts, which makes formulas of some and cuts others off.
        cell._value, cell.data_type = escaped(text), "s"
        if guarded(text) != text:
            cell.quotePrefix = True
        return cell

    def _new(self, value: object) -> Any:
        from openpyxl.cell import WriteOnlyCell

        return WriteOnlyCell(self._sheet, value)


def _refuse_long(table: TableOut) -> None:
    head = tuple(one.head for one in table.columns)
    for line, row in enumerate((head, *table.rows), 1):
        for value, column in zip(row, table.columns, strict=True):
            if isinstance(value, str) and _length(value) > LONGEST_CELL:
                raise CannotWrite(
                    _(
                        "Row {line}, “{column}” has more than {n:,} characters, "
                        "more than a spreadsheet’s cell can hold. "
                        "Nothing was written; shorten the text, or export as .json."
                    ).format(line=line, column=column.head[:40], n=LONGEST_CELL)
                )


def _length(text: str) -> int:
    """Characters as a spreadsheet counts them: those beyond the first 65,536 are two."""
    if len(text) * 2 <= LONGEST_CELL:
        return len(text)
    return len(whole_text(text).encode("utf-16-le")) // 2


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that a worksheet may have, and that no other has."""
    base = " ".join(_NOT_IN_NAMES.sub(" ", whole_text(title)).split()).strip("' ")[:31].strip("' ")
    name, n = base or _("Plan"), 1
    while name.casefold() in taken or name.casefold() == "history":
        n += 1
        name = f"{base[:27]} {n}"
    taken.add(name.casefold())
    return name


def _property(text: str) -> str:
    return "".join(one if one.isprintable() else " " for one in whole_text(text))[:255]
