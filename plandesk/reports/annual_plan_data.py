"""What the annual plan prints, as plain data: no document, no layout."""

from __future__ import annotations

from dataclasses import dataclass

from plandesk.reports.imprint import Imprint
from plandesk.reports.kpi_report_data import KpiReport
from plandesk.reports.narrative_data import Contact, ObjectiveLine, PlanSection, Statements
from plandesk.reports.outline_data import Branch, LevelName
from plandesk.reports.pictures import Picture


@dataclass(frozen=True, slots=True)
class AnnualPlan:
    """Everything the annual plan prints. `levels` ends with that of the activities."""

    imprint: Imprint
    title: str
    period: str
    levels: tuple[LevelName, ...]
    parts: tuple[Branch, ...]
    sections: tuple[PlanSection, ...] = ()
    relation: str = ""
    cover: str = "plan"
    cover_picture: Picture | None = None
    statements: Statements = Statements()
    contact: Contact = Contact()
    with_results: bool = False
    kpis: KpiReport | None = None
    objectives: tuple[ObjectiveLine, ...] = ()

    @property
    def objective_level(self) -> str:
        """What a top objective is called."""
        return self.levels[0].name
