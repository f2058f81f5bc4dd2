"""The next year's plan made from this one."""

from datetime import date

import pytest

from plandesk.domain import carrying, initiatives, milestones, outline, plans, sections, statuses, updates
from plandesk.domain.carrying import CarriedInitiative, Carrying
from plandesk.domain.periods import Due
from plandesk.errors import InvalidValue
from tests.domain import reporting_year
from tests.domain.reporting_year import Q2

NEXT = (date(2027, 1, 1), date(2027, 12, 31))


@pytest.fixture
def year(document):
    return reporting_year.fill(document)


def carry(document, year, *chosen, **more):
    wanted = tuple(CarriedInitiative(year.leaves[place], Due(due)) for place, due in chosen)
    return carrying.carry_forward(document, year.plan, Carrying("Plan 2027", *NEXT, wanted, **more))


def leaves_of(document, plan_id):
    tree = outline.outline(document, plan_id)
    by_goal = initiatives.initiatives_of_plan(document, plan_id)
    return [one for goal in tree.order for one in by_goal.get(goal, [])]


def test_what_is_unfinished_is_proposed_with_the_date_that_is_known(document, year):
    found = carrying.proposals(document, year.plan, Q2)
    assert [one.carry for one in found] == [False, True, True, False, True]
    assert [one.new_due.stored for one in found] == ["", "2027-Q1", "", "", ""]
    assert {one.times for one in found} == {0}


def test_what_another_plan_carries_already_is_not_proposed_again(document, year):
    carry(document, year, (1, "2027-Q1"))
    found = carrying.proposals(document, year.plan, Q2)
    assert [one.carry for one in found] == [False, False, True, False, True]
    assert [one.carried_to for one in found] == [(), ("Plan 2027",), (), (), ()]
    document.undo()
    assert carrying.proposals(document, year.plan, Q2)[1].carry


def test_a_date_within_the_old_plan_is_not_proposed(document, year):
    updates.set_updates(document, year.leaves[1:2], Q2, new_due=Due("2026-Q4"))
    assert carrying.proposals(document, year.plan, Q2)[1].new_due == Due()


def test_ongoing_work_stays_ongoing(document, year):
    initiatives.change_initiative(document, year.leaves[2], due=Due("ongoing"))
    assert carrying.proposals(document, year.plan, Q2)[2].new_due.stored == "ongoing"


def test_milestones_that_were_not_reached_go_along(document, year):
    one = year.leaves[1]
    for text, due, done in (
        ("Reached", "2026-Q1", date(2026, 2, 3)),
        ("Missed", "2026-Q4", None),
        ("To come", "2027-Q1", None),
        ("Some day", "", None),
        ("", "2027-Q2", None),
    ):
        milestones.add_milestone(document, one, text, due=Due(due), done=done)
    (made,) = leaves_of(document, carry(document, year, (1, "2027-Q2")))
    steps = milestones.milestones(document, made.id)
    assert [(step.text, step.due.stored, step.done) for step in steps] == [
        ("Missed", "", None),
        ("To come", "2027-Q1", None),
        ("Some day", "", None),
    ]
    assert len(milestones.milestones(document, one)) == 5


def test_the_next_plan_is_one_step_and_can_be_taken_back(document, year):
    made = carry(document, year, (1, "2027-Q1"), (4, "2027-Q2"))
    assert document.undo_name == "Carry forward to a new plan"
    old, new = plans.plan(document, year.plan), plans.plan(document, made)
    assert (new.title, new.starts, new.ends, new.state) == ("Plan 2027", *NEXT, "draft")
    assert (new.levels, new.kind, new.updates_close) == (old.levels, old.kind, old.updates_close)
    assert new.approved_at is None
    document.undo()
    assert [one.id for one in plans.plans(document)] == [year.plan]
    document.redo()
    assert len(leaves_of(document, made)) == 2


def test_a_carried_initiative_keeps_who_and_what_but_not_what_became_of_it(document, year):
    made = carry(document, year, (1, "2027-Q1"))
    [new] = leaves_of(document, made)
    old = initiatives.initiative(document, year.leaves[1])
    assert (new.text, new.due.stored, new.carries_id) == ("Paint crossings", "2027-Q1", old.id)
    assert (new.leads, new.partners, new.sub_items) == (old.leads, old.partners, old.sub_items)
    assert (new.results, new.note) == ("", "")
    assert updates.updates_of(document, new.id) == {}
    assert new.uid != old.uid


