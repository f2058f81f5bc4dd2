"""The rows of a table in the plan's terms: whose heading, which initiative, what is told of it.

What a cell does not say stays None, and later leaves the plan as it is. A cell that says "none" or "-"
says that there is nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec import Struct

from plandesk.domain.milestones import Step
from plandesk.domain.periods import Due, Quarter
from plandesk.exchange.milestone_text import milestones_in
from plandesk.exchange.numbered_titles import are_numbered, heading_alone, number_text, parted
from plandesk.exchange.sheet import Cell, CellError, Sheet, SheetRow
from plandesk.exchange.status_reading import Told, read_status
from plandesk.exchange.table_cells import (
    NO,
    NONE,
    YES,
    due_of,
    is_filled,
    items_below,
    items_in,
    names_in,
    one_line,
    percentage,
    text_of,
)
from plandesk.exchange.table_mapping import Mapping, level_field
from plandesk.exchange.table_names import DEEPEST, canonical
from plandesk.i18n import _


class HeadingCell(NamedTuple):
    """The heading above a row at one level: its number or letter, and its title."""

    number: str
    title: str

    def __bool__(self) -> bool:
        return bool(self.number or self.title)


class TableRow(Struct, frozen=True):
    """One row of a table that is about an initiative; None is what it does not say.

    `faults` are the reasons why it cannot be taken, in sentences.
    """

    line: int
    headings: tuple[HeadingCell, ...]
    number: str
    text: str
    due: Due | None = None
    status: Told | None = None
    completed: Due | None = None
    percent: int | None = None
    reason: str | None = None
    new_due: Due | None = None
    narrative: str | None = None
    leads: tuple[str, ...] | None = None
    partners: tuple[str, ...] | None = None
    results: str | None = None
    public: bool | None = None
    note: str | None = None
    sub_items: tuple[str, ...] | None = None
    milestones: tuple[Step, ...] | None = None
    key: str = ""
    faults: tuple[str, ...] = ()


class TableRows(Struct, frozen=True):
    """All rows about initiatives, the words for their levels from the top down, and what was noticed."""

    rows: tuple[TableRow, ...]
    level_words: tuple[str, ...]
    notes: tuple[str, ...] = ()


def read_rows(sheet: Sheet, mapping: Mapping, year: int, quarter: Quarter | None = None) -> TableRows:
    """Read the rows of a sheet as the mapping says.

    `year` stands in for due times that name none; `quarter` is the reporting quarter.
    """
    return _Reading(sheet, mapping, year, quarter).rows()


@dataclass
class _Carried:
    """The headings that hold until others come."""

    cells: list[HeadingCell] = field(default_factory=list)

    def put(self, depth: int, cell: HeadingCell) -> None:
        same = depth < len(self.cells) and _same(self.cells[depth], cell)
        if same:
            old = self.cells[depth]
            self.cells[depth] = HeadingCell(old.number or cell.number, old.title or cell.title)
            return
        self.cells = [*self.cells[:depth], *[HeadingCell("", "")] * (depth - len(self.cells)), cell]


class _Reading:
    """One sheet on its way."""

    def __init__(self, sheet: Sheet, mapping: Mapping, year: int, quarter: Quarter | None) -> None:
        self._sheet, self._year, self._quarter = sheet, year, quarter
        self._columns = {name: place for place, name in enumerate(mapping.fields) if name}
        self._depth = mapping.depth
        self._carried = _Carried()
        self._titles: dict[tuple[tuple[HeadingCell, ...], str], str] = {}
        self._alone = self._headings_alone()
        self._numbered = {
            name: are_numbered(self._texts(name))
            for name in ("initiative", *(level_field(depth + 1) for depth in range(self._depth)))
            if name in self._columns
        }
        self._fractions = self._percent_is_fraction()

    def rows(self) -> TableRows:
        header = tuple(canonical(name) for name in self._sheet.header)
        found = []
        for row in self._sheet.rows:
            if any(header) and tuple(canonical(text_of(cell)) for cell in row.cells) == header:
                continue  # the header again, as on every printed page
            if self._take_heading_alone(row):
                continue
            read = self._row(row)
            if read is not None:
                found.append(read)
        words = [
            self._sheet.header[self._columns[name]] if name in self._columns else ""
            for name in (level_field(depth + 1) for depth in range(self._depth))
        ]
        words += list(self._alone)
        words.append(self._sheet.header[self._columns["initiative"]] if "initiative" in self._columns else "")
        return TableRows(tuple(found), tuple(words))

    # ---- headings

    def _headings_alone(self) -> dict[str, int]:
        """The words of headings that have rows of their own, with their depth."""
        if self._depth:
            return {}
        found: dict[str, int] = {}
        for row in self._sheet.rows:
            text = _only_text(row)
            named = heading_alone(text) if text else None
            if named is not None and len(found) < DEEPEST:
                found.setdefault(named[0].strip().capitalize(), len(found))
        return found

    def _take_heading_alone(self, row: SheetRow) -> bool:
        text = _only_text(row) if self._alone else ""
        named = heading_alone(text) if text else None
        if named is None:
            return False
        self._carried.put(self._alone[named[0].strip().capitalize()], HeadingCell(named[1], named[2]))
        return True

    def _take_headings(self, row: SheetRow) -> bool:
        """Carry the headings on; whether the row has any of its own."""
        told = False
        for depth in range(self._depth):
            title = one_line(self._cell(row, level_field(depth + 1)))
            number = self._number(row, level_field(depth + 1, number=True))
            if not title and not number:
                continue
            told = True
            own, rest = parted(title)
            if self._numbered.get(level_field(depth + 1)) and own and number in ("", own):
                number, title = own, rest
            self._carried.put(depth, HeadingCell(number, title))
        return told

    def _headings(self) -> tuple[HeadingCell, ...]:
        """Those that hold for a row, each number with the title it had before."""
        found: list[HeadingCell] = []
        for cell in self._carried.cells:
            place = (tuple(found), cell.number)
            if cell.number and cell.title:
                self._titles[place] = cell.title
            title = cell.title or self._titles.get(place, "")
            if title or cell.number:
                found.append(HeadingCell(cell.number, title or cell.number))
        return tuple(found)

    # ---- one row

    def _row(self, row: SheetRow) -> TableRow | None:
        self._take_headings(row)
        said = {name for name, place in self._columns.items() if is_filled(row.cells[place])}
        if not any(not name.startswith("level-") for name in said):
            return None  # a heading alone, or nothing that is asked for
        faults = [
            _("“{column}” holds the error {error}.").format(
                column=self._sheet.header[place], error=cell.text[:40]
            )
            for place in self._columns.values()
            if isinstance(cell := row.cells[place], CellError)
        ]
        text, sub_items = self._text_and_items(row)
        number = self._number(row, "number")
        own, rest = parted(text)
        if own and ((self._numbered.get("initiative") and not number) or own == number):
            number, text = own, rest
        status = self._status(row)
        completed = self._completed(row, faults)
        if completed is None and status is not None and status.when:
            told = one_line(self._cell(row, "status"))
            completed = self._past(lambda year: Due(read_status(told, year).when))
        return TableRow(
            line=row.line,
            headings=self._headings(),
            number=number,
            text=text,
            due=self._due(row, "due", faults),
            status=status,
            completed=completed,
            percent=self._percent(row, faults),
            reason=self._words(row, "reason"),
            new_due=self._due(row, "new-due", faults),
            narrative=self._words(row, "narrative"),
            leads=self._list(row, "lead"),
            partners=self._list(row, "partners"),
            results=self._words(row, "results"),
            public=self._public(row, faults),
            note=self._words(row, "note"),
            sub_items=sub_items,
            milestones=self._milestones(row),
            key=one_line(self._cell(row, "key")),
            faults=tuple(faults),
        )

    def _cell(self, row: SheetRow, name: str) -> Cell | CellError:
        place = self._columns.get(name)
        return None if place is None else row.cells[place]

    def _texts(self, name: str) -> list[str]:
        return [one_line(self._cell(row, name)) for row in self._sheet.rows]

    def _number(self, row: SheetRow, name: str) -> str:
        cell = self._cell(row, name)
        return number_text(cell) if is_filled(cell) and not isinstance(cell, CellError) else ""

    def _words(self, row: SheetRow, name: str) -> str | None:
        text = text_of(self._cell(row, name))
        if not text:
            return None
        return "" if text.casefold() in NONE else text

    def _text_and_items(self, row: SheetRow) -> tuple[str, tuple[str, ...] | None]:
        text = text_of(self._cell(row, "initiative"))
        if "sub-items" in self._columns:
            return text, self._items(row)
        return items_below(text)

    def _items(self, row: SheetRow) -> tuple[str, ...] | None:
        text = self._words(row, "sub-items")
        if text is None:
            return None
        return items_in(text)

    def _milestones(self, row: SheetRow) -> tuple[Step, ...] | None:
        text = self._words(row, "milestones")
        return None if text is None else milestones_in(text, self._year)

    def _list(self, row: SheetRow, name: str) -> tuple[str, ...] | None:
        text = self._words(row, name)
        return None if text is None else names_in(text)

    def _due(self, row: SheetRow, name: str, faults: list[str]) -> Due | None:
        cell = self._cell(row, name)
        if not is_filled(cell) or isinstance(cell, CellError):
            return None
        year = self._quarter.year if name == "new-due" and self._quarter else self._year
        found = due_of(cell, year)
        if found is None:
            faults.append(
                _("“{text}” in “{column}” is not a due date.").format(
                    text=text_of(cell)[:60], column=self._sheet.header[self._columns[name]]
                )
            )
        return found

    def _status(self, row: SheetRow) -> Told | None:
        cell = self._cell(row, "status")
        if isinstance(cell, bool) or not is_filled(cell) or isinstance(cell, CellError):
            return None
        told = read_status(one_line(cell), self._quarter.year if self._quarter else self._year)
        return told if told.word or told.symbol else None

    def _completed(self, row: SheetRow, faults: list[str]) -> Due | None:
        cell = self._cell(row, "completed")
        if not is_filled(cell) or isinstance(cell, CellError):
            return None
        words = text_of(cell).casefold()
        if cell is True or words in YES:
            return self._quarter.due if self._quarter else Due()
        if cell is False or words in NO:
            return None
        found = self._past(lambda year: due_of(cell, year))
        if found is None or found.kind in ("annually", "ongoing"):
            faults.append(
                _("“{text}” in “{column}” is not a quarter or date.").format(
                    text=text_of(cell)[:60], column=self._sheet.header[self._columns["completed"]]
                )
            )
            return None
        return found if found.stored else None

    def _past(self, read: Callable[[int], Due | None]) -> Due | None:
        """What is told as done lies in the past: "Q4", told for Q1 2024, is that of 2023."""
        if self._quarter is None:
            return read(self._year)
        found = read(self._quarter.year)
        if found is not None and found.end is not None and found.end > self._quarter.last:
            return read(self._quarter.year - 1)
        return found

    def _percent(self, row: SheetRow, faults: list[str]) -> int | None:
        cell = self._cell(row, "percent")
        if not is_filled(cell) or isinstance(cell, CellError) or text_of(cell) in NONE:
            return None
        value = percentage(cell)
        if value is not None and self._fractions and not isinstance(cell, str):
            value *= 100
        if value is None or not 0 <= value <= 100:
            faults.append(_("“{text}” is not a percentage from 0 to 100.").format(text=text_of(cell)[:40]))
            return None
        return round(value)

    def _percent_is_fraction(self) -> bool:
        """Whether a spreadsheet keeps 50 % as 0.5."""
        place = self._columns.get("percent")
        if place is None:
            return False
        values = [row.cells[place] for row in self._sheet.rows]
        figures = [one for one in values if isinstance(one, int | float) and not isinstance(one, bool)]
        return bool(figures) and max(figures) <= 1

    def _public(self, row: SheetRow, faults: list[str]) -> bool | None:
        cell = self._cell(row, "public")
        if isinstance(cell, bool):
            return cell
        words = text_of(cell).casefold()
        if not words:
            return None
        if words not in YES and words not in NO:
            faults.append(_("“{text}” is neither public nor internal.").format(text=words[:40]))
            return None
        return words in YES


def _same(one: HeadingCell, other: HeadingCell) -> bool:
    if one.number and other.number and one.number.casefold() != other.number.casefold():
        return False
    if one.title and other.title:
        return " ".join(one.title.split()).casefold() == " ".join(other.title.split()).casefold()
    return bool(one.number and other.number)


def _only_text(row: SheetRow) -> str:
    """The text of a row that holds one text only, however often (a merged cell), else ""."""
    texts = {one_line(cell) for cell in row.cells if is_filled(cell)}
    return texts.pop() if len(texts) == 1 else ""
