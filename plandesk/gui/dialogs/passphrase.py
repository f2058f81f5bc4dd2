"""Asks for the passphrase of a locked file, or for its recovery key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from plandesk.errors import InvalidValue, WrongPassphrase
from plandesk.file.encryption import Passphrase, RecoveryKey, Unlocking
from plandesk.gui.tasks import Task, Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button, LinkButton
from plandesk.gui.widgets.dialog_buttons import DialogButtons
from plandesk.gui.widgets.fitting import fit_height
from plandesk.gui.widgets.labels import Labelled, Words
from plandesk.gui.widgets.secret_field import SecretField
from plandesk.i18n import _

T = TypeVar("T")


def ask_passphrase(
    parent: QWidget | None,
    title: str,
    sentence: str,
    act: str,
    use: Callable[[Unlocking], T],
    tasks: Tasks | None = None,
) -> T | None:
    """Ask until `use` takes what was typed; what it gives comes back, None when cancelled.

    `use` raises WrongPassphrase for what is wrong: the dialog says so and stays. Other errors of the user's
    close the dialog and go on to the caller. `act` is the word on the button. With `tasks`, `use` is called
    in a worker: deriving a key takes a moment.
    """
    dialog: PassphraseDialog[T] = PassphraseDialog(title, sentence, act, use, parent, tasks)
    try:
        dialog.exec()
        if dialog.failed is not None:
            raise dialog.failed
        return dialog.result_of_use
    finally:
        dialog.deleteLater()


class PassphraseDialog(QDialog, Generic[T]):
    """One field. What is typed is handed on with Enter, and nothing of it stays after closing."""

    def __init__(
        self,
        title: str,
        sentence: str,
        act: str,
        use: Callable[[Unlocking], T],
        parent: QWidget | None = None,
        tasks: Tasks | None = None,
    ) -> None:
        super().__init__(parent)
        self._use, self._tasks = use, tasks
        self._under_way: Task | None = None
        self.result_of_use: T | None = None
        self.failed: BaseException | None = None
        self._recovery = False
        self.setObjectName("passphrase")
        self.setWindowTitle("PlanDesk")
        self.setMinimumWidth(px(420))
        self.field = SecretField()
        self.labelled = Labelled(_("Passphrase"), self.field)
        self.other_way = LinkButton("")
        self.other_way.clicked.connect(lambda _checked=False: self.ask_for(not self._recovery))
        self.field.textEdited.connect(lambda _text: self._say(""))
        self.go = Button(act, primary=True)
        self.go.setObjectName("confirm")
        buttons = DialogButtons()
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.other_way)
        row.addStretch(1)
        row.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(24), px(20), px(24), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(Words(title, 14, QFont.Weight.DemiBold, wrap=True))
        layout.addWidget(Words(sentence, role="secondary", wrap=True))
        layout.addWidget(self.labelled)
        layout.addSpacing(px(4))
        layout.addLayout(row)
        self.ask_for(recovery=False)

    def ask_for(self, recovery: bool) -> None:
        """Ask for the recovery key instead of the passphrase, or the other way round."""
        self._recovery = recovery
        self.field.clear()
        name = _("Recovery key") if recovery else _("Passphrase")
        self.labelled.label.setText(name)
        self.field.setAccessibleName(name)
        self.field.shown.setChecked(recovery)  # letters of a paper are compared with it
        self.other_way.setText(
            _("Use the passphrase instead") if recovery else _("Use the recovery key instead")
        )
        self.other_way.updateGeometry()
        self._say("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def accept(self) -> None:
        text = self.field.text()
        if not text:
            self._say(_("Type it first."))
            return
        if self._under_way is not None:
            return
        try:
            unlocking = RecoveryKey(text) if self._recovery else Passphrase(text)
            if self._tasks is None:
                self._take(self._use(unlocking))
                return
        except Exception as error:
            self._refuse(error)
            return
        self._wait(True)
        task = self._tasks.run(lambda _progress: self._use(unlocking), self._take, self._refuse)
        if not task.over:
            self._under_way = task

    def _take(self, result: T) -> None:
        self._wait(False)
        self.result_of_use = result
        super().accept()

    def _refuse(self, error: BaseException) -> None:
        """Say what is wrong with what was typed; any other error goes on to the caller."""
        self._wait(False)
        if isinstance(error, WrongPassphrase | InvalidValue):
            self._say(error.sentence)
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.failed = error
        super().accept()

    def _wait(self, waits: bool) -> None:
        """Whether the key is being derived: the field and the button wait for it."""
        if not waits:
            self._under_way = None
        self.field.setReadOnly(waits)
        self.go.setEnabled(not waits)
        self.other_way.setEnabled(not waits)

    def done(self, result: int) -> None:
        if self._under_way is not None:
            self._under_way.cancel()
        self.field.clear()
        super().done(result)

    def _say(self, sentence: str) -> None:
        self.labelled.set_fault(sentence)
        fit_height(self)
