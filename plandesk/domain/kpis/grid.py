"""The grid in which figures are entered: periods down, units or categories across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plandesk.domain.kpis import periods
from plandesk.domain.kpis.definitions import Kpi, categories, kpi
from plandesk.domain.kpis.figures import Amount, pooled
from plandesk.domain.kpis.measures import Cell, Entry, Measure, measures
from plandesk.domain.kpis.numbers import read_number, show_number
from plandesk.domain.kpis.targets import shown_value
from plandesk.domain.people import units
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _

PARTS = ("numerator", "denominator", "words")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a unit or category (None: the total), and which part of its figure is entered.

    `part` is one of PARTS.
    """

    unit_id: int | None
    category_id: int | None
    part: str
    head: str
    part_name: str

    @property
    def total(self) -> bool:
        """Whether it is that of the whole service with all categories."""
        return self.unit_id is None and self.category_id is None


@dataclass(frozen=True, slots=True)
class Grid:
    """The figures of a KPI for entry. `by` is units or categories, `of` what they are for.

    By units `of` is the category (None: all together), by categories the unit (None: the whole service).
    The first column, or pair of columns, is the total as entered.
    """

    kpi: Kpi
    by: str
    of: int | None
    periods: tuple[int, ...]
    columns: tuple[Column, ...]
    cells: dict[Cell, Measure]

    def cell(self, row: int, column: int) -> Cell:
        """The place that a row and a column stand for."""
        head = self.columns[column]
        return Cell(self.periods[row], head.unit_id, head.category_id)

    def measure(self, row: int, column: int) -> Measure | None:
        """The figure at a row and a column."""
        return self.cells.get(self.cell(row, column))

    def text(self, row: int, column: int) -> str:
        """What stands in a cell, as it would be typed."""
        found = self.measure(row, column)
        if found is None:
            return ""
        part = self.columns[column].part
        if part == "words":
            return found.words
        value = getattr(found.amount, part)
        return show_number(value, decimals_of(self.kpi, value), self.kpi.kind)

    def row_name(self, row: int) -> str:
        """The period of a row, for reading."""
        return periods.name(self.periods[row], self.kpi.frequency)

    def together(self, row: int) -> Amount:
        """What the parts of a row add up to, the entered total left out."""
        period = self.periods[row]
        places = {(one.unit_id, one.category_id) for one in self.columns[len(self._parts()) :]}
        found = (self.cells.get(Cell(period, *place)) for place in places)
        return pooled(one.amount for one in found if one is not None)

    def apart(self, row: int) -> float | None:
        """How much the entered total has more than the parts; None where it fits or nothing can be told."""
        if not self.kpi.additive or len(self.columns) == len(self._parts()):
            return None
        whole = self.measure(row, 0)
        parts = self.together(row)
        name = "denominator" if self.kpi.kind == "rate" else "numerator"
        a = getattr(whole.amount, name) if whole is not None else None
        b = getattr(parts, name)
        return None if a is None or b is None or a == b else a - b

    def rate(self, row: int, column: int) -> float | None:
        """The figure of a cell's place in the unit that is shown."""
        found = self.measure(row, column)
        return shown_value(self.kpi, found.amount) if found is not None else None

    def _parts(self) -> tuple[str, ...]:
        return parts_of(self.kpi)


def parts_of(of_kpi: Kpi) -> tuple[str, ...]:
    """What is entered for each figure: a rate has two parts, and text is text."""
    if of_kpi.kind == "rate":
        return ("numerator", "denominator")
    return ("words",) if of_kpi.kind == "words" else ("numerator",)


def decimals_of(of_kpi: Kpi, value: float | None) -> int:
    """As many decimals as an entered figure has, up to 6: what was typed comes back as it was."""
    return 0 if of_kpi.kind in ("count", "time") else own_decimals(value)


def own_decimals(value: float | None) -> int:
    """As many decimals as a number has, up to 6."""
    if value is None or value == int(value):
        return 0
    return min(6, len(f"{value:.6f}".rstrip("0").split(".")[1]))


def grid(document: Document, kpi_id: int, by: str, of: int | None, first: int, last: int) -> Grid:
    """The grid for the periods from that of the month `first` to that of `last`. Raises NotThere."""
    of_kpi = kpi(document, kpi_id)
    found = measures(document, kpi_id, periods.aligned(first, of_kpi.frequency), last)
    if by == "units":
        places = [(None, of, _("Whole service")), *((one.id, of, one.name) for one in units(document))]
    else:
        kinds = categories(document, kpi_id)
        places = [(of, None, _("All together")), *((of, one.id, one.name) for one in kinds)]
    names = {
        "numerator": of_kpi.numerator_name or _("Cases"),
        "denominator": of_kpi.denominator_name or _("Of"),
        "words": "",
    }
    if of_kpi.kind != "rate":
        names["numerator"] = ""
    columns = tuple(
        Column(unit, category, part, head, names[part])
        for unit, category, head in places
        for part in parts_of(of_kpi)
    )
    rows = tuple(periods.periods_between(first, last, of_kpi.frequency))
    return Grid(of_kpi, by, of, rows, columns, found)


def entries_of_block(shown: Grid, row: int, column: int, block: Sequence[Sequence[str]]) -> tuple[Entry, ...]:
    """Read a block of typed or pasted cells that begins at a row and a column.

    Raises InvalidValue with the place of the first cell that cannot be
    taken, or where the block is larger than the grid from there on.
    """
    height, width = len(block), max((len(line) for line in block), default=0)
    if row + height > len(shown.periods):
        raise InvalidValue(
            _("The block has {n} rows, but there are {m} periods from here on. Nothing was pasted.").format(
                n=height, m=len(shown.periods) - row
            )
        )
    if column + width > len(shown.columns):
        raise InvalidValue(
            _("The block has {n} columns, but there are {m} from here on. Nothing was pasted.").format(
                n=width, m=len(shown.columns) - column
            )
        )
    found: dict[Cell, Entry] = {}
    for down, line in enumerate(block):
        for across, text in enumerate(line):
            at = shown.cell(row + down, column + across)
            entry = found.get(at) or _entry_as_it_is(shown, at)
            found[at] = _with_part(shown, row + down, column + across, entry, text)
    return tuple(entry for at, entry in found.items() if entry != _entry_as_it_is(shown, at))


def _entry_as_it_is(shown: Grid, at: Cell) -> Entry:
    old = shown.cells.get(at)
    return Entry(at) if old is None else Entry(at, old.amount.numerator, old.amount.denominator, old.words)


def _with_part(shown: Grid, row: int, column: int, entry: Entry, text: str) -> Entry:
    head = shown.columns[column]
    if head.part == "words":
        return replace(entry, words=text.strip())
    try:
        value = read_number(text, shown.kpi.kind)
        if value is not None and value < 0 and shown.kpi.kind in ("count", "rate", "time"):
            raise InvalidValue(_("“{text}” is below 0. Nothing was changed.").format(text=text.strip()))
    except InvalidValue as error:
        place = _("{period}, {column}: ").format(
            period=shown.row_name(row), column=" ".join(filter(None, (head.head, head.part_name)))
        )
        raise InvalidValue(place + error.sentence) from error
    if head.part == "numerator":
        return replace(entry, numerator=value)
    return replace(entry, denominator=value)
