"""What is said of a quarter before its status report is printed."""

from datetime import date

import pytest

from plandesk.domain import approval, initiatives, updates
from plandesk.domain.periods import Due
from plandesk.domain.preflight import Weight
from plandesk.domain.status_preflight import look_over_status, look_over_wording
from tests.domain import reporting_year
from tests.domain.reporting_year import Q2, Q3


@pytest.fixture
def year(document):
    return reporting_year.fill(document)


def said(found):
    return [(one.weight, one.id, one.sentence) for one in found if one.kind == "initiative"]


def test_missing_updates_reasons_and_new_dates_are_to_be_fixed(document, year):
    updates.set_updates(document, year.leaves[1:2], Q2, reasons_asked=False, reason="", new_due=Due())
    assert said(look_over_status(document, year.plan, Q2)) == [
        (Weight.FIX, year.leaves[1], "“Delayed” asks for a reason, and none is given."),
        (Weight.FIX, year.leaves[1], "It is late without a new date."),
        (Weight.FIX, year.leaves[2], "No update was received for Q2 2026."),
    ]


def test_what_was_told_before_holds_on_and_is_not_asked_for_again(document, year):
    late = year.leaves[1]  # with its reason and a new date of 2027 since Q2
    updates.set_updates(document, [late], Q3, reasons_asked=False, status_id=year.words["late"])
    assert [
        words for _weight, leaf, words in said(look_over_status(document, year.plan, Q3)) if leaf == late
    ] == []


def test_a_new_date_comes_after_the_one_missed_and_is_still_to_come(document, year):
    late = year.leaves[1]  # due in Q2
    wanted = {"2026-Q2": "Its new date is no later than the one that it missed.", "2027-Q1": None}
    for due, sentence in wanted.items():
        updates.set_updates(document, [late], Q2, new_due=Due(due))
        told = [
            words for _weight, leaf, words in said(look_over_status(document, year.plan, Q2)) if leaf == late
        ]
        assert told == ([sentence] if sentence else [])
    initiatives.change_initiative(document, late, due=Due("2026-Q1"))
    updates.set_updates(document, [late], Q2, new_due=Due("2026-Q2"))
    found = said(look_over_status(document, year.plan, Q2))
    assert (Weight.LOOK, late, "Its new date has passed, too.") in found


def test_what_was_due_and_is_neither_done_nor_late_is_to_be_looked_at(document, year):
    updates.set_updates(document, year.leaves[4:], Q3, status_id=year.words["in_progress"])
    sentence = "Its due quarter is over, and it is told to be neither done nor late."
    day_before, last_day = (
        look_over_status(document, year.plan, Q3, today=date(2026, 9, d)) for d in (29, 30)
    )
    assert (Weight.LOOK, year.leaves[4], sentence) not in said(day_before)
    assert (Weight.LOOK, year.leaves[4], sentence) in said(last_day)
    found = said(look_over_status(document, year.plan, Q3))
    assert (Weight.LOOK, year.leaves[4], sentence) in found
    public = look_over_status(document, year.plan, Q3, public_only=True)
    assert year.leaves[4] not in {one.id for one in public if one.kind == "initiative"}


def test_changes_without_a_reason_are_found_until_one_is_given(document, year):
    assert "not approved yet" in look_over_wording(document, year.plan)[0].sentence
    approval.approve(document, year.plan, date(2026, 1, 24))
    assert look_over_wording(document, year.plan) == []
    initiatives.change_initiative(document, year.leaves[0], text="Walk the core by night")
    initiatives.change_initiative(document, year.leaves[2], due=Due("2027-Q1"))
    initiatives.change_initiative(document, year.leaves[4], text="Hidden")
    assert [one.id for one in look_over_wording(document, year.plan)] == [
        year.leaves[0], year.leaves[2], year.leaves[4],
    ]  # fmt: skip
    assert len(look_over_wording(document, year.plan, public_only=True)) == 2
    uid = initiatives.initiative(document, year.leaves[0]).uid
    with document.step("Give a reason"):
        document.insert("amendment_note", plan_id=year.plan, subject_uid=uid, reason="Asked by the board")
    assert year.leaves[0] not in [one.id for one in look_over_wording(document, year.plan)]
