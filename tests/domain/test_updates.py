"""Status words, quarterly updates and milestones."""

from datetime import date

import pytest

from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import add_initiative
from plandesk.domain.milestones import (
    add_milestone,
    change_milestone,
    delete_milestones,
    milestones,
    milestones_of_plan,
    move_milestone,
)
from plandesk.domain.periods import Due, Quarter, quarters_between
from plandesk.domain.plans import duplicate_plan
from plandesk.domain.statuses import (
    StatusWord,
    own_word,
    set_status_words,
    status_words,
    uses,
    usual_sets,
)
from plandesk.domain.updates import (
    clear_updates,
    copy_last,
    reasons,
    set_each,
    set_updates,
    updates_of,
)
from plandesk.errors import InvalidValue, NotThere, ReasonRequired
from plandesk.file.document import Document

Q1, Q2, Q3 = (Quarter(2026, number) for number in (1, 2, 3))


@pytest.fixture
def made(document, plan_id):
    """Three initiatives under one goal."""
    goal = add_objective(document, plan_id, None, "Safe roads")
    return [add_initiative(document, goal, text) for text in ("One", "Two", "Three")]


def words_of(document, plan_id):
    return {one.counts_as: one for one in status_words(document, plan_id)}


# ---- quarters


def test_quarters_read_write_and_follow_each_other():
    assert Quarter.parse("2023-Q4") == Quarter(2023, 4)
    assert Quarter(2023, 4).stored == "2023-Q4" and Quarter(2023, 4).text() == "Q4 2023"
    assert Quarter(2023, 4).text(2023) == "Q4"
    assert Quarter(2023, 4).next == Quarter(2024, 1) and Quarter(2024, 1).previous == Quarter(2023, 4)
    assert Quarter(2024, 2).first == date(2024, 4, 1) and Quarter(2024, 2).last == date(2024, 6, 30)
    assert Quarter.of(date(2024, 9, 30)) == Quarter(2024, 3)
    assert len(quarters_between(date(2024, 1, 1), date(2027, 12, 31))) == 16


@pytest.mark.parametrize("text", ["2023-Q5", "2023", "Q4", "2023-Q4 ", "x"])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(InvalidValue):
        Quarter.parse(text)


@pytest.mark.parametrize(
    ("due", "quarter"),
    [
        ("2023-Q1 2023-Q4", Quarter(2023, 4)),
        ("2024-06", Quarter(2024, 2)),
        ("2024-07-01", Quarter(2024, 3)),
        ("2024", Quarter(2024, 4)),
        ("annually", None),
        ("ongoing", None),
        ("", None),
    ],
)
def test_the_due_quarter_is_that_of_the_end(due, quarter):
    assert Due(due).due_quarter == quarter


# ---- status words


def test_a_new_plan_has_the_usual_words(document, plan_id):
    words = status_words(document, plan_id)
    assert [one.counts_as for one in words] == ["not_started", "in_progress", "late", "done", "dropped"]
    assert [one.reason_required for one in words] == [False, False, True, False, True]


def test_words_are_renamed_added_and_put_in_order_in_one_step(document, plan_id):
    first, *others = status_words(document, plan_id)
    paused = StatusWord(0, "", 0, 0, " Paused ", "dropped", "red", "late", True)
    set_status_words(document, plan_id, [*others, paused, first])
    found = status_words(document, plan_id)
    assert [one.word for one in found[-2:]] == ["Paused", first.word] and found[-1].id == first.id
    document.undo()
    assert status_words(document, plan_id) == (first, *others)


@pytest.mark.parametrize(
    "words",
    [[], [("", "done")], [("Done", "done"), ("done ", "late")], [("Done", "finished")]],
)
def test_words_that_cannot_be_are_refused(document, plan_id, words):
    before = status_words(document, plan_id)
    with pytest.raises(InvalidValue):
        set_status_words(
            document,
            plan_id,
            [StatusWord(0, "", 0, 0, word, "done", "green", counts, False) for word, counts in words],
        )
    assert status_words(document, plan_id) == before


