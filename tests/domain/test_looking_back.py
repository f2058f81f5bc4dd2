"""A past quarter: worded as it was when its updates closed, told as it is known now."""

from datetime import UTC, date, datetime, timedelta

import pytest

from plandesk.domain import branches, initiatives, plans, statuses, updates
from plandesk.domain.branches import Node
from plandesk.domain.looking_back import as_of_quarter, closing, entered_later
from plandesk.domain.outline import outline
from plandesk.domain.periods import Due
from plandesk.domain.progress import on_time, standings
from plandesk.file import history
from tests.domain import reporting_year
from tests.domain.reporting_year import Q1, Q2, Q3


@pytest.fixture
def at(monkeypatch):
    """Set the clock: at(2026, 3, 1)."""

    def to(*day):
        moment = datetime(*day, 12, tzinfo=UTC)
        monkeypatch.setattr(history, "now", lambda: moment.isoformat(timespec="milliseconds"))

    return to


@pytest.fixture
def year(document, at):
    at(2026, 1, 5)
    return reporting_year.fill(document)


def texts(document, year):
    return [
        one.text
        for goal in initiatives.initiatives_of_plan(document, year.plan).values()
        for one in goal
    ]  # fmt: skip


def words(document, year, quarter):
    tree = outline(document, year.plan)
    return [one.counts_as for one in standings(document, tree, quarter)]


def test_updates_close_at_the_end_of_the_plans_day(document, year):
    moment = datetime.fromisoformat(closing(plans.plan(document, year.plan), Q1)).astimezone()
    assert (moment.date(), moment.hour, moment.minute) == (date(2026, 4, 14), 23, 59)
    plans.change_plan(document, year.plan, updates_close=0)
    moment = datetime.fromisoformat(closing(plans.plan(document, year.plan), Q1)).astimezone()
    assert moment.date() == date(2026, 3, 31)
    assert moment + timedelta(seconds=1) > datetime(2026, 4, 1).astimezone()


def test_wording_structure_and_due_times_are_those_of_the_close(document, year, at):
    at(2026, 4, 10)  # the quarter is over, its updates are not closed yet
    initiatives.change_initiative(document, year.leaves[0], text="Walk the core at night")
    at(2026, 5, 1)
    initiatives.change_initiative(document, year.leaves[0], text="Drive", due=Due("2026-Q4"))
    branches.delete_nodes(document, [Node("initiative", year.leaves[2])])
    initiatives.add_initiative(document, year.goals[0], "A new one")
    past = as_of_quarter(document, year.plan, Q1)
    assert texts(past, year) == [
        "Walk the core at night", "Paint crossings", "Light the park", "Hold open days", "Review the cells",
    ]  # fmt: skip
    assert initiatives.initiative(past, year.leaves[0]).due == Due("2026-Q1")
    assert not entered_later(past)
    past.close()


def test_updates_are_those_up_to_the_quarter_as_they_are_known_now(document, year, at):
    late, dropped = year.words["late"], year.words["dropped"]
    at(2026, 9, 1)
    updates.set_updates(document, [year.leaves[2]], Q1, status_id=late, reason="Told late", new_due=Due())
    updates.set_updates(document, [year.leaves[0]], Q3, status_id=dropped, reason="Undone again")
    updates.clear_updates(document, [year.leaves[1]], Q1)
    past = as_of_quarter(document, year.plan, Q1)
    tree = outline(past, year.plan)
    found = {one.initiative_id: one for one in standings(past, tree, Q1)}
    assert found[year.leaves[2]].reason == "Told late"
    assert found[year.leaves[0]].counts_as == "done"
    assert found[year.leaves[1]].counts_as == "no_update"
    assert past.value("SELECT count(*) FROM status_update WHERE period > '2026-Q1'") == 0
    assert on_time(found.values(), Q1).on_time == 1
    past.close()


def test_status_words_are_those_of_today(document, year, at):
    at(2026, 9, 1)
    own = list(statuses.status_words(document, year.plan))
    held = statuses.StatusWord(0, "", year.plan, 9, "On hold", "late", "amber", "late", False)
    statuses.set_status_words(document, year.plan, [*own, held])
    held = statuses.status_words(document, year.plan)[-1]
    updates.set_updates(document, [year.leaves[2]], Q2, status_id=held.id)
    past = as_of_quarter(document, year.plan, Q2)
    found = {one.initiative_id: one for one in standings(past, outline(past, year.plan), Q2)}
    assert found[year.leaves[2]].status.word == "On hold"
    past.close()


def test_of_a_deleted_initiative_stays_what_was_known_then(document, year, at):
    at(2026, 9, 1)
    branches.delete_nodes(document, [Node("initiative", year.leaves[1])])
    past = as_of_quarter(document, year.plan, Q2)
    found = {one.initiative_id: one for one in standings(past, outline(past, year.plan), Q2)}
    assert found[year.leaves[1]].reason == "Paint not delivered"
    past.close()


def test_a_plan_entered_later_is_as_it_is_now(document, at):
    at(2026, 11, 20)
    year = reporting_year.fill(document)
    past = as_of_quarter(document, year.plan, Q1)
    assert entered_later(past)
    assert len(texts(past, year)) == 5
    assert words(past, year, Q1) == words(document, year, Q1)
    assert past.value("SELECT count(*) FROM status_update WHERE period > '2026-Q1'") == 0
    assert document.value("SELECT count(*) FROM status_update WHERE period > '2026-Q1'") > 0
    past.close()


def test_a_plan_made_early_and_filled_later_is_as_it_is_now(document, year, at):
    at(2026, 2, 1)
    other = plans.add_plan(document, "Made early", "annual", date(2026, 1, 1), date(2026, 12, 31))
    at(2026, 7, 1)
    goal = branches.add_objective(document, other, None, "A goal")
    initiatives.add_initiative(document, goal, "Entered in summer")
    past = as_of_quarter(document, other, Q1)
    assert past.value("SELECT text FROM initiative WHERE plan_id = ?", (other,)) == "Entered in summer"
    past.close()


def test_a_quarter_that_is_not_closed_yet_is_as_it_is_now(document, year, at):
    at(2026, 9, 20)
    initiatives.change_initiative(document, year.leaves[0], text="Just changed")
    past = as_of_quarter(document, year.plan, Q3)
    assert texts(past, year)[0] == "Just changed"
    past.close()
