"""The table Goal · Activity / Project · Results: one group per goal, which breaks between its activities.

Header and goal are repeated overleaf as decoration; in the structure tree it is one table.
"""

from __future__ import annotations

from msgspec.structs import replace

from plandesk.domain.arranging import LayoutColumn
from plandesk.reports import fonts
from plandesk.reports.annual_plan_parts import ACTIVITY, DUE, GOAL, LEAD, RESULTS
from plandesk.reports.markdown import body
from plandesk.reports.outline_data import Activity, Branch
from plandesk.reports.parts import Item, Part, Stack, Text
from plandesk.reports.plan_table_rows import NOTE, Group, Heading, Row, measures, row_of
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import FRAME, HAIR, HEAVY, Sheet
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _

_UNDER_HEAD = 6.75 + HEAVY
_REPEATED_LINES = 4


class PlanTable(Part):
    """The table of one part of the plan."""

    def __init__(
        self,
        branch: Branch,
        heads: tuple[str, str],
        sheet: Sheet,
        element: Element,
        with_results: bool,
        with_goals: bool,
        columns: tuple[LayoutColumn, ...] = (),
    ) -> None:
        self.sheet = sheet
        self.element = element
        self.heads = heads
        self.with_results = with_results
        self.with_goals = with_goals and (not columns or columns[0].name == GOAL)
        self.goals_above = with_goals and not self.with_goals  # as headings over the whole width
        self.measures = measures(self.with_goals, with_results, columns)
        self.across = len(self.measures.names) + (1 if self.with_goals else 0)
        self.items: list[Heading | Group] = []
        self.continues = False
        self.head_cells: list[Element] | None = self._head()
        self.head_high = (
            max(len(text.lines(wide)) for _x, wide, text in self._head_texts()) * 12 + _UNDER_HEAD
        )
        self._fill(branch, top=True)

    # What the table holds

    def _head(self) -> list[Element]:
        row = self.element.add("TR")
        return [row.column_head() for _column in range(self.across)]

    def _fill(self, branch: Branch, top: bool) -> None:
        if top or branch.branches:
            if not top:
                self._heading(branch)
            if branch.activities or (top and not branch.branches):
                self.items.append(self._group(None, branch.activities))
            for inner in branch.branches:
                self._fill(inner, top=False)
        elif self.goals_above:
            self._heading(branch)
            self.items.append(self._group(None, branch.activities))
        else:
            self.items.append(self._group(branch, branch.activities))

    def _heading(self, branch: Branch) -> None:
        cell = self.element.add("TR").column_head(self.across)
        content = Stack()
        content.add(Text(self._numbered(branch), self.sheet.block_title, cell.add("P")))
        if branch.body.strip():
            content.add(body(branch.body, self.sheet, cell, style=self.sheet.table), 3.0)
        self.items.append(Heading(content))

    def _numbered(self, branch: Branch) -> list[Span]:
        number = Span(branch.number + " ", colour=self.sheet.colours.accent_text)
        return [number, Span(branch.title)] if branch.number else [Span(branch.title)]

    def _group(self, branch: Branch | None, activities: tuple[Activity, ...]) -> Group:
        goal = Stack()
        row = self.element.add("TR")
        if self.with_goals:
            head = row.row_head(len(activities)) if branch is not None else row.cell()
            if branch is None and len(activities) > 1:
                head.attributes = f"/O /Table /RowSpan {len(activities)}"
            if branch is not None:
                plain = head if not branch.body.strip() else head.add("P")
                goal.add(Text(self._numbered(branch), self.sheet.table_head, plain))
                if branch.body.strip():
                    goal.add(body(branch.body, self.sheet, head, style=self.sheet.table), 3.0)
        rows: list[Row] = []
        wide = max((fonts.width(fonts.SEMIBOLD, a.number) * 0.0095 for a in activities), default=0.0)
        for index, activity in enumerate(activities):
            if index:
                row = self.element.add("TR")
            rows.append(self._activity(activity, row, wide + 6 if wide else 0.0))
        if not activities:
            for _name in self.measures.names:
                row.cell()
        number, title = (branch.number, branch.title) if branch is not None else ("", "")
        return Group(
            number,
            title,
            goal,
            goal.height(self.measures.goal) if goal.items else 0.0,
            tuple(rows),
            self.measures.pad,
        )

    def _activity(self, activity: Activity, row: Element, indent: float) -> Row:
        makers = {ACTIVITY: self._words, RESULTS: self._results, LEAD: self._lead, DUE: self._due}
        cells = [
            makers[name](activity, row.cell(), indent if name == ACTIVITY else 0.0)
            for name in self.measures.names
        ]
        return row_of(tuple(cells), self.measures)

    def _words(self, activity: Activity, cell: Element, indent: float) -> Part:
        number = cell.add("P") if indent else None
        plain = cell.add("P") if indent or activity.sub_items or activity.carried else cell
        content: Part = Text(activity.text, self.sheet.table, plain)
        if activity.sub_items:
            content = self._with_sub_items(content, activity, cell)
        if activity.carried:
            content = Stack([(0.0, content)]).add(Text(activity.carried, self.sheet.note, cell.add("P")), 2.0)
        if indent:
            colour, marker = self.sheet.colours.accent_text, activity.number or " "
            content = Item(content, self.sheet.table, colour, marker, number, indent, repeat=True)
        return content

    def _lead(self, activity: Activity, cell: Element, _indent: float) -> Part:
        return Text(activity.leads, self.sheet.table, cell) if activity.leads else Part()

    def _due(self, activity: Activity, cell: Element, _indent: float) -> Part:
        return Text(activity.due, self.sheet.table, cell) if activity.due else Part()

    def _with_sub_items(self, content: Part, activity: Activity, cell: Element) -> Stack:
        stack, entries = Stack([(0.0, content)]), cell.list()
        style, accent = self.sheet.table, self.sheet.colours.accent
        for index, text in enumerate(activity.sub_items):
            entry = entries.add("LI").add("LBody")
            stack.add(Item(Text(text, style, entry), style, accent), 1.5 if index else 3.0)
        return stack

    def _results(self, activity: Activity, cell: Element, _indent: float) -> Part:
        if not self.with_results:
            return Part()
        if not activity.results.strip():
            return Text(_("No result recorded"), self.sheet.no_result, cell)
        return Text(activity.results.strip("\n"), self.sheet.table, cell)

    def repeated(self, number: str, title: str) -> Part:
        """Return the goal as it stands again at the head of the next page."""
        if not title:
            return Part()
        short = shortened(title, self.sheet.table_head, self.measures.goal, _REPEATED_LINES)
        colours = self.sheet.colours
        again = [Span(number + " ", colour=colours.accent_text)] if number else []
        spans = [*again, Span(short), Span(" "), Span(_("(continued)"), fonts.REGULAR, colours.muted)]
        return Text(spans, self.sheet.table_head, None, bind=False)

    # How it stands on pages

    def height(self, width: float) -> float:
        return self.head_high + sum(item.high for item in self.items) + (NOTE if self.continues else HAIR)

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        left = room - self.head_high - HAIR
        taken: list[Heading | Group] = []
        rest: list[Heading | Group] = []
        continues = False
        for index, item in enumerate(self.items):
            if item.high <= left:
                taken.append(item)
                left -= item.high
                continue
            pieces = None
            alone = not any(isinstance(one, Group) for one in taken)
            if isinstance(item, Group):
                pieces = item.split(self.measures, self.repeated, left, force and alone)
            if pieces is not None:
                taken.append(pieces[0])
                rest = [pieces[1], *self.items[index + 1 :]]
                continues = True
            elif force and not taken:
                taken, rest = [item], self.items[index + 1 :]
            else:
                rest = list(self.items[index:])
            break
        while len(taken) > (1 if force else 0) and rest and isinstance(taken[-1], Heading):
            rest.insert(0, taken.pop())
        if not taken:
            return None, self
        if not rest:
            return self, None
        return self._piece(taken, self.head_cells, continues), self._piece(rest, None, self.continues)

    def _piece(self, items: list[Heading | Group], head: list[Element] | None, continues: bool) -> PlanTable:
        piece = PlanTable.__new__(PlanTable)
        piece.__dict__.update(self.__dict__, items=items, head_cells=head, continues=continues)
        return piece

    def padded(self, pad: float) -> PlanTable:
        """The same table with another white above and below the text of each row."""
        items = [item.padded(pad) if isinstance(item, Group) else item for item in self.items]
        piece = self._piece(items, self.head_cells, self.continues)
        piece.measures = replace(self.measures, pad=pad)
        return piece

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        y = self._draw_head(canvas, x, y)
        for index, item in enumerate(self.items):
            if isinstance(item, Heading):
                item.content.draw(canvas, x, y + 10.5, FRAME)
            else:
                self._draw_group(canvas, item, x, y)
            y += item.high
            last = index == len(self.items) - 1
            colour = self.sheet.colours.rule if last and self.continues else self.sheet.colours.brand
            with canvas.decoration():
                canvas.box(x, y, FRAME, HAIR, colour)
        if self.continues:
            page = canvas.page_number + 1
            words = _("Continues on page {number}").format(number=page)
            if self.with_goals:
                words = _("{goal} continues on page {number}").format(goal=self.heads[0], number=page)
            Text(words, self.sheet.note, None, right=True).draw(canvas, x, y + 6, FRAME)

    def _head_texts(self) -> list[tuple[float, float, Text]]:
        at, style = self.measures, self.sheet.table_head
        results: list[Span] = [Span(_("Results"))]
        if not self.with_results:
            muted = self.sheet.colours.muted
            results.append(Span(" " + _("reported at year end"), fonts.REGULAR, muted, size=8.5))
        goal, activity = self.heads
        named = {
            ACTIVITY: [Span(activity)], RESULTS: results, LEAD: [Span(_("Lead"))], DUE: [Span(_("Due"))]
        }  # fmt: skip
        columns = [
            (x, wide, named[name]) for name, x, wide in zip(at.names, at.starts, at.widths, strict=True)
        ]
        if self.with_goals:
            columns.insert(0, (0.0, at.goal, [Span(goal)]))
        cells = self.head_cells
        return [
            (x, wide, Text(spans, style, cells[index] if cells is not None else None, bind=False))
            for index, (x, wide, spans) in enumerate(columns)
        ]

    def _draw_head(self, canvas: TaggedCanvas, x: float, y: float) -> float:
        for place, wide, text in self._head_texts():
            text.draw(canvas, x + place, y, wide)
        with canvas.decoration():
            canvas.box(x, y + self.head_high - HEAVY, FRAME, HEAVY, self.sheet.colours.brand)
        return y + self.head_high

    def _draw_group(self, canvas: TaggedCanvas, group: Group, x: float, y: float) -> None:
        at = self.measures
        group.goal.draw(canvas, x, y + at.pad, at.goal)
        for index, row in enumerate(group.rows):
            if index:
                with canvas.decoration():
                    start = at.starts[0]
                    canvas.box(x + start, y, FRAME - start, HAIR, self.sheet.colours.rule)
            for cell, start, wide in zip(row.cells, at.starts, at.widths, strict=True):
                cell.draw(canvas, x + start, y + at.pad, wide)
            y += row.high
