"""Blocks of cells as spreadsheets put them on the clipboard: lines of cells between tabs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

Block = list[list[str]]
_TEXT = "style=\"mso-number-format:'\\@'\""


def to_text(rows: Sequence[Sequence[str]]) -> str:
    """Cells as text that a spreadsheet takes; cells of several lines, or with tabs, stand in quotes."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def to_html(rows: Sequence[Sequence[str]]) -> str:
    """The same as a table. Every cell is marked as text, so that no spreadsheet takes one for a formula."""
    lines = ("".join(f"<td {_TEXT}>{_html(cell)}</td>" for cell in row) for row in rows)
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    return f'<html><head><meta charset="utf-8"></head><body><table>{table}</table></body></html>'


def of_rows(model: QAbstractItemModel, rows: Iterable[int]) -> str:
    """Whole rows of a table as text, from the top down, as they are shown."""
    columns = range(model.columnCount())
    cells = [[model.index(row, column).data() for column in columns] for row in sorted(rows)]
    return to_text([["" if cell is None else str(cell) for cell in row] for row in cells])


def from_text(text: str) -> Block:
    """The cells of a copied block; a cell in quotes may hold tabs, line ends and doubled quotes.

    A quote that is not closed before the text ends is only a quotation mark.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: Block = [[]]
    place, end = 0, len(plain)
    while place <= end:
        cell, place = _quoted_cell(plain, place) or _plain_cell(plain, place)
        rows[-1].append(cell)
        if place >= end:
            break
        if plain[place] == "\n":
            if place + 1 >= end:  # a line end after the last row begins no other
                break
            rows.append([])
        place += 1
    return rows


def _quoted_cell(text: str, start: int) -> tuple[str, int] | None:
    if not text.startswith('"', start):
        return None
    place, parts = start + 1, []
    while True:
        quote = text.find('"', place)
        if quote < 0:
            return None
        parts.append(text[place:quote])
        after = text[quote + 1 : quote + 2]
        if after == '"':
            parts.append('"')
            place = quote + 2
        elif after in ("", "\t", "\n"):
            return "".join(parts), quote + 1
        else:
            return None


def _plain_cell(text: str, start: int) -> tuple[str, int]:
    ends = [found for found in (text.find("\t", start), text.find("\n", start)) if found >= 0]
    end = min(ends, default=len(text))
    return text[start:end], end


def _quoted(cell: str) -> str:
    plain = cell.replace("\r\n", "\n").replace("\r", "\n")
    if any(mark in plain for mark in "\t\n") or plain.startswith('"'):
        return '"' + plain.replace('"', '""') + '"'
    return plain


def _html(cell: str) -> str:
    return escape(cell).replace("\n", '<br style="mso-data-placement:same-cell">')
