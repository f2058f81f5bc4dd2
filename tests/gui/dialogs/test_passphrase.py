"""Passphrases in the window: locking a plan file, opening it, another passphrase, the key on paper."""

import threading
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from plandesk import preferences
from plandesk.errors import WrongPassphrase
from plandesk.file import backup, connect, rekeying
from plandesk.file.document import Document
from plandesk.file.encryption import Passphrase, RecoveryKey, is_plain, salt_of
from plandesk.gui.app import open_first
from plandesk.gui.dialogs.new_passphrase import NewPassphrase
from plandesk.gui.dialogs.passphrase import PassphraseDialog
from plandesk.gui.dialogs.recovery_key import RecoveryKeyDialog, lines
from plandesk.gui.tasks import Tasks
from tests.reports.reading import failures, structure

pytestmark = pytest.mark.usefixtures("quick_keys")
WORDS, OTHER = "amber kettle under snow", "seven gulls on a tin roof"
ENTER, TAB, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


@pytest.fixture
def locked_path(plan_path):
    document = Document.open(plan_path)
    rekeying.lock(document, Passphrase(WORDS))
    document.close()
    return plan_path


def choose_new(qtbot, words):
    """Answer the dialog for a new passphrase by keyboard alone."""

    def give(dialog):
        assert isinstance(dialog, NewPassphrase) and dialog.focusWidget() is dialog.first
        qtbot.keyClicks(dialog.first, words)
        qtbot.keyClick(dialog.first, TAB)
        qtbot.keyClicks(dialog.focusWidget(), words)
        qtbot.keyClick(dialog.focusWidget(), TAB)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
        qtbot.keyClick(dialog.focusWidget(), ENTER)

    return give


def type_in(qtbot, *tries):
    """Type passphrases one after the other; each but the last is refused inside the dialog."""

    def give(dialog):
        assert isinstance(dialog, PassphraseDialog) and dialog.focusWidget() is dialog.field
        for place, words in enumerate(tries):
            if place:
                assert dialog.isVisible() and "does not open" in dialog.labelled.fault.text()
                assert dialog.field.selectedText()
            qtbot.keyClicks(dialog.field, words)
            qtbot.keyClick(dialog.field, ENTER)
        assert not dialog.isVisible() and texts(dialog) == {""}

    return give


def texts(dialog):
    return {field.text() for field in dialog.findChildren(QLineEdit)}


def keep(shown):
    def give(dialog):
        assert isinstance(dialog, RecoveryKeyDialog)
        shown.append(dialog.key.text())
        dialog.keep.click()
        assert dialog.key.text() == ""

    return give


def visible(window):
    window.commands.show_menu(window.menus.recent, window.menus.actions)
    names = ("lock file", "change passphrase", "recovery key", "remove lock")
    return [name for name in names if window.menus.actions[name].isVisible()]


def test_a_plan_file_is_locked_opened_and_unlocked(qtbot, window, plan_path, dialogs):
    open_first(window, [str(plan_path)])
    kept = backup.make(window.session.document, backup.default_folder(), "asked")
    assert visible(window) == ["lock file"]
    shown, said = [], []
    window.session.noticed.connect(said.append)
    dialogs.answer(choose_new(qtbot, WORDS))
    dialogs.answer(keep(shown))
    window.menus.actions["lock file"].trigger()
    assert said == ["“service.plandesk” is locked with a passphrase now. Its backup too."]
    assert visible(window) == ["change passphrase", "recovery key", "remove lock"]
    assert window.sidebar.file.text() == "service.plandesk, encrypted"
    assert not is_plain(kept.path) and shown[0].replace("\n", "").replace(" ", "")
    window.show_page("people").show_record("person", 2)  # the file goes on working

    window.menus.actions["close"].trigger()
    dialogs.reject()
    assert not window.commands.open_path(plan_path) and window.session.document is None
    dialogs.answer(type_in(qtbot, "wrong words", WORDS))
    assert window.commands.open_path(plan_path) and window.session.document.is_locked

    # Another passphrase, proven with the recovery key.
    def with_key(dialog):
        dialog.other_way.click()
        assert dialog.labelled.label.text() == "Recovery key"
        qtbot.keyClicks(dialog.field, "AAAAA")
        qtbot.keyClick(dialog.field, ENTER)
        assert "not a whole recovery key" in dialog.labelled.fault.text()
        dialog.field.setText(shown[0].lower())
        qtbot.keyClick(dialog.field, ENTER)

    dialogs.answer(with_key)
    dialogs.answer(choose_new(qtbot, OTHER))
    dialogs.answer(keep(shown))
    window.menus.actions["change passphrase"].trigger()
    assert shown[0] != shown[1]
    dialogs.answer(type_in(qtbot, WORDS, OTHER))
    dialogs.answer(keep(shown))
    window.menus.actions["recovery key"].trigger()
    assert shown[1] == shown[2]
    window.menus.actions["close"].trigger()

    def with_new_key(dialog):
        dialog.other_way.click()
        dialog.field.setText(shown[2])
        dialog.go.click()

    dialogs.answer(with_new_key)
    assert window.commands.open_path(plan_path) and said[-1].startswith("Opened with the recovery key.")
    dialogs.answer(type_in(qtbot, OTHER))
    window.menus.actions["remove lock"].trigger()
    assert visible(window) == ["lock file"] and is_plain(kept.path)
    window.menus.actions["close"].trigger()
    assert window.commands.open_path(plan_path)


