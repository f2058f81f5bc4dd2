"""The worker as one page uses it: what is under way when the page goes is never heard of again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from plandesk.gui.tasks import Progress, Task, Tasks

T = TypeVar("T")


class PageTasks:
    """Runs work for an owner; when the owner is deleted, no result reaches it any more."""

    def __init__(self, tasks: Tasks, owner: QObject) -> None:
        self._tasks = tasks
        self._under_way: list[Task] = []
        owner.destroyed.connect(self.cancel)

    def run(
        self,
        work: Callable[[Progress], T],
        then: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
        label: str = "",
        stopped: str = "",
    ) -> Task:
        """As `Tasks.run`."""
        task = self._tasks.run(work, then, failed, label, stopped)
        self._under_way = [one for one in self._under_way if not one.over]
        if not task.over:
            self._under_way.append(task)
        return task

    def cancel(self, *_gone: object) -> None:
        """Let nothing that is under way report back."""
        for task in self._under_way:
            if not task.over:
                task.cancel()
        self._under_way.clear()
