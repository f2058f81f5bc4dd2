"""Agreed actions as a table: what, how one will know, by when, done."""

from __future__ import annotations

from plandesk.reports.coaching_form_data import PaperAction
from plandesk.reports.fillable import CheckField
from plandesk.reports.parts import Part, Stack, Text
from plandesk.reports.row_table import RowTable, columns
from plandesk.reports.structure import Element
from plandesk.reports.style import Sheet
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _
from plandesk.reports.writing_room import TickBox

_ROOM = 20.0  # below a row that is filled in with a pen


def action_table(
    actions: tuple[PaperAction, ...],
    sheet: Sheet,
    sect: Element,
    *,
    boxes: bool = False,
    fields: str = "",
    free: int = 0,
) -> RowTable:
    """A table of actions and so many free rows below.

    With `boxes` those not done have a box to tick; where `fields` gives a name with {uid}, it is a field.
    """
    table = _table(sheet, sect)
    for number, one in enumerate(actions, start=1):
        row = table.element.add("TR")
        head, what = row.row_head(), row.cell()
        told = Stack().add(Text(one.text or _("Not set"), sheet.table, what.add("P")))
        if one.follow_up.strip():
            told.add(Text(one.follow_up, sheet.note, what.add("P")), 1.0)
        if one.goal:
            told.add(Text(_("Serves: {goal}").format(goal=one.goal), sheet.note, what.add("P")), 1.0)
        measure, due = Text(one.measure, sheet.table, row.cell()), Text(one.due, sheet.table, row.cell())
        cell = row.cell()
        done: Part
        if one.done:
            done = Text(one.done, sheet.table, cell)
        elif fields:
            tooltip = _("Done: {action}").format(action=one.text)
            done = CheckField(fields.format(uid=one.uid), tooltip, False, cell, sheet)
        elif boxes or free:
            done = TickBox(sheet)
        else:
            done = Text(_("open"), sheet.label, cell)
        table.row(Text(str(number), sheet.label, head, bind=False), told, measure, due, done)
    _free_rows(table, len(actions) + 1, free, sheet)
    return table


def empty_table(rows: int, sheet: Sheet, sect: Element) -> RowTable:
    """A table with room to write so many actions down."""
    table = _table(sheet, sect)
    _free_rows(table, 1, rows, sheet)
    return table


def _table(sheet: Sheet, sect: Element) -> RowTable:
    heads = [_("No."), _("What"), _("How we will know"), _("By"), _("Done")]
    laid = columns(204, 138, 69, 69, number=24)
    spans = [[Span(one)] for one in heads]
    return RowTable(laid, spans, sheet, sect.add("Table"), closed=False)


def _free_rows(table: RowTable, first: int, count: int, sheet: Sheet) -> None:
    for number in range(first, first + count):
        row = table.element.add("TR")
        cells: list[Part] = [Text(str(number), sheet.label, row.row_head(), bind=False)]
        for _place in range(4):
            row.cell()
        table.row(*cells, Part(), Part(), Part(), TickBox(sheet), below=_ROOM)
