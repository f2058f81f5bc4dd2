"""What holds for the whole coaching file: whose it is, how often one sits down, when it locks, its paper."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.coaching.desk import change_desk
from plandesk.domain.coaching.desk import desk as read_desk
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.dialogs.desk_dialog import DeskDialog
from plandesk.gui.prompts import Prompts
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.dialog_buttons import DialogButtons
from plandesk.gui.widgets.labels import Labelled, Words
from plandesk.gui.widgets.panel import scrolled
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _

TEXTS = ("service_name", "unit_name", "coach")


class DeskSettingsDialog(DeskDialog):
    """Everything is saved as one step with OK."""

    def __init__(self, desk: DeskSession, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(desk, prompts, parent)
        self.setObjectName("deskSettings")
        self.setWindowTitle(_("Coaching file settings"))
        now = read_desk(self.document)
        self.texts = {name: LineField() for name in TEXTS}
        for name, field in self.texts.items():
            field.set_text(getattr(now, name))
            field.setReadOnly(desk.read_only)
        self.every = _number(0, 24, now.session_every, _("never"))
        self.idle = _number(0, 240, now.idle_minutes, _("never"))
        self.paper = Choice([("letter", _("US Letter")), ("a4", _("A4"))])
        self.paper.set_value(now.paper)
        for part in (self.every, self.idle, self.paper):
            part.setEnabled(not desk.read_only)
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(px(24), px(16), px(24), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(Labelled(_("Service"), self.texts["service_name"]))
        layout.addWidget(Labelled(_("Unit that the coverage total is of"), self.texts["unit_name"]))
        layout.addWidget(Labelled(_("Coach of new sessions"), self.texts["coach"]))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(Labelled(_("Months between sessions"), self.every), 1)
        row.addWidget(Labelled(_("Minutes until it locks"), self.idle), 1)
        layout.addLayout(row)
        layout.addWidget(Labelled(_("Paper"), self.paper))
        self.said = Words("", role="secondary", wrap=True)
        self.said.setText(
            _("The file is open for reading only, so nothing can be changed.") if desk.read_only else
            _("The minutes count without a key or a move of the mouse; then the file is locked and covered.")
        )  # fmt: skip
        layout.addWidget(self.said)
        layout.addStretch(1)
        buttons = DialogButtons()
        self.save = Button(_("OK"), primary=True)
        self.save.setObjectName("confirm")
        self.save.setEnabled(not desk.read_only)
        buttons.addButton(self.save, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        scroll = scrolled(inside)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(24), px(8), px(24), px(16))
        foot.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(foot)
        self.fit(480, 500)

    def _save(self) -> None:
        wanted = {name: field.text().strip() for name, field in self.texts.items()} | {
            "session_every": self.every.value(), "idle_minutes": self.idle.value(),
            "paper": str(self.paper.value()),
        }  # fmt: skip
        now = read_desk(self.document)
        changed = {name: value for name, value in wanted.items() if getattr(now, name) != value}
        if changed:
            document = self.document
            self.desk.act(lambda: change_desk(document, **changed))
        self.accept()


def _number(least: int, most: int, value: int, zero: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(least, most)
    box.setSpecialValueText(zero)
    box.setValue(value)
    box.setMinimumHeight(px(32))
    return box
