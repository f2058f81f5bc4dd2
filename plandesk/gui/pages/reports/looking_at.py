"""The finished PDF looked at in a worker: its rules, its sum, what is read of it, what differs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from plandesk.domain import meetings
from plandesk.domain.meetings import MeetingReport
from plandesk.errors import UserError
from plandesk.file.document import Document
from plandesk.gui.pages.reports.page_tasks import PageTasks
from plandesk.gui.tasks import Progress, Task

if TYPE_CHECKING:
    from plandesk.reports.publication.facts import PdfResult

AFTER = 700  # milliseconds: while somebody types, the pages come first


class Looked(Struct, frozen=True):
    """What came of it; `before` is the kept report that the PDF was compared with."""

    result: PdfResult
    before: MeetingReport | None


class LookingAt(QObject):
    """Looks at one PDF after the other; a newer one makes the one before void."""

    changed = Signal(object)  # Looked, or None while nothing is known

    def __init__(
        self, last: Callable[[], tuple[MeetingReport, bytes] | None], tasks: PageTasks, parent: QObject
    ) -> None:
        """`last` reads the report to compare with, on the main thread; None where there is none."""
        super().__init__(parent)
        self._last, self._tasks = last, tasks
        self._pdf = b""
        self._task: Task | None = None
        self.looked: Looked | None = None
        self._soon = QTimer(self, interval=AFTER, singleShot=True)
        self._soon.timeout.connect(self.now)

    def look(self, pdf: bytes) -> None:
        """Look at a PDF soon; at none with an empty one."""
        if pdf == self._pdf and (self.looked is not None or self._soon.isActive()):
            return
        self.stop()
        self._pdf = pdf
        self._tell(None)
        if pdf:
            self._soon.start()

    def again(self) -> None:
        """What it is compared with may be another one now."""
        if self._pdf:
            self.stop()
            self._soon.start()

    def now(self) -> None:
        """Look without waiting any longer."""
        self.stop()
        pdf, last = self._pdf, self._last()

        def work(progress: Progress) -> PdfResult:
            from plandesk.reports.publication.facts import look_at

            return look_at(pdf, last[1] if last is not None else None, progress.check)

        def then(result: PdfResult) -> None:
            self._task = None
            self._tell(Looked(result, last[0] if last is not None else None))

        task = self._tasks.run(work, then)
        self._task = None if task.over else task

    def stop(self) -> None:
        """Whatever is under way is void."""
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _tell(self, looked: Looked | None) -> None:
        self.looked = looked
        self.changed.emit(looked)


def last_kept(
    document: Document | None, plan_id: int | None, kind: str, edition: str
) -> tuple[MeetingReport, bytes] | None:
    """The last kept report of a kind and edition with its PDF; None without one, or where it is damaged."""
    if document is None or plan_id is None:
        return None
    found = meetings.last_kept(document, plan_id, kind, edition)
    if found is None:
        return None
    try:
        return found, meetings.kept_pdf(document, found.id)
    except UserError:
        return None  # said where the kept report is shown