def test_a_coaching_file_gets_another_passphrase_and_is_never_without(qtbot, window, tmp_path, dialogs):
    path = tmp_path / "own.coaching"
    shown = []
    dialogs.choose(path)
    dialogs.answer(choose_new(qtbot, WORDS))
    dialogs.answer(keep(shown))
    window.menus.actions["new coaching"].trigger()
    assert visible(window) == ["change passphrase", "recovery key"]
    window.desk.keep_backup()
    dialogs.answer(type_in(qtbot, WORDS))
    dialogs.answer(choose_new(qtbot, OTHER))
    dialogs.answer(keep(shown))
    window.menus.actions["change passphrase"].trigger()
    assert shown[0] != shown[1]
    (kept,) = backup.listed(backup.default_folder(), window.desk.document.uid)
    window.menus.actions["lock"].trigger()
    assert visible(window) == [] and window.desk.is_locked
    with pytest.raises(WrongPassphrase):
        window.desk.unlock(WORDS)
    window.desk.unlock(OTHER)
    Document.open(kept.path, key=Passphrase(OTHER), read_only=True).close()
    # Opened with the recovery key, it says how to get a passphrase again.
    window.menus.actions["lock"].trigger()
    said = []
    window.desk.noticed.connect(said.append)
    window.page.locked.ask_for(recovery=True)
    window.page.locked.field.setText(shown[1])
    window.page.locked.unlock()
    assert said == ["Opened with the recovery key. File › Change passphrase… gives the file a new one."]
    window.desk.abandon()


def test_a_cancelled_passphrase_leaves_the_file_in_hand(window, locked_path, tmp_path, dialogs):
    other = tmp_path / "other.plandesk"
    Document.create(other).close()
    open_first(window, [str(other)])
    dialogs.reject()
    assert not window.commands.open_path(locked_path)
    assert window.session.document.path == other
    assert locked_path not in preferences.read().recent


def test_nothing_is_asked_before_the_window_is_there(window, locked_path, qtbot, dialogs):
    preferences.change(lambda known: known.with_recent(locked_path))
    preferences.change(lambda known: known.with_state("window/file", str(locked_path)))
    assert open_first(window, []) == [locked_path] and not dialogs.shown
    assert window.session.document is None
    assert open_first(window, [str(locked_path)]) == [locked_path]


def test_a_locked_file_that_somebody_writes_is_read_with_one_passphrase(qtbot, window, locked_path, dialogs):
    writer = Document.open(locked_path, who="Bert", key=Passphrase(WORDS))
    dialogs.answer(type_in(qtbot, WORDS))
    dialogs.answer(lambda box: box.findChild(type(box.buttons()[0]), "confirm").click())
    assert window.commands.open_path(locked_path)
    assert window.session.read_only and window.session.document.is_locked
    visible(window)
    assert not window.menus.actions["change passphrase"].isEnabled()
    writer.close()


