"""The table of the carry-forward dialog: tick with Space, write the new due time, go on with Enter."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)

from plandesk.gui import icons
from plandesk.gui.delegates.row import RowDelegate
from plandesk.gui.models.carrying_model import (
    CHOSEN,
    DUE,
    MISSING,
    NEW_DUE,
    NUMBER,
    STANDING,
    STATUS,
    TEXT,
    CarryingModel,
)
from plandesk.gui.tokens import Tokens, px
from plandesk.gui.widgets.status_look import look_of, paint_status
from plandesk.gui.widgets.whole_rows import WholeRows
from plandesk.i18n import _

WIDTHS = {CHOSEN: 44, NUMBER: 52, STATUS: 144, DUE: 96, NEW_DUE: 160}
BOX = 16


class CarryForwardTable(WholeRows):
    """Rows of initiatives; typing anywhere in a row writes its new due time."""

    def __init__(self, model: CarryingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Initiatives to carry forward"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(32))
        head = self.horizontalHeader()
        head.setFixedHeight(px(32))
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(column, px(width))
        self._delegate = CarryForwardDelegate(self)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._tick)

    def rows(self) -> list[int]:
        """The selected rows, from the top down."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def go_to(self, row: int) -> None:
        """Take a row in hand."""
        self.setCurrentIndex(self._model.index(row, NEW_DUE))
        self.scrollTo(self.currentIndex())

    def edit_due(self, row: int) -> None:
        """Write the new due time of a row."""
        self.go_to(row)
        self.edit(self._model.index(row, NEW_DUE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Space and self.rows():
            rows = self.rows()
            self._model.choose(rows, not all(self._model.is_chosen(one) for one in rows))
        elif event.key() == Qt.Key.Key_F2 and row >= 0:
            self.edit_due(row)
        elif _writes(event) and row >= 0:
            self.edit_due(row)
            editor = self.findChild(QLineEdit)
            if editor is not None:
                editor.setText(event.text())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: object) -> None:
        super().closeEditor(editor, hint)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tick(self, index: QModelIndex) -> None:
        if index.column() == CHOSEN:
            self._model.choose([index.row()], not self._model.is_chosen(index.row()))


class CarryForwardDelegate(RowDelegate):
    """The tick as a box, the status with its symbol, a missing due time as what asks for something."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        made = QLineEdit(parent)
        made.setAccessibleName(_("New due"))
        made.setPlaceholderText(_("Q3, June 2024 …"))
        return made

    def paint_content(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        table: Tokens,
    ) -> None:
        column = index.column()
        room = option.rect.adjusted(px(8), 0, -px(8), -1)
        if column == CHOSEN:
            self._paint_box(painter, option.rect, index.data(Qt.ItemDataRole.CheckStateRole), table)
        elif column == STATUS:
            standing = index.data(STANDING)
            paint_status(painter, room, look_of(standing.status), table)
        elif column == NEW_DUE and index.data(MISSING):
            icons.paint(
                painter,
                QRectF(room.left(), room.top() + (room.height() - px(14)) / 2, px(14), px(14)),
                "warning",
                table.late,
            )
            beside = room.adjusted(px(20), 0, 0, 0)
            self.paint_words(painter, beside, str(index.data()), table.late)
        else:
            chosen = index.siblingAtColumn(CHOSEN).data(Qt.ItemDataRole.CheckStateRole)
            ink = table.text if chosen == Qt.CheckState.Checked else table.secondary
            figures = column in (NUMBER, DUE, NEW_DUE)
            self.paint_words(painter, room, str(index.data() or ""), ink, figures=figures)

    def _paint_box(self, painter: QPainter, rect: QRect, state: Qt.CheckState, table: Tokens) -> None:
        edge = px(BOX)
        box = QRectF(rect.left() + px(16), rect.top() + (rect.height() - edge) / 2, edge, edge)
        painter.setRenderHint(painter.RenderHint.Antialiasing)
        on = state == Qt.CheckState.Checked
        painter.setBrush(table.fill if on else table.base)
        painter.setPen(QPen(table.fill if on else table.edge_low, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(3), px(3))
        if on:
            icons.paint(painter, box.adjusted(px(1), px(1), -px(1), -px(1)), "check", table.on_fill)


def _writes(event: QKeyEvent) -> bool:
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
    return plain and bool(event.text().strip()) and event.text().isprintable()
