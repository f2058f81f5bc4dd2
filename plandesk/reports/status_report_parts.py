"""Which parts the status report offers to a layout, in their natural order."""

from __future__ import annotations

from plandesk.domain import arranging
from plandesk.domain.arranging import (
    LEAST_FIGURES,
    LEAST_NAMES,
    LEAST_PROSE,
    LayoutPart,
    Offered,
    OfferedColumn,
)
from plandesk.domain.plans import plan
from plandesk.file.document import Document
from plandesk.i18n import _

LATE, MISSING, CHANGES, RESTATED, KEY = "late", "missing", "changes", "restated", "key"
LISTS = (LATE, MISSING, CHANGES, RESTATED)
LEAST_STATUS = 0.18  # a symbol and words such as "In progress"
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
        OfferedColumn(INITIATIVE, initiative, 0.75, fixed=True, first=True, least=LEAST_PROSE),
        OfferedColumn(DUE, _("Due"), 0.13, usual=False, least=LEAST_FIGURES),
        OfferedColumn(LEAD, _("Lead"), 0.18, usual=False, least=LEAST_NAMES),
        OfferedColumn(STATUS, _("Status"), 0.25, fixed=True, least=LEAST_STATUS),
    )
