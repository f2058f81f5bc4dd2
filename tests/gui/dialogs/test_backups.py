"""File › Backups through its own widgets, with real backups of a real file."""

import re
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from plandesk.domain.service import change_service, service
from plandesk.file import backup, connect
from plandesk.file.copy import write_with_key
from plandesk.file.document import Document
from plandesk.file.encryption import Passphrase, new_key, salt_of
from plandesk.gui.dialogs.backups import BackupsDialog
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px


@pytest.fixture
def dialog(qtbot, session, prompts, tasks):
    made = BackupsDialog(session, prompts, tasks)
    qtbot.addWidget(made)
    made.show()
    return made


def rows(dialog):
    return [dialog.list.topLevelItem(row).text(1) for row in range(dialog.list.topLevelItemCount())]


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def confirm(box):
    box.findChild(QPushButton, "confirm").click()


def test_without_backups_it_says_so_and_can_keep_one(qtbot, dialog, session):
    assert rows(dialog) == []
    assert "no backups of this file yet" in dialog.said.text()
    assert not dialog.restore.isEnabled() and not dialog.copy.isEnabled()
    click(qtbot, dialog.make)
    assert rows(dialog) == ["When you asked for it"]
    assert re.fullmatch(r"\d+ KB", dialog.list.topLevelItem(0).text(2))
    assert dialog.said.text().startswith("A backup was kept at")
    assert dialog.restore.isEnabled() and dialog.copy.isEnabled()
    assert len(backup.listed(backup.default_folder(), session.document.uid)) == 1
    made = dialog.list.fontMetrics().horizontalAdvance(dialog.list.topLevelItem(0).text(0))
    assert dialog.list.columnWidth(0) >= made + 2 * px(8)  # the time is not cut off


def test_restoring_goes_back_and_undo_returns(qtbot, dialog, session, dialogs):
    click(qtbot, dialog.make)
    change_service(session.document, mission="Something new")
    dialogs.answer(confirm)
    with qtbot.waitSignal(session.noticed) as told:
        click(qtbot, dialog.restore)
    assert re.match(r"Everything is again what it was on \d+ \w+ 20\d\d, \d\d:\d\d", told.args[0])
    assert dialog.result() == BackupsDialog.DialogCode.Accepted
    assert service(session.document).mission == ""
    session.undo()
    assert service(session.document).mission == "Something new"


def test_restoring_what_is_equal_says_that_nothing_differed(qtbot, dialog, session, dialogs):
    change_service(session.document, mission="Something new")
    click(qtbot, dialog.make)
    dialogs.answer(confirm)
    with qtbot.assertNotEmitted(session.noticed):
        click(qtbot, dialog.restore)
    said = r"The file reads just as it did on \d+ \w+ 20\d\d, \d\d:\d\d, so there was nothing to restore\."
    assert re.fullmatch(said, dialog.said.text()) and dialog.isVisible()
    assert session.undo_name == "Change service"


def test_a_backup_with_a_passphrase_of_its_own_asks_for_it(qtbot, dialog, session, dialogs, tmp_path):
    """As a copy of the file that was locked leaves them: both have the same backups."""
    click(qtbot, dialog.make)
    (kept,) = backup.listed(backup.default_folder(), session.document.uid)
    write_with_key(session.document.connection, kept.path, new_key(Passphrase("amber kettle under snow")))
    change_service(session.document, mission="Something new")

    def type_in(asking):
        for words in ("wrong", "amber kettle under snow"):
            asking.field.setText(words)
            asking.go.click()

    dialogs.answer(confirm)
    dialogs.reject()
    click(qtbot, dialog.restore)
    assert dialog.isVisible() and service(session.document).mission == "Something new"
    dialogs.choose(tmp_path / "copy.plandesk")
    dialogs.answer(type_in)
    click(qtbot, dialog.copy)
    assert salt_of(tmp_path / "copy.plandesk") is not None
    dialogs.answer(confirm)
    dialogs.answer(type_in)
    click(qtbot, dialog.restore)
    assert service(session.document).mission == "" and not session.document.is_locked


def test_its_key_is_derived_beside_the_window(qtbot, session, prompts, dialogs, monkeypatch):
    """The window goes on meanwhile, and a click at Cancel is heard."""
    tasks = Tasks()
    dialog = BackupsDialog(session, prompts, tasks)
    qtbot.addWidget(dialog)
    click(qtbot, dialog.make)
    (kept,) = backup.listed(backup.default_folder(), session.document.uid)
    write_with_key(session.document.connection, kept.path, new_key(Passphrase("amber kettle under snow")))
    change_service(session.document, mission="Something new")
    derive, threads = connect.key_for, []

    def key_for(path, unlocking):
        if isinstance(unlocking, Passphrase):
            threads.append(threading.current_thread())
        return derive(path, unlocking)

    monkeypatch.setattr(connect, "key_for", key_for)

    def type_in(asking):
        asking.field.setText("amber kettle under snow")
        asking.go.click()
        qtbot.waitUntil(lambda: not asking.isVisible())

    dialogs.answer(confirm)
    dialogs.answer(type_in)
    click(qtbot, dialog.restore)
    tasks.close()
    assert threads and threading.main_thread() not in threads
    assert service(session.document).mission == ""


def test_nothing_is_restored_without_a_yes(qtbot, dialog, session, dialogs):
    click(qtbot, dialog.make)
    change_service(session.document, mission="Something new")
    dialogs.reject()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert service(session.document).mission == "Something new"
    assert dialog.isVisible()


def test_a_copy_of_a_backup_is_a_file_to_open(qtbot, dialog, session, dialogs, tmp_path):
    click(qtbot, dialog.make)
    change_service(session.document, mission="Something new")
    wanted = tmp_path / "kept.plandesk"
    dialogs.choose(wanted)
    click(qtbot, dialog.copy)
    assert dialog.said.text() == f"“kept.plandesk” is saved in {tmp_path}"
    copied = Document.open(wanted)
    assert service(copied).mission == ""
    copied.close()


def test_a_copy_never_goes_over_the_open_file(qtbot, dialog, session, dialogs):
    click(qtbot, dialog.make)
    change_service(session.document, mission="Something new")
    said = []
    dialogs.choose(session.document.path)
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    click(qtbot, dialog.copy)
    assert "is the file that is open" in said[0]
    assert service(session.document).mission == "Something new"


def test_a_backup_that_vanished_is_told(qtbot, dialog, session, dialogs, tmp_path):
    click(qtbot, dialog.make)
    backup.listed(backup.default_folder(), session.document.uid)[0].path.unlink()
    said = []
    dialogs.choose(tmp_path / "kept.plandesk")
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    click(qtbot, dialog.copy)
    assert "is not there any more" in said[0]
    assert not (tmp_path / "kept.plandesk").exists()


def test_a_read_only_file_can_be_copied_but_not_restored(qtbot, plan_path, prompts, tasks):
    document = Document.open(plan_path)
    backup.make(document, backup.default_folder(), backup.Reason.OPENING)
    document.close()
    session = Session("A")
    session.open(plan_path, read_only=True)
    dialog = BackupsDialog(session, prompts, tasks)
    qtbot.addWidget(dialog)
    assert rows(dialog) == ["When the file was opened"]
    assert dialog.copy.isEnabled()
    assert not dialog.restore.isEnabled()
    session.abandon()
