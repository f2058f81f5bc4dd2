"""The table Goal · Activity / Project · Results: one group per goal, which breaks between its activities.

Header and goal are repeated overleaf as decoration; in the structure tree it is one table.
"""

from __future__ import annotations

from msgspec import Struct

from plandesk.domain.arranging import LayoutColumn
from plandesk.reports import fonts
from plandesk.reports.annual_plan_parts import ACTIVITY, DUE, GOAL, LEAD, RESULTS
from plandesk.reports.markdown import body
from plandesk.reports.outline_data import Activity, Branch
from plandesk.reports.parts import Item, Part, Stack, Text
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import FRAME, GUTTER, HAIR, HEAVY, Sheet
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _

_PAD = 6.25
_UNDER_HEAD = 6.75 + HEAVY
_NOTE = 18.0
_TALL_ROW = 240.0
_THIRD = 220.0
_LEAST_PART = 48.0
_REPEATED_LINES = 4


class Measures(Struct, frozen=True):
    """Where the columns of the cells start and how wide their text is; the goal's may be missing (0)."""

    goal: float
    names: tuple[str, ...]
    starts: tuple[float, ...]
    widths: tuple[float, ...]


def measures(with_goals: bool, with_results: bool, columns: tuple[LayoutColumn, ...] = ()) -> Measures:
    """Return the columns: those of a layout, else the usual ones, where results get more room once there are.

    `columns` are shown ones whose widths make 1; that of the goals is the first.
    """
    if not columns:
        activity, results = LayoutColumn(ACTIVITY), LayoutColumn(RESULTS)
        wide = (320.0, 184.0) if with_results else (387.0, 117.0)
        if with_goals:
            wide = (186.0, 172.0) if with_results else (215.0, 117.0)
        cells = [(activity, wide[0]), (results, wide[1])]
        goal = FRAME - sum(wide)
    else:
        own = [one for one in columns if with_goals or one.name != GOAL]
        total = sum(one.width for one in own)
        cells = [(one, one.width / total * FRAME) for one in own if one.name != GOAL]
        goal = FRAME - sum(wide for _one, wide in cells)
    starts = [goal + sum(wide for _one, wide in cells[:place]) for place in range(len(cells))]
    last = len(cells) - 1
    return Measures(
        max(0.0, goal - GUTTER),
        tuple(one.name for one, _wide in cells),
        tuple(starts),
        tuple(wide - (GUTTER if place < last else 0.0) for place, (_one, wide) in enumerate(cells)),
    )


class _Row(Struct, frozen=True):
    cells: tuple[Part, ...]
    high: float

    def split(self, at: Measures, room: float, force: bool) -> tuple[_Row, _Row] | None:
        room -= 2 * _PAD
        pieces = [one.split(wide, room, force) for one, wide in zip(self.cells, at.widths, strict=True)]
        firsts = [first for first, _rest in pieces if first is not None]
        if len(firsts) < len(pieces) or all(rest is None for _first, rest in pieces):
            return None
        return _row(tuple(firsts), at), _row(tuple(rest or Part() for _first, rest in pieces), at)


def _row(cells: tuple[Part, ...], at: Measures) -> _Row:
    high = max(12.0, *(one.height(wide) for one, wide in zip(cells, at.widths, strict=True)))
    return _Row(cells, high + 2 * _PAD)


class _Heading(Struct, frozen=True):
    """A sub-heading over the whole width."""

    content: Part

    @property
    def high(self) -> float:
        return 10.5 + self.content.height(FRAME) + 4.5


