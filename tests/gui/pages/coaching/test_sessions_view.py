"""Holding sessions through real widgets: the list, two voices, actions, acknowledgement, amendments."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)

from plandesk.domain.coaching import acknowledging, actions, forms, sessions, viewings
from plandesk.domain.coaching import members as coaching_members
from plandesk.domain.day_words import day_words
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.models.session_list_model import SessionListModel
from tests import coaching_file
from tests.gui import small_plan
from tests.gui.pages.coaching.held import TODAY, headings, key, open_session

pytestmark = pytest.mark.usefixtures("keys_derived_once")


def test_the_list_tells_for_whom_each_session_waits(qtbot, view, desk, qtmodeltester):
    assert headings(view) == ["Not yet acknowledged", "Acknowledged", "Due"]
    assert view.pane.told.id == 14  # the first of the list is shown at once
    told = open_session(view)
    acknowledging.acknowledge(desk.document, told.id, "coach", told.coach)
    row = view.model.row_of(told.id)
    assert view.model.words(row).endswith("Waiting for employee")
    view.side.member.chosen.emit(told.member_id)
    own = [one.id for one in sessions.sessions_of(desk.document, told.member_id)]
    shown = [view.model.key(row) for row in range(view.model.rowCount()) if view.model.key(row) > 0]
    assert sorted(shown) == sorted(own) and view.pane.told.id == told.id
    view.side.member.chosen.emit(None)
    qtmodeltester.check(SessionListModel(desk, TODAY))


def test_a_long_name_has_the_whole_line_and_a_tool_tip_where_even_that_is_short(qtbot, view, desk):
    told = open_session(view)
    rows, index = view.side.list, view.model.index(view.model.row_of(told.id))
    delegate = rows.itemDelegate()

    def shown_for(name):
        """Whether the day stands beside the name and beside the state, and what the tool tip says."""
        coaching_members.change_member(desk.document, told.member_id, name=name)
        line = rows.visualRect(index)
        drawn = rows.viewport().grab(line).toImage()
        ground, middle = drawn.pixelColor(drawn.width() - 8, drawn.height() // 2), drawn.height() // 2
        at = range(drawn.width() - 48, drawn.width() - 18)
        halves = (range(4, middle - 2), range(middle + 2, drawn.height() - 4))
        inked = [any(drawn.pixelColor(x, y) != ground for y in half for x in at) for half in halves]
        return (*inked, delegate.tip(line, index))

    assert shown_for("Ann Li") == (True, False, "")
    assert shown_for("Isabella Featherstone") == (False, True, "")
    _cut, beside_state, tip = shown_for("<b>Maximiliane Featherstonehaugh-Calloway")
    assert beside_state and tip.startswith("<p>Cst. &lt;b&gt;Maximiliane Featherstonehaugh-Calloway<br>Not")


def test_the_search_looks_into_every_word_and_says_when_nothing_matches(qtbot, window, view, desk):
    told = open_session(view)
    sessions.write(desk.document, told.themes[0].id, "employee", "Überstunden on the ÉCLAIR roster")
    window.bar.search.setFocus()
    window.bar.search.setText("éclair über")
    key(qtbot, Qt.Key.Key_Return)
    assert [view.model.key(row) for row in range(view.model.rowCount()) if view.model.key(row) > 0] == [
        told.id
    ]
    assert view.pane.told.id == told.id
    assert window.status.notice.text() == f"1 of {view.model.total} shown"
    view.side.list.choose(view.model.key(1))
    before = len(viewings.viewings(desk.document))
    view.focus_search("traf")
    assert view.pane.told is None and view.empty.title.text() == "2 sessions match"
    assert len(viewings.viewings(desk.document)) == before  # a search opens nothing
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    view.focus_search("no such words")
    assert view.empty.title.text() == "No session matches"
    view.empty.acted.emit()
    assert window.bar.search.text() == "" and headings(view)[1] == "Acknowledged"
    assert window.status.notice.text().startswith(f"{view.model.total} sessions, ")


def test_each_opening_is_one_line_in_the_view_log(view, desk):
    def lines(uid):
        return [one.act for one in viewings.viewings_of(desk.document, uid)]

    told = open_session(view, 2)
    assert lines(told.uid) == ["opened"]
    actions.add_action(desk.document, told.id, "A change is no opening")
    assert lines(told.uid) == ["opened"]
    open_session(view, 1)
    assert lines(open_session(view, 2).uid) == ["opened", "opened"]


def test_both_write_side_by_side_at_the_same_height_and_all_is_kept_as_typed(qtbot, view, desk):
    told = open_session(view)
    coach, employee = (view.pane.themes[0].fields[voice] for voice in ("coach", "employee"))
    key(qtbot, Qt.Key.Key_Return)  # from the list into the form
    assert QApplication.focusWidget() is coach
    low = coach.height()
    coach.selectAll()
    qtbot.keyClicks(coach, "A calm evening. " * 40)
    assert coach.height() == employee.height() > 2 * low
    qtbot.waitUntil(lambda: desk.document.drafts() != [], timeout=2000)
    assert desk.document.drafts()[0].text.startswith("A calm evening.")
    key(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is employee
    assert sessions.session(desk.document, told.id).themes[0].coach.startswith("A calm evening.")
    assert desk.document.drafts() == []
    key(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is view.side.list
    last = view.pane.themes[-1]
    assert last.coach.text() == "For the employee only" and "coach" not in last.fields


def test_actions_are_agreed_by_keyboard(qtbot, view, desk):
    told, block = open_session(view), view.pane.agreed
    before = len(told.actions)
    block.add_button.setFocus()
    key(qtbot, Qt.Key.Key_Return)
    line = block.lines[-1]
    qtbot.waitUntil(lambda: line.remove.x() > 0 and block.head.isVisible())
    heads = [block.head.layout().itemAtPosition(0, place).widget().x() for place in range(1, 5)]
    for head, field in zip(heads, (line.text, line.measure, line.due, line.follow_up), strict=True):
        assert abs(head - field.mapTo(line, field.rect().topLeft()).x()) <= 1
    assert QApplication.focusWidget() is line.text
    qtbot.keyClicks(line.text, "Two shifts with the bureau")
    key(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "Short note in the file")
    key(qtbot, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in (line.due, line.due.lineEdit())
    qtbot.keyClicks(line.due.lineEdit(), "some day")
    key(qtbot, Qt.Key.Key_Tab)
    assert line.note.text().startswith("“some day” is not a day")
    line.due.lineEdit().setText("28 February 2027")
    line.due.leave()
    found = sessions.session(desk.document, told.id).actions[-1]
    assert (found.text, found.measure, found.due) == (
        "Two shifts with the bureau", "Short note in the file", date(2027, 2, 28)
    )  # fmt: skip
    line.text.setFocus()
    key(qtbot, Qt.Key.Key_Up, with_=Qt.KeyboardModifier.AltModifier)
    assert sessions.session(desk.document, told.id).actions[-2].id == found.id
    line.done.setFocus()
    key(qtbot, Qt.Key.Key_Space)
    assert sessions.session(desk.document, told.id).actions[-2].done == TODAY
    assert line.state.text().startswith("Done ")
    line.text.setFocus()
    key(qtbot, Qt.Key.Key_Return)  # the next one, below it
    assert len(block.lines) == before + 2 and QApplication.focusWidget() is block.lines[-2].text
    key(qtbot, Qt.Key.Key_Backspace)
    assert len(block.lines) == before + 1


def test_what_was_agreed_last_time_stands_below_and_can_be_followed_up(qtbot, view, desk):
    told, pane = open_session(view), view.pane
    previous = sessions.last_agreement(desk.document, told.id)
    assert [line.shown.id for line in pane.review.lines] == [one.id for one in previous.actions]
    assert previous.is_fixed and pane.review.isVisibleTo(pane)
    line = next(line for line in pane.review.lines if line.shown.done is None)
    assert line.text.isReadOnly() and not line.remove.isVisibleTo(pane)
    line.done.click()
    line.follow_up.setFocus()
    qtbot.keyClicks(line.follow_up, "Confirmed by the training unit")
    line.follow_up.leave()
    again = sessions.last_agreement(desk.document, told.id)
    assert again.is_fixed and again.is_untouched
    found = next(one for one in again.actions if one.id == line.shown.id)
    assert (found.done, found.follow_up) == (TODAY, "Confirmed by the training unit")
    form_id = forms.forms(desk.document)[0].id
    for _between in range(2):  # a session without actions does not hide what was agreed before it
        view.show_record("session", sessions.start_session(desk.document, told.member_id, form_id, TODAY))
    assert [line.shown.id for line in pane.review.lines] == [one.id for one in told.actions]


def test_what_older_sessions_left_open_stands_below_that(qtbot, view, desk):
    member_id = coaching_members.add_member(desk.document, "Noor Haddad")
    form_id, days = forms.forms(desk.document)[0].id, [TODAY - timedelta(200), TODAY - timedelta(100), TODAY]
    oldest, older, now = (sessions.start_session(desk.document, member_id, form_id, day) for day in days)
    first = actions.add_action(desk.document, oldest, "Ride along with the traffic unit")
    actions.add_action(desk.document, older, "Two court file reviews")
    view.show_record("session", older)
    pane = view.pane
    assert not pane.left.isVisibleTo(pane)  # which was agreed last time
    view.show_record("session", now)
    assert [line.shown.id for line in pane.left.lines] == [first] and pane.left.isVisibleTo(pane)
    title = pane._left_title
    assert title.title.text() == "Open from earlier sessions"
    assert title.words.text() == f"agreed {day_words(days[0])}, 0 of 1 done"
    pane.left.lines[0].done.click()
    assert actions.action(desk.document, first).done == TODAY
    assert title.words.text().endswith("1 of 1 done") and pane.left.lines[0].done.isChecked()


def test_an_action_serves_a_goal_of_the_open_plan_and_keeps_its_title(
    qtbot, window, view, desk, dialogs, tmp_path
):
    told, block = open_session(view), view.pane.agreed
    assert not block.lines[0].link.isVisibleTo(view)
    small_plan.make(tmp_path / "small.plandesk")
    window.commands.open_path(tmp_path / "small.plandesk")
    window.show_page("coaching")
    assert view.pane.told.id == told.id

    def choose(dialog):
        assert dialog.remove.isHidden()  # there is no link yet
        qtbot.keyClicks(dialog.search, dialog.list.item(1).text().strip()[-6:])
        qtbot.mouseClick(dialog.link, Qt.MouseButton.LeftButton)

    dialogs.answer(choose)
    qtbot.mouseClick(block.lines[0].link, Qt.MouseButton.LeftButton)
    found = sessions.session(desk.document, told.id).actions[0]
    assert found.goal_uid and found.goal_title and found.plan_title
    window.session.close()
    assert block.lines[0].note.text() == f"Serves: {found.goal_title} ({found.plan_title})"


def test_a_session_is_begun_deleted_and_brought_back(qtbot, view, desk, dialogs):
    total = view.model.total
    dialogs.answer(lambda dialog: qtbot.keyClick(dialog.begin, Qt.Key.Key_Return))
    qtbot.keyClick(view.window(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert view.model.total == total + 1 and view.pane.told.held == TODAY
    assert view.window().focusWidget() is view.pane.themes[0].fields["coach"]
    view.side.list.setFocus()
    said = []
    desk.noticed.connect(said.append)
    who = coaching_members.member(desk.document, view.pane.told.member_id).title
    view.edit("delete")
    assert view.model.total == total
    assert said == [f"The session of {day_words(TODAY)} with {who} was deleted. Undo brings it back."]
    desk.undo()
    assert view.model.total == total + 1


def test_a_narrow_window_has_the_sessions_in_a_combo_box_and_the_themes_above(qtbot, window, view):
    window.resize(800, 600)
    assert not view.side.isVisible() and view.bar.choice.isVisible()
    qtbot.waitUntil(lambda: not view.pane.grid.wide)
    view.bar.choice.activated.emit(1)
    assert view.pane.told.id == view.bar.choice.value()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: view.pane.grid.wide)
    assert view.side.isVisible()


def test_every_control_of_every_view_has_a_name(window, view, desk):
    nameless = []
    view.pane.agreed.add()
    for name in ("sessions", "members", "due"):
        shown = window.page.show_view(name)
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView):
            for widget in shown.findChildren(kind):
                inside = isinstance(widget.parent(), QComboBox | QAbstractItemView)
                internal = widget.objectName().startswith("qt_") or inside or widget.window() is not window
                said = widget.accessibleName() or (
                    widget.text() if isinstance(widget, QAbstractButton) else ""
                )
                if widget.isVisible() and not said and not internal and "Header" not in type(widget).__name__:
                    nameless.append(f"{name}: {type(widget).__name__} in {type(widget.parent()).__name__}")
    assert nameless == []


@pytest.mark.parametrize("name", ["sessions", "members", "due"])
def test_tab_goes_through_the_head_from_left_to_right(qtbot, window, desk, name):
    window.page.show_view("sessions")
    shown = window.page.show_view(name)
    window.page.tabs.setFocus()
    qtbot.waitUntil(window.page.tabs.hasFocus)
    passed = []
    for _control in range(2 + len(shown.head_buttons())):
        key(qtbot, Qt.Key.Key_Tab)
        passed.append(QApplication.focusWidget())
    assert passed[:-1] == [window.page.paper, *shown.head_buttons()]
    assert passed[-1] is window.page._more_button
    places = [one.mapTo(window, one.rect().center()).x() for one in passed]
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["sessions", "members", "due"])
def test_the_smallest_window_shows_every_tab_whole(qtbot, window, desk, name):
    shown = window.page.show_view(name)
    window.resize(window.minimumSize())
    tabs, last = window.page.tabs, shown.head_buttons()[-1]
    qtbot.waitUntil(lambda: not window.page.head.title.isVisible())
    qtbot.waitUntil(lambda: tabs.width() >= tabs.sizeHint().width())
    assert tabs.visibleRegion().boundingRect() == tabs.rect()
    assert [one for one in shown.head_buttons() if one.isVisible()] == [last]
    assert last.visibleRegion().boundingRect() == last.rect()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: all(one.isVisible() for one in shown.head_buttons()))


def test_in_a_low_window_the_head_gives_its_room_to_the_form(qtbot, window, view):
    window.resize(640, 360)
    bar = view.pane.scroll.verticalScrollBar()
    view.pane.themes[0].fields["coach"].setFocus()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: window.page.head.height() == 0)
    assert not view.pane.head.isVisible() and view.bar.choice.isVisible()


def test_a_member_that_is_due_leads_to_a_new_session(qtbot, view, desk, dialogs):
    row = view.model.rowCount() - 1
    assert view.model.words(row).endswith("no session planned")
    member_id = -view.model.key(row)
    view.side.list.choose(-member_id)
    assert view.pane.told is None and view.empty.title.text().startswith("No session is planned with")
    dialogs.answer(lambda dialog: qtbot.keyClick(dialog.begin, Qt.Key.Key_Return))
    qtbot.mouseClick(view.empty.button, Qt.MouseButton.LeftButton)
    assert view.pane.told.member_id == member_id and view.model.row_of(-member_id) < 0


def test_an_erased_session_is_gone_for_good(view, desk, dialogs, monkeypatch):
    told, waited = open_session(view), []
    monkeypatch.setattr(view.tasks, "wait", lambda: waited.append(view.model.row_of(told.id) >= 0))
    whose = coaching_members.member(desk.document, told.member_id).title
    dialogs.answer(lambda box: box.findChild(QAbstractButton, "confirm").click())
    said = []
    desk.noticed.connect(said.append)
    view.erase_session()
    assert dialogs.shown[-1].text() == f"Erase the session of {day_words(told.held)} with {whose} for good?"
    assert "Printed copies" in dialogs.shown[-1].informativeText()
    assert said == ["Erased for good. Every backup of the file on this computer was replaced."]
    assert view.model.row_of(told.id) < 0 and view.pane.told.id != told.id
    assert waited == [True]  # for a backup that a worker may be keeping with its words
    assert not desk.undo_name


def test_whoever_comes_second_reads_only(qtbot, window, view, desk, dialogs):
    path = desk.path
    desk.close()
    writing = DeskSession(window.session, "S/Sgt. Brandvold")
    writing.take(path)
    writing.unlock(coaching_file.PASSPHRASE)
    window.desk_commands.open_path(path)
    dialogs.answer(lambda box: box.findChild(QAbstractButton, "confirm").click())
    window.page.locked.field.setText(coaching_file.PASSPHRASE)
    window.page.locked.unlock()
    assert desk.read_only and window.bar.lock.words.text() == "Encrypted, read-only"
    shown = window.page.view
    fields = [field for row in shown.pane.themes for field in row.fields.values()]
    assert all(field.isReadOnly() for field in fields) and not shown.new_button.isEnabled()
    for name in ("members", "due", "sessions"):
        window.page.show_view(name)
    window.menus.actions["lock"].trigger()
    assert desk.is_locked
    writing.close()


def test_a_session_begun_from_the_roster_has_the_cursor_in_its_first_theme(qtbot, window, desk, dialogs):
    members = window.page.show_view("members")
    member_id = coaching_members.members(desk.document)[0].id
    dialogs.answer(lambda dialog: dialog.begin.click())
    members.desk_actions.begin_session(member_id)
    shown = window.page.view
    assert shown.pane.told.member_id == member_id
    assert window.focusWidget() is shown.pane.themes[0].fields["coach"]


def test_the_keys_of_tabs_go_through_the_views_and_help_lists_them(qtbot, window, view):
    control = Qt.KeyboardModifier.ControlModifier
    pane = view.pane
    pane.focus_first()
    qtbot.waitUntil(lambda: pane.isAncestorOf(QApplication.focusWidget()))
    key(qtbot, Qt.Key.Key_Tab, with_=control)
    assert window.page.view.name == "members"
    qtbot.waitUntil(lambda: window.page.view.isAncestorOf(QApplication.focusWidget()))
    key(qtbot, Qt.Key.Key_Tab, with_=control)
    assert window.page.view.name == "due"
    key(qtbot, Qt.Key.Key_Tab, with_=control)
    assert window.page.view is view
    key(qtbot, Qt.Key.Key_Backtab, with_=control | Qt.KeyboardModifier.ShiftModifier)
    assert window.page.view.name == "due"
    listed = {one.words for one in window.menus.shortcuts()}
    assert {"Next view", "Previous view"} <= listed
    window.desk.lock()
    assert not any(one.isEnabled() for one in window.page.actions() if one.text().endswith("vious view"))


def test_the_menu_of_the_head_draws_the_icons_that_its_entries_want(window, view):
    menu = window.page._more
    wanting = [one for one in menu.actions() if one.property("wantedIcon")]
    assert wanting and all(one.icon().isNull() for one in wanting)
    menu.aboutToShow.emit()
    assert not any(one.icon().isNull() for one in wanting)
