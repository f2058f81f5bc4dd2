"""What copies and moves do with the reporting year: steps go along, what was told stays where it was told."""

from datetime import date

from msgspec.structs import replace

from plandesk.domain import branches, milestones, plans, progress, statuses, updates
from plandesk.domain.branches import Node
from plandesk.domain.clipboard import Branch, copy_branch, duplicate_nodes, paste_branch
from plandesk.domain.outline import outline
from plandesk.domain.periods import Due
from tests.domain import reporting_year
from tests.domain.reporting_year import Q2


def steps(document, initiative_id):
    return [(one.text, one.due, one.done) for one in milestones.milestones(document, initiative_id)]


def test_a_duplicate_has_the_steps_unreached_and_no_updates(document):
    year = reporting_year.fill(document)
    milestones.add_milestone(
        document, year.leaves[0], "Plan drawn", due=Due("2026-Q1"), done=date(2026, 2, 3)
    )
    milestones.add_milestone(document, year.leaves[0], "Built", due=Due("2026-Q3"))
    wanted = [("Plan drawn", Due("2026-Q1"), None), ("Built", Due("2026-Q3"), None)]
    [made] = duplicate_nodes(document, [Node("initiative", year.leaves[0])])
    assert steps(document, made.id) == wanted
    assert updates.updates_of(document, made.id) == {} != updates.updates_of(document, year.leaves[0])
    text = copy_branch(document, [Node("objective", year.goals[0])]).to_json()
    [pasted] = paste_branch(document, year.plan, None, Branch.from_json(text))
    first = document.value("SELECT id FROM initiative WHERE objective_id = ? ORDER BY position", (pasted.id,))
    assert steps(document, first) == wanted
    copied = plans.duplicate_plan(document, year.plan)
    kept = document.rows(
        "SELECT m.text, m.done FROM milestone m JOIN initiative i ON i.id = m.initiative_id"
        " WHERE i.plan_id = ? AND i.text = ? ORDER BY i.id, m.position",
        (copied, "Walk the core"),
    )
    assert [tuple(row) for row in kept][:2] == [("Plan drawn", None), ("Built", None)]


def test_a_clipboard_of_the_version_before_has_no_steps(document):
    year = reporting_year.fill(document)
    text = copy_branch(document, [Node("initiative", year.leaves[0])]).to_json()
    old = text.replace(', "milestones": []', "")
    assert old != text
    [made] = paste_branch(document, year.plan, year.goals[0], Branch.from_json(old))
    assert steps(document, made.id) == []


def test_what_is_moved_to_another_plan_speaks_in_its_words(document):
    year = reporting_year.fill(document)
    other = plans.add_plan(document, "Other", "annual", date(2026, 1, 1), date(2026, 12, 31))
    words = statuses.status_words(document, other)
    renamed = [replace(one, word="completed") if one.counts_as == "done" else one for one in words]
    statuses.set_status_words(document, other, [one for one in renamed if one.counts_as != "late"])
    before = told(document, year.plan)
    branches.move_nodes(document, [Node("objective", year.goals[0])], None, plan_id=other)
    assert told(document, other) == [
        (text, {"Completed": "completed"}.get(word, word), quarter) for text, word, quarter in before[:3]
    ]
    own = statuses.status_words(document, other)
    assert [one.word for one in own] == ["Not started", "In progress", "completed", "Dropped", "Delayed"]
    assert (own[-1].counts_as, own[-1].reason_required) == ("late", True)
    assert len(statuses.status_words(document, year.plan)) == 5
    document.undo()
    assert told(document, year.plan) == before and len(statuses.status_words(document, other)) == 4


def told(document, plan_id):
    return [
        (one.text, one.status.word if one.status else None, one.told)
        for one in progress.standings(document, outline(document, plan_id), Q2)
    ]
