"""The figures of a KPI as a grid to type and paste into: periods down, units or categories across."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from plandesk.domain.kpis.grid import Grid, RefusedCell, entries_of_block, entries_of_cells, grid
from plandesk.domain.kpis.measures import Entry, Measure, enter
from plandesk.domain.kpis.numbers import show_number
from plandesk.domain.kpis.published import published_words
from plandesk.domain.kpis.targets import show_value
from plandesk.domain.periods import Due
from plandesk.gui.models import spreadsheet_text
from plandesk.gui.session import Session
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.changes import ChangeSet

Index = QModelIndex | QPersistentModelIndex
APART = Qt.ItemDataRole.UserRole + 1  # how much the total has more than its parts, or None
PROVISIONAL = Qt.ItemDataRole.UserRole + 2
MARKS = Qt.ItemDataRole.UserRole + 3  # letters: p provisional, r restated, n with a note
SUM = Qt.ItemDataRole.UserRole + 4  # what the parts add up to where no total was entered
TOTAL = Qt.ItemDataRole.UserRole + 5
PART = Qt.ItemDataRole.UserRole + 6  # of a heading: which part of a rate
YEAR_ENDS = Qt.ItemDataRole.UserRole + 7
TABLES = ("measure", "kpi", "unit", "category", "restatement")


class FiguresModel(QAbstractTableModel):
    """Reads the grid of one KPI whole: it has hundreds of periods, not hundreds of thousands.

    What is typed or pasted is checked whole before anything is written; `refused` comes with the sentence
    and the row and column of the cell that it is about.
    """

    refused = Signal(str, int, int)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._choice: tuple[int, str, int | None, int, int] | None = None
        self.grid: Grid | None = None

    # ---- what is shown

    def show(
        self, kpi_id: int | None, by: str = "units", of: int | None = None, first: int = 0, last: int = -1
    ) -> None:
        """Show a KPI's figures from one month to another, by units or categories; None shows nothing."""
        self._choice = None if kpi_id is None else (kpi_id, by, of, first, last)
        self._take(self._read())

    def follow(self, changes: ChangeSet) -> None:
        """Read again what a step changed."""
        if self._choice is not None and changes.touches(*TABLES):
            self._take(self._read())

    def measure(self, index: Index) -> Measure | None:
        """The figure of a cell."""
        if self.grid is None or not index.isValid():
            return None
        return self.grid.measure(index.row(), index.column())

    # ---- entering

    def check(self, index: Index, text: str) -> str:
        """Why a text cannot be a cell's figure; empty when it can."""
        if self.grid is None:
            return ""
        try:
            entries_of_block(self.grid, index.row(), index.column(), [[text]])
        except RefusedCell as error:
            return error.sentence
        return ""

    def paste(self, index: Index, text: str) -> bool:
        """Enter a copied block from a cell on, as one step, or nothing at all."""
        return self._enter(index.row(), index.column(), spreadsheet_text.from_text(text))

    def clear(self, indexes: Sequence[Index]) -> bool:
        """Empty some cells, as one step."""
        return self._enter_cells({(index.row(), index.column()): "" for index in indexes})

    def fill_down(self, indexes: Sequence[Index]) -> bool:
        """Give the cells of each column what stands in the uppermost of them, as one step."""
        if self.grid is None:
            return False
        top: dict[int, int] = {}
        for index in indexes:
            top[index.column()] = min(index.row(), top.get(index.column(), index.row()))
        shown = self.grid
        return self._enter_cells(
            {
                (index.row(), index.column()): shown.text(top[index.column()], index.column())
                for index in indexes
                if index.row() != top[index.column()]
            }
        )

    def fill(self, indexes: Sequence[Index], text: str) -> bool:
        """Enter one text into several cells, as one step."""
        return self._enter_cells({(index.row(), index.column()): text for index in indexes})

    def copied(self, indexes: Sequence[Index]) -> list[list[str]]:
        """The smallest block of cells around the chosen ones, as they would be typed."""
        if self.grid is None or not indexes:
            return []
        rows = [index.row() for index in indexes]
        columns = [index.column() for index in indexes]
        chosen = {(index.row(), index.column()) for index in indexes}
        return [
            [
                self.grid.text(row, column) if (row, column) in chosen else ""
                for column in range(min(columns), max(columns) + 1)
            ]
            for row in range(min(rows), max(rows) + 1)
        ]

    # ---- the model

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.grid is None else len(self.grid.periods)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.grid is None else len(self.grid.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self.grid is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            if role == Qt.ItemDataRole.DisplayRole and section < len(self.grid.periods):
                return self.grid.row_name(section)
            return self._year_ends(section) if role == YEAR_ENDS else None
        if section >= len(self.grid.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.grid.columns[section].head
        if role == PART:
            return self.grid.columns[section].part_name
        if role == TOTAL:
            return self.grid.total(section)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.grid.columns[section].words
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(self.grid.columns[section].words)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self.grid is None or not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.grid.text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == APART:
            return self._apart(row, column)
        if role == PROVISIONAL:
            found = self.grid.measure(row, column)
            return found is not None and found.provisional
        if role == MARKS:
            return self._marks(row, column)
        if role == SUM:
            return self.grid.sum_text(row, column)
        if role == TOTAL:
            return self.grid.total(column)
        if role == YEAR_ENDS:
            return self._year_ends(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(row, column)
        return _tip(self._words(row, column)) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain if self._session.read_only else plain | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return self._enter(index.row(), index.column(), [[str(value)]])

    # ---- within

    def words(self, row: int, column: int) -> str:
        """What is to be known about a cell: how much, and what was noted; without its place."""
        assert self.grid is not None
        found, text = self.grid.measure(row, column), self.grid.text(row, column)
        parts = [text or _("no figure")]
        if summed := self.grid.sum_text(row, column):
            parts.append(_("the parts add up to {n}").format(n=summed))
        if found is not None:
            if self.grid.kpi.kind == "rate" and (
                rate := show_value(self.grid.kpi, self.grid.rate(row, column))
            ):
                parts.append(rate)
            if found.provisional:
                parts.append(_("provisional"))
            if found.as_of is not None:
                parts.append(_("as of {date}").format(date=Due(found.as_of.isoformat()).text()))
            parts.append(published_words(self.grid.kpi, found))
            parts += [self.grid.was(row, column), found.footnote]
        apart = self._apart(row, column)
        if apart is not None:
            sentence = (
                _("{n} more than the parts add up to")
                if apart > 0
                else _("{n} less than the parts add up to")
            )
            parts.append(sentence.format(n=show_number(abs(apart))))
        return "; ".join(part for part in parts if part)

    def _words(self, row: int, column: int) -> str:
        assert self.grid is not None
        return _("{column}, {period}: {words}").format(
            column=self.grid.columns[column].words,
            period=self.grid.row_name(row),
            words=self.words(row, column),
        )

    def _marks(self, row: int, column: int) -> str:
        assert self.grid is not None
        found = self.grid.measure(row, column)
        if found is None:
            return ""
        marks = ("p" if found.provisional else "") + ("r" if self.grid.was(row, column) else "")
        return marks + ("n" if found.footnote or found.published else "")

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        """Figures stand at the right, words at the left."""
        assert self.grid is not None
        words = self.grid.columns[column].part == "words"
        return Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight

    def _year_ends(self, row: int) -> bool:
        assert self.grid is not None
        rows = self.grid.periods
        return self.grid.kpi.months < 12 and row + 1 < len(rows) and rows[row] // 12 != rows[row + 1] // 12

    def _apart(self, row: int, column: int) -> float | None:
        assert self.grid is not None
        return self.grid.apart(row, column) if self.grid.total(column) else None

    def _enter(self, row: int, column: int, block: Sequence[Sequence[str]]) -> bool:
        shown = self.grid
        return shown is not None and self._take_entries(lambda: entries_of_block(shown, row, column, block))

    def _enter_cells(self, wanted: dict[tuple[int, int], str]) -> bool:
        shown = self.grid
        return shown is not None and self._take_entries(lambda: entries_of_cells(shown, wanted))

    def _take_entries(self, read: Callable[[], Sequence[Entry]]) -> bool:
        document, shown = self._session.document, self.grid
        if shown is None or document is None or self._session.read_only:
            return False
        try:
            entries = read()
        except RefusedCell as error:
            self.refused.emit(error.sentence, error.row, error.column)
            return False
        if not entries:
            return True
        return self._session.act(lambda: enter(document, shown.kpi.id, entries)) is not None

    def _read(self) -> Grid | None:
        document = self._session.document
        if self._choice is None or document is None:
            return None
        return grid(document, *self._choice)

    def _take(self, found: Grid | None) -> None:
        old = self.grid
        same = (
            old is not None
            and found is not None
            and old.periods == found.periods
            and old.columns == found.columns
            and old.kpi.id == found.kpi.id
        )
        if same:
            self.grid = found
            if self.rowCount() and self.columnCount():
                last = self.index(self.rowCount() - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        # Another grid altogether: all its rows go, the others come.
        if self.rowCount():
            self.beginRemoveRows(QModelIndex(), 0, self.rowCount() - 1)
            assert old is not None
            self.grid = Grid(old.kpi, old.by, old.of, (), old.columns, {})
            self.endRemoveRows()
        if self.columnCount():
            self.beginRemoveColumns(QModelIndex(), 0, self.columnCount() - 1)
            self.grid = None
            self.endRemoveColumns()
        self.grid = None
        if found is None:
            return
        if found.columns:
            self.beginInsertColumns(QModelIndex(), 0, len(found.columns) - 1)
            self.grid = Grid(found.kpi, found.by, found.of, (), found.columns, {})
            self.endInsertColumns()
        if found.periods:
            self.beginInsertRows(QModelIndex(), 0, len(found.periods) - 1)
            self.grid = found
            self.endInsertRows()


def _tip(words: str) -> str:
    return f"<p>{escape(words)}</p>"  # the user's words, wrapped and never as markup
