"""The lists after the summary: what is late, who sent no update, what was changed, what is told otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plandesk.reports import fonts
from plandesk.reports import status_report_words as words
from plandesk.reports.parts import Part, Stack, Text
from plandesk.reports.row_table import Bookmark, Headed, RowTable, columns
from plandesk.reports.status_report_data import Restated, StatusReport, StatusRow
from plandesk.reports.status_report_parts import CHANGES, LATE, LISTS, MISSING, RESTATED
from plandesk.reports.structure import Element
from plandesk.reports.style import FRAME, Sheet, Type
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _, ngettext

_NUMBER = 24.0
_FIRST = "late"


class _Entry(Struct, frozen=True):
    """One line of a list: number and text of the initiative, and what stands in the further columns."""

    number: str
    text: str
    cells: tuple[tuple[str, Type], ...]


class SummaryList(Struct, frozen=True):
    """One list ready to be placed."""

    key: str
    part: Part


def lists(
    data: StatusReport, sheet: Sheet, parent: Element, wanted: Sequence[str] = LISTS
) -> list[SummaryList]:
    """Return those of the wanted lists that have something in them, in their usual order."""
    maker = _Lists(data, sheet, parent)
    found = []
    if data.late and LATE in wanted:
        found.append(maker.late())
    if data.missing and MISSING in wanted:
        found.append(maker.missing())
    if data.changes and CHANGES in wanted:
        found.append(maker.changes())
    if data.restated is not None and data.restated.lines and RESTATED in wanted:
        found.append(maker.restated(data.restated))
    return found


def number_width(numbers: Sequence[str]) -> float:
    """How wide the column of numbers is: as usual, wider where it must be, away where there are none."""
    if not any(numbers):
        return 0.0
    return max(_NUMBER, max(fonts.width(fonts.REGULAR, one) for one in numbers) * 0.0095 + 6)


def continued(title: str, style: Type, muted: str) -> Text:
    """A title as it stands again overleaf, as decoration."""
    return Text([Span(title), Span(" " + _("(continued)"), fonts.REGULAR, muted)], style, None, bind=False)


class _Lists:
    def __init__(self, data: StatusReport, sheet: Sheet, parent: Element) -> None:
        self.data = data
        self.sheet = sheet
        self.parent = parent
        self.strong = sheet.table.cut_as(fonts.SEMIBOLD)

    def late(self) -> SummaryList:
        entries = [
            _Entry(
                one.number,
                one.text,
                (self._known(one.due), self._known(one.new_date, self.strong), self._reason(_told(one))),
            )
            for one in self.data.late
        ]
        further = [(_("Was due"), 60.0), (_("New date"), 66.0), (_("Reason"), 132.0)]
        remark = _("Earliest due quarter first.") if len(entries) > 1 else ""
        return self._list(words.late_title(self.data), _FIRST, entries, further, remark)

    def missing(self) -> SummaryList:
        led = any(one.leads for one in self.data.missing)  # the public edition does not say by whom
        entries = [
            _Entry(
                one.number,
                one.text,
                (
                    self._known(one.due),
                    self._known(one.last_told, none=_("none")),
                    *((self._known(one.leads),) if led else ()),
                ),
            )
            for one in self.data.missing
        ]
        further = [(_("Due"), 60.0), (_("Last update"), 63.0), *([(_("Lead"), 135.0)] if led else [])]
        return self._list(words.no_update(), "missing", entries, further)

    def changes(self) -> SummaryList:
        amended = any(one.kind != "dropped" for one in self.data.changes)
        title = _("Dropped or amended since approval") if amended else _("Dropped")
        entries = [
            _Entry(one.number, one.text, ((one.change, self.sheet.table), self._reason(one.reason)))
            for one in self.data.changes
        ]
        return self._list(title, "changes", entries, [(_("What changed"), 105.0), (_("Reason"), 153.0)])

    def restated(self, restated: Restated) -> SummaryList:
        entries = [
            _Entry(
                one.number,
                one.text,
                ((one.figure, self.sheet.table), self._known(one.reported, none=_("none")),
                 self._known(one.now, self.strong, _("none"))),
            )
            for one in restated.lines
        ]  # fmt: skip
        title = _("Restated since {meeting}").format(meeting=restated.meeting)
        further = [(_("Figure"), 66.0), (_("As reported"), 96.0), (_("Now"), 96.0)]
        return self._list(title, "restated", entries, further)

    def _known(self, text: str, style: Type | None = None, none: str = "") -> tuple[str, Type]:
        return (text, style or self.sheet.table) if text else (none or _("not set"), self.sheet.label)

    def _reason(self, text: str) -> tuple[str, Type]:
        return (text, self.sheet.table) if text else (_("No reason given"), self.sheet.no_result)

    def _list(
        self,
        title: str,
        key: str,
        entries: list[_Entry],
        further: list[tuple[str, float]],
        remark: str = "",
    ) -> SummaryList:
        sheet, style = self.sheet, self.sheet.block_title
        heading = Stack().add(Bookmark(title, key, 1)).add(Text(title, style, self.parent.add("H2")))
        again = continued(title, style, sheet.colours.muted)
        number = number_width([one.number for one in entries])
        widths = [FRAME - number - sum(wide for _head, wide in further), *(wide for _head, wide in further)]
        heads = [self.data.levels[-1].name, *(head for head, _wide in further)]
        if number:
            heads = [_("No."), *heads]
        table = RowTable(
            columns(*widths, number=number),
            [[Span(head)] for head in heads],
            sheet,
            self.parent.add("Table"),
            left_over=_more,
            remark=remark,
        )
        for one in entries:
            row = table.element.add("TR")
            cells: list[Part] = []
            if number:
                cells.append(Text(one.number, sheet.table, row.row_head(), bind=False))
            cells.append(Text(one.text, sheet.table, row.cell() if number else row.row_head()))
            cells.extend(Text(text, cut, row.cell()) for text, cut in one.cells)
            table.row(*cells)
        return SummaryList(key, Headed(heading, again, 6.0, table))


def _told(row: StatusRow) -> str:
    """The reason of what is late, with the quarter in which it was told where that was an earlier one."""
    if not row.reason or not row.reason_told:
        return row.reason
    return _("{reason} (told in {quarter})").format(reason=row.reason, quarter=row.reason_told)


def _more(left: int, page: int) -> str:
    if not left:
        return _("Continues on page {number}").format(number=page)
    return ngettext("{n} more on page {number}", "{n} more on page {number}", left).format(
        n=left, number=page
    )
