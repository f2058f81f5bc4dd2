"""The reference plan four updates before its last quarter closes: 80 completed, 23 delayed, 4 silent."""

from pathlib import Path

from msgspec.structs import replace

from plandesk.domain import people
from plandesk.domain.initiatives import Lead, change_initiative
from plandesk.domain.listing import Query, list_initiatives
from plandesk.domain.outline import outline
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.statuses import set_status_words, status_words, usual_sets
from plandesk.domain.updates import clear_updates, set_updates, updates_of
from plandesk.file.document import Document
from tests import calgary_plan

# Number in the plan -> who leads it, and the quarter of the last word.
MISSING = {
    52: ("Professional Standards", 3),
    63: ("Digital Evidence", 3),
    79: ("Training", 3),
    92: ("Inclusion Office", 2),
}
REASONS = ("Partner or supplier", "Staff", "Budget", "Partner or supplier", "Procurement")
NEW_DATES = ("2024-Q1", "2024-Q2", "2024-Q1", "2024-Q3")
WITHOUT_REASON = 69


def make(path: Path, reference: Path) -> tuple[Document, int]:
    """A new file with the plan, open for writing, and the plan's id."""
    document, plan_id = calgary_plan.make(path, reference)
    with document.step("Four updates are missing"):
        build(document, plan_id)
    return document, plan_id


def build(document: Document, plan_id: int) -> None:
    """Make the complete plan the waiting one, in the running step."""
    own = status_words(document, plan_id)
    usual = {one.counts_as: one for one in usual_sets()[0].words}
    set_status_words(document, plan_id, [usual["in_progress"], *(replace(one) for one in own)])
    words = {one.counts_as: one.id for one in status_words(document, plan_id)}
    late = [one.id for one in own if one.counts_as == "late"]
    ids = list(list_initiatives(document, outline(document, plan_id), Query()))
    units: dict[str, int] = {}
    for number, (lead, quarter) in MISSING.items():
        units[lead] = people.add_unit(document, lead)
        change_initiative(document, ids[number - 1], leads=(Lead(None, units[lead], ""),))
        clear_updates(document, [ids[number - 1]], calgary_plan.QUARTER)
        told = Quarter(2023, quarter)
        set_updates(document, [ids[number - 1]], told, status_id=words["in_progress"])
    delayed = [
        (place, one)
        for place, one in enumerate(ids, 1)
        if (told := updates_of(document, one).get(calgary_plan.QUARTER)) and told.status_id in late
    ]
    for place, (number, one) in enumerate(delayed):
        if number != WITHOUT_REASON:
            set_updates(
                document,
                [one],
                calgary_plan.QUARTER,
                reason=REASONS[place % len(REASONS)],
                new_due=Due(NEW_DATES[place % len(NEW_DATES)]),
            )
    asking = [
        replace(one, reason_required=one.counts_as == "late") for one in status_words(document, plan_id)
    ]
    set_status_words(document, plan_id, asking)
