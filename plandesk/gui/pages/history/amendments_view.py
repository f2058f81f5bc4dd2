"""Comparing a plan with itself: what was added, reworded, moved, re-dated or dropped, and why."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QListView,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain import amendments, moments
from plandesk.domain.amendments import Amendment
from plandesk.domain.day_words import moment_words
from plandesk.domain.moments import Moment
from plandesk.domain.plans import plan
from plandesk.errors import UserError
from plandesk.gui.fields import Place
from plandesk.gui.models.amendments_model import AMENDMENT, AmendmentsModel, kind_words, number_of
from plandesk.gui.pages.history.amendment_rows import AmendmentRow
from plandesk.gui.pages.history.moment_choice import MomentChoice
from plandesk.gui.pages.history.wording_view import WordingView
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.form_pane import FormPane
from plandesk.gui.widgets.labels import Labelled, Words
from plandesk.gui.widgets.panel import Panel
from plandesk.gui.widgets.split import Split
from plandesk.gui.widgets.text import TextArea
from plandesk.i18n import _, ngettext

SIDE_BY_SIDE = 560  # width from which the two moments stand in one row


class AmendmentsView(QWidget):
    """Two moments above, the amendments between them below; the form has both wordings and the reason."""

    counted = Signal(str)  # words for the page's head

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._plan_id: int | None = None
        self._year = 0
        self.model = AmendmentsModel(self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.since = MomentChoice(_("Compare with"))
        self.until = MomentChoice(_("Up to"))
        bar = Panel("base", "bottom")
        self._moments = QBoxLayout(QBoxLayout.Direction.LeftToRight, bar)
        self._moments.setContentsMargins(px(24), px(10), px(24), px(12))
        self._moments.setSpacing(px(16))
        self._moments.addWidget(Labelled(_("Compare with"), self.since), 1)
        self._moments.addWidget(Labelled(_("Up to"), self.until), 1)
        self.view = QListView()
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(_("Changes to the plan"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(AmendmentRow(self.view))
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.installEventFilter(self)
        self.empty = EmptyState("", "", "")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        middle = QWidget()
        middle.setMinimumWidth(px(320))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.stack, 1)
        self.pane = FormPane(_("Change"))
        self.wording = WordingView()
        self.reason = TextArea(lines=3)
        self.reason_label = Labelled(_("Reason"), self.reason)
        self.source = Words("", 12, role="secondary", wrap=True)
        self.trace = Words("", 12, role="secondary", wrap=True)
        self.pane.add(self.wording)
        self.pane.rule()
        self.pane.add(self.reason_label)
        self.pane.add(self.source)
        self.pane.add(self.trace)
        self.split = Split(middle, self.pane)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)

    def _wire(self) -> None:
        self.since.changed.connect(self.compare)
        self.until.changed.connect(self.compare)
        self.view.selectionModel().currentChanged.connect(lambda now, _before: self._show(now))
        self.view.doubleClicked.connect(lambda _index: self._open())
        self.model.modelReset.connect(self._show_first)
        self.pane.back_requested.connect(lambda: self.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.pane.previous_requested.connect(lambda: self._step(-1))
        self.pane.next_requested.connect(lambda: self._step(1))

    # ---- what is compared

    def follow(self) -> None:
        """Read the moments of the plan in hand, and compare."""
        document, plan_id = self.session.document, self.session.plan_id
        if document is None or plan_id is None:
            self.model.set_amendments(())
            self._say(_("There is no plan yet"), "")
            return
        try:
            of = plan(document, plan_id)
            self._year = of.year
            found = moments.moments(document, plan_id)
        except UserError as error:
            self._say(_("There is nothing to compare"), error.sentence)
            return
        if plan_id != self._plan_id:
            self._plan_id = plan_id
            for choice in (self.since, self.until):
                choice.choice.set_value(None)
            self.since.begin_with(of.starts)
        self.since.offer(found)
        self.until.offer([moments.now(), *(one for one in found if one.kind != moments.APPROVAL)])
        self.compare()

    def chosen(self) -> tuple[Moment | None, Moment | None]:
        """The two moments; None for the approval and for now."""
        since, until = self.since.moment(), self.until.moment()
        return (
            None if since.kind == moments.APPROVAL else since,
            None if until.kind == moments.NOW else until,
        )

    def compare(self) -> None:
        """Read what differs between the two moments."""
        document, plan_id = self.session.document, self._plan_id
        if document is None or plan_id is None:
            return
        self.session.fields.flush(self.reason)
        since, until = self.chosen()
        try:
            if since is None and until is None:
                found = amendments.since_approval(document, plan_id)
            else:
                start = since or moments.approval(document, plan_id)
                assert start is not None
                end = until.at if until is not None else moments.PRESENT
                found = amendments.between(document, plan_id, start.at, end)
        except UserError as error:
            self.model.set_amendments(())
            self._say(_("There is nothing to compare"), error.sentence)
            return
        self.model.set_amendments(found)
        self._count()
        self._show(self.view.currentIndex())

    def show_change(self, uid: str) -> None:
        """Choose what was changed of a record since the approval, ready for its reason."""
        self.model.search("")
        if self.model.row_of(uid) < 0:
            self._plan_id = None  # other moments are compared: begin again with the usual ones
            self.follow()
        row = self.model.row_of(uid)
        if row >= 0:
            self.view.setCurrentIndex(self.model.index(row))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self, text: str) -> None:
        """Show only changes with these words."""
        self.model.search(text)
        self._count()

    # ---- within

    def _count(self) -> None:
        rows, count = self.model.rowCount(), self.model.count
        found, words = self.model.found, ngettext("{n} change", "{n} changes", count)
        if found < count:
            words = ngettext("{found} of {n} change", "{found} of {n} changes", count)
        self.counted.emit(words.format(found=f"{found:n}", n=f"{count:n}") if count else "")
        if rows:
            self.stack.setCurrentWidget(self.view)
        elif self.model.searched and count:
            self._say(_("No change matches"), "", count)
        else:
            self._say(_("The plan reads as it did"), _("Nothing was changed between these two moments."))

    def _say(self, title: str, sentence: str, count: int = 0) -> None:
        if not count:
            self.counted.emit("")
        self.empty.set_words(title, sentence)
        self.stack.setCurrentWidget(self.empty)
        self.split.set_form_shown(False)

    def _amendment(self) -> Amendment | None:
        found = self.view.currentIndex().data(AMENDMENT)
        return found if isinstance(found, Amendment) else None

    def _show_first(self) -> None:
        row = self.model.beside(-1, 1)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))
        self._show(self.view.currentIndex())

    def _show(self, index: QModelIndex) -> None:
        one = index.data(AMENDMENT) if index.isValid() else None
        self.split.set_form_shown(isinstance(one, Amendment))
        if not isinstance(one, Amendment):
            return
        self.pane.set_head(" ".join(filter(None, (kind_words(one), number_of(one)))), one.goal_label)
        self.pane.set_beside(
            self.model.beside(index.row(), -1) is not None, self.model.beside(index.row(), 1) is not None
        )
        since, until = self.since.moment(), self.until.moment()
        self.wording.show_amendment(one, since.words, until.words, self._year)
        self._load_reason(one)
        self.source.setText(
            _("From the status update: {reason}").format(reason=one.reason.strip())
            if one.reason.strip() and not one.own_reason
            else ""
        )
        self.source.setVisible(bool(self.source.text()))
        when = moment_words(one.when.astimezone()) if one.when is not None else ""
        self.trace.setText(
            _("Changed last by {who}, {when}").format(who=one.who or _("Somebody"), when=when) if when else ""
        )
        self.trace.setVisible(bool(when))

    def _load_reason(self, one: Amendment) -> None:
        document, plan_id = self.session.document, self._plan_id
        if document is None or plan_id is None:
            return
        self.session.fields.load(
            self.reason,
            Place("amendment_note", one.uid, amendments.draft_column(plan_id)),
            one.reason if one.own_reason else "",
            lambda text: amendments.set_amendment_reason(document, plan_id, one.uid, text),
        )
        self.reason.setPlaceholderText(_("Why the plan was changed here; printed in the amendment list"))

    def _open(self) -> None:
        if self._amendment() is not None:
            self.split.open_form()
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, step: int) -> None:
        row = self.model.beside(self.view.currentIndex().row(), step)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))

    def state(self) -> dict[str, Any]:
        """What is remembered of the view."""
        return {"widths": self.split.widths()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` gave."""
        if isinstance(state.get("widths"), dict):
            self.split.set_widths(state["widths"])

    # ---- Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.split.middle.width() >= px(SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._moments.direction() != way:
            self._moments.setDirection(way)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.view and pressed and event.key() in enter:
            self._open()
            return True
        return super().eventFilter(watched, event)
