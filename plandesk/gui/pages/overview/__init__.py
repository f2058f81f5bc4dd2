"""The Overview page: how the plan stands at the quarter in hand."""

from plandesk.gui.pages.overview.page import OverviewPage

__all__ = ["OverviewPage"]
