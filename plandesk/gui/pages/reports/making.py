"""The PDF of the report in hand, made anew after each change: collected here, laid out in a worker."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from plandesk.errors import UserError
from plandesk.gui.pages.reports.page_tasks import PageTasks
from plandesk.gui.paper import pdf_pages
from plandesk.gui.paper.pdf_pages import PdfFacts
from plandesk.gui.tasks import Progress, Task
from plandesk.gui.widgets.pdf_tiles import Tile
from plandesk.i18n import _

AFTER, DIMMED_AFTER = 60, 1000  # milliseconds; together with the layout an edit is seen within 300


@dataclass(frozen=True)
class Wanted:
    """A report to be made: its data (with an `imprint`), and what lays them out, in a worker."""

    name: str  # of its kind
    data: Any
    lay_out: Callable[[Any], bytes] = field(compare=False)

    def pdf(self) -> bytes:
        """The finished PDF."""
        return self.lay_out(self.data)


class Printed(Struct, frozen=True):
    """A finished PDF with what it was made of, and pictures of the page in view."""

    wanted: Wanted
    pdf: bytes
    facts: PdfFacts
    seen: tuple[tuple[Tile, QImage], ...] = field(default=(), compare=False)

    @property
    def data(self) -> Any:
        """The data that the report was made of."""
        return self.wanted.data


class Making(QObject):
    """Keeps one PDF up to date. One layout runs at a time; a newer wish makes the running one void."""

    made = Signal(object)  # Printed
    failed = Signal(str)  # a sentence: nothing could be made
    slow = Signal()  # it takes longer than a second

    def __init__(
        self,
        collect: Callable[[], Wanted | None],
        tasks: PageTasks,
        parent: QObject | None = None,
        in_view: Callable[[], Sequence[Tile]] = tuple,
    ) -> None:
        """`collect` reads what is to be printed, on the main thread; None when there is nothing.

        `in_view` tells which parts of pages are on the screen: they are painted along with the PDF, so that
        an edit is seen at once.
        """
        super().__init__(parent)
        self._collect, self._tasks, self._in_view = collect, tasks, in_view
        self.printed: Printed | None = None
        self._under_way: Task | None = None
        self._wanted: Wanted | None = None
        self._soon = QTimer(self, interval=AFTER, singleShot=True)
        self._soon.timeout.connect(self.now)
        self._patience = QTimer(self, interval=DIMMED_AFTER, singleShot=True)
        self._patience.timeout.connect(self.slow)

    def soon(self) -> None:
        """Something changed: make the PDF again when no further change comes for a moment."""
        self._soon.start()
        if not self._patience.isActive():
            self._patience.start()

    def now(self) -> None:
        """Make the PDF again if what it says has changed."""
        self._soon.stop()
        try:
            wanted = self._collect()
        except UserError as error:
            self._give_up(error.sentence)
            return
        if wanted is None:
            self.forget()
            return
        if self.printed is not None and wanted == self.printed.wanted:
            self._wanted = None
            self._void()
            self._patience.stop()
            self.made.emit(self.printed)
            return
        if self._under_way is not None and wanted == self._wanted:
            return
        self._wanted = wanted
        self._void()
        if not self._patience.isActive():
            self._patience.start()
        self._start()

    def ready(self, wanted: Wanted) -> Printed | None:
        """The finished PDF if it is the wanted one."""
        return self.printed if self.printed is not None and self.printed.wanted == wanted else None

    def forget(self) -> None:
        """There is nothing to print."""
        self._soon.stop()
        self._patience.stop()
        self._void()
        self._wanted = self.printed = None

    @property
    def busy(self) -> bool:
        """Whether a newer PDF than the one shown is on its way."""
        return self._soon.isActive() or self._wanted is not None

    def _void(self) -> None:
        # The worker ends its layout; what it made is thrown away. The next one starts after it.
        if self._under_way is not None:
            self._under_way.cancel()

    def _start(self) -> None:
        if self._wanted is None or (self._under_way is not None and not self._under_way.over):
            return
        wanted, in_view = self._wanted, tuple(self._in_view())

        def work(progress: Progress) -> Printed:
            pdf = wanted.pdf()
            progress.check()
            facts = pdf_pages.read_facts(pdf)
            seen = tuple(
                (tile, pdf_pages.draw(pdf, tile.page, tile.width, tile.part))
                for tile in in_view
                if tile.page < len(facts.sizes)
            )
            return Printed(wanted, pdf, facts, seen)

        task = self._tasks.run(work, self._finish, self._break)
        if not task.over:
            self._under_way = task
            task.ended.connect(self._ended)

    def _ended(self) -> None:
        cancelled = self._under_way is not None and self._under_way.cancelled
        self._under_way = None
        if cancelled:
            self._start()

    def _finish(self, printed: Printed) -> None:
        self._patience.stop()
        self._wanted, self.printed = None, replace(printed, seen=())  # the view keeps them
        self.made.emit(printed)

    def _break(self, error: BaseException) -> None:
        self._wanted = None
        if isinstance(error, UserError):
            self._give_up(error.sentence)
            return
        self._give_up(
            _("The pages could not be laid out. Your plan is safe; undo the last change and try again.")
        )
        # The sentence is enough on the screen; the lines of the program are for us.
        traceback.print_tb(error.__traceback__)
        print(type(error).__qualname__, file=sys.stderr)

    def _give_up(self, sentence: str) -> None:
        self._soon.stop()
        self._patience.stop()
        self._void()
        self.printed = self._wanted = None
        self.failed.emit(sentence)
