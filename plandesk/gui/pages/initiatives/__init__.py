"""The page of all initiatives of a plan in one table."""

from plandesk.gui.pages.initiatives.page import InitiativesPage

__all__ = ["InitiativesPage"]
