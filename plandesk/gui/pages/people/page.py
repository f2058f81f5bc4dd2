"""People and units: the tree of units, the table of people, the form of the one selected."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from plandesk.domain.initiatives import Lead
from plandesk.domain.people import (
    Person,
    Unit,
    add_person,
    add_unit,
    delete_people,
    delete_unit,
    move_unit,
    place_beside,
    units,
)
from plandesk.gui import page
from plandesk.gui.models import spreadsheet_text
from plandesk.gui.models.people_table import PeopleTable
from plandesk.gui.models.unit_tree import EVERYONE, UnitTree
from plandesk.gui.page import Page
from plandesk.gui.pages.people.corrections import Corrections
from plandesk.gui.pages.people.forms import PersonForm, UnitForm, indented
from plandesk.gui.pages.people.views import PeopleView, UnitBar, UnitView
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.form_pane import FormPane
from plandesk.gui.widgets.page_head import PageHead
from plandesk.gui.widgets.panel import Panel
from plandesk.gui.widgets.split import WIDE, Split
from plandesk.i18n import _, ngettext


class PeoplePage(Page):
    """Add, edit, move and delete units and people; the search finds as you type."""

    name = "people"

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self._searched = ""
        self._just_added: int | None = None  # the unit in hand, where it was added last
        self.tree_model = UnitTree(session, self)
        self.table_model = PeopleTable(session, self)
        self.tree, self.table = UnitView(), PeopleView()
        self.tree.setModel(self.tree_model)
        self.table.setModel(self.table_model)
        self.table.fit_columns()
        self.tree.expandAll()
        self.pane = FormPane(_("Person or unit"))
        self.person_form, self.unit_form = PersonForm(session), UnitForm(session)
        self.pane.add(self.person_form)
        self.pane.add(self.unit_form)
        self._lay_out()
        self._add_actions()
        self._wire()
        self.tree.setCurrentIndex(self.tree_model.index(0, 0))
        self._refresh()

    # ---- what the frame asks

    def show_record(self, kind: str, record_id: int) -> None:
        if kind == "unit":
            self._select_unit(record_id)
        elif kind == "person":
            if self.table_model.row_of(record_id) < 0:
                self._select_unit(EVERYONE)
            self._select_person(record_id)

    def focus_search(self, text: str) -> None:
        self._searched = text
        self.table_model.search(text)
        if text and self.table_model.rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self._refresh()

    def search_words(self) -> str:
        return _("Search people")

    def panes(self) -> list[QWidget]:
        return [self.tree, self.table, self.pane]

    def state(self) -> dict[str, Any]:
        head = self.table.horizontalHeader()
        return {
            "widths": self.split.widths(),
            "columns": [head.sectionSize(column) for column in range(head.count())],
        }

    def restore(self, state: dict[str, Any]) -> None:
        if isinstance(state.get("widths"), dict):
            self.split.set_widths(state["widths"])
        columns = state.get("columns")
        if isinstance(columns, list) and len(columns) == self.table_model.columnCount():
            for column, width in enumerate(columns):
                if isinstance(width, int) and width > 0:
                    self.table.horizontalHeader().resizeSection(column, width)

    def can_edit(self, verb: str) -> bool:
        if self.tree.hasFocus():
            return verb == page.DELETE and self._unit() is not None and not self.session.read_only
        if verb == page.DELETE:
            return bool(self._selected()) and not self.session.read_only
        return verb in (page.COPY, page.SELECT_ALL) and bool(self.table_model.rows)

    def edit(self, verb: str) -> None:
        if verb == page.DELETE:
            self.delete_unit() if self.tree.hasFocus() else self.delete_people()
        elif verb == page.SELECT_ALL:
            self.table.selectAll()
        elif verb == page.COPY:
            self.copy_people()

    def in_hand(self) -> Lead | None:
        """The person or unit that the form is about."""
        person, unit = self._person(), self._unit()
        if person is not None:
            return Lead(person.id, None, person.name)
        return Lead(None, unit.id, unit.name) if unit is not None and not self._selected() else None

    # ---- what the user does

    def add_person(self) -> None:
        """Add a person to the unit in hand and put the cursor into the name."""
        document, unit = self.session.document, self._unit()
        if document is None:
            return
        fields = {"unit_id": unit.id} if unit is not None else {}
        added = self.session.act(lambda: add_person(document, _("New person"), **fields))
        if added is not None:
            self._select_person(added)
            self._edit_name(self.person_form.form.name)

    def add_unit(self) -> None:
        """Add a unit below the one in hand, but beside one just added, and put the cursor into the name."""
        document, above = self.session.document, self._unit()
        if document is None:
            return
        parent_id = above.id if above is not None else None
        if above is not None and above.id == self._just_added:
            parent_id = above.parent_id
        added = self.session.act(lambda: add_unit(document, _("New unit"), parent_id))
        if added is not None:
            self._select_unit(added)
            self._just_added = added
            self._edit_name(self.unit_form.form.name)

    def delete_people(self) -> None:
        """Delete the people selected; undo brings them back."""
        document, ids = self.session.document, self._selected()
        if document is None or not ids:
            return
        row = self.table.currentIndex().row()
        self.session.act(lambda: delete_people(document, ids))
        if self.table_model.rows:
            self.table.selectRow(min(row, len(self.table_model.rows) - 1))

    def delete_unit(self) -> None:
        """Delete the unit in hand with the units below it; its people stay."""
        document, unit = self.session.document, self._unit()
        if document is not None and unit is not None:
            self.session.act(lambda: delete_unit(document, unit.id))
            self._select_unit(unit.parent_id if unit.parent_id is not None else EVERYONE)

    def move_unit(self, step: str) -> None:
        """Move the unit in hand up, down, out of its unit or into the one above it."""
        document, unit = self.session.document, self._unit()
        if document is None or unit is None or self.session.read_only:
            return
        place = place_beside(units(document), unit, step)
        if place is not None:
            self.session.act(lambda: move_unit(document, unit.id, *place))
            self._select_unit(unit.id)

    def show_history(self) -> None:
        """What happened to the person or unit in hand, on the History page."""
        person, unit = self._person(), self._unit()
        if person is not None:
            self.record_requested.emit("history", "person", person.id)
        elif unit is not None:
            self.record_requested.emit("history", "unit", unit.id)

    def copy_people(self) -> None:
        """Copy the selected rows for a spreadsheet."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        QGuiApplication.clipboard().setText(spreadsheet_text.of_rows(self.table_model, rows))

    # ---- within

    def _lay_out(self) -> None:
        self.head = PageHead(_("People"))
        self.head.add_button(_("Unit"), self.add_unit, "add").setAccessibleName(_("Add unit"))
        self.head.add_button(_("Person"), self.add_person, "add").setAccessibleName(_("Add person"))
        self.unit_bar = UnitBar()
        self.empty = EmptyState("", "", "")
        self.empty.acted.connect(self._act_on_empty)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.table)
        self.middle.addWidget(self.empty)
        middle = QWidget()
        middle.setMinimumWidth(px(320))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.unit_bar)
        column.addWidget(self.middle, 1)
        side = Panel("base")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(0, px(8), 0, 0)
        inside.addWidget(self.tree)
        self.split = Split(middle, self.pane, side, side_width=220)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.split, 1)

    def _add_actions(self) -> None:
        self.menu_action("edit", _("Add p&erson"), self.add_person, "Ctrl+N", "person")
        self.menu_action("edit", _("Add u&nit"), self.add_unit, "Ctrl+Shift+U", "unit")
        delete = self.menu_action("edit", _("Delete unit"), self.delete_unit, None, "trash")
        self._unit_actions = [delete]
        self._history = self.menu_action(
            "edit", _("History of this entry"), self.show_history, None, "history"
        )
        self.corrections = Corrections(self)
        self.pane.add_to_menu(self._history)
        for button in self.head.findChildren(QWidget):
            if button.accessibleName() in (_("Add unit"), _("Add person")):
                button.setEnabled(not self.session.read_only)

    def _wire(self) -> None:
        self.session.changed.connect(self._follow)
        self.tree.selectionModel().currentChanged.connect(self._unit_chosen)
        self.tree.entered_form.connect(self._enter_form)
        self.tree.move_requested.connect(self.move_unit)
        self.table.selectionModel().selectionChanged.connect(lambda *_both: self._refresh())
        self.table.entered_form.connect(self._enter_form)
        self.head.follow(self.table)
        self.pane.previous_requested.connect(lambda: self._go(-1))
        self.pane.next_requested.connect(lambda: self._go(1))
        self.pane.back_requested.connect(self._back)
        self.split.mode_changed.connect(lambda mode: self.unit_bar.setVisible(mode != WIDE))
        self.unit_bar.edit.clicked.connect(lambda _checked=False: self._enter_unit())
        self.unit_bar.choice.chosen.connect(lambda unit_id: self._select_unit(int(unit_id)))

    def _follow(self, changes: Any) -> None:
        if not changes.touches("unit", "person"):
            return
        self.tree_model.follow(changes)
        self.table_model.follow(changes)
        self.tree.expandAll()
        self._refresh()

    def _unit_chosen(self, now: QModelIndex) -> None:
        unit_id = self.tree_model.unit_id(now)
        self._just_added = None
        self.table_model.show_units(None if unit_id == EVERYONE else self.tree_model.within(unit_id))
        with QSignalBlocker(self.table.selectionModel()):
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        self._refresh()

    def _refresh(self) -> None:
        """Show the form of what is selected, the counts, or what to do first."""
        document = self.session.document
        if document is None:
            return
        found = units(document)
        self.unit_bar.choice.set_choices([(EVERYONE, _("Everyone")), *indented(found)])
        unit = self._unit()
        self.unit_bar.choice.set_value(unit.id if unit is not None else EVERYONE)
        self.unit_bar.edit.setEnabled(unit is not None)
        people = ngettext("{n} person", "{n} people", self.table_model.total).format(n=self.table_model.total)
        groups = ngettext("{n} unit", "{n} units", len(found)).format(n=len(found))
        self.head.set_count(_("{people}, {units}").format(people=people, units=groups))
        self._show_form(found, unit)
        self._show_empty(unit)
        for action in self._unit_actions:
            action.setEnabled(unit is not None and not self.session.read_only)
        self.corrections.enable()
        shown = len(self.table_model.rows)
        self.notice.emit(
            _("{shown} of {total} shown").format(shown=shown, total=self.table_model.total) if shown else ""
        )
        self.edits_changed.emit()

    def _show_form(self, found: list[Unit], unit: Unit | None) -> None:
        chosen, person = self._selected(), self._person()
        if person is not None:
            self.person_form.show_person(person, found)
            self.pane.set_head(person.name, person.title)
            row = self.table_model.row_of(person.id)
            self.pane.set_beside(row > 0, row < len(self.table_model.rows) - 1)
            self.record_shown.emit("person", person.id)
        elif unit is not None and not chosen:
            below = self.tree_model.within(unit.id)
            self.unit_form.show_unit(unit, [one for one in found if one.id not in below])
            self.pane.set_head(unit.name or _("Unit without a name"), _("Unit"))
            self.pane.set_beside(self._unit_beside(-1) is not None, self._unit_beside(1) is not None)
            self.record_shown.emit("unit", unit.id)
        showing_unit = person is None and unit is not None and not chosen
        self.person_form.setVisible(person is not None)
        self.unit_form.setVisible(showing_unit)
        self.split.set_form_shown(person is not None or showing_unit)
        self._history.setEnabled(person is not None or showing_unit)

    def _show_empty(self, unit: Unit | None) -> None:
        if self.table_model.rows:
            self.middle.setCurrentWidget(self.table)
            return
        if self._searched:
            self.empty.set_words(_("Nobody matches"), "", _("Clear search"), icon="close")
        elif unit is not None:
            self.empty.set_words(
                _("Nobody in this unit yet"), _("People can be leads of initiatives."), _("Add a person")
            )
        else:
            self.empty.set_words(
                _("No people yet"),
                _("People and units can be leads of initiatives. Add those who answer for something."),
                _("Add the first person"),
                _("Is one of the units a person? The menu ⋯ of its form turns it into one.")
                if self.tree_model.rowCount() > 1
                else "",
            )
        self.empty.button.setEnabled(bool(self._searched) or not self.session.read_only)
        self.middle.setCurrentWidget(self.empty)

    def _act_on_empty(self) -> None:
        if self._searched:
            self.focus_search("")
        else:
            self.add_person()

    def _person(self) -> Person | None:
        chosen = self._selected()
        return self.table_model.person(self.table_model.row_of(chosen[0])) if len(chosen) == 1 else None

    def _unit(self) -> Unit | None:
        return self.tree_model.unit(self.tree_model.unit_id(self.tree.currentIndex()))

    def _selected(self) -> list[int]:
        return [
            int(index.data(Qt.ItemDataRole.UserRole)) for index in self.table.selectionModel().selectedRows()
        ]

    def _select_unit(self, unit_id: int) -> None:
        index = self.tree_model.index_of(unit_id)
        self.tree.setCurrentIndex(index if index.isValid() else self.tree_model.index(0, 0))

    def _select_person(self, person_id: int) -> None:
        row = self.table_model.row_of(person_id)
        if row >= 0:
            self.table.selectRow(row)
            self.table.scrollTo(self.table_model.index(row, 0))

    def _edit_name(self, field: Any) -> None:
        self.split.open_form()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _enter_form(self) -> None:
        self.split.open_form()
        self.pane.focus_first()

    def _enter_unit(self) -> None:
        """Where the tree has no room: the form of the unit that the list is about."""
        self.table.clearSelection()
        self._enter_form()

    def _back(self) -> None:
        (self.table if self._selected() else self.tree).setFocus(Qt.FocusReason.OtherFocusReason)

    def _unit_beside(self, step: int) -> QModelIndex | None:
        now = self.tree.currentIndex()
        found = self.tree.indexBelow(now) if step > 0 else self.tree.indexAbove(now)
        return found if found.isValid() and self.tree_model.unit_id(found) != EVERYONE else None

    def _go(self, step: int) -> None:
        self.session.flush()
        chosen = self._selected()
        if chosen:
            row = self.table_model.row_of(chosen[0]) + step
            if 0 <= row < len(self.table_model.rows):
                self.table.selectRow(row)
        elif (beside := self._unit_beside(step)) is not None:
            self.tree.setCurrentIndex(beside)
