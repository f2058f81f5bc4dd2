"""The Reports page: the plan on paper, as it will be printed, with its choices beside it."""

from plandesk.gui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
