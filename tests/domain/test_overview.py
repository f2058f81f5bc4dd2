"""How a plan stands: the figures of the reference, and every number leading to just those initiatives."""

from datetime import date

import pytest
from msgspec.structs import replace

from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import add_initiative
from plandesk.domain.listing import list_initiatives
from plandesk.domain.milestones import add_milestone
from plandesk.domain.outline import outline
from plandesk.domain.overview import attention, how_late_words, last_word, overview, query_of
from plandesk.domain.overview_charts import Which, percent, role_labels
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import add_plan
from plandesk.domain.progress import standings
from plandesk.domain.statuses import set_status_words, status_words, usual_sets
from plandesk.domain.updates import set_updates
from tests import calgary_plan
from tests.copies import empty_plan
from tests.gui.pages.overview import waiting_plan

Q4 = calgary_plan.QUARTER


@pytest.fixture(scope="module")
def waiting(tmp_path_factory, reference):
    document, plan_id = waiting_plan.make(tmp_path_factory.mktemp("plan") / "waiting.plandesk", reference)
    yield document, plan_id
    document.close()


@pytest.fixture
def document(tmp_path):
    made = empty_plan(tmp_path / "small.plandesk")
    yield made
    made.close()


def small_plan(document, ends=date(2024, 12, 31), dues=("2024-Q1", "2024-Q2", "2024-Q2", "")):
    plan_id = add_plan(document, "Plan", "annual", date(2024, 1, 1), ends, with_sections=False)
    goal = add_objective(document, plan_id, None, "Goal")
    return plan_id, [add_initiative(document, goal, f"Do {due}", due=Due(due)) for due in dues]


def tell(document, plan_id, one, quarter, counts_as, **fields):
    words = {word.counts_as: word.id for word in status_words(document, plan_id)}
    number, year = int(quarter[-1]), int(quarter[:4])
    set_updates(
        document, [one], Quarter(year, number), reasons_asked=False, status_id=words[counts_as], **fields
    )


def leads_to(document, plan_id, found, which):
    tree = outline(document, plan_id)
    return list(list_initiatives(document, tree, query_of(which, found.words, found.quarter)))


# ---- the reference


def test_the_complete_reference(tmp_path, reference):
    document, plan_id = calgary_plan.make(tmp_path / "calgary.plandesk", reference)
    found = overview(document, plan_id, Q4)
    assert "".join(one.words for one in found.sentence) == (
        "84 of 107 initiatives are completed. 23 are delayed."
    )
    assert sum(len(bar.segments) for bar in found.by_objective.bars) < 5 * 4
    assert found.by_objective.table.rows[-1] == ("All", "69", "15", "23", "107")
    assert found.on_time.caption == (
        "62 of 99 on time in all, 9 of them early. 8 have no due quarter and are not counted."
    )
    assert sum(int(row[3]) for row in found.on_time.table.rows) == calgary_plan.LATE
    assert not any(point.open for point in found.on_time.points)
    assert found.attention == 23
    document.close()


def test_four_updates_before_the_close(waiting):
    found = overview(*waiting, Q4)
    assert "".join(one.words for one in found.sentence) == (
        "80 of 107 initiatives are completed. 23 are delayed and 4 have sent no update."
    )
    assert [one.words for one in found.sentence if one.strong] == ["23 are delayed", "4 have sent no update"]
    assert [[part.value for part in bar.segments] for bar in found.by_objective.bars] == [
        [29, 4],
        [10, 6, 2, 1],
        [8, 2, 6, 1],
        [6, 12, 1],
        [12, 3, 3, 1],
    ]
    assert [bar.sum for bar in found.by_objective.bars] == ["33", "19", "17", "19", "19"]
    assert [(one.note, one.figure, one.open) for one in found.on_time.points] == [
        ("6 of 13", "46%", False),
        ("5 of 14", "36%", False),
        ("15 of 24", "63%", False),
        ("32 of 48", "67%", True),
    ]
    assert found.on_time.caption.endswith("The open point is not final: 4 updates are missing.")
    assert (found.due_count, found.due.sentence) == (48, "32 completed, 12 delayed, 4 without an update.")
    assert found.attention == attention(*waiting, Q4) == 27


