"""The pages of the window, one in front."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

from plandesk.gui.tokens import px


class PageStack(QStackedWidget):
    """Pages fit themselves to the window; the widest one, perhaps not even shown, must not hold it open."""

    def minimumSizeHint(self) -> QSize:
        return QSize(px(400), px(160))
