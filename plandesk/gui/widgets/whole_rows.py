"""A table in which the current row is marked as a whole, and always seen when the keys go there."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTableView


class WholeRows(QTableView):
    """Draws both rows again when the current one changes; Qt does only their cells where none is selected.

    Tab into it takes the first row in hand, without selecting it, where none is.
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
            first = self.model().index(max(self.rowAt(0), 0), self.horizontalHeader().logicalIndex(0))
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
