"""Acknowledged by one, by both, amended, changed behind the back, deleted."""

import pytest
from PySide6.QtCore import Qt

from plandesk.domain.coaching import acknowledging, forms, sessions
from tests.gui.pages.coaching.held import TODAY, confirm, headings, key, open_session

pytestmark = pytest.mark.usefixtures("keys_derived_once")


@pytest.mark.usefixtures("refused")
def test_a_change_after_an_acknowledgement_withdraws_it_and_says_so(qtbot, view, desk):
    open_session(view)
    pane = view.pane
    qtbot.mouseClick(pane.cells["coach"].button, Qt.MouseButton.LeftButton)
    assert pane.states["coach"].accessibleName() == "Sgt. Orla Whitcombe, coach, has acknowledged"
    assert "text " in pane.cells["coach"].note.text()
    field = pane.themes[0].fields["employee"]
    field.setFocus()
    qtbot.keyClicks(field, "One more thing. ")
    field.leave()
    assert pane.told.acknowledgements == ()
    assert pane.cells["coach"].note.text().startswith("The record was changed after")
    desk.undo()
    assert pane.states["coach"].accessibleName() == "Sgt. Orla Whitcombe, coach, has acknowledged"
    qtbot.mouseClick(pane.cells["coach"].withdraw, Qt.MouseButton.LeftButton)
    assert pane.told.acknowledgements == () and not pane.cells["coach"].note.text()
    pane.cells["coach"].name.setText("")
    qtbot.mouseClick(pane.cells["coach"].button, Qt.MouseButton.LeftButton)


@pytest.fixture
def refused(dialogs):
    said = []
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    yield
    assert said == ["An acknowledgement needs a name. Nothing was changed."]


def test_the_second_to_acknowledge_is_asked_first(qtbot, view, desk, dialogs):
    told, pane = open_session(view), view.pane
    acknowledging.acknowledge(desk.document, told.id, "coach", told.coach)
    dialogs.reject()
    qtbot.mouseClick(pane.cells["employee"].button, Qt.MouseButton.LeftButton)
    assert "The record is fixed then" in dialogs.shown[-1].informativeText()
    assert not pane.told.is_fixed and pane.told.acknowledged("coach")
    field = pane.themes[0].fields["employee"]
    field.setFocus()
    qtbot.keyClicks(field, "One more thing. ")  # which the coach has not read: nothing is fixed by the second
    pane.cells["employee"].wished.emit("Cst. Calloway")
    assert pane.told.acknowledged("employee") and not pane.told.acknowledged("coach")


def test_after_both_there_are_dated_amendments_only(qtbot, view, desk, dialogs):
    told, pane = open_session(view), view.pane
    dialogs.answer(confirm)
    for role in ("coach", "employee"):
        pane.cells[role].name.setFocus()
        key(qtbot, Qt.Key.Key_Return)
    assert pane.told.is_fixed and headings(view)[1] == "Acknowledged"
    assert all(field.isReadOnly() for row in pane.themes for field in row.fields.values())
    assert not pane.day.isVisible() and not pane.agreed.add_button.isVisible()
    line = pane.agreed.lines[1]
    assert line.text.isReadOnly() and not line.follow_up.isReadOnly() and line.done.isEnabled()
    pane.amendments.field.setFocus()
    qtbot.keyClicks(pane.amendments.field, "The course began a week later.")
    desk.flush()  # leaving the field adds nothing: an amendment stays for good
    assert sessions.session(desk.document, told.id).amendments == ()
    qtbot.mouseClick(pane.amendments.button, Qt.MouseButton.LeftButton)
    assert [one.text for one in pane.told.amendments] == ["The course began a week later."]
    assert pane.amendments.field.text() == "" and desk.document.drafts() == []
    assert pane.told.is_untouched and not desk.undo_name


@pytest.mark.parametrize("height", [700, 862])
def test_the_field_for_amendments_comes_into_view(qtbot, view, desk, dialogs, height):
    dialogs.answer(confirm)
    view.window().resize(1440, height)
    told, pane = open_session(view), view.pane
    bar, button = pane.scroll.verticalScrollBar(), pane.amendments.button

    def seen_whole():
        return all(
            one.visibleRegion().boundingRect() == one.rect() for one in (pane.amendments.field, button)
        )

    for role in ("coach", "employee"):
        name, room = pane.cells[role].name, bar.maximum()
        name.setFocus()
        qtbot.waitUntil(lambda name=name: not name.visibleRegion().isEmpty())
        key(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda room=room: bar.maximum() != room)  # the page is laid out anew
    qtbot.waitUntil(seen_whole)
    view.window().activateWindow()  # no window manager does it here when the question is gone
    qtbot.waitUntil(pane.amendments.field.hasFocus)
    qtbot.keyClicks(pane.amendments.field, "The course began a week later.")
    room = bar.maximum()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.maximum() > room and seen_whole())
    assert sessions.session(desk.document, told.id).amendments


def test_what_was_changed_behind_the_back_shows(view, desk):
    told, pane = open_session(view), view.pane
    for role in ("coach", "employee"):
        acknowledging.acknowledge(desk.document, told.id, role, "N. Ame")
    acknowledging.amend(desk.document, told.id, "Later.")
    with desk.document.step("Elsewhere"):
        desk.document.execute("UPDATE session_theme SET coach = 'Forged' WHERE session_id = ?", (told.id,))
    assert pane.states["coach"].accessibleName() == "Changed since N. Ame, the coach, acknowledged it"
    assert not pane.told.is_untouched


def test_a_session_that_both_acknowledged_is_deleted_after_a_question_only(qtbot, view, desk, dialogs):
    total = view.model.total
    fixed = next(
        row[0] for row in desk.document.rows("SELECT session_id FROM acknowledgement WHERE role = 'employee'")
    )
    view.show_record("session", fixed)
    view.side.list.setFocus()
    dialogs.reject()
    view.edit("delete")
    assert "may have to keep" in dialogs.shown[-1].informativeText() and view.model.total == total
    dialogs.answer(confirm)
    view.edit("delete")
    assert view.model.total == total - 1
    desk.undo()
    assert sessions.session(desk.document, fixed).is_untouched


def test_the_coach_of_a_fixed_session_is_words_and_no_field(view, desk):
    told = open_session(view)
    assert view.pane.coach.hasFrame()
    for role in ("coach", "employee"):
        acknowledging.acknowledge(desk.document, told.id, role, "Name")
    assert view.pane.coach.isReadOnly() and not view.pane.coach.hasFrame()


def test_where_there_is_no_room_for_the_whole_state_there_is_no_half_of_it(qtbot, window, view):
    open_session(view)
    state = view.pane.states["coach"]
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: state.words.text() == "Coach has not acknowledged")
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: state.words.text() == "Coach")
    assert "Coach has not acknowledged" in state.toolTip()
    assert state.accessibleName() == "Coach has not acknowledged"


def test_a_fixed_session_without_actions_says_so(view, desk):
    form_id = forms.forms(desk.document)[0].id
    begun = sessions.start_session(desk.document, 1, form_id, TODAY)
    view.show_record("session", begun)
    assert view.pane._agreed_title.words.text() == ""
    for role in ("coach", "employee"):
        acknowledging.acknowledge(desk.document, begun, role, "N. Ame")
    assert view.pane._agreed_title.words.text() == "None agreed"