def test_a_new_passphrase_must_be_good_the_same_twice_and_known_to_be_the_only_way(qtbot):
    dialog = NewPassphrase("own.coaching")
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.first.echoMode() == QLineEdit.EchoMode.Password
    dialog.first.shown.trigger()
    assert dialog.second.echoMode() == QLineEdit.EchoMode.Normal
    for words, said in (
        ("short", "at least 12"),
        ("password1234", "too easy"),
        ("aaaaaaaaaaaaaaa", "too easy"),
    ):
        dialog.first.setText(words)
        dialog.second.setText(words)
        dialog.accept()
        assert said in dialog.upper.fault.text() and dialog.isVisible()
        assert not dialog.strength.isVisible()  # nothing is said twice
    dialog.first.setText(WORDS)
    assert dialog.strength.text().startswith("Fair")
    dialog.accept()
    assert "not the same" in dialog.lower.fault.text()
    dialog.second.setText(WORDS)
    dialog.accept()
    assert dialog.missing.isVisible() and dialog.passphrase is None
    dialog.known.setChecked(True)
    dialog.accept()
    assert not dialog.isVisible() and dialog.passphrase and texts(dialog) == {""}
    dialog.first.setText(f"{WORDS} and a lantern")
    assert dialog.strength.text().startswith("Strong")


def test_the_recovery_key_is_saved_as_a_tagged_pdf_and_never_copied(
    qtbot, locked_path, prompts, tmp_path, dialogs
):
    document = Document.open(locked_path, key=Passphrase(WORDS))
    key = document.recovery_key()
    QApplication.clipboard().clear()
    dialog = RecoveryKeyDialog(document, prompts, is_new=True)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert [one for one in dialog.findChildren(QPushButton) if one.isDefault()] == [dialog.save]
    dialogs.choose()  # she thinks better of it: nothing is kept yet
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.save.isDefault()
    dialogs.choose(tmp_path / "key")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert [one for one in dialog.findChildren(QPushButton) if one.isDefault()] == [dialog.keep]
    assert "take it off this computer" in dialog.said.text()
    pdf = (tmp_path / "key.pdf").read_bytes()
    assert failures(pdf) == []
    words = structure(pdf).text()
    assert all(" ".join(line.split()) in words for line in lines(key)) and locked_path.name in words
    assert f"{date.today():%Y}" in words and WORDS not in words
    dialog.key.setFocus()
    qtbot.keyClick(dialog.key, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == ""
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert key.split("-")[0] not in " ".join(label.text() for label in dialog.findChildren(QLabel))
    document.close()
    opened = Document.open(locked_path, key=RecoveryKey("".join(lines(key))))
    opened.close()
    with pytest.raises(WrongPassphrase):
        Document.open(locked_path, key=Passphrase(OTHER))
    assert salt_of(locked_path) is not None


def test_the_key_of_a_plan_file_is_derived_beside_the_window(qtbot, locked_path):
    tasks, where = Tasks(), []

    def use(unlocking):
        where.append(threading.current_thread() is threading.main_thread())
        return connect.key_for(locked_path, unlocking)

    dialog = PassphraseDialog("Title", "Sentence", "Open", use, tasks=tasks)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.field, "not the words")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert not dialog.go.isEnabled() and dialog.isVisible()
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)  # Enter once more begins nothing
    qtbot.waitUntil(lambda: dialog.labelled.fault.text().startswith("This passphrase does not open"))
    assert dialog.go.isEnabled() and dialog.isVisible() and where == [False]
    dialog.field.selectAll()
    qtbot.keyClicks(dialog.field, WORDS)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert dialog.result_of_use is not None and dialog.failed is None and where == [False, False]
    again = PassphraseDialog("Title", "Sentence", "Open", use, tasks=tasks)
    qtbot.addWidget(again)
    again.show()
    qtbot.keyClicks(again.field, WORDS)
    qtbot.keyClick(again.field, Qt.Key.Key_Return)
    qtbot.keyClick(again.field, Qt.Key.Key_Escape)  # while the key is on its way
    qtbot.waitUntil(lambda: not tasks.under_way)
    assert not again.isVisible() and again.result_of_use is None
    assert again.result() == PassphraseDialog.DialogCode.Rejected
    tasks.close()


def test_a_dialog_is_as_wide_as_its_longest_words(qtbot):
    dialog = NewPassphrase("plan.plandesk")
    qtbot.addWidget(dialog)
    dialog.known.setText(dialog.known.text() + " which is longer in other languages than it is here")
    dialog._fit()
    dialog.show()
    qtbot.waitExposed(dialog)
    right = dialog.known.mapTo(dialog, dialog.known.rect().topRight()).x()
    assert right <= dialog.width() and dialog.known.width() >= dialog.known.sizeHint().width()
    assert dialog.first.mapTo(dialog, dialog.first.rect().topRight()).x() <= dialog.width()
