"""The pages that were built so far: the one in front, its record, and the words searched on each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plandesk.gui.memory import WindowMemory
from plandesk.gui.page import Page
from plandesk.gui.page_table import PageEntry
from plandesk.gui.session import Session
from plandesk.gui.widgets.page_stack import PageStack

EMPTIES_ITSELF = "coaching"  # its page stays when the file is locked, and asks for the passphrase


class OpenPages:
    """A page is built when it is shown first, for one document; with the next document there are new ones."""

    def __init__(
        self, stack: PageStack, memory: WindowMemory, build: Callable[[PageEntry, Session], Page]
    ) -> None:
        """`build` makes a page and wires it to the window."""
        self._stack, self._memory, self._build = stack, memory, build
        self._searched: dict[str, str] = {}
        self.by_name: dict[str, Page] = {}
        self.front: Page | None = None
        self._records: dict[str, tuple[str, int] | None] = {}  # which each page shows

    @property
    def record(self) -> tuple[str, int] | None:
        """The record that the page in front shows."""
        return self._records.get(self.front.name) if self.front is not None else None

    def page(self, entry: PageEntry, session: Session) -> Page:
        """The page of an entry for a session: the one there is, or a new one."""
        there = self.by_name.get(entry.name)
        if there is not None and there.session is session:
            return there
        if there is not None:
            self.drop([entry.name])  # it has the other file's history
        made = self.by_name[entry.name] = self._build(entry, session)
        self._stack.addWidget(made)
        made.restore(self._memory.page_state(entry.name))
        return made

    def bring_to_front(self, page: Page) -> bool:
        """Show a page of these; False when it is in front already."""
        if page is self.front:
            return False
        self.front = page
        self._stack.setCurrentWidget(page)
        return True

    def note_record(self, of: Page, kind: str, record_id: int, session: Session) -> bool:
        """Remember the record that the page in front shows, where it is one of `session`'s file.

        False where another page told it.
        """
        if of is not self.front:
            return False
        self._records[of.name] = (kind, record_id) if of.session is session else None
        return True

    def name_of(self, session: Session, otherwise: str) -> str:
        """The page of a session that was built first; `otherwise` where there is none."""
        return next((name for name, one in self.by_name.items() if one.session is session), otherwise)

    def keep(self) -> None:
        """Remember for the next time what each page shows, and which is in front."""
        self._memory.keep_pages(self.by_name, self.front, self.record)

    # ---- taking pages away

    def drop_those_of(self, session: Session) -> bool:
        """Take a session's pages away; True when the one in front was among them."""
        return self.drop(
            name for name, one in self.by_name.items() if one.session is session and name != EMPTIES_ITSELF
        )

    def drop(self, names: Iterable[str]) -> bool:
        """Take pages away; True when the one in front was among them."""
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
        return before is not None and self.front is None

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
