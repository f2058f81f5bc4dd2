"""The status report laid out: the summary, a table for each goal, and the key."""

from __future__ import annotations

from plandesk.domain.arranging import PAGE_BREAK, PLAN_TABLE, shown_columns
from plandesk.reports import fonts
from plandesk.reports import status_report_words as words
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Column, Columns, Item, Part, Stack, Text
from plandesk.reports.row_table import Bookmark, Headed, RowTable, columns
from plandesk.reports.shortening import shortened
from plandesk.reports.status_report_data import NO_UPDATE, StatusGroup, StatusReport, StatusRow
from plandesk.reports.status_report_key import key
from plandesk.reports.status_report_lists import continued, number_width
from plandesk.reports.status_report_parts import (
    DUE,
    INITIATIVE,
    KEY,
    LEAD,
    LISTS,
    STATUS,
    table_columns,
    usual,
)
from plandesk.reports.status_report_summary import SummaryPages
from plandesk.reports.status_shapes import Marked
from plandesk.reports.structure import Element
from plandesk.reports.style import FRAME, TITLE_TOP, Type
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _, inner

_STATUS = 117.0
_SMALL_GOAL = 220.0
_BETWEEN_GOALS = 36.0
_LINES_AGAIN = 2


def pdf(data: StatusReport) -> bytes:
    """Return the status report as a tagged PDF."""
    return StatusReportPages(data).drawn()


