"""Backups without being asked: soon after opening, and every ten minutes while something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from plandesk.errors import UserError

if TYPE_CHECKING:
    from plandesk.gui.session import Session
    from plandesk.gui.tasks import Tasks

AFTER_OPENING = 3_000  # milliseconds: the first page is on screen by then
LOOK_EVERY = 60_000


class Keeping(QObject):
    """Watches the session's document and has a worker keep its backups."""

    def __init__(self, session: Session, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._opening, self._told = False, False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        session.document_changed.connect(self._begin)

    def _begin(self, document: object) -> None:
        self._opening, self._told = True, False
        if document is None or self._session.read_only:
            self._timer.stop()
        else:
            self._timer.start(AFTER_OPENING)

    def look(self) -> None:
        """Keep a backup if one is due."""
        from plandesk.file import backup

        document = self._session.document
        if document is None or document.read_only:
            return
        opening, self._opening = self._opening, False
        self._timer.start(LOOK_EVERY)
        folder = backup.default_folder()
        try:
            if not backup.due(document, folder, opening):
                return
        except UserError as error:
            self._tell(error)
            return
        path, uid, kind, key = document.path, document.uid, document.kind, document.file_key
        reason = backup.Reason.OPENING if opening else backup.Reason.PERIODIC
        self._tasks.run(
            lambda _progress: backup.make_aside(path, uid, kind, folder, reason, key),
            lambda _made: None,
            self._tell,
        )

    def _tell(self, error: BaseException) -> None:
        """Say once for each opened file that there are no backups: the work itself goes on."""
        if not isinstance(error, UserError):
            raise error
        if not self._told:
            self._told = True
            self._session.noticed.emit(error.sentence)
