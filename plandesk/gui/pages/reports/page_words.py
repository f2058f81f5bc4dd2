"""The words at the head of the Reports page."""

from __future__ import annotations

from plandesk.domain.plans import Plan
from plandesk.gui.pages.reports.kinds import ReportKind
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.i18n import _


def head_words(plan: Plan, kind: ReportKind, options: ReportOptions) -> str:
    """Which report is in front, and of which quarter or in which state the plan is."""
    quarter = options.quarter()
    if quarter is not None:
        return _("{report}, {quarter}").format(report=kind.title, quarter=quarter.text())
    states = {
        "draft": _("draft {number}").format(number=plan.draft_number),
        "approved": _("approved"),
        "published": _("published"),
        "closed": _("closed"),
    }
    return _("{report}, {state}").format(report=kind.title, state=states[plan.state])
