"""The grid in which figures are entered: periods down, units or categories across."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct, field
from msgspec.structs import replace

from plandesk.domain.kpis import periods
from plandesk.domain.kpis.definitions import Kpi, categories, kpi
from plandesk.domain.kpis.figures import Amount, pooled
from plandesk.domain.kpis.measures import (
    Cell,
    Entry,
    Measure,
    Restatement,
    last_restatements,
    measures,
    outermost,
    units_with_figures,
)
from plandesk.domain.kpis.numbers import read_number, show_number
from plandesk.domain.kpis.targets import shown_value
from plandesk.domain.people import units
from plandesk.domain.periods import Due
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

UNITS, USED, CATEGORIES = BY = ("units", "used", "categories")  # used: the units that have figures
PARTS = ("numerator", "denominator", "words")


class RefusedCell(InvalidValue):
    """A text that cannot be the figure of a cell, or a block larger than the grid from its cell on."""

    def __init__(self, sentence: str, row: int, column: int) -> None:
        super().__init__(sentence)
        self.row, self.column = row, column


class Column(Struct, frozen=True):
    """One column: a unit or category (None: the total), and which part of its figure is entered.

    `part` is one of PARTS.
    """

    unit_id: int | None
    category_id: int | None
    part: str
    head: str
    part_name: str

    @property
    def words(self) -> str:
        """For reading in one line: "District 1, cleared"."""
        return ", ".join(part for part in (self.head, self.part_name) if part)


class Grid(Struct, frozen=True):
    """The figures of a KPI for entry. `by` is one of BY, `of` what they are for.

    By units `of` is the category (None: all together), by categories the unit (None: the whole service).
    The first column, or pair of columns, is the total as entered.
    """

    kpi: Kpi
    by: str
    of: int | None
    periods: tuple[int, ...]
    columns: tuple[Column, ...]
    cells: dict[Cell, Measure]
    parents: Mapping[int, int | None] = field(default_factory=dict)  # of the units
    before: Mapping[int, Restatement] = field(default_factory=dict)  # by the id of the measure
    sums: Mapping[Cell, Amount] = field(default_factory=dict)  # of cells without a figure

    def total(self, column: int) -> bool:
        """Whether a column is the total of those after it."""
        return column < len(self._parts())

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
        return self._text(found, self.columns[column].part)

    def row_name(self, row: int) -> str:
        """The period of a row, for reading."""
        return periods.name(self.periods[row], self.kpi.frequency)

    def was(self, row: int, column: int) -> str:
        """What stood in a cell before it was changed last, and until when; "" where it was not restated."""
        found = self.measure(row, column)
        old = self.before.get(found.id) if found is not None else None
        if found is None or old is None:
            return ""
        part = self.columns[column].part
        shown = self._text(old, part)
        if shown == self._text(found, part):
            return ""
        day = datetime.fromisoformat(old.at).astimezone().date()
        words = (
            _("was {figure} until {day}, because: {reason}") if old.reason else _("was {figure} until {day}")
        )
        return words.format(figure=shown or _("empty"), day=Due(day.isoformat()).text(), reason=old.reason)

    def together(self, row: int) -> Amount:
        """What the parts of a row add up to, the entered total left out.

        A unit that is part of another one with a figure is not counted beside it.
        """
        period = self.periods[row]
        found: dict[tuple[int | None, int | None], Amount] = {}
        for one in self.columns[len(self._parts()) :]:
            cell = Cell(period, one.unit_id, one.category_id)
            if (entered := self.cells.get(cell)) is not None:
                found[one.unit_id, one.category_id] = entered.amount
            elif (summed := self.sums.get(cell)) is not None:
                found[one.unit_id, one.category_id] = summed
        if self.by != CATEGORIES:
            outer = outermost(self.parents, {unit for unit, _category in found})
            found = {place: one for place, one in found.items() if place[0] in outer}
        return pooled(found.values())

    def apart(self, row: int, column: int = -1) -> float | None:
        """How much the entered total has more than the parts; None where it fits or nothing can be told.

        `column` is one of the total's; of a rate the denominator is meant without one.
        """
        if not self.kpi.additive or len(self.columns) == len(self._parts()):
            return None
        whole = self.measure(row, 0)
        name = self._parts()[column]
        a = getattr(whole.amount, name) if whole is not None else None
        b = getattr(self.together(row), name)
        return None if a is None or b is None or a == b else a - b

    def sum_text(self, row: int, column: int) -> str:
        """What the parts of a cell without a figure add up to; "" where there is one, or no part."""
        found = self.sums.get(self.cell(row, column))
        if found is None:
            return ""
        value: float | None = getattr(found, self.columns[column].part)
        return show_number(value, decimals_of(self.kpi, value), self.kpi.kind)

    def rate(self, row: int, column: int) -> float | None:
        """The figure of a cell's place in the unit that is shown."""
        found = self.measure(row, column)
        return shown_value(self.kpi, found.amount) if found is not None else None

    def _text(self, found: Measure | Restatement, part: str) -> str:
        if part == "words":
            return found.words
        value = getattr(found.amount, part)
        return show_number(value, decimals_of(self.kpi, value), self.kpi.kind)

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
    begin = periods.aligned(first, of_kpi.frequency)
    found = measures(document, kpi_id, begin, last)
    of_service = units(document)
    if by != CATEGORIES:
        used = units_with_figures(document, kpi_id) if by == USED else None
        across = [one for one in of_service if used is None or one.id in used]
        places = [(None, of, _("Whole service")), *((one.id, of, one.name) for one in across)]
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
    parents = {one.id: one.parent_id for one in of_service}
    before = last_restatements(document, kpi_id, begin, last)
    sums = sums_of_parts(found, parents) if of_kpi.additive else {}
    return Grid(of_kpi, by, of, rows, columns, found, parents, before, sums)


