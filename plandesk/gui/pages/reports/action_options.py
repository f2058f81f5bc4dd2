"""What can be chosen about the action plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plandesk.gui.forms.ui_report_options import Ui_ReportOptionsForm
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.reports.action_plan import ActionPlanOptions

# What stands below each initiative: (leads, dates).
ABOUT = {"": (False, False), "leads": (True, False), "dates": (False, True), "both": (True, True)}


class ActionPlanPane(ReportOptions):
    """Edition, with leads and dates or without, paper, language and date."""

    of_report = "action-plan"

    def build(self) -> None:
        self.form = form = Ui_ReportOptionsForm()
        form.setupUi(self)
        self.take_common(form)
        form.resultsLabel.setText(_("Below each initiative"))
        form.results.setAccessibleName(_("Below each initiative"))
        self._offer_about()
        form.results.set_value("")
        form.edition.chosen.connect(lambda _edition: self._offer_about())
        form.kpis.hide()
        form.kpisLabel.hide()
        self.choices["about"] = form.results
        self.take_layouts(self.of_report)

    def _offer_about(self) -> None:
        """The public edition does not say who leads what."""
        results = self.form.results
        before = results.value()
        offered = [("", _("Nothing")), ("dates", _("Due"))]
        if self.edition != "public":
            offered[1:1] = [("leads", _("Leads"))]
            offered.append(("both", _("Leads and due")))
        results.set_choices(offered)
        if not results.offers(before):
            results.set_value("dates" if before == "both" else "")

    def restore(self, state: dict[str, Any]) -> None:
        super().restore({name: value for name, value in state.items() if name == "edition"})
        self._offer_about()
        super().restore(state)

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
            layout=self.layout_chosen(),
        )