class _Group(Struct, frozen=True):
    """A goal with its activities, or what is left of them after a page's end."""

    number: str
    title: str
    goal: Part
    goal_high: float
    rows: tuple[_Row, ...]

    @property
    def high(self) -> float:
        return max(self.goal_high + 2 * _PAD, sum(row.high for row in self.rows))

    def split(self, table: PlanTable, room: float, force: bool) -> tuple[_Group, _Group] | None:
        """Cut the group so that the first part and the note below it take at most `room`."""
        at = table.measures
        room -= _NOTE
        if not force and len(self.rows) <= 3 and self.high <= _THIRD:
            return None
        taken, used = 0, 0.0
        while taken < len(self.rows) and used + self.rows[taken].high <= room:
            used += self.rows[taken].high
            taken += 1
        first_rows, rest_rows = self._rows_at(taken, room - used, at, force)
        if first_rows is None:
            return None
        goal, goal_rest = self.goal.split(at.goal, room - 2 * _PAD, force)
        if goal is None:
            return None
        first = _Group(self.number, self.title, goal, goal.height(at.goal), first_rows)
        if goal_rest is None:
            goal_rest = table.repeated(self.number, self.title)
        else:
            goal_rest = Stack([(0.0, table.repeated(self.number, self.title)), (3.0, goal_rest)])
        if not rest_rows and goal.height(at.goal) >= self.goal_high:
            return None
        return first, _Group(self.number, self.title, goal_rest, goal_rest.height(at.goal), rest_rows)

    def _rows_at(
        self, taken: int, left: float, at: Measures, force: bool
    ) -> tuple[tuple[_Row, ...] | None, tuple[_Row, ...]]:
        """Choose where to cut: between activities with two on each side, or within a tall one."""
        rows = self.rows
        if (
            taken < len(rows)
            and left >= _LEAST_PART
            and (rows[taken].high > _TALL_ROW or (force and not taken))
        ):
            pieces = rows[taken].split(at, left, force and not taken)
            if pieces is not None:
                return (*rows[:taken], pieces[0]), (pieces[1], *rows[taken + 1 :])
        if force:
            good = min(taken, len(rows) - 2) if min(taken, len(rows) - 2) >= 2 else taken
            return (rows[:good], rows[good:]) if good or not rows else (None, rows)
        good = min(taken, len(rows) - 2)
        if len(rows) <= 3 and taken >= 1:
            good = taken
        if good >= 2 or (len(rows) <= 3 and good >= 1):
            return rows[:good], rows[good:]
        return None, rows


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
        self.items: list[_Heading | _Group] = []
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
        self.items.append(_Heading(content))

    def _numbered(self, branch: Branch) -> list[Span]:
        number = Span(branch.number + " ", colour=self.sheet.colours.accent_text)
        return [number, Span(branch.title)] if branch.number else [Span(branch.title)]

    def _group(self, branch: Branch | None, activities: tuple[Activity, ...]) -> _Group:
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
        rows: list[_Row] = []
        wide = max((fonts.width(fonts.SEMIBOLD, a.number) * 0.0095 for a in activities), default=0.0)
        for index, activity in enumerate(activities):
            if index:
                row = self.element.add("TR")
            rows.append(self._activity(activity, row, wide + 6 if wide else 0.0))
        if not activities:
            for _name in self.measures.names:
                row.cell()
        number, title = (branch.number, branch.title) if branch is not None else ("", "")
        return _Group(
            number, title, goal, goal.height(self.measures.goal) if goal.items else 0.0, tuple(rows)
        )

    def _activity(self, activity: Activity, row: Element, indent: float) -> _Row:
        makers = {ACTIVITY: self._words, RESULTS: self._results, LEAD: self._lead, DUE: self._due}
        cells = [
            makers[name](activity, row.cell(), indent if name == ACTIVITY else 0.0)
            for name in self.measures.names
        ]
        return _row(tuple(cells), self.measures)

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
        return self.head_high + sum(item.high for item in self.items) + (_NOTE if self.continues else HAIR)

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        left = room - self.head_high - HAIR
        taken: list[_Heading | _Group] = []
        rest: list[_Heading | _Group] = []
        continues = False
        for index, item in enumerate(self.items):
            if item.high <= left:
                taken.append(item)
                left -= item.high
                continue
            pieces = None
            alone = not any(isinstance(one, _Group) for one in taken)
            if isinstance(item, _Group):
                pieces = item.split(self, left, force and alone)
            if pieces is not None:
                taken.append(pieces[0])
                rest = [pieces[1], *self.items[index + 1 :]]
                continues = True
            elif force and not taken:
                taken, rest = [item], self.items[index + 1 :]
            else:
                rest = list(self.items[index:])
            break
        while len(taken) > (1 if force else 0) and rest and isinstance(taken[-1], _Heading):
            rest.insert(0, taken.pop())
        if not taken:
            return None, self
        if not rest:
            return self, None
        return self._piece(taken, self.head_cells, continues), self._piece(rest, None, self.continues)

    def _piece(
        self, items: list[_Heading | _Group], head: list[Element] | None, continues: bool
    ) -> PlanTable:
        piece = PlanTable.__new__(PlanTable)
        piece.__dict__.update(self.__dict__, items=items, head_cells=head, continues=continues)
        return piece

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        y = self._draw_head(canvas, x, y)
        for index, item in enumerate(self.items):
            if isinstance(item, _Heading):
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

    def _draw_group(self, canvas: TaggedCanvas, group: _Group, x: float, y: float) -> None:
        at = self.measures
        group.goal.draw(canvas, x, y + _PAD, at.goal)
        for index, row in enumerate(group.rows):
            if index:
                with canvas.decoration():
                    start = at.starts[0]
                    canvas.box(x + start, y, FRAME - start, HAIR, self.sheet.colours.rule)
            for cell, start, wide in zip(row.cells, at.starts, at.widths, strict=True):
                cell.draw(canvas, x + start, y + _PAD, wide)
            y += row.high
