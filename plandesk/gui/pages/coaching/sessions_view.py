"""The sessions of the coaching file: the list on the left, the form of the chosen one beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.coaching import members, sessions
from plandesk.domain.coaching.actions import action, open_actions
from plandesk.domain.coaching.due import MemberDue
from plandesk.errors import NotThere
from plandesk.gui import page
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.fields import Place
from plandesk.gui.models.session_list_model import LINE, SessionListModel
from plandesk.gui.pages.coaching.desk_actions import DeskActions
from plandesk.gui.pages.coaching.no_session import NoSession
from plandesk.gui.pages.coaching.session_acts import begin_session, delete_session, erase_session
from plandesk.gui.pages.coaching.session_list import SessionBar, SessionListPane
from plandesk.gui.pages.coaching.session_pane import SessionPane
from plandesk.gui.pages.coaching.view import CoachingView
from plandesk.gui.prompts import Prompts
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.split import WIDE, Split
from plandesk.i18n import _, ngettext


class SessionsView(CoachingView):
    """Ctrl+N begins a session, Enter goes from the list into the form, Esc back, Ctrl+Up and Down beside."""

    name = "sessions"

    def __init__(
        self, session: DeskSession, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self._today = date.today()
        self._left_at: Place | None = None  # the field with the cursor when the file was locked
        self._cursor = 0
        self._before_search = 0  # the session in the form before the words searched for left it out
        self.model = SessionListModel(session, self._today, self)
        self.side = SessionListPane(self.model, self._today)
        self.pane = SessionPane(session, prompts, self._today)
        self.new_button = Button(_("Session"), "add")
        self.new_button.setAccessibleName(_("New session"))
        self.new_button.clicked.connect(lambda _checked=False: self.new_session())
        self.desk_actions = DeskActions(self)
        self._lay_out()
        self._add_actions()
        self._wire()
        self._read_members()

    # ---- what the page asks

    def show_record(self, kind: str, record_id: int) -> None:
        """Show a session, or the one in which an action was agreed."""
        document = self.desk.document
        if document is None:
            return
        try:
            session_id = action(document, record_id).session_id if kind == "action" else record_id
            whose = sessions.session(document, session_id).member_id
        except NotThere as error:
            self.prompts.tell(error)
            return
        if self.model.row_of(session_id) < 0:
            self._search("")
            self.search_dropped.emit()
            if self.model.member_id not in (None, whose):
                self._show_member(None)
        self.side.list.choose(session_id)
        self._show_what()

    def focus_search(self, text: str) -> None:
        self._search(text)

    def search_words(self) -> str:
        return _("Search sessions")

    def shown(self) -> None:
        self.pane.read_again()  # a plan file may have been opened or closed, whose goals can be linked
        self._count()

    def panes(self) -> list[QWidget]:
        return [self.side.list, self.bar.choice, self.pane, self.empty.button]

    def head_buttons(self) -> list[QWidget]:
        return [self.new_button]

    def scrolled(self) -> list[QAbstractScrollArea]:
        area: object = self.pane.scroll  # which hides a method of QWidget
        return [area] if isinstance(area, QAbstractScrollArea) else []

    def more_actions(self) -> list[QAction]:
        line = QAction(self)
        line.setSeparator(True)
        return [self._history, self._delete, self._erase, line, *self.desk_actions.entries()]

    def session_in_hand(self) -> int | None:
        """The session in the form."""
        return self.pane.told.id if self.pane.told is not None else None

    def member_in_hand(self) -> int | None:
        """Whose session is in the form, or who is chosen."""
        if self.pane.told is not None:
            return self.pane.told.member_id
        key = self.side.list.key()
        return -key if key < 0 else self.model.member_id

    def state(self) -> dict[str, Any]:
        at = self._left_at
        return {
            "widths": self.split.widths(),
            "member": self.model.member_id,
            "key": self.side.list.key(),
            "place": [at.table, at.uid, at.column] if at is not None else None,
            "cursor": self._cursor,
        }

    def restore(self, state: dict[str, Any]) -> None:
        if isinstance(state.get("widths"), dict):
            self.split.set_widths(state["widths"])
        if isinstance(state.get("member"), int):
            self._take_member(state["member"])
        key = state.get("key")
        if not (isinstance(key, int) and key and self.side.list.choose(key)):
            self._choose_first()
        place = state.get("place")
        if isinstance(place, list) and len(place) == 3:
            self._left_at, self._cursor = Place(*map(str, place)), int(state.get("cursor") or 0)

    def go_on(self) -> bool:
        field = self.desk.fields.at(self._left_at) if self._left_at is not None else None
        if field is not None:
            self.pane.focus_field(field, self._cursor)
        return field is not None

    def focus_record(self) -> None:
        told = self.pane.told
        if told is None or told.is_fixed or self.desk.read_only:
            super().focus_record()
        else:
            self.pane.focus_first()

    def can_edit(self, verb: str) -> bool:
        return verb == page.DELETE and self.side.list.hasFocus() and self._delete.isEnabled()

    def edit(self, verb: str) -> None:
        if verb == page.DELETE:
            self.delete_session()

    # ---- what the user does

    def new_session(self) -> None:
        """Ask with whom and when, begin the session and put the cursor into its first theme."""
        document = self.desk.document
        if document is None or self.desk.read_only or not self.desk.flush():
            return
        found = [one for one in members.members(document) if one.state == "active"]
        if not found:
            self.record_requested.emit("coaching", "member", 0)
            return
        made = begin_session(self, found, self.member_in_hand(), self._today)
        if made is not None:
            self.show_record("session", made)
            self.pane.focus_first()

    def delete_session(self) -> None:
        """Delete the session in the form, after asking where both acknowledged it; Undo brings it back."""
        told = self.pane.told
        if told is not None:
            self._take_away(told.id, lambda: delete_session(self, told))

    def erase_session(self) -> None:
        """Erase the session in the form for good, after asking."""
        told = self.pane.told
        if told is not None:
            self._take_away(told.id, lambda: erase_session(self, told))

    def _take_away(self, session_id: int, act: Callable[[], str]) -> None:
        """Carry out what takes a session from the list, choose the one near it, and say what was done."""
        row = self.model.row_of(session_id)
        said = act()
        if said:
            self._choose_near(row)
            if self.model.row_of(session_id) < 0:
                self.session.noticed.emit(said)

    def show_history(self) -> None:
        """What happened to the session in the form, on the History page."""
        if self.pane.told is not None:
            self.record_requested.emit("history", "coaching_session", self.pane.told.id)

    # ---- within

    def _lay_out(self) -> None:
        self.bar = SessionBar(self.model)
        self.empty = NoSession()
        self.middle = QStackedWidget()
        self.middle.addWidget(self.pane)
        self.middle.addWidget(self.empty)
        whole = QWidget()
        whole.setMinimumWidth(px(320))
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.middle, 1)
        self.split = Split(whole, None, self.side, side_width=248)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)

    def _add_actions(self) -> None:
        new = self.menu_action("edit", _("New &session…"), self.new_session, "Ctrl+N", "add")
        self._delete = self.menu_action("edit", _("Delete session"), self.delete_session, None, "trash")
        self._erase = self.menu_action("edit", _("Erase session for good…"), self.erase_session)
        self._history = self.menu_action(
            "edit", _("History of this session"), self.show_history, None, "history"
        )
        for part in (new, self.new_button):
            part.setEnabled(not self.desk.read_only)

    def _wire(self) -> None:
        self.session.changed.connect(self._follow)
        self.desk.about_to_lock.connect(self._before_locking)
        self.model.counted.connect(lambda _shown, _total: self._count())
        self.side.member.chosen.connect(self._show_member)
        self.bar.member.chosen.connect(self._show_member)
        self.bar.choice.chosen.connect(lambda key: self.side.list.choose(int(key)))
        self.side.list.chosen.connect(lambda _key: self._show_what())
        self.side.list.entered_form.connect(self.pane.focus_first)
        self.pane.previous_requested.connect(lambda: self._go(-1))
        self.pane.next_requested.connect(lambda: self._go(1))
        self.pane.back_requested.connect(self._back)
        self.split.mode_changed.connect(lambda mode: self._fit(mode))
        self.empty.acted.connect(self._act_on_empty)

    def _follow(self, changes: Any) -> None:
        if changes.touches("member"):
            self._read_members()
        row = self.side.list.currentIndex().row()
        with QSignalBlocker(self.side.list):
            self.model.follow(changes)
            told = self.pane.told
            if told is not None and self.model.row_of(told.id) >= 0:
                self.side.list.choose(told.id)
        if self.pane.told is None or self.model.row_of(self.pane.told.id) < 0:
            self._choose_near(row)
        self._show_what()

    def _read_members(self) -> None:
        document = self.desk.document
        if document is not None:
            found = members.members(document)
            self.side.show_members(found, self.model.member_id)
            self.bar.member.set_choices(self.side.member.offered())
            self.bar.member.set_value(self.model.member_id)

    def _show_member(self, member_id: object) -> None:
        self.desk.flush()
        self._take_member(int(member_id) if isinstance(member_id, int) else None)
        self._keep_or_first()
        self.place_changed.emit()

    def _take_member(self, whose: int | None) -> None:
        with QSignalBlocker(self.side.list):
            self.model.show_member(whose)
        for choice in (self.side.member, self.bar.member):
            choice.set_value(whose)

    def _search(self, text: str) -> None:
        """Keep what is in the form if it matches; nothing else is opened before the user chooses it."""
        told = self.pane.told
        self._before_search = told.id if told is not None else self._before_search
        with QSignalBlocker(self.side.list):
            self.model.search(text)
            if not self.side.list.choose(self._before_search):
                self.side.list.setCurrentIndex(QModelIndex())
        self._show_what()

    def _keep_or_first(self) -> None:
        """Keep the session in the form in hand where the list still has it."""
        told = self.pane.told
        if told is None or not self.side.list.choose(told.id):
            self._choose_first()
        self._show_what()

    def _choose_first(self) -> None:
        self._choose_near(0)

    def _choose_near(self, row: int) -> None:
        rows = range(self.model.rowCount())
        near = sorted((one for one in rows[max(row - 2, 0) : row + 3] if self.model.key(one)),
                      key=lambda one: abs(one - row))  # fmt: skip
        if near:
            self.side.list.setCurrentIndex(self.model.index(near[0]))
        self._show_what()

    def _show_what(self) -> None:
        """Show the form of what is chosen, or what to do first."""
        key = self.side.list.key()
        shown = self.pane.told.id if self.pane.told is not None else 0
        if key > 0:
            if key != shown:
                self.desk.flush()
                self.pane.show_session(key)
                self.record_shown.emit("session", key)
            self.middle.setCurrentWidget(self.pane)
        else:
            self.pane.show_session(None)
            due = self.side.list.currentIndex().data(LINE) if key < 0 else None
            self.empty.say(self.desk, due if isinstance(due, MemberDue) else None, self.model)
            self.middle.setCurrentWidget(self.empty)
        row = self.side.list.currentIndex().row()
        self.pane.set_beside(self._beside(row, -1) >= 0, self._beside(row, 1) >= 0)
        writable = key > 0 and not self.desk.read_only
        self._delete.setEnabled(writable)
        self._erase.setEnabled(writable)
        self._history.setEnabled(key > 0)
        self._offer()
        self._count()
        self.edits_changed.emit()

    def _act_on_empty(self) -> None:
        if self.model.searched and self.side.list.key() >= 0:
            self._search("")
            self.search_dropped.emit()
        else:
            self.new_session()

    def _count(self) -> None:
        document = self.desk.document
        if document is None:
            return
        total = self.model.total
        if self.model.searched.strip():
            found = _("{shown} of {total} shown")
            self.notice.emit(found.format(shown=f"{self.model.shown:n}", total=f"{total:n}"))
            return
        held = ngettext("{n} session", "{n} sessions", total).format(n=f"{total:n}")
        left = len(open_actions(document, self.model.member_id))
        waiting = ngettext("{n} open action", "{n} open actions", left).format(n=f"{left:n}")
        self.notice.emit(f"{held}, {waiting}" if total else "")

    def _go(self, step: int) -> None:
        row = self._beside(self.side.list.currentIndex().row(), step)
        if row >= 0:
            self.desk.flush()
            self.side.list.setCurrentIndex(self.model.index(row))

    def _beside(self, row: int, step: int) -> int:
        """The next row with a session before or after a row; -1 where there is none."""
        row += step
        while 0 <= row < self.model.rowCount():
            if self.model.key(row):
                return row
            row += step
        return -1

    def _back(self) -> None:
        back = self.side.list if self.side.isVisible() else self.bar.choice
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self, mode: str) -> None:
        self.bar.setVisible(mode != WIDE)
        self._offer()

    def _offer(self) -> None:
        """Offer the sessions in the combo box of a narrow window."""
        if self.split.mode == WIDE:
            return
        self.bar.offer(self.side.list.key())

    def _before_locking(self) -> None:
        """Finish what is half typed outside of text fields, and note where the cursor is."""
        focus = QApplication.focusWidget()
        self._left_at = self.desk.fields.place_of(focus)
        self._cursor = self.pane.cursor_of(focus)
        self.pane.leave()
