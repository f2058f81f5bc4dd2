"""A sentence over a view, beside the cell whose words or figures could not be taken."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from plandesk.gui.tokens import font, px, tokens


class Refusal(QLabel):
    """Below the cell, or above it where there is no room. It takes no clicks."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMargin(px(8))
        self.setAutoFillBackground(True)
        self.setFrameShape(QLabel.Shape.Box)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is said now."""
        return self.text() if not self.isHidden() else ""

    def say(self, sentence: str, cell: QRect) -> None:
        """Say why, beside a cell given in the parent's coordinates; no sentence takes it away."""
        if not sentence:
            self.hide()
            return
        around = self.parentWidget()
        self.setFont(font(12))
        palette, table = self.palette(), tokens(around.palette())
        palette.setColor(self.backgroundRole(), table.base)
        palette.setColor(self.foregroundRole(), table.error)
        self.setPalette(palette)
        self.setText(sentence)
        width = min(px(320), around.width() - px(16))
        self.setFixedSize(width, self.heightForWidth(width))
        left = min(cell.left(), around.width() - width - px(8))
        below = cell.bottom() + px(2)
        fits = below + self.height() <= around.height()
        self.move(max(left, 0), below if fits else max(0, cell.top() - self.height() - px(2)))
        self.show()
        self.raise_()
