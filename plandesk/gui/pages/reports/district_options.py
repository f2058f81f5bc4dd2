"""What can be chosen about the district overview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandesk.gui.pages.reports.action_options import ABOUT, ActionPlanPane
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.reports.district_overview import DistrictOverviewOptions


class DistrictOverviewPane(ActionPlanPane):
    """Edition, with leads and dates or without, pages for paper or a screen, paper, language and date."""

    of_report = "district-overview"

    def build(self) -> None:
        super().build()
        form = self.form
        form.kpisLabel.setText(_("Pages for"))
        form.kpis.setAccessibleName(_("Pages for"))
        form.kpis.set_choices([("paper", _("Paper, lying")), ("screen", _("A screen"))])
        form.kpis.set_value("paper")
        form.kpis.show()
        form.kpisLabel.show()
        self.choices["sheet"] = form.kpis

    def options(self, plan_id: int) -> DistrictOverviewOptions:  # type: ignore[override]
        """The choices for the report of a plan."""
        from plandesk.reports.district_overview import DistrictOverviewOptions

        leads, dates = ABOUT[str(self.form.results.value())]
        return DistrictOverviewOptions(
            plan_id,
            edition=self.edition,
            sheet=str(self.form.kpis.value()),
            leads=leads,
            dates=dates,
            paper=self.paper(),
            language=self.language(),
            date=self.day(),
            layout=self.layout_chosen(),
        )
