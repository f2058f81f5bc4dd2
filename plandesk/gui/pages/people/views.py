"""The tree of units, or their line where it has no room, and the table of people, with their keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTreeView,
)

from plandesk.gui.delegates.row import Index, RowDelegate
from plandesk.gui.models.people_table import COLUMNS
from plandesk.gui.tokens import Tokens, px, tokens
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.panel import Panel
from plandesk.gui.widgets.whole_rows import WholeRows
from plandesk.i18n import _

STEPS = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down", Qt.Key.Key_Left: "out", Qt.Key.Key_Right: "in"}


class UnitView(QTreeView):
    """Units; Alt with the arrow keys moves one, Enter goes to its form."""

    entered_form = Signal()
    move_requested = Signal(str)  # up, down, out, in

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(px(16))
        self.setMouseTracking(True)
        self.setItemDelegate(_UnitDelegate(self, lines=False))
        self.setAccessibleName(_("Units"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in STEPS:
            self.move_requested.emit(STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_form.emit()
        else:
            super().keyPressEvent(event)

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex) -> None:
        delegate = self.itemDelegate()
        assert isinstance(delegate, RowDelegate)
        whole = QStyleOptionViewItem(options)
        whole.rect.setLeft(0)
        whole.widget = self
        if self.selectionModel().isSelected(index):
            whole.state |= _SELECTED
        delegate.paint_fill(painter, whole, tokens(self.palette()))
        super().drawRow(painter, options, index)
        delegate.paint_row(painter, whole, index)


class UnitBar(Panel):
    """Offers the units in one line, where the tree of them has no room; hidden until then."""

    def __init__(self) -> None:
        super().__init__("base", "bottom")
        self.choice = Choice()
        self.choice.setAccessibleName(_("Unit"))
        self.edit = IconButton("edit", _("Edit this unit"))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(8), px(24), px(8))
        row.setSpacing(px(8))
        row.addWidget(self.choice, 1)
        row.addWidget(self.edit)
        self.hide()


class PeopleView(WholeRows):
    """People; Enter goes to the form."""

    entered_form = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_PersonDelegate(self))
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(_("People"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(32))
        self.verticalHeader().setMinimumSectionSize(px(24))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setStretchLastSection(True)
        head.setFixedHeight(px(32))
        head.setSectionsMovable(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fit_columns(self) -> None:
        """Give the columns their first widths."""
        for column, width in enumerate((200, 160, 88, 180, 80)):
            self.horizontalHeader().resizeSection(column, px(width))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_form.emit()
        else:
            super().keyPressEvent(event)


class _UnitDelegate(RowDelegate):
    def paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        """The view draws the ground of whole rows."""

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        room = option.rect.adjusted(px(4), 0, -px(8), -1)
        chosen = bool(option.state & _SELECTED)
        weight = QFont.Weight.Medium if chosen else QFont.Weight.Normal
        self.paint_words(painter, room, str(index.data()), table.text, weight=weight)


class _PersonDelegate(RowDelegate):
    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        room = option.rect.adjusted(px(12), 0, -px(8), -1)
        quiet = COLUMNS[index.column()] in ("number", "sworn")
        ink = table.secondary if quiet else table.text
        self.paint_words(painter, room, str(index.data() or ""), ink, figures=quiet)


_SELECTED = QStyle.StateFlag.State_Selected