def test_status_words_go_along(document, year):
    words = [*statuses.status_words(document, year.plan)][:3]
    late = next(one for one in statuses.status_words(document, year.plan) if one.counts_as == "late")
    mine = statuses.StatusWord(late.id, late.uid, year.plan, 0, "Behind", "late", "amber", "late", True)
    kept = [mine if one.id == late.id else one for one in statuses.status_words(document, year.plan)]
    statuses.set_status_words(document, year.plan, kept)
    made = carry(document, year, (1, ""))
    assert [one.word for one in statuses.status_words(document, made)] == [
        one.word for one in statuses.status_words(document, year.plan)
    ]
    assert {one.id for one in statuses.status_words(document, made)}.isdisjoint({one.id for one in words})


@pytest.mark.parametrize(("structure", "goals"), [("whole", 2), ("needed", 1)])
def test_the_goals_come_whole_or_where_needed(document, year, structure, goals):
    made = carry(document, year, (4, "2027-Q1"), structure=structure)
    tree = outline.outline(document, made)
    assert len(tree.objectives) == goals
    assert [one.text for one in leaves_of(document, made)] == ["Review the cells"]
    assert [one.position for one in tree.objectives.values()] == list(range(goals))


@pytest.mark.parametrize("with_sections", [True, False])
def test_sections_come_along_or_only_the_place_of_the_goals(document, year, with_sections):
    first = sections.sections(document, year.plan)[0]
    sections.change_section(document, first.id, body="Written last year")
    made = carry(document, year, (1, ""), with_sections=with_sections)
    found = sections.sections(document, made)
    if with_sections:
        assert [one.kind for one in found] == [one.kind for one in sections.sections(document, year.plan)]
        assert found[0].body == "Written last year"
    else:
        assert [one.kind for one in found] == ["outline"]


def test_an_initiative_knows_every_place_it_had(document, year):
    second = carry(document, year, (1, "2027-Q1"), (4, "2027-Q2"))
    [paint, _cells] = leaves_of(document, second)
    third = carrying.carry_forward(
        document,
        second,
        Carrying("Plan 2028", date(2028, 1, 1), date(2028, 12, 31), (CarriedInitiative(paint.id, Due()),)),
    )
    [last] = leaves_of(document, third)
    chain = carrying.carried_from(document, last.id)
    assert [(one.plan_title, one.period, one.number, one.due.stored) for one in chain] == [
        ("Plan 2027", "2027", "1", "2027-Q1"),
        ("Annual Policing Plan 2026", "2026", "2", "2026-Q2"),
    ]
    assert carrying.carried_words(chain) == "Was no. 1 in Plan 2027, carried 2 times"
    first = carrying.carried_from(document, paint.id)
    assert carrying.carried_words(first) == "Was no. 2 in Annual Policing Plan 2026, carried once"
    assert carrying.carried_words(()) == ""
    assert carrying.carried_in_plan(document, third) == {last.id: chain}
    assert carrying.is_carried_to(document, year.leaves[1]) == ("Plan 2027",)
    assert carrying.proposals(document, third, Q2)[0].times == 2


def test_the_chain_ends_where_the_older_plan_was_deleted(document, year):
    made = carry(document, year, (1, "2027-Q1"))
    [new] = leaves_of(document, made)
    plans.delete_plan(document, year.plan)
    assert carrying.carried_from(document, new.id) == ()


def test_title_and_period_are_proposed(document, year):
    plan = plans.plan(document, year.plan)
    assert carrying.proposed_title(plan) == "Annual Policing Plan 2027"
    assert carrying.proposed_period(plan) == NEXT
    long = plans.add_plan(document, "Strategy 2024–2027", "strategic", date(2024, 1, 1), date(2027, 12, 31))
    assert carrying.proposed_title(plans.plan(document, long)) == "Strategy 2028–2031"
    bare = plans.add_plan(document, "Our plan", "annual", date(2024, 2, 29), date(2024, 12, 31))
    assert carrying.proposed_title(plans.plan(document, bare)) == "Our plan 2025"
    assert carrying.proposed_period(plans.plan(document, bare))[0] == date(2025, 2, 28)


def test_a_plan_without_a_title_is_refused(document, year):
    with pytest.raises(InvalidValue, match="title"):
        carrying.carry_forward(document, year.plan, Carrying(" ", *NEXT, ()))
    assert len(plans.plans(document)) == 1
