"""Saving the list of what is asked of each lead, as a table to be filled in, sent back and imported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from plandesk.domain.overview import Missing, Overview, last_word
from plandesk.errors import UserError
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.exchange.sheet_out import TableOut


def save_missing_updates(found: Overview, prompts: Prompts, session: Session) -> Path | None:
    """Ask where, and write the list as XLSX or CSV by the suffix; where it was written comes back."""
    suggested = _("Updates asked for {quarter}").format(quarter=found.quarter.text()) + ".xlsx"
    kinds = _("Spreadsheets (*.xlsx *.csv)")
    path = prompts.ask_save_file(_("Save the list of missing updates"), suggested, kinds, ".xlsx")
    if path is None:
        return None
    try:
        write_missing_updates(found, path)
    except UserError as error:
        prompts.tell(error)
        return None
    session.noticed.emit(_("Saved as “{name}”.").format(name=path.name))
    return path


def write_missing_updates(found: Overview, path: Path) -> None:
    """Write the list to a file; raises UserError."""
    from plandesk.file.writing import write_bytes

    table = missing_table(found)
    if path.suffix.lower() == ".csv":
        from plandesk.exchange.csv_writing import write_csv

        write_bytes(path, write_csv(table))
    else:
        from plandesk.exchange.xlsx_writing import write_xlsx

        write_bytes(path, write_xlsx([table], table.title))


def missing_table(found: Overview) -> TableOut:
    """A row for each initiative without an update, lead by lead, with empty cells for the answer.

    The columns are named as the import knows them, and the key says which initiative it is.
    """
    from plandesk.exchange.plan_sheet import due_cell
    from plandesk.exchange.sheet_out import ColumnOut, TableOut

    columns = (
        ColumnOut(_("Lead"), 24, "wrap"),
        ColumnOut(_("No."), 8, "number"),
        ColumnOut(found.plan.initiative_level.name, 60, "wrap"),
        ColumnOut(_("Due"), 13, "date"),
        ColumnOut(_("Heard last"), 24, "wrap"),
        ColumnOut(
            _("Status {quarter}").format(quarter=found.quarter.text()),
            15,
            choices=tuple(one.word for one in found.words),
        ),
        ColumnOut(_("Completed in"), 13, "date"),
        ColumnOut(_("Reason"), 30, "wrap"),
        ColumnOut(_("New date"), 13, "date"),
        ColumnOut(_("What happened"), 40, "wrap"),
        ColumnOut(_("Key"), 12),
    )
    rows = tuple(
        (
            one.leads or None,
            int(one.number) if one.number.isascii() and one.number.isdecimal() else one.number or None,
            one.text,
            due_cell(one.due),
            last_word(one, found.quarter),
            *(None,) * 5,
            one.uid,
        )
        for one in sorted(found.missing, key=_by_lead)
    )
    title = _("Updates asked for {quarter}").format(quarter=found.quarter.text())
    return TableOut(title, columns, rows, found.plan.paper)


def _by_lead(one: Missing) -> tuple[bool, str]:
    """Who has no lead stands last."""
    return not one.leads, one.leads.casefold()
