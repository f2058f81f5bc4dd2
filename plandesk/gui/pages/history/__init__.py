"""The History page: who changed what and when, and the way back."""

from plandesk.gui.pages.history.page import HistoryPage

__all__ = ["HistoryPage"]