def test_what_is_late_tells_by_how_much_and_what_is_not_explained(waiting):
    found = overview(*waiting, Q4)
    by_number = {one.number: one for one in found.late}
    assert len(by_number) == 23
    assert [one.number for one in found.late if one.reason_missing] == ["69"]
    assert by_number["46"].how_late == 4  # Q1 2023, now Q1 2024
    assert by_number["69"].how_late == 0  # due in this quarter, without a new date
    assert by_number["73"].how_late is None  # without a due quarter
    assert [how_late_words(n) for n in (None, 0, 1, 4)] == ["", "", "1 quarter", "4 quarters"]


def test_who_has_not_answered(waiting):
    found = overview(*waiting, Q4)
    told = [(one.number, one.leads, last_word(one, Q4, 2023)) for one in found.missing]
    assert told == [
        ("52", "Professional Standards", "In progress in Q3"),
        ("63", "Digital Evidence", "In progress in Q3"),
        ("79", "Training", "In progress in Q3"),
        ("92", "Inclusion Office", "In progress in Q2, nothing since"),
    ]


def test_every_number_leads_to_those_initiatives(waiting):
    document, plan_id = waiting
    found = overview(document, plan_id, Q4)
    parts = [part for bar in (*found.by_objective.bars, *found.due.bars) for part in bar.segments]
    sums = [(bar.link, int(bar.sum)) for bar in found.by_objective.bars]
    points = [(one.link, int(one.note.split(" of ")[1])) for one in found.on_time.points]
    said = [(one.which, int(one.words.split()[0])) for one in found.sentence if one.which]
    wanted = [*((part.link, part.value) for part in parts), *sums, *points, *said]
    assert len(wanted) == 17 + 3 + 5 + 4 + 3
    for which, count in wanted:
        assert len(leads_to(document, plan_id, found, which)) == count, which
    late = leads_to(document, plan_id, found, found.sentence[2].which)
    assert late == [one.initiative_id for one in found.late]
    missing = leads_to(document, plan_id, found, found.sentence[4].which)
    assert missing == [one.initiative_id for one in found.missing]


def test_a_running_quarter_has_no_rate_yet(waiting):
    document, plan_id = waiting
    ended, running = (
        overview(document, plan_id, Q4, day).on_time for day in (date(2024, 1, 9), date(2023, 11, 9))
    )
    assert ended == overview(document, plan_id, Q4).on_time
    assert running.points[:3] == ended.points[:3]
    last = running.points[3]
    assert last.value is None and last.note.endswith(" so far") and last.link == ended.points[3].link
    assert last.note.split(" of ")[0] == ended.points[3].note.split(" of ")[0]
    assert running.table.rows[3][-1] == "–"
    said = [int(one.caption.split()[2]) for one in (ended, running)]  # all that were due
    assert said[0] - said[1] == int(ended.points[3].note.split(" of ")[1])


def test_the_parts_of_a_goal_are_its_initiatives_and_no_others(waiting):
    document, plan_id = waiting
    found = overview(document, plan_id, Q4)
    listed = [
        one
        for bar in found.by_objective.bars
        for part in bar.segments
        for one in leads_to(document, plan_id, found, part.link)
    ]
    assert sorted(listed) == sorted(
        one.initiative_id for one in standings(document, outline(document, plan_id), Q4)
    )


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_number_beside_the_page_is_that_of_the_page(waiting, number):
    quarter = Quarter(2023, number)
    assert attention(*waiting, quarter) == overview(*waiting, quarter).attention


# ---- small plans


def test_nothing_told_yet(document):
    plan_id, _ids = small_plan(document)
    found = overview(document, plan_id, Quarter(2024, 1))
    assert (found.total, found.told, found.attention) == (4, False, 0)
    assert attention(document, plan_id, Quarter(2024, 1)) == 0


def test_a_plan_without_initiatives(document):
    plan_id = add_plan(document, "Plan", "annual", date(2024, 1, 1), date(2024, 12, 31))
    found = overview(document, plan_id, Quarter(2024, 1))
    assert (found.total, found.due_count, found.by_objective.bars) == (0, 0, ())
    assert found.due.sentence == "Nothing is due in this quarter."
    assert found.on_time.sentence == "Nothing was due so far."


