"""A mistake of the program's own is told with details that hold nothing of a record."""

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from plandesk.errors import InvalidValue
from plandesk.gui.crash import CrashReporter, details
from plandesk.gui.dialogs.crash import CrashDialog

SECRET = "the chief's own words"


def stumble(text):
    return {}[text]


def test_details_hold_the_lines_but_no_words():
    try:
        stumble(SECRET)
    except KeyError as error:
        written = details(type(error), error.__traceback__)
    assert "builtins.KeyError" in written
    assert "test_crash.py" in written and "stumble" in written
    assert SECRET not in written
    assert "PlanDesk" in written and "Qt" in written


@pytest.fixture
def reporter(qtbot, capsys):
    shown = []
    made = CrashReporter(lambda sentence, written: shown.append((sentence, written)))
    made.shown = shown
    before = sys.excepthook
    made.install()
    yield made
    made.uninstall()
    sys.excepthook = before


def test_the_program_goes_on_after_a_mistake(qtbot, reporter):
    try:
        stumble(SECRET)
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(reporter.shown))
    assert SECRET not in reporter.shown[0][1]
    reached = []
    QTimer.singleShot(0, lambda: reached.append(True))
    qtbot.waitUntil(lambda: bool(reached))


def test_a_user_error_that_slipped_through_is_one_sentence(qtbot, reporter):
    error = InvalidValue("This is not a date.")
    reporter.report(type(error), error, None)
    qtbot.waitUntil(lambda: bool(reporter.shown))
    assert reporter.shown[0][0] == "This is not a date."


def test_the_details_can_be_copied(qtbot):
    dialog = CrashDialog("plandesk/gui/app.py:1 start")
    qtbot.addWidget(dialog)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "plandesk/gui/app.py:1 start"
