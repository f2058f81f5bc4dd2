"""What a view of the coaching page is: a page within the page, built for the time the file is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from plandesk.gui.desk_session import DeskSession
from plandesk.gui.page import Page
from plandesk.gui.prompts import Prompts
from plandesk.gui.tasks import Tasks
from plandesk.i18n import _


class CoachingView(Page):
    """The base of the views. Every view is thrown away when the file is locked, with every word in it.

    What a view wants to find again afterwards it gives in `state`, without words of a record, or keeps in
    the file (fields do that by themselves). A wish for another view is `record_requested` with the page
    "coaching" and a kind of record that the other view shows.
    """

    def __init__(
        self, session: DeskSession, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self.desk = session

    def go_on(self) -> bool:
        """Put the cursor where it was before the file was locked; False where it was in no field."""
        return False

    def focus_record(self) -> None:
        """Put the cursor where one goes on with the record that another view led to."""
        panes = [pane for pane in self.panes() if pane.isVisible()]
        if panes:
            panes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def session_in_hand(self) -> int | None:
        """The session that is printed and saved; None where none is selected."""
        return None

    def member_in_hand(self) -> int | None:
        """The member whose own file is printed and saved; where none is selected, that of the session."""
        return None

    def head_buttons(self) -> list[QWidget]:
        """The buttons in the head of the page while the view is in front, from left to right."""
        return []

    def more_actions(self) -> list[QAction]:
        """The entries of the ⋯ menu in the head of the page."""
        return []

    def scrolled(self) -> list[QAbstractScrollArea]:
        """What the head gives room to in a low window."""
        return []


def erased_words() -> str:
    """What is said after erasing; who or what was erased is not said again."""
    return _("Erased for good. Every backup of the file on this computer was replaced.")