def test_a_quarter_in_the_middle_of_the_year(document):
    plan_id, (first, second, third, undated) = small_plan(document)
    tell(document, plan_id, first, "2024-Q1", "in_progress")
    tell(document, plan_id, first, "2024-Q2", "in_progress")
    tell(document, plan_id, second, "2024-Q2", "done")
    tell(document, plan_id, third, "2024-Q2", "not_started")
    tell(document, plan_id, undated, "2024-Q2", "dropped")
    found = overview(document, plan_id, Quarter(2024, 2))
    assert "".join(one.words for one in found.sentence) == (
        "1 of 4 initiatives is completed. 1 is in progress, 1 is not started and 1 is dropped."
    )
    assert found.overdue == 1
    assert leads_to(document, plan_id, found, Which(overdue=True)) == [first]
    assert [(one.label, one.note) for one in found.on_time.points] == [
        ("Q1", "0 of 1"),
        ("Q2", "1 of 2"),
        ("Q3", "none due"),
        ("Q4", "none due"),
    ]
    assert found.on_time.points[2].value is None


def test_the_reason_and_the_new_date_that_were_told_before_hold_as_in_the_status_report(document):
    plan_id, (one, other, *_more) = small_plan(document)
    told = {"reason": "No paint", "new_due": Due("2025-Q1")}
    tell(document, plan_id, one, "2024-Q3", "late", **told)
    for late in (one, other):
        tell(document, plan_id, late, "2024-Q4", "late")
    held, bare = overview(document, plan_id, Quarter(2024, 4)).late
    assert (held.reason, held.reason_missing, held.new_due, held.how_late) == (
        *("No paint", False, Due("2025-Q1"), 4),
    )
    assert (bare.reason, bare.reason_missing, bare.new_due) == ("", True, Due())


def test_a_plan_of_several_years_shows_the_last_quarters_with_their_year(document):
    plan_id, (first, *_others) = small_plan(document, ends=date(2027, 12, 31))
    tell(document, plan_id, first, "2024-Q1", "done")
    found = overview(document, plan_id, Quarter(2026, 3))
    labels = [one.label for one in found.on_time.points]
    assert labels == ["Q2 2025", "Q3 2025", "Q4 2025", "Q1 2026", "Q2 2026", "Q3 2026"]
    early = overview(document, plan_id, Quarter(2024, 1))
    assert [one.label for one in early.on_time.points] == ["Q1 2024", "Q2 2024", "Q3 2024", "Q4 2024"]


def test_milestones_that_are_due_and_not_reached(document):
    plan_id, (first, second, *_others) = small_plan(document)
    add_milestone(document, first, "Late", due=Due("2024-Q1"))
    add_milestone(document, first, "Reached in time", due=Due("2024-Q2"), done=date(2024, 5, 2))
    add_milestone(document, second, "Due now", due=Due("2024-06-03"))
    add_milestone(document, second, "Reached later", due=Due("2024-Q2"), done=date(2024, 7, 9))
    add_milestone(document, second, "Not yet", due=Due("2024-Q3"))
    found = overview(document, plan_id, Quarter(2024, 2)).milestones
    assert [(one.text, one.overdue, one.initiative_id) for one in found] == [
        ("Late", True, first),
        ("Due now", False, second),
        ("Reached later", False, second),
    ]


def test_the_plans_own_words_are_used_where_one_says_it(document):
    plan_id, (first, *_others) = small_plan(document)
    set_status_words(document, plan_id, usual_sets()[2].words)
    tell(document, plan_id, first, "2024-Q1", "late", reason="Staff")
    found = overview(document, plan_id, Quarter(2024, 1))
    assert found.late_label == "At risk"
    assert "1 is at risk" in [one.words for one in found.sentence]
    words = status_words(document, plan_id)
    twice = [*words, replace(words[0], id=0, word="Stalled", counts_as="late")]
    assert role_labels(twice)["late"] == "Delayed"
    assert role_labels(words)["done_late"] == "Complete after due quarter"


def test_halves_are_rounded_up():
    assert [percent(15, 24), percent(1, 200), percent(1, 3), percent(3, 3)] == ["63%", "1%", "33%", "100%"]
