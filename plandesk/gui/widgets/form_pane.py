"""The form on the right: its head with previous, next and ⋯, and a body that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QFont, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from plandesk.gui.icons import draw_when_opened
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.labels import Elided, Line
from plandesk.gui.widgets.panel import Panel, scrolled
from plandesk.i18n import _


class FormPane(Panel):
    """The form of the selected record. Always editable: fields save when they are left.

    Esc in it asks to go back to the row (`back_requested`), Ctrl+Up and Ctrl+Down to the records beside.
    Put fields into `body` with `add` and `add_row`; `rule` draws a line between parts.
    """

    back_requested = Signal()
    previous_requested = Signal()
    next_requested = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("window", "", parent)
        self.setAccessibleName(name or _("Form"))
        self.setMinimumWidth(px(312))
        self.title = Elided("", 13, weight=QFont.Weight.DemiBold)
        self.crumb = Elided("", 12, role="secondary")
        self.back = IconButton("left", _("Back to the list (Esc)"))
        self.previous = IconButton("up", _("Previous (Ctrl+Up)"))
        self.next = IconButton("down", _("Next (Ctrl+Down)"))
        self.more = IconButton("more", _("More"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        draw_when_opened(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.hide()
        self.back.hide()
        self.back.clicked.connect(self.back_requested)
        self.previous.clicked.connect(self.previous_requested)
        self.next.clicked.connect(self.next_requested)
        self._shortcut(QKeySequence("Ctrl+Up"), self.previous_requested)
        self._shortcut(QKeySequence("Ctrl+Down"), self.next_requested)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_head())
        self.body = QWidget()
        self._column = QVBoxLayout(self.body)
        self._column.setContentsMargins(px(24), px(16), px(24), px(24))
        self._column.setSpacing(px(12))
        self._column.addStretch(1)
        self.scroll = scrolled(self.body)
        layout.addWidget(self.scroll, 1)
        QApplication.instance().focusChanged.connect(self._show_focused)

    def set_ground(self, role: str) -> None:
        """Stand on another token's colour, where the form is what a page is about."""
        self._role = self.head._role = role
        if role == "base":
            self.body.setAutoFillBackground(True)
            self.body.setBackgroundRole(QPalette.ColorRole.Base)

    def set_head(self, title: str, crumb: str = "") -> None:
        """Say which record this is: "Activity 1.4.2" and "Community Safety › Reduce crime rates"."""
        # Older titles may have line breaks, for which the head has no room.
        self.title.setText(" ".join(title.split()))
        self.crumb.setText(" ".join(crumb.split()))
        self.crumb.setVisible(bool(crumb))

    def set_beside(self, previous: bool, following: bool) -> None:
        """Whether there is a record before and after this one."""
        self.previous.setEnabled(previous)
        self.next.setEnabled(following)

    def add_to_menu(self, *actions: QAction) -> None:
        """Put actions into the ⋯ menu."""
        self.menu.addActions(list(actions))
        self.more.show()

    def add(self, widget: QWidget) -> QWidget:
        """Add a field (usually a `Labelled`) below the others; it comes back."""
        self._column.insertWidget(self._column.count() - 1, widget)
        return widget

    def add_row(self, *widgets: QWidget, stretches: tuple[int, ...] = ()) -> QHBoxLayout:
        """Add fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(px(12))
        for place, widget in enumerate(widgets):
            stretch = stretches[place] if place < len(stretches) else 1
            row.addWidget(widget, stretch, Qt.AlignmentFlag.AlignTop)
        self._column.insertLayout(self._column.count() - 1, row)
        return row

    def rule(self) -> Line:
        """A quiet line across between two parts; it comes back."""
        line = Line()
        holder = QWidget()
        row = QVBoxLayout(holder)
        row.setContentsMargins(0, px(4), 0, px(4))
        row.addWidget(line)
        self.add(holder)
        return line

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        for field in self.body.findChildren(QWidget):
            if (
                field.focusPolicy() & Qt.FocusPolicy.TabFocus
                and field.isVisibleTo(self)
                and field.isEnabled()
            ):
                field.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def _make_head(self) -> Panel:
        head = self.head = Panel("window", "bottom")
        head.setFixedHeight(px(56))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.crumb)
        words.addStretch(1)
        row = QHBoxLayout(head)
        row.setContentsMargins(px(24), 0, px(12), 0)
        row.setSpacing(px(2))
        row.addWidget(self.back)
        row.addLayout(words, 1)
        for button in (self.previous, self.next, self.more):
            row.addWidget(button)
        return head

    def _shortcut(self, keys: QKeySequence, signal: Signal) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(signal)

    def _show_focused(self, _old: QObject | None, now: QObject | None) -> None:
        if isinstance(now, QWidget) and self.body.isAncestorOf(now):
            self.scroll.ensureWidgetVisible(now, 0, px(24))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.scroll.setEnabled(True)
