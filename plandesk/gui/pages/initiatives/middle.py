"""The middle of the page: head, filters, table or what stands in its place, and the bar of many rows."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from plandesk.gui.pages.initiatives.bulk_bar import BulkBar
from plandesk.gui.pages.initiatives.filter_bar import FilterBar
from plandesk.gui.pages.initiatives.table import InitiativesTable
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button, IconButton
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.page_head import PageHead
from plandesk.i18n import _


class Middle(QWidget):
    """Only the parts and their places; the page gives them their work."""

    def __init__(self, table: InitiativesTable, filters: FilterBar, bulk: BulkBar) -> None:
        super().__init__()
        self.head = PageHead(_("Initiatives"))
        self.head.follow(table)
        self.groups = Choice()
        self.groups.setAccessibleName(_("Group by"))
        self.groups.setMinimumWidth(px(170))
        self.add_button = Button(_("Initiative"), "add")
        self.filtering = IconButton("filter", _("Filters"))
        self.filtering.setCheckable(True)
        self.columns = IconButton("columns", _("Choose columns"))
        for control in (self.groups, self.add_button, self.filtering, self.columns):
            self.head.add_widget(control)
        self.empty = EmptyState(_("No initiatives yet"))
        self.no_match = EmptyState(_("No initiative matches"), picture=False, icon="close")
        self.rows = QStackedWidget()
        self.rows.addWidget(table)
        self.rows.addWidget(self.no_match)
        listed = QWidget()
        _stack(listed, filters, self.rows, bulk, grows=self.rows)
        self.body = QStackedWidget()
        self.body.addWidget(listed)
        self.body.addWidget(self.empty)
        _stack(self, self.head, self.body, grows=self.body)
        self.setMinimumWidth(px(360))


def _stack(holder: QWidget, *parts: QWidget, grows: QWidget) -> None:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if part is grows else 0)
