"""Finding words in the tree: from one row that has them to the next."""

from __future__ import annotations

from plandesk.domain.level_words import Node
from plandesk.gui.pages.plan.outline_pane import OutlinePane
from plandesk.gui.session import Session
from plandesk.i18n import _, ngettext


class OutlineSearch:
    """Keeps what was found and where in it the user is."""

    def __init__(self, session: Session, pane: OutlinePane) -> None:
        self._session, self._pane = session, pane
        self._text = ""
        self._place = -1
        self._found: list[Node] = []

    def next_of(self, text: str) -> Node | None:
        """Select the next row that has all words; the first one for a new text."""
        from plandesk.domain.listing import Query, list_initiatives

        tree, document = self._pane.model.tree, self._session.document
        wanted = text.strip()
        if not wanted or tree is None or document is None:
            self._text, self._found, self._place = "", [], -1
            return None
        again = wanted == self._text
        self._text = wanted
        words = wanted.casefold().split()
        titles = [
            Node("objective", one)
            for one in tree.order
            if all(word in tree.objectives[one].title.casefold() for word in words)
        ]
        leaves = [Node("initiative", one) for one in list_initiatives(document, tree, Query(text=wanted))]
        self._found = titles + leaves
        if not self._found:
            return None
        self._place = (self._place + 1) % len(self._found) if again else 0
        found = self._found[self._place]
        self._pane.show_nodes([found])
        return found

    def words(self) -> str:
        """How many were found, for the status bar."""
        if not self._text:
            return ""
        many = len(self._found)
        if not many:
            return _("Nothing found")
        return ngettext("{place} of {n} found", "{place} of {n} found", many).format(
            place=self._place + 1, n=many
        )
