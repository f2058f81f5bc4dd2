"""The report in front: which kind with which options, or which kept one, and what is read for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from plandesk.domain.meetings import MeetingReport, meeting_words
from plandesk.gui.pages.reports.acts import kept_wanted
from plandesk.gui.pages.reports.kinds import ReportKind
from plandesk.gui.pages.reports.looking_at import last_kept
from plandesk.gui.pages.reports.looking_over import ToLookOver, collect_over
from plandesk.gui.pages.reports.making import Wanted
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.gui.session import Session
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.plans import Plan
    from plandesk.domain.preflight import Finding


class ReportInHand:
    """Reads from the file as it is now. `kept` is the kept report that is shown, None for one of a kind."""

    def __init__(
        self, session: Session, kinds: Mapping[str, ReportKind], panes: Mapping[str, ReportOptions]
    ) -> None:
        """`panes` are the options of each kind."""
        self._session, self._kinds, self._panes = session, kinds, panes
        self.kind = next(iter(kinds.values()))  # the kind chosen last
        self.kept: MeetingReport | None = None

    @property
    def options(self) -> ReportOptions:
        """The options of the kind."""
        return self._panes[self.kind.name]

    def take_kind(self, name: str) -> None:
        """Take a kind of report in hand, and no kept one."""
        self.kept, self.kind = None, self._kinds[name]

    def plan(self) -> Plan | None:
        """The plan that the report is of."""
        from plandesk.domain import plans

        document, plan_id = self._session.document, self._session.plan_id
        if document is None or plan_id is None:
            return None
        return next((plan for plan in plans.plans(document) if plan.id == plan_id), None)

    def is_public(self) -> bool:
        """Whether its pages go to the public as they are: not those of a draft, and not kept ones."""
        plan = self.plan()
        if plan is None or self.kept is not None:
            return False
        return plan.state != "draft" and self.options.edition == "public"

    def collect(self) -> Wanted | None:
        """What is to be printed; None without a plan. Raises UserError."""
        document, plan_id = self._session.document, self._session.plan_id
        if document is None or plan_id is None:
            return None
        if self.kept is not None:
            return kept_wanted(document, self.kept.id)
        kind = self.kind
        return Wanted(kind.name, kind.collect(document, self.options.options(plan_id)), kind.layout)

    def compared_with(self) -> tuple[MeetingReport, bytes] | None:
        """The last kept report of its kind and edition with its PDF; a kept one is compared with none."""
        if self.kept is not None:
            return None
        session = self._session
        return last_kept(session.document, session.plan_id, self.kind.name, self.options.edition)

    def to_look_over(self) -> ToLookOver | None:
        """What is to be looked over; nothing of a kept report. Raises UserError."""
        document, plan_id = self._session.document, self._session.plan_id
        if document is None or plan_id is None or self.kept is not None:
            return None
        return collect_over(document, self.kind, self.options.options(plan_id))

    def words(self, plan: Plan) -> str:
        """What stands beside the title of the page: "Annual plan, draft 2"."""
        if self.kept is not None:
            return meeting_words(self.kept)
        quarter = self.options.quarter()
        if quarter is not None:
            return _("{report}, {quarter}").format(report=self.kind.title, quarter=quarter.text())
        states = {
            "draft": _("draft {number}").format(number=plan.draft_number),
            "approved": _("approved"),
            "published": _("published"),
            "closed": _("closed"),
        }
        return _("{report}, {state}").format(report=self.kind.title, state=states[plan.state])

    def place_of(self, one: Finding) -> tuple[str, str, int]:
        """Where a finding is put right: the page, and kind and id of the record on it."""
        if one.kind == "service":
            return "service", one.kind, one.id
        if one.kind in ("kpi", "measure"):
            return "kpis", one.kind, one.id
        if one.check == "wording":  # its reason is written where both wordings stand
            return "history", "amendment", one.id
        return self.kind.record_page if one.kind == "initiative" else "plan", one.kind, one.id