def test_a_word_in_use_stays(document, plan_id, made):
    word = words_of(document, plan_id)["in_progress"]
    set_updates(document, made, Q1, status_id=word.id)
    assert uses(document, word.id) == 3
    rest = [one for one in status_words(document, plan_id) if one.id != word.id]
    with pytest.raises(InvalidValue, match="3 updates"):
        set_status_words(document, plan_id, rest)


def test_a_plan_of_an_older_file_gets_its_words_at_first_use(document, plan_id, made):
    with document.step("As an older version left it"):
        document.execute("DELETE FROM status_word")
    virtual = words_of(document, plan_id)["done"]
    assert virtual.id < 0
    set_updates(document, made[:1], Q1, status_id=virtual.id)
    real = words_of(document, plan_id)["done"]
    assert real.id > 0 and updates_of(document, made[0])[Q1].status_id == real.id
    assert own_word(document, plan_id, real.id) == real.id


def test_every_usual_set_can_be_taken(document, plan_id):
    for usual in usual_sets():
        set_status_words(document, plan_id, usual.words)
        assert [one.word for one in status_words(document, plan_id)] == [one.word for one in usual.words]


def test_a_copy_of_a_plan_has_its_words(document, plan_id):
    set_status_words(document, plan_id, usual_sets()[1].words)
    copy = duplicate_plan(document, plan_id)
    assert [one.word for one in status_words(document, copy)] == [one.word for one in usual_sets()[1].words]


# ---- updates


def test_a_done_status_fills_the_quarter_of_completion_and_another_empties_it(document, plan_id, made):
    words = words_of(document, plan_id)
    set_updates(document, made[:1], Q2, status_id=words["done"].id)
    told = updates_of(document, made[0])[Q2]
    assert told.completed == Due("2026-Q2") and told.who == "A. Planner" and told.at is not None
    set_updates(document, made[:1], Q2, status_id=words["done"].id, completed=Due("2026-Q1"))
    set_updates(document, made[:1], Q2, narrative="All is done")
    assert updates_of(document, made[0])[Q2].completed == Due("2026-Q1")
    set_updates(document, made[:1], Q2, status_id=words["in_progress"].id)
    told = updates_of(document, made[0])[Q2]
    assert told.completed == Due() and told.narrative == "All is done"


def test_what_was_done_before_stays_done_then_when_it_is_told_again(document, plan_id, made):
    words = {kind: one.id for kind, one in words_of(document, plan_id).items()}
    first, second = made[:2]
    set_updates(document, [first], Quarter(2024, 1), status_id=words["done"])
    set_updates(document, [first, second], Quarter(2024, 2), status_id=words["done"])
    assert updates_of(document, first)[Quarter(2024, 2)].completed.stored == "2024-Q1"
    assert updates_of(document, second)[Quarter(2024, 2)].completed.stored == "2024-Q2"
    set_updates(document, [first], Quarter(2024, 3), status_id=words["in_progress"])
    set_updates(document, [first], Quarter(2024, 4), status_id=words["done"])
    assert updates_of(document, first)[Quarter(2024, 4)].completed.stored == "2024-Q4"


def test_a_word_that_asks_for_a_reason_is_refused_without(document, plan_id, made):
    late = words_of(document, plan_id)["late"]
    with pytest.raises(ReasonRequired, match="Delayed"):
        set_updates(document, made, Q1, status_id=late.id)
    with pytest.raises(ReasonRequired):
        set_updates(document, made, Q1, status_id=late.id, reason="  ")
    assert updates_of(document, made[0]) == {}
    set_updates(document, made, Q1, status_id=late.id, reason="No staff", new_due=Due("2027-Q1"))
    with pytest.raises(ReasonRequired):
        set_updates(document, made, Q1, reason="")
    set_updates(document, made, Q1, narrative="Hiring goes on")
    told = updates_of(document, made[2])[Q1]
    assert (told.reason, told.new_due.stored, told.narrative) == ("No staff", "2027-Q1", "Hiring goes on")
    assert document.value("SELECT new_due_end FROM status_update LIMIT 1") == "2027-03-31"
    assert reasons(document, plan_id) == ["No staff"]


