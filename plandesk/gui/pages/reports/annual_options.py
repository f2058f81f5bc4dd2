"""What can be chosen about the annual plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandesk.gui.forms.ui_report_options import Ui_ReportOptionsForm
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.reports.annual_plan import AnnualPlanOptions


class AnnualPlanPane(ReportOptions):
    """Edition, with results or without, with KPIs or without, paper, language and date."""

    def build(self) -> None:
        self.form = Ui_ReportOptionsForm()
        self.form.setupUi(self)
        self.take_common(self.form)
        self.form.results.set_choices([(False, _("Plan, without results")), (True, _("Year-end results"))])
        self.form.results.set_value(False)
        self.form.kpis.set_choices(
            [("", _("None")), ("table", _("Table at the end")), ("pages", _("Table and a page for each"))]
        )
        self.form.kpis.set_value("")
        self.choices |= {"results": self.form.results, "kpis": self.form.kpis}

    def options(self, plan_id: int) -> AnnualPlanOptions:
        """The choices for the report of a plan."""
        from plandesk.reports.annual_plan import AnnualPlanOptions

        return AnnualPlanOptions(
            plan_id,
            edition=self.edition,
            with_results=bool(self.form.results.value()),
            kpis=str(self.form.kpis.value()),
            paper=self.paper(),
            language=self.language(),
            date=self.day(),
        )
