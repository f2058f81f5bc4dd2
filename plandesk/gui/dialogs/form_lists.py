"""A list whose rows are put into another order by dragging, or with Alt and the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStyleOptionViewItem, QWidget

from plandesk.gui.delegates.row import Index, RowDelegate
from plandesk.gui.tokens import Tokens, px

ROW = Qt.ItemDataRole.UserRole


class FormRow(NamedTuple):
    """One row: what it stands for, its words and a note below; quiet where it is no longer used."""

    id: int
    words: str
    note: str = ""
    quiet: bool = False


class OrderedList(QListWidget):
    """`chosen` comes with the id of the row that is current now, `moved` with an id and its new place."""

    chosen = Signal(int)
    moved = Signal(int, int)
    deleted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(_TwoLines(self))
        self.setMouseTracking(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda *_both: self._tell_chosen())
        self.model().rowsMoved.connect(lambda *_told: QTimer.singleShot(0, self, self._tell_moved))
        self._ids: list[int] = []

    def show_rows(self, rows: Sequence[FormRow], current: int | None) -> None:
        """Show rows in this order."""
        blocked = QSignalBlocker(self)
        shown = [self.item(place).data(ROW) for place in range(self.count())]
        if [one.id for one in shown] != [one.id for one in rows]:
            self.clear()
            for _row in rows:
                self.addItem(QListWidgetItem())
        for place, row in enumerate(rows):
            item = self.item(place)
            if item.data(ROW) != row:
                item.setData(ROW, row)
                item.setData(Qt.ItemDataRole.DisplayRole, row.words)
                item.setData(
                    Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (row.words, row.note)))
                )
        self._ids = [one.id for one in rows]
        if current in self._ids:
            self.setCurrentRow(self._ids.index(current))
        del blocked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        place = self.currentRow() + step
        if alt and step:
            if self.currentRow() >= 0 and 0 <= place < self.count():
                self.moved.emit(self._ids[self.currentRow()], place)
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def _tell_chosen(self) -> None:
        item = self.currentItem()
        if item is not None and item.data(ROW) is not None:
            self.chosen.emit(item.data(ROW).id)

    def _tell_moved(self) -> None:
        """Say which row was dragged where."""
        now = [self.item(place).data(ROW).id for place in range(self.count())]
        for place, one in enumerate(now):
            rest_now, rest_then = [x for x in now if x != one], [x for x in self._ids if x != one]
            if rest_now == rest_then and self._ids.index(one) != place:
                self.moved.emit(one, place)
                return


class _TwoLines(RowDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, height=48, margin=16)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(80), px(48))

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        row = index.data(ROW)
        room = option.rect.adjusted(px(self.margin), 0, -px(self.margin), -1)
        upper = QRect(room.left(), room.top() + px(5), room.width(), px(20))
        lower = QRect(room.left(), upper.bottom() + 1, room.width(), px(18))
        ink = table.secondary if row.quiet else table.text
        self.paint_words(painter, upper, row.words, ink, 13, QFont.Weight.Medium)
        self.paint_words(painter, lower, row.note, table.secondary, 12)
