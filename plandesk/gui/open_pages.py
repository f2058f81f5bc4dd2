"""The pages of the window: how one gets to each, which were built, which is in front and what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, SignalInstance

from plandesk.gui import panes
from plandesk.gui.in_hand import InHand
from plandesk.gui.memory import WindowMemory
from plandesk.gui.page import Page
from plandesk.gui.page_table import PageEntry
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.widgets.window_body import PageStack

FIRST_PAGE = "plan"  # of a file that was not open before
EMPTIES_ITSELF = "coaching"  # its page stays when the file is locked, and asks for the passphrase


class OpenPages(QObject):
    """A page is built when it is shown first, for one document; with the next document there are new ones."""

    turned = Signal(object)  # another page came to the front
    went_to = Signal(str)  # the name of a page that was asked for and is in front, though it was before
    gone = Signal()  # the page in front was taken away
    noticed = Signal(str)  # what the page in front says of what it shows
    offers_changed = Signal(object)  # the page in front has other entries for the menus, or words to search
    search_changed = Signal(object)  # the page in front shows everything again
    edits_changed = Signal()  # a page may answer differently what can be edited
    left_for_record = Signal(object)  # a page led to a record on the one that is in front now
    command_requested = Signal(str)  # a page wishes for an entry of the menus
    place_changed = Signal()  # where the user is, to be remembered

    def __init__(
        self,
        entries: Sequence[PageEntry],
        in_hand: InHand,
        stack: PageStack,
        memory: WindowMemory,
        prompts: Prompts,
        tasks: Tasks,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._entries, self._in_hand = entries, in_hand
        self._stack, self._memory, self._prompts, self._tasks = stack, memory, prompts, tasks
        self._searched: dict[str, str] = {}
        self.by_name: dict[str, Page] = {}
        self.front: Page | None = None
        self._records: dict[str, tuple[str, int] | None] = {}  # which each page shows

    # ---- going to a page

    def show(self, name: str) -> Page | None:
        """Bring a page to the front; what is being typed on the other one is saved first.

        None where the files in hand have nothing for it.
        """
        entry, in_hand = self._entry(name), self._in_hand
        if not in_hand.offers(entry.file):
            return None
        in_hand.session.flush()
        in_hand.desk.flush()
        wanted = in_hand.session_for(entry.file)
        page = self._page(entry, wanted)
        if page is not self.front:
            self.front = page
            self._stack.setCurrentWidget(page)
            self.turned.emit(page)
            in_hand.take(wanted)
            page.shown()
            self.place_changed.emit()
        elif in_hand.now is not wanted:
            in_hand.take(wanted)  # a plan file was opened behind the Coaching page
        self.went_to.emit(name)
        return page

    def go_to_file(self, coaching: bool) -> None:
        """Go to a page of the coaching file, or of the plan file; the history stays, and is of that file."""
        in_hand, front = self._in_hand, self.front
        in_hand.now = in_hand.desk if coaching else in_hand.session
        if front is not None and front.name == "history" and in_hand.now.document is not None:
            self.show("history")
        elif coaching:
            self.show("coaching")
        elif front is None or front.session is in_hand.desk:
            self.show(self._name_of(in_hand.session))

    def show_record(self, name: str, kind: str, record_id: int) -> None:
        """Go to a page and select a record there."""
        if (page := self.show(name)) is not None:
            page.show_record(kind, record_id)

    def show_list(self, query: object) -> None:
        """Go to the initiatives that a `Query` asks for."""
        if (page := self.show("initiatives")) is not None:
            page.show_list(query)

    def show_report(self, kind: str, wished: object = None) -> None:
        """Go to a kind of report by its name on the command line, with what is to be chosen about it."""
        if (page := self.show("reports")) is not None:
            page.show_kind(kind, wished)
            panes.enter(page)  # Enter must not fall on whatever button Qt finds next

    def left_at(self, path: Path) -> str:
        """The page at which a file was left, where there is something to show on it; else the first."""
        left = self._memory.left_at(path).page
        names = [entry.name for entry in self._entries]
        return left if left in names and self._in_hand.offers(self._entry(left).file) else FIRST_PAGE

    # ---- the pages there are

    @property
    def record(self) -> tuple[str, int] | None:
        """The record that the page in front shows."""
        return self._records.get(self.front.name) if self.front is not None else None

    def _page(self, entry: PageEntry, session: Session) -> Page:
        """The page of an entry for a session: the one there is, or a new one."""
        there = self.by_name.get(entry.name)
        if there is not None and there.session is session:
            return there
        if there is not None:
            self.drop([entry.name])  # it has the other file's history
        made = self.by_name[entry.name] = entry.load()(session, self._prompts, self._tasks)
        self._listen(made)
        self._stack.addWidget(made)
        made.restore(self._memory.page_state(entry.name))
        return made

    def _listen(self, page: Page) -> None:
        page.notice.connect(lambda words: self._of_front(page, self.noticed, words))
        page.record_shown.connect(lambda kind, record_id: self._note_record(page, kind, record_id))
        page.record_requested.connect(self.show_record)
        page.record_requested.connect(lambda *_of: self.left_for_record.emit(page))
        page.list_requested.connect(self.show_list)
        page.report_requested.connect(self.show_report)
        page.command_requested.connect(self.command_requested)
        page.search_dropped.connect(lambda: self._drop_search(page))
        page.place_changed.connect(self.place_changed)
        page.edits_changed.connect(self.edits_changed)
        page.actions_changed.connect(lambda: self._of_front(page, self.offers_changed, page))

    def _of_front(self, page: Page, signal: SignalInstance, told: object) -> None:
        """Pass on what a page tells, if it is the one in front."""
        if page is self.front:
            signal.emit(told)

    def _note_record(self, page: Page, kind: str, record_id: int) -> None:
        """Remember the record that the page in front shows, where it is one of the plan file."""
        if page is not self.front:
            return
        is_plan = page.session is self._in_hand.session
        self._records[page.name] = (kind, record_id) if is_plan else None
        self.place_changed.emit()

    def _drop_search(self, page: Page) -> None:
        self.forget_search(page.name)
        self._of_front(page, self.search_changed, page)

    def _entry(self, name: str) -> PageEntry:
        return next(entry for entry in self._entries if entry.name == name)

    def _name_of(self, session: Session) -> str:
        """The page of a session that was built first."""
        return next((name for name, one in self.by_name.items() if one.session is session), FIRST_PAGE)

    def keep(self) -> None:
        """Remember for the next time what each page shows, and which is in front."""
        self._memory.keep_pages(self.by_name, self.front, self.record)

    # ---- taking pages away

    def drop_those_of(self, session: Session) -> None:
        """Take a session's pages away."""
        self.drop(
            name for name, one in self.by_name.items() if one.session is session and name != EMPTIES_ITSELF
        )

    def drop(self, names: Iterable[str]) -> None:
        """Take pages away."""
        before = self.front
        for name in list(names):
            gone = self.by_name.pop(name)
            self._searched.pop(name, None)
            self._records.pop(name, None)
            if gone is self.front:
                self.front = None
            # It lives until the event loop comes round, but must not hear of the next document.
            gone.session.disconnect(gone)
            self._stack.removeWidget(gone)
            gone.deleteLater()
        if before is not None and self.front is None:
            self.gone.emit()

    # ---- searching

    def searched(self, name: str) -> str:
        """The words that were searched on a page last."""
        return self._searched.get(name, "")

    def search(self, words: str) -> None:
        """Search on the page in front."""
        if self.front is not None:
            self._searched[self.front.name] = words
            self.front.focus_search(words)

    def forget_search(self, name: str) -> None:
        """The words are gone: the page shows everything again."""
        self._searched.pop(name, None)
