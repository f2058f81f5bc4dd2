"""Where the list of reports stands: above the options that scroll, or in a low window at their head."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

from plandesk.gui.pages.reports.report_list import ReportList
from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import Line
from plandesk.gui.widgets.panel import scrolled

LEAST_OPTIONS = 220  # pixels at 100 % that the options have below a list that stays in its place


class ListPlace:
    """Holds the list, and the area in which `inside` scrolls; `arrange` brings them together or apart."""

    def __init__(self, reports: ReportList, inside: QWidget) -> None:
        self._reports = reports
        self.held = QWidget()
        column = QVBoxLayout(self.held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(reports)
        column.addWidget(Line())
        self.area: QScrollArea = scrolled(inside)
        self._inside = inside.layout()
        self._above: QLayout | None = None  # where the list stands while there is room
        reports.kinds.currentRowChanged.connect(self._follow)

    @property
    def together(self) -> bool:
        """Whether list and options scroll as one."""
        return self.held.parentWidget() is self.area.widget()

    def arrange(self, high: int) -> None:
        """Choose the place for a side that is so high."""
        if self._above is None:
            parent = self.held.parentWidget()
            self._above = parent.layout() if parent is not None else None
        wanted = high < self.held.sizeHint().height() + px(LEAST_OPTIONS)
        if wanted == self.together:
            return
        self._reports.show_every_kind(wanted)
        source, target = (self._above, self._inside) if wanted else (self._inside, self._above)
        if isinstance(source, QVBoxLayout) and isinstance(target, QVBoxLayout):
            source.removeWidget(self.held)
            target.insertWidget(0, self.held)

    def _follow(self, row: int) -> None:
        """Keep the chosen kind in view, which the list does not do by itself where it does not scroll."""
        kinds = self._reports.kinds
        if self.together and row >= 0:
            place = kinds.visualItemRect(kinds.item(row))
            inside = self.area.widget()
            top = kinds.viewport().mapTo(inside, QPoint(0, place.top())).y()
            self.area.ensureVisible(0, top + place.height() // 2, 0, place.height())
