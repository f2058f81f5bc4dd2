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
        self._wished: tuple[Moment, ...] = ()  # days that the History page compared with
        self.take_common(form)
        form.day.hide()
        form.dayLabel.hide()
        form.order.set_choices([("goal", _("By goal")), ("kind", _("By kind of change"))])
        form.order.set_value("goal")
        self.choices |= {"since": form.since, "until": form.until, "by": form.order}
        self.take_layouts("amendment-list")

    def read(self, document: Document, plan_id: int) -> None:
        known = moments.moments(document, plan_id)
        found = [*(one for one in known if one.at), *self._wished]
        self._moments = {one.at: one for one in found}
        approved = moments.approval(document, plan_id)
        first = approved.words if approved is not None else _("The approval")
        others = [(one.at, one.words) for one in found if one.kind != moments.APPROVAL]
        self.offer("since", [(APPROVAL, first), *others])
        self.offer("until", [(NOW, _("Now")), *others])

    def wish(self, wished: object) -> None:
        """Compare between two moments; None is the approval, or now."""
        assert isinstance(wished, tuple)
        since, until = wished
        new = [one for one in (since, until) if one is not None and one.at not in self._moments]
        self._wished = (*self._wished, *dict.fromkeys(new))
        for name, chosen in (("since", since), ("until", until)):
            choice = self.choices[name]
            offered = [*choice.offered(), *((one.at, one.words) for one in dict.fromkeys(new))]
            self._moments |= {one.at: one for one in new}
            choice.set_choices(offered)
            choice.set_value(chosen.at if chosen is not None else None)
        self.changed.emit()

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
            layout=self.layout_chosen(),
        )
