"""A new plan: its kind, its period, its title, the plan it implements."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from plandesk.domain.plans import KINDS, Plan, add_plan, plans, usual_end
from plandesk.gui.dialogs.plan_kinds import kind_words, usual_title
from plandesk.gui.forms.ui_new_plan import Ui_NewPlanForm
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import dress_form
from plandesk.i18n import _


def ask_new_plan(session: Session, parent: QWidget) -> int | None:
    """Ask for a new plan, add it and take it in hand; its id comes back, None when cancelled."""
    document = session.document
    if document is None or session.read_only:
        return None
    dialog = NewPlanDialog(plans(document), parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    chosen = dialog.values()
    plan_id = session.act(lambda: add_plan(document, **chosen))
    if plan_id is not None:
        session.set_plan(plan_id)
    return plan_id


class NewPlanDialog(QDialog):
    """Title and period follow the kind until the user changes them."""

    def __init__(self, others: list[Plan], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_NewPlanForm()
        self.form.setupUi(self)
        dress_form(self)
        self.setMinimumWidth(px(440))
        self.form.column.setContentsMargins(px(24), px(20), px(24), px(20))
        words = kind_words()
        self.form.kind.set_choices([(kind, words[kind]) for kind in KINDS])
        self.form.kind.set_value("annual")
        self.form.parent_plan.set_choices([(None, _("None")), *((one.id, one.title) for one in others)])
        self.form.parent_plan.set_value(next((one.id for one in others if one.kind == "strategic"), None))
        form = self.form
        for column, field in ((form.startsColumn, form.starts), (form.endsColumn, form.ends)):
            column.addWidget(field.fault)
            column.addStretch(1)
        self._titled, self._ended = False, False
        self.form.title.typed.connect(self._keep_title)
        self.form.kind.chosen.connect(lambda _kind: self._propose())
        self.form.starts.changed.connect(lambda _day: self._follow())
        self.form.ends.changed.connect(lambda _day: self._keep_end())
        ok = self.form.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(_("Add plan"))
        self.form.buttons.accepted.connect(self.accept)
        self.form.buttons.rejected.connect(self.reject)
        self._propose()
        self.form.title.setFocus()
        self.form.title.selectAll()

    def accept(self) -> None:
        if self.form.starts.leave() and self.form.ends.leave() and not self.form.fault.text():
            super().accept()

    def values(self) -> dict:
        """What `add_plan` takes."""
        return {
            "title": self.form.title.text().strip(),
            "kind": str(self.form.kind.value()),
            "starts": self.form.starts.day(),
            "ends": self.form.ends.day(),
            "parent_id": self.form.parent_plan.value(),
        }

    def _propose(self) -> None:
        first = date.today().year + (1 if date.today().month > 6 else 0)
        self.form.starts.set_day(date(first, 1, 1))
        self._ended = False
        self._follow()

    def _follow(self) -> None:
        """Let the last day follow the first, and the title both, until the user says otherwise."""
        kind, starts = str(self.form.kind.value()), self.form.starts.day()
        if not self._ended:
            self.form.ends.set_day(usual_end(kind, starts))
        if not self._titled:
            self.form.title.set_text(usual_title(kind, starts, self.form.ends.day()))
        self._check()

    def _keep_end(self) -> None:
        self._ended = True
        self._follow()

    def _keep_title(self, _text: str) -> None:
        self._titled = True
        self._check()

    def _check(self) -> None:
        fault = ""
        if self.form.ends.day() < self.form.starts.day():
            fault = _("The plan would end before it starts.")
        elif not self.form.title.text().strip():
            fault = _("A plan needs a title.")
        self.form.fault.say(fault)
        self.form.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not fault)
