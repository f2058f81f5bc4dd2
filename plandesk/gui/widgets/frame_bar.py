"""The tool bar: sidebar, undo and redo, the plan and the quarter in hand, its state, the search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolBar, QWidget

from plandesk.gui import icons
from plandesk.gui.tokens import font, px, tokens
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.lock_state import LockState
from plandesk.gui.widgets.sidebar import WIDE
from plandesk.i18n import _

SEARCH_AFTER = 120  # milliseconds
COACHING = "coaching"  # the value of the coaching file in the picker


class SearchLine(QLineEdit):
    """Finds as you type: `searched` follows the words with a short rest, `left` comes with Enter or Esc.

    `given_up` comes before it where Esc had no words to take away.
    """

    searched = Signal(str)
    left = Signal()
    given_up = Signal()

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setAccessibleName(_("Search"))
        self.setMinimumHeight(px(32))
        self.setTextMargins(px(26), 0, px(26), 0)
        self.clear_button = IconButton("close", _("Clear search"), self, size=12)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
        self.clear_button.clicked.connect(self._empty)
        self.clear_button.hide()
        self.textChanged.connect(lambda text: self.clear_button.setVisible(bool(text)))
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SEARCH_AFTER)
        self._rest.timeout.connect(lambda: self.searched.emit(self.text()))
        self.textEdited.connect(lambda _text: self._rest.start())

    def sizeHint(self) -> QSize:
        # The bar sets the width; it asks often, and what Qt takes into account on a line changes nothing.
        return self.minimumSize()

    def minimumSizeHint(self) -> QSize:
        return self.minimumSize()

    def show_words(self, words: str, hint: str) -> None:
        """Show what a page is searched for; tells nobody. Without a hint there is nothing to search."""
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint or _("Search"))
        self.setEnabled(bool(hint))
        self._rest.stop()
        self.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._rest.stop()
            self.searched.emit(self.text())
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if not self.text():
                self.given_up.emit()
            self._empty()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _empty(self) -> None:
        if self.text():
            self.clear()
            self._rest.stop()
            self.searched.emit("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        button = self.clear_button
        button.move(self.width() - button.width() - px(3), (self.height() - button.height()) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        table = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        icons.paint(painter, QRectF(px(10), middle - px(8), px(16), px(16)), "search", table.secondary)
        if not self._keys or self.text() or self.hasFocus() or not self.isEnabled() or self.width() < px(240):
            return
        painter.setFont(font(11))
        wide = painter.fontMetrics().horizontalAdvance(self._keys) + px(12)
        key = QRectF(self.width() - wide - px(8), middle - px(10), wide, px(20))
        painter.setPen(QPen(table.line, 1))
        painter.setBrush(table.window)
        painter.drawRoundedRect(key, px(4), px(4))
        painter.setPen(table.secondary)
        painter.drawText(key, int(Qt.AlignmentFlag.AlignCenter), self._keys)


class IconPicker(Choice):
    """A choice of the tool bar with the same icon before each of its words."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__((), parent)
        self._icon_name = icon
        self.setAccessibleName(name)
        self.setIconSize(QSize(px(16), px(16)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def draw_icons(self) -> None:
        """Draw the icons, again after a change of scheme."""
        for row in range(self.count()):
            self.setItemIcon(row, icons.icon(self._icon_name))


class PlanPicker(IconPicker):
    """The plan in hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("plan", _("Plan"), parent)
        self.setPlaceholderText(_("No plan yet"))

    def set_plans(self, plans: Sequence[tuple[object, str]], now: object, coaching_file: str = "") -> None:
        """Offer these plans (id, title) and after them the coaching file; show what is in hand."""
        self.set_choices([*plans, (COACHING, coaching_file)] if coaching_file else plans)
        self.set_value(now)
        self.draw_icons()

    def draw_icons(self) -> None:
        for row, value in enumerate(self._values):
            self.setItemIcon(row, icons.icon("coaching" if value == COACHING else self._icon_name))


class PeriodPicker(IconPicker):
    """The reporting quarter in hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("calendar", _("Reporting period"), parent)
        self.setMaxVisibleItems(16)

    def set_quarters(self, quarters: Sequence[tuple[object, str]], now: object) -> None:
        """Offer these quarters (value, words) and show the one in hand."""
        self.set_choices(quarters)
        self.set_value(now)
        self.draw_icons()


class FrameBar(QToolBar):
    """48 high, not movable; the picker starts at the page margin, the search ends at the form's."""

    def __init__(
        self, undo: QAction, redo: QAction, sidebar: QAction, find_keys: str, lock_keys: str = ""
    ) -> None:
        super().__init__(_("Tool bar"))
        self.setObjectName("frameBar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFixedHeight(px(48))
        self.setContentsMargins(px(9), 0, px(15), 0)
        self.toggle = self._button(sidebar, "sidebar")
        self.undo = self._button(undo, "undo")
        self.redo = self._button(redo, "redo")
        self._gap = QWidget()
        self._second_gap = QWidget()
        self.picker = PlanPicker()
        self.period = PeriodPicker()
        self._between = QWidget()
        self._between.setFixedWidth(px(8))
        self.note = Words("", 12, role="secondary")
        self.note.setContentsMargins(px(16), 0, 0, 0)
        self.lock = LockState(lock_keys)
        self.search = SearchLine(find_keys)
        spring = QWidget()
        spring.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(self.toggle)
        self.addWidget(self._gap)
        self.addWidget(self.undo)
        self.addWidget(self.redo)
        self.addWidget(self._second_gap)
        self.addWidget(self.picker)
        self._of_period = [self.addWidget(self._between), self.addWidget(self.period)]
        self._note_action = self.addWidget(self.note)
        self._lock_action = self.addWidget(self.lock)
        self._wide, self._of_plan, self._locking = True, True, False
        self.addWidget(spring)
        self.addWidget(self.search)
        self.set_width(px(1440), slim=False)

    def set_width(self, width: int, slim: bool) -> None:
        """Fit a window of this width: the state note goes first, then the fields get shorter."""
        before = px(WIDE - 9 - 3 * 30 - 24 + 12 if not slim else 4)
        self._gap.setFixedWidth(max(before, px(4)))
        self._second_gap.setFixedWidth(px(12 + 32) if not slim else px(12))
        wide, narrow = width >= px(1150), width < px(900)
        self._wide = wide
        self._width = width
        self.show_file(self._of_plan, self._locking)
        self.picker.setFixedWidth(px(312 if wide else 200 if narrow else 260))
        self.period.setFixedWidth(px(176 if wide else 112 if narrow else 128))
        self.search.setFixedWidth(px(312 if wide else 160 if narrow else 200))

    def show_file(self, plan: bool, locking: bool) -> None:
        """Show what belongs to the file in front: quarter and state of a plan, or the lock."""
        self._of_plan, self._locking = plan, locking
        self._note_action.setVisible(self._wide and plan)
        self.lock.set_room(self._width, plan)
        self._lock_action.setVisible(locking and (not plan or self._width >= px(900)))
        for action in self._of_period:
            action.setVisible(plan and self.period.count() > 0)

    def show_periods(self, quarters: Sequence[tuple[object, str]], now: object) -> None:
        """Offer the reporting quarters of the plan in hand; without any the picker is away."""
        self.period.set_quarters(quarters, now)
        for action in self._of_period:
            action.setVisible(bool(quarters) and self._of_plan)

    def _button(self, action: QAction, icon: str) -> IconButton:
        button = IconButton(icon, action.text().replace("&", ""))
        button.clicked.connect(action.trigger)

        def follow() -> None:
            words = action.text().replace("&", "")
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            button.setToolTip(f"{words} ({keys})" if keys else words)
            button.setAccessibleName(words)
            button.setEnabled(action.isEnabled())

        action.changed.connect(follow)
        follow()
        return button
