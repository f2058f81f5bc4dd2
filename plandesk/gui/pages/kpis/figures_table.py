"""The table into which figures are typed and pasted."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView, QWidget

from plandesk.gui import page
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.icons import set_icon
from plandesk.gui.models import spreadsheet_text
from plandesk.gui.models.figures_model import PART, TOTAL, YEAR_ENDS, FiguresModel
from plandesk.gui.pages.kpis.figure_cells import FigureDelegate
from plandesk.gui.tokens import font, px, tokens
from plandesk.gui.widgets.refusal import Refusal
from plandesk.i18n import _

NARROWEST, WIDEST, FOR_WORDS = 88, 176, 360


class FiguresTable(QTableView):
    """Enter goes down, Shift+Enter up, Tab across; blocks are pasted, filled down and emptied."""

    chosen_changed = Signal()

    def __init__(self, model: FiguresModel) -> None:
        super().__init__()
        self._model = model
        self.setHorizontalHeader(_Head(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Head(Qt.Orientation.Vertical, self))
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        delegate = FigureDelegate(self)
        delegate.stepped.connect(self.step)
        self.setItemDelegate(delegate)
        self.setAccessibleName(_("Figures"))
        self.refusal = Refusal(self.viewport())
        model.refused.connect(self._refuse)
        model.columnsInserted.connect(lambda *_told: self.fit_columns())
        self.selectionModel().selectionChanged.connect(lambda *_told: self._told())
        self.selectionModel().currentChanged.connect(lambda *_told: self._told())
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.refusal.hide())

    def chosen(self) -> list[QModelIndex]:
        """The cells selected, or the one in hand."""
        found = self.selectionModel().selectedIndexes()
        return found or ([self.currentIndex()] if self.currentIndex().isValid() else [])

    def fit_columns(self) -> None:
        """Give the columns the widths of their headings."""
        head = self.horizontalHeader()
        for column in range(self._model.columnCount()):
            head.resizeSection(column, head.sectionSizeFromContents(column).width())

    # ---- what the user does

    def can_edit(self, verb: str) -> bool:
        """Whether an entry of the Edit menu means something for the selected cells."""
        changes = verb in (page.CUT, page.PASTE, page.DELETE)
        return bool(self.chosen()) and (self._writable() or not changes)

    def carry_out(self, verb: str) -> None:
        """Carry out an entry of the Edit menu."""
        {
            page.CUT: self.cut,
            page.COPY: self.copy,
            page.PASTE: self.paste,
            page.DELETE: self.clear_cells,
            page.SELECT_ALL: self.selectAll,
        }[verb]()

    def _writable(self) -> bool:
        return bool(self._model.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable)

    def copy(self) -> None:
        """Copy the selected cells for a spreadsheet."""
        block = self._model.copied(self.chosen())
        if block:
            QGuiApplication.clipboard().setText(spreadsheet_text.to_text(block))

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Paste a block from the upper left of the selection on; one figure goes into all selected cells."""
        cells, text = self.chosen(), QGuiApplication.clipboard().text()
        if not cells or not text.strip("\r\n"):
            return
        self.refusal.hide()
        first = min(cells, key=lambda index: (index.row(), index.column()))
        block = spreadsheet_text.from_text(text)
        if len(block) == 1 and len(block[0]) == 1:
            self._model.fill(cells, block[0][0])
        elif self._model.paste(first, text):
            self._choose_block(first, len(block), max(len(line) for line in block))

    def clear_cells(self) -> None:
        """Empty the selected cells."""
        self._model.clear(self.chosen())

    def fill_down(self) -> None:
        """Give the selected cells what stands in the uppermost of their column.

        Of a single row, or cell, what stands above it.
        """
        cells = self.chosen()
        rows = {index.row() for index in cells}
        if len(rows) == 1 and rows != {0}:
            cells += [index.siblingAtRow(index.row() - 1) for index in cells]
        self._model.fill_down(cells)

    def step(self, rows: int) -> None:
        """Go down or up from the cell in hand."""
        now = self.currentIndex()
        beside = self._model.index(now.row() + rows, now.column())
        if beside.isValid():
            self.setCurrentIndex(beside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if not self.refusal.sentence:
                event.ignore()  # the page goes back to its list; the table itself would begin to edit
            self.refusal.hide()
        elif key == Qt.Key.Key_Backspace:
            self.clear_cells()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        pointed = event.reason() == QContextMenuEvent.Reason.Mouse and index.isValid()
        if pointed and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        if self.chosen():
            self.make_menu().popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """What can be done with the selected cells."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        writable = self._writable()
        for words, icon, slot, changes in (
            (_("Cut"), "cut", self.cut, True),
            (_("Copy"), "copy", self.copy, False),
            (_("Paste"), "paste", self.paste, True),
            (_("Fill down"), "down", self.fill_down, True),
            (_("Clear"), "trash", self.clear_cells, True),
        ):
            action = menu.addAction(words, slot)
            set_icon(action, icon)
            action.setEnabled(writable or not changes)
        return menu

    # ---- within

    def _told(self) -> None:
        self.refusal.hide()
        self.chosen_changed.emit()

    def _refuse(self, sentence: str, row: int, column: int) -> None:
        index = self._model.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.refusal.say(sentence, self.visualRect(index))
        self.setAccessibleDescription(sentence)

    def _choose_block(self, first: QModelIndex, rows: int, columns: int) -> None:
        last = self._model.index(first.row() + rows - 1, first.column() + columns - 1)
        self.selectionModel().select(
            QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )


class _Head(QHeaderView):
    """Headings as the design draws them: across in two lines, the second one for the part of a rate."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        across = orientation == Qt.Orientation.Horizontal
        self.setSectionResizeMode(
            QHeaderView.ResizeMode.Interactive if across else QHeaderView.ResizeMode.Fixed
        )
        self.setDefaultSectionSize(px(112 if across else 32))
        self.setMinimumSectionSize(px(56 if across else 24))
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sectionSizeFromContents(self, section: int) -> QSize:
        model, around = self.model(), px(24)
        if self.orientation() == Qt.Orientation.Vertical:
            words = str(model.headerData(section, self.orientation()) or "")
            return QSize(QFontMetrics(font(13)).horizontalAdvance(words) + px(40), px(32))
        two = any(model.headerData(column, self.orientation(), PART) for column in range(model.columnCount()))
        lines = [
            QFontMetrics(font(12, weight)).horizontalAdvance(str(words or ""))
            for words, weight in (
                (model.headerData(section, self.orientation()), QFont.Weight.DemiBold),
                (model.headerData(section, self.orientation(), PART), QFont.Weight.Normal),
            )
        ]
        width = min(max(max(lines) + around, px(NARROWEST)), px(WIDEST))
        side = model.headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        if side == Qt.AlignmentFlag.AlignLeft:
            width = px(FOR_WORDS)
        return QSize(width, px(44 if two else 32))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        table, model = tokens(self.palette()), self.model()
        painter.save()
        painter.fillRect(rect, table.base)
        if self.orientation() == Qt.Orientation.Vertical:
            room = rect.adjusted(px(24), 0, -px(8), -1)
            words = str(model.headerData(section, self.orientation()) or "")
            RowDelegate.paint_words(painter, room, words, table.text)
            ends = model.headerData(section, self.orientation(), YEAR_ENDS)
            line = table.edge_low if ends else table.row_line
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), line)
            painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), table.line)
        else:
            self._paint_across(painter, rect, section)
        painter.restore()

    def _paint_across(self, painter: QPainter, rect: QRect, section: int) -> None:
        table, model = tokens(self.palette()), self.model()
        total = bool(model.headerData(section, self.orientation(), TOTAL))
        name = str(model.headerData(section, self.orientation()) or "")
        part = str(model.headerData(section, self.orientation(), PART) or "")
        room = rect.adjusted(px(8), 0, -px(12), -1)
        side = model.headerData(section, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        weight = QFont.Weight.DemiBold if total else QFont.Weight.Medium
        above = room.adjusted(0, px(4), 0, -room.height() // 2) if part else room
        RowDelegate.paint_words(painter, above, name, table.text, 12, weight, side)
        if part:
            below = room.adjusted(0, room.height() // 2, 0, -px(4))
            RowDelegate.paint_words(painter, below, part, table.secondary, 12, alignment=side)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), table.line)
        if total and not model.headerData(section + 1, self.orientation(), TOTAL):
            painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), table.line)
