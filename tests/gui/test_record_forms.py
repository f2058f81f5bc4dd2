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
    assert line.completer().popup().isVisible()
    qtbot.keyClick(line.completer().popup(), Qt.Key.Key_Return)
    assert not line.completer().popup().isVisible()
    found = read(session, plan.initiatives[1]).leads
    assert [lead.name for lead in found] == ["Traffic", "Patrol", "Night team"]
    assert found[1].unit_id == plan.units[0]


def offered(line):
    """The lines below the leads' field, in their order."""
    popup = line.completer().popup()
    assert popup.isVisible()
    return [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]


def test_a_new_lead_is_offered_as_a_person_and_as_a_unit_and_said_in_the_status_bar(
    qtbot, pane, session, plan
):
    pane.activateWindow()
    line = pane.fields.leads.line
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    popup = line.completer().popup()
    qtbot.keyClicks(line, "Community Pol")
    assert offered(line) == ["New unit “Community Pol”", "New person “Community Pol”"]
    qtbot.keyClicks(line, " ")  # the space before the next word takes nothing away
    assert len(offered(line)) == 2
    line.clear()
    qtbot.keyClicks(line, "tra")
    assert offered(line) == ["Traffic", "New unit “tra”", "New person “tra”"]
    qtbot.keyClicks(line, "ffic")
    assert offered(line) == ["Traffic"]
    line.clear()
    qtbot.keyClicks(line, "Insp. A. Reyes")
    assert offered(line) == ["New person “Insp. A. Reyes”", "New unit “Insp. A. Reyes”"]
    said = []
    session.noticed.connect(said.append)
    for _down in range(2):
        qtbot.keyClick(popup, Qt.Key.Key_Down)
    assert line.text() == "New unit “Insp. A. Reyes”"
    popup.hide()
    pane.fields.leads.leave()  # what is marked below is meant, not its words
    reyes = read(session, plan.initiatives[1]).leads[1]
    assert (reyes.name, reyes.person_id) == ("Insp. A. Reyes", None) and line.text() == ""
    assert said == ["New under People: “Insp. A. Reyes” (unit)"]
    session.undo()
    line.setFocus()
    qtbot.keyClicks(line, "Ana Reyes")
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    found = read(session, plan.initiatives[1]).leads[1]
    assert (found.name, found.unit_id) == ("Ana Reyes", None) and line.text() == ""
    assert session.undo_name == "Change lead" and said[1:] == ["New under People: “Ana Reyes” (person)"]


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
