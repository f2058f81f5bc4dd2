"""The rows of a table that compares units or categories, and the arrows of their changes."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.domain.kpis.comparison_table import ComparedTable
from plandesk.domain.kpis.tiles import DOWN, UP
from plandesk.reports import fonts
from plandesk.reports.chart_pen import Pen
from plandesk.reports.parts import Part, Text
from plandesk.reports.row_table import RowTable
from plandesk.reports.style import Sheet
from plandesk.reports.tagged import TaggedCanvas


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
