"""The table of units or categories on the dashboard: as high as its rows, each leading to its figure."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from plandesk.domain.kpis.comparison_table import ComparedRow, ComparedTable
from plandesk.domain.kpis.tiles import DOWN, UP
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.pages.kpis.tile import paint_trend
from plandesk.gui.tokens import Tokens, px
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
CELL = Role.UserRole
STRONG = Role.UserRole + 1
ROW, HEAD = 32, 34


class ComparedModel(QAbstractTableModel):
    """The cells of a `ComparedTable`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = ComparedTable((), ())

    def show_table(self, table: ComparedTable) -> None:
        """Show another table; the same one changes nothing."""
        if table != self.table:
            self.beginResetModel()
            self.table = table
            self.endResetModel()

    def row_at(self, row: int) -> ComparedRow:
        """One row."""
        return self.table.rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.table.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self.table.heads[section]
        if role == Role.TextAlignmentRole:
            words = section in (0, len(self.table.heads) - 1)
            side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.table.rows[index.row()]
        cell = row.cells[index.column()]
        if role == Role.DisplayRole:
            return cell.words
        if role == CELL:
            return cell
        if role == STRONG:
            return row.strong
        if role == Role.AccessibleTextRole:
            trend = {UP: _("up"), DOWN: _("down")}.get(cell.trend, "")
            return " ".join(filter(None, (f"{self.table.heads[index.column()]}:", trend, cell.words)))
        return None

    def text(self) -> str:
        """Everything for a spreadsheet."""
        lines = [self.table.heads, *(tuple(one.words for one in row.cells) for row in self.table.rows)]
        return "\n".join("\t".join(line) for line in lines)


class _Cells(RowDelegate):
    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        cell, strong = index.data(CELL), bool(index.data(STRONG))
        first = px(24) if index.column() == 0 else px(self.margin)
        room = option.rect.adjusted(first, 0, -px(self.margin), -1)
        weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        ink = table.secondary if cell.quiet and not strong else table.text
        side = Qt.AlignmentFlag.AlignRight if cell.figure else Qt.AlignmentFlag.AlignLeft
        used = self.paint_words(painter, room, cell.words, ink, 13, weight, side, figures=cell.figure)
        if cell.trend:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_trend(painter, room.right() - used - px(16), room.center().y() + 1, cell.trend, table)


class _Heads(QHeaderView):
    """The first head stands over the words of its column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.fillRect(rect, self.palette().base())
        super().paintSection(painter, rect.adjusted(px(12) if section == 0 else 0, 0, 0, 0), section)


class ComparedView(QTableView):
    """`opened` comes with the cell of a row."""

    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ComparedModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(px(20))
        head = _Heads(self)
        self.setHorizontalHeader(head)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFixedHeight(px(HEAD))
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        self.rows.modelReset.connect(self._fit)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def sizeHint(self) -> QSize:
        return QSize(px(480), self.height())

    def copy(self) -> None:
        """Copy the table for a spreadsheet."""
        QGuiApplication.clipboard().setText(self.rows.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event) -> None:  # noqa: ANN001
        event.ignore()  # the page scrolls, not the table

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _open(self, row: int) -> None:
        link = self.rows.row_at(row).link
        if link is not None:
            self.opened.emit(link)

    def _fit(self) -> None:
        """As high as the rows; columns as wide as their words, the first takes what is left."""
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        heads, rows = self.rows.table.heads, self.rows.table.rows
        metrics = self.fontMetrics()
        taken = 0
        for column in range(1, len(heads)):
            marks = px(20) if any(row.cells[column].trend for row in rows) else 0
            cells = max((metrics.horizontalAdvance(row.cells[column].words) for row in rows), default=0)
            wide = max(round(cells * 1.06) + marks, min(metrics.horizontalAdvance(heads[column]), px(100)))
            wide += px(20)
            self.setColumnWidth(column, wide)
            taken += wide
        if heads:
            self.setColumnWidth(0, max(px(150), self.viewport().width() - taken))
        wanted = self.horizontalHeader().length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if wanted else 0
        height = px(HEAD) + px(ROW) * len(rows) + bar + 2
        if self.height() != height:
            self.setFixedHeight(height)
