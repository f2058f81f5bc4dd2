"""Charts, people, the list of objectives and the evaluation table as sections of a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from plandesk.charts import Columns as ColumnsChart
from plandesk.charts import NamedBars
from plandesk.domain.arranging import LayoutColumn, shown_columns
from plandesk.reports.bars_figure import bar_table
from plandesk.reports.block_columns import Narrow, narrow_text
from plandesk.reports.chart_drawing import ColumnsFigure, StrandsFigure
from plandesk.reports.fonts import SEMIBOLD
from plandesk.reports.kpi_parts import (
    BASELINE,
    FACTS,
    INDICATOR,
    OBJECTIVE,
    SOURCE,
    TARGET,
    section_columns,
)
from plandesk.reports.markdown import body
from plandesk.reports.narrative_data import MeasuredBy, Narrated, ObjectiveLine, PlanBlock, PlanSection
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Column, Columns, Figure, Indented, Part, Rule, Stack, Text
from plandesk.reports.pictures import ready
from plandesk.reports.row_table import RowTable, columns
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, HAIR, HEAVY, Sheet, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.text_table import TextTable
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _

_PORTRAIT = 1.22  # a portrait's height in its widths
_NUMBER = 36.0
_LABELS = 48.0
_LEAST = 48.0  # of a text beside its label; with less room it stands below


# A chart with its sentence and its figures


class ChartParts(Struct, frozen=True):
    """The parts of a chart section before they have a place in the structure."""

    section: PlanSection
    sheet: Sheet
    frame: float
    most: float  # height up to which the table of figures stays with its chart

    def height(self, width: float) -> float:
        """How high the parts are that stay together: text and chart, the table if it is short."""
        whole = self.into(Element("Sect"), 4, width).height(width)
        return whole if whole <= self.most else self.into(Element("Sect"), 4, width, False).height(width)

    def into(self, sect: Element, heading: int, reading: float, figures: bool = True) -> Stack:
        """The parts as children of `sect`; text is at most `reading` wide."""
        one, sheet, stack = self.section, self.sheet, Stack()
        if one.body.strip():
            first = sheet.lead if heading == 3 else None
            text = body(one.body, sheet, sect, first=first, heading=heading)
            for before, part in narrow_text(text, reading).items:
                stack.add(part, before)
        if isinstance(one.chart, NamedBars):
            bars = bar_table(one.chart, sheet, sect.add("Table"), self.frame)
            stack.add(bars, 15.0 if stack.items else 3.0)
        elif one.chart is not None:
            figure = sect.add("Figure", alt=one.chart.sentence)
            drawn: Part
            if isinstance(one.chart, ColumnsChart):
                drawn = ColumnsFigure(one.chart, sheet, figure)
            else:
                drawn = StrandsFigure(one.chart, sheet, figure)
            stack.add(drawn, 18.0 if stack.items else 3.0)
            if figures:
                told = one.chart.table
                spans = [[[Span(cell)] for cell in row] for row in (told.head, *told.rows)]
                rights = [
                    place > 0 and all(map(_is_figure, column))
                    for place, column in enumerate(zip(*told.rows, strict=True))
                ]
                table = TextTable(spans[0], spans[1:], sheet, sect.add("Table"), rights)
                stack.add(Narrow(table, reading), 15.0)
        if one.after.strip():
            for before, part in narrow_text(body(one.after, sheet, sect, heading=heading), reading).items:
                stack.add(part, before or 15.0)
        return stack


def _is_figure(cell: str) -> bool:
    return not cell or cell.lstrip("+-−–$ ")[:1].isdigit()


# People


class PeopleRows(Struct, frozen=True):
    """People in rows: portrait, name, what they do."""

    people: Sequence[PlanBlock]
    sheet: Sheet
    frame: float

    @property
    def across(self) -> int:
        """How many stand beside one another."""
        if any(one.body.strip() for one in self.people):
            return 2
        return 4 if self.frame < 600 else 6

    @property
    def wide(self) -> float:
        """The width of one."""
        return (self.frame - GUTTER * (self.across - 1)) / self.across

    def needs(self, most: float) -> float:
        """How high the rows are that stay together: all, if that is not more than `most`."""
        rows = [row.height(self.frame) for row in self.into(Element("Sect"), 4)]
        whole = sum(rows) + 24.0 * (len(rows) - 1)
        return whole if whole <= most else rows[0]

    def into(self, sect: Element, heading: int) -> list[Columns]:
        """The rows as children of `sect`."""
        rows = []
        for start in range(0, len(self.people), self.across):
            group = self.people[start : start + self.across]
            cells = [
                Column(place * (self.wide + GUTTER), self.wide, self._one(one, sect.add("Div"), heading))
                for place, one in enumerate(group)
            ]
            rows.append(Columns(cells))
        return rows

    def _one(self, one: PlanBlock, div: Element, heading: int) -> Part:
        sheet, stack = self.sheet, Stack()
        image = ready(one.picture.data) if one.picture is not None else None
        if image is not None and one.picture is not None:
            alt = one.picture.alt or _("Portrait of {name}").format(name=one.title)
            wide = min(self.wide, 117.0)
            figure = Figure(image, wide * _PORTRAIT, div.add("Figure", alt=alt))
            stack.add(Narrow(figure, wide))
        else:
            stack.add(Rule(HAIR, sheet.colours.rule))
        if one.title.strip():
            stack.add(Text(one.title.strip(), sheet.name, div.add(f"H{heading}")), 7.0)
        if one.note.strip():
            stack.add(Text(one.note.strip(), sheet.label, div.add("P")), 1.0)
        text = body(one.body, sheet, div, heading=heading + 1)
        if text.items:
            stack.add(Narrow(text, self.wide - 18.0), 6.0)
        return stack


# The list of objectives


def objective_list(data: Narrated, flow: Flow, sect: Element, heading: int) -> Stack:
    """The top objectives with numbers, texts and the pages where their actions stand."""
    sheet, stack = flow.sheet, Stack()
    for place, one in enumerate(data.objectives):
        div = sect.add("Sect")
        stack.add(Rule(HEAVY if not place else HAIR, sheet.colours.brand), 18.0 if place else 0.0)
        title = Type(SEMIBOLD, 14, 18, sheet.colours.brand)
        entry = Stack().add(_Titled(one, title, sheet, div.add(f"H{heading}"), flow.numbers), 0.0)
        text = body(one.body, sheet, div, heading=heading + 1)
        if text.items:
            wide = min(flow.paper.reading, flow.frame - _NUMBER)
            for before, part in narrow_text(text, wide).items:
                entry.add(Indented(part, _NUMBER), before or 6.0)
        stack.add(entry, 10.0)
    return stack


class _Titled(Part):
    """Number and title of an objective; both lead to its page where it has one."""

    keep_with_next = True

    def __init__(
        self, one: ObjectiveLine, style: Type, sheet: Sheet, element: Element, numbers: Mapping[str, int]
    ) -> None:
        self.one, self.sheet, self.element, self.numbers = one, sheet, element, numbers
        self.style = style

    def _title(self, element: Element | None) -> Text:
        return Text(self.one.title, self.style, element)

    def height(self, width: float) -> float:
        return self._title(None).height(width - _NUMBER)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        one, element = self.one, self.element
        page = self.numbers.get(one.key)
        if page is not None:
            element = self.element.add("Link")
        if one.number:
            number = self.style.coloured(self.sheet.colours.accent_text)
            Text(one.number, number, element, bind=False, spaced=True).draw(canvas, x, y, _NUMBER)
        title = self._title(element)
        title.draw(canvas, x + _NUMBER, y, width - _NUMBER)
        if page is not None:
            says = _("{title}, page {number}").format(title=one.title, number=page)
            canvas.link(element, "#" + one.key, says, x, y, width, title.height(width - _NUMBER))


# How progress is measured


def evaluation_table(
    data: Narrated, flow: Flow, sect: Element, chosen: Sequence[LayoutColumn] = ()
) -> RowTable:
    """The objectives with the KPIs that measure them: what they are, source, baseline and target.

    `chosen` are the columns of a layout, empty for the usual ones.
    """
    sheet, frame = flow.sheet, flow.frame
    offered = section_columns("evaluation", data.objective_level)
    shown = shown_columns(offered, chosen)
    laid = columns(*(one.width * frame for one in shown))
    heads = {
        OBJECTIVE: data.objective_level, INDICATOR: _("Key performance indicator"),
        FACTS: _("Source, baseline, target"), SOURCE: _("Source"), BASELINE: _("Baseline"),
        TARGET: _("Target"),
    }  # fmt: skip
    table = RowTable(laid, [[Span(heads[one.name])] for one in shown], sheet, sect.add("Table"), frame=frame)
    for one in data.objectives:
        kpis = one.measured_by or (MeasuredBy(""),)
        for place, kpi in enumerate(kpis):
            line = table.element.add("TR")
            cells: list[Part] = []
            for column, at in zip(shown, laid, strict=True):
                if column.name != OBJECTIVE:
                    cells.append(_measured(column.name, kpi, sheet, line.cell(), at.width))
                elif place:
                    cells.append(Part())
                else:
                    cells.append(_numbered(one, sheet, line.row_head(len(kpis)), at.width))
            table.row(*cells, below=1.5)
    return table


def _numbered(one: ObjectiveLine, sheet: Sheet, head: Element, width: float) -> Part:
    strong = sheet.table.cut_as(SEMIBOLD).coloured(sheet.colours.brand)
    title = Text(one.title, strong, head)
    if not one.number:
        return title
    number = Type(SEMIBOLD, 14, 12, sheet.colours.accent_text)
    label = Text(one.number, number, head, bind=False, spaced=True)
    if width < 24.0 + _LEAST:
        return Stack().add(label).add(title, 3.0)
    return Columns([Column(0, 24.0, label), Column(24.0, width - 24.0, title)])


def _measured(column: str, kpi: MeasuredBy, sheet: Sheet, cell: Element, width: float) -> Part:
    """What a column says of a KPI."""
    if column == INDICATOR:
        return _indicator(kpi, sheet, cell)
    if column == FACTS:
        return _facts(kpi, sheet, cell, width)
    told = {SOURCE: kpi.source, BASELINE: kpi.baseline, TARGET: kpi.target}[column]
    return Text(told or "–", sheet.table if told else sheet.label, cell)


def _indicator(kpi: MeasuredBy, sheet: Sheet, cell: Element) -> Part:
    if not kpi.name and not kpi.definition:
        return Text(_("No indicator yet"), sheet.label, cell)
    stack = Stack()
    if kpi.name:
        strong = sheet.table.cut_as(SEMIBOLD)
        stack.add(Text(kpi.name, strong if kpi.definition else sheet.table, cell.add("P")))
    for text in filter(str.strip, kpi.definition.split("\n")):
        stack.add(Text(text.strip(), sheet.table, cell.add("P")), 3.0 if stack.items else 0.0)
    return stack


def _facts(kpi: MeasuredBy, sheet: Sheet, cell: Element, width: float) -> Part:
    stack = Stack()
    if not kpi.name and not kpi.definition:
        return stack
    told = ((_("Source"), kpi.source), (_("Baseline"), kpi.baseline), (_("Target"), kpi.target))
    for label, text in told:
        line = cell.add("P")
        name = Text(label, sheet.label, line.add("Span"), bind=False, spaced=True)
        said = Text(text or _("not set"), sheet.table, line.add("Span"), bind=False)
        if width < _LABELS + _LEAST:
            stack.add(name, 3.0 if stack.items else 0.0).add(said)
            continue
        stack.add(Columns([Column(0, _LABELS - 4, name), Column(_LABELS, width - _LABELS, said)]), 0.0)
    return stack
