"""What was changed since approval, or between any two moments: each kind, and what is none."""

from datetime import UTC, date, datetime, timedelta

import pytest

from plandesk.domain import amendments, approval, branches, initiatives, plans, updates
from plandesk.domain.amendments import (
    ADDED,
    DROPPED,
    MADE_INTERNAL,
    MADE_PUBLIC,
    MOVED,
    REDATED,
    REWORDED,
    between,
    entries,
    set_amendment_reason,
    since_approval,
)
from plandesk.domain.branches import Node
from plandesk.domain.periods import Due
from plandesk.errors import InvalidValue, NotThere
from plandesk.file import history
from plandesk.file.as_of import document_as_of
from tests.domain import reporting_year
from tests.domain.reporting_year import Q3, Q4


class Clock:
    """A minute goes by with each step."""

    def __init__(self):
        self.time = datetime(2026, 1, 5, 12, tzinfo=UTC)

    def now(self):
        self.time += timedelta(minutes=1)
        return self.time.isoformat(timespec="milliseconds")


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(history, "now", made.now)
    return made


@pytest.fixture
def year(document, clock):
    made = reporting_year.fill(document)
    for row in document.rows("SELECT initiative_id, period FROM status_update"):
        updates.clear_updates(document, [row[0]], updates.Quarter.parse(row[1]))
    approval.approve(document, made.plan, date(2026, 1, 24))
    return made


def found(document, year):
    return [(one.kinds, one.text_after or one.text_before) for one in since_approval(document, year.plan)]


def only(document, year):
    (one,) = since_approval(document, year.plan)
    return one


def test_right_after_approval_there_is_nothing(document, year):
    assert since_approval(document, year.plan) == ()


def test_reworded_tells_both_wordings_who_and_when(document, year, clock):
    document.who = "B. Editor"
    initiatives.change_initiative(document, year.leaves[1], text="Paint and light crossings")
    changed_at = document.value("SELECT at FROM step ORDER BY id DESC LIMIT 1")
    document.who = "C. Other"
    initiatives.change_initiative(document, year.leaves[1], results="No amendment")
    one = only(document, year)
    assert one.kinds == (REWORDED,)
    assert (one.text_before, one.text_after) == ("Paint crossings", "Paint and light crossings")
    assert (one.number_before, one.number_after, one.place_after) == ("2", "2", "1 Safe streets")
    assert one.who == "B. Editor"
    assert one.when == datetime.fromisoformat(changed_at)
    assert (one.there_before, one.there_after) == (True, True)


def test_who_and_when_are_known_in_the_moment_of_approval_and_after_a_clock_was_set_back(
    document, clock, monkeypatch
):
    made = reporting_year.fill(document)
    monkeypatch.setattr(history, "now", lambda: "2026-03-01T12:00:00.000+00:00")
    approval.approve(document, made.plan, date(2026, 3, 1))
    initiatives.change_initiative(document, made.leaves[0], text="Walk everywhere")
    monkeypatch.setattr(history, "now", lambda: "2026-03-01T11:00:00.000+00:00")
    initiatives.change_initiative(document, made.leaves[1], text="Paint everything")
    first, second = since_approval(document, made.plan)[:2]
    assert (first.text_after, first.who, first.when.hour) == ("Walk everywhere", document.who, 12)
    assert (second.text_after, second.who, second.when.hour) == ("Paint everything", document.who, 11)


def test_redated_by_its_due_time_or_by_the_new_date_of_a_late_status(document, year):
    initiatives.change_initiative(document, year.leaves[0], due=Due("2026-Q2"))
    updates.set_updates(
        document,
        [year.leaves[1]],
        Q3,
        status_id=year.words["late"],
        reason="No paint",
        new_due=Due("2027-Q1"),
    )
    updates.set_updates(document, [year.leaves[2]], Q3, status_id=year.words["late"], reason="Rain")
    first, second = since_approval(document, year.plan)
    assert (first.kinds, first.due_before, first.due_after) == ((REDATED,), Due("2026-Q1"), Due("2026-Q2"))
    assert (second.kinds, second.due_before, second.due_after) == ((REDATED,), Due("2026-Q2"), Due("2027-Q1"))
    assert (first.reason, second.reason, second.own_reason) == ("", "No paint", False)
    assert second.who == "A. Planner" and second.when is not None
    updates.set_updates(document, [year.leaves[1]], Q4, status_id=year.words["done"])
    assert [one.kinds for one in since_approval(document, year.plan)] == [(REDATED,)]  # it was done, if late


