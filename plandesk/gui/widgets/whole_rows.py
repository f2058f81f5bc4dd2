"""A table in which the current row is marked as a whole, and always seen when the keys go there."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView


class WholeRows(QTableView):
    """Draws both rows again when the current one changes; Qt does only their cells where none is selected.

    Tab into it takes the first row in hand, without selecting it, where none is; an arrow selects it.
    Headings are passed over.
    """

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        for index in (previous, current):
            if index.isValid():
                row = self.visualRect(index)
                row.setLeft(0)
                row.setWidth(self.viewport().width())
                self.viewport().update(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_keys and not self.currentIndex().isValid() and self.model() is not None:
            self.selectionModel().setCurrentIndex(self._first(), QItemSelectionModel.SelectionFlag.NoUpdate)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # Qt would begin in the first row, be it a heading, where no cursor can stand.
        return super().moveCursor(action, modifiers) if self.currentIndex().isValid() else self._first()

    def _first(self) -> QModelIndex:
        """The first row in view that is no heading."""
        model, column = self.model(), self.horizontalHeader().logicalIndex(0)
        rows = (model.index(row, column) for row in range(max(self.rowAt(0), 0), model.rowCount()))
        return next((one for one in rows if one.flags() & Qt.ItemFlag.ItemIsEnabled), QModelIndex())
