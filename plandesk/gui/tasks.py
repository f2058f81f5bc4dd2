"""Long work off the window's thread: plain data goes to a worker, plain data comes back.

The document stays with the main thread. A report, for instance, is collected there, then laid out in a
worker, and `then` gets the bytes back on the main thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from plandesk.errors import UserError

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")


class Cancelled(Exception):
    """Raised within a worker by `Progress` after the user cancelled the task."""


class Progress:
    """What a worker is handed: it reports how far it is and asks whether to go on."""

    def __init__(self, tell: Callable[[int, int], None], cancelled: threading.Event) -> None:
        self._tell, self._cancelled = tell, cancelled

    def report(self, done: int, total: int) -> None:
        """Say that `done` of `total` are done; raises Cancelled when the user cancelled."""
        self.check()
        self._tell(done, total)

    def check(self) -> None:
        """Raise Cancelled when the user cancelled."""
        if self._cancelled.is_set():
            raise Cancelled


class Task(QObject):
    """One piece of work under way, as the main thread sees it. The worker never holds it."""

    progressed = Signal(int, int)
    ended = Signal()  # done, failed or cancelled
    stopped = Signal()  # by `stop_early`, before it was done

    def __init__(
        self, label: str, then: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        super().__init__()
        self.label = label
        self.stopped_words = ""
        self.over = False
        self.stop = threading.Event()
        self._unheard = False
        self._then, self._failed = then, failed

    @property
    def cancelled(self) -> bool:
        """Whether it is to stop."""
        return self.stop.is_set()

    def cancel(self) -> None:
        """Stop the work at its next report; neither `then` nor `failed` is called any more."""
        self._unheard = True
        self.stop.set()

    def stop_early(self) -> None:
        """Stop the work at its next report, as the user wishes; what is done by then is told all the same."""
        self.stop.set()

    def finish(self, result: object, error: BaseException | None) -> None:
        """Hand on what came of the work."""
        self.over = True
        self.ended.emit()
        if self._unheard:
            return
        if isinstance(error, Cancelled):
            self.stopped.emit()
        elif error is not None:
            self._failed(error)
        else:
            self._then(result)


class Tasks(QObject):
    """The worker threads of the window. It must outlive them: call `close`."""

    started = Signal(object)  # Task
    failed = Signal(object)  # UserError that no caller wanted to hear
    _reported = Signal(int, int, int)  # number of the task, done, total
    _came = Signal(int, object, object)  # number of the task, result, error

    def __init__(self, at_once: bool = False, workers: int = 2, parent: QObject | None = None) -> None:
        """`at_once` does all work within `run`, for tests and pictures."""
        super().__init__(parent)
        self._at_once = at_once
        self._workers = workers
        self._pool: ThreadPoolExecutor | None = None
        self._tasks: dict[int, Task] = {}
        self._last = 0
        self._reported.connect(self._report)
        self._came.connect(self._finish)

    @property
    def under_way(self) -> list[Task]:
        """Every task that has not ended."""
        return list(self._tasks.values())

    def run(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
        label: str = "",
        stopped: str = "",
    ) -> Task:
        """Do `work` in a worker and call `then` with its result on the main thread.

        A UserError goes to `failed`, or to the signal `failed` where no function is given; any other
        exception without a function is a bug and is raised on the main thread. A task with a `label` is
        shown in the status bar with its progress and a button to cancel it; `stopped` says what that came to.
        """
        task = Task(label, then, failed or self._tell_failure)
        task.stopped_words = stopped
        self._last += 1
        number, stop = self._last, task.stop
        self._tasks[number] = task
        self.started.emit(task)

        def work_through() -> None:
            # Signals cross from the worker's thread to that of `self`.
            progress = Progress(lambda done, total: self._reported.emit(number, done, total), stop)
            try:
                progress.check()
                result = work(progress)
            except BaseException as error:
                self._came.emit(number, None, error)
            else:
                self._came.emit(number, result, None)

        if self._at_once:
            work_through()
        else:
            self._threads().submit(work_through)
        return task

    def wait(self) -> None:
        """Wait for the workers to end what they are at; what came of it is heard afterwards, as always."""
        if self._pool is not None:
            self._pool.shutdown(wait=True)
            self._pool = None

    def close(self) -> None:
        """Cancel everything and wait for the threads to end."""
        for task in self.under_way:
            task.cancel()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _threads(self) -> ThreadPoolExecutor:
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(self._workers, "plandesk")
        return self._pool

    def _report(self, number: int, done: int, total: int) -> None:
        if number in self._tasks:
            self._tasks[number].progressed.emit(done, total)

    def _finish(self, number: int, result: object, error: BaseException | None) -> None:
        task = self._tasks.pop(number, None)
        if task is not None:
            task.finish(result, error)

    def _tell_failure(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.failed.emit(error)
        else:
            raise error
