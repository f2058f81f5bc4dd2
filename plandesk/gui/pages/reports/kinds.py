"""The kinds of reports: what each is called, what can be chosen about it, who makes it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

from msgspec import Struct

from plandesk.domain import preflight, status_preflight
from plandesk.domain.kpis.look_over import look_over_figures
from plandesk.domain.looking_back import as_told
from plandesk.domain.preflight import Finding
from plandesk.file.document import Document
from plandesk.gui.pages.reports.action_options import ActionPlanPane
from plandesk.gui.pages.reports.amendment_options import AmendmentListPane
from plandesk.gui.pages.reports.annual_options import AnnualPlanPane
from plandesk.gui.pages.reports.district_options import DistrictOverviewPane
from plandesk.gui.pages.reports.kpi_options import KpiReportPane
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.gui.pages.reports.status_options import StatusReportPane
from plandesk.gui.pages.reports.strategic_options import StrategicPlanPane
from plandesk.i18n import _

MOST_FIGURES = 10_000  # looked over in a tenth of a second

# The report that a kind of plan is printed as.
OF_PLANS = {
    "annual": "annual-plan",
    "strategic": "strategic-plan",
    "action": "action-plan",
    "district": "district-overview",
}


class ReportKind(Struct, frozen=True):
    """One kind. `name` is that of the command line; `module` has its `collect` and `layout`, loaded late."""

    name: str
    title: str
    saving: str
    module: str
    pane: Callable[[], ReportOptions]
    looked_over: Callable[[Document, str, Any], list[Finding]]
    record_page: str  # where an initiative that a finding is about is shown
    checks: Callable[[], dict[str, str]] = dict  # what it is looked over for, as said where nothing is found

    def look_over(self, document: Document, options: Any) -> list[Finding]:
        """What this kind of report has to have in order, with the options that it is collected with."""
        return self.looked_over(document, self.name, options)

    def collect(self, document: Document, options: Any) -> Any:
        """The report's data, with an `imprint`; raises UserError."""
        return import_module(self.module).collect(document, options)

    def layout(self, data: Any) -> bytes:
        """The PDF of the data; may run in a worker."""
        made: bytes = import_module(self.module).layout(data)
        return made


def kinds() -> tuple[ReportKind, ...]:
    """Every kind of report, in the order of the list."""
    return (
        ReportKind(
            "annual-plan",
            _("Annual plan"),
            _("Save the annual plan"),
            "plandesk.reports.annual_plan",
            AnnualPlanPane,
            _look_over_plan,
            "plan",
            preflight.plan_checks,
        ),
        ReportKind(
            "action-plan",
            _("Action plan"),
            _("Save the action plan"),
            "plandesk.reports.action_plan",
            ActionPlanPane,
            _look_over_plan,
            "plan",
            preflight.plan_checks,
        ),
        ReportKind(
            "strategic-plan",
            _("Strategic plan"),
            _("Save the strategic plan"),
            "plandesk.reports.strategic_plan",
            StrategicPlanPane,
            _look_over_plan,
            "plan",
            preflight.plan_checks,
        ),
        ReportKind(
            "district-overview",
            _("District overview"),
            _("Save the district overview"),
            "plandesk.reports.district_overview",
            DistrictOverviewPane,
            _look_over_plan,
            "plan",
            preflight.plan_checks,
        ),
        ReportKind(
            "status-report",
            _("Status report"),
            _("Save the status report"),
            "plandesk.reports.status_report",
            StatusReportPane,
            _look_over_status,
            "initiatives",
            status_preflight.status_checks,
        ),
        ReportKind(
            "amendment-list",
            _("Amendment list"),
            _("Save the amendment list"),
            "plandesk.reports.amendment_list",
            AmendmentListPane,
            _look_over_wording,
            "plan",
            status_preflight.wording_checks,
        ),
        ReportKind(
            "kpi-report",
            _("KPI report"),
            _("Save the KPI report"),
            "plandesk.reports.kpi_report",
            KpiReportPane,
            _look_over_figures,
            "kpis",
        ),
    )


def _look_over_figures(document: Document, kind: str, options: Any) -> list[Finding]:
    """What does not fit in the KPIs that are printed; of others nobody reads on these pages."""
    from plandesk.reports.publication.printed_kpis import printed_kpis

    printed = printed_kpis(document, kind, options)
    return look_over_figures(document, date.today(), printed.figures, printed.defined, MOST_FIGURES)


def _look_over_plan(document: Document, kind: str, options: Any) -> list[Finding]:
    return [*preflight.look_over(document, options.plan_id), *_look_over_figures(document, kind, options)]


def _look_over_wording(document: Document, _kind: str, options: Any) -> list[Finding]:
    return status_preflight.look_over_wording(document, options.plan_id, options.edition == "public")


def _look_over_status(document: Document, _kind: str, options: Any) -> list[Finding]:
    quarter = options.quarter
    if quarter is None:
        return []
    with as_told(document, options.plan_id, quarter) as told:  # as on the pages
        return status_preflight.look_over_status(
            told, options.plan_id, quarter, options.edition == "public", date.today()
        )
