"""What the district overview prints, as plain data: no document, no layout."""

from __future__ import annotations

from msgspec import Struct

from plandesk.domain.arranging import LayoutPart
from plandesk.reports.action_plan_data import Pillar
from plandesk.reports.imprint import Imprint
from plandesk.reports.kpi_report_data import KpiReport
from plandesk.reports.narrative_data import Contact, ObjectiveLine, PlanSection, Statements
from plandesk.reports.outline_data import LevelName
from plandesk.reports.pictures import Picture


class DistrictOverview(Struct, frozen=True):
    """Everything the district overview prints. `levels` ends with that of the initiatives.

    `order` are the parts to print, in their order; `areas` the areas of focus with what is below them.
    """

    imprint: Imprint
    title: str
    period: str
    levels: tuple[LevelName, ...]
    areas: tuple[Pillar, ...]
    order: tuple[LayoutPart, ...]
    sections: tuple[PlanSection, ...] = ()
    relation: str = ""
    cover: str = "plan"
    cover_picture: Picture | None = None
    statements: Statements = Statements()
    contact: Contact = Contact()
    objectives: tuple[ObjectiveLine, ...] = ()
    kpis: KpiReport | None = None

    @property
    def objective_level(self) -> str:
        """What an area of focus is called."""
        return self.levels[0].name

    def section(self, uid: str) -> PlanSection | None:
        """The section of a uid; None where this edition has none."""
        return next((one for one in self.sections if one.uid == uid), None)
