"""Small parts of the Reports page: what scrolls in it, and the words in its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from plandesk.gui.pages.reports.kinds import ReportKind
from plandesk.gui.pages.reports.options import ReportOptions
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.plans import Plan


def scrolled(inside: QWidget) -> QScrollArea:
    """What scrolls up and down within the page, without a frame."""
    made = QScrollArea()
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setWidgetResizable(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(inside)
    return made


def head_words(plan: Plan, kind: ReportKind, options: ReportOptions) -> str:
    """What stands beside the title of the page: "Annual plan, draft 2"."""
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
