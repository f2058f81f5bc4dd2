"""The passphrase of a coaching file that is to be made, typed twice."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from plandesk.file.encryption import Passphrase
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.labels import Labelled, Words
from plandesk.i18n import _

SHORTEST = 10  # characters


def ask_new_passphrase(parent: QWidget, name: str) -> Passphrase | None:
    """Ask for the passphrase of the file of that name; None when cancelled."""
    dialog = NewPassphrase(name, parent)
    return dialog.passphrase() if dialog.exec() == QDialog.DialogCode.Accepted else None


class NewPassphrase(QDialog):
    """Accepts two lines that are the same and long enough, and says below the field what is wrong."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newPassphrase")
        self.setWindowTitle(_("New passphrase"))
        self.first, self.second = QLineEdit(), QLineEdit()
        for field in (self.first, self.second):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMinimumHeight(px(32))
        self.upper = Labelled(_("Passphrase"), self.first)
        self.lower = Labelled(_("The same again"), self.second)
        about = _(
            "“{name}” is encrypted with it. Several words are easy to keep and hard to guess. "
            "Without the passphrase and without the recovery key the file is lost."
        ).format(name=name)
        self.go = Button(_("Make the file"), primary=True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._check)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.setSpacing(px(12))
        for part in (Words(about, role="secondary", wrap=True), self.upper, self.lower, buttons):
            layout.addWidget(part)
        self.setMinimumWidth(px(420))

    def passphrase(self) -> Passphrase:
        """What was typed."""
        return Passphrase(self.first.text())

    def _check(self) -> None:
        short = len(self.first.text()) < SHORTEST
        other = self.first.text() != self.second.text()
        self.upper.set_fault(_("At least {n} characters.").format(n=SHORTEST) if short else "")
        self.lower.set_fault(_("The two are not the same.") if other and not short else "")
        if short or other:
            (self.first if short else self.second).setFocus()
        else:
            self.accept()
