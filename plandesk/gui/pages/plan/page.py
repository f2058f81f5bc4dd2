"""The Plan page: sections on the left, tree or editor in the middle, the form on the right."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QStackedWidget, QVBoxLayout, QWidget

from plandesk.domain.level_words import Node
from plandesk.domain.plans import Plan, plan
from plandesk.file.changes import ChangeSet
from plandesk.gui.models.section_model import COVER, SectionModel
from plandesk.gui.page import COPY, CUT, DELETE, PASTE, SELECT_ALL, Page
from plandesk.gui.pages.plan.middle import Middle
from plandesk.gui.pages.plan.outline_commands import OutlineCommands
from plandesk.gui.pages.plan.outline_pane import OutlinePane
from plandesk.gui.pages.plan.page_actions import PlanActions
from plandesk.gui.pages.plan.record_pane import RecordPane
from plandesk.gui.pages.plan.search import OutlineSearch
from plandesk.gui.pages.plan.section_list import SectionPane, SectionPicker
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.page_head import PageHead
from plandesk.gui.widgets.split import NARROW, WIDE, Split
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.pages.plan.cover import CoverFields
    from plandesk.gui.pages.plan.section_fields import SectionFields


class PlanPage(Page):
    """Shows the plan in hand; everything on it is saved when it is left."""

    name = "plan"

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self.plan: Plan | None = None
        self._taking = False  # whether another plan is being brought in, so that its form is shown once
        self.head = PageHead(_("Plan"))
        self.sections = SectionPane(session, SectionModel(session, self))
        self.outline = OutlinePane(session)
        self.commands = OutlineCommands(session, self.outline)
        self.record = RecordPane(session, prompts)
        self.middle = Middle(session, prompts, self.outline)
        self.search = OutlineSearch(session, self.outline)
        self.picker_row = SectionPicker(self.sections.model)
        self.picker = self.picker_row.box
        self._lay_out()
        self.actions_of_page = PlanActions(self)
        self._wire()
        self._take_plan(session.plan_id)

    @cached_property
    def none(self) -> EmptyState:
        """What the page says while the file has no plan."""
        made = EmptyState(
            _("No plan in this file yet"),
            _("A plan has a cover, its sections, and its goals with what will be done."),
            _("New plan…"),
            _("Have one already? File › Import reads tables, and plans as JSON."),
        )
        made.acted.connect(lambda: self.command_requested.emit("new plan"))
        self.body.addWidget(made)
        return made

    @property
    def cover(self) -> CoverFields:
        """The fields of the plan itself."""
        return self.middle.cover

    @property
    def editor(self) -> SectionFields:
        """The fields of a section in the middle."""
        return self.middle.editor

    # ---- the page as the window sees it

    def show_record(self, kind: str, record_id: int) -> None:
        if kind in ("objective", "initiative"):
            if self.outline.show_nodes([Node(kind, record_id)]):
                self._choose_outline()
        elif kind == "section" and self.sections.model.section(record_id) is not None:
            self.sections.choose(record_id)
        elif kind == "plan":
            self.sections.choose(COVER)

    def focus_search(self, text: str) -> None:
        found = self.search.next_of(text)
        if found:
            self._choose_outline()
        self.notice.emit(self.search.words())

    def shown(self) -> None:
        self._say_notice()
        if self.plan is None:
            self.none.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.is_outline():
            self.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        # In a circle from left to right, beginning in the middle, where the work is done.
        listed: QWidget = self.sections.list if self.split.mode == WIDE else self.picker
        if not self.is_outline():
            return [self.middle.first_field(), listed]
        if not self.outline.model.rowCount():
            return [self.outline.empty.button, listed]
        return [self.outline.tree, *([self.record.first_field()] if self.split.form_open else []), listed]

    def state(self) -> dict[str, Any]:
        return {
            "widths": self.split.widths(),
            "sections": self.inner.widths(),
            "columns": [self.outline.tree.columnWidth(column) for column in (1, 2)],
            "whole_text": self.actions_of_page.whole_text.isChecked(),
            "plans": self.outline.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        for split, key in ((self.split, "widths"), (self.inner, "sections")):
            if isinstance(state.get(key), dict):
                split.set_widths(state[key])
        columns = state.get("columns")
        if isinstance(columns, list) and len(columns) == 2 and all(isinstance(one, int) for one in columns):
            for column, width in enumerate(columns, 1):
                if width > 0:
                    self.outline.tree.setColumnWidth(column, width)
        self.actions_of_page.whole_text.setChecked(bool(state.get("whole_text")))
        if isinstance(state.get("plans"), dict):
            self.outline.restore(state["plans"])

    def can_edit(self, verb: str) -> bool:
        if not self.is_outline() or self.sections.list.hasFocus():
            return verb == DELETE and self.sections.list.hasFocus() and not self.session.read_only
        some = bool(self.outline.node)
        if verb == COPY:
            return some
        if verb == SELECT_ALL:
            return bool(self.outline.model.rowCount())
        if self.session.read_only:
            return False
        return self.commands.can_paste() if verb == PASTE else some

    def edit(self, verb: str) -> None:
        if self.sections.list.hasFocus():
            self.sections.delete()
        elif verb == SELECT_ALL:
            self.outline.tree.selectAll()
        else:
            {
                CUT: lambda: self.commands.copy(cut=True),
                COPY: self.commands.copy,
                PASTE: self.commands.paste,
                DELETE: self.commands.delete,
            }[verb]()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.is_outline():
            self.outline.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Escape and not self.is_outline():
            self._go_back()
        else:
            super().keyPressEvent(event)

    # ---- what the actions do

    def edit_new(self, node: Node | None) -> None:
        """Put the cursor into the first field of a row that was just added."""
        if node is not None:
            self._choose_outline()
            self.open_form()

    def open_form(self) -> None:
        """Go from the row to its form, or from a section to its editor."""
        if self.is_outline():
            if not self.outline.is_empty():
                self.split.open_form()
                self.record.first_field().setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.middle.first_field().setFocus(Qt.FocusReason.TabFocusReason)

    def show_levels(self) -> None:
        """Go to the levels on the cover."""
        self.sections.choose(COVER)
        if self.cover.levels.rows:
            self.cover.levels.rows[0].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_card(self) -> Any:
        """The block that the cursor is in, to be moved by its keys."""
        return self.middle.card_in_hand()

    # ---- following

    def _take_plan(self, plan_id: int | None) -> None:
        document = self.session.document
        if document is None:
            plan_id = None
        elif self.plan is not None and self.plan.id == plan_id and self.outline.model.is_current():
            return  # told again about the plan that is shown
        self.plan = plan(document, plan_id) if plan_id is not None else None
        self._taking = True
        self.sections.set_plan(plan_id)
        self.outline.set_plan(self.plan)
        self.body.setCurrentWidget(self.none if self.plan is None else self.inner)
        self.picker_row.setVisible(self.plan is not None and self.split.mode != WIDE)
        if self.plan is None:
            self.none.button.setEnabled(not self.session.read_only)
        self.actions_of_page.name_levels(self.plan)
        self.middle.set_plan(self.plan)
        if self.plan is not None:
            self.sections.choose(self.sections.model.outline_id())
        self._taking = False
        self._show_section(self.sections.chosen())
        if self.is_outline():
            self._tell_record()
        self._count()

    def _follow(self, changes: ChangeSet) -> None:
        document = self.session.document
        if document is None or self.plan is None or self.session.plan_id != self.plan.id:
            return
        if changes.touches("plan", "plan_level"):
            self.plan = plan(document, self.plan.id)
            self.actions_of_page.name_levels(self.plan)
            self._count()
        if changes.touches("plan", "plan_level", "picture"):
            self.middle.set_plan(self.plan)
        if changes.touches("person", "unit", "partner", "lead"):
            self.record.forget_names()
        if changes.touches("service"):
            self.middle.show_service()
        if changes.touches("section", "block"):
            self.sections.follow(changes)
        shown = ("section", "block", "picture", "section_kpi", "kpi", "kpi_objective")
        if changes.touches(*shown) and not self.is_outline():
            self._show_section(self.sections.chosen())
        self._show_node(self.outline.node)
        if changes.touches("objective", "initiative"):
            self._count()
            self.actions_of_page.enable()

    def _show_section(self, section_id: int) -> None:
        if self._taking:
            return
        if self.plan is None:
            self.split.set_form_shown(False)
            return
        section = self.sections.model.section(section_id)
        self.picker_row.show_row(self.sections.model.index_of(section_id).row())
        if section is None:
            self.middle.show_cover()
            self.record_shown.emit("plan", self.plan.id)
        elif section.kind == "outline":
            self.middle.show_outline()
            self._show_node(self.outline.node)
        else:
            self.middle.show_section(section)
            self.record_shown.emit("section", section.id)
        self._show_form_pane()
        self.actions_of_page.enable()
        self.edits_changed.emit()

    def _show_form_pane(self) -> None:
        tree = self.outline.model.tree
        self.split.set_form_shown(self.is_outline() and tree is not None and bool(tree.roots))

    def _show_node(self, node: Node | None) -> None:
        tree = self.outline.model.tree
        if tree is None or not self.outline.model.is_current():
            return
        number = ""
        if node is not None:
            index = self.outline.model.index_of(node)
            number = index.data(self.outline.tree.rows.roles.number) or ""
        section = self.sections.model.section(self.sections.model.outline_id())
        self.record.show_node(node, tree, section, number)
        self.record.set_beside(self.outline.has_beside(-1), self.outline.has_beside(1))
        self._show_form_pane()

    def _node_changed(self, node: Node | None) -> None:
        if self._taking:
            return
        self._show_node(node)
        self.actions_of_page.enable()
        self.edits_changed.emit()
        self._say_notice()
        self._tell_record()

    def _tell_record(self) -> None:
        if (node := self.outline.node) is not None:
            self.record_shown.emit(node.kind, node.id)

    def _count(self) -> None:
        tree = self.outline.model.tree
        self.head.set_count(tree.count_words() if tree is not None else "")

    def _say_notice(self) -> None:
        many = len(self.outline.tree.selected()) if self.is_outline() else 0
        self.notice.emit(_("{n} selected").format(n=many) if many > 1 else "")

    # ---- within

    def is_outline(self) -> bool:
        """Whether the tree is in the middle."""
        return self.plan is not None and self.middle.is_outline()

    def _choose_outline(self) -> None:
        if not self.is_outline():
            self.sections.choose(self.sections.model.outline_id())

    def _go_back(self) -> None:
        (self.sections.list if self.split.mode == WIDE else self.picker).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _back_to_row(self) -> None:
        self.outline.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, by: int) -> None:
        field = QApplication.focusWidget()
        inside = field is not None and self.record.body.isAncestorOf(field)
        self.session.flush()
        if self.outline.step(by) and inside and not field.isVisible():
            self.record.first_field().setFocus(Qt.FocusReason.TabFocusReason)

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.actions_of_page.fill(menu)
        menu.popup(place)

    def _mode_changed(self, mode: str) -> None:
        self.picker_row.setVisible(mode != WIDE and self.plan is not None)
        if mode != NARROW:
            self.split.close_form()

    def _wire(self) -> None:
        """Every signal of the page in one block."""
        session, outline, record = self.session, self.outline, self.record
        self.head.follow(outline.tree)
        self.middle.area_made.connect(self.head.follow)
        session.plan_changed.connect(self._take_plan)
        session.changed.connect(self._follow)
        self.sections.section_chosen.connect(self._show_section)
        self.sections.opened.connect(self.open_form)
        self.picker.activated.connect(
            lambda row: self.sections.list.setCurrentIndex(self.sections.model.index(row))
        )
        outline.node_changed.connect(self._node_changed)
        outline.tree.selectionModel().selectionChanged.connect(lambda *_told: self._say_notice())
        outline.followed.connect(self._choose_outline)
        outline.add_area_requested.connect(lambda: self.edit_new(self.commands.add_objective(0)))
        outline.tree.open_requested.connect(self.open_form)
        outline.tree.menu_requested.connect(self._show_menu)
        record.back_requested.connect(self._back_to_row)
        record.previous_requested.connect(lambda: self._step(-1))
        record.next_requested.connect(lambda: self._step(1))
        for wish in (record.service_requested, self.middle.service_requested):
            wish.connect(lambda: self.record_requested.emit("service", "service", 1))
        self.split.mode_changed.connect(self._mode_changed)

    def _lay_out(self) -> None:
        with_picker = QWidget()
        column = QVBoxLayout(with_picker)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.picker_row)
        column.addWidget(self.middle, 1)
        self.inner = Split(with_picker, side=self.sections)
        self.body = QStackedWidget()
        self.body.addWidget(self.inner)
        left = QWidget()
        left.setMinimumWidth(px(280))
        stacked = QVBoxLayout(left)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.setSpacing(0)
        stacked.addWidget(self.head)
        stacked.addWidget(self.body, 1)
        self.split = Split(left, self.record)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)
