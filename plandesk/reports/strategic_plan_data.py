"""What the strategic plan prints, as plain data: no document, no layout."""

from __future__ import annotations

from msgspec import Struct

from plandesk.domain.arranging import LayoutPart
from plandesk.reports.action_plan_data import Pillar
from plandesk.reports.imprint import Imprint
from plandesk.reports.kpi_report_data import KpiReport
from plandesk.reports.narrative_data import Contact, ObjectiveLine, PlanSection, Statements, usual_order
from plandesk.reports.outline_data import LevelName
from plandesk.reports.pictures import Picture


class StrategicPlan(Struct, frozen=True):
    """Everything the strategic plan prints. `levels` ends with that of the actions.

    `order` are the parts of a layout; empty for the sections as they come. With `facing` the objectives
    begin on left pages where what stands between two of them allows it.
    """

    imprint: Imprint
    title: str
    period: str
    levels: tuple[LevelName, ...]
    pillars: tuple[Pillar, ...]
    objectives: tuple[ObjectiveLine, ...] = ()
    sections: tuple[PlanSection, ...] = ()
    relation: str = ""
    cover: str = "plan"
    cover_picture: Picture | None = None
    statements: Statements = Statements()
    contact: Contact = Contact()
    facing: bool = True
    order: tuple[LayoutPart, ...] = ()
    kpis: KpiReport | None = None

    @property
    def objective_level(self) -> str:
        """What a top objective is called."""
        return self.levels[0].name

    @property
    def printed(self) -> tuple[LayoutPart, ...]:
        """The parts in the order in which they are printed."""
        return self.order or usual_order(self.sections)

    def counts(self) -> list[int]:
        """How many objectives, themes and so on there are, actions last."""
        found = [0] * max(2, len(self.levels))

        def count(pillar: Pillar, depth: int) -> None:
            found[min(depth, len(found) - 2)] += 1
            found[-1] += len(pillar.actions)
            for one in pillar.below:
                count(one, depth + 1)

        for pillar in self.pillars:
            count(pillar, 0)
        return found
