"""The page of KPIs."""

from plandesk.gui.pages.kpis.page import KpisPage

__all__ = ["KpisPage"]
