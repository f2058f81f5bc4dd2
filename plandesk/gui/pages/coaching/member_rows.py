"""The table of members, and how its rows are drawn."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QStyleOptionViewItem, QWidget

from plandesk.domain.coaching.due import DueState
from plandesk.gui.delegates.row import Index, RowDelegate
from plandesk.gui.models.members_table import COLUMNS, ROW, MembersTable
from plandesk.gui.tokens import Tokens, px
from plandesk.gui.widgets.status_look import StatusLook, paint_status
from plandesk.gui.widgets.whole_rows import WholeRows
from plandesk.i18n import _, ngettext

LOOKS = {
    DueState.OVERDUE: ("status-delayed", "late"),
    DueState.NEVER: ("status-no-update", "missing"),
    DueState.SOON: ("clock", "accent"),
    DueState.PLANNED: ("calendar", "accent"),
}
WIDTHS = (208, 72, 128, 176, 136, 264)
LONGER = 192  # what a name gets more where there is room
GOES_FIRST = ("last", "number", "supervisor", "unit")  # where there is no room for all columns


class MembersView(WholeRows):
    """Members under headings; Enter opens the whole history, F2 or Tab lead to the form."""

    opened = Signal()
    entered_form = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: MembersTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members = model
        self.setModel(model)
        self.setItemDelegate(MemberRowDelegate(self))
        self.setAccessibleName(_("Members"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(px(24))
        self.verticalHeader().setDefaultSectionSize(px(34))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFixedHeight(px(32))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            head.resizeSection(column, px(width))
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        for signal in (model.rowsInserted, model.rowsRemoved, model.dataChanged):
            signal.connect(lambda *_told: self._span())
        self.doubleClicked.connect(lambda index: self.opened.emit() if index.data(ROW).member else None)
        self._span()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_F2 and self.currentIndex().isValid():
            self.entered_form.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.currentIndex().isValid():
            self.menu_requested.emit(event.globalPos())

    def fit_columns(self) -> None:
        """Leave out what stands in the form too, until the rest has room."""
        shown = [name for name in COLUMNS if name != self._members.group]  # which the headings say
        for name in GOES_FIRST:
            if sum(px(width) for width, one in zip(WIDTHS, COLUMNS, strict=True) if one in shown) <= (
                self.viewport().width()
            ):
                break
            shown = [one for one in shown if one != name]
        for column, name in enumerate(COLUMNS):
            self.setColumnHidden(column, name not in shown)
        needed = sum(px(width) for width, one in zip(WIDTHS, COLUMNS, strict=True) if one in shown)
        spare = min(max(self.viewport().width() - needed, 0), px(LONGER))
        self.horizontalHeader().resizeSection(0, px(WIDTHS[0]) + spare)

    def _span(self) -> None:
        self.clearSpans()
        for row in self._members.heading_rows():
            self.setSpan(row, 0, 1, len(COLUMNS))


class MemberRowDelegate(RowDelegate):
    """Cells of words; what is due with symbol, word and colour; headings across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, height=34, margin=12)

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        row = index.data(ROW)
        room = option.rect.adjusted(px(12), 0, -px(8), -1)
        if row.member is None:
            self._paint_heading(painter, room, row.words, row.many, table)
            return
        name, words = COLUMNS[index.column()], str(index.data())
        if name == "due" and row.due is not None and row.due.state in LOOKS and words:
            icon, ink = LOOKS[row.due.state]
            paint_status(painter, room, StatusLook(words, icon, ink), table)
            return
        quiet = name != "name"
        weight = QFont.Weight.Medium if name == "name" else QFont.Weight.Normal
        ink = table.secondary if quiet or row.member.state != "active" else table.text
        self.paint_words(painter, room, words, ink, weight=weight, figures=name == "number")

    def _paint_heading(self, painter: QPainter, room: QRect, words: str, many: int, table: Tokens) -> None:
        low = room.adjusted(0, px(6), 0, 0)
        used = self.paint_words(painter, low, words, table.text, 12, QFont.Weight.DemiBold)
        count = ngettext("{n} member", "{n} members", many).format(n=many)
        self.paint_words(painter, low.adjusted(used + px(8), 0, 0, 0), count, table.secondary, 12)
