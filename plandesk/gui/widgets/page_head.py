"""The head of a page: its title, a count in quiet words, its buttons and its ⋯ menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from plandesk.gui.icons import draw_when_opened
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button, IconButton
from plandesk.gui.widgets.labels import Elided, Words
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _

HEIGHT = 56
LOW_WINDOW = 480  # in windows lower than this the head scrolls away with its page


class PageHead(Panel):
    """56 high, on the base colour, with a line below. In a low window it scrolls with what it `follows`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("base", "bottom", parent)
        self.setFixedHeight(px(HEIGHT))
        self._areas: list[QAbstractScrollArea] = []
        self.title = Words(title, 18, QFont.Weight.DemiBold)
        self.count = Elided("", role="secondary")
        self._more: QToolButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(24), 0, px(16), 0)
        self._row.setSpacing(px(8))
        self._row.addWidget(self.title)
        self._row.addSpacing(px(8))
        self._row.addWidget(self.count, 1)

    def follow(self, *areas: QAbstractScrollArea) -> None:
        """Give room to the page when one of these is scrolled down in a low window."""
        for area in areas:
            self._areas.append(area)
            area.installEventFilter(self)
            area.verticalScrollBar().valueChanged.connect(self._fit)
            area.destroyed.connect(lambda *_told, gone=area: self._forget(gone))
        if len(self._areas) == len(areas):
            QApplication.instance().focusChanged.connect(self._fit)

    def _forget(self, gone: QAbstractScrollArea) -> None:
        self._areas = [area for area in self._areas if area is not gone]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self, *_told: object) -> None:
        whole = px(HEIGHT)
        room = whole - max((_scrolled(area, self.height()) for area in self._areas), default=0)
        focus = QApplication.focusWidget()
        wanted = self.window().height() >= px(LOW_WINDOW) or (focus is not None and self.isAncestorOf(focus))
        height = whole if wanted else max(room, 0)
        if height != self.height():
            self.setFixedHeight(height)

    def set_title(self, title: str) -> None:
        """Change the title, e.g. to the name of what the page is about."""
        self.title.setText(title)

    def set_count(self, words: str) -> None:
        """The quiet words after the title: "3 focus areas, 16 goals"."""
        self.count.setText(words)

    def add_button(
        self, text: str, slot: Callable[[], object], icon: str = "", primary: bool = False
    ) -> Button:
        """Add a button on the right; the first comes leftmost."""
        button = Button(text, icon, primary)
        button.clicked.connect(lambda _checked=False: slot())
        self.add_widget(button)
        return button

    def add_icon_button(self, icon: str, words: str, slot: Callable[[], object]) -> IconButton:
        """Add a quiet button with an icon only."""
        button = IconButton(icon, words)
        button.clicked.connect(lambda _checked=False: slot())
        self.add_widget(button)
        return button

    def add_widget(self, widget: QWidget) -> None:
        """Add another control on the right, before the ⋯ menu."""
        place = self._row.count() - (1 if self._more is not None else 0)
        self._row.insertWidget(place, widget)

    def add_to_title(self, widget: QWidget) -> None:
        """Put a control right after the title."""
        self._row.insertWidget(self._row.indexOf(self.count), widget)

    def add_to_menu(self, *actions: QAction) -> QMenu:
        """Put actions into the ⋯ menu at the right end; the menu comes back."""
        if self._more is None:
            self._more = IconButton("more", _("More"))
            self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            self._more.setMenu(QMenu(self._more))
            draw_when_opened(self._more.menu())
            self._row.addWidget(self._more)
        menu = self._more.menu()
        menu.addActions(list(actions))
        return menu


def _scrolled(area: QAbstractScrollArea, head: int) -> int:
    """How far an area is scrolled down, in pixels; 0 where it hardly scrolls once the head has gone."""
    if not area.isVisible():
        return 0
    bar, row = area.verticalScrollBar(), 1
    if isinstance(area, QAbstractItemView) and area.verticalScrollMode() == area.ScrollMode.ScrollPerItem:
        row = px(32)
    with_head = bar.maximum() * row + (px(HEIGHT) - head)
    return bar.value() * row if with_head > 2 * px(HEIGHT) else 0
