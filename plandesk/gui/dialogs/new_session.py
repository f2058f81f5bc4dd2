"""Beginning a session: with whom, when, with which form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from plandesk.domain.coaching.forms import CoachingForm
from plandesk.domain.coaching.members import Member
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.date_field import DateField
from plandesk.gui.widgets.dialog_buttons import DialogButtons
from plandesk.gui.widgets.labels import Labelled
from plandesk.i18n import _


class Begun(NamedTuple):
    """What was chosen."""

    member_id: int
    held: date
    form_id: int


class NewSession(QDialog):
    """Three fields that are filled in already; Enter begins the session."""

    def __init__(
        self,
        members: Sequence[Member],
        forms: Sequence[CoachingForm],
        member_id: int | None,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("newSession")
        self.setWindowTitle(_("New session"))
        self.member = Choice([(one.id, _member_words(one)) for one in members])
        known = {one.id for one in members}
        self.member.set_value(member_id if member_id in known else members[0].id)
        self.day = DateField()
        self.day.set_day(today)
        self.form = Choice([(one.id, one.name) for one in forms])
        self.form.set_value(forms[0].id)
        self.begin = Button(_("Begin session"), primary=True)
        buttons = DialogButtons()
        buttons.addButton(self.begin, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.setSpacing(px(12))
        layout.addWidget(Labelled(_("Member"), self.member))
        layout.addWidget(Labelled(_("Date"), self.day))
        form = Labelled(_("Form"), self.form)
        form.setVisible(len(forms) > 1)
        layout.addWidget(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(px(440))

    def accept(self) -> None:
        if self.day.leave():
            super().accept()

    def chosen(self) -> Begun:
        """What was chosen."""
        return Begun(int(self.member.value()), self.day.day(), int(self.form.value()))  # type: ignore[call-overload]


def _member_words(one: Member) -> str:
    return ", ".join(filter(None, (one.title, one.number, one.unit)))