class StatusReportPages:
    """Builds the pages of one status report."""

    def __init__(self, data: StatusReport) -> None:
        self.data = data
        self.flow = Flow(data.imprint)
        self.sheet = data.imprint.sheet
        rows = [row for goal in data.goals for row in goal.every()]
        self.number = number_width([row.number for row in rows])
        own = next((one.columns for one in data.order if one.kind == PLAN_TABLE), ())
        self.set = bool(own)
        self.shown = shown_columns(table_columns(""), own)

    def drawn(self) -> bytes:
        """Lay out all pages, then draw them."""
        data, flow = self.data, self.flow
        summary = SummaryPages(data, flow)
        parts = data.order or usual()
        kinds = [one.kind for one in parts]
        right_below = next((place for place, kind in enumerate(kinds[1:]) if kind not in LISTS), len(kinds))
        summary.add(kinds[1 : right_below + 1])
        fresh = False
        for part in parts[right_below + 1 :]:
            if part.kind in LISTS:
                if fresh:
                    flow.page(_("Summary"), top=TITLE_TOP)
                summary.lists([part.kind], apart=True)
            elif part.kind == PLAN_TABLE:
                self.goals()
            elif part.kind == KEY:
                self._key(summary.late_pages, fresh)
            fresh = part.kind == PAGE_BREAK
        report = inner(data.imprint.title)
        return flow.drawn(_("{plan}: {report}").format(plan=data.title, report=report))

    # Goals

    def goals(self) -> None:
        """Add the goals; one under a third of a page shares its page with the next."""
        after_small = False
        for place, goal in enumerate(self.data.goals):
            part = self._goal(goal, place, self.flow.root.add("Sect"))
            high = part.height(FRAME)
            if after_small and self.flow.room >= _BETWEEN_GOALS + high:
                self.flow.skip(_BETWEEN_GOALS)
            else:
                self.flow.page(self._name(goal), top=TITLE_TOP, continued=lambda _page: TITLE_TOP)
            self.flow.add(part)
            after_small = high < _SMALL_GOAL

    def _name(self, goal: StatusGroup) -> str:
        """Return e.g. "Goal 4", or the title where goals have no numbers."""
        return f"{self.data.levels[0].name} {goal.number}" if goal.number else goal.title

    def _goal(self, goal: StatusGroup, place: int, sect: Element) -> Part:
        data = self.data
        line = words.goal_line(data, goal)
        title = f"{goal.number} {goal.title}" if goal.number else goal.title
        head, said = sect.add("H2"), sect.add("P")
        first = Stack().add(Bookmark(title, f"goal{place}"))
        first.add(self._heading(goal, head, said, line, again=False))
        again = self._heading(goal, None, None, line, again=True)
        rows = list(goal.every())
        if not rows:
            return first.add(self._nothing(goal, sect), 12.0)
        return Headed(first, again, 15.0, self._table(goal, place, sect.add("Table")))

    def _heading(
        self, goal: StatusGroup, head: Element | None, said: Element | None, line: str, again: bool
    ) -> Part:
        """The goal's number, title and figures; overleaf they stand again, as decoration."""
        sheet, colours = self.sheet, self.sheet.colours
        style = sheet.section
        figures = Text(line, sheet.body.coloured(colours.muted), said)
        wide = fonts.width(fonts.SEMIBOLD, goal.number) * style.size / 1000
        indent = max(self.number, wide + 9.0) if goal.number else 0.0
        title: Part = Text(goal.title, style, head)
        if again:
            short = shortened(goal.title, style, FRAME - indent, _LINES_AGAIN)
            title = continued(short, style, colours.muted)
        if not goal.number:
            return Stack().add(title).add(figures, 3.0)
        number = Text(goal.number, style.coloured(colours.accent_text), head, bind=False, spaced=True)
        titled = Columns([Column(0.0, indent, number), Column(indent, FRAME - indent, title)])
        below = Columns([Column(indent, FRAME - indent, figures)])
        return Stack().add(titled).add(below, 3.0)

    def _nothing(self, goal: StatusGroup, sect: Element) -> Part:
        since = self.data.unchanged_since
        said = _("There is nothing under this heading yet.")
        if goal.total and since:
            said = _("Nothing changed since {quarter}.").format(quarter=since)
        return Text(said, self.sheet.label, sect.add("P"))

    def _table(self, goal: StatusGroup, place: int, element: Element) -> RowTable:
        leaf = self.data.levels[-1].name
        frame = FRAME - self.number
        widths = [one.width * frame for one in self.shown]
        if [one.name for one in self.shown] == [INITIATIVE, STATUS] and not self.set:
            widths = [frame - _STATUS, _STATUS]
        titles = {INITIATIVE: leaf, DUE: _("Due"), LEAD: _("Lead"), STATUS: _("Status")}
        heads = [titles[one.name] for one in self.shown]
        if self.number:
            heads = [_("No."), *heads]
        named = self._name(goal) if goal.number else self.data.levels[0].name

        def left_over(_left: int, page: int) -> str:
            return _("{goal} continues on page {number}").format(goal=named, number=page)

        table = RowTable(
            columns(*widths, number=self.number),
            [[Span(head)] for head in heads],
            self.sheet,
            element,
            left_over=left_over,
        )
        self._fill(table, goal, f"goal{place}", 0)
        return table

    def _fill(self, table: RowTable, group: StatusGroup, place: str, depth: int) -> None:
        for row in group.rows:
            self._row(table, row)
        for index, inner_group in enumerate(group.groups):
            if not any(inner_group.every()):
                continue
            inner_place = f"{place}.{index}"
            self._group(table, inner_group, inner_place, depth)
            self._fill(table, inner_group, inner_place, depth + 1)

    def _group(self, table: RowTable, group: StatusGroup, place: str, depth: int) -> None:
        style = self.sheet.block_title if not depth else self.sheet.emphasis
        cell = table.element.add("TR").column_head(len(table.columns))
        title = f"{group.number} {group.title}" if group.number else group.title
        short = shortened(group.title, style, FRAME - 2 * self.number, _LINES_AGAIN)
        named: Part = Text(group.title, style, cell, bind=False)
        again: Part = continued(short, style, self.sheet.colours.muted)
        if group.number:
            named = self._numbered(group.number, named, style, cell)
            again = self._numbered(group.number, again, style, None)
        table.group(Stack().add(Bookmark(title, place, min(depth + 1, 3))).add(named), again)

    def _numbered(self, number: str, text: Part, style: Type, element: Element | None) -> Part:
        colour = self.sheet.colours.accent_text
        wide = fonts.width(fonts.SEMIBOLD, number) * style.size / 1000
        indent = max(self.number, wide + 8.0)
        shown = Text(number, style.coloured(colour), element, bind=False, spaced=True)
        return Columns([Column(0.0, indent, shown), Column(indent, FRAME - indent, text)])

    # Rows

    def _row(self, table: RowTable, one: StatusRow) -> None:
        row, style = table.element.add("TR"), self.sheet.table
        cells: list[Part] = []
        if self.number:
            cells.append(Text(one.number, style, row.row_head(), bind=False))
        for column in self.shown:
            if column.name == INITIATIVE:
                cells.append(self._initiative(one, row.cell() if self.number else row.row_head()))
            elif column.name == STATUS:
                cells.append(self._status(one, row.cell()))
            else:
                cells.append(Text(one.due if column.name == DUE else one.leads, style, row.cell()))
        table.row(*cells)

    def _initiative(self, one: StatusRow, cell: Element) -> Part:
        data, sheet = self.data, self.sheet
        narrative = one.narrative if data.narrative else ""
        leads = one.leads if data.leads else ""
        steps = one.milestones if data.milestones else ()
        plain = not (narrative or leads or one.sub_items or one.carried or steps)
        text = Text(one.text, sheet.table, cell if plain else cell.add("P"))
        if plain:
            return text
        stack = Stack().add(text)
        if one.sub_items:
            entries = cell.list()
            for index, item in enumerate(one.sub_items):
                entry = Text(item, sheet.table, entries.add("LI").add("LBody"))
                stack.add(Item(entry, sheet.table, sheet.colours.accent), 1.5 if index else 3.0)
        if one.carried:
            stack.add(Text(one.carried, sheet.note, cell.add("P")), 1.5)
        if narrative:
            stack.add(Text(narrative, sheet.label, cell.add("P")), 3.0)
        if steps:
            stack.add(Text(_("Milestones"), sheet.note, cell.add("P")), 3.0)
            entries = cell.list()
            for step in steps:
                entry = Text(words.milestone_line(step), sheet.label, entries.add("LI").add("LBody"))
                stack.add(Item(entry, sheet.label, sheet.colours.accent), 1.5)
        if leads:
            said = _("Lead: {names}").format(names=leads)
            stack.add(Text(said, sheet.note, cell.add("P")), 1.5)
        return stack

    def _status(self, one: StatusRow, cell: Element) -> Part:
        data, sheet = self.data, self.sheet
        role = "no_update" if one.status == NO_UPDATE else data.statuses[one.status].symbol
        spans = [Span(words.status_word(data, one.status), fonts.SEMIBOLD)]
        behind = words.in_brackets(data, one)
        if behind:
            spans.append(Span(f" ({behind})"))
        below = words.second_lines(data, one)
        said = Text(spans, sheet.table, cell, bind=False, spaced=bool(below))
        if not below:
            return Marked(role, said, sheet)
        stack = Stack().add(said)
        for place, line in enumerate(below):
            stack.add(Text(line, sheet.label, cell, bind=False, spaced=place < len(below) - 1))
        return Marked(role, stack, sheet)

    # Key

    def _key(self, late_pages: tuple[int, int], fresh: bool) -> None:
        flow, sect = self.flow, self.flow.root.add("Sect")
        title = _("How to read this report")
        part = Stack().add(Bookmark(title, "key"))
        part.add(Text(title, self.sheet.section, sect.add("H2")))
        part.add(key(self.data, self.sheet, sect.add("Table"), late_pages), 9.0)
        if fresh or flow.room < 48.0 + part.height(FRAME):
            flow.page(title, top=TITLE_TOP)
        flow.add(part, 48.0)
