"""The page of the coaching file."""

from plandesk.gui.pages.coaching.page import CoachingPage

__all__ = ["CoachingPage"]
