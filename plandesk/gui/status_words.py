"""What the status bar says of saving and of the work under way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTime
from PySide6.QtWidgets import QWidget

from plandesk import __version__
from plandesk.errors import UserError
from plandesk.gui.session import Session
from plandesk.gui.tasks import Task, Tasks
from plandesk.gui.widgets.status import StatusBar
from plandesk.i18n import _


class StatusWords(QObject):
    """Follows the sessions on both files and the tasks; `in_front` gives the session of the page in front."""

    def __init__(
        self,
        status: StatusBar,
        sessions: tuple[Session, ...],
        tasks: Tasks,
        in_front: Callable[[], Session],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._status, self._in_front, self._window = status, in_front, window
        self._noticed: Session | None = None  # of whose file the sentence speaks that is shown
        self._stands: Session | None = None  # how its file stands is shown, and no sentence
        for one in sessions:
            one.save_failed.connect(self._say_failed)
            one.saved.connect(self.say_saved)
            one.noticed.connect(lambda sentence, one=one: self._say_notice(one, sentence))
            status.saved.try_again.connect(one.flush)
        tasks.started.connect(self._show_task)

    def say_saved(self) -> None:
        """Everything is in the file now."""
        self._noticed, self._stands = None, self._in_front()
        if not self._in_front().read_only:
            now = self._window.locale().toString(QTime.currentTime(), "HH:mm")
            self._status.saved.say_saved(_("All changes saved {time}").format(time=now))

    def say_open(self, session: Session) -> None:
        """A file was opened or locked, and nothing has been changed in it since."""
        self._stands = session
        if session.document is None and not session.is_locked:
            self.say_version()
            return
        self._status.saved.say_saved(
            _("Locked")
            if session.document is None
            else _("Looking back")
            if session.past is not None
            else _("Open for reading only")
            if session.read_only
            else _("All changes saved")
        )

    def say_version(self) -> None:
        """No file is there to speak of: say which program this is."""
        self._status.saved.say_version(f"PlanDesk {__version__}")

    def follow(self, session: Session) -> None:
        """A page of this file is in front: how another one stands is not said of it."""
        if self._stands is not None and self._stands is not session:
            self.say_open(session)

    def forget(self, session: Session) -> None:
        """Take back what was said of a file that was locked or closed, whatever page is in front."""
        if self._noticed is session:
            self._noticed = None
            self.say_open(self._in_front())

    def _say_notice(self, session: Session, sentence: str) -> None:
        self._noticed, self._stands = session, None
        self._status.saved.say_notice(sentence)

    def _say_failed(self, error: UserError) -> None:
        self._noticed = self._stands = None
        self._status.saved.say_failed(error.sentence)

    def _say_stopped(self, task: Task) -> None:
        self._noticed, self._stands = self._in_front(), None
        self._status.saved.say_notice(task.stopped_words or _("Cancelled."))

    def _show_task(self, task: Task) -> None:
        if not task.label:
            return
        part = self._status.add_task(task.label)
        task.progressed.connect(part.show_progress)
        part.cancel.clicked.connect(task.stop_early)
        task.stopped.connect(lambda: self._say_stopped(task))
        task.ended.connect(lambda: self._status.remove_task(part))
