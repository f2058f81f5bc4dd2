"""The history in words: entries, what each of them did, and the way back."""

from datetime import date

import pytest

from plandesk.domain import (
    branches,
    history_search,
    history_view,
    initiatives,
    milestones,
    people,
    plans,
    updates,
)
from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import Lead, add_initiative, change_initiative
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.service import add_picture, change_service
from plandesk.errors import NotThere
from tests.copies import empty_plan
from tests.domain import reporting_year

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf500f0003860180d5be6b1c0000000049454e44ae426082"
)


@pytest.fixture
def document(tmp_path):
    made = empty_plan(tmp_path / "plan.plandesk")
    with made.step("Begin"):
        plan_id = plans.add_plan(made, "Plan", "annual", date(2024, 1, 1), date(2024, 12, 31))
        area = add_objective(made, plan_id, None, "Area")
        add_initiative(made, add_objective(made, plan_id, area, "Goal"), "Walk the beat")
    yield made
    made.close()


def told(document):
    """What the last entry says about each field."""
    last = history_view.steps(document, 1)[0]
    return {
        change.field: (change.before, change.after)
        for record in history_view.changes_of(document, last.id)
        for change in record.fields
    }


def test_entries_can_be_read_in_parts_and_searched(document):
    for number in range(5):
        change_service(document, mission=f"Mission {number}")
    whole = history_view.steps(document)
    assert [step.name for step in whole] == [*["Change service"] * 5, "Begin"]
    first = history_view.steps(document, 2)
    assert history_view.steps(document, 10, first[-1].id) == whole[2:]
    assert [step.name for step in history_view.steps(document, text="BEGIN")] == ["Begin"]
    assert history_view.count_steps(document) == 6
    assert history_view.count_steps(document, "begin") == 1
    assert history_view.count_steps(document, "planner") == 6


def test_values_are_told_in_the_readers_words(document):
    unit = people.add_unit(document, "Patrol")
    people.add_person(document, "Li Wei", unit_id=unit, sworn=False)
    assert told(document)["Unit"] == ("", "Patrol")
    assert told(document)["Sworn"] == ("", "No")
    change_initiative(document, 1, due=Due("2024-Q1 2024-Q4"), public=False)
    assert told(document)["Due"] == ("", "Q1 & Q4 2024")
    assert told(document)["Print in the public edition"] == ("Yes", "No")
    plans.change_plan(document, 1, state="approved", paper="a4")
    assert told(document) == {"State": ("Draft", "Approved"), "Paper": ("Letter", "A4")}


def test_a_picture_is_told_by_its_name(document):
    with document.step("Change logo"):
        change_service(document, logo=add_picture(document, PIXEL, "crest.png"))
    assert told(document)["Logo"] == ("", "crest.png")


def test_a_lead_is_told_by_name(document):
    unit = people.add_unit(document, "Patrol")
    change_initiative(document, 1, leads=(Lead(None, unit, ""),))
    last = history_view.steps(document, 1)[0]
    assert [(one.record, one.title) for one in history_view.changes_of(document, last.id)] == [
        ("Lead", "Patrol")
    ]


def test_a_step_is_about_the_first_record_it_touched(document):
    change_initiative(document, 1, results="Done")
    assert history_view.subject(document, history_view.steps(document, 1)[0].id) == "Walk the beat"
    assert history_view.subject(document, 4711) == ""


def test_how_far_the_way_back_is(document):
    begin = history_view.steps(document, 1)[0].id
    for number in range(3):
        change_service(document, mission=f"Mission {number}")
    assert history_view.steps_after(document, begin) == 3
    document.undo()
    assert history_view.steps_after(document, begin) == 2
    document.undo_to(begin)
    assert history_view.steps_after(document, begin) == 0


def test_a_record_is_known_by_its_uid(document):
    uid = history_view.uid_of(document, "initiative", 1)
    change_initiative(document, 1, results="Done")
    found = history_view.changes_of_record(document, uid)
    assert [step.name for step, _change in found][-1] == "Begin"
    assert len(found) == 2
    for table, record_id in (("initiative", 4711), ("sqlite_master", 1), ("step", 1)):
        with pytest.raises(NotThere):
            history_view.uid_of(document, table, record_id)


