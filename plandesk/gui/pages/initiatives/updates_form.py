"""The quarterly updates of an initiative: a list of the quarters, the fields of the chosen one below it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QListView, QVBoxLayout, QWidget

from plandesk.domain import progress, update_drafts, updates
from plandesk.domain.day_words import moment_words, short_day
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.update_drafts import Waiting
from plandesk.errors import ReasonRequired, UserError
from plandesk.gui.delegates.quarter_row import QuarterRowDelegate
from plandesk.gui.fields import Place, SavedInPauses
from plandesk.gui.models import initiative_cells as cells
from plandesk.gui.models.quarter_rows import ROW, QuarterRows, rows_of, settled_before
from plandesk.gui.pages.initiatives.reasons import new_dates, suggested_reasons
from plandesk.gui.tokens import px
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.due_field import DueField
from plandesk.gui.widgets.labels import Labelled, Line, SectionLabel, Words
from plandesk.gui.widgets.reason_field import ReasonField
from plandesk.gui.widgets.status_look import StatusLook, look_of, status_icon
from plandesk.gui.widgets.text import LineField, TextArea
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.domain.initiatives import Initiative
    from plandesk.domain.plans import Plan
    from plandesk.domain.statuses import StatusWord
    from plandesk.domain.updates import Update
    from plandesk.file.document import Document
    from plandesk.gui.session import Session

ROWS_SHOWN = 4


class Pending(NamedTuple):
    """A status that waits for its reason; it is saved with it, and kept as a draft until then."""

    document: Document
    initiative_id: int
    quarter: Quarter
    uid: str  # of the initiative
    status_id: int
    new_due: Due | None = None


class UpdatesForm(QWidget):
    """Whoever shows it shows the record again after a change."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._initiative: Initiative | None = None
        self._plan: Plan | None = None
        self._words: tuple[StatusWord, ...] = ()
        self._told: dict[Quarter, Update] = {}
        self._quarter: Quarter | None = None
        self._pending: Pending | None = None
        self._percent_wished = self._percent_used = False
        self._telling = True
        self._build()
        self.quarters.selectionModel().currentChanged.connect(lambda *_of: self._choose_quarter())
        self.status.chosen.connect(self._choose_status)
        self.completed.changed.connect(lambda stored: self._change(completed=Due.from_stored(stored)))
        self.new_due.changed.connect(self._choose_new_due)
        for field, label in ((self.completed, self.of_completed), (self.new_due, self.of_new_due)):
            field.refused.connect(label.set_fault)
        SavedInPauses(session, self.percent)
        self.reason.entered.connect(self._suggest)
        session.quarter_changed.connect(self.show_quarter)

    # ---- showing

    def show_record(
        self, initiative: Initiative, plan: Plan, words: tuple[StatusWord, ...], telling: bool = True
    ) -> None:
        """Show the updates of an initiative; another one begins at the quarter in hand.

        `telling`: the plan asks for statuses already.
        """
        self._telling = telling
        document = self._session.document
        assert document is not None
        other = self._initiative is None or self._initiative.uid != initiative.uid
        if other:
            self._leave()
        self._initiative, self._plan, self._words = initiative, plan, words
        self._told = updates.updates_of(document, initiative.id)
        if other or self._quarter not in progress.quarters_of(plan):
            self._quarter = self._session.quarter
        if other:
            self._take_up()
        self._show()

    def show_quarter(self, quarter: Quarter | None) -> None:
        """Show the fields for a quarter of the plan."""
        if quarter is not None and quarter != self._quarter and self._initiative is not None:
            self._leave()
            self._quarter = quarter
            self._take_up()
            self._show()

    @property
    def quarter(self) -> Quarter | None:
        """The quarter whose fields are shown."""
        return self._quarter

    def show_percent_used(self, used: bool) -> None:
        """Whether the plan uses percentages."""
        if used != self._percent_used:
            self._percent_used = used
            self._show_fields()

    def show_percent(self, wished: bool) -> None:
        """Show the field for a percentage though none was told yet."""
        self._percent_wished = wished
        if self._initiative is not None:
            self._show_fields()

    def _build(self) -> None:
        self.head = SectionLabel(_("Quarterly updates"))
        self.model = QuarterRows(self)
        self.quarters = QListView()
        self.quarters.setAccessibleName(_("Quarters"))
        self.quarters.setModel(self.model)
        self.quarters.setItemDelegate(QuarterRowDelegate(ROW, self.quarters))
        self.quarters.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.quarters.setMouseTracking(True)
        self.quarters.setUniformItemSizes(True)
        self.status = Choice()
        self.completed, self.new_due = DueField(), DueField()
        self.percent = LineField()
        self.percent.setMaxLength(4)
        self.reason, self.narrative = ReasonField(), TextArea()
        self.reason.setPlaceholderText(_("Why, in a sentence or two"))
        self.of_status = Labelled(_("Status"), self.status)
        self.of_completed = Labelled(_("Completed in"), self.completed)
        self.of_new_due = Labelled(_("New date"), self.new_due)
        self.of_percent = Labelled(_("Percent"), self.percent)
        self.of_reason = Labelled(_("Reason"), self.reason, _("Required"))
        self.of_narrative = Labelled(_("What happened"), self.narrative)
        self.hint = Words("", 12, role="late", wrap=True)
        self.entered = Words("", 12, role="secondary", wrap=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(12))
        for column, label in enumerate((self.of_status, self.of_completed)):
            grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self.of_new_due, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.hint, 1, 0, 1, 2)
        grid.addWidget(self.of_percent, 2, 0)
        column_of_all = QVBoxLayout(self)
        column_of_all.setContentsMargins(0, px(8), 0, 0)
        column_of_all.setSpacing(px(12))
        column_of_all.addWidget(Line())
        column_of_all.addWidget(self.head)
        column_of_all.addWidget(self.quarters)
        column_of_all.addLayout(grid)
        for part in (self.of_reason, self.of_narrative, self.entered):
            column_of_all.addWidget(part)

    def _show(self) -> None:
        assert self._plan is not None
        self.model.show_rows(rows_of(self._plan, self._told, self._words, self._telling, self._come()))
        shown = min(len(self.model.rows), ROWS_SHOWN)
        self.quarters.setFixedHeight(shown * px(30) + 2 * self.quarters.frameWidth())
        index = self.model.index(self.model.place_of(self._quarter))
        if index.isValid() and self.quarters.currentIndex() != index:
            self.quarters.setCurrentIndex(index)
        if index.isValid():
            self.quarters.scrollTo(index)
        self._show_fields()

    def _come(self) -> Callable[[Quarter], bool]:
        """Whether a quarter has come; of those after the one that is looked back on, none has."""
        past, today, last = self._session.past, date.today(), self._session.quarter
        if past is not None and last is not None:
            return lambda quarter: quarter <= last
        return lambda quarter: quarter.first <= today

    def _show_fields(self) -> None:
        plan, quarter, document = self._plan, self._quarter, self._session.document
        if plan is None or quarter is None or self._initiative is None or document is None:
            return
        update = self._told.get(quarter)
        pending = self._pending_here()
        status_id = pending.status_id if pending else update.status_id if update else None
        word = next((one for one in self._words if one.id == status_id), None)
        self._show_head(plan, quarter)
        self._show_status(plan, quarter, status_id)
        done = word is not None and word.counts_as == "done"
        new_due = (pending.new_due if pending else None) or (update.new_due if update else Due())
        late = word is not None and (word.counts_as == "late" or word.reason_required)
        self.of_completed.setVisible(done)
        over = word is not None and word.final
        self.of_new_due.setVisible(not done and ((late and not over) or bool(new_due.stored)))
        self._show_due(self.completed, update.completed if update else Due(), self._completed_choices(plan))
        self._show_due(self.new_due, new_due, new_dates(quarter))
        self.hint.setText(_("Write the reason; the status is saved with it.") if pending else "")
        self.hint.setVisible(pending is not None)
        required = word is not None and word.reason_required
        self.of_reason.setVisible(required or late or bool(update and update.reason))
        self.of_reason.note.setVisible(required)
        self.of_reason.label.setText(
            _("Reason for delay") if word and word.counts_as == "late" else _("Reason")
        )
        self.of_reason.set_fault("")
        own = any(one.percent is not None for one in self._told.values())
        self.of_percent.setVisible(self._percent_wished or self._percent_used or own)
        self._load_texts(quarter, update)
        entered = ""
        if update is not None and update.at is not None:
            at = update.at.astimezone()
            entered = ", ".join(filter(None, (update.who, moment_words(at))))
        self.entered.setText(entered)
        self.entered.setVisible(bool(entered))
        for field in (self.status, self.completed, self.new_due):
            field.setReadOnly(self._session.read_only)

    def _show_head(self, plan: Plan, quarter: Quarter) -> None:
        closes = progress.updates_close(plan, quarter)
        today = date.today()
        day = {"quarter": quarter.text(plan.year), "day": short_day(closes, today)}
        words = _("{quarter} open until {day}") if today <= closes else _("{quarter} closed on {day}")
        self.head.note.setText(words.format(**day) if quarter.first <= today else "")

    def _show_status(self, plan: Plan, quarter: Quarter, status_id: int | None) -> None:
        none, settled = look_of(None), settled_before(quarter, self._told, self._words)
        if settled is not None:
            words = _("{status} in {quarter}")
            look = look_of(settled[0])
            said = words.format(status=look.words, quarter=settled[1].text(plan.year))
            none = replace(look, words=said)
        elif not self._come()(quarter):
            none = StatusLook(_("Not yet"), "", "secondary")
        choices = [(None, none), *((word.id, look_of(word)) for word in self._words)]
        self.status.set_choices([(one, look.words) for one, look in choices])
        for place, (_one, look) in enumerate(choices):
            if look.icon:
                self.status.setItemIcon(place, status_icon(look))
        self.status.set_value(status_id)

    def _show_due(self, field: DueField, value: Due, choices: list[str]) -> None:
        plan = self._plan
        assert plan is not None
        if field.lineEdit().hasFocus() and field.value() == value.stored:
            return
        field.set_forms(lambda words: Due.parse(words, plan.year).stored, lambda stored: Due(stored).text())
        field.set_choices(choices)
        field.set_value(value.stored)

    def _completed_choices(self, plan: Plan) -> list[str]:
        return ["", *(quarter.stored for quarter in progress.quarters_of(plan))]

    def _load_texts(self, quarter: Quarter, update: Update | None) -> None:
        initiative, document = self._initiative, self._session.document
        assert initiative is not None and document is not None
        one = initiative.id
        for field, name, save in (
            (self.reason, "reason", lambda text: self._save_reason(one, quarter, text)),
            (self.narrative, "narrative",
             lambda text: updates.set_updates(document, [one], quarter, narrative=text)),
        ):  # fmt: skip
            place = Place(update_drafts.TABLE, initiative.uid, update_drafts.column(quarter, name))
            self._session.fields.load(field, place, getattr(update, name) if update else "", save)
        percent = update.percent if update else None
        if not (self.percent.hasFocus() and self.percent.is_changed()):
            self._session.fields.load(
                self.percent,
                None,
                "" if percent is None else str(percent),
                lambda text: updates.set_updates(
                    document, [one], quarter, **cells.update_fields(cells.Column.PERCENT, text, 0)
                ),
            )

    def _suggest(self) -> None:
        """Read the reasons given before; only when one is about to be written, as there may be many."""
        if self._session.document is not None and self._initiative is not None:
            found = suggested_reasons(self._session.document, self._initiative.plan_id)
            self.reason.set_suggestions(found)

    # ---- changing

    def _choose_quarter(self) -> None:
        index = self.quarters.currentIndex()
        if index.isValid():
            self.show_quarter(index.data(ROW).quarter)

    def _choose_status(self, status_id: Any) -> None:
        initiative, quarter = self._initiative, self._quarter
        if initiative is None or quarter is None:
            return
        word = next((one for one in self._words if one.id == status_id), None)
        document = self._session.document
        asks = word is not None and word.reason_required and not self.reason.text().strip()
        if asks and word is not None and document is not None:
            self._wait(Pending(document, initiative.id, quarter, initiative.uid, word.id))
            self._show_fields()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._wait(None)
        self._change(status_id=status_id)

    def _choose_new_due(self, stored: str) -> None:
        pending, due = self._pending_here(), Due.from_stored(stored)
        if pending is not None:
            self._wait(pending._replace(new_due=due))
        else:
            self._change(new_due=due)

    def _change(self, **fields: Any) -> None:
        document, initiative, quarter = self._session.document, self._initiative, self._quarter
        if document is not None and initiative is not None and quarter is not None:
            self._session.act(lambda: updates.set_updates(document, [initiative.id], quarter, **fields))
            self._show_fields()

    def _save_reason(self, initiative_id: int, quarter: Quarter, text: str) -> None:
        document, pending = self._session.document, self._pending
        assert document is not None
        fields: dict[str, Any] = {"reason": text}
        if pending is not None and pending[:3] == (document, initiative_id, quarter) and text.strip():
            fields["status_id"] = pending.status_id
            if pending.new_due is not None:
                fields["new_due"] = pending.new_due
            self._pending = None
        try:
            updates.set_updates(document, [initiative_id], quarter, **fields)
        except UserError as error:
            self._pending = pending  # it waits on until the reason can be saved
            if isinstance(error, ReasonRequired):
                self.of_reason.set_fault(error.sentence)
            raise
        if pending is not None and self._pending is None:
            self._drop_draft(pending)

    def _pending_here(self) -> Pending | None:
        pending, one = self._pending, self._initiative
        here = (self._session.document, one.id if one is not None else 0, self._quarter)
        return pending if pending is not None and pending[:3] == here else None

    def _take_up(self) -> None:
        """A status that waited for its reason when the program ended waits on."""
        document, one, quarter = self._session.document, self._initiative, self._quarter
        if document is None or one is None or quarter is None or document.read_only:
            return
        waits = update_drafts.waiting(document, one.uid, quarter)
        if waits is not None and any(word.id == waits.status_id for word in self._words):
            new_due = waits.new_due if waits.new_due.stored else None
            self._pending = Pending(document, one.id, quarter, one.uid, waits.status_id, new_due)

    def _wait(self, pending: Pending | None) -> None:
        """Let a status wait for its reason, or wait no more; the draft survives the end of the program."""
        before, self._pending = self._pending, pending
        if pending is None:
            self._drop_draft(before)
            return
        waits = Waiting(pending.status_id, pending.new_due or Due())
        try:
            update_drafts.keep_waiting(pending.document, pending.uid, pending.quarter, waits)
        except UserError as error:
            self._session.save_failed.emit(error)

    def _drop_draft(self, pending: Pending | None) -> None:
        if pending is None or pending.document is not self._session.document:
            return
        try:
            update_drafts.drop_waiting(pending.document, pending.uid, pending.quarter)
        except UserError as error:
            self._session.save_failed.emit(error)

    def _leave(self) -> None:
        """Save what was typed before other fields are shown; a status without its reason is not saved."""
        if self._initiative is None:
            return
        for field in (self.reason, self.narrative, self.percent):
            self._session.fields.flush(field)
        for due in (self.completed, self.new_due):
            if due.lineEdit().hasFocus():
                due.leave()
        pending = self._pending
        if pending is not None and pending.document is not self._session.document:
            self._pending = None  # it waits in its own file
        elif pending is not None:
            self._wait(None)
            word = next((one.word for one in self._words if one.id == pending.status_id), "")
            self._session.noticed.emit(_("“{word}” was not saved: it asks for a reason.").format(word=word))
