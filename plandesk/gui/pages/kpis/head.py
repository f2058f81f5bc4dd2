"""The head of the page's right side: the KPI's name, the tabs, what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from plandesk.gui.icons import draw_when_opened
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button, IconButton
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Elided
from plandesk.gui.widgets.page_head import HEIGHT
from plandesk.gui.widgets.panel import Panel
from plandesk.gui.widgets.tabs import Tabs
from plandesk.i18n import _

WITH_BUTTON = 720  # narrower, the head has room for the tabs only


class KpiHead(Panel):
    """Where the list is not shown, a list of choices stands in place of the name."""

    tab_chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`tabs` are names and words."""
        super().__init__("base", "bottom", parent)
        self.setFixedHeight(px(HEIGHT))
        self._names = [name for name, _words in tabs]
        self.title = Elided("", 14, weight=QFont.Weight.DemiBold)
        self.choice = Choice()
        self.choice.setAccessibleName(_("KPI"))
        self.choice.hide()
        self.tabs = Tabs(_("What is shown of the KPI"))
        for _name, words in tabs:
            self.tabs.addTab(words)
        self.import_button = Button(_("Import figures"), "import")
        self.more = IconButton("more", _("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        draw_when_opened(self.menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(24), 0, px(16), 0)
        self._row.setSpacing(px(8))
        self._row.addWidget(self.title, 100)
        self._row.addWidget(self.choice, 100)
        self._row.addWidget(self.tabs)
        self._row.addStretch(1)
        self._row.addWidget(self.import_button)
        self._row.addWidget(self.more)
        self.tabs.currentChanged.connect(lambda place: self.tab_chosen.emit(self._names[place]))

    def set_title(self, name: str) -> None:
        """Name the KPI in hand."""
        self.title.setText(name)
        self.title.setMaximumWidth(self.title.fontMetrics().horizontalAdvance(name) + px(4))

    def show_tab(self, name: str) -> None:
        """Choose a tab; unknown names change nothing."""
        if name in self._names:
            self.tabs.setCurrentIndex(self._names.index(name))

    @property
    def tab(self) -> str:
        """The name of the chosen tab."""
        return self._names[self.tabs.currentIndex()]

    def show_choice(self, wanted: bool) -> None:
        """Whether the KPI is chosen here."""
        self.choice.setVisible(wanted)
        self.title.setVisible(not wanted)

    def add_to_menu(self, actions: Sequence[QAction]) -> None:
        """Put actions into the ⋯ menu."""
        self.menu.addActions(list(actions))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.import_button.setVisible(self.width() >= px(WITH_BUTTON))  # the menu File has it, too
        self.choice.setMaximumWidth(max(px(120), min(px(280), self.width() // 3)))
