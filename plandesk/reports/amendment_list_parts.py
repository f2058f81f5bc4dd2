"""Which parts the amendment list offers to a layout, in their natural order."""

from __future__ import annotations

from plandesk.domain import arranging
from plandesk.domain.arranging import LEAST_NAMES, LEAST_PROSE, Offered, OfferedColumn
from plandesk.file.document import Document
from plandesk.i18n import _

KEY = "key"
BEFORE, AFTER, REASON = "before", "after", "reason"


def offered(document: Document, plan_id: int) -> tuple[Offered, ...]:
    """The parts for any plan, titled for the window; the summary stays the first."""
    return (
        Offered(arranging.COVER, _("Summary"), fixed=True),
        Offered(KEY, _("How to read this report")),
        Offered(arranging.PLAN_TABLE, _("Changes"), columns=table_columns()),
        arranging.page_break(_("Page break")),
    )


def table_columns() -> tuple[OfferedColumn, ...]:
    """The columns of the tables of changes, behind that of the numbers."""
    return (
        OfferedColumn(BEFORE, _("Before"), 0.37, fixed=True, first=True, least=LEAST_PROSE),
        OfferedColumn(AFTER, _("After"), 0.37, fixed=True, least=LEAST_PROSE),
        OfferedColumn(REASON, _("Reason"), 0.26, least=LEAST_NAMES),
    )
