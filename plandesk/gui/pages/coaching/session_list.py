"""The list on the left of the sessions: whose, and under their headings each with its state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.coaching.due import DueState, MemberDue
from plandesk.domain.coaching.members import Member
from plandesk.domain.coaching.session_list import SessionLine, Waiting, waiting_words
from plandesk.domain.day_words import short_day
from plandesk.gui import icons
from plandesk.gui.delegates.row import Index, RowDelegate
from plandesk.gui.models.session_list_model import KEY, LINE, SessionListModel
from plandesk.gui.tokens import Tokens, font, px
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import plain_tip
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _

OFFERED = 200  # sessions in the line of a narrow window
GAP = 8  # between the name and the day
LOOKS = {
    Waiting.NOBODY: ("status-completed", "completed"),
    Waiting.COACH: ("status-in-progress", "in_progress"),
    Waiting.EMPLOYEE: ("status-in-progress", "in_progress"),
    Waiting.BOTH: ("status-not-started", "quiet"),
    Waiting.PLANNED: ("calendar", "quiet"),
}


class SessionListPane(Panel):
    """Choice of the member above, the list below it."""

    def __init__(self, model: SessionListModel, today: date, parent: QWidget | None = None) -> None:
        super().__init__("base", "right", parent)
        self.member = Choice()
        self.member.setAccessibleName(_("Whose sessions are shown"))
        self.list = SessionList(model, today)
        bar = Panel("base", "bottom")
        row = QVBoxLayout(bar)
        row.setContentsMargins(px(24), px(8), px(16), px(8))
        row.addWidget(self.member)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 1, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.list, 1)

    def show_members(self, found: Sequence[Member], now: int | None) -> None:
        """Offer the members."""
        self.member.set_choices([(None, _("All members")), *((one.id, one.title) for one in found)])
        self.member.set_value(now)


class SessionBar(Panel):
    """Offers members and sessions in one line, where the list has no room; hidden until then."""

    def __init__(self, model: SessionListModel) -> None:
        super().__init__("base", "bottom")
        self._model = model
        self.member, self.choice = Choice(), Choice()
        self.member.setAccessibleName(_("Whose sessions are shown"))
        self.choice.setAccessibleName(_("Session"))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(8), px(24), px(8))
        row.setSpacing(px(8))
        row.addWidget(self.member, 1)
        row.addWidget(self.choice, 2)
        self.hide()

    def offer(self, key: int) -> None:
        """Offer the first sessions of the list; the one with the key is in hand."""
        rows = [row for row in range(min(self._model.rowCount(), OFFERED)) if self._model.key(row)]
        self.choice.set_choices([(self._model.key(row), self._model.words(row)) for row in rows])
        self.choice.set_value(key)


class SessionList(QListView):
    """Up and Down go from session to session, Enter goes into the form."""

    chosen = Signal(int)  # a session's id, or with a minus that of a member that is due
    entered_form = Signal()

    def __init__(self, model: SessionListModel, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)  # or 10,000 rows would be measured one by one
        self.setAccessibleName(_("Sessions"))
        self.setItemDelegate(_SessionDelegate(self, today))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._tell)

    def key(self) -> int:
        """What is chosen; 0 for nothing."""
        return int(self.currentIndex().data(KEY) or 0)

    def choose(self, key: int) -> bool:
        """Choose a session or a member that is due; False where it is not in the list."""
        model = self.model()
        assert isinstance(model, SessionListModel)
        row = model.row_of(key)
        if row >= 0 and self.currentIndex().row() != row:
            self.setCurrentIndex(model.index(row))
            self.scrollTo(model.index(row))
        return row >= 0

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.key():
            self.choose_first()

    def choose_first(self) -> None:
        """Choose the first row that is no heading."""
        model = self.model()
        assert isinstance(model, SessionListModel)
        row = next((row for row in range(min(model.rowCount(), 3)) if model.key(row)), -1)
        if row >= 0:
            self.setCurrentIndex(model.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_form.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self, now: QModelIndex) -> None:
        key = int(now.data(KEY) or 0)
        if key:
            self.chosen.emit(key)


class _SessionDelegate(RowDelegate):
    """Headings quiet; a session with its member, its day at the right, and its state below.

    The day goes down beside the state where a long name needs the whole line.
    """

    def __init__(self, parent: QWidget, today: date) -> None:
        super().__init__(parent, height=46, lines=False, margin=24)
        self._today = today

    def paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        if index.data(KEY):
            super().paint_ground(painter, option, index, table)

    def paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, table: Tokens
    ) -> None:
        room = option.rect.adjusted(px(24), 0, -px(16), 0)
        if not index.data(KEY):
            low = room.adjusted(0, px(16), 0, 0)
            self.paint_words(painter, low, str(index.data()), table.secondary, 12)
            return
        name, (icon, ink, words, day) = str(index.data()), self._told(index.data(LINE))
        above = QRect(room.left(), room.top() + px(3), room.width(), px(20))
        below = QRect(room.left() + px(18), room.top() + px(22), room.width() - px(18), px(20))
        wide, needed = self._widths(name, day)
        beside = needed + px(GAP) + wide <= room.width()
        if not beside:
            day = self._told(index.data(LINE), narrow=True)[-1]
            wide, _needed = self._widths("", day)
        right = Qt.AlignmentFlag.AlignRight
        self.paint_words(
            painter, above if beside else below, day, table.secondary, 12, alignment=right, figures=True
        )
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        weight = QFont.Weight.Medium if chosen else QFont.Weight.Normal
        self.paint_words(painter, above, name, table.text, weight=weight)
        place = QRectF(room.left(), below.top() + (below.height() - px(12)) / 2, px(12), px(12))
        icons.paint(painter, place, icon, getattr(table, ink))
        if not beside:
            below.adjust(0, 0, -wide - px(GAP), 0)
        self.paint_words(painter, below, words, table.secondary, 12)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tell the whole row where something of it is cut off."""
        if event.type() != QEvent.Type.ToolTip or not index.data(KEY):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), self.tip(view.visualRect(QModelIndex(index)), index), view)
        return True

    def tip(self, rect: QRect, index: Index) -> str:
        """The row in words where it is too narrow for them; empty where all can be read."""
        name, (_icon, _ink, words, day) = str(index.data()), self._told(index.data(LINE))
        room = rect.width() - px(24) - px(16)
        wide, needed = self._widths(name, day)
        state = px(18) + QFontMetrics(font(12)).horizontalAdvance(words)
        if needed + px(GAP) + wide <= room:
            fits = state <= room
        else:
            narrow, _needed = self._widths("", self._told(index.data(LINE), narrow=True)[-1])
            fits = needed <= room and state + px(GAP) + narrow <= room
        return "" if fits else plain_tip("\n".join(filter(None, (name, words, day))))

    @staticmethod
    def _widths(name: str, day: str) -> tuple[int, int]:
        """How wide the day and the name are, the name as when it is chosen: choosing moves nothing."""
        wide = QFontMetrics(font(12, figures=True)).horizontalAdvance(day)
        return wide, QFontMetrics(font(13, QFont.Weight.Medium)).horizontalAdvance(name)

    def _told(self, line: object, narrow: bool = False) -> tuple[str, str, str, str]:
        """Symbol, its colour, words and day of a line; the day `narrow`, where it stands beside the words."""
        if isinstance(line, SessionLine):
            icon, ink = LOOKS[line.waiting]
            return icon, ink, waiting_words()[line.waiting], short_day(line.held, self._today, narrow)
        if isinstance(line, MemberDue):
            if line.next_due is None:
                return "status-not-started", "quiet", _("No session yet"), ""
            day = _("by {day}").format(day=short_day(line.next_due, self._today, narrow))
            if line.state is DueState.OVERDUE:
                return "status-delayed", "late", _("Overdue, not planned"), day
            return "status-not-started", "quiet", _("Not yet planned"), day
        return "status-not-started", "quiet", "", ""
