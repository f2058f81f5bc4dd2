"""The amendment list laid out: what is compared, how much was changed, then a table for each heading."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.domain import amendments
from plandesk.domain.arranging import PAGE_BREAK, PLAN_TABLE, shown_columns
from plandesk.domain.differences import GONE, NEW, Part
from plandesk.reports import fonts
from plandesk.reports.amendment_list_data import AmendmentGroup, AmendmentList, AmendmentRow, kind_words
from plandesk.reports.amendment_list_parts import AFTER, BEFORE, KEY, REASON, table_columns
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Column, Columns, Stack, Text
from plandesk.reports.parts import Part as Shown
from plandesk.reports.row_table import Bookmark, Headed, RowTable, columns
from plandesk.reports.status_report_lists import number_width
from plandesk.reports.structure import Element
from plandesk.reports.style import FRAME, TITLE_TOP
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _, inner, joined, ngettext

_REASON = 128.0
_LONG_TITLE = 60
_BETWEEN = 30.0
_LEAST = 110.0  # a heading, the table's head and a row or two


def pdf(data: AmendmentList) -> bytes:
    """Return the list as a tagged PDF."""
    flow = Flow(data.imprint)
    _Pages(data, flow).add()
    return flow.drawn(_("{plan}: {report}").format(plan=data.title, report=inner(data.imprint.title)))


def subtitle(data: AmendmentList) -> str:
    """What is compared with what."""
    if data.since_approval:
        return _("Changes since {moment}, as of {date}").format(moment=data.since, date=data.until)
    return _("Changes from {moment} to {date}").format(moment=data.since, date=data.until)


def summary(data: AmendmentList) -> str:
    """How much was changed, in a sentence."""
    if not data.total:
        return _("Nothing was changed since approval.") if data.since_approval else _("Nothing was changed.")
    counts = [_counted(kind, number) for kind, number in data.counts]
    changed = ngettext("{n} entry was changed", "{n} entries were changed", data.total).format(n=data.total)
    said = _("{changed}: {kinds}.").format(changed=changed, kinds=joined(counts))
    many = sum(len(row.kinds) > 1 for group in data.groups for row in group.rows)
    if not many or len(counts) < 2:
        return said
    # Else the kinds add up to more than all.
    twice = ngettext(
        "{n} entry was changed in more than one way.", "{n} entries were changed in more than one way.", many
    )
    return f"{said} {twice.format(n=many)}"


def _counted(kind: str, number: int) -> str:
    words = {
        amendments.ADDED: _("{n} added"),
        amendments.DROPPED: _("{n} dropped"),
        amendments.REWORDED: _("{n} reworded"),
        amendments.REDATED: _("{n} with a new date"),
        amendments.MOVED: _("{n} moved"),
        amendments.MADE_INTERNAL: _("{n} made internal"),
        amendments.MADE_PUBLIC: _("{n} made public"),
    }
    return words[kind].format(n=number)


class _Pages:
    """Puts the list into a flow."""

    def __init__(self, data: AmendmentList, flow: Flow) -> None:
        self.data = data
        self.flow = flow
        self.sheet = flow.sheet
        self.number = number_width([row.number for group in data.groups for row in group.rows])
        own = next((one.columns for one in data.order if one.kind == PLAN_TABLE), ())
        self.shown = shown_columns(table_columns(), own)
        frame = FRAME - self.number
        usual = {REASON: _REASON}
        self.widths = [
            one.width * frame if own else usual.get(one.name, (frame - _REASON) / 2) for one in self.shown
        ]

    def add(self) -> None:
        """Lay out the whole list."""
        data, flow, sheet = self.data, self.flow, self.sheet
        sect = flow.root.add("Sect")
        flow.page(data.title, top=TITLE_TOP)
        style = sheet.page_title if len(data.title) <= _LONG_TITLE else sheet.long_title
        heading = Stack().add(Bookmark(data.imprint.title, "changes"))
        heading.add(Text(data.title, style, sect.add("H1")))
        heading.add(Text(subtitle(data), sheet.statement, sect.add("P")))
        flow.add(heading)
        flow.add(Text(summary(data), sheet.opening, sect.add("P")), 15.0)
        above = True  # whether nothing but the summary is there yet
        for part in data.order:
            if part.kind == KEY:
                self._legend(sect if above else flow.root.add("Sect"), 6.0 if above else _BETWEEN)
            elif part.kind == PLAN_TABLE:
                for place, group in enumerate(data.groups):
                    self._group(group, place)
                above = False
            elif part.kind == PAGE_BREAK and not flow.at_top:
                flow.overleaf()

    def _legend(self, sect: Element, before: float) -> None:
        """How the marks in the wordings are meant, where there are any."""
        if any(part.kind in (GONE, NEW) for row in self._rows() for part in (*row.before, *row.after)):
            legend = [
                Span(_("Words in [brackets] were taken out, words in")),
                Span(" " + _("bold") + " ", fonts.SEMIBOLD),
                Span(_("are new.")),
            ]
            self.flow.add(Text(legend, self.sheet.label, sect.add("P")), before)

    def _rows(self) -> list[AmendmentRow]:
        return [row for group in self.data.groups for row in group.rows]

    def _group(self, group: AmendmentGroup, place: int) -> None:
        flow, sect = self.flow, self.flow.root.add("Sect")
        title = f"{group.number} {group.title}".strip()
        first = Stack().add(Bookmark(title, f"group{place}", 1))
        first.add(self._heading(group, sect.add("H2"), again=False))
        part = Headed(first, self._heading(group, None, again=True), 9.0, self._table(group, sect))
        if flow.room < _BETWEEN + min(_LEAST, part.height(FRAME)):
            flow.overleaf()
        flow.add(part, _BETWEEN)

    def _heading(self, group: AmendmentGroup, element: Element | None, again: bool) -> Shown:
        style, colours = self.sheet.section, self.sheet.colours
        spans = [Span(group.title)]
        if again:
            spans.append(Span(" " + _("(continued)"), fonts.REGULAR, colours.muted))
        text = Text(spans, style, element, upto=3 if again else None)
        if not group.number:
            return text
        wide = fonts.width(fonts.SEMIBOLD, group.number) * style.size / 1000
        indent = max(self.number, wide + 9.0)
        number = Text(group.number, style.coloured(colours.accent_text), element, bind=False, spaced=True)
        return Columns([Column(0.0, indent, number), Column(indent, FRAME - indent, text)])

    def _table(self, group: AmendmentGroup, sect: Element) -> RowTable:
        before = _("As approved") if self.data.since_approval else _("Before")
        after = _("Now") if self.data.since_approval else _("After")
        titles = {BEFORE: before, AFTER: after, REASON: _("Reason")}
        heads = [titles[one.name] for one in self.shown]
        if self.number:
            heads = [_("No."), *heads]

        def left_over(left: int, page: int) -> str:
            return ngettext("{n} more on page {number}", "{n} more from page {number} on", left).format(
                n=left, number=page
            )

        table = RowTable(
            columns(*self.widths, number=self.number),
            [[Span(head)] for head in heads],
            self.sheet,
            sect.add("Table"),
            left_over=left_over,
        )
        for row in group.rows:
            self._row(table, row)
        return table

    def _row(self, table: RowTable, one: AmendmentRow) -> None:
        line, style = table.element.add("TR"), self.sheet.table
        cells: list[Shown] = []
        if self.number:
            cells.append(Text(one.number, style, line.row_head(), bind=False))
        draw = {BEFORE: self._before, AFTER: self._after, REASON: self._reason}
        for column in self.shown:
            head = not cells and not self.number
            cells.append(draw[column.name](one, line.row_head() if head else line.cell()))
        table.row(*cells)

    def _before(self, one: AmendmentRow, cell: Element) -> Shown:
        if not one.before:
            said = _("Not in the plan")
            if amendments.MADE_PUBLIC in one.kinds:
                said = _("Internal")
            return Text(said, self.sheet.no_result, cell)
        stack = Stack()
        if one.level:
            stack.add(Text(one.level, self.sheet.label, cell.add("P")))
        stack.add(Text(self._spans(one.before), self.sheet.table, cell.add("P")))
        self._further(stack, cell, "", one.due_before, one.place_before, one)
        return stack

    def _after(self, one: AmendmentRow, cell: Element) -> Shown:
        sheet = self.sheet
        words = [kind_words(one.kinds[0]), *(inner(kind_words(kind)) for kind in one.kinds[1:])]
        stack = Stack().add(Text(", ".join(words), sheet.table_head, cell.add("P")))
        if one.level and not one.before:
            stack.add(Text(one.level, sheet.label, cell.add("P")))
        reworded = amendments.REWORDED in one.kinds
        if one.after and (reworded or not one.before):
            stack.add(Text(self._spans(one.after), sheet.table, cell.add("P")), 1.5)
        if amendments.MADE_INTERNAL in one.kinds and not one.after:
            stack.add(Text(_("No longer printed"), sheet.label, cell.add("P")))
        number = ""
        if one.number_after and one.number_after != one.number:
            number = _("No. {number}") if not one.number else _("Now no. {number}")
        self._further(
            stack, cell, number.format(number=one.number_after), one.due_after, one.place_after, one
        )
        return stack

    def _further(
        self, stack: Stack, cell: Element, number: str, due: str, place: str, one: AmendmentRow
    ) -> None:
        """The lines below a wording: its number where that is another one, its due time, its place."""
        said = []
        if number:
            said.append(number)
        if amendments.REDATED in one.kinds:
            said.append(_("Due {date}").format(date=due) if due else _("Without a due date"))
        if amendments.MOVED in one.kinds:
            said.append(_("Under “{place}”").format(place=place) if place else _("At the top of the plan"))
        for place_in, line in enumerate(said):
            stack.add(Text(line, self.sheet.label, cell.add("P")), 0.0 if place_in else 1.5)

    def _reason(self, one: AmendmentRow, cell: Element) -> Shown:
        sheet = self.sheet
        if not one.tells_reason:
            return Text("–", sheet.label, cell)
        stack = Stack()
        if one.reason:
            stack.add(Text(one.reason, sheet.table, cell.add("P")))
        else:
            stack.add(Text(_("No reason given"), sheet.no_result, cell.add("P")))
        if one.when:
            stack.add(Text(one.when, sheet.label, cell.add("P")))
        return stack

    def _spans(self, parts: Sequence[Part]) -> list[Span]:
        """The wording with its marks: what is gone in brackets, what is new in bold."""
        spans = []
        for part in parts:
            if part.kind == GONE:
                space = part.text[len(part.text.rstrip()) :]
                spans.append(Span(f"[{part.text.rstrip()}]{space}"))
            elif part.kind == NEW:
                spans.append(Span(part.text, fonts.SEMIBOLD))
            else:
                spans.append(Span(part.text))
        return spans
