"""The roster, a member's history and what is due, through real widgets."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from plandesk.domain.coaching import members, sessions, viewings
from plandesk.gui.app import open_first
from plandesk.gui.models.due_model import DueRows, action_rows, group_rows, member_rows
from plandesk.gui.models.members_table import MembersTable
from tests import coaching_file

pytestmark = pytest.mark.usefixtures("keys_derived_once")


@pytest.fixture
def view(window, desk):
    shown = window.page.show_view("members")
    shown.table.setFocus()
    return shown


def names(view):
    return [row.member.name for row in view.model.rows if row.member is not None]


def by_name(desk, name):
    return next(one for one in members.members(desk.document) if one.name == name)


def test_an_empty_roster_offers_to_import_one(qtbot, window, tmp_path, quick_keys):
    coaching_file.make(tmp_path / "new.coaching").close()
    open_first(window, [str(tmp_path / "new.coaching")])
    window.desk.unlock(coaching_file.PASSPHRASE)
    view = window.page.show_view("members")
    button = view.empty.button
    assert (button.text(), button.property("iconName")) == ("Import roster…", "import")
    button.setFocus()
    members.add_member(window.desk.document, "Ines Calloway")
    assert window.focusWidget() is view.table  # and not the button, which is away
    members.add_member(window.desk.document, "Tobias Renn")
    assert view.table.currentIndex().row() == 1  # past the heading
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view._current().name == "Tobias Renn"
    view.focus_search("nobody at all")
    assert (button.text(), button.property("iconName")) == ("Clear search", "close")


def test_members_stand_under_their_units_and_are_found(view, window):
    headings = [row.words for row in view.model.rows if row.member is None]
    assert headings == ["B Platoon", "Traffic"] and len(names(view)) == 8
    assert view.bar.chips["moved"].accessibleName() == "Moved, 1"
    view.bar.chips["moved"].click()
    assert "Wes Kowalchuk" in names(view)
    view.bar.group.set_value("supervisor")
    view.bar.group.chosen.emit("supervisor")
    assert [row.words for row in view.model.rows if row.member is None][0] == "S/Sgt. Lena Brandvold"
    view.focus_search("maelle")
    assert names(view) == ["Maëlle Fortier"] and view.form.name.text() == "Maëlle Fortier"
    view.focus_search("nobody at all")
    assert view.empty.title.text() == "No member matches"
    view.focus_search("")
    assert len(names(view)) == 9


def test_a_member_is_added_edited_marked_and_erased(view, desk, qtbot, dialogs):
    view.select(by_name(desk, "Noor Hadid").id)
    view.add_button.click()
    assert view.window().focusWidget() is view.form.name and view.form.unit.text() == "Traffic"
    qtbot.keyClicks(view.form.name, "Ravi Dhillon")
    qtbot.keyClick(view.form.name, Qt.Key.Key_Tab)  # the row moves; the cursor goes on to the next field
    assert view.window().focusWidget() is view.form.rank
    added = by_name(desk, "Ravi Dhillon")
    assert added.supervisor == "S/Sgt. Lena Brandvold"
    told = []
    desk.noticed.connect(told.append)
    view.form.state.setFocus()
    qtbot.keyClick(view.form.state, Qt.Key.Key_Down)  # opens the list, and takes nobody away yet
    choices = view.form.state.view()
    assert choices.isVisible() and by_name(desk, "Ravi Dhillon").state == "active"
    qtbot.keyClick(choices, Qt.Key.Key_Down)
    qtbot.keyClick(choices, Qt.Key.Key_Down)
    qtbot.keyClick(choices, Qt.Key.Key_Return)
    assert told == ["Ravi Dhillon is marked as having left the service. Undo takes it back."]
    assert view.window().focusWidget() is view.table and len(view._selected()) == 1
    assert by_name(desk, "Ravi Dhillon").state == "left" and "Ravi Dhillon" not in names(view)
    view.select(by_name(desk, "Tobias Renn").id)
    view.mark_moved()
    assert by_name(desk, "Tobias Renn").state == "moved"
    desk.undo()
    view.select(by_name(desk, "Noor Hadid").id)
    said = []
    desk.noticed.connect(said.append)
    view.edit("delete")
    assert said == ["1 member was deleted. Undo brings the member back."]
    desk.undo()
    view.table.selectAll()
    view.edit("delete")  # who has sessions stays; who has none goes
    assert by_name(desk, "Tobias Renn").state == "moved"
    assert all(one.name != "Noor Hadid" for one in members.members(desk.document))
    desk.undo()
    assert by_name(desk, "Noor Hadid").state == "active"
    assert by_name(desk, "Tobias Renn").state == "active"
    gone = by_name(desk, "Tobias Renn")
    view.select(gone.id)
    dialogs.reject()
    view.erase()
    assert by_name(desk, "Tobias Renn")
    dialogs.answer(lambda dialog: dialog.findChild(QPushButton, "confirm").click())
    said = []
    desk.noticed.connect(said.append)
    view.erase()
    assert said == ["Erased for good. Every backup of the file on this computer was replaced."]
    assert "Tobias Renn" not in names(view)
    assert "backup" in dialogs.shown[-1].informativeText()
    while desk.document.undo() is not None:
        pass
    assert all(one.name != "Tobias Renn" for one in members.members(desk.document))


def test_the_whole_history_is_one_page_and_each_opening_one_line(view, desk, window, qtbot):
    one = by_name(desk, "Ines Calloway")
    view.select(one.id)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    page = view.history
    assert view.middle.currentWidget() is page and window.focusWidget() is page.list
    assert page.title.text() == "History of Cst. Ines Calloway"
    kinds = [entry.kind for entry in page.model.rows]
    assert kinds[0] == "viewing" and kinds.count("session") == 3 and kinds.count("action") == 6
    assert len(viewings.viewings_of(desk.document, one.uid)) == 1
    page.chips["session"].click()
    assert [entry.kind for entry in page.model.rows] == ["session"] * 3
    page.list.setCurrentIndex(page.model.index(0))
    qtbot.keyClick(page.list, Qt.Key.Key_Escape)
    assert view.middle.currentWidget() is view.table
    view.open_history()
    assert len(viewings.viewings_of(desk.document, one.uid)) == 2
    wishes = []
    view.record_requested.connect(lambda *wish: wishes.append(wish))
    page.list.setCurrentIndex(page.model.index(0))
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert wishes == [("coaching", "session", sessions.sessions_of(desk.document, one.id)[0].id)]
    assert window.page.view.name == "sessions"


def test_the_history_page_opens_records_too(window, desk):
    told = sessions.session(desk.document, desk.document.value("SELECT max(id) FROM coaching_session"))
    desk.act(lambda: sessions.write(desk.document, told.themes[0].id, "coach", "Something"))
    before = len(viewings.viewings_of(desk.document, told.uid))
    page = window.show_page("history")
    assert page.session is desk
    page.view.setCurrentIndex(page.model.index(1))
    page.view.setCurrentIndex(page.model.index(0))
    seen = viewings.viewings_of(desk.document, told.uid)
    assert len(seen) == before + 2 and seen[0].words == "A change in the history"
    assert desk.undo_name == "Write in session"


def test_what_is_due_leads_to_its_session(window, desk, qtbot, dialogs):
    view = window.page.show_view("due")
    assert view.sentence.text().endswith("members are due; 6 actions are overdue.")
    groups = [row.words for row in view.groups_model.rows if row.key is not None]
    assert groups == ["Everybody", "S/Sgt. Lena Brandvold", "Sgt. Orla Whitcombe", "B Platoon", "Traffic"]
    view.groups.setCurrentIndex(view.groups_model.index(view.groups_model.row_of(("unit", "Traffic"))))
    shown = {row.words for row in view.members_model.rows if row.key is not None}
    assert shown == {"A/Sgt. Piet Halloran", "Cst. Noor Hadid"}
    one = by_name(desk, "Noor Hadid")
    view.members.setCurrentIndex(view.members_model.index(view.members_model.row_of(one.id)))
    assert view.begin.isEnabled()
    wishes = []
    view.record_requested.connect(lambda *wish: wishes.append(wish))
    dialogs.accept()
    qtbot.keyClick(view.members, Qt.Key.Key_Return)
    (begun,) = sessions.sessions_of(desk.document, one.id)
    assert begun.held == date.today() and wishes == [("coaching", "session", begun.id)]
    view.show_group(("", ""))
    view.since.set_value(12)
    view.since.chosen.emit(12)
    assert not [row for row in view.members_model.rows if row.key is not None]
    view.since.set_value(3)
    view.since.chosen.emit(3)
    assert len([row for row in view.members_model.rows if row.key is not None]) == 4
    view.since.set_value(0)
    view.focus_search("fortier")
    window.page.show_view("due")
    window.resize(760, 560)
    assert view.which.isVisible() and not view.actions_list.isVisible()
    view.which.set_value(1)
    view.which.chosen.emit(1)
    assert view.actions_list.isVisible() and not view.members.isVisible()
    (action,) = [row for row in view.actions_model.rows if row.words.startswith("Sit in")]
    assert window.status.notice.text() == "1 of 8 members, 3 open actions shown"
    view.focus_search("fortier sit")
    assert window.status.notice.text() == "0 of 8 members, 1 open action shown"
    view.actions_list.setCurrentIndex(view.actions_model.index(view.actions_model.row_of(action.key)))
    view.open.click()
    assert wishes[-1] == ("coaching", "session", action.key)


def test_locking_takes_every_word_away_and_the_choice_comes_back(window, view, desk):
    view.bar.chips["moved"].click()
    view.select(by_name(desk, "Ines Calloway").id)
    view.open_history()
    state = window.page.state()
    assert "Calloway" not in str(state)
    window.menus.actions["lock"].trigger()
    assert window.page.view is None
    desk.unlock(coaching_file.PASSPHRASE)
    assert window.page.view.name == "members" and window.page.view.bar.chips["moved"].isChecked()


@pytest.mark.parametrize("kind", ["members", "due"])
def test_models_keep_their_word(qtmodeltester, desk, kind):
    from plandesk.domain.coaching.due import due_list

    model = MembersTable(desk) if kind == "members" else DueRows()

    def fill(group):
        if kind == "members":
            model.read()
            return
        found = due_list(desk.document, date.today())
        model.set_rows([*group_rows(found), *member_rows(found, group), *action_rows(found, group)])

    fill(("", ""))
    qtmodeltester.check(model)
    members.change_member(desk.document, by_name(desk, "Ines Calloway").id, unit="Traffic", name="Zz")
    members.add_member(desk.document, "Aa", unit="Canine")
    fill(("unit", "Traffic"))
    members.delete_members(desk.document, [by_name(desk, "Tobias Renn").id])
    fill(("", ""))
    qtmodeltester.check(model)
