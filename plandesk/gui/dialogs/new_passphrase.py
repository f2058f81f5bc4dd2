"""Asks for a new passphrase, typed twice, and says what it means to lose it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from plandesk.file.encryption import Passphrase
from plandesk.file.passphrase_rules import SHORTEST, Strength, fault, judgement, strength
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.dialog_buttons import DialogButtons
from plandesk.gui.widgets.fitting import Tall, fit_height
from plandesk.gui.widgets.labels import Labelled, Words
from plandesk.gui.widgets.secret_field import SecretField
from plandesk.i18n import _


def ask_new_passphrase(parent: QWidget | None, name: str, act: str = "", more: str = "") -> Passphrase | None:
    """Ask for the passphrase that the file of that name is to have; None when cancelled.

    `act` is the word on the button, `more` a sentence about what else will happen.
    """
    dialog = NewPassphrase(name, parent, act, more)
    try:
        return dialog.passphrase if dialog.exec() == QDialog.DialogCode.Accepted else None
    finally:
        dialog.deleteLater()


class NewPassphrase(QDialog):
    """Takes two lines that are the same and hard to guess, once the warning is ticked."""

    def __init__(self, name: str, parent: QWidget | None = None, act: str = "", more: str = "") -> None:
        super().__init__(parent)
        self.passphrase: Passphrase | None = None
        self.setObjectName("newPassphrase")
        self.setWindowTitle("PlanDesk")
        self.setMinimumWidth(px(460))
        self.first, self.second = SecretField(), SecretField()
        self.first.shown.toggled.connect(self.second.shown.setChecked)
        self.second.shown.toggled.connect(self.first.shown.setChecked)
        self.upper = Labelled(_("Passphrase"), self.first, _("At least {n} characters").format(n=SHORTEST))
        self.strength = Words("", 12, role="secondary", wrap=True)
        self.lower = Labelled(_("The same again"), self.second)
        self.known = QCheckBox(_("I know that nobody can open the file without one of the two"))
        self.missing = Words("", 12, role="error", wrap=True)
        self.go = Button(act or _("Make the file"), primary=True)
        self.go.setObjectName("confirm")
        buttons = DialogButtons()
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        warning = _(
            "Without the passphrase, and without the recovery key that you get next, the file is lost "
            "for good. PlanDesk keeps neither of them, and nobody can bring them back."
        )
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(4), px(4), px(4), px(4))
        column.setSpacing(px(12))
        title = _("A new passphrase for “{name}”").format(name=name)
        column.addWidget(Words(title, 14, QFont.Weight.DemiBold, wrap=True))
        advice = _("Five words that do not belong together are easy to keep and hard to guess.")
        column.addWidget(Words(f"{more} {advice}".strip(), role="secondary", wrap=True))
        for part in (self.upper, self.strength, self.lower):
            column.addWidget(part)
        column.addWidget(Words(warning, role="late", wrap=True))
        column.addWidget(self.known)
        column.addWidget(self.missing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(20), px(16), px(20), px(16))
        layout.setSpacing(px(8))
        layout.addWidget(Tall(content), 1)
        layout.addWidget(buttons)
        self.first.textChanged.connect(self._judge)
        self.second.textEdited.connect(lambda _text: self._say(lower=""))
        self.known.toggled.connect(lambda _on: self._say(missing=""))
        self._say("", "", "")
        self._judge("")
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        text = self.first.text()
        wrong = fault(text)
        other = "" if text == self.second.text() or wrong else _("The two are not the same.")
        unknown = (
            "" if self.known.isChecked() else _("Tick the box above: it is the one risk of a locked file.")
        )
        self._say(wrong, other, "" if wrong or other else unknown)
        for sentence, field in ((wrong, self.first), (other, self.second), (unknown, self.known)):
            if sentence:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.passphrase = Passphrase(text)
        super().accept()

    def done(self, result: int) -> None:
        self.first.clear()
        self.second.clear()
        super().done(result)

    def _judge(self, text: str) -> None:
        """Say how strong it is, as soon as it is long enough to tell."""
        self._say(upper="")
        long = len(text) >= SHORTEST
        found = strength(text) if long else Strength.WEAK
        self.strength.setText(judgement(text) if long else "")
        self.strength.set_role("late" if found is Strength.WEAK else "secondary")
        self.strength.setVisible(long)
        self._fit()

    def _say(self, upper: str | None = None, lower: str | None = None, missing: str | None = None) -> None:
        if upper is not None:
            self.upper.set_fault(upper)
            if upper:
                self.strength.hide()  # the fault says it already
        if lower is not None:
            self.lower.set_fault(lower)
        if missing is not None:
            self.missing.setText(missing)
            self.missing.setVisible(bool(missing))
        self._fit()

    def _fit(self) -> None:
        fit_height(self)
