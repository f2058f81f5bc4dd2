"""The coaching page while its file is locked: one field, and nothing of what is in the file."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from plandesk.errors import InvalidValue, UserError, WrongPassphrase
from plandesk.gui import icons
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import needs_reading_only
from plandesk.gui.tasks import Task, Tasks
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import Button, LinkButton
from plandesk.gui.widgets.labels import Labelled, Words
from plandesk.gui.widgets.secret_field import SecretField
from plandesk.i18n import _

# Heights from which there is room for more than the field, what is wrong with it, and the button.
PICTURE_FROM, SENTENCE_FROM = 320, 260
FORGOTTEN_AFTER = 120_000  # milliseconds in which nobody goes on with what is typed


class LockedView(QWidget):
    """Asks for the passphrase, or for the recovery key of who has forgotten it."""

    unlocked = Signal()

    def __init__(
        self, desk: DeskSession, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._prompts, self._tasks = desk, prompts, tasks
        self._recovery = False
        self._under_way: Task | None = None
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.picture = Words()
        self.title = Words("", 18, QFont.Weight.DemiBold, wrap=True)
        self.sentence = Words("", role="secondary", wrap=True)
        self.field = SecretField()
        self.labelled = Labelled(_("Passphrase"), self.field)
        self.button = Button(_("Unlock"), "unlock", primary=True)
        self.other_way = LinkButton("")
        column = QVBoxLayout()
        column.setSpacing(px(12))
        column.addStretch(2)
        for part in (self.picture, self.title, self.sentence, self.labelled):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        row.addWidget(self.other_way)
        column.addLayout(row)
        column.addStretch(3)
        inside = QWidget()
        inside.setMaximumWidth(px(420))
        inside.setLayout(column)
        middle = QWidget()
        around = QHBoxLayout(middle)
        around.setContentsMargins(px(24), px(8), px(24), px(8))
        around.addStretch(1)
        around.addWidget(inside, 100)
        around.addStretch(1)
        self.scroll = QScrollArea()  # a part is never laid over another, however low the window is
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setWidgetResizable(True)
        self.scroll.setWidget(middle)
        for part in (middle, self.scroll.viewport()):
            part.setAutoFillBackground(False)  # the ground is that of the view
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll)
        self.field.returnPressed.connect(self.unlock)
        self.field.textEdited.connect(lambda _text: self.labelled.set_fault(""))
        self.forgetting = QTimer(self)  # whoever comes by may ask the eye for what is left standing
        self.forgetting.setSingleShot(True)
        self.forgetting.setInterval(FORGOTTEN_AFTER)
        self.forgetting.timeout.connect(self._forget)
        self.field.textChanged.connect(lambda _text: self.forgetting.start())
        self.button.clicked.connect(lambda _checked=False: self.unlock())
        self.other_way.clicked.connect(lambda _checked=False: self.ask_for(not self._recovery))
        self.ask_for(recovery=False)

    def ask_for(self, recovery: bool) -> None:
        """Ask for the recovery key instead of the passphrase, or the other way round."""
        self.stop()
        self._recovery = recovery
        self.field.setText("")  # nothing that Undo could bring back
        self.labelled.set_fault("")
        name = _("Recovery key") if recovery else _("Passphrase")
        self.labelled.label.setText(name)
        self.field.setAccessibleName(name)
        self.field.shown.setChecked(recovery)  # letters of a paper are compared with it
        self.other_way.setText(
            _("Use the passphrase instead") if recovery else _("Use the recovery key instead")
        )
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_file(self) -> None:
        """Ask for the file that is in hand now."""
        name = self._desk.path.name if self._desk.path is not None else ""
        self.title.setText(_("“{name}” is locked").format(name=name))
        self.sentence.setText(_("Nothing of it can be read without its passphrase."))
        self.draw()
        self.ask_for(recovery=False)

    def draw(self) -> None:
        """Draw the picture in the colours in use now."""
        ink = tokens(self.palette()).secondary.name()
        self.picture.setPixmap(icons.pixmap("lock", ink, px(32), icons.screen_ratio()))

    def unlock(self) -> None:
        """Open the file with what was typed; what is wrong with it is said below the field."""
        words = self.field.text()
        if not words:
            self.labelled.set_fault(_("Type it first."))
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._under_way is not None:
            return
        try:
            work = self._desk.key_work(words, self._recovery)
        except InvalidValue as error:
            self._refuse(error)
            return
        self._wait(True)
        path = self._desk.path
        task = self._tasks.run(
            lambda _progress: work(),
            lambda key: self._take_key(key) if self._desk.path == path else None,
            self._refuse,
        )
        if not task.over:
            self._under_way = task
            self.destroyed.connect(task.cancel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picture.setVisible(self.height() >= px(PICTURE_FROM))
        self.sentence.setVisible(self.height() >= px(SENTENCE_FROM))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focus = self.window().focusWidget()
        if focus is None or not focus.property("keepsFocus"):
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_key(self, key: Any) -> None:
        """The key fits: open the file with it."""
        self._wait(False)
        try:
            self._open(key, read_only=False)
        except UserError as error:
            self._refuse(error)

    def _refuse(self, error: BaseException) -> None:
        """Say below the field what is wrong with what was typed; anything else is told."""
        self._wait(False)
        if isinstance(error, WrongPassphrase | InvalidValue):
            self.labelled.set_fault(error.sentence)
            self.field.selectAll()
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(error, UserError):
            self._forget()  # it was right, and the file is what is wrong
            self._prompts.tell(error)
        else:
            raise error

    def _forget(self) -> None:
        self.field.setText("")
        self.labelled.set_fault("")

    def stop(self) -> None:
        """Let go of the key being derived: it is of a file, or of words, that are asked for no more."""
        if self._under_way is not None:
            self._under_way.cancel()
        self._wait(False)

    def _wait(self, waits: bool) -> None:
        """Whether the key is being derived: the field and the button wait for it."""
        if not waits:
            self._under_way = None
        self.field.setReadOnly(waits)
        self.button.setEnabled(not waits)
        self.other_way.setEnabled(not waits)
        self.button.setText(_("Opening…") if waits else _("Unlock"))

    def _open(self, key: Any, read_only: bool) -> None:
        recovery = self._recovery
        try:
            self._desk.unlock(key, recovery, read_only)
        except UserError as error:
            if read_only or not needs_reading_only(error):
                raise
            self._forget()
            if self._prompts.open_read_only(error):
                self._open(key, read_only=True)
            return
        finally:
            if self._desk.document is not None:
                self.field.setText("")  # nothing that Undo could bring back
        self.unlocked.emit()
        if recovery and not read_only:
            sentence = _("Opened with the recovery key. File › Change passphrase… gives the file a new one.")
            self._desk.noticed.emit(sentence)
