"""The Plan page: sections, tree and form."""

from plandesk.gui.pages.plan.page import PlanPage

__all__ = ["PlanPage"]
