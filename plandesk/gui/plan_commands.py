"""What the Plan menu does to a plan as a whole: new, approve, close, carry forward, status words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.i18n import _, ngettext


class PlanCommands(QObject):
    """Each asks what it must; what it changes is one step that undo takes back."""

    def __init__(
        self, session: Session, prompts: Prompts, window: QWidget, show_page: Callable[[str], object]
    ) -> None:
        super().__init__(window)
        self._session, self._prompts = session, prompts
        self._window, self._show_page = window, show_page

    def functions(self) -> dict[str, Callable[[], object]]:
        """The entries of the menu by their names."""
        return {
            "new plan": self.new_plan,
            "approve plan": self.approve,
            "close plan": self.close_year,
            "carry forward": self.carry_forward,
            "status words": self.status_words,
        }

    def new_plan(self) -> None:
        """Ask what kind of plan for which period, and take it in hand."""
        from plandesk.gui.dialogs.new_plan import ask_new_plan

        if ask_new_plan(self._session, self._window) is not None:
            self._show_page("plan")

    def approve(self) -> None:
        """Approve the plan in hand and keep how it reads."""
        from plandesk.gui.dialogs.approve_plan import ask_approve

        if self._ready():
            ask_approve(self._session, self._window)

    def close_year(self) -> None:
        """Mark the plan in hand as closed: its year is over."""
        from plandesk.domain import approval, carrying, plans, progress
        from plandesk.domain.day_words import day_words

        document, plan_id = self._session.document, self._session.plan_id
        if not self._ready() or document is None or plan_id is None:
            return
        found = plans.plan(document, plan_id)
        last = progress.quarters_of(found)[-1]
        gone = carrying.carried_on(document, plan_id)
        proposed = carrying.proposals(document, plan_id, last)
        left = sum(one.carry and one.standing.initiative_id not in gone for one in proposed)
        details = ngettext(
            "{n} initiative is neither done nor dropped. Carry forward takes it into the next plan.",
            "{n} initiatives are neither done nor dropped. Carry forward takes them into the next plan.",
            left,
        ).format(n=left)
        stays = _("Statuses and results can still be told, and reports say that the plan is closed.")
        today, draft = date.today(), found.state == "draft"
        if draft:
            sentence = _("“{title}” is still a draft. Close it all the same?")
        elif found.ends > today:
            sentence = _("“{title}” runs until {day}. Close it today?")
        else:
            sentence = _("Close “{title}”? Its year is over then.")
        sentence = sentence.format(title=found.title, day=day_words(found.ends))
        details = f"{details} {stays}" if left else stays
        if self._prompts.confirm(sentence, _("Close the plan"), details, risky=draft):
            self._session.act(lambda: approval.close_year(document, plan_id, today))
            said = _("“{title}” is closed. Undo opens it again.")
            self._session.noticed.emit(said.format(title=found.title))

    def carry_forward(self) -> None:
        """Make the next plan from the one in hand."""
        from plandesk.gui.dialogs.carry_forward import ask_carry_forward

        if self._ready() and ask_carry_forward(self._session, self._window) is not None:
            self._show_page("plan")

    def status_words(self) -> None:
        """Edit the words in which the plan in hand tells a status."""
        from plandesk.gui.dialogs.status_words import StatusWordsDialog

        plan_id = self._session.plan_id
        if plan_id is not None and self._session.flush():
            StatusWordsDialog(self._session, plan_id, self._window).exec()

    def _ready(self) -> bool:
        if self._session.document is None or not self._session.flush():
            return False
        if self._session.plan_id is None:
            self._prompts.tell(_("There is no plan yet. Make one first: Plan, New plan."))
            return False
        if self._session.read_only:
            self._prompts.tell(
                _("The file is open for reading only, so nothing was changed. Save a copy to go on working.")
            )
            return False
        return True
