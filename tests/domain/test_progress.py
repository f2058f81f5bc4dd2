"""Where initiatives stand at a quarter, and what counts as on time."""

from datetime import date

import pytest

from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import Lead, add_initiative
from plandesk.domain.outline import outline
from plandesk.domain.people import add_unit
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import plan
from plandesk.domain.progress import (
    OnTime,
    by_top_objective,
    counts_by_status,
    default_quarter,
    on_time,
    standings,
    updates_close,
)
from plandesk.domain.statuses import status_words
from plandesk.domain.updates import set_updates

Q1, Q2, Q3, Q4 = (Quarter(2026, number) for number in (1, 2, 3, 4))


@pytest.fixture
def tell(document, plan_id):
    """Make an initiative with a due time and tell its statuses by quarter."""
    words = {one.counts_as: one for one in status_words(document, plan_id)}
    goal = add_objective(document, plan_id, add_objective(document, plan_id, None, "Roads"), "Slow down")

    def make(due, **told):
        one = add_initiative(document, goal, f"Due {due}", due=Due(due))
        for name, counts_as in told.items():
            quarter = Quarter(2026, int(name[1]))
            set_updates(document, [one], quarter, reasons_asked=False, status_id=words[counts_as].id)
        return one

    return make


def timing(document, plan_id, one, quarter):
    found = standings(document, outline(document, plan_id), quarter)
    return next(each for each in found if each.initiative_id == one)


@pytest.mark.parametrize(
    ("due", "told", "wanted"),
    [
        ("2026-Q2", {"q2": "done"}, "on_time"),
        ("2026-Q2", {"q1": "done"}, "early"),
        ("2026-Q2", {"q3": "done"}, "late"),
        ("2026-Q2", {"q2": "late"}, "open"),
        ("2026-Q2", {}, "open"),
        ("2027-Q1", {"q4": "in_progress"}, "not_due"),
        ("", {"q2": "done"}, "undated"),
        ("annually", {}, "undated"),
        ("2026-Q1 2026-Q3", {"q3": "done"}, "on_time"),
        ("2026-05-01", {"q2": "done"}, "on_time"),
        ("2026", {"q3": "done"}, "early"),
        ("2026-Q2", {"q2": "dropped"}, "open"),
    ],
)
def test_on_time_is_told_by_quarters(document, plan_id, tell, due, told, wanted):
    assert timing(document, plan_id, tell(due, **told), Q4).timing == wanted


def test_what_is_over_needs_no_further_update_and_what_is_open_does(document, plan_id, tell):
    over, open_one = tell("2026-Q1", q1="done"), tell("2026-Q4", q1="in_progress")
    assert timing(document, plan_id, over, Q3).counts_as == "done"
    assert timing(document, plan_id, over, Q3).told == Q1
    found = timing(document, plan_id, open_one, Q3)
    assert found.status is None and found.counts_as == "no_update"
    assert found.last_status.counts_as == "in_progress" and found.last_told == Q1


def test_a_past_quarter_shows_what_was_told_then(document, plan_id, tell):
    one = tell("2026-Q2", q1="in_progress", q2="late", q3="done")
    shown = [timing(document, plan_id, one, quarter).counts_as for quarter in (Q1, Q2, Q3, Q4)]
    assert shown == ["in_progress", "late", "done", "done"]


def test_the_on_time_figures_count_only_what_is_due(document, plan_id, tell):
    tell("2026-Q1", q1="done")
    tell("2026-Q2", q1="done")
    tell("2026-Q1", q2="done")
    tell("2026-Q2", q2="late")
    tell("2026-Q4", q1="done")
    tell("", q1="done")
    found = standings(document, outline(document, plan_id), Q2)
    figures = on_time(found, Q2)
    assert figures == OnTime(on_time=2, early=1, late=1, not_completed=1, undated=1, not_due=1)
    assert figures.due == 4 and figures.rate == 0.5
    assert on_time([], Q2).rate is None


def test_counts_by_status_and_goal(document, plan_id, tell):
    tell("", q1="done")
    tell("", q1="late")
    tell("")
    tree = outline(document, plan_id)
    empty = add_objective(document, plan_id, None, "Nothing yet")
    tree = outline(document, plan_id)
    found = standings(document, tree, Q1)
    counts = counts_by_status(status_words(document, plan_id), found)
    assert [one.count for one in counts] == [0, 0, 1, 1, 0, 1] and counts[-1].word is None
    groups = by_top_objective(tree, found)
    assert [len(some) for some in groups.values()] == [3, 0] and empty in groups


def test_the_public_edition_leaves_internal_ones_out_and_keeps_the_numbers(document, plan_id, tell):
    first = tell("")
    tell("")
    from plandesk.domain.initiatives import change_initiative

    change_initiative(document, first, public=False, leads=(Lead(None, add_unit(document, "Patrol"), ""),))
    tree = outline(document, plan_id)
    (only,) = standings(document, tree, Q1, public_only=True)
    assert only.number == "1.1.2"
    assert standings(document, tree, Q1)[0].leads == "Patrol"


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        (date(2025, 6, 1), Q1),
        (date(2026, 2, 1), Q1),
        (date(2026, 4, 14), Q1),
        (date(2026, 4, 15), Q2),
        (date(2027, 1, 10), Q4),
        (date(2030, 1, 1), Q4),
    ],
)
def test_the_quarter_in_hand_is_the_one_being_collected(document, plan_id, today, wanted):
    assert default_quarter(plan(document, plan_id), today) == wanted


def test_updates_close_two_weeks_after_the_quarter(document, plan_id):
    assert updates_close(plan(document, plan_id), Q1) == date(2026, 4, 14)
