"""A small plan of an invented service: two focus areas with two goals each, twelve initiatives."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plandesk.domain import branches, initiatives, people, plans
from plandesk.domain.initiatives import Lead
from plandesk.domain.periods import Due
from plandesk.file.document import Document
from tests.copies import made_once

DUES = ("2024-Q1", "2024-Q3", "", "ongoing", "2024-Q1 2024-Q4", "2024-06")


@dataclass(frozen=True)
class SmallPlan:
    """The ids of what is in it, in printed order."""

    plan: int
    areas: list[int]
    goals: list[int]
    initiatives: list[int]
    units: list[int]


@made_once
def make(path: Path) -> SmallPlan:
    """Write the plan into a new file."""
    document = Document.create(path, who="A. Planner")
    try:
        with document.step("Enter the plan"):
            return _fill(document)
    finally:
        document.close()


def _fill(document: Document) -> SmallPlan:
    plan = plans.add_plan(document, "Annual Plan 2024", "annual", date(2024, 1, 1), date(2024, 12, 31))
    units = [people.add_unit(document, name) for name in ("Patrol", "Traffic")]
    areas, goals, made = [], [], []
    for area in ("Safe streets", "Strong service"):
        areas.append(branches.add_objective(document, plan, None, area))
        for goal in ("Listen", "Act"):
            goals.append(branches.add_objective(document, plan, areas[-1], f"{goal} for {area.lower()}"))
            for number in range(3):
                place = len(made)
                made.append(
                    initiatives.add_initiative(
                        document,
                        goals[-1],
                        f"Initiative {place + 1} of {goal.lower()} {'bicycle' if place % 5 == 0 else 'car'}",
                        due=Due(DUES[place % 6]),
                        public=place % 4 != 3,
                        results="Done as promised" if number == 0 else "",
                        partners=("City", "School board") if number == 1 else (),
                        leads=(Lead(None, units[place % 2], ""),) if number < 2 else (),
                    )
                )
    return SmallPlan(plan, areas, goals, made, units)
