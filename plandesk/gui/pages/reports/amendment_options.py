"""What can be chosen about the amendment list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandesk.domain import moments
from plandesk.domain.moments import Moment
from plandesk.file.document import Document
from plandesk.gui.forms.ui_amendment_options import Ui_AmendmentOptionsForm
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.reports.amendment_list import AmendmentListOptions

APPROVAL, NOW = None, None


class AmendmentListPane(ReportOptions):
    """Between which two moments, in which order, edition, paper and language."""

    def build(self) -> None:
        self.form = form = Ui_AmendmentOptionsForm()
        form.setupUi(self)
        self._moments: dict[str, Moment] = {}
        self.take_common(form)
        form.day.hide()
        form.dayLabel.hide()
        form.order.set_choices([("goal", _("By goal")), ("kind", _("By kind of change"))])
        form.order.set_value("goal")
        self.choices |= {"since": form.since, "until": form.until, "by": form.order}

    def read(self, document: Document, plan_id: int) -> None:
        found = [one for one in moments.moments(document, plan_id) if one.at]
        self._moments = {one.at: one for one in found}
        approved = moments.approval(document, plan_id)
        first = approved.words if approved is not None else _("The approval")
        others = [(one.at, one.words) for one in found if one.kind != moments.APPROVAL]
        self.offer("since", [(APPROVAL, first), *others])
        self.offer("until", [(NOW, _("Now")), *others])

    def options(self, plan_id: int) -> AmendmentListOptions:
        """The choices for the list of a plan."""
        from plandesk.reports.amendment_list import AmendmentListOptions

        return AmendmentListOptions(
            plan_id,
            since=self._moments.get(str(self.form.since.value())),
            until=self._moments.get(str(self.form.until.value())),
            edition=self.edition,
            by=str(self.form.order.value()),
            paper=self.paper(),
            language=self.language(),
        )
