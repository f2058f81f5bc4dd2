"""Text to read and to copy, as high as its words, so that the form around it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from plandesk.gui.tokens import font, px


class GrowingText(QTextEdit):
    """Subclasses fill in `write`, which is called again when colours or fonts change."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)

    def write(self, cursor: QTextCursor) -> None:
        """Put the words in, with `line` and `words`."""
        raise NotImplementedError

    def show_again(self) -> None:
        """Write everything anew."""
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        self.write(cursor)
        cursor.endEditBlock()
        self._fit()

    def line(
        self,
        cursor: QTextCursor,
        words: str,
        size: float,
        colour: object,
        weight: QFont.Weight = QFont.Weight.Normal,
        above: int = 0,
    ) -> None:
        """A paragraph of its own; a line feed inside of it stays within it."""
        block, face = QTextBlockFormat(), QTextCharFormat()
        block.setTopMargin(px(above))
        face.setFont(font(size, weight))
        face.setForeground(colour)
        if cursor.position() > 0:
            cursor.insertBlock(block, face)
        else:
            cursor.setBlockFormat(block)
        cursor.insertText(words.replace("\n", "\u2028"), face)

    def sizeHint(self) -> QSize:
        return QSize(px(240), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.show_again()

    def _height(self) -> int:
        return round(self.document().size().height()) + px(4)

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        if self.height() != self._height():
            self.setFixedHeight(self._height())
