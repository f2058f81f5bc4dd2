"""The roster: members under their units, the form of the one selected, and their whole history."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QStackedWidget, QVBoxLayout, QWidget

from plandesk.domain.coaching import members
from plandesk.domain.coaching.member_history import member_history
from plandesk.domain.coaching.members import Member, add_member
from plandesk.domain.coaching.viewings import OPENED, note_viewing
from plandesk.gui import page
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.icons import draw_when_opened
from plandesk.gui.models import spreadsheet_text
from plandesk.gui.models.members_table import ID, MembersTable
from plandesk.gui.pages.coaching.desk_actions import DeskActions
from plandesk.gui.pages.coaching.member_acts import delete_members, erase_member, mark_moved
from plandesk.gui.pages.coaching.member_bar import MemberBar
from plandesk.gui.pages.coaching.member_form import MemberForm
from plandesk.gui.pages.coaching.member_page import MemberPage
from plandesk.gui.pages.coaching.member_rows import MembersView as MembersList
from plandesk.gui.pages.coaching.no_member import NoMember
from plandesk.gui.pages.coaching.view import CoachingView
from plandesk.gui.prompts import Prompts
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.form_pane import FormPane
from plandesk.gui.widgets.split import Split
from plandesk.i18n import _

TABLES = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm")  # a roster may come in


class MembersView(CoachingView):
    """Add, edit, mark as moved, erase for good; the search finds as you type."""

    name = "members"

    def __init__(
        self, session: DeskSession, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self._searched, self._moving = "", False
        self.model = MembersTable(session, self)
        self.table = MembersList(self.model)
        self.history = MemberPage()
        self.pane = FormPane(_("Member"))
        self.form = MemberForm(session)
        self.pane.add(self.form)
        self.desk_actions = DeskActions(self)
        self._lay_out()
        self._add_actions()
        self._wire()
        self._refresh()

    # ---- what the page asks

    def show_record(self, kind: str, record_id: int) -> None:
        if record_id and self.model.row_of(record_id) < 0:
            self._show_all()
        self.show_table()
        self.select(record_id)

    def focus_search(self, text: str) -> None:
        self._searched = text
        self.model.search(text)
        if text:
            self.show_table()
            if self._current() is None and self.model.shown:
                self._select_row(next(row for row, one in enumerate(self.model.rows) if one.member))
        self._refresh()

    def search_words(self) -> str:
        return _("Search members")

    def shown(self) -> None:
        self.model.read()
        self._show_history_again()
        self._refresh()

    def takes(self, path: Path) -> bool:
        return path.suffix.lower() in TABLES and not self.session.read_only

    def take(self, path: Path) -> None:
        self.desk_actions.import_roster(path)

    def panes(self) -> list[QWidget]:
        return [self.history.list if self._shows_history() else self.table, self.pane]

    def state(self) -> dict[str, Any]:
        return {
            "widths": self.split.widths(), "group": self.model.group, "states": sorted(self.model.states),
            "key": self.member_in_hand(),
        }  # fmt: skip

    def restore(self, state: dict[str, Any]) -> None:
        if isinstance(state.get("widths"), dict):
            self.split.set_widths(state["widths"])
        states = state.get("states")
        self.bar.choose(states if isinstance(states, list) else self.bar.states(), state.get("group"))
        if isinstance(state.get("key"), int):
            self.select(state["key"])

    def member_in_hand(self) -> int | None:
        one = self._current()
        return one.id if one is not None else None

    def head_buttons(self) -> list[QWidget]:
        return [self.import_button, self.add_button]

    def more_actions(self) -> list[QAction]:
        return self.desk_actions.entries()

    def scrolled(self) -> list[QAbstractScrollArea]:
        return [self.table, self.history.list]

    def can_edit(self, verb: str) -> bool:
        if self._shows_history():
            return False
        if verb == page.DELETE:
            return bool(self._selected()) and not self.session.read_only
        return verb in (page.COPY, page.SELECT_ALL) and self.model.shown > 0

    def edit(self, verb: str) -> None:
        if verb == page.DELETE:
            self.delete()
        elif verb == page.SELECT_ALL:
            self.table.selectAll()
        elif verb == page.COPY:
            rows = {index.row() for index in self.table.selectionModel().selectedRows()}
            QGuiApplication.clipboard().setText(spreadsheet_text.of_rows(self.model, rows))

    # ---- what the user does

    def add_member(self) -> None:
        """Add a member to the unit of the one in hand and put the cursor into the name."""
        document, beside = self.session.document, self._current()
        if document is None:
            return
        fields = {"unit": beside.unit, "supervisor": beside.supervisor} if beside is not None else {}
        added = self.session.act(lambda: add_member(document, _("New member"), **fields))
        if added is not None:
            self.show_record("member", added)
            self.split.open_form()
            self.form.focus_name()

    def mark_moved(self) -> None:
        """Mark the members selected as moved to another coach; they keep their sessions."""
        mark_moved(self, self._selected())

    def delete(self) -> None:
        """Delete the members selected who never had a session; the others are marked as moved."""
        delete_members(self, self._selected())

    def erase(self) -> None:
        """Ask, then erase the member in hand with everything about them; nothing brings it back."""
        one = self._current()
        if one is not None and self.session.flush():
            erase_member(self, one, self.show_table)

    def open_history(self) -> None:
        """Show everything of the member in hand; the view log gets a line."""
        document, one = self.session.document, self._current()
        if document is None or one is None or not self.session.flush():
            return
        if not self._shows_history() or self.history.member_id != one.id:
            self.session.act(lambda: note_viewing(document, OPENED, "member", one.uid))
        self._show_history(one)
        self.middle.setCurrentWidget(self.history)
        self.split.close_form()
        self._refresh()
        self.history.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_table(self) -> None:
        """Go back from a history to the table."""
        if self._shows_history():
            self.middle.setCurrentWidget(self.table)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    def begin_session(self) -> None:
        """Wish for a new session with the member in hand."""
        one = self._current()
        if one is not None:
            self.desk_actions.begin_session(one.id)

    def select(self, member_id: int) -> None:
        """Select a member who is shown."""
        row = self.model.row_of(member_id)
        if row >= 0:
            self._select_row(row)

    # ---- within

    def _lay_out(self) -> None:
        self.import_button = Button(_("Import roster…"), "import")
        self.add_button = Button(_("Member"), "add")
        self.add_button.setAccessibleName(_("Add member"))
        for button in (self.import_button, self.add_button):
            button.setEnabled(not self.session.read_only)
        self.bar = MemberBar()
        self.empty = NoMember()
        self.middle = QStackedWidget()
        for part in (self.table, self.empty, self.history):
            self.middle.addWidget(part)
        middle = QWidget()
        middle.setMinimumWidth(px(320))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.middle, 1)
        self.split = Split(middle, self.pane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)

    def _add_actions(self) -> None:
        add = self.menu_action("edit", _("Add &member"), self.add_member, "Ctrl+N", "person")
        self._moved = self.menu_action("edit", _("Mark as mo&ved"), self.mark_moved, None, "right")
        self._history = self.menu_action("edit", _("&Whole history"), self.open_history, None, "history")
        self._erase = self.menu_action("edit", _("&Erase for good…"), self.erase, None, "trash")
        add.setEnabled(not self.session.read_only)
        self.pane.add_to_menu(self._history, self._moved, self._erase)

    def _wire(self) -> None:
        self.session.changed.connect(self._follow)
        self.table.selectionModel().selectionChanged.connect(lambda *_both: self._chosen())
        self.table.opened.connect(self.open_history)
        self.table.entered_form.connect(self._enter_form)
        self.table.menu_requested.connect(self._show_menu)
        self.history.back_requested.connect(self.show_table)
        self.history.session_requested.connect(
            lambda session_id: self.record_requested.emit("coaching", "session", session_id)
        )
        self.form.history_requested.connect(self.open_history)
        self.form.session_requested.connect(self.begin_session)
        self.bar.changed.connect(self._filter)
        self.import_button.clicked.connect(lambda _checked=False: self.desk_actions.import_roster())
        self.add_button.clicked.connect(lambda _checked=False: self.add_member())
        self.empty.acted.connect(self._act_on_empty)
        self.pane.previous_requested.connect(lambda: self._go(-1))
        self.pane.next_requested.connect(lambda: self._go(1))
        self.pane.back_requested.connect(lambda: self.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason))

    def _follow(self, changes: Any) -> None:
        if not self.isVisible():
            return  # it is read when it is shown
        one = self._current()
        row = self.model.row_of(one.id) if one is not None else -1
        focus = self.window().focusWidget()
        in_form = focus is not None and self.pane.isAncestorOf(focus)
        # A row that moves loses its selection for a moment: the form, and the cursor in it, stay.
        self._moving = True
        try:
            self.model.follow(changes)
            if one is not None and self._current() is None:
                self.select(one.id)
        finally:
            self._moving = False
        if one is not None and self.model.row_of(one.id) < 0:
            if (near := self.model.near(row)) >= 0:  # it moved out of what is shown
                self._select_row(near)
            if in_form:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_history_again()
        self._refresh()

    def _show_history_again(self) -> None:
        if self._shows_history():
            now = self._current()
            if now is not None and now.id == self.history.member_id:
                self._show_history(now)
            else:
                self.show_table()

    def _filter(self) -> None:
        one = self._current()
        self.model.show(str(self.bar.group.value()), self.bar.states())
        self.table.fit_columns()
        if one is not None:
            self.select(one.id)
        self._refresh()

    def _show_all(self) -> None:
        """Show every state: the member that is wanted may have moved."""
        self.bar.choose(members.STATES)
        if self._searched:
            self.search_dropped.emit()
            self.focus_search("")

    def _chosen(self) -> None:
        if self._moving:
            return
        one = self._current()
        if self._shows_history() and one is not None and one.id != self.history.member_id:
            self.open_history()
        self._refresh()

    def _show_history(self, one: Member) -> None:
        document = self.session.document
        if document is not None:
            self.history.show_history(one.id, one.title, member_history(document, one.id, date.today()))

    def _shows_history(self) -> bool:
        return self.middle.currentWidget() is self.history

    def _refresh(self) -> None:
        """Show the form of what is selected, the counts, or what to do first."""
        self.bar.show_counts(self.model.counts())
        one, chosen = self._current(), self._selected()
        if one is not None:
            row = self.model.row_of(one.id)
            self.form.show_member(one, self.model.rows[row].due)
            self.pane.set_head(one.title or _("Member without a name"), one.unit)
            self.pane.set_beside(self._beside(-1) >= 0, self._beside(1) >= 0)
            self.record_shown.emit("member", one.id)
        self.form.setVisible(one is not None)
        self.split.set_form_shown(one is not None)
        writable = not self.session.read_only
        self._history.setEnabled(one is not None)
        self._erase.setEnabled(one is not None and writable)
        self._moved.setEnabled(bool(chosen) and writable)
        self._show_empty()
        shown, total = self.model.shown, self.model.total
        words = _("{shown} of {total} shown").format(shown=f"{shown:n}", total=f"{total:n}")
        self.notice.emit(words if total else "")
        self.edits_changed.emit()

    def _show_empty(self) -> None:
        self.bar.setVisible(self.model.total > 0 and not self._shows_history())
        if self._shows_history():
            return
        if self.model.shown:
            went = self.empty.isAncestorOf(self.window().focusWidget() or self)
            self.middle.setCurrentWidget(self.table)
            if went:  # the button that brought the members, e.g. from a table: one goes on with them
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.empty.say(bool(self._searched), self.model.total > 0, self.session.read_only)
        self.middle.setCurrentWidget(self.empty)

    def _act_on_empty(self) -> None:
        if not self.model.total:
            self.desk_actions.import_roster()
        else:
            self._show_all()

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        draw_when_opened(menu)
        menu.addActions([self._history, self._moved, self._erase])
        menu.exec(place)
        menu.deleteLater()

    def _current(self) -> Member | None:
        chosen = self._selected()
        return self.model.member(self.model.row_of(chosen[0])) if len(chosen) == 1 else None

    def _selected(self) -> list[int]:
        found = (index.data(ID) for index in self.table.selectionModel().selectedRows())
        return [one for one in found if isinstance(one, int)]

    def _select_row(self, row: int) -> None:
        index = self.model.index(row, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.table.scrollTo(index)

    def _beside(self, step: int) -> int:
        one = self._current()
        return self.model.beside(self.model.row_of(one.id), step) if one is not None else -1

    def _go(self, step: int) -> None:
        self.session.flush()
        row = self._beside(step)
        if row >= 0:
            self._select_row(row)

    def _enter_form(self) -> None:
        self.split.open_form()
        self.pane.focus_first()
