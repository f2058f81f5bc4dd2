"""Tabs within a page head: words in a row, the chosen one with a bar below it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from plandesk.gui.tokens import font, px, tokens

HEIGHT = 56


class Tabs(QTabBar):
    """As high as a page head. Left and Right go through them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(self._words_width(index) + px(24), px(HEIGHT))

    minimumTabSizeHint = tabSizeHint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        painter = QPainter(self)
        pointed = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for index in range(self.count()):
            room = self.tabRect(index)
            chosen = index == self.currentIndex()
            painter.setFont(font(13, QFont.Weight.Medium if chosen else QFont.Weight.Normal))
            painter.setPen(table.text if chosen or index == pointed else table.secondary)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self.tabText(index))
            if not chosen:
                continue
            bar = room.adjusted(px(12), room.height() - px(3), -px(12), 0)
            painter.fillRect(bar, table.accent)
            if self.hasFocus():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(table.accent, 2))
                painter.drawRoundedRect(room.adjusted(px(4), px(12), -px(4), -px(12)), px(4), px(4))

    def _words_width(self, index: int) -> int:
        return QFontMetrics(font(13, QFont.Weight.Medium)).horizontalAdvance(self.tabText(index))
