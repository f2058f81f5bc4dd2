"""Keeping a report for a meeting: which meeting, on which day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.meetings import Meeting
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.date_field import DateField
from plandesk.gui.widgets.dialog_buttons import DialogButtons
from plandesk.gui.widgets.labels import Labelled, Words
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _


class KeepReportDialog(QDialog):
    """Asks for the meeting. `meeting` is what was said."""

    def __init__(
        self, report: str, meetings: Sequence[str], body: str, parent: QWidget | None = None
    ) -> None:
        """`report` names what is kept; `meetings` were named before; `body` is the usual one."""
        super().__init__(parent)
        self.setWindowTitle(_("Keep for a meeting"))
        self.setObjectName("keepReport")
        self.setMinimumWidth(px(420))
        self.name = LineField()
        self.name.set_text(meetings[0] if meetings else body)
        if meetings:
            completer = QCompleter(list(meetings), self.name)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.name.setCompleter(completer)
        self.day = DateField()
        self.dated = QCheckBox(_("The day of the meeting is known"))
        self.dated.setChecked(True)
        self.dated.toggled.connect(self.day.setEnabled)
        self.buttons = DialogButtons()
        self.keep = Button(_("Keep"), primary=True)
        self.keep.setObjectName("confirm")
        self.buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Words(report, 14, wrap=True))
        column.addWidget(Labelled(_("Meeting"), self.name))
        column.addWidget(Labelled(_("Day"), self.day))
        column.addWidget(self.dated)
        told = _(
            "The PDF and its figures are kept in this file as they are now. Later changes leave them alone."
        )
        column.addWidget(Words(told, 12, role="secondary", wrap=True))
        column.addSpacing(px(4))
        column.addWidget(self.buttons)
        self.name.textChanged.connect(lambda _text: self._check())
        self.name.setFocus()
        self.name.selectAll()
        self._check()

    @property
    def meeting(self) -> Meeting:
        """The meeting that was named."""
        return Meeting(self.name.text().strip(), self.day.day() if self.dated.isChecked() else None)

    def accept(self) -> None:
        if not self.dated.isChecked() or self.day.leave():
            super().accept()

    def _check(self) -> None:
        self.keep.setEnabled(bool(self.name.text().strip()))
