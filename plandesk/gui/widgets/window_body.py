"""What fills the window between its bars: the sidebar, and beside it the pages, one in front."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from plandesk.gui.tokens import px
from plandesk.gui.widgets.sidebar import Sidebar


class PageStack(QStackedWidget):
    """Pages fit themselves to the window; the widest one, perhaps not even shown, must not hold it open."""

    def minimumSizeHint(self) -> QSize:
        return QSize(px(400), px(160))


class WindowBody(QWidget):
    """The sidebar with the pages is the first of what may be in the `middle`."""

    def __init__(self, sidebar: Sidebar) -> None:
        super().__init__()
        self.stack, self.middle = PageStack(), QStackedWidget()
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(sidebar)
        row.addWidget(self.stack, 1)
        self.middle.addWidget(work)

    def lay_out(self, *lines: QWidget) -> None:
        """Put the lines above the middle, from the top down."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for one in lines:
            column.addWidget(one)
        column.addWidget(self.middle, 1)
