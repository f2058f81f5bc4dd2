"""A member's whole history on one page: sessions, actions, amendments and the view log, newest first."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.coaching.member_history import (
    ACTION,
    AMENDMENT,
    SESSION,
    VIEWING,
    Entry,
    Part,
    kind_words,
)
from plandesk.domain.day_words import day_words
from plandesk.gui import icons
from plandesk.gui.delegates.row import Index, RowDelegate
from plandesk.gui.models.member_history_model import ENTRY, MemberHistoryModel
from plandesk.gui.tokens import Tokens, font, px
from plandesk.gui.widgets.buttons import FilterChip, IconButton
from plandesk.gui.widgets.flow import FlowLayout
from plandesk.gui.widgets.labels import Elided
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _

ICONS = {SESSION: "person", ACTION: "check", AMENDMENT: "edit", VIEWING: "eye"}
DAY_WIDTH, LABEL_WIDTH = 136, 88
WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class MemberPage(QWidget):
    """Chips choose the kinds of lines; Enter on a line opens its session, Esc goes back to the list."""

    back_requested = Signal()
    session_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.member_id = 0
        self.model = MemberHistoryModel(self)
        self.list = HistoryList(self.model)
        self.back = IconButton("left", _("Back to the list (Esc)"))
        self.title = Elided("", 14, weight=QFont.Weight.DemiBold)
        self.chips: dict[str, FilterChip] = {}
        head = Panel("base", "bottom")
        row = QHBoxLayout(head)
        row.setContentsMargins(px(16), px(8), px(24), px(8))
        row.setSpacing(px(8))
        row.addWidget(self.back)
        row.addWidget(self.title, 1)
        choices = QWidget()
        flow = FlowLayout(choices)
        flow.setContentsMargins(0, 0, 0, 0)
        for kind, words in kind_words().items():
            chip = self.chips[kind] = FilterChip(words, ICONS[kind])
            chip.toggled.connect(lambda _on: self._filter())
            flow.addWidget(chip)
        bar = Panel("base", "bottom")
        inside = QVBoxLayout(bar)
        inside.setContentsMargins(px(24), px(8), px(24), px(8))
        inside.addWidget(choices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(bar)
        layout.addWidget(self.list, 1)
        self.back.clicked.connect(self.back_requested)
        self.list.back_requested.connect(self.back_requested)
        self.list.session_requested.connect(self.session_requested)

    def show_history(self, member_id: int, title: str, entries: tuple[Entry, ...]) -> None:
        """Show the history of a member."""
        if member_id != self.member_id:
            self.list.scrollToTop()
        self.member_id = member_id
        self.title.setText(_("History of {member}").format(member=title))
        self.list.setAccessibleName(self.title.text())
        self.model.set_entries(entries)
        counts = self.model.counts()
        for kind, chip in self.chips.items():
            chip.set_count(counts.get(kind, 0))
            chip.setEnabled(bool(counts.get(kind)) or chip.isChecked())
        if not self.list.currentIndex().isValid() and self.model.rows:
            self.list.setCurrentIndex(self.model.index(0))

    def _filter(self) -> None:
        self.model.show_kinds(frozenset(kind for kind, chip in self.chips.items() if chip.isChecked()))


class HistoryList(QListView):
    """Lines as high as their texts."""

    back_requested = Signal()
    session_requested = Signal(int)

    def __init__(self, model: MemberHistoryModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setItemDelegate(EntryDelegate(self))
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self._open())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def _open(self) -> None:
        entry = self.currentIndex().data(ENTRY)
        if isinstance(entry, Entry) and entry.session_id is not None:
            self.session_requested.emit(entry.session_id)


class EntryDelegate(RowDelegate):
    """The day at the left; title, note and the text of the record beside it."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view, margin=24)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: Entry = index.data(ENTRY)
        width = self._view.viewport().width()
        if entry.kind == VIEWING:
            return QSize(px(80), px(34))
        room = self._room(QRect(0, 0, width, px(10))).width()
        height = px(14) + self._title_height(entry, room) + (px(20) if entry.note else 0)
        return QSize(px(80), height + self._body_height(entry, room))

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        entry: Entry = index.data(ENTRY)
        rect = option.rect
        first = QRect(rect.left() + px(24), rect.top() + px(7), px(DAY_WIDTH), px(20))
        self.paint_words(painter, first, day_words(entry.day), table.secondary, 12)
        room = self._room(rect)
        icon = QRectF(room.left() - px(26), first.top() + px(2), px(16), px(16))
        name, ink = _look(entry)
        icons.paint(painter, icon, name, getattr(table, ink))
        top = first.top()
        if entry.kind == VIEWING:
            line = QRect(room.left(), top, room.width(), px(20))
            used = self.paint_words(painter, line, entry.title, table.secondary, 12)
            self.paint_words(painter, line.adjusted(used + px(12), 0, 0, 0), entry.note, table.secondary, 12)
            return
        height = self._title_height(entry, room.width())
        painter.setFont(font(13, QFont.Weight.Medium))
        painter.setPen(table.text)
        painter.drawText(QRect(room.left(), top, room.width(), height), WRAPPED, entry.title)
        top += height
        if entry.note:
            note = QRect(room.left(), top, room.width(), px(20))
            self.paint_words(painter, note, entry.note, table.late if entry.overdue else table.secondary, 12)
            top += px(20)
        top += px(4)
        for part in entry.parts:
            top += self._paint_part(painter, QRect(room.left(), top, room.width(), 0), part, table)

    def _paint_part(self, painter: QPainter, room: QRect, part: Part, table: Tokens) -> int:
        """Draw one paragraph, and say how high it is."""
        if not part.words:
            title = QRect(room.left(), room.top() + px(6), room.width(), px(20))
            self.paint_words(painter, title, part.label, table.text, 13, QFont.Weight.DemiBold)
            return px(26)
        label = QRect(room.left(), room.top() + px(1), px(LABEL_WIDTH), px(20))
        self.paint_words(painter, label, part.label, table.secondary, 12)
        height = self._part_height(part, room.width())
        painter.setFont(font(13))
        painter.setPen(table.text)
        words = QRect(room.left() + px(LABEL_WIDTH), room.top(), _words_width(room.width()), height)
        painter.drawText(words, WRAPPED, part.words)
        return height

    def _part_height(self, part: Part, width: int) -> int:
        if not part.words:
            return px(26)
        metrics = QFontMetrics(font(13))
        found = metrics.boundingRect(0, 0, _words_width(width), 1 << 20, WRAPPED, part.words)
        return max(found.height(), px(18)) + px(4)

    def _room(self, rect: QRect) -> QRect:
        left = px(24 + DAY_WIDTH + 32)
        return rect.adjusted(left, 0, -px(24), 0)

    def _title_height(self, entry: Entry, width: int) -> int:
        metrics = QFontMetrics(font(13, QFont.Weight.Medium))
        return max(
            px(20), metrics.boundingRect(0, 0, max(width, px(80)), 1 << 20, WRAPPED, entry.title).height()
        )

    def _body_height(self, entry: Entry, width: int) -> int:
        return px(4) + (
            sum(self._part_height(part, width) for part in entry.parts) + px(8) if entry.parts else 0
        )


def _look(entry: Entry) -> tuple[str, str]:
    """Icon and colour of a line: an action is done, overdue or open."""
    if entry.kind != ACTION:
        return ICONS[entry.kind], "secondary"
    if entry.done:
        return "status-completed", "completed"
    return ("status-delayed", "late") if entry.overdue else ("status-not-started", "quiet")


def _words_width(width: int) -> int:
    return max(width - px(LABEL_WIDTH), px(80))
