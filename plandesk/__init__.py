"""PlanDesk: annual policing plans, from the first goal to the printed page."""

__version__ = "1.0.0"
