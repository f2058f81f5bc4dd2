"""Dialogs in tests: real ones, answered by an announced action; any other one fails the test.

def test_delete(dialogs, page):
    dialogs.answer(lambda dialog: dialog.findChild(QPushButton, "confirm").click())
    page.delete_selected()
"""

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPageSetupDialog, QPrintDialog
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QFileDialog, QInputDialog, QMessageBox

# The dialogs that bring an exec of their own.
REAL_EXEC = {kind: kind.exec for kind in (QDialog, QPrintDialog, QPageSetupDialog)}
PATIENCE = 10_000  # milliseconds a dialog may stay open before the test fails
ASKING_AT_ONCE = {
    QMessageBox: ("about", "critical", "information", "question", "warning"),
    QInputDialog: ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    QColorDialog: ("getColor",),
    QFileDialog: ("getExistingDirectory", "getOpenFileName", "getOpenFileNames", "getSaveFileName"),
}


class Dialogs:
    """The answers a test has announced, in order, and what went wrong."""

    def __init__(self) -> None:
        self.shown: list[QDialog] = []
        self.faults: list[str] = []
        self._answers: list[Callable[[QDialog], None]] = []
        self._files: list[str | list[str]] = []

    def answer(self, action: Callable[[QDialog], None]) -> None:
        """Announce the next modal dialog; the action gets it once it is on the screen and must close it."""
        self._answers.append(action)

    def accept(self) -> None:
        """Announce the next modal dialog and accept it."""
        self.answer(lambda dialog: dialog.accept())

    def reject(self) -> None:
        """Announce the next modal dialog and cancel it."""
        self.answer(lambda dialog: dialog.reject())

    def choose(self, *paths: Path | str) -> None:
        """Announce the next file dialog of the platform: the file chosen, or none for Cancel."""
        self._files.append([str(path) for path in paths] if len(paths) > 1 else str(*paths))

    def run(self, dialog: QDialog, show: Callable[[QDialog], int]) -> int:
        """Show the dialog with the announced answer, or record a fault and cancel it."""
        self.shown.append(dialog)
        if not self._answers:
            self.faults.append(f"a dialog nobody announced: {_words(dialog)}")
            return QDialog.DialogCode.Rejected
        action = self._answers.pop(0)

        def act() -> None:
            try:
                action(dialog)
            except BaseException as error:
                self.faults.append(f"answering {_words(dialog)}: {error!r}")
                dialog.reject()

        def give_up() -> None:
            self.faults.append(f"a dialog stayed open: {_words(dialog)}")
            dialog.reject()

        patience = QTimer()
        patience.setSingleShot(True)
        patience.timeout.connect(give_up)
        patience.start(PATIENCE)
        QTimer.singleShot(0, act)
        try:
            return show(dialog)
        finally:
            patience.stop()

    def ask(self, function: str) -> object:
        """Answer one of Qt's functions that ask and wait."""
        if function.startswith(("getOpenFile", "getSaveFile", "getExisting")) and self._files:
            chosen = self._files.pop(0)
            if function == "getExistingDirectory":
                return chosen
            if function == "getOpenFileNames":
                return ([chosen] if isinstance(chosen, str) and chosen else list(chosen), "")
            return (chosen, "")
        self.faults.append(f"a dialog nobody announced: {function}")
        raise AssertionError(self.faults[-1])

    def close(self) -> None:
        """Raise AssertionError for everything that went wrong."""
        if self._answers or self._files:
            self.faults.append(f"{len(self._answers) + len(self._files)} announced dialogs never came")
        application = QApplication.instance()
        if isinstance(application, QApplication) and (left := application.activeModalWidget()):
            self.faults.append(f"a modal window was left open: {_words(left)}")
            left.close()
        assert not self.faults, "; ".join(self.faults)


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch):
    """Let no dialog open without an answer while the block runs."""
    dialogs = Dialogs()
    with monkeypatch.context() as patch:
        for kind, show in REAL_EXEC.items():
            patch.setattr(kind, "exec", lambda dialog, show=show: dialogs.run(dialog, show))
        for kind, functions in ASKING_AT_ONCE.items():
            for function in functions:
                patch.setattr(kind, function, lambda *_, name=function, **__: dialogs.ask(name))
        yield dialogs
        dialogs.close()


@pytest.fixture(autouse=True)
def dialogs(monkeypatch):
    """The dialogs of this test: announce each before it opens."""
    with watched(monkeypatch) as dialogs:
        yield dialogs


def _words(window) -> str:
    text = window.text() if isinstance(window, QMessageBox) else ""
    return " ".join(filter(None, [type(window).__name__, window.objectName(), window.windowTitle(), text]))
