"""Locking: every word leaves the window, and what was half typed is there again; nothing stays on disk."""

import os
import shutil
import signal
import subprocess
import sys

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from plandesk.domain.coaching import acknowledging, members, sessions, viewings
from plandesk.file.document import Document
from plandesk.file.encryption import Passphrase
from plandesk.gui.app import make_window, open_first
from plandesk.gui.crash import details
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.session import Session
from tests.coaching_file import PASSPHRASE
from tests.gui.coaching_words import CANARY, on_disk, on_screen, with_canaries


@pytest.fixture(scope="module")
def canary_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("canaries") / "mine.coaching"
    with_canaries(path)
    return path


@pytest.fixture
def desk(qtbot, window, plan_path, canary_file, tmp_path):
    path = tmp_path / "mine.coaching"
    shutil.copy(canary_file, path)
    window.activateWindow()
    open_first(window, [str(plan_path), str(path)])
    unlock(qtbot, window)
    return window.desk


def unlock(qtbot, window):
    field = window.page.locked.field
    assert window.focusWidget() is field
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def lock(qtbot, window):
    view = window.page.view
    window.menus.actions["lock"].trigger()
    assert window.page.view is None
    qtbot.waitUntil(lambda: not shiboken6.isValid(view))


def half_typed(qtbot, window, words, place=0, voice="employee"):
    field = window.page.view.pane.themes[place].fields[voice]
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.Start)
    qtbot.keyClicks(field, words)
    return field


def test_every_word_leaves_the_window(qtbot, window, desk, dialogs):
    assert len(on_screen()) > 20
    window.bar.search.setFocus()
    qtbot.keyClicks(window.bar.search, f"{CANARY}1")
    qtbot.keyClick(window.bar.search, Qt.Key.Key_Return)
    window.page.show_view("members")
    window.page.show_view("due")
    window.show_page("history")
    window.show_page("coaching")
    desk.noticed.emit(f"Something about {CANARY}")
    window.page.show_view("sessions")
    half_typed(qtbot, window, f"{CANARY} once more ")
    lock(qtbot, window)
    qtbot.waitUntil(lambda: on_screen() == [])
    assert window.bar.lock.words.text() == "Encrypted, locked"
    assert window.windowTitle() == "mine.coaching – PlanDesk"
    assert QApplication.focusWidget() is window.page.locked.field


def test_what_was_said_of_a_record_goes_with_the_lock_from_any_page(qtbot, window, desk):
    view = window.page.view
    desk.noticed.emit(f"Something about {CANARY}")
    window.show_page("plan")
    window.menus.actions["lock"].trigger()
    qtbot.waitUntil(lambda: not shiboken6.isValid(view))
    qtbot.waitUntil(lambda: on_screen() == [])
    assert window.page.name == "plan" and window.status.saved.words.text() == "All changes saved"


def test_how_one_file_stands_is_not_said_of_the_other(qtbot, window, desk):
    lock(qtbot, window)
    said = window.status.saved.words
    assert said.text() == "Locked"
    window.show_page("plan")
    assert said.text() == "All changes saved"
    window.show_page("coaching")
    assert said.text() == "Locked"
    window.session.noticed.emit("Something that was done")
    window.show_page("plan")
    assert said.text() == "Something that was done"


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (720, 450), (640, 360)])
def test_what_is_wrong_with_a_passphrase_covers_nothing(qtbot, window, desk, width, height):
    lock(qtbot, window)
    window.resize(width, height)
    locked = window.page.locked
    qtbot.keyClicks(locked.field, "wrong")
    qtbot.keyClick(locked.field, Qt.Key.Key_Return)
    fault = locked.labelled.fault
    qtbot.waitUntil(lambda: fault.height() >= fault.heightForWidth(fault.width()) > 0)
    parts = [part for part in (locked.picture, locked.title, locked.sentence) if part.isVisible()]
    parts += [locked.labelled.label, locked.field, fault, locked.button]
    tops = [part.mapTo(locked, QPoint(0, 0)).y() for part in parts]
    ends = [top + part.height() for top, part in zip(tops, parts, strict=True)]
    assert all(end <= top for end, top in zip(ends, tops[1:], strict=False))
    assert locked.field.height() >= locked.field.sizeHint().height()
    assert tops[0] >= 0 and ends[-2] <= locked.height()  # the button may have to be scrolled to


