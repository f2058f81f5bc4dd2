"""A part of a form that is folded away under its title until it is wanted."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from plandesk.gui import icons
from plandesk.gui.tokens import font, px, tokens


class FoldHead(QPushButton):
    """The title with a chevron before it and a number at the right end; `folded` comes with each click."""

    folded = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None, line: bool = True) -> None:
        """`line` draws a quiet line above it."""
        super().__init__(title, parent)
        self._open, self._count, self._line = False, 0, line
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: self.set_open(not self._open))
        self._name()

    @property
    def is_open(self) -> bool:
        """Whether the part is shown."""
        return self._open

    def set_open(self, wanted: bool) -> None:
        """Show the part or fold it away."""
        if wanted != self._open:
            self._open = wanted
            self._name()
            self.update()
            self.folded.emit(not wanted)

    def set_count(self, count: int) -> None:
        """Say how much is in it."""
        self._count = count
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(200), px(36))

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()}, {self._count}" if self._count else self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._line:
            painter.fillRect(0, 0, self.width(), 1, table.line)
        edge = px(16)
        place = QRectF(0, (self.height() - edge) / 2, edge, edge)
        icons.paint(painter, place, "down" if self._open else "right", table.secondary)
        painter.setFont(font(13, QFont.Weight.DemiBold))
        painter.setPen(table.text)
        words = self.rect().adjusted(px(22), 0, -px(40), 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(middle | Qt.AlignmentFlag.AlignLeft), shown)
        if self._count:
            painter.setFont(font(12))
            painter.setPen(table.secondary)
            end = self.rect().adjusted(0, 0, -px(6), 0)  # within the frame that shows the focus
            painter.drawText(end, int(middle | Qt.AlignmentFlag.AlignRight), f"{self._count:n}")
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(table.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 3, -1, -1), px(4), px(4))
