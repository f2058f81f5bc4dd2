"""The middle of the Plan page: the tree, the cover or the editor of a section, one at a time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.plans import Plan
from plandesk.domain.sections import Section
from plandesk.gui.pages.plan.outline_pane import OutlinePane
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.panel import scrolled

if TYPE_CHECKING:
    from plandesk.gui.pages.plan.cover import CoverFields
    from plandesk.gui.pages.plan.section_fields import SectionFields

# Most starts end in the tree. The cover and the editor are built when they are looked at first: together
# they would take as long as the rest of the page.


class Middle(QStackedWidget):
    """Shows one of the three; the tree is there from the beginning."""

    service_requested = Signal()
    area_made = Signal(object)  # a QScrollArea that was built now

    def __init__(self, session: Session, prompts: Prompts, outline: OutlinePane) -> None:
        super().__init__()
        self._session, self._prompts = session, prompts
        self._plan: Plan | None = None
        self.outline = outline
        self.addWidget(outline)

    @cached_property
    def cover(self) -> CoverFields:
        """The fields of the plan itself."""
        from plandesk.gui.pages.plan.cover import CoverFields

        made = CoverFields(self._session, self._prompts)
        self._add(made)
        if self._plan is not None:
            made.show_plan(self._plan)
        return made

    @cached_property
    def editor(self) -> SectionFields:
        """The fields of a section other than the outline."""
        from plandesk.gui.pages.plan.section_fields import SectionFields

        made = SectionFields(self._session, self._prompts)
        made.service_requested.connect(self.service_requested)
        self._add(made)
        return made

    def set_plan(self, plan: Plan | None) -> None:
        """Another plan, or the same one changed."""
        self._plan = plan
        if plan is not None and "cover" in vars(self):
            self.cover.show_plan(plan)

    def show_outline(self) -> None:
        """Put the tree in front."""
        self.setCurrentWidget(self.outline)

    def show_cover(self) -> None:
        """Put the cover in front."""
        self._show(self.cover)

    def show_section(self, section: Section) -> None:
        """Put the editor of a section in front."""
        other = self.editor.section is None or self.editor.section.id != section.id
        self.editor.show_section(section)
        self._show(self.editor)
        if other:
            self.currentWidget().verticalScrollBar().setValue(0)

    def show_service(self) -> None:
        """What the sections print of the service changed."""
        if "editor" in vars(self):
            self.editor.show_service()

    def is_outline(self) -> bool:
        """Whether the tree is in front."""
        return self.currentWidget() is self.outline

    def first_field(self) -> QWidget:
        """Where the cursor goes when one comes to the cover or to a section."""
        if "cover" in vars(self) and self.currentWidget().isAncestorOf(self.cover):
            return self.cover.form.title
        return self.editor.form.title

    def card_in_hand(self) -> QWidget | None:
        """The block that the cursor is in."""
        focus = QApplication.focusWidget()
        if focus is None or "editor" not in vars(self):
            return None
        return next((card for card in self.editor.cards.cards.values() if card.isAncestorOf(focus)), None)

    def _add(self, fields: QWidget) -> None:
        area = _scrolled(fields)
        self.addWidget(area)
        self.area_made.emit(area)

    def _show(self, fields: QWidget) -> None:
        for place in range(self.count()):
            if self.widget(place).isAncestorOf(fields):
                self.setCurrentIndex(place)


def _scrolled(fields: QWidget) -> QScrollArea:
    """Fields in a column of reading width that scrolls."""
    holder = QWidget()
    holder.setObjectName("sectionEditor")
    holder.setAutoFillBackground(True)
    holder.setBackgroundRole(QPalette.ColorRole.Base)
    fields.setMaximumWidth(px(680))
    column = QVBoxLayout(holder)
    column.setContentsMargins(px(24), px(20), px(24), px(24))
    row = QHBoxLayout()  # asks for the height at the width the fields get, not at that of the page
    row.addWidget(fields, 1)
    row.addStretch()
    column.addLayout(row)
    column.addStretch(1)
    return scrolled(holder)