def test_the_half_typed_form_is_there_again_with_the_cursor_in_it(qtbot, window, desk):
    told = window.page.view.pane.told
    half_typed(qtbot, window, "half typed ")
    window.idle.clock = lambda: sys.float_info.max
    window.idle.look()
    assert desk.is_locked
    window.idle.clock = lambda: 0.0
    unlock(qtbot, window)
    pane = window.page.view.pane
    field = pane.themes[0].fields["employee"]
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    assert pane.told.id == told.id
    assert field.text().startswith(f"half typed {CANARY}")
    assert field.textCursor().position() == len("half typed ")
    assert desk.undo_name == "Write in session"
    qtbot.keyClicks(field, "and on ")
    desk.flush()
    assert sessions.session(desk.document, told.id).themes[0].employee.startswith("half typed and on ")


def test_another_file_does_not_begin_where_the_last_one_was_left(qtbot, window, desk, tmp_path):
    list_ = window.page.view.side.list
    first, second = (window.page.view.model.key(row) for row in (1, 3))
    list_.choose(second)
    lock(qtbot, window)
    unlock(qtbot, window)
    assert window.page.view.pane.told.id == second
    shutil.copy(desk.path, tmp_path / "other.coaching")
    window.commands.open_path(tmp_path / "other.coaching")
    unlock(qtbot, window)
    assert window.page.view.pane.told.id == first


def test_an_amendment_that_was_begun_is_there_again_and_not_yet_added(qtbot, window, desk):
    told = window.page.view.pane.told
    for role in ("coach", "employee"):
        acknowledging.acknowledge(desk.document, told.id, role, "N. Ame")
    field = window.page.view.pane.amendments.field
    field.setFocus()
    qtbot.keyClicks(field, "It was a")
    lock(qtbot, window)
    unlock(qtbot, window)
    field = window.page.view.pane.amendments.field
    assert field.text() == "It was a" and window.page.view.pane.amendments.button.isEnabled()
    assert sessions.session(desk.document, told.id).amendments == ()


def test_words_that_the_file_does_not_take_are_kept_in_memory_and_that_is_said(qtbot, window, desk, dialogs):
    path, said = desk.path, []
    half_typed(qtbot, window, "not written ")
    path.rename(path.with_suffix(".away"))
    lock(qtbot, window)
    assert "kept in memory until it is unlocked" in window.status.saved.words.text()
    assert on_screen() == []
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    window.menus.actions["close"].trigger()
    assert said[0].startswith("The words typed last are in memory only") and desk.path == path
    path.with_suffix(".away").rename(path)
    unlock(qtbot, window)
    assert window.page.view.pane.themes[0].fields["employee"].text().startswith("not written ")
    assert desk.document.drafts() == []


def test_a_dialog_above_the_window_is_closed_first(qtbot, window, desk, dialogs):
    for name in ("new session", "forms", "coverage", "log", "settings"):
        view = window.page.view
        acts = {"new session": view.new_session}
        acts |= {each: action.trigger for each, action in view.desk_actions.acts.items()}
        dialogs.answer(lambda _dialog: window.desk_commands.lock())
        acts[name]()
        assert desk.is_locked
        qtbot.waitUntil(lambda: on_screen() == [])
        unlock(qtbot, window)
        assert window.page.view is not None


