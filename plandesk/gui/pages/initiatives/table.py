"""The table itself: keys, the mouse on group rows, and widths that fill the room."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from plandesk.gui.models.initiative_cells import Column
from plandesk.gui.models.initiative_roles import STATUS
from plandesk.gui.models.initiatives_model import InitiativesModel
from plandesk.gui.pages.initiatives.header import TableHead
from plandesk.gui.tokens import px
from plandesk.gui.widgets.status_look import look_of
from plandesk.gui.widgets.whole_rows import WholeRows
from plandesk.i18n import _

WIDTHS = {
    Column.NUMBER: 64,
    Column.TEXT: 320,
    Column.GOAL: 220,
    Column.LEAD: 136,
    Column.DUE: 72,
    Column.STATUS: 124,
    Column.COMPLETED: 124,
    Column.PERCENT: 68,
    Column.PARTNERS: 160,
    Column.RESULTS: 160,
    Column.PUBLIC: 72,
}
FITTED = {Column.DUE: (20, 150), Column.STATUS: (52, 220)}  # the white beside words, the most there is
HIDDEN_AT_FIRST = frozenset((Column.GOAL, Column.PARTNERS, Column.RESULTS, Column.PUBLIC))
WHERE_USED = frozenset((Column.LEAD, Column.PERCENT))  # hidden at first in a plan that has none
TEXT_AT_LEAST = 180
ROWS_LOOKED_AT = 48
DIGITS = range(int(Qt.Key.Key_1), int(Qt.Key.Key_9) + 1)
NOT_TYPED_INTO = (Column.NUMBER, Column.GOAL, Column.STATUS)  # where a digit is free to mean a status
SENTENCES = (Column.TEXT, Column.RESULTS)  # what stands there is not typed over: F2 edits it
Flag = QItemSelectionModel.SelectionFlag
ROWS = Flag.Rows
TRIGGERS = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)


class InitiativesTable(WholeRows):
    """Rows are selected whole; the current cell is what F2 and typing edit."""

    status_column = int(Column.STATUS)
    form_wished = Signal()
    row_menu_wished = Signal(QPoint)
    copy_wished = Signal(bool)  # whether only the current cell
    paste_wished = Signal()
    delete_wished = Signal()
    move_wished = Signal(int)
    status_wished = Signal(int)  # the place of a status word, 0 for the first; -1: show the list of them

    def __init__(self, model: InitiativesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("initiatives")
        self.setAccessibleName(_("Initiatives"))
        self.model_of_rows = model
        self._chosen: dict[Column, bool] = {}  # columns the user has shown or hidden
        self._used = frozenset((Column.LEAD,))  # until it is known
        self._filling = False
        self._fitted = {column: px(WIDTHS[column]) for column in FITTED}
        self.head = TableHead(Column.NUMBER, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(TRIGGERS)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(px(20))
        rows.setDefaultSectionSize(px(32))
        self.head.sectionResized.connect(lambda *_of: self.fill())
        self.reset_columns()

    # ---- columns

    def reset_columns(self) -> None:
        """The columns as they are at first."""
        for column in Column:
            self.head.moveSection(self.head.visualIndex(column), column)
            self.setColumnWidth(column, px(WIDTHS[column]))
        self._fitted = {column: px(WIDTHS[column]) for column in FITTED}
        self._chosen = {}
        self._show_columns()

    def show_column(self, column: int, shown: bool) -> None:
        """Show or hide a column; number and text always stay."""
        if column != Column.TEXT:
            self._chosen[Column(column)] = shown
            self._show_columns()

    def set_used(self, used: frozenset[Column]) -> None:
        """Which of the columns that are hidden without use have something in them now."""
        if used != self._used:
            self._used = used
            self._show_columns()

    @property
    def used(self) -> frozenset[Column]:
        """Which of these columns have something in them, as far as is known."""
        return self._used

    def _show_columns(self) -> None:
        for column in Column:
            at_first = column not in HIDDEN_AT_FIRST and (column not in WHERE_USED or column in self._used)
            self.setColumnHidden(column, not self._chosen.get(column, at_first))
        self.fill()

    def fit_words(self) -> None:
        """Make room for whole dates and long status words; a width that was chosen by hand stays so."""
        top = max(self.rowAt(0), 0)
        rows = [
            row
            for row in range(top, min(top + ROWS_LOOKED_AT, self.model().rowCount()))
            if self.model_of_rows.initiative_id(row) is not None
        ]
        for column, (white, most) in FITTED.items():
            words = {self._drawn(self.model().index(row, column)) for row in rows}
            wide = max((self.fontMetrics().horizontalAdvance(one) for one in words), default=0)
            wanted = min(wide + px(white), px(most))
            if self.columnWidth(column) == self._fitted[column] < wanted:
                self._fitted[column] = wanted
                self.setColumnWidth(column, wanted)

    @staticmethod
    def _drawn(index: QModelIndex) -> str:
        """The words that a cell is drawn with, which are not all that it says."""
        return (
            look_of(index.data(STATUS)).words if index.column() == Column.STATUS else str(index.data() or "")
        )

    def fit_column(self, column: int) -> None:
        """Make a column as wide as what it shows on the screen."""
        top, bottom = max(self.rowAt(0), 0), self.rowAt(self.viewport().height() - 1)
        last = bottom if bottom >= 0 else self.model().rowCount() - 1
        texts = [str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")]
        for row in range(top, last + 1):
            if self.model_of_rows.initiative_id(row) is not None:
                texts.append(str(self.model().index(row, column).data() or "")[:200])
        wide = max(self.fontMetrics().horizontalAdvance(text) for text in texts)
        self.setColumnWidth(column, min(wide + px(44), px(600)))

    def columns(self) -> list[int]:
        """The columns that are shown, from left to right."""
        order = (self.head.logicalIndex(place) for place in range(self.head.count()))
        return [column for column in order if not self.isColumnHidden(column)]

    def fill(self) -> None:
        """Give the column of words what the others leave."""
        if self._filling:
            return
        self._filling = True
        others = sum(self.columnWidth(column) for column in self.columns() if column != Column.TEXT)
        self.setColumnWidth(Column.TEXT, max(self.viewport().width() - others, px(TEXT_AT_LEAST)))
        self._filling = False

    def state(self) -> dict[str, Any]:
        """Columns to remember: order, widths at 100 %, hidden ones, by their names."""
        unit = px(100) / 100
        order = [self.head.logicalIndex(place) for place in range(self.head.count())]
        return {
            "order": [Column(column).name.lower() for column in order],
            "widths": {
                column.name.lower(): round(self.head.sectionSize(column) / unit)
                for column in Column
                if column != Column.TEXT
                and not self.isColumnHidden(column)
                and self.columnWidth(column) != self._fitted.get(column)
            },
            "hidden": [column.name.lower() for column, shown in self._chosen.items() if not shown],
            "shown": [column.name.lower() for column, shown in self._chosen.items() if shown],
        }

    def restore(self, state: Any) -> None:
        """Take back what `state` gave."""
        if not isinstance(state, dict):
            return
        known = {column.name.lower(): column for column in Column}
        order, widths, hidden = (state.get(key) for key in ("order", "widths", "hidden"))
        if isinstance(order, list):
            for place, name in enumerate([name for name in order if name in known]):
                self.head.moveSection(self.head.visualIndex(known[name]), place)
        for names, chosen in ((hidden, False), (state.get("shown"), True)):
            for name in names if isinstance(names, list) else ():
                if known.get(name, Column.TEXT) != Column.TEXT:
                    self._chosen[known[name]] = chosen
        self._show_columns()
        if isinstance(widths, dict):
            for name, wide in widths.items():
                column = known.get(name)
                fitted = column in FITTED and wide == WIDTHS[column]  # as it was at first, not by hand
                if column is not None and isinstance(wide, int) and 20 <= wide <= 2000 and not fitted:
                    self.setColumnWidth(column, px(wide))
        self.fill()

    # ---- rows

    def selected_ids(self) -> list[int]:
        """The selected initiatives from top to bottom."""
        rows: set[int] = set()
        for part in self.selectionModel().selection():
            rows.update(range(part.top(), part.bottom() + 1))
        found = (self.model_of_rows.initiative_id(row) for row in sorted(rows))
        return [one for one in found if one is not None]

    def current_id(self) -> int | None:
        """The initiative of the current row."""
        return self.model_of_rows.initiative_id(self.currentIndex().row())

    def select(
        self, ids: list[int], current: int | None = None, column: int = -1, scroll: bool = True
    ) -> bool:
        """Select initiatives that are shown; False when none is."""
        rows = self.model_of_rows.rows_of(ids)
        if not rows:
            return False
        kept = self.currentIndex().column() if column < 0 else column
        column = kept if kept >= 0 else int(Column.TEXT)
        wanted = QItemSelection()
        start = rows[0]
        for row, after in zip(rows, [*rows[1:], -1], strict=True):
            if after != row + 1:
                wanted.select(self.model().index(start, 0), self.model().index(row, len(Column) - 1))
                start = after
        here = self.model_of_rows.row_of(current) if current is not None else None
        index = self.model().index(rows[0] if here is None else here, column)
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        self.selectionModel().select(wanted, Flag.ClearAndSelect | ROWS)
        if scroll:
            self.scrollTo(index)
        return True

    def go(self, step: int) -> bool:
        """Select the initiative below (1) or above (-1) the current row."""
        row = self.model_of_rows.next_initiative(self.currentIndex().row(), step)
        one = self.model_of_rows.initiative_id(row) if row is not None else None
        return one is not None and self.select([one])

    def toggle_group(self, index: QModelIndex) -> None:
        """Open or close the group that a row heads."""
        group = self.model_of_rows.group_at(index)
        if group is not None:
            self.model_of_rows.set_collapsed(group.objective_id, not group.collapsed)

    # ---- Qt's side

    def selectionCommand(self, index: QModelIndex, event: QEvent | None = None) -> Flag:
        # Group rows can be current, to be opened and closed, but never take the selection away.
        if index.isValid() and self.model_of_rows.group_at(index) is not None:
            return Flag.NoUpdate
        return super().selectionCommand(index, event)

    def rowsAboutToBeRemoved(self, parent: QModelIndex, first: int, last: int) -> None:
        # The next initiative takes over from a row that goes, also where a group's row is between them.
        current = self.currentIndex().row()
        if first <= current <= last and self.model_of_rows.initiative_id(current) is not None:
            row = self.model_of_rows.next_initiative(last, 1)
            row = row if row is not None else self.model_of_rows.next_initiative(first, -1)
            if row is not None:
                self.setCurrentIndex(self.model().index(row, max(self.currentIndex().column(), 0)))
        super().rowsAboutToBeRemoved(parent, first, last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state_is_editing() or not self._key(event):
            super().keyPressEvent(event)

    def edit(self, index: Any, trigger: Any = None, event: Any = None) -> Any:
        if trigger is None:
            return super().edit(index)
        typed = trigger == QAbstractItemView.EditTrigger.AnyKeyPressed
        if typed and index.column() in SENTENCES and index.data():
            return False
        return super().edit(index, trigger, event)

    def keyboardSearch(self, search: str) -> None:
        """A letter goes nowhere: finding is Ctrl+F's, and Qt would read every row for it."""

    def state_is_editing(self) -> bool:
        """Whether a cell is open for editing."""
        return super().state() == QAbstractItemView.State.EditingState

    def _key(self, event: QKeyEvent) -> bool:
        key, index = event.key(), self.currentIndex()
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wished.emit(False)
        elif keys == control | Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_C:
            self.copy_wished.emit(True)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wished.emit()
        elif key == Qt.Key.Key_Delete and not keys:
            self.delete_wished.emit()
        elif keys == control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.go(-1 if key == Qt.Key.Key_Up else 1)
        elif keys == alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wished.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif self.model_of_rows.group_at(index) is not None:
            return self._group_key(key, index)
        elif key in DIGITS and (keys == alt or (not keys and index.column() in NOT_TYPED_INTO)):
            self.status_wished.emit(int(key) - DIGITS.start)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not keys and index.column() == Column.STATUS:
            self.go(1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not keys:
            self.form_wished.emit()
        elif key == Qt.Key.Key_Space and index.column() == Column.PUBLIC and not keys:
            self.itemDelegateForColumn(Column.PUBLIC).toggle(self.model(), index)
        elif key == Qt.Key.Key_Space and not keys:
            self.status_wished.emit(-1)
        else:
            return False
        return True

    def _group_key(self, key: int, index: QModelIndex) -> bool:
        group = self.model_of_rows.group_at(index)
        assert group is not None
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.toggle_group(index)
        elif key == Qt.Key.Key_Left:
            self.model_of_rows.set_collapsed(group.objective_id, True)
        elif key == Qt.Key.Key_Right:
            self.model_of_rows.set_collapsed(group.objective_id, False)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self.model_of_rows.group_at(index) is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
            self.toggle_group(index)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.model_of_rows.group_at(self.indexAt(event.position().toPoint())) is None:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            self.row_menu_wished.emit(self.viewport().mapToGlobal(below))
        else:
            self.row_menu_wished.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fill()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and not self._filling:
            self.verticalHeader().setDefaultSectionSize(px(32))
