"""How a cell of the grid of figures is drawn and typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from plandesk.gui.delegates.line_editing import CellLine, LineEditing
from plandesk.gui.delegates.row import Index, RowDelegate
from plandesk.gui.models.figures_model import APART, MARKS, PROVISIONAL, SUM, TOTAL, YEAR_ENDS, FiguresModel
from plandesk.gui.tokens import Tokens, px

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

Key = Qt.Key
UP_AND_DOWN = {Key.Key_Return: 1, Key.Key_Enter: 1, Key.Key_Down: 1, Key.Key_Up: -1}


class FigureLine(CellLine):
    """The line over a cell; it knows which, wherever the table's current cell has gone."""

    def __init__(self, parent: QWidget, index: Index) -> None:
        super().__init__(parent)
        self.cell = QPersistentModelIndex(index)
        self.setAlignment(index.data(Qt.ItemDataRole.TextAlignmentRole) | Qt.AlignmentFlag.AlignVCenter)


class FigureDelegate(LineEditing, RowDelegate):
    """Figures at the right; totals semibold. Small letters before a figure tell what is noted about it.

    What cannot be a figure stays in the line with a sentence below it, until it is mended or Esc is pressed.
    """

    stepped = Signal(int)  # a figure was typed: 1 for the row below, -1 for the one above

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    # ---- drawing

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        room = option.rect.adjusted(px(8), 0, -px(12), -1)
        right = Qt.AlignmentFlag.AlignRight
        side = index.data(Qt.ItemDataRole.TextAlignmentRole)
        weight = QFont.Weight.DemiBold if index.data(TOTAL) and side == right else QFont.Weight.Normal
        words = str(index.data() or "")
        ink = table.secondary if index.data(PROVISIONAL) else table.text
        if not words:
            words, ink, weight = str(index.data(SUM) or ""), table.faint, QFont.Weight.Normal
            words = f"({words})" if words else ""
        used = self.paint_words(painter, room, words, ink, weight=weight, alignment=side, figures=True)
        if index.data(APART) is not None:
            before = room.adjusted(0, 0, -used - px(4), 0)
            used += px(4) + self.paint_words(painter, before, "≠", table.late, alignment=right)
        if marks := str(index.data(MARKS) or ""):
            above = room.adjusted(0, px(2), -used - px(4) if side == right else 0, -px(10))
            self.paint_words(painter, above, marks, table.secondary, 10, alignment=right)

    def paint_edges(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        """Single cells are in hand here, not rows."""
        rect = option.rect
        if index.data(YEAR_ENDS):
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), table.edge_low)
        if index.data(TOTAL) and not index.siblingAtColumn(index.column() + 1).data(TOTAL):
            painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), table.line)
        if self._table.currentIndex() == index and option.state & QStyle.StateFlag.State_Active:
            focused = self._table.hasFocus()
            painter.setPen(QPen(table.accent if focused else table.edge_low, 2 if focused else 1))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    # ---- typing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = FigureLine(parent, index)
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))
        line.textEdited.connect(lambda _text: line.refuse(""))
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, FigureLine):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key == Key.Key_Escape:
                watched.give_up()
            elif key in UP_AND_DOWN:
                if not self.refuses(watched):
                    step = UP_AND_DOWN[Key(key)]
                    back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                    self.commitData.emit(watched)
                    self.closeEditor.emit(watched, self.EndEditHint.NoHint)
                    self.stepped.emit(-step if back else step)
                return True
            elif key in (Key.Key_Tab, Key.Key_Backtab) and self.refuses(watched):
                return True
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide) and self.refuses(watched):
            return False
        return super().eventFilter(watched, event)

    def fault_of(self, line: CellLine) -> str:
        assert isinstance(line, FigureLine)
        model = line.cell.model()
        return model.check(line.cell, line.text()) if isinstance(model, FiguresModel) else ""
