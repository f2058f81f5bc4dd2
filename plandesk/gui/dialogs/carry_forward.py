"""Plan › Carry forward: next year's plan made from this one, with what is unfinished."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain import carrying
from plandesk.domain.carrying import NEEDED, WHOLE, Carrying, Proposal
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import Plan, plan
from plandesk.domain.progress import quarters_of
from plandesk.gui.dialogs.carry_forward_table import CarryForwardTable
from plandesk.gui.models.carrying_model import CarryingModel
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button, LinkButton
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.date_field import DateField
from plandesk.gui.widgets.dialog_buttons import DialogButtons
from plandesk.gui.widgets.labels import Labelled, Line, Words
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _, ngettext


def ask_carry_forward(session: Session, parent: QWidget) -> int | None:
    """Ask what goes into the next plan, make it and take it in hand; its id, or None when cancelled."""
    document, plan_id = session.document, session.plan_id
    if document is None or plan_id is None:
        return None
    old = plan(document, plan_id)
    last = quarters_of(old)[-1]
    dialog = CarryForwardDialog(old, carrying.proposals(document, plan_id, last), last, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    wanted = dialog.wanted()
    made = session.act(lambda: carrying.carry_forward(document, plan_id, wanted))
    if made is not None:
        session.set_plan(made)
        said = ngettext(
            "“{title}” is there, with {n} initiative carried forward",
            "“{title}” is there, with {n} initiatives carried forward",
            len(wanted.initiatives),
        )
        session.noticed.emit(said.format(title=wanted.title, n=len(wanted.initiatives)))
    return made


class CarryForwardDialog(QDialog):
    """Title and period on top, the initiatives below; the counts say what is still missing."""

    def __init__(
        self, old: Plan, proposals: tuple[Proposal, ...], quarter: Quarter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Carry forward to a new plan"))
        self.setObjectName("carryForward")
        self._old, self._quarter = old, quarter
        starts, ends = carrying.proposed_period(old)
        self.title = LineField()
        self.title.set_text(carrying.proposed_title(old))
        self.starts, self.ends = DateField(at_once=True), DateField(at_once=True)
        self.starts.set_day(starts)
        self.ends.set_day(ends)
        self.sections = QCheckBox(_("Copy the texts of all sections"))
        self.sections.setChecked(True)
        self.structure = Choice([(WHOLE, _("All goals")), (NEEDED, _("Only goals with something carried"))])
        self.structure.set_value(WHOLE)
        self.model = CarryingModel(proposals, starts.year, self)
        self.table = CarryForwardTable(self.model)
        self.due = LineField()
        self.due.setPlaceholderText(_("Q3, June 2024, 2024-06-30, ongoing"))
        self.due.setAccessibleName(_("New due for the selected rows"))
        self.due.setMaximumWidth(px(240))
        self._typed_due = False  # Enter was pressed in that line, and comes to the dialog next
        self.set_due = Button(_("Set for selected"))
        self.next_asking = LinkButton(_("Next without a new due"))
        self.unfinished = LinkButton(_("Choose what is unfinished"))
        self.nothing = LinkButton(_("Choose nothing"))
        self.counts = Words("", role="secondary", wrap=True)
        self.fault = Words("", 12, role="error", wrap=True)
        self.buttons = DialogButtons()
        self.go = Button(_("Make the new plan"), primary=True)
        self.go.setObjectName("confirm")
        self.buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        self._lay_out()
        self._wire()
        screen = QGuiApplication.primaryScreen().availableSize()
        self.resize(QSize(px(1040), px(720)).boundedTo(screen * 0.96))
        if proposals:
            self.table.go_to(self.model.next_asking(-1) or 0)
        self.table.setFocus()
        self._refresh()

    def wanted(self) -> Carrying:
        """What was chosen."""
        return Carrying(
            self.title.text().strip(),
            self.starts.day(),
            self.ends.day(),
            self.model.chosen(),
            self.sections.isChecked(),
            str(self.structure.value()),
        )

    def accept(self) -> None:
        if self.starts.leave() and self.ends.leave() and self.go.isEnabled():
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # In this line Enter sets the rows that are selected; the plan is not made by it.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._typed_due:
            self._typed_due = False
            event.accept()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(px(12))
        top = Qt.AlignmentFlag.AlignTop
        first.addWidget(Labelled(_("Title of the new plan"), self.title), 1, top)
        first.addWidget(Labelled(_("First day"), self.starts), 0, top)
        first.addWidget(Labelled(_("Last day"), self.ends), 0, top)
        second = QHBoxLayout()
        second.setSpacing(px(24))
        self.structure.setMinimumWidth(px(260))
        self.structure.setAccessibleName(_("Goals"))
        second.addWidget(self.structure)
        second.addWidget(self.sections)
        second.addStretch(1)
        head = QVBoxLayout()
        head.setContentsMargins(px(24), px(20), px(24), px(16))
        head.setSpacing(px(12))
        from_plan = _("From {title}").format(title=self._old.title)
        head.addWidget(Words(from_plan, 14, QFont.Weight.DemiBold, wrap=True))
        head.addLayout(first)
        head.addLayout(second)
        told = _("Status at the end of {quarter}. Milestones not reached go along.").format(
            quarter=self._quarter.text()
        )
        bar = QHBoxLayout()
        bar.setContentsMargins(px(24), px(8), px(24), px(8))
        bar.setSpacing(px(12))
        bar.addWidget(Words(told, role="secondary"))
        bar.addStretch(1)
        for link in (self.unfinished, self.nothing, self.next_asking):
            bar.addWidget(link)
        dates = QHBoxLayout()
        dates.setContentsMargins(px(24), px(10), px(24), px(10))
        dates.setSpacing(px(8))
        label = Words(_("New due for the selected rows"), role="secondary")
        label.setBuddy(self.due)
        dates.addWidget(label)
        dates.addWidget(self.due, 1)
        dates.addWidget(self.set_due)
        dates.addWidget(self.fault, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(12), px(24), px(16))
        foot.setSpacing(px(16))
        foot.addWidget(self.counts, 1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Line())
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(Line())
        column.addLayout(dates)
        column.addWidget(Line())
        column.addLayout(foot)

    def _wire(self) -> None:
        self.title.textChanged.connect(lambda _text: self._refresh())
        self.starts.changed.connect(lambda _day: self._take_days())
        self.ends.changed.connect(lambda _day: self._refresh())
        self.model.dataChanged.connect(lambda *_where: self._refresh())
        self.set_due.clicked.connect(self._set_due)
        self.due.returnPressed.connect(self._take_due)
        self.unfinished.clicked.connect(self.model.choose_unfinished)
        self.nothing.clicked.connect(lambda: self.model.choose(range(self.model.rowCount()), False))
        self.next_asking.clicked.connect(self._go_on)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _take_days(self) -> None:
        self.model.set_year(self.starts.day().year)
        self._refresh()

    def _take_due(self) -> None:
        self._typed_due = True
        self._set_due()

    def _set_due(self) -> None:
        if self.model.set_due(self.table.rows(), self.due.text()):
            self.due.set_text("")
            self._go_on()

    def _go_on(self) -> None:
        """To the next row that asks for a new due time."""
        row = self.model.next_asking(self.table.currentIndex().row())
        if row is not None:
            self.table.go_to(row)
        self.table.setFocus()

    def _refresh(self) -> None:
        chosen, asking = self.model.counts()
        words = _("{chosen} of {all} go into the new plan").format(
            chosen=f"{chosen:n}", all=f"{self.model.rowCount():n}"
        )
        if asking:
            missing = ngettext("{n} has no new due date yet", "{n} have no new due date yet", asking)
            words = _("{counts}; {missing}").format(counts=words, missing=missing.format(n=asking))
        self.counts.setText(words)
        self.next_asking.setEnabled(asking > 0)
        fault = self.model.refused
        if self.ends.day() < self.starts.day():
            fault = _("The plan would end before it starts.")
        elif not self.title.text().strip():
            fault = _("The new plan needs a title.")
        self.fault.setText(fault)
        self.go.setEnabled(bool(self.title.text().strip()) and self.ends.day() >= self.starts.day())
