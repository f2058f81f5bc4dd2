"""Where a table goes: into a plan of the file or a new one, and for which quarter it tells the status."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from plandesk.domain.periods import Quarter, quarters_between
from plandesk.domain.plans import KINDS, Plan, usual_end
from plandesk.domain.progress import default_quarter, quarters_of
from plandesk.exchange.table_preview import NewPlan
from plandesk.gui.dialogs.plan_kinds import kind_words, usual_title
from plandesk.gui.tokens import px
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.date_field import DateField
from plandesk.gui.widgets.labels import Labelled
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _

NEW = None  # the choice of a new plan


class TargetForm(QWidget):
    """`changed` comes when the plan, its kind, period or the quarter is another one; `titled` with the title.

    The last day of a new plan and its title follow its kind and its first day until they are her own.
    """

    changed = Signal()
    titled = Signal()

    def __init__(self, plans: Sequence[Plan], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plans = {plan.id: plan for plan in plans}
        self._own_title = False
        self.plan = Choice([*((plan.id, plan.title) for plan in plans), (NEW, _("A new plan"))])
        self.title = LineField()
        words = kind_words()
        self.kind = Choice([(kind, words[kind]) for kind in KINDS])
        self.kind.set_value("annual")
        self.starts, self.ends = DateField(at_once=True), DateField(at_once=True)
        self.quarter = Choice()
        self.title_label = Labelled(_("Title of the new plan"), self.title)
        self.kind_label = Labelled(_("Kind"), self.kind)
        self.starts_label = Labelled(_("First day"), self.starts)
        self.ends_label = Labelled(_("Last day"), self.ends)
        self.quarter_label = Labelled(_("Status is told for"), self.quarter)
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.starts_label, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.ends_label, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(Labelled(_("Import into"), self.plan))
        column.addWidget(self.kind_label)
        column.addLayout(row)
        column.addWidget(self.title_label)
        column.addWidget(self.quarter_label)
        self.plan.chosen.connect(lambda _plan: self._take_plan())
        self.kind.chosen.connect(lambda _kind: self._take_start())
        self.starts.changed.connect(lambda _day: self._take_start())
        self.ends.changed.connect(lambda _day: self._take_period())
        self.quarter.chosen.connect(lambda _quarter: self.changed.emit())
        self.title.typed.connect(lambda _text: self._take_title())

    def propose(self, in_hand: int | None, guessed: Quarter | None, year: int) -> None:
        """Choose the plan that the quarter lies in, otherwise a new one of that year."""
        fitting = [
            plan.id
            for plan in sorted(self._plans.values(), key=lambda plan: plan.id != in_hand)
            if guessed is None or plan.starts <= guessed.last <= plan.ends
        ]
        self.plan.set_value(fitting[0] if fitting else NEW)
        self.starts.set_day(date(year, 1, 1))
        self._propose_end()
        self._propose_title()
        self._offer_quarters(guessed)
        self._show_parts()

    @property
    def is_new(self) -> bool:
        """Whether a new plan is to be made."""
        return self.plan.value() is NEW

    def leave(self) -> bool:
        """Take the days that were typed; False where one is none."""
        return not self.is_new or (self.starts.leave() and self.ends.leave())

    @property
    def existing(self) -> Plan | None:
        """The plan of the file that the table goes into."""
        chosen = self.plan.value()
        return self._plans[chosen] if isinstance(chosen, int) else None

    def target(self) -> int | NewPlan:
        """What `table_preview.compare` takes."""
        if self.existing is not None:
            return self.existing.id
        return NewPlan(self.title.text().strip(), str(self.kind.value()), *self._period())

    def told_quarter(self) -> Quarter | None:
        """The reporting quarter that is chosen."""
        stored = self.quarter.value()
        return Quarter.parse(stored) if isinstance(stored, str) else None

    def show_quarter(self, visible: bool) -> None:
        """The quarter is asked for only where the table tells statuses."""
        self.quarter_label.setVisible(visible)

    def _take_plan(self) -> None:
        self._offer_quarters(self.told_quarter())
        self._show_parts()
        self.changed.emit()

    def _take_start(self) -> None:
        self._propose_end()
        self._take_period()

    def _take_period(self) -> None:
        self._propose_title()
        self._offer_quarters(self.told_quarter())
        self.changed.emit()

    def _take_title(self) -> None:
        self._own_title = True
        self.titled.emit()

    def _propose_title(self) -> None:
        if not self._own_title:
            self.title.set_text(usual_title(str(self.kind.value()), *self._period()))

    def _propose_end(self) -> None:
        starts, _ends = self._period()
        self.ends.set_least(starts)
        self.ends.set_day(usual_end(str(self.kind.value()), starts))

    def _period(self) -> tuple[date, date]:
        return self.starts.day(), self.ends.day()

    def _show_parts(self) -> None:
        for part in (self.title_label, self.kind_label, self.starts_label, self.ends_label):
            part.setVisible(self.is_new)

    def _offer_quarters(self, wanted: Quarter | None) -> None:
        plan = self.existing
        if plan is not None:
            quarters, usual = quarters_of(plan), default_quarter(plan, date.today())
        else:
            quarters = quarters_between(*self._period())
            usual = min(max(Quarter.of(date.today()).previous, quarters[0]), quarters[-1])
        self.quarter.set_choices([(one.stored, one.text()) for one in quarters])
        if wanted is not None and wanted not in quarters:
            wanted = next((one for one in quarters if one.number == wanted.number), None)
        self.quarter.set_value((wanted or usual).stored)
