"""Which parts the KPI report offers to a layout, in their natural order."""

from __future__ import annotations

from plandesk.domain import arranging
from plandesk.domain.arranging import LEAST_FIGURES, LEAST_PROSE, Offered, OfferedColumn
from plandesk.domain.kpis.definitions import kpis
from plandesk.file.document import Document
from plandesk.i18n import _

DEFINITIONS = "definitions"  # what each KPI means, as an appendix
KPI, TARGET, NOW, BEFORE, CHANGE, STATUS, TREND = (
    "kpi", "target", "now", "before", "change", "status", "trend",
)  # fmt: skip
_LEAST_NUMBER, _LEAST_STATUS = 0.09, 0.14


def offered(document: Document, plan_id: int, pages: bool = True) -> tuple[Offered, ...]:
    """The parts for a plan, titled for the window; `pages` as in the report's options."""
    every = kpis(document)  # those of no goal of the plan are printed, too
    return (
        Offered(arranging.KPI_TABLE, _("The table of all KPIs"), columns=table_columns()),
        Offered(arranging.KPI_PAGES, _("A page for each KPI"), usual=pages),
        Offered(DEFINITIONS, _("Definitions"), usual=not pages),
        *(
            Offered(arranging.KPI_PAGE, _("Page: {kpi}").format(kpi=one.name), one.uid, usual=False)
            for one in every
        ),
        *(
            Offered(arranging.CHART, _("Chart: {kpi}").format(kpi=one.name), one.uid, usual=False)
            for one in every
            if one.kind != "words"
        ),
        arranging.page_break(_("Page break")),
    )


def table_columns() -> tuple[OfferedColumn, ...]:
    """The columns of the table of all KPIs, on a sheet that stands."""
    return (
        OfferedColumn(KPI, _("KPI"), 124 / 504, fixed=True, first=True, least=LEAST_PROSE),
        OfferedColumn(TARGET, _("Target"), 84 / 504, least=LEAST_FIGURES),
        OfferedColumn(NOW, _("Now"), 50 / 504, fixed=True, least=_LEAST_NUMBER),
        OfferedColumn(BEFORE, _("Before"), 50 / 504, least=_LEAST_NUMBER),
        OfferedColumn(CHANGE, _("Change"), 58 / 504, least=LEAST_FIGURES),
        OfferedColumn(STATUS, _("Status"), 78 / 504, least=_LEAST_STATUS),
        OfferedColumn(TREND, _("12 months"), 60 / 504, least=LEAST_FIGURES),
    )
