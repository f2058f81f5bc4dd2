"""What stands beside the pages of a report: the list with the options on the left, the checklist."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.gui.pages.reports.checklist import Checklist
from plandesk.gui.pages.reports.layout_side import LayoutSide
from plandesk.gui.pages.reports.list_place import ListPlace
from plandesk.gui.pages.reports.report_list import ReportList
from plandesk.gui.tokens import px
from plandesk.gui.widgets.page_head import HEIGHT
from plandesk.gui.widgets.panel import Panel, scrolled

OPTIONS, EDITOR, CHECKS = 248, 320, 320  # pixels at 100 %
CHECKS_FROM = 1160  # width of the page from which the checklist has a place of its own


class Sides:
    """The panels `left` and `right`; the checklist goes below the options where `right` has no room."""

    def __init__(
        self, reports: ReportList, options: Iterable[QWidget], checklist: Checklist, layouts: LayoutSide
    ) -> None:
        self._checklist, self._layouts = checklist, layouts
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        for part in options:
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        self.left = Panel("window", "right")
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        self.list_place = ListPlace(reports, inside)
        layouts.lay_out(column, self.list_place.held, self.list_place.area)
        self.right = Panel("window", "left")
        self._area = scrolled(QWidget())
        beside = QVBoxLayout(self.right)
        beside.setContentsMargins(1, 0, 0, 0)
        beside.addWidget(self._area)
        self.right.setFixedWidth(px(CHECKS))

    def arrange(self, page: QSize, left: bool, whole: bool, checked: bool) -> None:
        """Show what has room on a page of that size.

        `left`: whether list and options are shown; `whole`: over the whole width where they are;
        `checked`: whether there is a checklist.
        """
        self.left.setVisible(left)
        beside = page.width() >= px(CHECKS_FROM)
        self._place_checklist(beside)
        self.list_place.arrange(page.height() - px(HEIGHT))
        self.right.setVisible(beside and checked)
        self._checklist.setVisible(checked)
        if whole:
            self.left.setMinimumWidth(0)
            self.left.setMaximumWidth(16777215)
        else:
            self.left.setFixedWidth(px(EDITOR if self._layouts.open else OPTIONS))

    def _place_checklist(self, beside: bool) -> None:
        checklist, inside = self._checklist, self._inside
        if beside and self._area.widget() is not checklist:
            inside.removeWidget(checklist)
            self._area.setWidget(checklist)
        elif not beside and inside.indexOf(checklist) < 0:
            if self._area.widget() is checklist:
                self._area.takeWidget()
            inside.insertWidget(inside.count() - 1, checklist)
