"""A table on its way out, the same for every kind of spreadsheet file."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from plandesk.exchange.sheet import Cell

ColumnKind = Literal["text", "number", "percent", "date", "wrap"]


class ColumnOut(Struct, frozen=True):
    """A column: its name, its width in characters, and how its cells are set.

    "wrap" breaks long texts into lines; "number" stands at the right, "percent" too
    (50 is 50 %); in a "date" column
    days are written as days, and other due times as text. `choices` are offered in a list where the
    file can have one; anything else may be written, too.
    """

    head: str
    width: int
    kind: ColumnKind = "text"
    choices: tuple[str, ...] = ()


class TableOut(Struct, frozen=True):
    """A table with as many cells in each row as there are columns."""

    title: str
    columns: tuple[ColumnOut, ...]
    rows: tuple[tuple[Cell, ...], ...]
    paper: str = "letter"
