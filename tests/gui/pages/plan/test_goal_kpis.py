"""The KPIs of a goal below its form: what they say, that they follow, and where their links lead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from plandesk.domain.kpis.definitions import add_kpi, change_kpi, delete_kpis
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, enter, measures

JUNE = month_number(2024, 6)


@pytest.fixture
def kpi(hands):
    one = add_kpi(
        hands.document, "<b>Stops</b>", objectives=(hands.plan.goals[0],), target_kind="at_least", target=10
    )
    earlier = [Entry(Cell(month), 0) for month in range(JUNE - 11, JUNE)]
    enter(hands.document, one, [*earlier, Entry(Cell(JUNE), 4)])
    hands.select(hands.goal(0))
    return one


def lines(hands):
    shown = hands.record.objective_form.kpis
    return [
        (one.name.text(), one.value.text(), one.target.text(), one.verdict.look.words, one.verdict.look.icon)
        for one in shown.lines
        if one.isVisible()
    ]


def test_a_goal_shows_figure_target_and_state(hands, kpi):
    assert lines(hands) == [
        ("<b>Stops</b>", "4", "Target: at least 10", "Target not reached", "status-delayed")
    ]
    [line] = hands.record.objective_form.kpis.lines
    assert line.period.text() == "12 months to June 2024"
    assert line.accessibleName() == (
        "<b>Stops</b>, 4, 12 months to June 2024, Target: at least 10, Target not reached"
    )
    assert line.name.textFormat() is Qt.TextFormat.PlainText


def test_what_is_shown_follows_figures_definition_and_undo(hands, kpi):
    enter(hands.document, kpi, [Entry(Cell(JUNE + 1), 8)])
    assert lines(hands)[0][1:] == ("12", "Target: at least 10", "Target reached", "status-completed")
    change_kpi(hands.document, kpi, target_kind="none")
    assert lines(hands)[0][1:] == ("12", "", "No target", "status-not-started")
    hands.session.undo()
    hands.session.undo()
    assert lines(hands)[0][1:4] == ("4", "Target: at least 10", "Target not reached")
    delete_kpis(hands.document, [kpi])
    assert lines(hands) == [] and not hands.record.objective_form.kpis.isVisible()


def test_a_goal_without_kpis_has_no_such_part(hands, kpi):
    hands.select(hands.goal(1))
    assert not hands.record.objective_form.kpis.isVisible()
    hands.select(hands.goal(0))
    assert len(lines(hands)) == 1
    empty = add_kpi(hands.document, "", objectives=(hands.plan.goals[0],))
    assert lines(hands)[1] == ("KPI without a name", "–", "", "No figures yet", "status-no-update")
    assert empty


def test_the_link_leads_to_the_kpi(hands, kpi):
    [line] = hands.record.objective_form.kpis.lines
    line.link.setFocus()
    assert line.link.accessibleName() == "Show <b>Stops</b>"
    QTest.keyClick(line.link, Qt.Key.Key_Space)
    shown = hands.window.page
    assert shown.name == "kpis" and shown.kpi.id == kpi


def test_a_change_elsewhere_leaves_the_cursor_on_the_link(hands, kpi):
    [line] = hands.record.objective_form.kpis.lines
    line.link.setFocus()
    add_kpi(hands.document, "Elsewhere")
    assert hands.record.objective_form.kpis.lines == [line]
    assert hands.window.focusWidget() is line.link


def test_a_finding_leads_to_its_figure(hands, kpi):
    [*_earlier, figure] = [one.id for one in measures(hands.document, kpi).values()]
    hands.window.open_pages.show_record("kpis", "measure", figure)
    shown = hands.window.page
    assert shown.name == "kpis" and shown.kpi.id == kpi and shown.head.tab == "figures"
    table = shown.figures.table
    assert table.model().grid.cell(table.currentIndex().row(), table.currentIndex().column()) == Cell(JUNE)
    hands.window.open_pages.show_record("kpis", "measure", 10**6)
    assert shown.kpi.id == kpi