def test_who_gave_the_new_date_is_told_though_the_plan_came_into_the_file_with_its_approval(
    document, clock, monkeypatch
):
    monkeypatch.setattr(history, "now", lambda: "2026-03-01T12:00:00.000+00:00")
    with document.step("Import"):
        made = reporting_year.fill(document)
        approval.approve(document, made.plan, date(2026, 1, 24))
    clock.time = datetime(2026, 10, 5, 12, tzinfo=UTC)
    monkeypatch.setattr(history, "now", clock.now)
    document.who = "B. Collector"
    late = {"status_id": made.words["late"], "reason": "No paint", "new_due": Due("2027-Q1")}
    updates.set_updates(document, [made.leaves[1]], Q3, **late)
    document.who = "C. Other"
    updates.set_updates(document, [made.leaves[1]], Q4, status_id=made.words["in_progress"])
    one = next(one for one in since_approval(document, made.plan) if one.due_after == Due("2027-Q1"))
    assert (one.kinds, one.who, one.when.month) == ((REDATED,), "B. Collector", 10)
    initiatives.change_initiative(document, made.leaves[1], text="Paint everything")
    one = next(one for one in since_approval(document, made.plan) if one.due_after == Due("2027-Q1"))
    assert (one.kinds, one.who) == ((REWORDED, REDATED), "C. Other")


def test_a_new_date_holds_on_where_later_updates_say_nothing_of_it_as_in_the_status_report(document, year):
    updates.set_updates(
        document, [year.leaves[0]], Q3, status_id=year.words["late"], reason="Ice", new_due=Due("2026-Q4")
    )
    updates.set_updates(document, [year.leaves[0]], Q4, status_id=year.words["in_progress"])
    one = only(document, year)
    assert (one.kinds, one.due_after, one.reason) == ((REDATED,), Due("2026-Q4"), "Ice")
    updates.set_updates(document, [year.leaves[0]], Q4, status_id=year.words["late"], reason="More ice")
    assert found(document, year) == []  # a reason without a date: the new date is not told any more
    updates.set_updates(document, [year.leaves[0]], Q4, status_id=year.words["dropped"], reason="Thaw")
    assert found(document, year) == [((DROPPED,), "Walk the core")]


def test_several_kinds_at_once(document, year):
    branches.move_nodes(document, [Node("initiative", year.leaves[0])], year.goals[1], 0)
    initiatives.change_initiative(document, year.leaves[0], text="Walk", due=Due(), public=False)
    one = only(document, year)
    assert one.kinds == (REWORDED, REDATED, MOVED, MADE_INTERNAL)
    assert (one.place_before, one.place_after) == ("1 Safe streets", "2 Trust")
    assert (one.number_before, one.number_after) == ("1", "3")
    assert (one.printed_before, one.printed_after) == (True, False)


def test_numbers_that_only_followed_and_places_in_the_same_goal_are_no_amendment(document, year):
    branches.move_by(document, [Node("initiative", year.leaves[0])], 1)
    branches.move_by(document, [Node("objective", year.goals[0])], 1)
    assert found(document, year) == []


def test_added_and_dropped_in_printed_order(document, year):
    initiatives.add_initiative(document, year.goals[0], "New", position=1)
    branches.delete_nodes(document, [Node("initiative", year.leaves[1])])
    branches.delete_nodes(document, [Node("objective", year.goals[1])])
    assert found(document, year) == [
        ((DROPPED,), "Paint crossings"),
        ((ADDED,), "New"),
        ((DROPPED,), "Trust"),
        ((DROPPED,), "Hold open days"),
        ((DROPPED,), "Review the cells"),
    ]
    gone = since_approval(document, year.plan)[0]
    assert not gone.there_after and gone.goal_label == "1 Safe streets"
    document.undo()
    document.undo()
    assert found(document, year) == [((ADDED,), "New")]


def test_dropped_by_its_status_with_the_reason_of_the_update(document, year):
    dropped = year.words["dropped"]
    updates.set_updates(document, [year.leaves[3]], Q3, status_id=dropped, reason="No visitors")
    one = only(document, year)
    assert (one.kinds, one.reason, one.own_reason, one.there_after) == (
        (DROPPED,),
        "No visitors",
        False,
        True,
    )


