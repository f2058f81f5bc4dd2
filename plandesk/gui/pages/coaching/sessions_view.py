"""The sessions of the coaching file."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QFrame, QListView, QStackedWidget, QVBoxLayout, QWidget

from plandesk.domain.coaching.days import day_text
from plandesk.domain.coaching.members import members
from plandesk.domain.coaching.sessions import sessions_of
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.pages.coaching.view import CoachingView
from plandesk.gui.prompts import Prompts
from plandesk.gui.tasks import Tasks
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.i18n import _


class SessionsView(CoachingView):
    """Who was coached when."""

    name = "sessions"

    def __init__(
        self, session: DeskSession, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self.model = QStringListModel(self)
        self.list = QListView()
        self.list.setAccessibleName(_("Sessions"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setModel(self.model)
        self.empty = EmptyState(_("No session yet"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        session.changed.connect(lambda _changes: self._read())
        self._read()

    def panes(self) -> list[QWidget]:
        return [self.list]

    def search_words(self) -> str:
        return ""

    def _read(self) -> None:
        document = self.desk.document
        if document is None:
            return
        lines = [
            f"{member.title}, {day_text(one.held)}"
            for member in members(document)
            for one in sessions_of(document, member.id)
        ]
        self.model.setStringList(lines)
        self.stack.setCurrentWidget(self.list if lines else self.empty)
