"""The key at the end of the status report: what each symbol and each figure means."""

from __future__ import annotations

from plandesk.reports import fonts
from plandesk.reports import status_report_words as words
from plandesk.reports.parts import Part, Text
from plandesk.reports.row_table import RowTable, columns
from plandesk.reports.status_report_data import StatusName, StatusReport
from plandesk.reports.status_shapes import Marked
from plandesk.reports.structure import Element
from plandesk.reports.style import BODY, BODY_X, Sheet
from plandesk.reports.wording import _, date_text


def key(data: StatusReport, sheet: Sheet, element: Element, late_pages: tuple[int, int]) -> Part:
    """Return the table of the plan's status words and of what else has to be explained."""
    table = RowTable(columns(BODY_X, BODY), [], sheet, element, closed=False)

    strong = sheet.table.cut_as(fonts.SEMIBOLD)

    def entry(name: str, text: str, role: str = "") -> None:
        row = element.add("TR")
        named = Text(name, strong, row.row_head())
        table.row(Marked(role, named, sheet) if role else named, Text(text, sheet.table, row.cell()))

    for one in data.statuses:
        entry(one.word, _meaning(data, one, late_pages), one.symbol)
    entry(
        words.no_update(),
        _("The lead sent nothing for this quarter. The last known status is not carried over."),
        "no_update",
    )
    if any(one.percent is not None and not one.completed for goal in data.goals for one in goal.every()):
        entry(_("Percent"), _("How much of the work is done, as the lead tells it."))
    entry(_("On time"), _on_time(data))
    if data.imprint.date is not None:
        said = _("What was recorded for {date}. Later changes appear in the next report.")
        entry(_("As of"), said.format(date=date_text(data.imprint.date)))
    return table


def _meaning(data: StatusReport, status: StatusName, late_pages: tuple[int, int]) -> str:
    if status.counts_as == "done":
        return _(
            "Finished at the time in brackets. Where that is after the due quarter, the second line says so."
        )
    if status.counts_as == "in_progress":
        return _("Work has begun and is not finished.")
    if status.counts_as == "not_started":
        return _("Work has not begun.")
    if status.counts_as == "dropped":
        return _("Will not be done under this plan. The reason is in the list after the summary.")
    said = _("Behind what was planned.")
    return f"{said} {_where(late_pages)}" if data.late else said


def _where(pages: tuple[int, int]) -> str:
    first, last = pages
    if first == last:
        return _("Reason and new date are on page {number}.").format(number=first)
    if last == first + 1:
        return _("Reason and new date are on pages {first} and {last}.").format(first=first, last=last)
    return _("Reason and new date are on pages {first} to {last}.").format(first=first, last=last)


def _on_time(data: StatusReport) -> str:
    said = _("Completed in or before the due quarter, of all whose due quarter has come.")
    if data.over is not None:
        said += " " + _("What is due in the running quarter is counted when that is over.")
    undated = data.on_time.undated
    if not undated:
        return said
    return f"{said} " + _("Not counted: {n} without a due quarter.").format(n=undated)
