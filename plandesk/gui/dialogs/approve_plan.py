"""Plan › Approve: from which day, and what is kept of how the plan reads."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from plandesk.domain import approval
from plandesk.domain.day_words import day_words
from plandesk.domain.outline import outline
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.date_field import DateField
from plandesk.gui.widgets.dialog_buttons import DialogButtons
from plandesk.gui.widgets.labels import Labelled, Words
from plandesk.i18n import _, ngettext


def ask_approve(session: Session, parent: QWidget) -> bool:
    """Ask for the day and approve the plan in hand; whether it was done."""
    document, plan_id = session.document, session.plan_id
    if document is None or plan_id is None:
        return False
    tree = outline(document, plan_id)
    kept = approval.approval(document, plan_id)
    dialog = ApproveDialog(tree.plan.title, tree.counts()[-1], kept, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    session.act(lambda: approval.approve(document, plan_id, dialog.day))
    session.noticed.emit(
        _("Approved. How the plan reads now is kept; History compares it with later changes.")
    )
    return True


class ApproveDialog(QDialog):
    """One question: the day. The rest is said."""

    def __init__(
        self, title: str, initiatives: int, kept: approval.Approval | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Approve the plan"))
        self.setObjectName("approvePlan")
        self.setMinimumWidth(px(440))
        self._day = DateField()
        told = ngettext(
            "{n} initiative is kept with wording, number and due date. Later changes are compared with it.",
            "{n} initiatives are kept with wording, numbers and due dates."
            " Later changes are compared with them.",
            initiatives,
        ).format(n=initiatives)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Words(title, 14, QFont.Weight.DemiBold, wrap=True))
        column.addWidget(Labelled(_("Approved on"), self._day))
        column.addWidget(Words(told, role="secondary", wrap=True))
        if kept is not None:
            again = _("This takes the place of what was kept on {day}.").format(
                day=day_words(kept.at.astimezone().date())
            )
            column.addWidget(Words(again, role="late", wrap=True))
        buttons = DialogButtons()
        self.go_words = _("Approve again") if kept is not None else _("Approve")
        go = Button(self.go_words, primary=True)
        go.setObjectName("confirm")
        buttons.addButton(go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addSpacing(px(4))
        column.addWidget(buttons)

    @property
    def day(self) -> date:
        """The day that was chosen."""
        return self._day.day()

    def set_day(self, day: date) -> None:
        """Choose a day."""
        self._day.set_day(day)

    def accept(self) -> None:
        if self._day.leave():
            super().accept()
