"""What a page of the window is: its own name, its own search, its own entries in the menus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.prompts import Prompts
    from plandesk.gui.session import Session
    from plandesk.gui.tasks import Tasks

CUT, COPY, PASTE, DELETE, SELECT_ALL = "cut", "copy", "paste", "delete", "select all"


class Page(QWidget):
    """The base of every page. A page is built when it is shown first, for whatever document is open then.

    It listens to `session.changed`, `session.plan_changed` and `session.document_changed` itself. While it
    is hidden it may put off reading until `shown` is called.
    """

    name = ""  # as in the table of pages, for remembering the state
    leaving_words = ""  # what a jump from here to a record is about, where a way back is offered

    notice = Signal(str)  # the right side of the status bar: "107 of 107 shown, 1 selected"
    record_shown = Signal(str, int)  # kind and id of the record in the form, restored at the next start
    place_changed = Signal()  # something else within the page is in front, restored at the next start
    record_requested = Signal(str, str, int)  # page, kind, id: a wish to see a record on another page
    list_requested = Signal(object)  # a `Query`: a wish to see these initiatives on their page
    report_requested = Signal(str, object)  # a wish for a kind of report, and what is to be chosen about it
    command_requested = Signal(str)  # a wish for an entry of the menus by its name, e.g. "new plan", "import"
    search_dropped = Signal()  # the page shows everything again: the search line is to be emptied
    edits_changed = Signal()  # `can_edit` may answer differently now
    actions_changed = Signal()  # `actions` gives other entries for the menus now

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session, self.prompts, self.tasks = session, prompts, tasks
        self.setObjectName(f"{self.name}Page")

    # ---- what a page may fill in

    def show_record(self, kind: str, record_id: int) -> None:
        """Select a record ("initiative", "objective", "section", "person", …) and show its form."""

    def show_list(self, query: object) -> None:
        """Show the initiatives that a `Query` asks for (only the Initiatives page is asked)."""

    def focus_search(self, text: str) -> None:
        """Show what the search line of the tool bar asks for; an empty text shows everything."""

    def search_words(self) -> str:
        """The faint words in the search line; empty where there is nothing to search."""
        return _("Search this plan")

    def shown(self) -> None:
        """The page came to the front."""

    def panes(self) -> list[QWidget]:
        """The panes from left to right, for F6; each is a widget to give the focus to."""
        return [self]

    def state(self) -> dict[str, Any]:
        """Columns, widths and choices to remember, as plain JSON values."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` gave at the last end; unknown or missing keys are ignored."""

    def can_edit(self, verb: str) -> bool:
        """Whether "cut", "copy", "paste", "delete" or "select all" of the Edit menu means something now."""
        return False

    def edit(self, verb: str) -> None:
        """Carry out an entry of the Edit menu (only called where `can_edit` says yes)."""

    def takes(self, path: Path) -> bool:
        """Whether a file dropped on the window means something here, before it means a plan or a table."""
        return False

    def take(self, path: Path) -> None:
        """Do what dropping that file is for (only called where `takes` says yes)."""

    # ---- what a page uses

    def menu_line(self, menu: str) -> None:
        """Draw a line below what was added to a menu so far."""
        line = QAction(self)
        line.setSeparator(True)
        line.setProperty("menu", menu)
        self.addAction(line)

    def menu_action(
        self,
        menu: str,
        text: str,
        slot: Callable[[], object],
        shortcut: str | QKeySequence | QKeySequence.StandardKey | None = None,
        icon: str = "",
    ) -> QAction:
        """Add an entry to the menu "edit", "view", "plan" or "reports", there while the page is in front.

        Entries appear in the order of adding. Keep the action to enable or disable it.
        """
        action = QAction(text, self)
        action.setProperty("menu", menu)
        if shortcut is not None:
            action.setShortcut(QKeySequence(shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setProperty("wantedIcon", icon)  # the menu draws it when it is opened
        action.triggered.connect(lambda _checked=False: slot())
        self.addAction(action)
        return action

    def menu_tabs(self, tabs: QTabBar) -> tuple[QAction, QAction]:
        """Let the keys of the platform go through the tabs of the page, by two entries of the View menu."""
        keys = QKeySequence.StandardKey
        # A keyboard sends Backtab, but only Tab is found for it everywhere, and written as on the keys.
        back = QKeySequence(keys.PreviousChild).toString().replace("Backtab", "Tab")
        return (
            self.menu_action("view", _("Ne&xt view"), lambda: self._step_tab(tabs, 1), keys.NextChild),
            self.menu_action("view", _("Pre&vious view"), lambda: self._step_tab(tabs, -1), back),
        )

    def _step_tab(self, tabs: QTabBar, step: int) -> None:
        """The next tab, the first one after the last; the focus stays where it is while that is in view."""
        focus = QApplication.focusWidget()
        tabs.setCurrentIndex((tabs.currentIndex() + step) % tabs.count())
        if focus is None or not focus.isVisible():
            shown = [pane for pane in self.panes() if pane.isVisible()]
            (shown[0] if shown else self).setFocus(Qt.FocusReason.OtherFocusReason)