def test_many_are_told_in_one_step_that_is_undone_in_one(document, plan_id, made):
    told = []
    document.listen(told.append)
    set_updates(document, made, Q1, status_id=words_of(document, plan_id)["done"].id)
    assert len(told) == 1 and document.undo_name == "Update status of 3"
    document.undo()
    assert all(updates_of(document, one) == {} for one in made)


def test_telling_the_same_again_is_no_change(document, plan_id, made):
    done = words_of(document, plan_id)["done"]
    set_updates(document, made, Q1, status_id=done.id, percent=100)
    before = updates_of(document, made[0])
    set_updates(document, made, Q1, status_id=done.id, percent=100)
    assert updates_of(document, made[0]) == before
    document.undo()
    assert updates_of(document, made[0]) == {}


def test_bad_values_change_nothing(document, plan_id, made):
    for fields in ({"percent": 101}, {"percent": -1}, {"status_id": 4711}):
        with pytest.raises(InvalidValue):
            set_updates(document, made, Q1, **fields)
    with pytest.raises(NotThere):
        set_updates(document, [*made, 4711], Q1, percent=3)
    with pytest.raises(TypeError):
        set_updates(document, made, Q1, state="done")
    assert all(updates_of(document, one) == {} for one in made)


def test_the_last_update_is_repeated_where_there_is_none_yet(document, plan_id, made):
    words = words_of(document, plan_id)
    set_updates(document, made[:1], Q1, status_id=words["late"].id, reason="No staff", narrative="Hiring")
    set_updates(document, made[1:2], Q1, status_id=words["done"].id)
    assert copy_last(document, made, Q3) == 1
    told = updates_of(document, made[0])[Q3]
    assert (told.status_id, told.reason, told.narrative) == (words["late"].id, "No staff", "Hiring")
    assert Q3 not in updates_of(document, made[1]) and updates_of(document, made[2]) == {}
    assert copy_last(document, made, Q3) == 0


def test_different_things_are_told_and_cleared(document, plan_id, made):
    words = words_of(document, plan_id)
    set_each(
        document,
        "Import",
        Q1,
        [(made[0], {"status_id": words["late"].id}), (made[1], {"percent": 40, "narrative": "Half"})],
    )
    assert document.undo_name == "Import" and updates_of(document, made[0])[Q1].reason == ""
    clear_updates(document, made, Q1)
    assert updates_of(document, made[0]) == updates_of(document, made[1]) == {}
    document.undo()
    assert updates_of(document, made[1])[Q1].percent == 40


def test_updates_survive_closing(document, plan_id, made):
    set_updates(document, made, Q1, status_id=words_of(document, plan_id)["done"].id)
    document.close()
    again = Document.open(document.path)
    assert list(updates_of(again, made[1])) == [Q1]
    again.close()


# ---- milestones


def test_milestones_are_kept_in_order(document, plan_id, made):
    first = add_milestone(document, made[0], "Tender out", due=Due("2026-Q1"))
    second = add_milestone(document, made[0], "Contract", due=Due("2026-06-30"))
    third = add_milestone(document, made[0], "Kick-off", 1)
    change_milestone(document, first, done=date(2026, 2, 3))
    assert [one.text for one in milestones(document, made[0])] == ["Tender out", "Kick-off", "Contract"]
    assert milestones(document, made[0])[0].done == date(2026, 2, 3)
    move_milestone(document, second, 0)
    delete_milestones(document, [third])
    found = milestones(document, made[0])
    assert [(one.text, one.position) for one in found] == [("Contract", 0), ("Tender out", 1)]
    assert milestones_of_plan(document, plan_id) == {made[0]: found}
    with pytest.raises(NotThere):
        add_milestone(document, 4711, "Nowhere")