def test_the_key_locks_above_a_dialog_and_above_a_menu_too(qtbot, window, desk, dialogs):
    control = Qt.KeyboardModifier.ControlModifier
    dialogs.answer(lambda dialog: qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_L, control))
    window.page.view.new_session()
    assert desk.is_locked
    qtbot.waitUntil(lambda: on_screen() == [])
    unlock(qtbot, window)
    menu = window.menus.menus["edit"]
    menu.popup(window.mapToGlobal(QPoint(0, 0)))
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Qt.Key.Key_L, control)
    assert desk.is_locked and not menu.isVisible()


def test_a_killed_program_loses_less_than_two_seconds(qtbot, window, desk, tmp_path):
    told = window.page.view.pane.told
    half_typed(qtbot, window, "typed and killed ")
    qtbot.waitUntil(lambda: desk.document.drafts() != [], timeout=2000)
    copy = tmp_path / "killed.coaching"
    shutil.copy(desk.path, copy)  # as a killed program leaves it
    again = DeskSession(Session())
    said = []
    again.noticed.connect(said.append)
    again.take(copy)
    again.unlock(PASSPHRASE)
    assert said == ["Text typed before the program ended was recovered. Undo takes it back."]
    assert sessions.session(again.document, told.id).themes[0].employee.startswith("typed and killed ")
    again.close()


def test_nothing_readable_is_on_disk_while_working_after_locking_or_a_crash(
    qtbot, window, desk, plan_path, own_configuration, capfd
):
    half_typed(qtbot, window, "half typed ")
    qtbot.waitUntil(lambda: desk.document.drafts() != [])
    window.page.show_view("members").focus_search(CANARY)
    desk.keep_backup()
    window.remember()
    places = (plan_path.parent, own_configuration)
    assert on_disk(*places) == []  # as a killed program would leave it
    lock(qtbot, window)
    window.remember()
    window.close()
    assert on_disk(*places) == []
    try:
        raise KeyError(CANARY)
    except KeyError as error:
        assert CANARY not in details(type(error), error.__traceback__)
    assert CANARY not in "".join(capfd.readouterr())


KILLED = """
import os, signal, sys
from PySide6.QtCore import QTimer
from plandesk.file import encryption
encryption.ROUNDS = 1_000
from plandesk.gui.app import make_application, make_window, open_first
application = make_application()
window = make_window()
open_first(window, sys.argv[1:2])
window.show()
window.desk.unlock(sys.argv[2])
window.page.show_view("sessions").side.list.choose(int(sys.argv[3]))
window.page.show_view(sys.argv[4])
QTimer.singleShot(1800, lambda: os.kill(os.getpid(), signal.SIGKILL))
application.exec()
"""


@pytest.mark.posix
@pytest.mark.parametrize("left", ["sessions", "members", "due"])
def test_after_a_kill_the_view_and_the_session_in_hand_are_there_again(
    qtbot, window, tmp_path, own_configuration, checkout, quick_keys, left
):
    path = tmp_path / "mine.coaching"
    with_canaries(path)
    earlier = min(one.id for one in sessions_in(path))  # not the one that is shown at first
    environment = {**os.environ, "PYTHONPATH": str(checkout), "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", KILLED, str(path), PASSPHRASE, str(earlier), left]
    assert subprocess.run(words, env=environment).returncode == -signal.SIGKILL
    assert on_disk(tmp_path, own_configuration) == []
    again = make_window(at_once=True)
    qtbot.addWidget(again)
    open_first(again, [])
    again.show()
    assert again.page.name == "coaching" and again.desk.path == path
    again.desk.unlock(PASSPHRASE)
    assert again.page.view.name == left
    opened = len(viewings.viewings(again.desk.document))
    shown = again.page.show_view("sessions")
    assert shown.pane.told.id == earlier
    # Nothing else was opened on the way: the view log tells of this one alone.
    assert len(viewings.viewings(again.desk.document)) - opened == (0 if left == "sessions" else 1)
    again.tasks.close()
    again.desk.abandon()


def sessions_in(path):
    document = Document.open(path, key=Passphrase(PASSPHRASE), read_only=True)
    found = [one for who in members.members(document) for one in sessions.sessions_of(document, who.id)]
    document.close()
    return found