def test_of_a_deleted_one_the_reason_of_its_last_update_is_known(document, year):
    late = year.words["late"]
    updates.set_updates(document, [year.leaves[3]], Q3, status_id=late, reason="First")
    updates.set_updates(document, [year.leaves[3]], Q4, status_id=late, reason="Given up")
    branches.delete_nodes(document, [Node("initiative", year.leaves[3])])
    assert only(document, year).reason == "Given up"


def test_an_own_reason_goes_first_and_is_one_step_to_give(document, year):
    dropped = year.words["dropped"]
    updates.set_updates(document, [year.leaves[3]], Q3, status_id=dropped, reason="No visitors")
    uid = initiatives.initiative(document, year.leaves[3]).uid
    set_amendment_reason(document, year.plan, uid, " Agreed with the commission ")
    one = only(document, year)
    assert (one.reason, one.own_reason) == ("Agreed with the commission", True)
    set_amendment_reason(document, year.plan, uid, "Agreed in June")
    assert only(document, year).reason == "Agreed in June"
    document.undo()
    assert only(document, year).reason == "Agreed with the commission"
    set_amendment_reason(document, year.plan, uid, "")
    assert only(document, year).reason == "No visitors"


def test_objectives_too(document, year):
    branches.change_objective(document, year.goals[0], title="Safer streets", public=False)
    third = branches.add_objective(document, year.plan, None, "Third")
    one, two = since_approval(document, year.plan)
    assert (one.node, one.kinds) == ("objective", (REWORDED, MADE_INTERNAL))
    assert (two.kinds, two.text_after) == ((ADDED,), "Third")
    branches.change_objective(document, year.goals[0], public=True)
    branches.delete_nodes(document, [Node("objective", third)])
    assert only(document, year).kinds == (REWORDED,)


def test_what_is_below_something_internal_is_not_printed(document, year):
    branches.change_objective(document, year.goals[0], public=False)
    initiatives.change_initiative(document, year.leaves[0], text="Changed")
    initiatives.change_initiative(document, year.leaves[4], public=True)
    goal, leaf, other = since_approval(document, year.plan)
    assert (goal.printed_before, goal.printed_after) == (True, False)
    assert (leaf.kinds, leaf.printed_before, leaf.printed_after) == ((REWORDED,), True, False)
    assert (other.kinds, other.printed_before, other.printed_after) == ((MADE_PUBLIC,), False, True)


def test_between_two_moments_only_what_was_changed_then(document, year, clock):
    first = clock.now()
    initiatives.change_initiative(document, year.leaves[0], text="In spring")
    second = clock.now()
    initiatives.change_initiative(document, year.leaves[0], text="In summer")
    initiatives.change_initiative(document, year.leaves[1], text="In summer, too")
    third = clock.now()

    def texts(since, until):
        return [(one.text_before, one.text_after) for one in between(document, year.plan, since, until)]

    assert texts(first, second) == [("Walk the core", "In spring")]
    assert texts(second, third) == [("In spring", "In summer"), ("Paint crossings", "In summer, too")]
    assert texts(first, "2999-01-01")[0] == ("Walk the core", "In summer")
    (one,) = between(document, year.plan, first, second)
    assert first < one.when.isoformat(timespec="milliseconds") < second
    with pytest.raises(InvalidValue, match="before the second"):
        between(document, year.plan, second, first)


def test_before_the_plan_was_there_everything_is_added(document, year):
    found = between(document, year.plan, "2001-01-01", "2999-01-01")
    assert {one.kinds for one in found} == {(ADDED,)}
    assert len(found) == 7


def test_the_past_can_be_compared_too(document, year, clock):
    initiatives.change_initiative(document, year.leaves[0], text="In spring")
    then = clock.now()
    initiatives.change_initiative(document, year.leaves[0], text="In summer")
    past = document_as_of(document, then)
    assert [one.text_after for one in since_approval(past, year.plan)] == ["In spring"]
    past.close()


def test_without_a_kept_approval_it_is_told(document, clock):
    plan = plans.add_plan(document, "P", "annual", date(2026, 1, 1), date(2026, 12, 31))
    with pytest.raises(NotThere, match="not kept"):
        since_approval(document, plan)


def test_entries_read_as_the_plan_prints(document, year):
    assert [one.label for one in entries(document, year.plan)] == [
        "1 Safe streets", "1 Walk the core", "2 Paint crossings", "3 Light the park", "2 Trust",
        "4 Hold open days", "5 Review the cells",
    ]  # fmt: skip
    assert entries(document, year.plan) == amendments.approved(document, year.plan)
