"""The lists of what is due, and how their rows are drawn."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from plandesk.gui.delegates.row import Index, RowDelegate
from plandesk.gui.models.due_model import ROW, DueRow, DueRows
from plandesk.gui.pages.coaching.member_rows import LOOKS
from plandesk.gui.tokens import Tokens, font, px
from plandesk.gui.widgets.status_look import StatusLook, paint_status


class DueListView(QListView):
    """Enter or a double click follows a row."""

    followed = Signal(object)  # the key of a row

    def __init__(self, model: DueRows, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(DueRowDelegate(self))
        self.setAccessibleName(name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self._follow())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._follow()
        else:
            super().keyPressEvent(event)

    def row(self) -> DueRow | None:
        """The current row."""
        found = self.currentIndex().data(ROW)
        return found if isinstance(found, DueRow) else None

    def _follow(self) -> None:
        row = self.row()
        if row is not None and row.key is not None:
            self.followed.emit(row.key)


class DueRowDelegate(RowDelegate):
    """Words and date, a note below; headings are low and quiet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, height=52, margin=16)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: DueRow = index.data(ROW)
        return QSize(px(80), px(36 if row.key is None else 52))

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        row: DueRow = index.data(ROW)
        room = option.rect.adjusted(px(self.margin), 0, -px(self.margin), -1)
        if row.key is None:
            low = room.adjusted(0, px(8), 0, 0)
            self.paint_words(painter, low, row.words, table.secondary, 12, QFont.Weight.DemiBold)
            return
        upper = QRect(room.left(), room.top() + px(6), room.width(), px(20))
        lower = QRect(room.left(), upper.bottom() + 1, room.width(), px(18))
        self._paint_when(painter, upper, row, table)
        self.paint_words(painter, upper, row.words, table.text, 13, QFont.Weight.Medium)
        asks = row.state in LOOKS and not row.when
        ink = getattr(table, LOOKS[row.state][1]) if asks and row.state is not None else table.secondary
        self.paint_words(painter, lower, row.note, ink if not row.id else table.secondary, 12)

    def _paint_when(self, painter: QPainter, upper: QRect, row: DueRow, table: Tokens) -> None:
        """The date at the right end, with its symbol where it asks for something; the words end before it."""
        if not row.when:
            return
        marked = row.state in LOOKS
        painter.setFont(font(13 if marked else 12))
        wide = painter.fontMetrics().horizontalAdvance(row.when) + px(30 if marked else 2)
        wide = min(wide, upper.width() * 2 // 3)
        place = QRect(upper.right() - wide, upper.top(), wide, upper.height())
        if marked and row.state is not None:
            icon, ink = LOOKS[row.state]
            paint_status(painter, place, StatusLook(row.when, icon, ink), table)
        else:
            right = Qt.AlignmentFlag.AlignRight
            self.paint_words(painter, place, row.when, table.secondary, 12, alignment=right)
        upper.setRight(place.left() - px(12))
