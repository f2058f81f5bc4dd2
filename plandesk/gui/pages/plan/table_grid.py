"""The table of a section in a small grid: cells are typed or pasted, rows and columns come and go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.text_tables import TableText
from plandesk.gui import look
from plandesk.gui.models import spreadsheet_text
from plandesk.gui.models.table_text_model import TableTextModel
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.labels import Words
from plandesk.i18n import _

MOST_HIGH = 360  # logical pixels; more is scrolled to


class TableGrid(QWidget):
    """`edited(TableText)` is a wish; `show_table` shows what the file holds then."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TableTextModel(self)
        self.model.edited.connect(self.edited)
        self.view = _Cells(self.model)
        self.hint = Words(
            _("Paste cells from a spreadsheet. Shift+Enter begins a new line in a cell."), 12, role="faint",
            wrap=True,
        )  # fmt: skip
        self.add_row = LinkButton(_("Row"), "add")
        self.add_column = LinkButton(_("Column"), "add")
        self.delete_rows = LinkButton(_("Delete rows"), "trash")
        self.delete_columns = LinkButton(_("Delete columns"), "trash")
        self.add_row.setAccessibleName(_("Add a row"))
        self.add_column.setAccessibleName(_("Add a column"))
        self.add_row.clicked.connect(lambda: self.model.add_row(self._row()))
        self.add_column.clicked.connect(lambda: self.model.add_column(self._column()))
        self.delete_rows.clicked.connect(lambda: self.model.delete_rows(self._chosen(QModelIndex.row)))
        self.delete_columns.clicked.connect(
            lambda: self.model.delete_columns(self._chosen(QModelIndex.column))
        )
        self._buttons = (self.add_row, self.add_column, self.delete_rows, self.delete_columns)
        line = QHBoxLayout()
        line.setSpacing(px(12))
        for button in self._buttons:
            line.addWidget(button)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.view)
        column.addLayout(line)
        column.addWidget(self.hint)
        self.setFocusProxy(self.view)

    def show_table(self, table: TableText | None, read_only: bool) -> None:
        """Show a table; an empty one where there is none yet."""
        self.model.read_only = read_only
        self.model.show_table(table)
        for part in (*self._buttons, self.hint):
            part.setVisible(not read_only)
        self.view.fit()

    def _row(self) -> int:
        index = self.view.currentIndex()
        return index.row() if index.isValid() else self.model.rowCount() - 1

    def _column(self) -> int:
        index = self.view.currentIndex()
        return index.column() if index.isValid() else self.model.columnCount() - 1

    def _chosen(self, place: Callable[[QModelIndex], int]) -> set[int]:
        return {place(index) for index in self.view.selectedIndexes()}


class _Cells(QTableView):
    """Cells of several lines; Tab goes on, copied blocks are pasted from the cell in hand."""

    def __init__(self, model: TableTextModel) -> None:
        super().__init__()
        self._cells = model
        look.ask(self)
        self.setModel(model)
        self.setItemDelegate(_CellText(self))
        self.setAccessibleName(_("Table"))
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(px(72))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setFixedWidth(px(48))

    def fit(self) -> None:
        """Give rows the height of their lines, and the grid that of its rows up to a measure."""
        whole = px(4)
        for row in range(self._cells.rowCount()):
            high = px(10) + max(self._high(row, column) for column in range(self._cells.columnCount()))
            self.setRowHeight(row, high)
            whole += high
        self.setFixedHeight(min(whole + px(2), px(MOST_HIGH)))

    def _high(self, row: int, column: int) -> int:
        """How high the words of a cell are in its width."""
        wide = max(self.columnWidth(column) - px(10), px(40))
        text = str(self._cells.index(row, column).data() or " ")
        room = QRect(0, 0, wide, 100_000)
        return self.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        keys = (QKeySequence.StandardKey.Paste, QKeySequence.StandardKey.Copy)
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in keys)
        ):
            event.accept()  # otherwise the entry of the menu would take it, for the tree
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste) and index.isValid() and not self._cells.read_only:
            block = spreadsheet_text.from_text(QGuiApplication.clipboard().text())
            self._cells.put(index.row(), index.column(), block)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(spreadsheet_text.to_text(self._block()))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._cells.read_only:
            chosen = self._block()
            if chosen:
                first = min(self.selectedIndexes(), key=lambda one: (one.row(), one.column()))
                self._cells.put(first.row(), first.column(), [[""] * len(line) for line in chosen])
        else:
            super().keyPressEvent(event)

    def _block(self) -> list[list[str]]:
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda one: (one.row(), one.column())):
            rows.setdefault(index.row(), []).append(str(index.data() or ""))
        return list(rows.values())


class _CellText(QStyledItemDelegate):
    """Edits a cell of several lines: Enter is done, Shift+Enter begins a line."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QPlainTextEdit(parent)
        editor.setTabChangesFocus(True)
        editor.setAccessibleName(_("Cell"))
        return editor

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, QPlainTextEdit)
        editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        editor.selectAll()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place = option.rect
        place.setHeight(max(place.height(), px(56)))
        editor.setGeometry(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched)
                return True
        return super().eventFilter(watched, event)
