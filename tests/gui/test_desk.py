"""The coaching file in the window: beside a plan file or alone, locked at the start, locked again."""

import hashlib
import json
import threading

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from plandesk import __version__, preferences
from plandesk.file import encryption
from plandesk.file.document import Document
from plandesk.file.encryption import Passphrase
from plandesk.gui.app import make_window, open_first
from tests import coaching_file
from tests.coaching_file import PASSPHRASE


@pytest.fixture(scope="module")
def platoon_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("platoon") / "b-platoon.coaching"
    coaching_file.platoon(path).close()
    return path


@pytest.fixture
def coaching_path(platoon_file, tmp_path):
    path = tmp_path / "b-platoon.coaching"
    path.write_bytes(platoon_file.read_bytes())
    return path


def unlock(qtbot, window, words=PASSPHRASE):
    page = window.page
    page.locked.field.setFocus()
    qtbot.keyClicks(page.locked.field, words)
    qtbot.keyClick(page.locked.field, Qt.Key.Key_Return)


def offered(window):
    view = window.sidebar.view
    return [item.name for row, item in enumerate(window.sidebar.model.items) if not view.isRowHidden(row)]


def test_alone_it_is_asked_for_its_passphrase_inline(qtbot, window, coaching_path):
    open_first(window, [str(coaching_path)])
    assert window.page.name == "coaching"
    assert window.page.stack.currentWidget() is window.page.locked
    assert window.windowTitle().startswith("b-platoon.coaching")
    assert window.bar.lock.words.text() == "Encrypted, locked"
    unlock(qtbot, window, "otters cross")
    assert window.page.locked.labelled.fault.text().startswith("This passphrase does not open")
    assert window.desk.document is None
    unlock(qtbot, window)
    assert window.page.view is not None
    assert window.bar.lock.words.text() == "Encrypted, open"
    assert window.sidebar.service.text() == "Harrow Lake Police Service"
    assert offered(window) == ["coaching", "history"]
    window.menus.actions["lock"].trigger()
    window.page.locked.ask_for(recovery=True)  # where what is typed can be read
    window.page.locked.field.undo()
    assert window.page.locked.field.text() == ""
    assert window.page.view is None and window.desk.document is None
    assert window.page.stack.currentWidget() is window.page.locked
    assert window.sidebar.service.text() == ""
    assert offered(window) == ["coaching"]


def test_what_is_left_standing_in_the_field_for_the_passphrase_is_forgotten(
    qtbot, window, coaching_path, dialogs
):
    open_first(window, [str(coaching_path)])
    field = window.page.locked.field
    qtbot.keyClicks(field, "nearly right")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(window.page.locked.labelled.fault.text()))
    assert field.text() == "nearly right"  # to be corrected
    window.page.locked.forgetting.setInterval(0)
    qtbot.keyClicks(field, "!")
    qtbot.waitUntil(lambda: field.text() == "")
    window.page.locked.forgetting.setInterval(60_000)
    other = Document.open(coaching_path, key=Passphrase(PASSPHRASE))
    dialogs.reject()  # not for reading only
    qtbot.keyClicks(field, PASSPHRASE)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialogs.shown) and not dialogs.shown[-1].isVisible())
    assert window.desk.document is None and field.text() == ""  # it was right
    other.close()


def test_both_files_are_opened_again_the_coaching_file_locked(qtbot, window, plan_path, coaching_path):
    open_first(window, [str(plan_path), str(coaching_path)])
    assert offered(window) == [entry.name for entry in window.entries]
    assert window.page.name == "coaching"
    unlock(qtbot, window)
    window.close()
    again = make_window(at_once=True)
    qtbot.addWidget(again)
    open_first(again, [])
    assert again.session.document.path == plan_path
    assert again.desk.path == coaching_path and again.desk.is_locked
    assert again.page.name == "coaching"
    assert again.page.stack.currentWidget() is again.page.locked
    assert again.bar.lock.words.text() == "Encrypted, locked"
    assert again.in_hand.now is again.desk  # what Undo, the title and the picker are about
    assert again.status.saved.words.text() == "Locked"
    assert again.windowTitle().startswith("b-platoon.coaching")
    again.tasks.close()
    again.session.abandon()


def test_without_a_coaching_file_nothing_is_said_to_be_locked(window, plan_path):
    open_first(window, [str(plan_path)])
    assert window.status.saved.words.text() == "All changes saved"
    window.show_page("coaching")
    assert window.status.saved.words.text() == f"PlanDesk {__version__}"
    window.show_page("plan")
    assert window.status.saved.words.text() == "All changes saved"


def test_which_view_is_in_front_is_kept_without_closing_anything(qtbot, window, coaching_path):
    open_first(window, [str(coaching_path)])
    unlock(qtbot, window)
    window.remember()
    window._remember.stop()
    window._remember.setInterval(0)
    window.page.show_view("due")
    qtbot.waitUntil(lambda: json.loads(preferences.read().state("page/coaching"))["view"] == "due")


