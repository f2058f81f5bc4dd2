"""All initiatives of the plan in one table, the form of the selected one beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from plandesk.domain import listing, listing_counts
from plandesk.domain.listing import Query
from plandesk.gui import page
from plandesk.gui.models.initiative_cells import SORTS, Column
from plandesk.gui.models.initiatives_model import BY_GOAL, BY_TOP, NO_GROUPS, InitiativesModel
from plandesk.gui.pages.initiatives import menus, page_words
from plandesk.gui.pages.initiatives.bulk_bar import BulkBar
from plandesk.gui.pages.initiatives.cell_editing import CellEditing
from plandesk.gui.pages.initiatives.commands import Commands
from plandesk.gui.pages.initiatives.filter_bar import FilterBar, without_filters, words_of_value
from plandesk.gui.pages.initiatives.middle import Middle
from plandesk.gui.pages.initiatives.record_pane import RecordPane
from plandesk.gui.pages.initiatives.status_commands import StatusCommands
from plandesk.gui.pages.initiatives.table import InitiativesTable
from plandesk.gui.tokens import px
from plandesk.gui.widgets.split import Split
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.gui.prompts import Prompts
    from plandesk.gui.session import Session
    from plandesk.gui.tasks import Tasks

COUNT_AFTER = 40  # milliseconds after the table is on the screen
LOW = 480  # a page of less height shows its filters only when wished
KEPT_SELECTED = 2000  # a larger selection is not looked for again in another order


class InitiativesPage(page.Page):
    """Head, filters, table, form."""

    name = "initiatives"

    def __init__(
        self, session: Session, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self._lead_filtered = ""
        self._ordering = False  # rows are being replaced: wait for the selection to be back
        self.model = InitiativesModel(session, self)
        self.table = InitiativesTable(self.model)
        self.form = RecordPane(session)
        self.filters = FilterBar()
        self.bulk = BulkBar()
        self.commands = Commands(session, prompts, self.table, self.model, self)
        self.statuses = StatusCommands(session, self.table, self.model, self)
        self.cells = CellEditing(session, self.model, self.table)
        self._lay_out()
        self._add_actions()
        self._counting = QTimer(self, interval=COUNT_AFTER, singleShot=True)
        self._counting.timeout.connect(self.count)
        self._wire()
        self.show_plan(session.plan_id)

    # ---- the page's side of the window

    def show_plan(self, plan_id: int | None) -> None:
        """Show another plan's initiatives."""
        known = self.model.tree
        if known is not None and known.plan.id == plan_id:
            return
        query = self.model.query
        self.form.show_initiative(None, None)
        self.model.set_plan(plan_id, Query(sort=query.sort, descending=query.descending))
        self._show_groupings()
        self._show_state()
        self.table.fit_words()
        self.table.go(1)

    def show_list(self, query: object) -> None:
        if isinstance(query, Query):
            self.search_dropped.emit()
            order = self.model.query
            self._wish(replace(query, sort=order.sort, descending=order.descending))

    def show_record(self, kind: str, record_id: int) -> None:
        if kind != "initiative" or self.model.tree is None:
            return
        if self.model.row_of(record_id) is None:
            group = self.model.group_of(record_id)
            if group is not None:
                self.model.set_collapsed(group, False)
        if self.model.row_of(record_id) is None and self.model.row(record_id) is not None:
            self._wish(Query(sort=self.model.query.sort, descending=self.model.query.descending))
        self.table.select([record_id])

    def focus_search(self, text: str) -> None:
        self._wish(replace(self.model.query, text=" ".join(text.split())))

    def search_words(self) -> str:
        return _("Search initiatives")

    def shown(self) -> None:
        self._show_notice()
        focus = QApplication.focusWidget()
        if focus is None or (self.isAncestorOf(focus) and not self.form.isAncestorOf(focus)):
            self.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        if self.body.currentWidget() is self.empty:
            return [self.empty.button]
        return [self.table, self.form]

    def state(self) -> dict[str, Any]:
        query = self.model.query
        return {
            "table": self.table.state(),
            "grouping": self.model.grouping,
            "sort": query.sort,
            "descending": query.descending,
            "widths": self.split.widths(),
            "unfolded": self.form.fold.is_open,
        }

    def restore(self, state: dict[str, Any]) -> None:
        self.table.restore(state.get("table"))
        query, grouping = self.model.query, state.get("grouping")
        if state.get("sort") in listing.SORTS:
            query = replace(query, sort=state["sort"], descending=state.get("descending") is True)
        known = grouping in (NO_GROUPS, BY_TOP, BY_GOAL)
        self._wish(query, str(grouping) if known else None)
        self._show_groupings()
        self.form.fold.set_open(state.get("unfolded") is True)
        if isinstance(state.get("widths"), dict):
            self.split.set_widths(state["widths"])

    def can_edit(self, verb: str) -> bool:
        chosen = self.table.selectionModel().hasSelection()
        if verb in (page.PASTE, page.DELETE):
            return chosen and not self.session.read_only
        return verb == page.SELECT_ALL or (verb == page.COPY and chosen)

    def edit(self, verb: str) -> None:
        {
            page.COPY: self.commands.copy,
            page.PASTE: self.commands.paste,
            page.DELETE: self.commands.delete,
            page.SELECT_ALL: self.table.selectAll,
        }[verb]()

    # ---- acting

    def add(self) -> None:
        """Add an initiative and put the cursor into its form; a plan first where there is none."""
        if self.model.tree is None:
            self.command_requested.emit("new plan")
        elif (made := self.commands.add()) is not None:
            self.show_record("initiative", made)
            self.open_form()

    def open_form(self) -> None:
        """Go from the row into its form."""
        if self.form.shown_id is not None:
            self.split.open_form()
            self.form.focus_text()

    def close_form(self) -> None:
        """Go back from the form to its row."""
        self.session.flush()
        self.split.close_form()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_columns(self, place: QPoint | None = None) -> None:
        """Open the list of columns."""
        menu = menus.column_chooser(self.table, self.model, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place or self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    # ---- building

    def _lay_out(self) -> None:
        middle = Middle(self.table, self.filters, self.bulk)
        self.head, self.groups, self.add_button = middle.head, middle.groups, middle.add_button
        self.filtering, self.columns = middle.filtering, middle.columns
        self.rows, self.no_match = middle.rows, middle.no_match
        self.body, self.empty = middle.body, middle.empty
        self.split = Split(middle, self.form)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)

    def _add_actions(self) -> None:
        self._add_action = self.menu_action("plan", _("Add initiative"), self.add, "Ctrl+N", "add")
        self._on_rows: list[QAction] = [
            self.menu_action("plan", _("Set status…"), self.statuses.choose, "Ctrl+Shift+U"),
            self.menu_action(
                "plan", _("Copy last quarter’s text"), self.statuses.copy_last, "Ctrl+Shift+K", "copy"
            ),
            self.menu_action("plan", _("Set due…"), self.commands.set_due, "Ctrl+Shift+D"),
            self.menu_action("plan", _("Set lead…"), self.commands.set_leads, "Ctrl+Shift+L"),
            self.menu_action("plan", _("Move to goal…"), self.commands.move_to_goal, "Ctrl+Shift+M"),
            self.menu_action("edit", _("Duplicate"), self.commands.duplicate, "Ctrl+D", "copy"),
        ]
        self.menu_action("view", _("Columns…"), self.choose_columns)
        in_menu = [self.form.percent]
        for words, slot in (
            (_("Copy last quarter’s text"), self.statuses.copy_last),
            (_("Clear the update"), self.statuses.clear),
            (_("Show in the plan"), lambda: self._show_elsewhere("plan")),
            (_("History of this entry"), lambda: self._show_elsewhere("history")),
            (_("Delete"), self.commands.delete),
        ):
            in_menu.append(QAction(words, self.form))
            in_menu[-1].triggered.connect(lambda _on=False, slot=slot: slot())
        self.form.add_to_menu(*in_menu)

    def _wire(self) -> None:
        self.session.plan_changed.connect(self.show_plan)
        self.model.tree_changed.connect(self._follow_tree)
        self.model.counts_changed.connect(self._follow_counts)
        self.filters.wished.connect(self._wish)
        self.groups.chosen.connect(lambda grouping: self._wish(self.model.query, str(grouping)))
        table = self.table
        table.selectionModel().selectionChanged.connect(lambda *_of: self._show_selected())
        table.selectionModel().currentRowChanged.connect(lambda *_of: self._show_selected())
        table.form_wished.connect(self.open_form)
        table.row_menu_wished.connect(self._open_row_menu)
        table.copy_wished.connect(self.commands.copy)
        table.paste_wished.connect(self.commands.paste)
        table.delete_wished.connect(self.commands.delete)
        table.move_wished.connect(self.commands.move_by)
        table.status_wished.connect(self.statuses.wish)
        # A cell that is being left must be gone before a dialog comes.
        self.model.reason_wished.connect(self.statuses.ask_reason, Qt.ConnectionType.QueuedConnection)
        table.head.sort_wished.connect(self._sort)
        table.head.menu_wished.connect(self._open_column_menu)
        table.head.chooser_wished.connect(self.choose_columns)
        self.form.back_requested.connect(self.close_form)
        self.form.previous_requested.connect(lambda: self.table.go(-1))
        self.form.next_requested.connect(lambda: self.table.go(1))
        for button, slot in (
            (self.add_button, self.add),
            (self.filtering, self._fit),
            (self.columns, self.choose_columns),
        ):
            button.clicked.connect(lambda _checked=False, slot=slot: slot())
        self.empty.acted.connect(self.add)
        self.no_match.acted.connect(self.clear_filters)
        self.bulk.wire(self.commands, self.statuses)

    # ---- search, filters, order

    def clear_filters(self) -> None:
        """Show everything again, the search left out too."""
        self.search_dropped.emit()
        self._wish(replace(without_filters(self.model.query), text=""))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wish(self, query: Query, grouping: str | None = None) -> None:
        """Show what a query asks for; what was selected stays so where it is still shown."""
        self.session.flush()
        chosen, current = self.table.selected_ids(), self.table.current_id()
        if len(chosen) > KEPT_SELECTED:
            chosen = [current] if current is not None else []
        self._lead_filtered = page_words.lead(self.session.document, self.model.tree, query)
        self._ordering = True
        try:
            self.model.set_query(query, grouping)
            self.table.fit_words()
            if not self.table.select(chosen, current):
                self.table.go(1)
        finally:
            self._ordering = False
        self._show_state()

    def _sort(self, column: int) -> None:
        query, wanted = self.model.query, SORTS[Column(column)]
        self._wish(replace(query, sort=wanted, descending=query.sort == wanted and not query.descending))

    # ---- showing

    def _follow_tree(self) -> None:
        self.form.set_tree(self.model.tree)
        self._show_groupings()

    def _follow_counts(self) -> None:
        self._counting.start()
        if not self._ordering:
            self._show_state()

    def _show_state(self) -> None:
        """Table, empty page or "No initiative matches"; chips, head, count."""
        tree, query = self.model.tree, self.model.query
        total = self.model.total
        for part in (self.add_button, self.groups, self.columns):
            part.setVisible(total > 0)
        self._fit()
        self.add_button.setEnabled(not self.session.read_only)
        self._add_action.setEnabled(tree is not None and not self.session.read_only)
        if total == 0:
            self.empty.set_words(*page_words.empty(tree, self.session.read_only))
        self.body.setCurrentIndex(0 if total else 1)
        self.rows.setCurrentIndex(0 if self.model.matching else 1)
        self.split.set_form_shown(total > 0 and self.model.matching > 0)
        if total and not self.model.matching:
            searched = _("Nothing was found for “{words}”.").format(words=query.text) if query.text else ""
            self.no_match.set_words(_("No initiative matches"), searched, _("Clear filters"))
        self.filters.show_query(query, words_of_value(query, tree, self._lead_filtered))
        column = next(column for column, sort in SORTS.items() if sort == query.sort)
        self.table.head.set_sorted(column, query.descending)
        by_number = query.sort == "number"
        self.groups.setEnabled(by_number)
        self.groups.setToolTip("" if by_number else _("Groups are shown in the order of the numbers"))
        self.head.set_count(page_words.how_many(tree))
        self.filters.set_words(self.model.words, query.quarter, tree.plan.year if tree else 0)
        self._show_selected()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """On a low window the rows come first: filters behind a button, or away while many are chosen."""
        low = self.height() < px(LOW)
        self.filtering.setVisible(low and self.model.total > 0)
        wished = self.filtering.isChecked() or self.filters.filters_on
        self.filters.setVisible(not low or (wished and not self.bulk.isVisibleTo(self)))

    def _show_groupings(self) -> None:
        tree = self.model.tree
        self.groups.set_choices(page_words.groupings(tree))
        self.groups.set_value(self.model.grouping)
        name = tree.plan.initiative_level.short_name if tree is not None else _("Initiative")
        self.add_button.setText(name.replace("&", "&&"))
        self.add_button.updateGeometry()

    def count(self) -> None:
        """Put the numbers on the chips."""
        document, tree, query = self.session.document, self.model.tree, self.model.query
        if document is not None and tree is not None:
            counts = listing.filter_counts(document, tree, query.text, query.quarter)
            self.filters.show_counts(counts, self.model.telling)
            leads = counts.without_lead < counts.all
            used = {Column.LEAD} if leads or (query.text and Column.LEAD in self.table.used) else set()
            if self.model.telling and listing_counts.uses_percent(document, tree.plan.id):
                used.add(Column.PERCENT)
            self.form.updates.show_percent_used(Column.PERCENT in used)
            self.table.set_used(frozenset(used))

    def _show_notice(self) -> None:
        total = self.model.total
        chosen = len(self.table.selected_ids()) if total else 0
        self.notice.emit(page_words.shown(self.model.matching, total, chosen))

    def _show_selected(self) -> None:
        if self._ordering:
            return
        chosen = self.table.selected_ids()
        current = self.table.current_id()
        if current is None or current not in chosen:
            current = chosen[0] if chosen else None
        if current != self.form.shown_id:
            self.form.show_initiative(current, self.model.tree)
            if current is not None:
                self.record_shown.emit("initiative", current)
        row = self.table.currentIndex().row()
        self.form.set_beside(
            self.model.next_initiative(row, -1) is not None, self.model.next_initiative(row, 1) is not None
        )
        had_room = not self.bulk.isVisibleTo(self)
        self.bulk.show_count(len(chosen), not self.session.read_only)
        if had_room and len(chosen) > 1:  # the bar takes the room of some rows
            QTimer.singleShot(0, self.table, lambda: self.table.scrollTo(self.table.currentIndex()))
        self._fit()
        for action in self._on_rows:
            action.setEnabled(bool(chosen) and not self.session.read_only)
        self._show_notice()
        self.edits_changed.emit()

    def _show_elsewhere(self, page: str) -> None:
        if self.form.shown_id is not None:
            self.record_requested.emit(page, "initiative", self.form.shown_id)

    # ---- menus

    def _open_column_menu(self, column: int, place: QPoint) -> None:
        menu = self._column_menu(column)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _column_menu(self, column: int) -> Any:
        return menus.column_menu(column, self.table, self.model, self.session, self._wish, self)

    def _open_row_menu(self, place: QPoint) -> None:
        chosen = len(self.table.selected_ids())
        column = self._column_menu(max(self.table.currentIndex().column(), 0))
        menu = menus.row_menu(self.commands, self.statuses, chosen, not self.session.read_only, column, self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)
