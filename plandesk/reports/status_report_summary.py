"""The first page of the status report: the figures, the goals, what is on time; then the lists."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.charts import Bar, StackedBars
from plandesk.reports import fonts
from plandesk.reports import status_report_words as words
from plandesk.reports.bars import StackedBar
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Column, Columns, Item, Part, Stack, Text
from plandesk.reports.row_table import TOTAL, Bookmark, RowTable, TableColumn
from plandesk.reports.status_report_data import NO_UPDATE, StatusGroup, StatusReport
from plandesk.reports.status_report_lists import lists
from plandesk.reports.status_report_parts import LISTS
from plandesk.reports.status_shapes import Marked
from plandesk.reports.structure import Element
from plandesk.reports.style import BODY, BODY_X, FRAME, LABEL, TITLE_TOP
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _, inner

_SECTION = 24.0
_LONG_TITLE = 60
_BAR = 138.0
_ALL_BESIDE = 170.0  # what the columns of figures may take where the bars stand beside the names
_ALL_RIGHT = 330.0  # and where the bars stand under the names; more of them stand below
_LARGE_IN_ROW = 6
_NARROWER = 4.0  # so much less white between columns of figures that stand below the names


class SummaryPages:
    """Puts the summary into a flow; `late_pages` are then the first and last page of what is late."""

    def __init__(self, data: StatusReport, flow: Flow) -> None:
        self.data = data
        self.flow = flow
        self.sheet = flow.sheet
        self.sect = flow.root.add("Sect")
        self.late_pages = (0, 0)

    def add(self, listed: Sequence[str] = LISTS) -> None:
        """Lay out the summary and the lists right below it."""
        data, flow, sheet, sect = self.data, self.flow, self.sheet, self.sect
        flow.page(_("Summary"), top=TITLE_TOP)
        heading = Stack().add(Bookmark(_("Summary"), "summary"))
        style = sheet.page_title if len(data.title) <= _LONG_TITLE else sheet.long_title
        heading.add(Text(data.title, style, sect.add("H1")))
        heading.add(Text(words.subtitle(data), sheet.statement, sect.add("P")))
        flow.add(heading)
        remarks = words.remarks(data)
        if remarks:
            flow.add(Text(" ".join(remarks), sheet.body.coloured(sheet.colours.accent_text), sect.add("P")))
        flow.add(self._figures(), 15.0)
        if data.total:
            bars = words.chart(data, by_goal=False)
            figure = sect.add("Figure", alt=bars.sentence)
            flow.add(StackedBar(bars, bars.bars[0], 12.0, sheet, figure), 9.0)
        if data.goals:
            flow.add(self._goals(), 21.0)
        strong, rest = words.on_time(data)
        flow.add(self._line(_("On time"), [Span(strong, fonts.SEMIBOLD), Span(rest)]), _SECTION)
        self.lists(listed)

    # Figures

    def _figures(self) -> Part:
        """The large figures with symbol, word and share, in one row or in two."""
        many = len(self.data.statuses) + 1
        in_row = many if many <= _LARGE_IN_ROW else (many + 1) // 2
        pitch = (FRAME + 12) / max(3, in_row)
        entries = self.sect.list("None")
        places = [*range(many - 1), NO_UPDATE]
        found = Stack()
        for start in range(0, many, in_row):
            cells = [
                Column(place * pitch, pitch - 12, self._figure(status, entries, start + place, in_row <= 3))
                for place, status in enumerate(places[start : start + in_row])
            ]
            found.add(Columns(cells), 9.0 if start else 0.0)
        return found

    def _figure(self, status: int, entries: Element, place: int, wide: bool) -> Part:
        data, sheet = self.data, self.sheet
        name = sheet.name if wide else sheet.table_head
        entry = entries.add("LI").add("LBody")
        role, word = "no_update", words.no_update() if wide else words.status_word(data, status)
        if status != NO_UPDATE:
            role, word = data.statuses[status].symbol, data.statuses[status].word
        found = Stack().add(Text(str(data.counts[status]), sheet.large_figure, entry, spaced=True))
        found.add(Marked(role, Text(word, name, entry, bind=False, spaced=True), sheet))
        if share := words.share(data, status, place, wide):
            found.add(Text(share, sheet.label, entry, bind=False))
        return found

    # By goal

    def _goals(self) -> Part:
        """The goals with their bars: beside the names, under them, or with the figures under both."""
        data, sheet = self.data, self.sheet
        shown = [*range(len(data.statuses))] + ([NO_UPDATE] if data.counts[-1] else [])
        heads = [_("All"), *(words.status_word(data, one) for one in shown)]
        taken = [self._figure_width(head) for head in heads]
        beside = len(shown) <= 3 and sum(taken) <= _ALL_BESIDE
        below = not beside and sum(taken) > _ALL_RIGHT
        if below:
            taken = [wide + (FRAME - sum(taken)) / len(heads) for wide in taken]
        figures_x = FRAME - sum(taken)
        name = figures_x - _BAR - 12 if beside else figures_x - 12
        found = [TableColumn(0.0, FRAME if below else name)]
        titles = [[Span(data.levels[0].name)]]
        if beside:
            found.append(TableColumn(figures_x - _BAR, _BAR - 12))
            titles.append([])
        gap = 9.0 - _NARROWER if below else 9.0
        for place, wide in enumerate(taken):
            found.append(TableColumn(figures_x + sum(taken[:place]) + gap, wide - gap, right=True))
        titles.extend([Span(head)] for head in heads)
        table = RowTable(found, titles, sheet, self.sect.add("Table"), first_above=below)
        chart = words.chart(data, by_goal=True)
        indent = self._indent()
        for goal, bar in zip(data.goals, chart.bars, strict=True):
            figures = [goal.total, *(goal.counts[one] for one in shown)]
            self._goal(table, goal, figures, chart, bar, indent, beside, below)
        if len(data.goals) > 1:
            row = table.element.add("TR")
            total = _("All {goals}").format(goals=inner(data.levels[0].plural))
            cells: list[Part] = [Text(total, sheet.table_head, row.row_head())]
            cells.extend([Part()] if beside else [])
            every = [data.total, *(data.counts[one] for one in shown)]
            lower = 12.0 if below else 0.0
            for figure in every:
                text = Text(str(figure), sheet.table_head, row.cell(), right=True)
                cells.append(Stack([(lower, text)]))
            table.row(*cells, kind=TOTAL)
        return table

    def _goal(
        self,
        table: RowTable,
        goal: StatusGroup,
        figures: list[int],
        chart: StackedBars,
        bar: Bar,
        indent: float,
        beside: bool,
        below: bool,
    ) -> None:
        sheet = self.sheet
        row = table.element.add("TR")
        head = row.row_head()
        number = head.add("P") if indent else None
        title = Text(goal.title, sheet.table, head.add("P"))
        figure = head.add("Figure", alt=bar.words)
        lower = 0.0
        stack = Stack().add(title)
        cells: list[Part] = [stack]
        if beside:
            cells.append(StackedBar(chart, bar, 8.5, sheet, figure, before=1.75))
        else:
            wide = FRAME / 2 if below else table.columns[0].width - indent
            stack.add(StackedBar(chart, bar, 8.5, sheet, figure, wide=wide, widest=13.0), 3.0)
            if below:
                lower = stack.height(FRAME - indent) + 2.0
        if indent:
            brand = sheet.colours.brand
            cells[0] = Item(stack, sheet.table, brand, goal.number or " ", number, indent)
        for value in figures:
            text = Text(str(value), sheet.table, row.cell(), right=True)
            cells.append(Stack([(lower, text)]) if lower else text)
        table.row(*cells, below=0.0 if beside else 1.5)

    def _indent(self) -> float:
        """How far the goals' names stand behind their numbers, 0 without numbers."""
        numbers = [goal.number for goal in self.data.goals if goal.number]
        if not numbers:
            return 0.0
        return max(18.0, max(fonts.width(fonts.SEMIBOLD, one) for one in numbers) * 0.0095 + 9)

    def _figure_width(self, head: str) -> float:
        """As wide as the head's longest word and the widest figure need."""
        longest = max((fonts.width(fonts.SEMIBOLD, word) for word in head.split()), default=0.0)
        figure = fonts.width(fonts.SEMIBOLD, str(self.data.total))
        return max(30.0, max(longest, figure) * 0.0095 + 9.5)

    def _line(self, label: str, spans: list[Span]) -> Part:
        """A label at the left and what there is to say beside it."""
        heading = Text(label, self.sheet.block_title, self.sect.add("H2"))
        said = Text(spans, self.sheet.body, self.sect.add("P"))
        return Columns([Column(0.0, LABEL, heading), Column(BODY_X, BODY, said)])

    # Lists

    def lists(self, wanted: Sequence[str], apart: bool = False) -> None:
        """Add lists in that order; where not all of them fit on the first page, it tells them in short."""
        flow, sect = self.flow, Element("Sect")
        found = [one for key in wanted for one in lists(self.data, self.sheet, sect, (key,))]
        if (
            len(flow.pages) == 1
            and len(found) > 1
            and sum(_SECTION + one.part.height(FRAME) for one in found) > flow.room
        ):
            self._in_short()
        above = flow.root if apart else self.sect  # read where they are printed
        sect.parent = above
        above.kids.append(sect)
        for one in found:
            before, standing = len(flow.pages), len(flow.pages[-1].placed)
            flow.add(one.part, _SECTION)
            if one.key == "late":
                begun = len(flow.pages[before - 1].placed) > standing
                self.late_pages = (before if begun else before + 1, len(flow.pages))

    def _in_short(self) -> None:
        data = self.data
        if data.changes:
            amended = any(one.kind != "dropped" for one in data.changes)
            label = _("Since approval") if amended else _("Dropped")
            self.flow.add(self._line(label, [Span(words.changes_in_short(data))]), 12.0)
        if data.missing:
            self.flow.add(self._line(words.no_update(), [Span(words.missing_in_short(data))]), 12.0)
