"""The window writes no word of a coaching file to the disk, and keeps none of them once it is locked."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)

from plandesk.file import backup
from plandesk.gui import crash
from plandesk.gui.app import open_first
from tests import coaching_file
from tests.canaries import STEM, put_everywhere, readable, write_within

pytestmark = pytest.mark.usefixtures("quick_keys")
SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


@pytest.fixture
def coaching_path(tmp_path, monkeypatch):
    """A platoon's file with a canary in every text, alone in its folder."""
    disk = write_within(tmp_path, monkeypatch)
    document = coaching_file.new_platoon(disk / "desk" / "platoon.coaching")
    # What a program decides by stays what it is; all that people write is a canary.
    put_everywhere(document, "words", {"state", "voices", "role", "language", "paper"})
    document.close()
    return document.path


def words_in(widget):
    """What a widget could show, in any of its states."""
    found = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle()]
    if isinstance(widget, QLineEdit | QLabel):
        found.append(widget.text())
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        found.append(widget.toPlainText())
    if isinstance(widget, QLineEdit):
        found.append(widget.placeholderText())
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model, root = widget.model(), widget.rootIndex()
        for row in range(min(model.rowCount(root), 200)):
            for column in range(12):  # a list has one, and knows no count of them
                index = model.index(row, column, root)
                found += [str(index.data(role)) for role in SHOWN if index.isValid()]
    found += [action.text() for action in widget.actions()]
    return " ".join(filter(None, found))


def shown():
    """Every widget of the program that has a canary."""
    return [widget for widget in QApplication.allWidgets() if STEM in words_in(widget)]


def test_no_word_reaches_the_disk_or_stays_behind_the_lock(qtbot, window, coaching_path, capsys, tmp_path):
    open_first(window, [str(coaching_path)])
    window.desk.unlock(coaching_file.PASSPHRASE)
    page, document = window.page, window.desk.document
    page.show_record("member", document.value("SELECT max(id) FROM member"))
    for entry in page.entries:
        page.show_view(entry.name)
        window.find()
        qtbot.keyClicks(window.bar.search, STEM)
    window.bar.search.clear()
    assert shown()
    page.show_record("session", document.value("SELECT max(id) FROM coaching_session"))
    field = page.view.pane.themes[0].fields["coach"]
    field.setFocus()
    qtbot.keyClicks(field, f"{STEM} half typed")
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    backup.make(document, backup.default_folder(), backup.Reason.ASKED)
    window.show_page("history")
    window.remember()
    try:
        raise ValueError(f"{STEM} in a message")
    except ValueError as error:
        written = crash.details(type(error), sys.exc_info()[2])
    assert STEM not in written
    assert readable(tmp_path) == []
    window.menus.actions["lock"].trigger()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [(type(one).__name__, one.objectName(), words_in(one)[:80]) for one in shown()] == []
    assert readable(tmp_path) == []
    window.desk.unlock(coaching_file.PASSPHRASE)
    assert document_has(window.desk.document, f"{STEM} half typed")
    window.close()
    assert readable(tmp_path) == []
    printed = capsys.readouterr()
    assert STEM not in printed.out + printed.err


def document_has(document, words):
    query = "SELECT count(*) FROM session_theme WHERE coach || employee LIKE ?"
    return bool(document.value(query, (f"%{words}%",)))
