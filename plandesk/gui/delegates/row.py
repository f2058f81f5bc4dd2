"""The base of row delegates: ground, selection bar, focus ring, row line; a column draws only its words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from plandesk.gui.tokens import Tokens, font, px, tokens

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Rows of a list, table or tree as the design draws them.

    Subclasses override `paint_content`, and `row_height` where rows differ. The row line is not drawn for
    lists (`lines=False`).
    """

    def __init__(
        self, parent: QWidget | None = None, height: int = 32, lines: bool = True, margin: int = 8
    ) -> None:
        super().__init__(parent)
        self.height, self.lines, self.margin = height, lines, margin

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table = tokens(option.palette)
        painter.save()
        self.paint_ground(painter, option, index, table)
        self.paint_content(painter, option, index, table)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), self.row_height(index))

    def row_height(self, index: Index) -> int:
        """The height of a row in pixels."""
        return px(self.height)

    def paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        """Selection, hover, the row line, the bar on the left and the ring around the current row."""
        self.paint_fill(painter, option, table)
        self.paint_edges(painter, option, index, table)

    def paint_fill(self, painter: QPainter, option: QStyleOptionViewItem, table: Tokens) -> None:
        """The colour of a selected or hovered row, and the line below it."""
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected:
            painter.fillRect(rect, table.selection)
        elif hovered:
            painter.fillRect(rect, table.row_hover)
        if self.lines:
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), table.row_line)

    def paint_edges(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        """The bar on the left of a selected row and the ring around the current one."""
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected and index.column() == 0:
            painter.fillRect(QRect(self.bar_left(option), rect.top(), px(3), rect.height()), table.accent)
        view = option.widget
        if view is None or not view.hasFocus() or view.currentIndex().row() != index.row():
            return
        if view.currentIndex().parent() != index.parent():
            return
        painter.setPen(QPen(table.accent, 2))
        top, bottom = rect.top() + 1, rect.bottom() - 1
        left = self.bar_left(option) if index.column() == 0 else rect.left()
        painter.drawLine(left, top, rect.right(), top)
        painter.drawLine(left, bottom, rect.right(), bottom)
        if self.is_last_column(view, index):
            painter.drawLine(rect.right() - 1, top, rect.right() - 1, bottom)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Bar and ring of a whole row, for a tree view's `drawRow` after the row itself was drawn."""
        painter.save()
        RowDelegate.paint_edges(self, painter, option, index, tokens(option.palette))
        painter.restore()

    def bar_left(self, option: QStyleOptionViewItem) -> int:
        """Where the selection bar stands: a tree's is at the view's edge, left of the indentation."""
        return option.rect.left()

    def is_last_column(self, view: QAbstractItemView, index: Index) -> bool:
        """Whether the ring ends at this column."""
        header = getattr(view, "horizontalHeader", None) or getattr(view, "header", None)
        if header is None:
            return True
        head = header()
        return head.visualIndex(index.column()) == head.count() - 1

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        """The words of the column; the model's text unless a subclass draws something else."""
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        room = option.rect.adjusted(px(self.margin), 0, -px(self.margin), -1)
        self.paint_words(painter, room, str(index.data() or ""), table.text, alignment=alignment)

    @staticmethod
    def paint_words(
        painter: QPainter,
        room: QRect,
        words: str,
        colour: QColor,
        size: float = 13,
        weight: QFont.Weight = QFont.Weight.Normal,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        figures: bool = False,
    ) -> int:
        """Draw one line of words, cut with … where there is no room; the width used comes back."""
        painter.setFont(font(size, weight, figures))
        painter.setPen(colour)
        line = " ".join(words[:600].split())
        shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room.width())
        flags = int(Qt.AlignmentFlag.AlignVCenter | alignment | Qt.TextFlag.TextSingleLine)
        painter.drawText(room, flags, shown)
        return painter.fontMetrics().horizontalAdvance(shown)
