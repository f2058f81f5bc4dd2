"""What can be chosen about the annual plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plandesk.domain.arranging import Offered
from plandesk.file.document import Document
from plandesk.gui.forms.ui_report_options import Ui_ReportOptionsForm
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.plans import Plan
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
        self._of_plan, self._closed = "", False  # the plan that results were chosen for, or not
        self.take_layouts("annual-plan")
        self.choices |= {"results": self.form.results, "kpis": self.form.kpis}
        self.choices["layout"].chosen.connect(lambda _uid: self._show_kpis())

    def offered(self, document: Document, plan_id: int) -> tuple[Offered, ...]:
        from plandesk.reports.annual_plan_parts import offered

        return offered(document, plan_id, str(self.form.kpis.value()))

    def read_layouts(self, document: Document) -> None:
        super().read_layouts(document)
        self._show_kpis()

    def choose_layout(self, uid: str | None) -> None:
        super().choose_layout(uid)
        self._show_kpis()

    def show_plan(self, plan: Plan) -> None:
        """Another plan begins with results where its year is closed, and without them before."""
        super().show_plan(plan)
        closed = plan.state == "closed"
        if plan.uid != self._of_plan or (closed and not self._closed):
            self.form.results.set_value(closed)
        self._of_plan, self._closed = plan.uid, closed

    def state(self) -> dict[str, Any]:
        return {**super().state(), "of": self._of_plan}

    def restore(self, state: dict[str, Any]) -> None:
        of_another = state.get("of") != self._of_plan
        super().restore({name: state[name] for name in state if name != "results" or not of_another})
        self._show_kpis()

    def _show_kpis(self) -> None:
        """A layout tells itself which KPIs are printed where."""
        for part in (self.form.kpis, self.form.kpisLabel):
            part.setVisible(self.layout_chosen() is None)

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
            layout=self.layout_chosen(),
        )
