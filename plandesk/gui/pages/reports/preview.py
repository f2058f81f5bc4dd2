"""The preview: bar, strip of pages and view, fed with one PDF after the other."""

from __future__ import annotations

from functools import partial
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from plandesk.gui.pages.reports.finding import Finding
from plandesk.gui.pages.reports.looking_at import Looked
from plandesk.gui.pages.reports.making import Printed
from plandesk.gui.pages.reports.page_tasks import PageTasks
from plandesk.gui.pages.reports.painting import Painting, Wish
from plandesk.gui.pages.reports.reading_pane import WIDE, ReadingPane
from plandesk.gui.paper import pdf_pages
from plandesk.gui.tasks import Progress
from plandesk.gui.tokens import px
from plandesk.gui.widgets.pdf_bar import PdfBar
from plandesk.gui.widgets.pdf_strip import PdfStrip
from plandesk.gui.widgets.pdf_tiles import Tile
from plandesk.gui.widgets.pdf_view import PdfView
from plandesk.gui.widgets.pdf_zoom import FIT_PAGE, FIT_WIDTH

STRIP_FROM = 640  # pixels at 100 %: below, the strip goes
BESIDE_FROM = 560  # below, what is read stands in place of the pages, not beside them
LOW = 480  # height of the view below which a whole page cannot be read
READ_AFTER = 250  # milliseconds a page stays in view before it is read out


class Preview(QWidget):
    """Shows a finished PDF. Nothing heavy is loaded before the first one comes."""

    page_changed = Signal(int)

    def __init__(self, tasks: PageTasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pdf = b""
        self._page_wished: int | None = None
        self._zoom_known = False
        self.bar, self.strip, self.view = PdfBar(), PdfStrip(), PdfView()
        self.reading = ReadingPane()
        self.finding = Finding(tasks, self)
        self._large, self._small = Painting(tasks, self), Painting(tasks, self)
        self._read = QTimer(self, interval=READ_AFTER, singleShot=True)
        self._read.timeout.connect(self._read_page)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self.strip)
        below.addWidget(self.view, 1)
        below.addWidget(self.reading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(below, 1)

    def _wire(self) -> None:
        bar, view, strip = self.bar, self.view, self.strip
        bar.turned.connect(view.turn_page)
        bar.page_asked.connect(view.show_page)
        bar.zoomed.connect(view.zoom_by)
        bar.fit_asked.connect(lambda page: view.set_zoom(FIT_PAGE if page else FIT_WIDTH))
        bar.hit_asked.connect(self.finding.turn)
        bar.find_left.connect(lambda: self.look(""))
        view.page_changed.connect(self._show_place)
        view.zoom_changed.connect(lambda _factor: self._show_zoom())
        view.tiles_wanted.connect(self._paint_tiles)
        strip.page_chosen.connect(view.show_page)
        strip.wanted.connect(self._paint_small)
        self.finding.changed.connect(self._show_hits)
        self.reading.page_wanted.connect(view.show_page)
        self.reading.closed.connect(self.close_reading)

    def open_reading(self, which: str, looked: Looked | None) -> None:
        """Show beside the pages what is read of them, or what differs."""
        self.reading.open(which, looked)
        self._arrange()

    def close_reading(self) -> None:
        """The pages alone."""
        self.reading.which = ""
        self.reading.hide()
        self._arrange()
        self.view.setFocus()

    def show_pdf(self, printed: Printed) -> None:
        """Show another PDF at the place where the one before was."""
        self.view.set_stale(False)
        if printed.pdf == self._pdf:
            return
        self._pdf = printed.pdf
        self._large.set_data(printed.pdf)
        self._small.set_data(printed.pdf)
        self.bar.set_pages(len(printed.facts.sizes))
        self.view.set_pages(printed.facts.sizes, printed.facts.links)
        for tile, picture in printed.seen:
            self.view.put_tile(replace(tile, edition=self.view.edition), picture)
        self.view.viewport().repaint()  # before anything else is done about the new pages
        self.strip.set_pages(printed.facts.sizes)
        if not self._zoom_known and self.view.viewport().height() < px(LOW):
            self.view.set_zoom(FIT_WIDTH)
            self.view.show_page(0)
        self._zoom_known = True
        if self._page_wished is not None:
            self.view.show_page(self._page_wished)
            self._page_wished = None
        self._show_place(self.view.page)
        self._show_zoom()
        if self.finding.words:
            self.finding.look(self._pdf, self.finding.words, self.view.page)

    def first_page_next(self) -> None:
        """Begin the next PDF with its first page, not where this one is."""
        self._page_wished = 0

    def look(self, words: str) -> None:
        """Find words in the PDF."""
        if words.strip() != self.finding.words:
            self.finding.look(self._pdf, words, self.view.page)

    def forget(self) -> None:
        """Show nothing; the next PDF starts with its first page."""
        self._pdf = b""
        self.finding.look(b"", "")
        self.view.store.clear()
        self.view.set_pages(())
        self.strip.set_pages(())
        self.bar.set_pages(0)

    def state(self) -> dict[str, Any]:
        """Zoom and page to remember."""
        page = self._page_wished if self._page_wished is not None else self.view.page
        return {"zoom": self.view.zoom, "page": page}

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what `state` gave."""
        zoom, page = state.get("zoom"), state.get("page")
        if zoom in (FIT_PAGE, FIT_WIDTH) or isinstance(zoom, float):
            self._zoom_known = True
            self.view.set_zoom(zoom)
        if isinstance(page, int) and page >= 0:
            self._page_wished = page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # ---- within

    def _arrange(self) -> None:
        """Pages, strip and what is read side by side, or one in place of the other where there is no room."""
        reading, beside = bool(self.reading.which), self.width() >= px(BESIDE_FROM)
        room = self.width() - (px(WIDE) if reading and beside else 0)
        self.strip.setVisible(room >= px(STRIP_FROM))
        self.view.setVisible(beside or not reading)
        if beside:
            self.reading.setFixedWidth(px(WIDE))
        else:
            self.reading.setMinimumWidth(0)
            self.reading.setMaximumWidth(16777215)

    def _show_place(self, page: int) -> None:
        self.bar.set_page(page)
        self.strip.set_page(page)
        self.page_changed.emit(page)
        self._read.start()

    def _show_zoom(self) -> None:
        zoom = self.view.zoom
        self.bar.set_zoom(self.view.factor, zoom if isinstance(zoom, str) else "")

    def _show_hits(self) -> None:
        self.view.set_spots(self.finding.spots, self.finding.now)
        self.bar.set_found(self.finding.sentence, bool(self.finding.spots))

    def _paint_tiles(self, tiles: list[Tile]) -> None:
        view = self.view
        self._large.ask(
            Wish(
                tile.page,
                tile.width,
                tile.part,
                partial(view.is_wanted, tile),
                partial(view.put_tile, tile),
            )
            for tile in tiles
        )

    def _paint_small(self, pages: list[int], width: int) -> None:
        strip = self.strip
        self._small.ask(
            Wish(
                page,
                width,
                None,
                partial(strip.is_wanted, page),
                partial(strip.put, page),
            )
            for page in pages
        )

    def _read_page(self) -> None:
        """Give those who cannot see the page its words."""
        pdf, page = self._pdf, self.view.page
        if not pdf:
            self.view.setAccessibleDescription("")
            return

        def work(_progress: Progress) -> str:
            return pdf_pages.read_text(pdf, page)

        def then(text: str) -> None:
            if (pdf is self._pdf) and page == self.view.page:
                self.view.setAccessibleDescription(text)

        self._tasks.run(work, then)
