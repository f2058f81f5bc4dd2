"""Which KPIs a report prints, so that nothing is said of figures that nobody reads there."""

from datetime import date

import pytest

from plandesk.domain import arranging, layouts
from plandesk.domain.arranging import LayoutPart
from plandesk.domain.branches import add_objective, change_objective
from plandesk.domain.kpis.definitions import add_kpi, kpis
from plandesk.domain.plans import add_plan
from plandesk.domain.sections import add_section, change_section, sections
from plandesk.file.document import Document
from plandesk.reports.by_kind import offered, options_of
from plandesk.reports.kpi_report_parts import DEFINITIONS
from plandesk.reports.publication.printed_kpis import PrintedKpis, printed_kpis


@pytest.fixture
def document(tmp_path):
    made = Document.create(tmp_path / "kpis.plandesk", who="A. Planner")
    yield made
    made.close()


@pytest.fixture
def made(document):
    """A strategic plan without sections, a KPI of its own, an internal one, one of no plan."""
    plan = add_plan(document, "Plan", "strategic", date(2026, 1, 1), date(2028, 12, 31), with_sections=False)
    goal, shut = (add_objective(document, plan, None, name) for name in ("Goal", "Shut"))
    change_objective(document, shut, public=False)
    own = add_kpi(document, "Own", objectives=(goal,))
    internal = add_kpi(document, "Internal", objectives=(shut,))
    strange = add_kpi(document, "Strange")
    return plan, own, internal, strange


def printed(document, kind, plan, **wished):
    return printed_kpis(document, kind, options_of(kind, plan, **wished))


def with_parts(document, *parts):
    layout_id = layouts.add_layout(
        document, "strategic-plan", f"Layout {len(layouts.layouts(document))}", parts
    )
    return layouts.layout(document, layout_id)


def test_a_plan_without_a_part_about_kpis_prints_none(document, made):
    plan = made[0]
    for kind in ("annual-plan", "strategic-plan", "action-plan", "district-overview"):
        assert printed(document, kind, plan, edition="in-camera") == PrintedKpis()


def test_an_evaluation_says_what_kpis_are_and_no_figures(document, made):
    plan, own, internal, _strange = made
    evaluation = add_section(document, plan, "evaluation", "How progress is measured")
    assert printed(document, "strategic-plan", plan) == PrintedKpis(defined=frozenset({own}))
    inside = printed(document, "strategic-plan", plan, edition="in-camera")
    assert inside.defined == {own, internal} and not inside.figures
    change_section(document, evaluation, public=False)
    assert printed(document, "strategic-plan", plan) == PrintedKpis()


def test_a_layout_says_which_figures_are_printed(document, made):
    plan, own, internal, _strange = made
    uids = {one.id: one.uid for one in kpis(document)}
    add_section(document, plan, "evaluation", "How progress is measured")
    chart = with_parts(document, LayoutPart(arranging.CHART, uids[own]))
    told = printed(document, "strategic-plan", plan, layout=chart)
    assert told.figures == {own} and not told.defined
    shut = with_parts(document, LayoutPart(arranging.KPI_PAGE, uids[internal]))
    assert not printed(document, "strategic-plan", plan, layout=shut).figures
    assert printed(document, "strategic-plan", plan, layout=shut, edition="in-camera").figures == {internal}
    table = with_parts(document, LayoutPart(arranging.KPI_TABLE))
    assert printed(document, "strategic-plan", plan, layout=table).figures == {own}
    hidden = with_parts(document, LayoutPart(arranging.KPI_TABLE, hidden=True))
    assert not printed(document, "strategic-plan", plan, layout=hidden).figures


def test_an_annual_plan_prints_the_kpis_that_its_options_ask_for(document, made):
    plan, own, _internal, _strange = made
    assert printed(document, "annual-plan", plan, kpis="table").figures == {own}
    assert printed(document, "annual-plan", plan, kpis="pages").figures == {own}


def test_a_dashboard_prints_the_kpis_that_it_has_chosen(document, made):
    plan, own, internal, strange = made
    add_section(document, plan, "dashboard", "Figures")
    board = next(one for one in sections(document, plan) if one.kind == "dashboard")
    assert printed(document, "district-overview", plan).figures == {own}
    change_section(document, board.id, kpis=(strange, internal))
    assert printed(document, "district-overview", plan).figures == {strange}
    assert printed(document, "district-overview", plan, edition="in-camera").figures == {strange, internal}


def test_the_kpi_report_prints_all_but_those_of_internal_goals(document, made):
    plan, own, internal, strange = made
    assert printed(document, "kpi-report", plan).figures == {own, strange}
    assert printed(document, "kpi-report", plan, edition="in-camera").figures == {own, internal, strange}


def test_a_layout_of_the_kpi_report_says_which_kpis_it_prints(document, made):
    plan, own, _internal, strange = made
    uids = {one.id: one.uid for one in kpis(document)}
    every = [one.part(hidden=True) for one in offered("kpi-report", document, plan)]
    parts = (LayoutPart(arranging.CHART, uids[strange]), LayoutPart(DEFINITIONS))
    kept = [one for one in every if one.key not in [part.key for part in parts]]
    layout_id = layouts.add_layout(document, "kpi-report", "Chart", (*parts, *kept))
    told = printed(document, "kpi-report", plan, layout=layouts.layout(document, layout_id))
    assert told == PrintedKpis(frozenset({strange}), frozenset({own}))
