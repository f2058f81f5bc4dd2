"""The bar above the preview: page up and down, where one is, what was found, zoom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _


class PageField(QLineEdit):
    """The number of the page in view; typing another one and Enter goes there."""

    page_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFixedSize(px(44), px(28))
        self.setAccessibleName(_("Page"))
        self.setValidator(QIntValidator(1, 99999, self))
        self.returnPressed.connect(lambda: self.page_asked.emit(int(self.text()) - 1))
        self.editingFinished.connect(lambda: self.set_page(self._page))

    def set_page(self, page: int) -> None:
        """Show the page in view, from 0."""
        self._page = page
        self.setText(str(page + 1))


class PdfBar(Panel):
    """Wishes go out as signals; what is so comes in through the setters."""

    turned = Signal(int)  # pages on or back
    page_asked = Signal(int)
    zoomed = Signal(int)  # steps larger or smaller
    fit_asked = Signal(bool)  # the whole page (True) or its width
    hit_asked = Signal(int)  # hits on or back
    find_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("base", "bottom", parent)
        self.setFixedHeight(px(40))
        self.up = self._button("up", _("Page before (Page Up)"), lambda: self.turned.emit(-1))
        self.down = self._button("down", _("Next page (Page Down)"), lambda: self.turned.emit(1))
        self.words = Words(_("Page"))
        self.page = PageField()
        self.page.page_asked.connect(self.page_asked)
        self.count = Words("", role="secondary")
        self.found = Words("", role="secondary")
        self.previous = self._button("left", _("Hit before (Shift+F3)"), lambda: self.hit_asked.emit(-1))
        self.next = self._button("right", _("Next hit (F3)"), lambda: self.hit_asked.emit(1))
        self.leave = self._button("close", _("Take the marks away"), self.find_left.emit)
        self.out = self._button("remove", _("Smaller"), lambda: self.zoomed.emit(-1))
        self.percent = Words("", role="secondary")
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.percent.setMinimumWidth(px(48))
        self.into = self._button("add", _("Larger"), lambda: self.zoomed.emit(1))
        self.fit_page = self._button("fit-page", _("Whole page"), lambda: self.fit_asked.emit(True))
        self.fit_width = self._button("fit-width", _("Page width"), lambda: self.fit_asked.emit(False))
        for button in (self.fit_page, self.fit_width):
            button.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(12), 0)
        row.setSpacing(px(6))
        for part in (self.up, self.down, self.words, self.page, self.count):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.found, self.previous, self.next, self.leave):
            row.addWidget(part)
            part.hide()
        row.addStretch(1)
        for part in (self.out, self.percent, self.into, self.fit_page, self.fit_width):
            row.addWidget(part)
        self.set_pages(0)

    def set_pages(self, count: int) -> None:
        """How many pages there are."""
        self.count.setText(_("of {count}").format(count=count))
        for part in self.findChildren(QWidget):
            if isinstance(part, IconButton | QLineEdit):
                part.setEnabled(count > 0)
        self._pages = count

    def set_page(self, page: int) -> None:
        """The page in view, from 0."""
        self.page.set_page(page)
        self.up.setEnabled(page > 0)
        self.down.setEnabled(page < self._pages - 1)

    def set_zoom(self, factor: float, fit: str) -> None:
        """The zoom in use; `fit` is "page", "width" or empty."""
        self.percent.setText(_("{percent}%").format(percent=round(factor * 100)))
        self.fit_page.setChecked(fit == "page")
        self.fit_width.setChecked(fit == "width")

    def set_found(self, words: str, hits: bool) -> None:
        """What the search says: "3 of 12", "Not found"; empty takes it away."""
        self.found.setText(words)
        self.found.setVisible(bool(words))
        self.leave.setVisible(bool(words))
        for button in (self.previous, self.next):
            button.setVisible(hits)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() > px(520)
        for part in (self.words, self.fit_width):
            part.setVisible(wide)

    def _button(self, icon: str, words: str, slot: Callable[[], object]) -> IconButton:
        button = IconButton(icon, words)
        button.clicked.connect(lambda _checked=False: slot())
        return button
