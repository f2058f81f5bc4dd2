"""Whether a goal is measured at all: asked at every start, so it loads nothing of the figures."""

from __future__ import annotations

from plandesk.file.document import Document


def is_measured(document: Document, objective_id: int) -> bool:
    """Whether any KPI measures the objective."""
    found = document.value("SELECT 1 FROM kpi_objective WHERE objective_id = ? LIMIT 1", (objective_id,))
    return found is not None
