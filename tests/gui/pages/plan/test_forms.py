"""The form beside the tree: saved when left, one step each; nothing typed is ever lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from plandesk.domain import plans
from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import initiative
from plandesk.domain.outline import objective
from plandesk.domain.people import units
from plandesk.file.document import Document
from plandesk.gui.dialogs.choose_objectives import ChooseObjectives
from plandesk.gui.record_forms import due_choices
from plandesk.gui.widgets.buttons import IconButton


@pytest.fixture
def form(hands):
    hands.select(hands.initiative(0))
    return hands.record.initiative_form.form


def kept(hands, place=0):
    return initiative(hands.document, hands.plan.initiatives[place])


def test_enter_goes_to_the_form_and_escape_back_to_the_row(hands, form):
    hands.keys("Return")
    assert QApplication.focusWidget() is form.text
    hands.keys("Esc")
    assert hands.tree.hasFocus() and hands.selected() == [hands.initiative(0)]


def test_the_head_says_which_record_it_is(hands, form):
    assert hands.record.title.text() == "Activity 1.1.1"
    assert hands.record.crumb.text() == "Safe streets › Listen for safe streets"
    hands.select(hands.goal(1))
    assert hands.record.title.text() == "Goal 1.2" and hands.record.crumb.text() == "Safe streets"


def test_a_field_is_one_step_when_it_is_left(hands, form):
    form.text.setFocus()
    form.text.selectAll()
    hands.type("Ride every street")
    assert kept(hands).text != "Ride every street"
    hands.keys("Tab")
    assert kept(hands).text == "Ride every street"
    assert hands.index(hands.initiative(0)).data() == "Ride every street"
    hands.session.undo()
    assert kept(hands).text == form.text.text() == "Initiative 1 of listen bicycle"


def test_enter_saves_a_title_and_adds_no_line_to_it(hands, form):
    hands.select(hands.goal(0))
    title = hands.record.objective_form.form.title
    title.setFocus()
    title.selectAll()
    hands.type("Safe roads")
    hands.keys("Return")
    assert objective(hands.document, hands.goal(0).id).title == title.text() == "Safe roads"
    assert QApplication.focusWidget() is title
    QApplication.clipboard().setText("for\nall")
    hands.keys("End", "Space", "Ctrl+V", "Tab")
    assert objective(hands.document, hands.goal(0).id).title == "Safe roads for all"


def test_control_down_saves_and_goes_to_the_next_record(hands, form):
    form.results.setFocus()
    hands.type("!")
    hands.keys("Ctrl+Down")
    assert kept(hands).results == "!Done as promised"
    assert hands.selected() == [hands.initiative(1)]
    assert form.text.text() == "Initiative 2 of listen car"


def test_another_row_never_takes_typed_text(hands, form):
    form.note.setFocus()
    hands.type("for the Inspector")
    index = hands.index(hands.initiative(2))
    QTest.mouseClick(
        hands.tree.viewport(), Qt.MouseButton.LeftButton, pos=hands.tree.visualRect(index).center()
    )
    assert form.note.text() == ""
    assert kept(hands).note == "for the Inspector" and kept(hands, 2).note == ""


def test_another_page_saves_what_was_typed(hands, form):
    form.note.setFocus()
    hands.type("kept")
    hands.window.show_page("service")
    assert kept(hands).note == "kept"


def test_typed_text_survives_a_killed_program(hands, form, tmp_path):
    form.results.setFocus()
    form.results.selectAll()
    hands.type("half a senten")
    hands.session.fields.keep_drafts()
    # What a killed program leaves behind: the file as it is now.
    copy = tmp_path / "after.plandesk"
    copy.write_bytes(hands.document.path.read_bytes())
    again = Document.open(copy)
    assert again.recover_drafts() == 1
    assert initiative(again, hands.plan.initiatives[0]).results == "half a senten"
    again.close()


def test_parts_are_lines_and_are_saved_in_a_pause(hands, form, qtbot):
    form.sub_items.setFocus()
    hands.type("Helmets\nLights\n")
    qtbot.waitUntil(lambda: kept(hands).sub_items == ("Helmets", "Lights"), timeout=4000)
    assert form.sub_items.text() == "Helmets\nLights\n"  # the line being begun stays
    hands.type("Bells")
    hands.keys("Tab")
    assert kept(hands).sub_items == ("Helmets", "Lights", "Bells")


def test_a_lead_is_chosen_or_made(hands, form):
    form.leads.line.setFocus()
    hands.type("traffic\n")
    assert [lead.name for lead in kept(hands).leads] == ["Patrol", "Traffic"]
    hands.type("Bicycle Unit\n")
    assert [lead.name for lead in kept(hands).leads] == ["Patrol", "Traffic", "Bicycle Unit"]
    assert "Bicycle Unit" in [unit.name for unit in units(hands.document)]
    QTest.keyClick(form.leads.line, Qt.Key.Key_Backspace)
    assert [lead.name for lead in kept(hands).leads] == ["Patrol", "Traffic"]
    assert hands.index(hands.initiative(0)).siblingAtColumn(2).data() == "Patrol, Traffic"


def test_partners_are_free_words(hands, form):
    form.partners.line.setFocus()
    hands.type("Library, Transit,")
    assert kept(hands).partners == ("Library", "Transit")


def test_due_takes_what_people_write_and_says_what_it_cannot(hands, form):
    form.due.setFocus()
    form.due.lineEdit().selectAll()
    hands.type("q2 & q3")
    hands.keys("Return")
    assert kept(hands).due.stored == "2024-Q2 2024-Q3"
    assert hands.index(hands.initiative(0)).siblingAtColumn(1).data() == "Q2 & Q3"
    form.due.lineEdit().selectAll()
    hands.type("soonish")
    hands.keys("Return")
    assert kept(hands).due.stored == "2024-Q2 2024-Q3"
    assert "soonish" in form.fault.text() and form.fault.isVisible()


def test_due_offers_the_plans_own_time(hands):
    assert due_choices(hands.page.plan) == [
        *("", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2024", "annually", "ongoing")
    ]


def test_internal_is_marked_in_the_tree(hands, form):
    form.public_edition.click()
    assert not kept(hands).public
    assert hands.model.data(hands.index(hands.initiative(0)), Qt.ItemDataRole.AccessibleTextRole).endswith(
        "internal"
    )
    hands.session.undo()
    assert form.public_edition.isChecked()


def test_a_focus_area_has_title_text_and_edition(hands):
    hands.select(hands.area(0))
    form = hands.record.objective_form.form
    assert form.titleLabel.text() == "Focus area"
    form.body.setFocus()
    hands.type("Why it matters")
    hands.keys("Tab")
    form.public_edition.click()
    found = objective(hands.document, hands.plan.areas[0])
    assert found.body == "Why it matters" and not found.public


def test_links_to_the_parent_plan_are_chosen_from_its_goals(hands, form, dialogs):
    assert not form.add_link.isVisible()
    document = hands.document
    parent = plans.add_plan(
        document, "Strategic Plan", "strategic", hands.page.plan.starts, hands.page.plan.ends
    )
    aim = add_objective(document, parent, None, "Safer together")
    plans.change_plan(document, hands.plan.plan, parent_id=parent)
    hands.session.set_plan(hands.plan.plan)
    hands.select(hands.initiative(0))
    assert form.add_link.isVisible()

    def choose(dialog):
        assert isinstance(dialog, ChooseObjectives)
        dialog.search.setText("elsewhere")
        assert dialog.list.item(0).isHidden()
        dialog.search.setText("safer")
        dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
        dialog.accept()

    dialogs.answer(choose)
    form.add_link.click()
    assert kept(hands).serves == (aim,)
    words = [label.text() for label in form.links.findChildren(type(hands.record.title))]
    assert "Strategic Plan, 1 Safer together" in words
    form.links.findChild(IconButton).click()
    assert kept(hands).serves == ()


def test_without_a_row_the_form_is_of_the_section(hands):
    hands.select(hands.area(0))
    hands.keys("Esc")
    assert hands.record.title.text() == "Areas of focus"
    title = hands.record.section_form.form.title
    title.setFocus()
    title.selectAll()
    hands.type("What we will do")
    hands.keys("Tab")
    assert hands.page.sections.model.index_of(hands.page.sections.chosen()).data() == "What we will do"


def test_a_file_for_reading_only_can_be_read_but_not_changed(hands, window):
    path = hands.document.path
    window.session.close()
    window.session.open(path, read_only=True)
    page = window.show_page("plan")
    assert page.outline.show_nodes([hands.initiative(0)])
    form = page.record.initiative_form.form
    assert form.text.isReadOnly() and not form.due.isEnabled() and not form.public_edition.isEnabled()
    assert not page.actions_of_page.add_goal.isEnabled() and not page.can_edit("cut")
    assert page.can_edit("copy")
