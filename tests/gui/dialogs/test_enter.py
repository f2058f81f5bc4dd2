"""Enter does what the dialog is for, and Esc leaves everything as it was."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout

from plandesk.gui.dialogs.approve_plan import ApproveDialog
from plandesk.gui.dialogs.keep_report import KeepReportDialog
from plandesk.gui.dialogs.set_values import DueDialog
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.dialog_buttons import DialogButtons
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
    buttons = DialogButtons()
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


@pytest.mark.parametrize("make", [approving, keeping, with_a_box])
def test_tab_goes_through_the_buttons_as_they_stand(qtbot, make):
    dialog, _field = make()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    shown = sorted(
        dialog.findChildren(QPushButton), key=lambda one: one.mapTo(dialog, one.rect().topLeft()).x()
    )
    shown[0].setFocus()
    qtbot.keyClick(shown[0], Qt.Key.Key_Tab)
    assert [shown[0].text() == "Cancel", dialog.focusWidget() is shown[1]] == [False, True]


def test_a_due_time_is_set_and_nothing_is_said_where_nothing_is_wrong(qtbot):
    dialog = DueDialog("When are these due?", ["Q4 2026"], str, str)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    qtbot.keyClicks(dialog.field.lineEdit(), "Q4 2026")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is dialog.go
    qtbot.keyClick(dialog.go, Qt.Key.Key_Return)
    assert (dialog.result(), dialog.due) == (YES, "Q4 2026")
