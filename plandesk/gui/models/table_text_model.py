"""The cells of a table within a text, its head as the first row, to be edited in a small grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from plandesk.domain.text_tables import TableText, lines_of
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
EMPTY = TableText(("", ""), (("", ""), ("", "")))


class TableTextModel(QAbstractTableModel):
    """What the user does comes out as `edited(TableText)`; the page writes it and shows it again."""

    edited = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = EMPTY
        self.read_only = False

    def show_table(self, table: TableText | None) -> None:
        """Show a table; an empty one where there is none yet."""
        before, now = self._table, table or EMPTY
        if now == before:
            return
        self._fit(len(before.rows) + 1, len(now.rows) + 1, self.beginInsertRows, self.beginRemoveRows)
        self._table = TableText(before.head, tuple(before.head for _row in now.rows))
        self._end(len(before.rows) - len(now.rows), self.endInsertRows, self.endRemoveRows)
        self._fit(len(before.head), len(now.head), self.beginInsertColumns, self.beginRemoveColumns)
        self._table = now
        self._end(len(before.head) - len(now.head), self.endInsertColumns, self.endRemoveColumns)
        self.dataChanged.emit(self.index(0, 0), self.index(len(now.rows), len(now.head) - 1))

    def table(self) -> TableText:
        """The table as it is shown."""
        return self._table

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._table.rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._table.head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return "\n".join(lines_of(self._rows()[index.row()][index.column()]))
        if role == Qt.ItemDataRole.FontRole and not index.row():
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if index.row() and _all_figures(self._table, index.column()):
                side = Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignTop)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self._rows()[index.row()][index.column()]
            head = self._table.head[index.column()]
            return text if not index.row() else _("{head}: {text}").format(head=head, text=text)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return _("Head") if not section else str(section)
        return str(section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found if self.read_only else found | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or self.read_only:
            return False
        return self.put(index.row(), index.column(), [[str(value)]])

    def put(self, row: int, column: int, cells: Sequence[Sequence[str]]) -> bool:
        """Write a block of cells from a place on; the table grows where it must."""
        rows = [list(one) for one in self._rows()]
        wide = max(len(rows[0]), column + max(map(len, cells), default=0))
        for one in rows:
            one.extend("" for _more in range(wide - len(one)))
        while len(rows) < row + len(cells):
            rows.append([""] * wide)
        for down, line in enumerate(cells):
            for across, text in enumerate(line):
                rows[row + down][column + across] = "<br>".join(text.strip().splitlines())
        return self._edit(rows)

    def add_row(self, after: int) -> None:
        """Add an empty row behind a row."""
        rows = [list(one) for one in self._rows()]
        rows.insert(after + 1, [""] * len(rows[0]))
        self._edit(rows)

    def add_column(self, after: int) -> None:
        """Add an empty column behind a column."""
        self._edit([[*one[: after + 1], "", *one[after + 1 :]] for one in self._rows()])

    def delete_rows(self, places: set[int]) -> None:
        """Delete rows; the head and one row stay."""
        kept = [list(one) for place, one in enumerate(self._rows()) if place not in places or not place]
        if len(kept) == 1:
            kept.append([""] * len(kept[0]))
        self._edit(kept)

    def delete_columns(self, places: set[int]) -> None:
        """Delete columns; at least one stays."""
        kept = [place for place in range(self.columnCount()) if place not in places] or [0]
        self._edit([[one[place] for place in kept] for one in self._rows()])

    def _edit(self, rows: Sequence[Sequence[str]]) -> bool:
        head, *others = (tuple(one) for one in rows)
        made = TableText(head, tuple(others))
        rights = tuple(_all_figures(made, place) for place in range(len(head)))
        if made.head == self._table.head and made.rows == self._table.rows:
            return False
        self.edited.emit(TableText(made.head, made.rows, rights))
        return True

    def _rows(self) -> tuple[tuple[str, ...], ...]:
        return (self._table.head, *self._table.rows)

    def _fit(self, before: int, now: int, insert: Any, remove: Any) -> None:
        if now > before:
            insert(QModelIndex(), before, now - 1)
        elif now < before:
            remove(QModelIndex(), now, before - 1)

    def _end(self, fewer: int, inserted: Any, removed: Any) -> None:
        if fewer < 0:
            inserted()
        elif fewer > 0:
            removed()


def _all_figures(table: TableText, column: int) -> bool:
    cells = [row[column].strip() for row in table.rows]
    return column > 0 and any(cells) and all(not one or one.lstrip("+-−–$ ")[:1].isdigit() for one in cells)
