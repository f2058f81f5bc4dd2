"""What can be chosen about the action plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandesk.gui.forms.ui_report_options import Ui_ReportOptionsForm
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.reports.action_plan import ActionPlanOptions

# What stands below each initiative: (leads, dates).
ABOUT = {"": (False, False), "leads": (True, False), "dates": (False, True), "both": (True, True)}


class ActionPlanPane(ReportOptions):
    """Edition, with leads and dates or without, paper, language and date."""

    def build(self) -> None:
        self.form = form = Ui_ReportOptionsForm()
        form.setupUi(self)
        self.take_common(form)
        form.resultsLabel.setText(_("Below each initiative"))
        form.results.setAccessibleName(_("Below each initiative"))
        form.results.set_choices(
            [("", _("Nothing")), ("leads", _("Leads")), ("dates", _("Due")), ("both", _("Leads and due"))]
        )
        form.results.set_value("")
        form.kpis.hide()
        form.kpisLabel.hide()
        self.choices["about"] = form.results

    def options(self, plan_id: int) -> ActionPlanOptions:
        """The choices for the report of a plan."""
        from plandesk.reports.action_plan import ActionPlanOptions

        leads, dates = ABOUT[str(self.form.results.value())]
        return ActionPlanOptions(
            plan_id,
            edition=self.edition,
            leads=leads,
            dates=dates,
            paper=self.paper(),
            language=self.language(),
            date=self.day(),
        )
