"""Pictures of pages for the view and the strip, painted in a worker: the last wish first."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QImage

from plandesk.gui.pages.reports.page_tasks import PageTasks
from plandesk.gui.paper import pdf_pages
from plandesk.gui.tasks import Progress

MOST_WAITING = 80


class Wish(Struct, frozen=True):
    """A part of a page to paint; when its turn comes it is painted only if `still` says so."""

    page: int
    width: int
    part: QRect | None
    still: Callable[[], bool]
    put: Callable[[QImage], None]


class Painting(QObject):
    """One picture is under way at a time, so that what is scrolled past is never painted."""

    def __init__(self, tasks: PageTasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._data = b""
        self._waiting: list[Wish] = []
        self._busy = False

    def set_data(self, data: bytes) -> None:
        """Paint from another PDF; old wishes are forgotten."""
        self._data = data
        self._waiting.clear()

    def ask(self, wishes: Iterable[Wish]) -> None:
        """Paint these next, the last one first."""
        self._waiting = [*self._waiting, *wishes][-MOST_WAITING:]
        self._go_on()

    def _go_on(self) -> None:
        while not self._busy and self._waiting and self._data:
            wish = self._waiting.pop()
            if wish.still():
                self._start(wish)

    def _start(self, wish: Wish) -> None:
        data, self._busy = self._data, True

        def work(_progress: Progress) -> QImage:
            return pdf_pages.draw(data, wish.page, wish.width, wish.part)

        def then(picture: QImage) -> None:
            self._busy = False
            if data is self._data:
                wish.put(picture)
            self._go_on()

        self._tasks.run(work, then, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        raise error
