"""A plan in its reporting year: two goals, five initiatives, updates of two quarters."""

from dataclasses import dataclass
from datetime import date

from plandesk.domain import branches, initiatives, people, plans, statuses, updates
from plandesk.domain.initiatives import Lead
from plandesk.domain.periods import Due, Quarter
from plandesk.file.document import Document

Q1, Q2, Q3, Q4 = (Quarter(2026, number) for number in (1, 2, 3, 4))


@dataclass(frozen=True)
class Year:
    """What is in the plan, in printed order; `words` are status ids by what they count as."""

    plan: int
    goals: tuple[int, ...]
    leaves: tuple[int, ...]
    words: dict[str, int]


def fill(document: Document) -> Year:
    """Put the plan into a document: 1.1 done in Q1, 1.2 late with a new date, 1.3 without an update,

    2.1 dropped, 2.2 internal and in progress.
    """
    plan = plans.add_plan(
        document, "Annual Policing Plan 2026", "annual", date(2026, 1, 1), date(2026, 12, 31),
        levels=(plans.Level("Goal", "Goals"), plans.Level("Initiative", "Initiatives", "through")),
    )  # fmt: skip
    unit = people.add_unit(document, "Patrol")
    goals = tuple(branches.add_objective(document, plan, None, title) for title in ("Safe streets", "Trust"))
    said = (
        (0, "Walk the core", "2026-Q1", True),
        (0, "Paint crossings", "2026-Q2", True),
        (0, "Light the park", "2026-Q4", True),
        (1, "Hold open days", "annually", True),
        (1, "Review the cells", "2026-Q3", False),
    )
    leaves = tuple(
        initiatives.add_initiative(
            document, goals[goal], text, due=Due(due), public=public, results="So far so good",
            note="Ask the city", leads=(Lead(None, unit, ""),), partners=("City",), sub_items=("By day",),
        )
        for goal, text, due, public in said
    )  # fmt: skip
    words = {one.counts_as: one.id for one in statuses.status_words(document, plan)}
    tell = updates.set_updates
    tell(document, leaves[:1], Q1, status_id=words["done"])
    tell(document, leaves[1:2], Q1, status_id=words["in_progress"])
    tell(
        document,
        leaves[1:2],
        Q2,
        status_id=words["late"],
        reason="Paint not delivered",
        new_due=Due("2027-Q1"),
    )
    tell(document, leaves[3:4], Q2, status_id=words["dropped"], reason="Hall closed")
    tell(document, leaves[4:], Q2, status_id=words["in_progress"], narrative="Half way")
    return Year(plan, goals, leaves, words)
