"""What is looked over before a report is published: what its kind asks for, and what holds for every kind.

The file is read on the main thread; the texts, of which there can be many, are looked over in a worker.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from plandesk.domain.preflight import Finding, passed
from plandesk.errors import UserError
from plandesk.file.document import Document
from plandesk.gui.pages.reports.kinds import ReportKind
from plandesk.gui.pages.reports.page_tasks import PageTasks
from plandesk.gui.tasks import Progress, Task

if TYPE_CHECKING:
    from plandesk.reports.publication.look_over import Collected

PATIENCE = 150  # milliseconds that what was found before is still shown while it is looked over anew
Over = tuple[list[Finding], tuple[str, ...]]  # what was found, and what was found to be in order


class ToLookOver(Struct, frozen=True):
    """What is to be looked over, as plain data: the report, what its kind found, what can hold."""

    texts: Collected
    found: tuple[Finding, ...]
    checks: tuple[tuple[str, str], ...]

    def over(self, pages: int = 0, check: Callable[[], None] = lambda: None) -> Over:
        """What was found, and what was found to be in order, in sentences; may run in a worker.

        `pages` is how many the finished report has, 0 where that is not known yet.
        """
        from plandesk.reports.publication.look_over import look_over_collected

        found = [*look_over_collected(self.texts, pages, check), *self.found]
        found, checks = list(dict.fromkeys(found)), dict(self.checks)
        if any(one.kind == "plan" and not one.check for one in found):
            # Without an approved wording nothing was compared with it.
            checks.pop("wording", None)
        return found, passed(found, checks)


def collect_over(document: Document, kind: ReportKind, options: Any) -> ToLookOver:
    """Read what is to be looked over before a report with these options goes out; raises UserError."""
    from plandesk.reports.publication import look_over as publication

    checks = {**kind.checks(), **publication.publication_checks(kind.name, options)}
    return ToLookOver(
        publication.collect_publication(document, kind.name, options),
        tuple(kind.look_over(document, options)),
        tuple(checks.items()),
    )


class LookingOver(QObject):
    """Looks one report over after the other; a newer one makes the one before void."""

    changed = Signal(object, object)  # what was found, what is in order
    waiting = Signal()  # nothing is known at the moment

    def __init__(self, collect: Callable[[], ToLookOver | None], tasks: PageTasks, parent: QObject) -> None:
        """`collect` reads what is to be looked over, on the main thread; None where there is nothing."""
        super().__init__(parent)
        self._collect, self._tasks = collect, tasks
        self._done: tuple[ToLookOver, int, Over] | None = None
        self._task: Task | None = None
        self._patience = QTimer(self, interval=PATIENCE, singleShot=True)
        self._patience.timeout.connect(self.waiting)

    def look(self, pages: int) -> None:
        """Look the report in hand over; it has so many pages."""
        self._stop()
        wanted = self._read()
        if wanted is None:
            self.forget()
            return
        if self._done is not None and self._done[:2] == (wanted, pages):
            self.changed.emit(*self._done[2])
            return
        self._done = None
        self._patience.start()

        def work(progress: Progress) -> Over:
            return wanted.over(pages, progress.check)

        def then(over: Over) -> None:
            self._task = None
            self._patience.stop()
            self._done = wanted, pages, over
            self.changed.emit(*over)

        task = self._tasks.run(work, then)
        self._task = None if task.over else task

    def forget(self) -> None:
        """Another report comes: what is known of the one before is not to be seen with it."""
        self._stop()
        self._done = None
        self.waiting.emit()

    def found(self) -> list[Finding]:
        """What is found in the report as the file is now, at once."""
        wanted = self._read()
        if wanted is None:
            return []
        if self._done is not None and self._done[0] == wanted:
            return self._done[2][0]
        return wanted.over()[0]

    @property
    def under_way(self) -> bool:
        """Whether something is being looked over."""
        return self._task is not None

    def _read(self) -> ToLookOver | None:
        try:
            return self._collect()
        except UserError:
            return None  # said where the pages are

    def _stop(self) -> None:
        self._patience.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None
