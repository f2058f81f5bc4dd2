"""The form of an initiative by itself."""

import pytest
from PySide6.QtCore import Qt

from plandesk.domain import branches, initiatives, outline, plans
from plandesk.domain.branches import Node
from plandesk.gui.record_forms import InitiativePane, due_choices
from plandesk.gui.session import Session
from plandesk.gui.widgets.token_field import Token
from tests.gui import small_plan


@pytest.fixture
def plan(tmp_path):
    return small_plan.make(tmp_path / "plan.plandesk")


@pytest.fixture
def session(qtbot, plan, tmp_path):
    session = Session("A. Planner")
    session.open(tmp_path / "plan.plandesk")
    yield session
    session.close()


@pytest.fixture
def pane(qtbot, session, plan):
    pane = InitiativePane(session)
    qtbot.addWidget(pane)
    pane.resize(360, 800)
    pane.show()
    pane.show_initiative(plan.initiatives[1], outline.outline(session.document, plan.plan))
    return pane


def read(session, one):
    return initiatives.initiative(session.document, one)


def test_it_shows_everything(pane):
    fields = pane.fields
    assert pane.title.text() == "Activity 1.1.2"
    assert fields.text.text() == "Initiative 2 of listen car"
    assert [token.text for token in fields.leads.tokens()] == ["Traffic"]
    assert [token.text for token in fields.partners.tokens()] == ["City", "School board"]
    assert fields.due.currentText() == "Q3 2024"
    assert fields.public_edition.isChecked()


def test_each_field_is_saved_when_left(qtbot, pane, session, plan):
    for field, column in (
        (pane.fields.text, "text"),
        (pane.fields.results, "results"),
        (pane.fields.note, "note"),
    ):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, f"New {column}")
        pane.previous.setFocus()
        field.leave()
        assert getattr(read(session, plan.initiatives[1]), column) == f"New {column}"


def test_a_due_time_that_is_none_stays_with_its_sentence(qtbot, pane, session, plan):
    pane.fields.due.setEditText("one day")
    pane.fields.due.leave()
    assert "one day" in pane.fields.fault.text() and pane.fields.fault.isVisible()
    assert read(session, plan.initiatives[1]).due.stored == "2024-Q3"
    pane.fields.due.setEditText("q1 and q2")
    pane.fields.due.leave()
    assert not pane.fields.fault.isVisible()
    assert read(session, plan.initiatives[1]).due.stored == "2024-Q1 2024-Q2"


def test_leads_are_suggested_when_the_field_is_entered_and_a_new_name_becomes_a_unit(
    qtbot, pane, session, plan
):
    pane.activateWindow()
    line = pane.fields.leads.line
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    assert line.completer().model().stringList() == ["Patrol", "Traffic"]
    qtbot.keyClicks(line, "patrol")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "Night team")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    found = read(session, plan.initiatives[1]).leads
    assert [lead.name for lead in found] == ["Traffic", "Patrol", "Night team"]
    assert found[1].unit_id == plan.units[0]


def test_words_left_standing_in_a_field_go_to_the_record_they_were_typed_for(qtbot, pane, session, plan):
    qtbot.keyClicks(pane.fields.partners.line, "Library")
    qtbot.keyClicks(pane.fields.sub_items, "First part")
    pane.show_initiative(plan.initiatives[0], pane._tree)
    assert read(session, plan.initiatives[1]).partners == ("City", "School board", "Library")
    assert read(session, plan.initiatives[1]).sub_items == ("First part",)
    assert read(session, plan.initiatives[0]).partners == ()
    assert pane.fields.sub_items.text() == ""


def test_a_change_elsewhere_and_undo_show_at_once(pane, session, plan):
    initiatives.change_initiative(session.document, plan.initiatives[1], public=False, partners=("Museum",))
    assert not pane.fields.public_edition.isChecked()
    assert pane.fields.partners.tokens() == (Token("Museum"),)
    session.undo()
    assert pane.fields.public_edition.isChecked()
    branches.delete_nodes(session.document, [Node("initiative", plan.initiatives[1])])
    assert pane.shown_id is None and not pane.record_form.isVisible()


def test_the_due_times_offered_are_those_of_the_plan(session, plan):
    of_year = plans.plan(session.document, plan.plan)
    assert due_choices(of_year) == [
        "",
        *("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024", "annually", "ongoing"),
    ]
