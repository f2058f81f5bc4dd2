"""A table in which the current row is marked as a whole, not only its current cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTableView


class WholeRows(QTableView):
    """Draws both rows again when the current one changes; Qt does only their cells where none is selected."""

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        for index in (previous, current):
            if index.isValid():
                row = self.visualRect(index)
                row.setLeft(0)
                row.setWidth(self.viewport().width())
                self.viewport().update(row)
