"""The rows of a table that compares units or categories, and the arrows of their changes."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.domain.kpis.comparison_table import ComparedTable
from plandesk.domain.kpis.tiles import DOWN, UP
from plandesk.reports import fonts
from plandesk.reports.chart_pen import Pen, width_of
from plandesk.reports.parts import Part, Text
from plandesk.reports.row_table import RowTable, TableColumn, columns
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, Sheet
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span
from plandesk.reports.wording import raised

MOST_WIDE = 108.0  # a column of figures: wider ones lead the eye from one line into another
_NARROW, _LEAST = 36.0, 46.0
_OF_COUNTS = 5  # columns that a table of counts has; that of rates has more
_ANY = 99  # lines of a head
_PARTS = (4, 8)  # of a rate: what is counted in it, and the points of its change


class Trended(Part):
    """Text with a small triangle up or down before it, as decoration: the sign says the same."""

    def __init__(self, trend: str, body: Text, sheet: Sheet, right: bool = False) -> None:
        self.trend = trend
        self.body = body
        self.sheet = sheet
        self.right = right

    def height(self, width: float) -> float:
        return self.body.height(width - 11)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        lead = 11.0 if self.trend in (UP, DOWN) else 0.0
        shift = 0.0
        if self.right and self.body.lines(width - 11):
            shift = width - lead - self.body.lines(width - 11)[0].width
        if lead:
            with canvas.decoration():
                middle = y + self.body.style.baseline - 0.33 * self.body.style.size
                Pen(canvas, self.sheet.colours).triangle(
                    x + shift, middle, self.trend == UP, self.sheet.colours.brand
                )
        self.body.draw(canvas, x + shift + lead, y, width - shift - lead + 1)


def compared_table(
    of: ComparedTable,
    sheet: Sheet,
    element: Element,
    frame: float,
    first: float,
    note: float,
    quick: bool,
) -> RowTable:
    """A table of units or categories; `quick` leaves out the parts of rates and their points.

    `first` and `note` are the widths of its names and its notes, which have no column where there is none;
    the figures share what is left.
    """
    last = len(of.heads) - 1
    skipped = _PARTS if quick and last >= _OF_COUNTS else ()
    noted = any(row.cells[last].words for row in of.rows)
    shown = [place for place in range(last + noted) if place not in skipped]
    heads = [raised(of.heads[place]) for place in shown]
    figures = heads[1 : len(heads) - noted]
    widths = figure_widths(figures, frame - first - note * noted, sheet)
    laid = [
        TableColumn(one.x, one.width, right=0 < place < last)
        for one, place in zip(columns(first, *widths, *([note] * noted)), shown, strict=True)
    ]
    frame = frame if noted else first + sum(widths)
    table = RowTable(laid, [[Span(head)] for head in heads], sheet, element, frame=frame)
    add_rows(table, of, shown, sheet)
    return table


def figure_widths(heads: Sequence[str], room: float, sheet: Sheet) -> list[float]:
    """The widths of columns of figures: alike, but wider where a head would take more than two lines.

    Where the others would be too narrow then, a head takes more lines, but no word of it is broken.
    """
    each = min(MOST_WIDE, room / max(1, len(heads)))
    for most in (2, 3, 4, _ANY):
        needed = [_needed(head, sheet, most) for head in heads]
        wide = {place for place, least in enumerate(needed) if least > each}
        rest = room - sum(needed[place] for place in wide)
        others = len(heads) - len(wide)
        if wide and others and rest / others >= _LEAST:
            return [needed[at] if at in wide else min(MOST_WIDE, rest / others) for at in range(len(heads))]
    return [each] * len(heads)


def _needed(head: str, sheet: Sheet, most: int) -> float:
    """How wide a column is whose head takes so many lines at most, with whole words."""
    text, wide = Text(head, sheet.table_head, None, bind=False), _NARROW
    longest = max((width_of(word, sheet.table_head) for word in head.split()), default=0.0)
    while wide < MOST_WIDE and (wide < longest or len(text.lines(wide)) > most):
        wide += 2
    return wide + GUTTER


def add_rows(table: RowTable, of: ComparedTable, shown: Sequence[int], sheet: Sheet) -> None:
    """Put every row into a table that has the columns `shown`: the first names it, the last is a note."""
    last = len(of.heads) - 1
    for row in of.rows:
        line = table.element.add("TR")
        style = sheet.table.cut_as(fonts.SEMIBOLD) if row.strong else sheet.table
        cells: list[Part] = []
        for place in shown:
            cell = row.cells[place]
            own = line.cell() if place else line.row_head()
            if cell.trend:
                cells.append(Trended(cell.trend, Text(cell.words, style, own, bind=False), sheet, right=True))
                continue
            used = sheet.note if place == last else style
            cells.append(Text(cell.words, used, own, bind=False, right=0 < place < last))
        table.row(*cells)
