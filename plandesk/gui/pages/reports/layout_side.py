"""The side of the Reports page while a layout is edited: the editor in place of the list and the options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.gui.pages.reports.layout_editor import LayoutEditor

if TYPE_CHECKING:
    from plandesk.file.document import ChangeSet
    from plandesk.gui.pages.reports.page import ReportsPage

# What an editor shows of the document, and what a layout is about.
SHOWN = ("layout", "layout_part", "layout_column", "section", "plan_level", "kpi")


class LayoutSide:
    """Holds the editor and brings it, and the choice of layouts, up to date."""

    def __init__(self, page: ReportsPage) -> None:
        self._page = page
        self.editor = LayoutEditor(page.session)
        self.editor.hide()
        self._others = QWidget()
        self.editor.closed.connect(lambda: self.edit(False))
        self.editor.chosen.connect(self._take)
        for pane in page.panes_of.values():
            pane.layout_requested.connect(lambda: self.edit(True))
            pane.changed.connect(self.show)

    @property
    def open(self) -> bool:
        """Whether the editor is shown."""
        return self.editor.isVisibleTo(self._page)

    def lay_out(self, column: QVBoxLayout, *others: QWidget) -> None:
        """Put the editor, and the widgets in whose place it comes, into a column; the last of them grows."""
        inside = QVBoxLayout(self._others)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for place, one in enumerate(others):
            inside.addWidget(one, 1 if place == len(others) - 1 else 0)
        column.addWidget(self._others)
        column.addWidget(self.editor)

    def edit(self, on: bool) -> None:
        """Show the parts of the report in hand in place of its options, or the options again."""
        self.editor.setVisible(on)
        self._others.setVisible(not on)
        self.show()
        self._page.arrange()
        if on:
            self.editor.list.setFocus()
        elif self._page.options.layouts is not None:
            self._page.options.layouts.edit.setFocus()

    def show(self) -> None:
        """Bring the editor up to date, where it is open."""
        session, options = self._page.session, self._page.options
        if self.open and session.document is not None and session.plan_id is not None:
            offered = options.offered(session.document, session.plan_id)
            self.editor.show_layout(options.report, options.layout_chosen(), offered)

    def follow(self, changes: ChangeSet) -> None:
        """Read the layouts again where something of them was changed."""
        document = self._page.session.document
        if document is not None and changes.touches(*SHOWN):
            for pane in self._page.panes_of.values():
                pane.read_layouts(document)
            self.show()

    def _take(self, uid: str | None) -> None:
        if self._page.session.document is not None:
            self._page.options.read_layouts(self._page.session.document)
            self._page.options.choose_layout(uid)