def test_the_history_of_an_initiative_has_its_updates_and_milestones(document):
    year = reporting_year.fill(document)
    one = year.leaves[0]
    uid = history_view.uid_of(document, "initiative", one)
    step = milestones.add_milestone(document, one, "First step")
    milestones.delete_milestones(document, [step])
    updates.set_updates(document, [one], Quarter(2026, 3), status_id=year.words["in_progress"])
    updates.set_updates(document, [year.leaves[1]], Quarter(2026, 3), status_id=year.words["in_progress"])
    found = [(change.table, change.op) for _step, change in history_view.changes_of_record(document, uid)]
    assert found[:3] == [("status_update", "insert"), ("milestone", "delete"), ("milestone", "insert")]
    told = [change for _step, change in history_view.changes_of_record(document, uid)]
    updates_of_it = document.rows("SELECT uid FROM status_update WHERE initiative_id = ?", (one,))
    own = {row["uid"] for row in updates_of_it}
    assert {change.uid for change in told if change.table == "status_update"} <= own
    assert uid in {change.uid for change in told}


def test_a_record_that_was_deleted_since_still_has_its_title(document):
    year = reporting_year.fill(document)
    one = year.leaves[1]
    initiatives.change_initiative(document, one, public=False)
    changed = document.value("SELECT max(id) FROM step")
    branches.delete_nodes(document, [branches.Node("initiative", one)])
    deleted = document.value("SELECT max(id) FROM step")
    goal = document.value("SELECT objective_id FROM initiative LIMIT 1")
    assert initiatives.add_initiative(document, goal, "Another one") is not None
    assert history_view.subject(document, changed) == "Paint crossings"
    assert history_view.subject(document, deleted) == "Paint crossings"


def test_an_update_that_was_deleted_along_names_its_initiative(document):
    year = reporting_year.fill(document)
    one = year.leaves[1]
    updates.set_updates(document, [one], Quarter(2026, 3), narrative="Told late")
    told = document.value("SELECT max(id) FROM step")
    branches.delete_nodes(document, [branches.Node("initiative", one)])
    deleted = history_view.changes_of(document, document.value("SELECT max(id) FROM step"))
    titles = {change.title for change in deleted if change.table == "status_update"}
    assert titles == {"Paint crossings"}
    assert [change.title for change in history_view.changes_of(document, told)] == ["Paint crossings"]


def test_what_belonged_to_an_earlier_record_of_the_same_number_is_not_told(document):
    year = reporting_year.fill(document)
    last = year.leaves[-1]
    gone = history_view.uid_of(document, "initiative", last)
    branches.delete_nodes(document, [branches.Node("initiative", last)])
    assert initiatives.add_initiative(document, year.goals[0], "In its place") == last
    initiatives.change_initiative(document, last, sub_items=("Its own part",))
    new = history_view.uid_of(document, "initiative", last)

    def told(uid):
        changes = [change for _step, change in history_view.changes_of_record(document, uid)]
        return {field.now_or_before for change in changes for field in change.fields}

    assert "By day" in told(gone) and "Its own part" not in told(gone)
    assert "Its own part" in told(new) and "By day" not in told(new)


def names(document, text):
    found = [step.name for step in history_view.steps(document, text=text)]
    assert len(found) == history_view.count_steps(document, text)
    assert len(found) == len(history_search.ids_of(document, text))
    return found


def test_steps_are_found_by_what_they_touched(document):
    change_initiative(document, 1, results='Ninety "beats"\nwalked in É')
    one = milestones.add_milestone(document, 1, "Shoes bought", due=Due("2024-Q2"))
    milestones.change_milestone(document, one, done=date(2024, 5, 6))
    people.add_unit(document, "Patrol")
    words = updates.status_words(document, 1)
    updates.set_updates(document, [1], Quarter(2024, 1), status_id=words[1].id, narrative="Half of it")
    of_it = ["Update status", "Change milestone", "Add milestone", "Change Activity / Project", "Begin"]
    for words in ("WALK the beat", "ninety", 'y "beats"\nw', "É"):
        assert names(document, words) == of_it
    assert names(document, "half of") == ["Update status"]
    assert names(document, "shoes") == ["Change milestone", "Add milestone"]
    assert names(document, "patrol") == ["Add unit"]
    assert names(document, "results") == []  # a column's name is no word of the user's
    change_initiative(document, 1, text="Ride the beat")
    assert "Change milestone" in names(document, "walk the") and "Change milestone" in names(document, "ride")
    assert names(document, "nobody wrote this") == []


def test_days_are_told_in_words(document):
    one = milestones.add_milestone(document, 1, "Shoes bought")
    milestones.change_milestone(document, one, done=date(2024, 5, 6))
    assert told(document)["Done"] == ("", "6 May 2024")
    plans.change_plan(document, 1, state="approved", state_date=date(2024, 1, 24))
    assert told(document)["Since"] == ("", "24 January 2024")
