"""The head of the tree: quiet words, the first above the numbers."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from plandesk.gui.delegates.outline_delegate import SHIFT
from plandesk.gui.tokens import font, px, tokens


class TreeHead(QHeaderView):
    """Columns can be made wider; a click does nothing, for the order is the plan's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setStretchLastSection(False)
        self.setSectionsMovable(False)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(px(48))
        self.setFixedHeight(px(33))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(33))

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        table = tokens(self.palette())
        painter.save()
        painter.fillRect(rect, table.base)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), table.line)
        painter.setFont(font(12))
        painter.setPen(table.secondary)
        left = px(16 + SHIFT) if column == 0 else px(8)
        room = rect.adjusted(left, 0, -px(8), -1)
        words = str(self.model().headerData(column, self.orientation(), Qt.ItemDataRole.DisplayRole) or "")
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.restore()
