"""The preview of a table that is imported: what becomes of each of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from plandesk.exchange.outline_rows import PlanRow
from plandesk.exchange.row_changes import Change
from plandesk.gui import icons
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.tokens import Tokens, px
from plandesk.gui.widgets.labels import plain_tip
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
INDENT = 20  # of an entry below another one
# Verdict → icon and colour; the words stand beside them.
LOOKS = {
    "new": ("add", "accent"),
    "changed": ("edit", "late"),
    "unchanged": ("check", "quiet"),
    "refused": ("error", "error"),
    "missing": ("right", "late"),
    "left": ("remove", "late"),
}


SYMBOL = 44  # the width of a column with a symbol only
NARROW = 440  # below this there is a column for the verdict's symbol and one for all the rest


class Column(IntEnum):
    """The columns of the preview."""

    VERDICT = 0
    LINE = 1
    NUMBER = 2
    TEXT = 3


def verdict_words() -> dict[str, str]:
    """Each verdict as it is written beside its symbol."""
    return {
        "new": _("New"),
        "changed": _("Changed"),
        "unchanged": _("Unchanged"),
        "refused": _("Refused"),
        "missing": _("Not in the list"),
        "left": _("Left out"),
    }


class Row(Protocol):
    """What a row of any preview has; see `PreviewRow`, `FigureRow` and `RosterRow`."""

    @property
    def line(self) -> int: ...
    @property
    def verdict(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def changes(self) -> tuple[Change, ...]: ...
    @property
    def why(self) -> str: ...


class PreviewModel(QAbstractTableModel):
    """The rows of a preview that have one of the chosen verdicts, under the words of `heads`.

    `in_words` says that no row has a line, and that words stand in place of the numbers.
    """

    def __init__(
        self, parent: QWidget | None, heads: tuple[str, str, str, str], in_words: bool = False
    ) -> None:
        super().__init__(parent)
        self._heads, self.in_words = heads, in_words
        self._all: tuple[Row, ...] = ()
        self._shown: list[Row] = []
        self._verdicts: frozenset[str] = frozenset()
        self._words = verdict_words()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show another preview."""
        self._all = tuple(rows)
        self._show()

    def set_verdicts(self, verdicts: frozenset[str]) -> None:
        """Show only rows with these verdicts; none means all."""
        if verdicts != self._verdicts:
            self._verdicts = verdicts
            self._show()

    def row_at(self, row: int) -> Row:
        """The preview of a row that is shown."""
        return self._shown[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.TEXT:
            return ". ".join(part for part in (row.text, below(row)) if part)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == Column.TEXT:
            said = [change.words for change in row.changes]
            return plain_tip("\n".join(part for part in (row.text, *said, row.why) if part)[:2000])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = section in (Column.LINE, Column.NUMBER) and not self.in_words
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cell(self, row: Row, column: int) -> str:
        if column == Column.VERDICT:
            return self._words[row.verdict]
        if column == Column.LINE:
            return str(row.line or "")
        return row.number if column == Column.NUMBER else row.text

    def _show(self) -> None:
        wanted = [one for one in self._all if not self._verdicts or one.verdict in self._verdicts]
        before, after = len(self._shown), len(wanted)
        if after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            del self._shown[after:]
            self.endRemoveRows()
        kept = len(self._shown)
        changed = [at for at in range(kept) if self._shown[at] != wanted[at]]
        self._shown[:kept] = wanted[:kept]
        if changed:
            last = self.index(changed[-1], len(Column) - 1)
            self.dataChanged.emit(self.index(changed[0], 0), last)
        if after > kept:
            self.beginInsertRows(QModelIndex(), kept, after - 1)
            self._shown.extend(wanted[kept:])
            self.endInsertRows()


def below(row: Row) -> str:
    """The second line of a row: why it is refused, what to look at, what changes."""
    changes = " · ".join(change.words for change in row.changes)
    return " · ".join(part for part in (row.why, changes) if part)


class PreviewDelegate(RowDelegate):
    """Symbol and word of the verdict, figures at the right, and two lines for initiative and changes.

    Where it is `narrow` the two lines tell number and verdict, too.
    """

    def __init__(self, parent: QWidget | None = None, in_words: bool = False) -> None:
        super().__init__(parent, height=48)
        self._in_words = in_words
        self.narrow = False

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        row = index.data(ROW)
        room = option.rect.adjusted(px(self.margin), 0, -px(self.margin), -1)
        if isinstance(row, PlanRow) and index.column() == Column.TEXT:
            room.setLeft(min(room.left() + px(INDENT) * row.depth, room.center().x()))
        first = QRect(room.left(), room.top() + px(5), room.width(), px(19))
        if not below(row) and not self.narrow:
            first.moveTop(room.top() + (room.height() - first.height()) // 2)
        if index.column() == Column.VERDICT:
            icon, role = LOOKS[row.verdict]
            colour = getattr(table, role)
            place = QRectF(first.left(), first.top() + (first.height() - px(14)) / 2, px(14), px(14))
            icons.paint(painter, place, icon, colour)
            if not self.narrow:
                ink = _ink(row, table)
                self.paint_words(painter, first.adjusted(px(22), 0, 0, 0), str(index.data()), ink)
        elif index.column() == Column.NUMBER and self._in_words:
            self.paint_words(painter, first, str(index.data()), table.secondary)
        elif index.column() in (Column.LINE, Column.NUMBER):
            right = Qt.AlignmentFlag.AlignRight
            self.paint_words(
                painter, first, str(index.data()), table.secondary, alignment=right, figures=True
            )
        else:
            self._paint_text(painter, room, first, row, table)

    def _paint_text(self, painter: QPainter, room: QRect, first: QRect, row: Row, table: Tokens) -> None:
        quiet = row.verdict == "unchanged"
        words = " · ".join(part for part in (row.text, row.number if self.narrow else "") if part)
        self.paint_words(painter, first, words, table.secondary if quiet else table.text)
        second = QRect(room.left(), first.bottom() + 1, room.width(), px(18))
        if self.narrow and not (row.why and row.verdict == "refused"):  # which says it in red
            used = self.paint_words(painter, second, verdict_words()[row.verdict], _ink(row, table), 12)
            second.setLeft(second.left() + used + px(8))
        if row.why:
            colour = table.error if row.verdict == "refused" else table.late
            used = self.paint_words(painter, second, row.why, colour, 12)
            second.setLeft(second.left() + used + px(8))
        changes = " · ".join(change.words for change in row.changes)
        if changes and second.width() > px(40):
            self.paint_words(painter, second, changes, table.secondary, 12)


def _ink(row: Row, table: Tokens) -> QColor:
    """The colour of a verdict's word."""
    ink: QColor = table.secondary if row.verdict == "unchanged" else getattr(table, LOOKS[row.verdict][1])
    return ink


class PreviewTable(QTableView):
    """The preview as a table to read; rows are chosen, not cells."""

    def __init__(
        self,
        model: PreviewModel,
        parent: QWidget | None = None,
        number_width: int = 56,
        verdict_width: int = 108,
    ) -> None:
        super().__init__(parent)
        self._number_width, self._verdict_width = number_width, verdict_width
        self._in_words = model.in_words
        self.setModel(model)
        self._delegate = PreviewDelegate(self, model.in_words)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("What becomes of each row"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(48))
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(px(40))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setFixedHeight(px(32))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        room = self.viewport().width()
        narrow = self._delegate.narrow = room < px(NARROW)
        without_lines = narrow or self._in_words
        self.setColumnHidden(Column.LINE, without_lines)
        self.setColumnHidden(Column.NUMBER, narrow)
        widths = {Column.VERDICT: px(SYMBOL if narrow else self._verdict_width)}
        if not narrow:
            widths[Column.NUMBER] = px(self._number_width)
        if not without_lines:
            widths[Column.LINE] = px(56)
        for column, width in widths.items():
            header.resizeSection(column, width)
        header.resizeSection(Column.TEXT, max(room - sum(widths.values()), px(120)))
