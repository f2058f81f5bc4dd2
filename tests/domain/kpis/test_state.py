"""Where KPIs stand, what is told of their figures before publication, and what measures a copied plan."""

from datetime import date

import pytest

from plandesk.domain import carrying
from plandesk.domain.branches import Node, add_objective, delete_nodes
from plandesk.domain.clipboard import Branch, copy_branch, duplicate_nodes, paste_branch
from plandesk.domain.kpis.comparators import set_comparator
from plandesk.domain.kpis.definitions import add_kpi, change_kpi, delete_kpis, kpi
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.latest import latest_figure
from plandesk.domain.kpis.look_over import cell_of_measure, look_over_figures
from plandesk.domain.kpis.measures import Cell, Entry, enter
from plandesk.domain.kpis.state import state_of, states_of_objective
from plandesk.domain.outline import outline
from plandesk.domain.plans import add_plan, duplicate_plan
from plandesk.domain.preflight import Weight
from tests.domain.kpis.halton import DECEMBER, add_clearance

TODAY = date(2024, 1, 20)


@pytest.fixture
def plan(document):
    return add_plan(document, "Plan 2024", "annual", date(2024, 1, 1), date(2024, 12, 31))


def told(document, kpi_id):
    return state_of(document, latest_figure(document, kpi(document, kpi_id)))


def test_a_rate_of_twelve_months_against_its_target(document):
    one = add_clearance(document)
    found = told(document, one)
    assert (found.value, found.before, found.period) == ("42%", "44%", "12 months to December 2023")
    assert (found.target, found.met, found.verdict) == ("", None, "No target")
    change_kpi(document, one, target_kind="at_least", target=45.0)
    assert (told(document, one).verdict, told(document, one).met) == ("Target not reached", False)
    change_kpi(document, one, target=40.0)
    assert told(document, one).verdict == "Target reached"
    change_kpi(document, one, target_kind="words", target_reason="as good as can be")
    assert told(document, one).verdict == "Judged in words"


def test_a_rank_is_held_against_the_others_of_the_last_year_with_any(document):
    one = add_kpi(
        document, "Index", "value", frequency="year", direction="down", target_kind="rank", target=1
    )
    enter(document, one, [Entry(Cell(month_number(2023, 1)), 60)])
    assert (told(document, one).met, told(document, one).verdict) == (None, "Cannot be told yet")
    set_comparator(document, one, "Peel", month_number(2022, 1), 70)
    set_comparator(document, one, "Peel", month_number(2024, 1), 10)
    assert told(document, one).met is True and told(document, one).period == "2023"
    set_comparator(document, one, "Peel", month_number(2023, 1), 50)
    assert told(document, one).met is False


def test_words_and_nothing_yet(document):
    one = add_kpi(document, "Audit", "words", frequency="year")
    assert told(document, one).verdict == "No figures yet"
    enter(document, one, [Entry(Cell(month_number(2023, 1)), words="Meets the standard")])
    assert (told(document, one).value, told(document, one).period) == ("Meets the standard", "2023")


def test_only_the_kpis_of_a_goal(document, plan):
    goal, other = (add_objective(document, plan, None, name) for name in ("Goal", "Other"))
    add_kpi(document, "Elsewhere", objectives=(other,))
    add_kpi(document, "Here", objectives=(other, goal))
    assert [one.kpi.name for one in states_of_objective(document, goal)] == ["Here"]


def test_findings_lead_to_the_figure_or_to_the_definition(document, plan):
    goal = add_objective(document, plan, None, "Goal")
    one = add_clearance(document)
    change_kpi(document, one, target_kind="at_least", objectives=(goal,))
    enter(document, one, [Entry(Cell(DECEMBER), None, None)])
    add_kpi(document, "Not of the plan")
    found = {each.sentence: each for each in look_over_figures(document, TODAY, {one})}
    assert all(each.name.startswith("Clearance rate") for each in found.values())
    target = found["“Clearance rate” has a target without a number."]
    assert (target.weight, target.kind, target.id) == (Weight.FIX, "kpi", one)
    [sums] = [each for sentence, each in found.items() if "in 2023" in sentence]
    assert (sums.weight, sums.kind, sums.name) == (Weight.LOOK, "measure", "Clearance rate, January 2023")
    assert cell_of_measure(document, sums.id) == (one, Cell(month_number(2023, 1)))
    every = look_over_figures(document, TODAY)
    assert {each.name.split(",")[0] for each in every} == {"Clearance rate", "Not of the plan"}
    assert cell_of_measure(document, 10**6) is None
    [many, *_others] = look_over_figures(document, TODAY, at_most=50)
    assert (many.kind, many.id) == ("kpi", one) and "It has many figures" in many.sentence
    assert look_over_figures(document, TODAY, at_most=1000) == every
    defined = look_over_figures(document, TODAY, (), {one})
    assert defined == [target]  # what it is said to be, not its figures


@pytest.mark.parametrize("way", ["duplicate", "carry"])
def test_a_copied_goal_is_measured_by_the_same_kpis(document, plan, way):
    area = add_objective(document, plan, None, "Area")
    goal = add_objective(document, plan, area, "Goal")
    first = add_kpi(document, "First", objectives=(goal, area))
    second = add_kpi(document, "Second", objectives=())
    if way == "duplicate":
        new = duplicate_plan(document, plan)
    else:
        wanted = carrying.Carrying("Plan 2025", date(2025, 1, 1), date(2025, 12, 31), ())
        new = carrying.carry_forward(document, plan, wanted)
    copies = {one.title: one.id for one in outline(document, new).objectives.values()}
    assert kpi(document, first).objectives == (goal, area, copies["Goal"], copies["Area"])
    assert kpi(document, second).objectives == ()
    document.undo()
    assert kpi(document, first).objectives == (goal, area)


def test_a_goal_that_is_cut_and_pasted_keeps_its_kpis(document, plan):
    area = add_objective(document, plan, None, "Area")
    goal = add_objective(document, plan, area, "Goal")
    first = add_kpi(document, "First", objectives=(goal, area))
    branch = Branch.from_json(copy_branch(document, [Node("objective", area)]).to_json())
    delete_nodes(document, [Node("objective", area)])
    assert kpi(document, first).objectives == ()
    [new] = paste_branch(document, plan, None, branch)
    titles = {one.id: one.title for one in outline(document, plan).objectives.values()}
    assert [titles[one] for one in kpi(document, first).objectives] == ["Area", "Goal"]
    [twin] = duplicate_nodes(document, [new])
    assert len(kpi(document, first).objectives) == 4 and twin.id in kpi(document, first).objectives
    document.undo()
    document.undo()
    delete_kpis(document, [first])
    assert paste_branch(document, plan, None, branch)


def test_goals_that_are_not_carried_take_no_kpi_along(document, plan):
    goal = add_objective(document, plan, None, "Goal")
    one = add_kpi(document, "First", objectives=(goal,))
    wanted = carrying.Carrying(
        "Plan 2025", date(2025, 1, 1), date(2025, 12, 31), (), structure=carrying.NEEDED
    )
    carrying.carry_forward(document, plan, wanted)
    assert kpi(document, one).objectives == (goal,)
