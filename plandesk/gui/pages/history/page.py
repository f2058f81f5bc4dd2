"""The History page: the steps, what each of them did, and going back to one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain import history_view
from plandesk.domain.history_view import HistoryStep
from plandesk.errors import UserError
from plandesk.gui.models.history_model import (
    STEP,
    HistoryModel,
    going_back_words,
    moment,
    step_words,
    who_and_when,
)
from plandesk.gui.page import COPY, Page
from plandesk.gui.pages.history.amendments_view import AmendmentsView
from plandesk.gui.pages.history.bring_back import BringBack
from plandesk.gui.pages.history.changes_view import ChangesView
from plandesk.gui.pages.history.rows import StepRow
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button, LinkButton
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.form_pane import FormPane
from plandesk.gui.widgets.labels import Elided, Words
from plandesk.gui.widgets.page_head import PageHead
from plandesk.gui.widgets.panel import Panel
from plandesk.gui.widgets.split import Split
from plandesk.gui.widgets.tabs import Tabs
from plandesk.i18n import _, ngettext

MOST_CHANGES = 200  # records of one step that are shown
LIST, EMPTY = 0, 1
STEPS, CHANGES = 0, 1


class HistoryPage(Page):
    """Newest first. Undo and redo of the window work here as everywhere; "Undo to here" goes further back."""

    name = "history"

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self._stale = True
        self._record_words = ""
        self._noted = 0  # the step whose opening is in the view log
        self.model = HistoryModel(session, self)
        self.view = QListView()
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(_("Steps"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(StepRow(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.installEventFilter(self)
        self._lay_out()
        self.undo_action = self.menu_action("edit", _("Undo &to here…"), self.undo_to_here, icon="undo")
        self.undo_action.setEnabled(False)
        if self.session.kind == "plan":  # a coaching file has no approval to compare with
            self.menu_tabs(self.tabs)
        self._wire()

    def _lay_out(self) -> None:
        self.head = PageHead(_("History"))
        self.only = Panel("window", "bottom")
        self.only_words = Elided("")
        self.everything = LinkButton(_("Show everything"), icon="close")
        self.everything.clicked.connect(self.show_everything)
        row = QHBoxLayout(self.only)
        row.setContentsMargins(px(24), px(4), px(16), px(4))
        row.addWidget(self.only_words, 1)
        row.addWidget(self.everything)
        self.only.hide()
        self.empty = EmptyState("", "", "")
        self.empty.acted.connect(self.show_everything)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        middle = QWidget()
        middle.setMinimumWidth(px(320))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.only)
        column.addWidget(self.stack, 1)

        self.pane = FormPane(_("Step"))
        self.undo_button = Button(_("Undo to here…"), "undo")
        self.undo_button.clicked.connect(lambda _checked=False: self.undo_to_here())
        self.note = Words("", 12, role="secondary", wrap=True)
        self.changes = ChangesView()
        self.bring_back = BringBack(self.session, self.prompts, self)
        self.pane.add(self.undo_button)
        self.pane.add(self.note)
        self.pane.add(self.bring_back.button)
        self.pane.add(self.bring_back.outcome)
        self.rule = self.pane.rule()
        self.pane.add(self.changes)
        self.split = Split(middle, self.pane)
        self.amendments = AmendmentsView(self.session)
        self.head.follow(self.view, self.amendments.view)
        self.tabs = Tabs(_("What is shown of the history"))
        for words in (_("Steps"), _("Changes to the plan")):
            self.tabs.addTab(words)
        self.print = self.head.add_button(_("Print…"), self.print_changes, "print")
        self.print.hide()
        self.head.add_widget(self.tabs)
        self.tabs.setVisible(self.session.kind == "plan")  # a coaching file has no approval to compare with
        self.views = QStackedWidget()
        self.views.addWidget(self.split)
        self.views.addWidget(self.amendments)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.views, 1)

    def _wire(self) -> None:
        self.session.changed.connect(self._follow)
        self.session.plan_changed.connect(self._follow)
        self.tabs.currentChanged.connect(self._show_tab)
        self.amendments.counted.connect(self._count_changes)
        self.view.selectionModel().currentChanged.connect(self._show_step)
        self.view.doubleClicked.connect(lambda _index: self._open())
        self.view.customContextMenuRequested.connect(self._menu)
        self.model.modelReset.connect(self._show_first)
        self.pane.back_requested.connect(self._back)
        self.pane.previous_requested.connect(lambda: self._step_by(-1))
        self.pane.next_requested.connect(lambda: self._step_by(1))

    # ---- what the window asks of a page

    def shown(self) -> None:
        """Read what happened while another page was in front."""
        if self._stale:
            self._stale = False
            self._read()
        else:
            self._count()

    def show_record(self, kind: str, record_id: int) -> None:
        """Show only what happened to one record; of an "amendment" what was changed of that initiative."""
        document, changed = self.session.document, kind == "amendment"
        if document is None:
            return
        try:
            uid = history_view.uid_of(document, "initiative" if changed else kind, record_id)
        except UserError as error:
            self.prompts.tell(error)
            return
        if changed:
            self.show_changes()
            self.amendments.show_change(uid)
            return
        self._stale = False
        self.tabs.setCurrentIndex(STEPS)
        self.model.show_only(uid)
        self._name_record()

    def show_everything(self) -> None:
        """Show all steps again."""
        self.model.search("")
        self.model.show_only("")
        self._name_record()

    def focus_search(self, text: str) -> None:
        """Find steps by what they did to what and who did it, or changes by their words."""
        self.model.search(text)
        self.amendments.search(text)
        self._count()

    def search_words(self) -> str:
        return _("Search the history")

    def panes(self) -> list[QWidget]:
        if self._compares:
            return [self.amendments.since.choice, self.amendments.view, self.amendments.pane]
        return [self.view, self.changes]

    def state(self) -> dict[str, Any]:
        return {"widths": self.split.widths(), "changes": self.amendments.state()}

    def restore(self, state: dict[str, Any]) -> None:
        if isinstance(state.get("changes"), dict):
            self.amendments.restore(state["changes"])
        widths = state.get("widths")
        if isinstance(widths, dict):
            self.split.set_widths(widths)

    def can_edit(self, verb: str) -> bool:
        return (
            verb == COPY
            and not self._compares
            and (self.changes.textCursor().hasSelection() or self._step() is not None)
        )

    def edit(self, verb: str) -> None:
        """Copy the words selected, or all that the step did."""
        if not self.changes.textCursor().hasSelection():
            self.changes.selectAll()
        self.changes.copy()

    # ---- what the user does

    def show_changes(self) -> None:
        """Bring what was changed since the approval to the front."""
        self.tabs.setCurrentIndex(CHANGES)

    def print_changes(self) -> None:
        """Go to the amendment list of the same two moments."""
        self.report_requested.emit("amendment-list", self.amendments.chosen())

    def undo_to_here(self) -> None:
        """Take back everything after the chosen step, after asking once."""
        document, step = self.session.document, self._step()
        if document is None or step is None or not self._may_go_back(step):
            return
        self.session.flush()
        count = history_view.steps_after(document, step.id)
        if not count:
            return
        sentence = ngettext(
            "Undo the step after “{step}”?", "Undo the {n} steps after “{step}”?", count
        ).format(n=f"{count:,}", step=step.name)
        details = _("Everything is then as it was on {when}. Redo brings the steps back, one by one.").format(
            when=moment(step)
        )
        if self.prompts.confirm(sentence, _("Undo to here"), details):
            self.session.act(lambda: document.undo_to(step.id))

    # ---- within

    def _step(self) -> HistoryStep | None:
        found = self.view.currentIndex().data(STEP)
        return found if isinstance(found, HistoryStep) else None

    def _may_go_back(self, step: HistoryStep) -> bool:
        return step.kind == "do" and step.state in ("done", "kept") and not self.session.read_only

    @property
    def _compares(self) -> bool:
        return self.tabs.currentIndex() == CHANGES

    def _show_tab(self, place: int) -> None:
        self.session.flush()
        self.views.setCurrentIndex(place)
        self.print.setVisible(place == CHANGES)
        self.undo_action.setVisible(place == STEPS)
        self._read()
        self.edits_changed.emit()

    def _read(self) -> None:
        """Read what the tab in front shows; the other one reads when it comes there."""
        if self._compares:
            self.amendments.follow()
            return
        self.model.follow()
        self._show_step(self.view.currentIndex())
        self._count()

    def _follow(self, _changes: Any) -> None:
        if not self.isVisible():
            self._stale = True
            return
        self._read()

    def _count_changes(self, words: str) -> None:
        if self._compares:
            self.head.set_count(words)

    def _show_first(self) -> None:
        self.view.setCurrentIndex(self.model.index(0))
        self._show_step(self.view.currentIndex())
        self._count()

    def _show_step(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        document = self.session.document
        step = index.data(STEP) if index.isValid() else None
        self.split.set_form_shown(isinstance(step, HistoryStep))
        if document is None or not isinstance(step, HistoryStep):
            self.undo_action.setEnabled(False)
            return
        self.pane.set_head(step_words(step), who_and_when(step))
        self.pane.set_beside(index.row() > 0, index.row() < self.model.rowCount() - 1)
        count = history_view.steps_after(document, step.id) if self._may_go_back(step) else 0
        self.undo_button.setVisible(count > 0)
        self.undo_action.setEnabled(count > 0)
        self.note.setText(going_back_words(step, count, self.session.read_only))
        if document.kind == "coaching" and step.id != self._noted and self.isVisible():
            from plandesk.domain.coaching.history_viewing import note_step_opened

            self._noted = step.id  # its words are read now: each record of it is a line of the view log
            self.session.act(lambda: note_step_opened(document, step.id))
        found = history_view.changes_of(document, step.id, MOST_CHANGES)
        self.bring_back.show_step(step, found)
        self.changes.show_changes(found, step.rows - len(found) if len(found) == MOST_CHANGES else 0)
        self.edits_changed.emit()

    def _name_record(self) -> None:
        document, uid = self.session.document, self.model.uid
        self.only.setVisible(bool(uid))
        if uid and document is not None:
            found = history_view.changes_of_record(document, uid, 1)
            if found:
                change = found[0][1]
                words = _("Only {record} “{title}”").format(record=change.record, title=change.title)
            else:
                words = _("Only one record")
            self.only_words.setText(words)
        self._count()

    def _count(self) -> None:
        document = self.session.document
        rows = self.model.rowCount()
        self.stack.setCurrentIndex(LIST if rows else EMPTY)
        if document is None or self._compares:
            return
        if self.model.uid:
            count = rows
        else:
            count = history_view.count_steps(document, self.model.text)
        words = ngettext("{n} step", "{n} steps", count).format(n=f"{count:,}")
        self.head.set_count(words if rows else "")
        if rows:
            return
        if self.model.text:
            self.empty.set_words(_("No step matches"), "", _("Show everything"), icon="close")
        elif self.model.uid:
            self.empty.set_words(
                _("Nothing has happened to this record yet"), "", _("Show everything"), icon="close"
            )
        else:
            self.empty.set_words(
                _("Nothing has been changed yet"),
                _("Every change you make is kept here, with who made it and when."),
            )

    def _open(self) -> None:
        self.split.open_form()
        self.changes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self.split.close_form()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_by(self, rows: int) -> None:
        row = self.view.currentIndex().row() + rows
        if 0 <= row < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row))

    def _menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if index.isValid():
            self.view.setCurrentIndex(index)
            menu = QMenu(self)
            menu.addAction(self.undo_action)
            if self.bring_back.offers:
                menu.addMenu(self.bring_back.menu).setText(_("Bring back"))
            menu.popup(self.view.viewport().mapToGlobal(place))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.view and pressed and event.key() in enter:
            self._open()
            return True
        return super().eventFilter(watched, event)
