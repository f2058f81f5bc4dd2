"""What can be chosen about the strategic plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandesk.gui.pages.reports.action_options import ABOUT, ActionPlanPane
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.reports.strategic_plan import StrategicPlanOptions


class StrategicPlanPane(ActionPlanPane):
    """As for the action plan, and whether objectives begin on left pages."""

    of_report = "strategic-plan"

    def build(self) -> None:
        super().build()
        form = self.form
        form.resultsLabel.setText(_("Below each action"))
        form.results.setAccessibleName(_("Below each action"))
        form.kpisLabel.setText(_("Objectives begin"))
        form.kpis.setAccessibleName(_("Objectives begin"))
        form.kpis.set_choices([(True, _("On left pages, to be opened flat")), (False, _("On the next page"))])
        form.kpis.set_value(True)
        form.kpis.show()
        form.kpisLabel.show()
        self.choices["facing"] = form.kpis

    def options(self, plan_id: int) -> StrategicPlanOptions:
        """The choices for the report of a plan."""
        from plandesk.reports.strategic_plan import StrategicPlanOptions

        leads, dates = ABOUT[str(self.form.results.value())]
        return StrategicPlanOptions(
            plan_id,
            edition=self.edition,
            leads=leads,
            dates=dates,
            facing=bool(self.form.kpis.value()),
            paper=self.paper(),
            language=self.language(),
            date=self.day(),
            layout=self.layout_chosen(),
        )
