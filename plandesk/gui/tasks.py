"""Long work off the window's thread: plain data goes to a worker, plain data comes back.

The document stays with the main thread. A report, for instance, is collected there, then laid out in a
worker, and `then` gets the bytes back on the main thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from plandesk.errors import UserError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")


class Cancelled(Exception):
    """Raised within a worker by `Progress.check` after the user cancelled the task."""


class Progress:
    """What a worker is handed: it reports how far it is and asks whether to go on."""

    def __init__(self, task: Task) -> None:
        self._task = task

    def report(self, done: int, total: int) -> None:
        """Say that `done` of `total` are done; raises Cancelled when the user cancelled."""
        self.check()
        self._task.progressed.emit(done, total)

    def check(self) -> None:
        """Raise Cancelled when the user cancelled."""
        if self._task.cancelled:
            raise Cancelled


class Task(QObject):
    """One piece of work under way. Signals arrive on the main thread."""

    progressed = Signal(int, int)
    ended = Signal()  # done, failed or cancelled
    _returned = Signal(object)
    _raised = Signal(object)

    def __init__(
        self,
        label: str,
        then: Callable[[Any], None],
        failed: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = label
        self._cancelled = threading.Event()
        self._then, self._failed = then, failed
        self.over = False
        self._returned.connect(self._finish, Qt.ConnectionType.AutoConnection)
        self._raised.connect(self._fail, Qt.ConnectionType.AutoConnection)

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop the work at its next report; neither `then` nor `failed` is called any more."""
        self._cancelled.set()

    def work_through(self, work: Callable[[Progress], Any]) -> None:
        """Do the work in the calling thread and send what came of it to the main thread."""
        try:
            if self.cancelled:
                raise Cancelled
            result = work(Progress(self))
        except BaseException as error:
            self._raised.emit(error)
        else:
            self._returned.emit(result)

    def _finish(self, result: object) -> None:
        self.over = True
        self.ended.emit()
        if not self.cancelled:
            self._then(result)

    def _fail(self, error: BaseException) -> None:
        self.over = True
        self.ended.emit()
        if not self.cancelled and not isinstance(error, Cancelled):
            self._failed(error)


class Tasks(QObject):
    """The worker threads of the window."""

    started = Signal(object)  # Task
    failed = Signal(object)  # UserError that no caller wanted to hear

    def __init__(self, at_once: bool = False, workers: int = 2, parent: QObject | None = None) -> None:
        """`at_once` does all work within `run`, for tests and pictures."""
        super().__init__(parent)
        self._at_once = at_once
        self._workers = workers
        self._pool: ThreadPoolExecutor | None = None
        self.under_way: list[Task] = []

    def run(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
        label: str = "",
    ) -> Task:
        """Do `work` in a worker and call `then` with its result on the main thread.

        A UserError goes to `failed`, or to the signal `failed` where no function is given; any other
        exception without a function is a bug and is raised on the main thread. A task with a `label` is
        shown in the status bar with its progress and a button to cancel it.
        """
        task = Task(label, then, failed or self._report, self)
        self.under_way.append(task)
        task.ended.connect(lambda: self._forget(task))
        self.started.emit(task)
        if self._at_once:
            task.work_through(work)
        else:
            self._threads().submit(task.work_through, work)
        return task

    def close(self) -> None:
        """Cancel everything and wait for the threads to end."""
        for task in list(self.under_way):
            task.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _threads(self) -> ThreadPoolExecutor:
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(self._workers, "plandesk")
        return self._pool

    def _forget(self, task: Task) -> None:
        if task in self.under_way:
            self.under_way.remove(task)
            task.deleteLater()

    def _report(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.failed.emit(error)
        else:
            raise error
