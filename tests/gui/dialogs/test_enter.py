"""Enter does what the dialog is for, and Esc leaves everything as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout

from plandesk.gui.dialogs.approve_plan import ApproveDialog
from plandesk.gui.dialogs.keep_report import KeepReportDialog
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.text import LineField

YES, NO = QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected


def approving():
    made = ApproveDialog("Annual Plan 2026", 46, None)
    return made, made._day


def keeping():
    made = KeepReportDialog("Status report, Q4 2026", ["Police Commission"], "")
    return made, made.name


def with_a_box():
    made, field = QDialog(), LineField()
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    buttons.addButton(Button("Save", primary=True), QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.accepted.connect(made.accept)
    buttons.rejected.connect(made.reject)
    layout = QVBoxLayout(made)
    layout.addWidget(field)
    layout.addWidget(buttons)
    return made, field


@pytest.mark.parametrize("make", [approving, keeping, with_a_box])
@pytest.mark.parametrize(("key", "result"), [(Qt.Key.Key_Return, YES), (Qt.Key.Key_Escape, NO)])
def test_enter_and_escape(qtbot, make, key, result):
    dialog, field = make()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert [one.text() for one in dialog.findChildren(QPushButton) if one.isDefault()] != ["Cancel"]
    qtbot.keyClick(field, key)
    assert not dialog.isVisible() and dialog.result() == result
