"""Cells of the table of initiatives: words, numbers, check marks, and group rows across all columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from plandesk.gui import icons
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.tokens import Tokens, font, px
from plandesk.gui.widgets.status_look import paint_progress
from plandesk.i18n import _

Index = QModelIndex | QPersistentModelIndex
MIDDLE = Qt.AlignmentFlag.AlignVCenter
CHEVRON_ROOM = 36
EMPTY = "–"


class GroupRow(Protocol):
    """What a group's row says."""

    number: str
    title: str
    count: int
    collapsed: bool
    done: int | None
    total: int


class CellDelegate(RowDelegate):
    """A cell of words. `group_at` tells the group that a row heads, `numbers` is the column of numbers.

    A group's row says how many are done in the columns `progress`: a bar in one, figures in the next.
    """

    def __init__(
        self,
        group_at: Callable[[Index], GroupRow | None],
        count_words: Callable[[int], str],
        numbers: int = 0,
        progress: tuple[int, int] = (-1, -1),
        quiet: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._group_at, self._count_words, self._numbers, self._quiet = group_at, count_words, numbers, quiet
        self._progress = progress

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        group = self._group_at(index)
        if group is not None:
            self._paint_group(painter, option, group, table)
        else:
            self.paint_cell(painter, option, index, table)

    def paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        """The words of an initiative's cell."""
        words = str(index.data() or "") or (EMPTY if self._quiet else "")
        colour = table.secondary if self._quiet else table.text
        room = option.rect.adjusted(px(self.margin), 0, -px(self.margin), -1)
        if index.column() == self._numbers:
            self.paint_words(
                painter, room, words, table.secondary, alignment=Qt.AlignmentFlag.AlignRight, figures=True
            )
        else:
            self.paint_words(painter, room, words, colour)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole text of a cell that does not show it."""
        words = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        room = view.visualRect(QModelIndex(index)).width() - 2 * px(self.margin)
        cut = view.fontMetrics().horizontalAdvance(words[:600]) > room or "\n" in words
        if event.type() == QEvent.Type.ToolTip and words and (cut or words != str(index.data() or "")):
            # A text with what looks like markup must not be read as such.
            plain = words.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<qt>{plain}</qt>", view)
        else:
            QToolTip.hideText()
        return True

    def _paint_group(
        self, painter: QPainter, option: QStyleOptionViewItem, group: GroupRow, table: Tokens
    ) -> None:
        """This cell's part of a line that goes across the whole row."""
        view = option.widget
        if not isinstance(view, QTableView):
            return
        header, rect = view.horizontalHeader(), option.rect
        shown = [
            one for one in map(header.logicalIndex, range(header.count())) if not view.isColumnHidden(one)
        ]
        start = header.sectionViewportPosition(shown[0])
        row = QRect(start, rect.top(), header.length(), rect.height() - 1)
        painter.setClipRect(rect)
        chevron = QRectF(0, 0, px(16), px(16))
        chevron.moveCenter(QRectF(start + px(12), row.top(), px(16), row.height()).center())
        icons.paint(painter, chevron, "right" if group.collapsed else "down", table.secondary)
        left = start + px(CHEVRON_ROOM)
        face = font(13, QFont.Weight.DemiBold, True)
        painter.setFont(face)
        number = row.adjusted(px(CHEVRON_ROOM), 0, 0, 0)
        words = f"{group.number}  {group.title}".strip()
        if shown[0] == self._numbers and len(shown) > 1:
            number.setRight(start + header.sectionSize(shown[0]) - px(self.margin) - 1)
            if painter.fontMetrics().horizontalAdvance(group.number) <= number.width():
                left = max(left, start + header.sectionSize(shown[0]) + px(self.margin))
                words = group.title
                painter.setPen(table.text)
                painter.drawText(number, int(MIDDLE | Qt.AlignmentFlag.AlignRight), group.number)
        end = self._paint_progress(painter, view, row, group, shown, table)
        count = self._count_words(group.count) if group.done is None or group.count < group.total else ""
        painter.setFont(font(12))
        beside = painter.fontMetrics().horizontalAdvance(count) + px(12) if count else 0
        room = QRect(left, row.top(), end - left - px(16) - beside, row.height())
        used = self.paint_words(painter, room, words, table.text, 13, QFont.Weight.DemiBold)
        if count:
            place = QRect(left + used + px(12), row.top(), px(400), row.height())
            self.paint_words(painter, place, count, table.secondary, 12)

    def _paint_progress(
        self,
        painter: QPainter,
        view: QTableView,
        row: QRect,
        group: GroupRow,
        shown: list[int],
        table: Tokens,
    ) -> int:
        """How many are done, below the heads of its columns; where the words of the row have to end."""
        header = view.horizontalHeader()
        end = min(row.right(), view.viewport().width())
        bar, figures = self._progress
        if group.done is None or bar not in shown or shown.index(bar) == 0:
            return end
        left = header.sectionViewportPosition(bar) + px(self.margin)
        width = min(px(80), header.sectionSize(bar) - 2 * px(self.margin))
        paint_progress(painter, QRect(left, row.top(), width, row.height()), group.done, group.total, table)
        words = _("{done} of {total}").format(done=f"{group.done:n}", total=f"{group.total:n}")
        follows = figures in shown and shown.index(figures) == shown.index(bar) + 1
        start = header.sectionViewportPosition(figures) + px(self.margin) if follows else left + width + px(8)
        self.paint_words(painter, QRect(start, row.top(), px(160), row.height()), words, table.secondary)
        return left - px(self.margin)


class CheckDelegate(CellDelegate):
    """A check box in the middle of the cell; a click or the space bar changes it."""

    def paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        box = QStyleOptionButton()
        box.palette = option.palette
        box.rect = self._box(option)
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        box.state = QStyle.StateFlag.State_On if checked else QStyle.StateFlag.State_Off
        if option.state & QStyle.StateFlag.State_Enabled:
            box.state |= QStyle.StateFlag.State_Enabled
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, option.widget)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget | None:
        return None

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        near = self._box(option).adjusted(-px(6), -px(6), px(6), px(6))
        editable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        left = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if not (left and editable and near.contains(event.position().toPoint())):
            return False
        return self.toggle(model, index)

    def toggle(self, model: QAbstractItemModel, index: Index) -> bool:
        """Turn the mark round."""
        checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    def _box(self, option: QStyleOptionViewItem) -> QRect:
        size = option.widget.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)
        return QRect(
            option.rect.left() + px(self.margin),
            option.rect.top() + (option.rect.height() - size) // 2,
            size,
            size,
        )
