"""The guard against dialogs nobody announced can fail."""

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from tests.dialogs import REAL_EXEC, watched


def test_an_announced_dialog_is_answered(qtbot, dialogs):
    dialogs.accept()
    assert QDialog().exec() == QDialog.DialogCode.Accepted
    dialogs.answer(lambda box: box.button(QMessageBox.StandardButton.No).click())
    box = QMessageBox(QMessageBox.Icon.Question, "", "Delete?")
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    assert box.exec() == QMessageBox.StandardButton.No


def test_an_announced_file_is_chosen(qtbot, dialogs, tmp_path):
    dialogs.choose(tmp_path / "a.plandesk")
    assert QFileDialog.getOpenFileName(None, "Open")[0] == str(tmp_path / "a.plandesk")


def test_an_unannounced_dialog_fails(qtbot, monkeypatch):
    with (
        pytest.raises(AssertionError, match="nobody announced: QMessageBox Delete all"),
        watched(monkeypatch),
    ):
        QMessageBox(QMessageBox.Icon.Question, "", "Delete all").exec()


def test_an_unannounced_question_fails(qtbot, monkeypatch):
    with pytest.raises(AssertionError, match="nobody announced: question"), watched(monkeypatch):
        QMessageBox.question(None, "Title", "Words")


def test_every_kind_of_dialog_is_watched():
    kinds, own = [QDialog], set()
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind.__module__.startswith("PySide6.") and "exec" in vars(kind):
            own.add(kind)
    assert {QDialog} < own <= set(REAL_EXEC)


def test_a_dialog_that_never_came_fails(qtbot, monkeypatch):
    with pytest.raises(AssertionError, match="1 announced dialogs never came"), watched(monkeypatch) as asked:
        asked.accept()


def test_a_dialog_left_open_fails(qtbot, monkeypatch):
    with pytest.raises(AssertionError, match="left open"), watched(monkeypatch):
        left = QDialog()
        qtbot.addWidget(left)
        left.setModal(True)
        left.show()


def test_an_answer_that_raises_fails(qtbot, monkeypatch):
    with pytest.raises(AssertionError, match="ZeroDivisionError"), watched(monkeypatch) as asked:
        asked.answer(lambda dialog: 1 / 0)
        QDialog().exec()