def test_undo_history_and_closing_are_of_the_file_in_front(qtbot, window, plan_path, coaching_path):
    open_first(window, [str(plan_path), str(coaching_path)])
    unlock(qtbot, window)
    desk, act = window.desk, window.menus.actions
    from plandesk.domain.coaching.members import add_member

    desk.act(lambda: add_member(desk.document, "Cass Ito"))
    assert act["undo"].text() == "&Undo Add member"
    window.show_page("people")
    assert "member" not in act["undo"].text()
    assert window.show_page("history").session is window.session
    window.bar.picker.activated.emit(window.bar.picker.count() - 1)  # the coaching file is the last
    assert window.page.name == "history" and window.page.session is desk
    act["undo"].trigger()
    assert act["redo"].text() == "&Redo Add member"
    act["lock"].trigger()
    assert window.page.name == "coaching" and "history" not in window.pages
    act["close"].trigger()
    assert desk.path is None and window.session.document is not None
    assert window.page.empty.button.isVisible()
    window.show_page("people")
    act["close"].trigger()
    assert window.middle.currentWidget() is window.welcome


def test_idle_it_is_locked_by_a_clock_that_goes_on_while_the_computer_sleeps(qtbot, window, coaching_path):
    open_first(window, [str(coaching_path)])
    now = [1000.0]
    window.idle.clock = lambda: now[0]
    unlock(qtbot, window)
    now[0] += 9 * 60
    window.idle.look()
    assert window.desk.document is not None
    qtbot.keyClick(window, Qt.Key.Key_Shift)  # a sign of life
    now[0] += 9 * 60
    window.idle.look()
    assert window.desk.document is not None
    now[0] += 60
    qtbot.keyClick(window, Qt.Key.Key_Shift)  # too late: it locks before it does anything
    assert window.desk.is_locked


def test_what_was_copied_leaves_the_clipboard_and_other_words_stay(qtbot, window, coaching_path):
    open_first(window, [str(coaching_path)])
    clipboard = QApplication.clipboard()
    unlock(qtbot, window)
    clipboard.setText("Court files come late.")
    window.menus.actions["lock"].trigger()
    assert clipboard.text() == ""
    clipboard.setText("a street name")
    unlock(qtbot, window)
    window.menus.actions["lock"].trigger()
    assert clipboard.text() == "a street name"
    unlock(qtbot, window)
    clipboard.setText("Court files come late.")
    window.menus.actions["close"].trigger()
    assert window.desk.path is None and clipboard.text() == ""
    window.commands.open_path(coaching_path)
    unlock(qtbot, window)
    clipboard.setText("Court files come late.")
    window.close()  # some systems keep what a program leaves there
    assert clipboard.text() == ""


def test_a_new_file_is_made_with_a_passphrase_and_dropped_ones_are_opened(
    qtbot, window, plan_path, coaching_path, tmp_path, dialogs
):
    open_first(window, [str(plan_path)])
    window.menus.actions["page coaching"].trigger()
    assert window.page.empty.title.text() == "No coaching file yet"

    def give(dialog):
        qtbot.keyClicks(dialog.first, PASSPHRASE)
        qtbot.keyClicks(dialog.second, PASSPHRASE)
        dialog.known.setChecked(True)
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    dialogs.choose(tmp_path / "mine.coaching")
    dialogs.answer(give)
    dialogs.accept()  # the recovery key
    qtbot.mouseClick(window.page.empty.button, Qt.MouseButton.LeftButton)
    assert window.desk.document.path == tmp_path / "mine.coaching"
    assert window.desk.undo_name is None
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(coaching_path))])
    event = QDropEvent(
        QPointF(QPoint(300, 300)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.desk.path == coaching_path)
    assert window.desk.is_locked
    assert preferences.read().recent[0] == coaching_path
    assert window.session.document.path == plan_path


def test_the_key_is_derived_once_and_off_the_threads_of_the_window(qtbot, qapp, coaching_path, monkeypatch):
    derived, real = [], hashlib.pbkdf2_hmac

    def noted(name, words, salt, rounds, length):
        if rounds == encryption.ROUNDS:
            derived.append(threading.current_thread() is threading.main_thread())
        return real(name, words, salt, rounds, length)

    monkeypatch.setattr(hashlib, "pbkdf2_hmac", noted)
    made = make_window()
    qtbot.addWidget(made)
    open_first(made, [str(coaching_path)])
    made.show()
    locked = made.page.locked
    unlock(qtbot, made, "otters cross")
    assert locked.button.text() == "Opening…" and not locked.button.isEnabled()
    qtbot.keyClick(locked.field, Qt.Key.Key_Return)  # Enter once more begins nothing
    qtbot.waitUntil(lambda: locked.labelled.fault.text().startswith("This passphrase does not open"))
    assert locked.button.text() == "Unlock" and not locked.field.isReadOnly()
    assert derived == [False]
    unlock(qtbot, made)
    qtbot.waitUntil(lambda: made.page.view is not None)
    assert derived == [False, False] and locked.field.text() == ""
    made.desk.lock()
    unlock(qtbot, made)
    made.desk.close()  # another file is taken, or none, while the key is on its way: it opens nothing
    made.tasks.wait()
    qtbot.waitUntil(lambda: not made.tasks.under_way)
    assert made.desk.path is None and made.desk.document is None and len(derived) <= 3
    made.tasks.close()
