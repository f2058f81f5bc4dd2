"""The short lists of the page: as high as their rows, each row leading to its initiative."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyleOptionViewItem,
)

from plandesk.gui import icons
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.models.overview_rows import ASKS, NOTE, Column, OverviewRows
from plandesk.gui.tokens import Tokens, px, tokens
from plandesk.gui.widgets.whole_rows import WholeRows

Index = QModelIndex | QPersistentModelIndex
ONE_LINE, TWO_LINES, HEAD = 32, 46, 32
NARROW = 600
WIDTHS = {
    Column.NUMBER: 40,
    Column.DUE: 92,
    Column.REASON: 144,
    Column.NEW_DATE: 92,
    Column.LATE: 84,
}
NUMBER_AT_MOST = 96
Alignment = Qt.AlignmentFlag


class ShortList(WholeRows):
    """A table without scroll bars. `opened` comes with the id of the initiative of a row."""

    opened = Signal(int)

    def __init__(self, model: OverviewRows, name: str, columns: bool) -> None:
        super().__init__()
        self.rows = model
        self.has_columns = columns
        self.two_lines = not columns
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(px(24))
        head.setFixedHeight(px(HEAD))
        head.setHighlightSections(False)
        head.setVisible(columns)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(px(20))
        self.hovered_row = -1
        self.entered.connect(lambda index: self._hover(index.row()))
        self.clicked.connect(lambda index: self.opened.emit(model.initiative_id(index.row())))
        for change in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            change.connect(self.fit)
        self._set_widths()
        self.fit()

    def fit(self) -> None:
        """Take the height of the rows."""
        each = px(TWO_LINES if self.two_lines else ONE_LINE)
        self.verticalHeader().setDefaultSectionSize(each)
        self.setColumnWidth(Column.NUMBER, self._number_width())
        head = px(HEAD) if self.has_columns and not self.two_lines else px(1)
        self.setFixedHeight(head + each * self.rows.rowCount())
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, Column.TEXT))

    def row_height(self) -> int:
        """How high one row is."""
        return px(TWO_LINES if self.two_lines else ONE_LINE)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def wheelEvent(self, event) -> None:  # noqa: ANN001
        event.ignore()  # the page scrolls, not the list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.rows.initiative_id(self.currentIndex().row()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < px(NARROW)
        if self.has_columns and narrow != self.two_lines:
            self.two_lines = narrow
            self._set_widths()
            self.fit()

    def sizeHint(self) -> QSize:
        return QSize(px(320), self.height())

    def _set_widths(self) -> None:
        for column, width in WIDTHS.items():
            if column < self.rows.columnCount():
                wide = px(width) if column != Column.NUMBER else self._number_width()
                self.setColumnWidth(column, wide)
                self.setColumnHidden(column, self.two_lines and column > Column.TEXT)
        self.horizontalHeader().setVisible(self.has_columns and not self.two_lines)

    def _number_width(self) -> int:
        """Room for the longest number that is shown: "7", "4.3.12"."""
        texts = (str(self.rows.index(row, Column.NUMBER).data()) for row in range(self.rows.rowCount()))
        longest = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        return max(px(WIDTHS[Column.NUMBER]), min(longest + px(20), px(NUMBER_AT_MOST)))

    def paintEvent(self, event) -> None:  # noqa: ANN001
        super().paintEvent(event)
        if self.horizontalHeader().isHidden():
            line = tokens(self.palette()).line
            QPainter(self.viewport()).fillRect(0, 0, self.viewport().width(), 1, line)


class _Cells(RowDelegate):
    """Number and date in quiet colours; a missing reason with its warning; two lines where it is narrow."""

    def __init__(self, view: ShortList) -> None:
        super().__init__(view, ONE_LINE)
        self._list = view

    def row_height(self, index: Index) -> int:
        return self._list.row_height()

    def paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        """The whole row under the pointer is tinted, and the ring of the current one is closed."""
        if index.row() == self._list.hovered_row:
            painter.fillRect(option.rect, table.row_hover)
        super().paint_ground(painter, option, index, table)
        if self._list.hasFocus() and index.row() == self._list.currentIndex().row() and not index.column():
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), 2, option.rect.height()), table.accent
            )

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        column, words = index.column(), str(index.data() or "")
        # As far from the edges as the words of the head.
        room = option.rect.adjusted(px(12), 0, -px(4), -1)
        if self._list.two_lines:
            self._paint_two_lines(painter, room, index, table)
        elif column == Column.NUMBER:
            self.paint_words(
                painter, room, words, table.secondary, alignment=Alignment.AlignRight, figures=True
            )
        elif column == Column.REASON and index.data(ASKS):
            self._paint_warning(painter, room, words, table)
        else:
            quiet = column in (Column.DUE, Column.LATE) or words == "–"
            self.paint_words(
                painter, room, words, table.secondary if quiet else table.text, figures=column > 1
            )

    def _paint_two_lines(self, painter: QPainter, room: QRect, index: Index, table: Tokens) -> None:
        half = room.height() // 2
        upper = QRect(room.left(), room.top() + px(4), room.width(), half - px(3))
        if index.column() == Column.NUMBER:
            words = str(index.data() or "")
            self.paint_words(
                painter, upper, words, table.secondary, alignment=Alignment.AlignRight, figures=True
            )
            return
        lower = QRect(room.left(), room.top() + half, room.width(), half - px(3))
        self.paint_words(painter, upper, str(index.data() or ""), table.text)
        note = str(index.data(NOTE) or "")
        if index.data(ASKS):
            self._paint_warning(painter, lower, note, table, 12)
        else:
            self.paint_words(painter, lower, note, table.secondary, 12)

    def _paint_warning(
        self, painter: QPainter, room: QRect, words: str, table: Tokens, size: float = 13
    ) -> None:
        place = QRectF(room.left(), 0, px(14), px(14))
        place.moveTop(room.center().y() - px(7))
        icons.paint(painter, place, "warning", table.late)
        self.paint_words(painter, room.adjusted(px(20), 0, 0, 0), words, table.late, size)
