"""The head of a page: its title, a count in quiet words, its buttons and its ⋯ menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button, IconButton
from plandesk.gui.widgets.labels import Elided, Words
from plandesk.gui.widgets.panel import Panel
from plandesk.i18n import _


class PageHead(Panel):
    """56 high, on the base colour, with a line below."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__("base", "bottom", parent)
        self.setFixedHeight(px(56))
        self.title = Words(title, 18, QFont.Weight.DemiBold)
        self.count = Elided("", role="secondary")
        self._more: QToolButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(24), 0, px(16), 0)
        self._row.setSpacing(px(8))
        self._row.addWidget(self.title)
        self._row.addSpacing(px(8))
        self._row.addWidget(self.count, 1)

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

    def add_to_menu(self, *actions: QAction) -> QMenu:
        """Put actions into the ⋯ menu at the right end; the menu comes back."""
        if self._more is None:
            self._more = IconButton("more", _("More"))
            self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            self._more.setMenu(QMenu(self._more))
            self._row.addWidget(self._more)
        menu = self._more.menu()
        menu.addActions(list(actions))
        return menu
