"""The reference plan of the reporting year: 107 initiatives with their status at the end of 2023."""

import csv
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import add_initiative
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import Level, add_plan
from plandesk.domain.service import change_service
from plandesk.domain.statuses import set_status_words, status_words, usual_sets
from plandesk.domain.updates import set_updates
from plandesk.file.document import Document

FILE = "calgary-2023-q4.csv"
QUARTER = Quarter(2023, 4)
INITIATIVES, GOALS, SUB_GOALS, COMPLETED, DELAYED = 107, 5, 17, 84, 23
DUE, ON_TIME, EARLY, LATE, NOT_COMPLETED, UNDATED = 99, 62, 9, 15, 22, 8
LEVELS = (
    Level("Goal", "Goals", "through"),
    Level("Sub-goal", "Sub-goals", "letter"),
    Level("Planned initiative", "Planned initiatives", "through"),
)


def rows(reference: Path) -> list[dict[str, str]]:
    """The rows of the data file as they are."""
    with (reference / FILE).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def build(document: Document, reference: Path, with_status: bool = True) -> int:
    """Put the plan into a document, as one step; the plan's id comes back.

    `with_status` tells for each initiative what the report for the fourth quarter says.
    """
    told: dict[tuple[str, str], list[int]] = {}
    with document.step("Enter the plan of the reporting year"):
        change_service(document, name="Calgary Police Service", governing_body="Calgary Police Commission")
        plan_id = add_plan(
            document,
            "Annual Policing Plan 2023",
            "annual",
            date(2023, 1, 1),
            date(2023, 12, 31),
            levels=LEVELS,
            with_sections=False,
            state="published",
        )
        words = [replace(one, reason_required=False) for one in usual_sets()[1].words]
        set_status_words(document, plan_id, words)
        objectives: dict[tuple[str, ...], int] = {}
        for row in rows(reference):
            goal, below = (row["goal"],), (row["goal"], row["sub_goal"])
            if goal not in objectives:
                objectives[goal] = add_objective(document, plan_id, None, row["goal"])
            if below not in objectives:
                objectives[below] = add_objective(document, plan_id, objectives[goal], row["sub_goal"])
            due = Due.parse(row["due_quarter"], 2023)
            one = add_initiative(document, objectives[below], row["initiative"], due=due)
            told.setdefault((row["status"], row["completed_quarter"]), []).append(one)
        if with_status:
            _tell(document, plan_id, told)
    return plan_id


def make(path: Path, reference: Path, with_status: bool = True) -> tuple[Document, int]:
    """A new file with the plan, open for writing, and the plan's id."""
    document = Document.create(path, who="A. Planner")
    return document, build(document, reference, with_status)


def _tell(document: Document, plan_id: int, told: dict[tuple[str, str], list[int]]) -> None:
    ids = {one.word: one.id for one in status_words(document, plan_id)}
    for (word, completed), some in told.items():
        fields = {"completed": Due.parse(completed, 2023)} if completed else {}
        set_updates(document, some, QUARTER, status_id=ids[word], **fields)
