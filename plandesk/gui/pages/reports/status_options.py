"""What can be chosen about the status report."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from plandesk.domain.day_words import day_words
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import Plan
from plandesk.gui.forms.ui_status_options import Ui_StatusOptionsForm
from plandesk.gui.pages.reports.options import AS_PLANNED, TODAY, ReportOptions
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.reports.status_report import StatusReportOptions

IN_HAND = None  # the quarter of the tool bar


class StatusReportPane(ReportOptions):
    """Quarter, edition, all or only what changed, what stands beside the status, paper, language, date."""

    def build(self) -> None:
        self.form = form = Ui_StatusOptionsForm()
        form.setupUi(self)
        self._in_hand: Quarter | None = None
        self.take_common(form)
        form.scope.set_choices([(False, _("All")), (True, _("Changed since last quarter"))])
        form.scope.set_value(False)
        self.choices |= {"quarter": form.quarter, "only_changed": form.scope}
        form.quarter.chosen.connect(lambda _quarter: self._offer_days())
        self.take_layouts("status-report")
        self.checks |= {
            "narrative": form.narrative,
            "milestones": form.milestones,
            "leads": form.leads,
        }
        form.leads.setToolTip(_("The public edition does not say who leads what."))
        form.milestones.setToolTip(_("The public edition has no milestones."))
        form.edition.chosen.connect(lambda _edition: self._offer_leads())
        self._offer_leads()

    def options(self, plan_id: int) -> StatusReportOptions:
        """The choices for the report of a plan."""
        from plandesk.reports.status_report import StatusReportOptions

        return StatusReportOptions(
            plan_id,
            quarter=self.quarter(),
            edition=self.edition,
            only_changed=bool(self.form.scope.value()),
            narrative=self.form.narrative.isChecked(),
            milestones=self.form.milestones.isChecked(),
            leads=self.form.leads.isChecked(),
            paper=self.paper(),
            language=self.language(),
            date=self.day(),
            layout=self.layout_chosen(),
        )

    def show_quarter(self, quarters: tuple[Quarter, ...], now: Quarter | None) -> None:
        self._in_hand = now
        words = now.due.text() if now is not None else _("none")
        in_hand = (IN_HAND, _("In hand: {quarter}").format(quarter=words))
        self.offer("quarter", [in_hand, *((one.stored, one.due.text()) for one in quarters)])
        self._offer_days()

    def quarter(self) -> Quarter | None:
        chosen = self.form.quarter.value()
        return Quarter.parse(str(chosen)) if chosen is not IN_HAND else self._in_hand

    def usual_day(self, plan: Plan) -> str:
        return self._as_of()

    def _as_of(self) -> str:
        """The day that the figures are of: the last of the quarter, or today while it runs."""
        quarter = self.quarter()
        if quarter is None:
            return _("none")
        day = max(quarter.first, min(quarter.last, date.today()))
        return _("As of {day}").format(day=day_words(day))

    def _offer_leads(self) -> None:
        for check in (self.form.milestones, self.form.leads):
            check.setEnabled(self.edition != "public")

    def _offer_days(self) -> None:
        today = (TODAY, _("Today: {date}").format(date=day_words(date.today())))
        self.offer("day", [(AS_PLANNED, self._as_of()), today])

    def restore(self, state: dict[str, Any]) -> None:
        # Another quarter than the one in hand is a choice for once.
        super().restore({name: value for name, value in state.items() if name != "quarter"})
        self._offer_leads()
