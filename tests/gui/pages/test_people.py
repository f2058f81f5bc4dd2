"""People and units: adding, editing, moving, deleting, finding; the models keep their word to Qt."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from plandesk.domain import people
from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import Lead, add_initiative, initiative
from plandesk.gui.models.people_table import PeopleTable
from plandesk.gui.models.unit_tree import UnitTree
from plandesk.gui.pages.people import PeoplePage


@pytest.fixture
def page(qtbot, session, prompts, tasks):
    made = PeoplePage(session, prompts, tasks)
    qtbot.addWidget(made)
    made.resize(1240, 700)
    made.show()
    return made


def names(page):
    return [person.name for person in page.table_model.rows]


def tree(session):
    return {unit.name: unit.parent_id for unit in people.units(session.document)}


def unit_id(session, name):
    return next(unit.id for unit in people.units(session.document) if unit.name == name)


@pytest.mark.parametrize("kind", [UnitTree, PeopleTable])
def test_models_keep_their_word(qtmodeltester, session, kind):
    model = kind(session)
    session.changed.connect(model.follow)
    qtmodeltester.check(model)
    document = session.document
    first = people.add_unit(document, "Traffic", unit_id(session, "Patrol"))
    people.move_unit(document, first, None, 0)
    people.add_person(document, "New One", unit_id=first)
    people.delete_people(document, [1])
    people.delete_unit(document, unit_id(session, "Field Operations"))
    session.undo()
    qtmodeltester.check(model)


def test_tab_shows_where_the_keys_go_among_people(qtbot, page):
    page.activateWindow()
    page.tree.setFocus()
    qtbot.waitUntil(page.tree.hasFocus)
    qtbot.keyClick(page.tree, Qt.Key.Key_Tab)
    assert page.table.hasFocus() and page.table.currentIndex().row() == 0
    assert not page.table.selectionModel().hasSelection()


def test_everyone_is_shown_by_name(page):
    assert names(page) == ["Li Wei", "Mary Adams", "Zoë Nowak"]
    assert page.head.count.text() == "3 people, 3 units"


def test_a_unit_shows_its_people_and_those_below_it(page, session):
    page.show_record("unit", unit_id(session, "Patrol"))
    assert names(page) == ["Li Wei"]
    page.show_record("unit", unit_id(session, "Field Operations"))
    assert len(names(page)) == 3
    page.show_record("unit", unit_id(session, "Records"))
    assert page.middle.currentWidget() is page.empty


def test_finding_ignores_case_and_accents(page):
    page.focus_search("zoe")
    assert names(page) == ["Zoë Nowak"]
    page.focus_search("patrol 1002")
    assert names(page) == ["Li Wei"]
    page.focus_search("nobody here")
    assert page.empty.title.text() == "Nobody matches"
    page.empty.button.click()
    assert len(names(page)) == 3


def test_a_person_is_added_named_and_undone(qtbot, page, session):
    page.show_record("unit", unit_id(session, "Records"))
    page.add_person()
    field = page.person_form.form.name
    assert field.selectedText() == "New person"
    qtbot.keyClicks(field, "Omar Haddad")
    field.leave()
    assert names(page) == ["Omar Haddad"]
    added = next(one for one in people.people(session.document) if one.name == "Omar Haddad")
    assert added.unit_id == unit_id(session, "Records")
    session.undo()
    session.undo()
    assert len(people.people(session.document)) == 3


def test_the_form_saves_choices_at_once(page, session):
    page.show_record("person", 2)
    page.person_form.form.sworn.click()
    assert not people.people(session.document)[0].sworn
    page.person_form.form.unit.chosen.emit(None)
    assert people.people(session.document)[0].unit_id is None
    assert page.person_form.form.name.text() == "Li Wei"


def test_typed_text_goes_to_the_person_it_was_typed_for(qtbot, page, session):
    page.show_record("person", 2)
    field = page.person_form.form.title
    field.selectAll()
    qtbot.keyClicks(field, "Sergeant")
    page.pane.next_requested.emit()
    assert {one.name: one.title for one in people.people(session.document)} == {
        "Li Wei": "Sergeant",
        "Mary Adams": "Inspector",
        "Zoë Nowak": "Analyst",
    }
    assert page.person_form.form.title.text() == "Inspector"


def test_units_added_one_after_another_stand_beside_each_other(qtbot, page, session):
    page.show_record("unit", unit_id(session, "Records"))
    for name in ("Desk", "Archive"):
        page.add_unit()
        qtbot.keyClicks(page.unit_form.form.name, name)
        session.flush()
    page.show_record("unit", unit_id(session, "Desk"))
    page.show_record("unit", unit_id(session, "Archive"))
    page.add_unit()
    records = unit_id(session, "Records")
    now = tree(session)
    assert (now["Desk"], now["Archive"]) == (records, records)
    assert now["New unit"] == unit_id(session, "Archive")


def test_units_move_by_keyboard(qtbot, page, session):
    field, records = unit_id(session, "Field Operations"), unit_id(session, "Records")
    page.show_record("unit", records)
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(page.tree, Qt.Key.Key_Right, alt)
    assert tree(session)["Records"] == field
    qtbot.keyClick(page.tree, Qt.Key.Key_Left, alt)
    assert tree(session)["Records"] is None
    qtbot.keyClick(page.tree, Qt.Key.Key_Up, alt)
    assert list(tree(session)) == ["Records", "Field Operations", "Patrol"]
    assert page.tree_model.unit_id(page.tree.currentIndex()) == records
    session.undo()
    assert list(tree(session)) == ["Field Operations", "Patrol", "Records"]


def lead(session, text, *leads):
    document = session.document
    goal = add_objective(document, session.plan_id, None, "Goal")
    return add_initiative(document, goal, text, leads=leads)


def leads_of(session, led):
    return [(one.name, one.person_id is not None) for one in initiative(session.document, led).leads]


def entry(page, words):
    return next(action for action in page.pane.menu.actions() if action.text() == words)


def test_a_lead_who_was_taken_for_a_unit_becomes_a_person(page, session):
    records = unit_id(session, "Records")
    led = lead(session, "File it", Lead(None, records, "Records"))
    page.show_record("unit", records)
    entry(page, "Turn into a person").trigger()
    assert leads_of(session, led) == [("Records", True)] and "Records" not in tree(session)
    assert page.person_form.form.name.text() == "Records" and page.person_form.isVisible()
    assert not entry(page, "Turn into a person").isEnabled()
    session.undo()
    assert leads_of(session, led) == [("Records", False)] and len(names(page)) == 3


def test_a_unit_with_people_stays_one_and_says_why(page, session):
    told = []
    session.failed.connect(lambda error: told.append(error.sentence))
    page.show_record("unit", unit_id(session, "Patrol"))
    entry(page, "Turn into a person").trigger()
    assert "Patrol" in tree(session)
    assert told == ["Units or people belong to “Patrol”, so it is no person. Nothing was changed."]


def test_who_was_entered_twice_is_merged_into_the_one_most_like_it(page, session, dialogs):
    document = session.document
    twice = people.add_person(document, "Insp. Mary Adams", number="77")
    led = lead(session, "Lead it", Lead(twice, None, ""))
    page.show_record("person", twice)
    said = []

    def look(dialog):
        said.append((dialog.sentence, dialog.field.currentText()))
        dialog.accept()

    dialogs.answer(look)
    entry(page, "Merge into…").trigger()
    assert said[0][1] == "Mary Adams" and said[0][0].startswith("What “Insp. Mary Adams” leads goes")
    assert leads_of(session, led) == [("Mary Adams", True)]
    assert page.person_form.form.name.text() == "Mary Adams"
    assert len(names(page)) == 3
    dialogs.reject()
    entry(page, "Merge into…").trigger()
    assert len(names(page)) == 3


def test_rows_have_the_menu_of_the_form(qtbot, page, session):
    page.show_record("unit", unit_id(session, "Records"))
    page.tree.customContextMenuRequested.emit(page.tree.visualRect(page.tree.currentIndex()).center())
    menu = page.tree.findChild(QMenu)
    words = [action.text() for action in menu.actions()]
    assert words == ["Turn into a person", "Merge into…", "Delete", "History of this entry"]
    menu.close()
    entry(page, "Delete").trigger()
    assert "Records" not in tree(session)


def test_deleting_several_people_is_one_step(page, session):
    page.table.selectAll()
    assert page.can_edit("delete")
    page.edit("delete")
    assert people.people(session.document) == []
    assert page.middle.currentWidget() is page.empty
    session.undo()
    assert len(names(page)) == 3


def test_a_deleted_unit_leaves_its_people(page, session):
    page.show_record("unit", unit_id(session, "Field Operations"))
    page.delete_unit()
    assert list(tree(session)) == ["Records"]
    assert len(people.people(session.document)) == 3
    session.undo()
    assert len(tree(session)) == 3


def test_enter_goes_to_the_form_and_escape_back(qtbot, page):
    page.activateWindow()
    page.show_record("person", 2)
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.person_form.form.name.hasFocus()
    qtbot.keyClick(page.person_form.form.name, Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def test_where_the_tree_has_no_room_a_unit_is_still_edited(qtbot, page, session):
    page.resize(760, 600)
    qtbot.waitUntil(page.unit_bar.edit.isVisible)
    assert not page.unit_bar.edit.isEnabled()  # everyone is no unit
    page.show_record("unit", unit_id(session, "Patrol"))
    page.table.selectRow(0)
    qtbot.mouseClick(page.unit_bar.edit, Qt.MouseButton.LeftButton)
    field = page.unit_form.form.name
    assert field.isVisible() and not page.person_form.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, "Patrols")
    session.flush()
    assert "Patrols" in tree(session)
