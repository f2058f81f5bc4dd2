"""Which parts the status report offers to a layout, in their natural order."""

from __future__ import annotations

from plandesk.domain import arranging
from plandesk.domain.arranging import LayoutPart, Offered, OfferedColumn
from plandesk.domain.plans import plan
from plandesk.file.document import Document
from plandesk.i18n import _

LATE, MISSING, CHANGES, RESTATED, KEY = "late", "missing", "changes", "restated", "key"
LISTS = (LATE, MISSING, CHANGES, RESTATED)
INITIATIVE, DUE, LEAD, STATUS = "initiative", "due", "lead", "status"


def offered(document: Document, plan_id: int) -> tuple[Offered, ...]:
    """The parts for a plan, titled for the window; the summary stays the first."""
    levels = plan(document, plan_id).levels
    return (
        Offered(arranging.COVER, _("Summary"), fixed=True),
        Offered(LATE, _("List of what is late")),
        Offered(MISSING, _("List of missing updates")),
        Offered(CHANGES, _("List of changes since approval")),
        Offered(RESTATED, _("List of what was reported otherwise")),
        Offered(arranging.PLAN_TABLE, levels[0].plural, columns=table_columns(levels[-1].name)),
        Offered(KEY, _("How to read this report")),
        arranging.page_break(_("Page break")),
    )


def usual() -> tuple[LayoutPart, ...]:
    """The parts in their natural order."""
    kinds = (arranging.COVER, *LISTS, arranging.PLAN_TABLE, KEY)
    return tuple(LayoutPart(kind) for kind in kinds)


def table_columns(initiative: str) -> tuple[OfferedColumn, ...]:
    """The columns of the tables of a goal, behind that of the numbers."""
    return (
        OfferedColumn(INITIATIVE, initiative, 0.75, fixed=True, first=True),
        OfferedColumn(DUE, _("Due"), 0.13, usual=False),
        OfferedColumn(LEAD, _("Lead"), 0.18, usual=False),
        OfferedColumn(STATUS, _("Status"), 0.25, fixed=True),
    )
