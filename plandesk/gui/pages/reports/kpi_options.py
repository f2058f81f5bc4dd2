"""What can be chosen about the KPI report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from plandesk.domain.arranging import Offered
from plandesk.domain.day_words import day_words
from plandesk.domain.plans import Plan
from plandesk.file.document import Document
from plandesk.gui.forms.ui_report_options import Ui_ReportOptionsForm
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.reports.kpi_report import KpiReportOptions


class KpiReportPane(ReportOptions):
    """Edition, a page for each KPI or the table alone, paper, language and date."""

    def build(self) -> None:
        self.form = form = Ui_ReportOptionsForm()
        form.setupUi(self)
        self.take_common(form)
        form.resultsLabel.setText(_("Contents"))
        form.results.setAccessibleName(_("Contents"))
        form.results.set_choices([(True, _("A page for each KPI")), (False, _("The table of all KPIs"))])
        form.results.set_value(True)
        form.kpis.hide()
        form.kpisLabel.hide()
        form.day.hide()
        form.dayLabel.hide()
        self.choices["pages"] = form.results
        self.take_layouts("kpi-report")

    def offered(self, document: Document, plan_id: int) -> tuple[Offered, ...]:
        from plandesk.reports.kpi_report_parts import offered

        return offered(document, plan_id, bool(self.form.results.value()))

    def usual_day(self, plan: Plan) -> str:
        return _("As of {day}").format(day=day_words(date.today()))

    def options(self, plan_id: int) -> KpiReportOptions:
        """The choices for the report of a plan."""
        from plandesk.reports.kpi_report import KpiReportOptions

        return KpiReportOptions(
            plan_id,
            edition=self.edition,
            pages=bool(self.form.results.value()),
            paper=self.paper(),
            language=self.language(),
            layout=self.layout_chosen(),
        )
