"""The coaching page: what to do first, the passphrase field, or the views of the open file."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from plandesk.gui.desk_session import DeskSession
from plandesk.gui.page import Page
from plandesk.gui.pages.coaching.locked_view import LockedView
from plandesk.gui.pages.coaching.printing import PaperMenu
from plandesk.gui.pages.coaching.view import CoachingView
from plandesk.gui.pages.coaching.view_table import ViewEntry, views
from plandesk.gui.prompts import Prompts
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button, LinkButton
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.page_head import PageHead
from plandesk.gui.widgets.tabs import Tabs
from plandesk.i18n import _

TITLED_FROM = 700  # width of the page


class CoachingPage(Page):
    """Lives as long as the window. Its views live while the file is open, and go with every lock."""

    name = "coaching"

    def __init__(
        self, session: DeskSession, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self.desk = session
        self.entries = views()
        self.views: dict[str, CoachingView] = {}
        self._papers: dict[str, PaperMenu] = {}
        self.view: CoachingView | None = None
        self._states: dict[str, Any] = {}  # of the views, for the next unlocking
        self._of = ""  # the file that they were shown for
        self._in_front = self.entries[0].name
        self._wanted: tuple[str, int] | None = None  # asked for while the file was locked
        self._lay_out()
        self.desk.document_changed.connect(self._show_file)  # bound: not heard of once the page is gone
        self.desk.path_changed.connect(self._show_file)
        self._show_file()

    def _lay_out(self) -> None:
        self.head = PageHead(_("Coaching"))
        self.tabs = Tabs(_("What is shown of the coaching file"))
        for entry in self.entries:
            self.tabs.addTab(entry.title)
        self.head.add_to_title(self.tabs)
        self._tab_keys = self.menu_tabs(self.tabs)
        self.paper = Button(_("Print"), "print")
        self.paper.setAccessibleName(_("Print and PDF"))
        self.paper.hide()
        self.head.add_widget(self.paper)
        self._more = self.head.add_to_menu()
        self.empty = EmptyState(
            _("No coaching file yet"),
            _(
                "Sessions with the members of a platoon, their agreed actions and acknowledgements. "
                "The file is always encrypted, and no plan report can reach it."
            ),
            _("New coaching file…"),
            _("You choose its passphrase next."),
        )
        self.open_button = LinkButton(_("Open…"), "folder")
        self.empty.layout().insertWidget(
            self.empty.layout().count() - 1, self.open_button, 0, Qt.AlignmentFlag.AlignHCenter
        )
        self.locked = LockedView(self.desk, self.prompts, self.tasks)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.locked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self.stack, 1)
        self.empty.acted.connect(lambda: self.command_requested.emit("new coaching"))
        self.open_button.clicked.connect(lambda _checked=False: self.command_requested.emit("open"))
        self.locked.unlocked.connect(self._enter)
        self.tabs.currentChanged.connect(lambda place: self.show_view(self.entries[place].name))

    # ---- what the frame asks

    def show_record(self, kind: str, record_id: int) -> None:
        """Bring the view of that kind of record to the front; while the file is locked, after unlocking."""
        if self.desk.document is None:
            self._wanted = (kind, record_id)
            return
        entry = next((entry for entry in self.entries if kind in entry.kinds), None)
        if entry is not None:
            self.show_view(entry.name)
            self.views[entry.name].show_record(kind, record_id)

    def focus_search(self, text: str) -> None:
        if self.view is not None:
            self.view.focus_search(text)

    def search_words(self) -> str:
        return self.view.search_words() if self.view is not None else ""

    def shown(self) -> None:
        if self.view is not None and self.desk.document is not None:
            self.view.shown()

    def panes(self) -> list[QWidget]:
        if self.view is not None:
            return self.view.panes()
        return [self.locked.field if self.stack.currentWidget() is self.locked else self.empty.button]

    def actions(self) -> list[QAction]:
        return [*super().actions(), *(self.view.actions() if self.view is not None else [])]

    def state(self) -> dict[str, Any]:
        self._keep_states()
        return {"view": self._in_front, "views": self._states, "of": self._of}

    def restore(self, state: dict[str, Any]) -> None:
        kept, name = state.get("views"), state.get("view")
        if self.desk.document is None:
            self._states = dict(kept) if isinstance(kept, dict) else {}
            self._of = str(state.get("of") or "")
        if any(entry.name == name for entry in self.entries):
            self._in_front = str(name)
        if self.desk.document is not None:
            self.show_view(self._in_front)

    def can_edit(self, verb: str) -> bool:
        return self.view is not None and self.view.can_edit(verb)

    def edit(self, verb: str) -> None:
        if self.view is not None:
            self.view.edit(verb)

    def takes(self, path: Path) -> bool:
        return self.view is not None and self.view.takes(path)

    def take(self, path: Path) -> None:
        if self.view is not None:
            self.view.take(path)

    # ---- views

    def show_view(self, name: str) -> CoachingView | None:
        """Bring a view to the front, while the file is open."""
        if self.desk.document is None:
            return None
        self.desk.flush()
        entry = next(entry for entry in self.entries if entry.name == name)
        shown = self.views.get(name) or self._make(entry)
        if shown is not self.view:
            self.view, self._in_front = shown, name
            self.stack.setCurrentWidget(shown)
            self.paper.setMenu(self._papers[name])
            self.paper.show()
            self._more.clear()
            self._more.addActions(shown.more_actions())
            self._more_button.setVisible(bool(shown.more_actions()))
            self.head.set_count("")
            shown.shown()
            self.tabs.setCurrentIndex(self.entries.index(entry))
            self._fit()
            self.actions_changed.emit()
            self.edits_changed.emit()
            self.place_changed.emit()
        return shown

    @property
    def _more_button(self) -> QWidget:
        owner = self._more.parent()
        assert isinstance(self._more, QMenu) and isinstance(owner, QWidget)
        return owner

    def _make(self, entry: ViewEntry) -> CoachingView:
        made = entry.load()(self.desk, self.prompts, self.tasks, self)
        self.views[entry.name] = made
        self._papers[entry.name] = PaperMenu(made)
        self.stack.addWidget(made)
        for button in made.head_buttons():
            self.head.add_widget(button)
        in_order = [self.paper, *made.head_buttons(), self._more_button]
        for before, after in pairwise(in_order):  # as they stand, not as they were made
            QWidget.setTabOrder(before, after)
        self.head.follow(*made.scrolled())
        made.notice.connect(lambda words: self.notice.emit(words) if made is self.view else None)
        made.record_shown.connect(self.record_shown)
        made.place_changed.connect(self.place_changed)
        made.record_requested.connect(self._go)
        made.report_requested.connect(self.report_requested)
        made.command_requested.connect(self.command_requested)
        made.search_dropped.connect(self.search_dropped)
        made.edits_changed.connect(self.edits_changed)
        made.actions_changed.connect(self.actions_changed)
        kept = self._states.get(entry.name)
        made.restore(kept if isinstance(kept, dict) else {})
        return made

    def _go(self, page: str, kind: str, record_id: int) -> None:
        if page == self.name:
            before = self.view
            self.show_record(kind, record_id)
            if self.view is not None and self.view is not before:
                self.view.focus_record()
        else:
            self.record_requested.emit(page, kind, record_id)

    def _keep_states(self) -> None:
        for name, view in self.views.items():
            self._states[name] = view.state()

    # ---- open, locked, none

    def _show_file(self, _told: object = None) -> None:
        self.locked.stop()
        self._cover()
        if self.desk.path is None:
            self.stack.setCurrentWidget(self.empty)
        elif self.desk.document is None:
            self.locked.show_file()
            self.stack.setCurrentWidget(self.locked)
        else:
            self._begin_with(str(self.desk.path))
            self.show_view(self._in_front)
            if self._wanted is not None:
                wanted, self._wanted = self._wanted, None
                self.show_record(*wanted)
        self._fit()
        if self.desk.is_locked and self.isVisible():
            self.locked.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_with(self, path: str) -> None:
        """Another file has other records: what the views remember of the last one means nothing in it."""
        if path != self._of:
            self._of = path
            self._states.clear()

    def _cover(self) -> None:
        """Let go of the views: what they show belongs to a file that is locked, closed or another now."""
        self._keep_states()
        self.view = None
        self.paper.setMenu(None)
        self.paper.hide()
        self._papers.clear()
        self._more.clear()
        self._more_button.hide()
        self.head.set_count("")
        for made in self.views.values():
            self.desk.disconnect(made)
            for gone in (*made.head_buttons(), made):
                gone.hide()
                gone.setParent(None)
                gone.deleteLater()
        self.views.clear()
        self.actions_changed.emit()
        self.edits_changed.emit()

    def _enter(self) -> None:
        if self.view is not None:
            QTimer.singleShot(0, self.view, self._focus_view)

    def _focus_view(self) -> None:
        panes = [pane for pane in self.panes() if pane.isVisible()]
        if panes and not (self.view is not None and self.view.go_on()):
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Offer the views while the file is open; in a narrow window the title makes room for them."""
        there = self.desk.document is not None and len(self.entries) > 1
        self.tabs.setVisible(there)
        for action in self._tab_keys:
            action.setEnabled(there)
        wide = self.width() >= px(TITLED_FROM)
        self.head.title.setVisible(not there or wide)
        for view in self.views.values():
            buttons = view.head_buttons()
            for button in buttons:  # the ⋯ menu has those that are left out
                button.setVisible(view is self.view and (wide or button is buttons[-1]))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.desk.is_locked:
            self.locked.draw()
