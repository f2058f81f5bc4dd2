"""Words looked for in the PDF: the hits, and which one is in hand."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from plandesk.gui.pages.reports.page_tasks import PageTasks
from plandesk.gui.paper import pdf_pages
from plandesk.gui.tasks import Progress, Task
from plandesk.gui.widgets.pdf_pages import Spot
from plandesk.i18n import _


class Finding(QObject):
    """Looks in a worker; a newer search makes the one before void."""

    changed = Signal()  # hits, or the one in hand

    def __init__(self, tasks: PageTasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self.words = ""
        self.spots: tuple[Spot, ...] = ()
        self.now = -1
        self.looking = False

    def look(self, pdf: bytes, words: str, from_page: int = 0) -> None:
        """Find the words; the first hit from a page on is the one in hand. No words: no hits."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.words = words.strip()
        self.looking = bool(self.words and pdf)
        if not self.looking:
            self._take((), 0)
            return
        wanted = self.words

        def work(progress: Progress) -> tuple[Spot, ...]:
            return pdf_pages.find(pdf, wanted, progress.check)

        task = self._tasks.run(work, lambda spots: self._take(spots, from_page))
        self._task = None if task.over else task

    def turn(self, hits: int) -> None:
        """Take the next hit or the one before; after the last comes the first."""
        if self.spots:
            self.now = (self.now + hits) % len(self.spots)
            self.changed.emit()

    @property
    def sentence(self) -> str:
        """Where one is: "3 of 12"; empty without words."""
        if not self.words or self.looking:
            return ""
        if not self.spots:
            return _("Not in this report")
        words = _("{place} of {count}") if len(self.spots) < pdf_pages.MOST_HITS else _("{place} of {count}+")
        return words.format(place=self.now + 1, count=len(self.spots))

    def _take(self, spots: tuple[Spot, ...], from_page: int) -> None:
        self._task = None
        self.looking = False
        self.spots = spots
        self.now = next((n for n, spot in enumerate(spots) if spot.page >= from_page), 0) if spots else -1
        self.changed.emit()
