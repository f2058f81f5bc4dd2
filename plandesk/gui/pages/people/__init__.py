"""The page of people and units."""

from plandesk.gui.pages.people.page import PeoplePage

__all__ = ["PeoplePage"]
