"""Approving a plan keeps how it read."""

import re
from datetime import UTC, date, datetime

import pytest

from plandesk.domain import approval, branches, initiatives, plans
from plandesk.domain.periods import Due
from tests.domain import reporting_year


@pytest.fixture
def year(document):
    return reporting_year.fill(document)


def test_approving_keeps_wording_numbers_and_due_times_in_one_step(document, year):
    before = document.undo_name
    approval.approve(document, year.plan, date(2026, 1, 24))
    plan = plans.plan(document, year.plan)
    assert (plan.state, plan.state_date) == ("approved", date(2026, 1, 24))
    kept = approval.approved_entries(document, year.plan)
    assert [(one.number, one.text, one.due.stored, one.public) for one in kept] == [
        ("1", "Safe streets", "", True),
        ("1", "Walk the core", "2026-Q1", True),
        ("2", "Paint crossings", "2026-Q2", True),
        ("3", "Light the park", "2026-Q4", True),
        ("2", "Trust", "", True),
        ("4", "Hold open days", "annually", True),
        ("5", "Review the cells", "2026-Q3", False),
    ]
    assert [one.depth for one in kept] == [0, 1, 1, 1, 0, 1, 1]
    assert {one.parent_uid for one in kept[1:4]} == {kept[0].node_uid}
    assert kept[1].node_uid == initiatives.initiative(document, year.leaves[0]).uid
    document.undo()
    assert document.undo_name == before
    assert plans.plan(document, year.plan).approved_at is None
    assert approval.approved_entries(document, year.plan) == ()


def test_the_moment_is_that_of_the_step(document, year):
    start = datetime.now(UTC)
    approval.approve(document, year.plan, date(2026, 1, 24))
    stored = plans.plan(document, year.plan).approved_at
    assert stored == document.value("SELECT at FROM step ORDER BY id DESC LIMIT 1")
    assert abs((datetime.fromisoformat(stored) - start).total_seconds()) < 60


def test_later_changes_leave_what_was_approved_until_it_is_approved_again(document, year):
    approval.approve(document, year.plan, date(2026, 1, 24))
    first = approval.approved_entries(document, year.plan)
    initiatives.change_initiative(document, year.leaves[0], text="Walk the core at night", due=Due("2026-Q2"))
    branches.add_objective(document, year.plan, None, "Third")
    plans.change_plan(document, year.plan, state="draft")
    assert approval.approved_entries(document, year.plan) == first
    approval.approve(document, year.plan, date(2026, 3, 1))
    assert document.undo_name == "Approve plan again"
    again = approval.approved_entries(document, year.plan)
    assert [one.text for one in again][:2] == ["Safe streets", "Walk the core at night"]
    assert len(again) == 8
    assert approval.approval(document, year.plan).objectives == 3


@pytest.mark.parametrize("state", ["approved", "published"])
def test_leaving_the_draft_by_any_way_is_approval(document, year, state):
    plans.change_plan(document, year.plan, state=state)
    assert document.undo_name == "Approve plan"
    assert len(approval.approved_entries(document, year.plan)) == 7


def test_publishing_and_closing_an_approved_plan_keep_the_words_of_the_approval(document, year):
    approval.approve(document, year.plan, date(2026, 1, 24))
    moment = plans.plan(document, year.plan).approved_at
    initiatives.change_initiative(document, year.leaves[0], text="Something else")
    plans.change_plan(document, year.plan, state="published")
    approval.close_year(document, year.plan, date(2026, 12, 31))
    plan = plans.plan(document, year.plan)
    assert (plan.state, plan.state_date, plan.approved_at) == ("closed", date(2026, 12, 31), moment)
    assert approval.approved_entries(document, year.plan)[1].text == "Walk the core"


def test_a_plan_says_what_is_kept_of_its_approval(document, year):
    plan = plans.plan(document, year.plan)
    assert approval.approval_words(document, plan) == ""
    old = plans.add_plan(
        document, "Plan of an older file", "annual", date(2025, 1, 1), date(2025, 12, 31), state="approved"
    )
    assert "is not kept" in approval.approval_words(document, plans.plan(document, old))
    approval.approve(document, year.plan, date(2026, 1, 24))
    assert re.match(
        r"Kept as approved: 5 initiatives, with wording and due dates of \d+ \w+ 20\d\d, \d\d:\d\d\.",
        approval.approval_words(document, plans.plan(document, year.plan)),
    )