def sums_of_parts(cells: Mapping[Cell, Measure], parents: Mapping[int, int | None]) -> dict[Cell, Amount]:
    """What the figures of units and categories add up to where nothing was entered for them together.

    A unit that is part of another one with figures is not counted beside it.
    """
    periods_of: dict[int, dict[int | None, dict[int | None, Amount]]] = {}
    for cell, one in cells.items():
        periods_of.setdefault(cell.period, {}).setdefault(cell.unit_id, {})[cell.category_id] = one.amount
    found: dict[Cell, Amount] = {}
    for period, by_unit in periods_of.items():
        for unit, own in by_unit.items():
            if unit is not None and None not in own:
                own[None] = found[Cell(period, unit)] = pooled(own.values())
        whole = by_unit.pop(None, {})
        outer = [by_unit[unit] for unit in outermost(parents, set(by_unit))]
        for kind in {kind for own in outer for kind in own} - whole.keys():
            found[Cell(period, None, kind)] = pooled(own[kind] for own in outer if kind in own)
        if whole and None not in whole and Cell(period) not in found:
            found[Cell(period)] = pooled(whole.values())
    return found


def entries_of_block(shown: Grid, row: int, column: int, block: Sequence[Sequence[str]]) -> tuple[Entry, ...]:
    """Read a block of typed or pasted cells that begins at a row and a column.

    Raises RefusedCell with the place of the first cell that cannot be
    taken, or where the block is larger than the grid from there on.
    """
    height, width = len(block), max((len(line) for line in block), default=0)
    if row + height > len(shown.periods):
        left = len(shown.periods) - row
        sentence = ngettext(
            "The block has {n} rows, but there is {m} period from here on. Nothing was pasted.",
            "The block has {n} rows, but there are {m} periods from here on. Nothing was pasted.",
            left,
        )
        raise RefusedCell(sentence.format(n=height, m=left), row, column)
    if column + width > len(shown.columns):
        left = len(shown.columns) - column
        sentence = ngettext(
            "The block has {n} columns, but there is {m} from here on. Nothing was pasted.",
            "The block has {n} columns, but there are {m} from here on. Nothing was pasted.",
            left,
        )
        raise RefusedCell(sentence.format(n=width, m=left), row, column)
    return entries_of_cells(
        shown,
        {
            (row + down, column + across): text
            for down, line in enumerate(block)
            for across, text in enumerate(line)
        },
    )


def entries_of_cells(shown: Grid, texts: Mapping[tuple[int, int], str]) -> tuple[Entry, ...]:
    """Read texts by row and column; what stands there already is no entry. Raises RefusedCell."""
    found: dict[Cell, Entry] = {}
    for (row, column), text in texts.items():
        at = shown.cell(row, column)
        entry = found.get(at) or _entry_as_it_is(shown, at)
        found[at] = _with_part(shown, row, column, entry, text)
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
        place = _("{period}, {column}: ").format(period=shown.row_name(row), column=head.words)
        raise RefusedCell(place + error.sentence, row, column) from error
    if head.part == "numerator":
        return replace(entry, numerator=value)
    return replace(entry, denominator=value)
