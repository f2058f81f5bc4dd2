"""The line above a page that was jumped to, with what the jump was about and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from plandesk.gui import icons
from plandesk.gui.page import Page
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import Button, IconButton
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _


class WayBack(Panel):
    """Hidden until a page offers it; gone when another page comes to the front."""

    def __init__(
        self, stack: QStackedWidget, show_page: Callable[[str], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("selection", "bottom", parent)
        self._stack = stack
        self._from, self._to = "", None
        self.setAccessibleName(_("Way back"))
        self.words = Words("", 13, wrap=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.button = Button(_("Back to Reports"), "left")
        self.button.clicked.connect(lambda _checked=False: show_page(self._from))
        self.close_button = IconButton("close", _("Close"))
        self.close_button.clicked.connect(lambda _checked=False: self.hide())
        row = QHBoxLayout(self)
        row.setContentsMargins(px(48), px(6), px(16), px(6))
        row.setSpacing(px(16))
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        stack.currentChanged.connect(self._follow)  # bound: not heard of once this is gone
        self.hide()

    def offer(self, page: Page) -> None:
        """A page led to a record on the one that is in front now."""
        if page.leaving_words and self._stack.currentWidget() is not page:
            self._from, self._to = page.name, self._stack.currentWidget()
            self.words.setText(page.leaving_words)
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        mark = QRectF(px(22), (self.height() - px(16)) / 2, px(16), px(16))
        icons.paint(QPainter(self), mark, "reports", tokens(self.palette()).text)

    def _follow(self, _place: int) -> None:
        if self._stack.currentWidget() is not self._to:
            self.hide()
