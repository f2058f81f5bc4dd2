"""What an export holds, by the kind of file: everything as JSON, plans as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plandesk.domain.periods import Quarter
from plandesk.domain.plans import Plan, plan, plans
from plandesk.domain.progress import default_quarter, quarters_of
from plandesk.errors import NotThere
from plandesk.exchange.sheet_out import TableOut
from plandesk.file.document import Document
from plandesk.i18n import _

TABLES = (".xlsx", ".csv")


def exported(document: Document, suffix: str, plan_id: int | None, quarter: Quarter | None) -> bytes:
    """The bytes of an export from the window: .csv has the plan in hand, .xlsx a sheet for every plan.

    Any other suffix gives the whole file as JSON. Raises NotThere where there is no plan.
    """
    if suffix not in TABLES:
        from plandesk.exchange.json_plan import export_json

        return export_json(document)
    every = plans(document)
    if suffix == ".csv":
        if plan_id is None:
            raise NotThere(_("There is no plan yet, so there is nothing to export as a table."))
        return table_bytes(document, [plan(document, plan_id)], quarter, suffix)
    if not every:
        raise NotThere(_("There is no plan yet, so there is nothing to export as a table."))
    return table_bytes(document, every, quarter, suffix)


def table_bytes(document: Document, wanted: Sequence[Plan], quarter: Quarter | None, suffix: str) -> bytes:
    """Plans as a .csv (the first of them) or an .xlsx, with their status for a quarter.

    A plan that the quarter is not one of tells its own usual quarter.
    """
    found = [_table(document, one, quarter) for one in wanted]
    if suffix == ".csv":
        from plandesk.exchange.csv_writing import write_csv

        return write_csv(found[0])
    from plandesk.exchange.xlsx_writing import write_xlsx

    return write_xlsx(found, wanted[0].title if len(wanted) == 1 else document.path.stem)


def _table(document: Document, one: Plan, quarter: Quarter | None) -> TableOut:
    from plandesk.exchange.plan_sheet import plan_sheet

    known = quarter if quarter in quarters_of(one) else None
    return plan_sheet(document, one.id, known or default_quarter(one, date.today()))
