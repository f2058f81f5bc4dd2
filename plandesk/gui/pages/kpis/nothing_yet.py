"""The page of a file that has no KPIs."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.page_head import PageHead
from plandesk.i18n import _


class NothingYet(QWidget):
    """Head and what to do first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyState(
            _("No KPIs yet"),
            _("A KPI measures a goal: what is counted, where the figures come from, what is to be reached."),
            _("Define the first KPI"),
            _("Then its figures are typed or pasted from a spreadsheet."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(PageHead(_("KPIs")))
        column.addWidget(self.empty, 1)
