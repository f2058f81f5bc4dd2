"""The sessions of the coaching file: the list on the left, the form of the chosen one beside it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.coaching import forms, members, sessions
from plandesk.domain.coaching.actions import action, open_actions
from plandesk.domain.coaching.due import MemberDue
from plandesk.domain.coaching.records import CoachingSession
from plandesk.domain.day_words import day_words
from plandesk.errors import NotThere
from plandesk.gui import page
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.fields import Place
from plandesk.gui.models.session_list_model import LINE, SessionListModel
from plandesk.gui.pages.coaching.desk_actions import DeskActions
from plandesk.gui.pages.coaching.session_list import SessionListPane
from plandesk.gui.pages.coaching.session_pane import SessionPane
from plandesk.gui.pages.coaching.view import CoachingView, erased_words
from plandesk.gui.prompts import Prompts
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.panel import Panel
from plandesk.gui.widgets.split import WIDE, Split
from plandesk.i18n import _, ngettext

OFFERED = 200  # sessions in the combo box of a narrow window


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
        return [self.side.list, self.bar_choice, self.pane, self.empty.button]

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
        return {
            "widths": self.split.widths(),
            "member": self.model.member_id,
            "key": self.side.list.key(),
            "place": list(self._left_at) if self._left_at is not None else None,
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
        from plandesk.gui.dialogs.new_session import NewSession

        document = self.desk.document
        if document is None or self.desk.read_only or not self.desk.flush():
            return
        found = [one for one in members.members(document) if one.state == "active"]
        offered = forms.forms(document)
        if not found:
            self.record_requested.emit("coaching", "member", 0)
            return
        if not offered:
            self.prompts.tell(_("There is no form to hold a session with. Make or bring back one first."))
            return
        dialog = NewSession(found, offered, self.member_in_hand(), self._today, self)
        if dialog.exec() != NewSession.DialogCode.Accepted or self.desk.document is not document:
            return
        begun = dialog.chosen()
        made = self.session.act(
            lambda: sessions.start_session(document, begun.member_id, begun.form_id, begun.held)
        )
        if made is not None:
            self.show_record("session", made)
            self.pane.focus_first()

    def delete_session(self) -> None:
        """Delete the session in the form, after asking where both acknowledged it; Undo brings it back."""
        document, told = self.desk.document, self.pane.told
        if document is None or told is None or self.desk.read_only or not self._may_delete(told):
            return
        if self.desk.document is not document:
            return  # it was locked meanwhile
        who, row = members.member(document, told.member_id).title, self.model.row_of(told.id)
        self.session.act(lambda: sessions.delete_sessions(document, [told.id]))
        self._choose_near(row)
        if self.model.row_of(told.id) < 0:
            said = _("The session of {day} with {member} was deleted. Undo brings it back.")
            self.session.noticed.emit(said.format(day=day_words(told.held), member=who))

    def _may_delete(self, told: CoachingSession) -> bool:
        """A record that both acknowledged may have to be kept: no key alone deletes it."""
        if not told.is_fixed:
            return True
        return self.prompts.confirm(
            _("Delete this session, which both have acknowledged?"),
            _("Delete"),
            _(
                "Your service may have to keep such a record for a time. Undo brings it back; "
                "“Erase session for good” takes away its backups and history, too."
            ),
            risky=True,
        )

    def erase_session(self) -> None:
        """Erase the session in the form for good, after asking."""
        from plandesk.domain.coaching.erasing import erase_session

        document, told = self.desk.document, self.pane.told
        if document is None or told is None or self.desk.read_only:
            return
        who = members.member(document, told.member_id).title
        sentence = _("Erase the session of {day} with {member} for good?").format(
            day=day_words(told.held), member=who
        )
        details = _(
            "Undo cannot bring it back, and neither can a backup: its words and its history are erased, and "
            "every backup of this file on this computer is replaced. Printed copies and copies of the file "
            "elsewhere stay."
        )
        if self.prompts.confirm(sentence, _("Erase"), details, risky=True):
            row = self.model.row_of(told.id)
            done = self.session.act(lambda: erase_session(document, told.id))
            self._choose_near(row)
            if done:
                self.session.noticed.emit(erased_words())

    def show_history(self) -> None:
        """What happened to the session in the form, on the History page."""
        if self.pane.told is not None:
            self.record_requested.emit("history", "coaching_session", self.pane.told.id)

    # ---- within

    def _lay_out(self) -> None:
        self.bar_member, self.bar_choice = Choice(), Choice()
        self.bar_member.setAccessibleName(_("Whose sessions are shown"))
        self.bar_choice.setAccessibleName(_("Session"))
        self.choice_bar = Panel("base", "bottom")
        bar = QHBoxLayout(self.choice_bar)
        bar.setContentsMargins(px(24), px(8), px(24), px(8))
        bar.setSpacing(px(8))
        bar.addWidget(self.bar_member, 1)
        bar.addWidget(self.bar_choice, 2)
        self.choice_bar.hide()
        self.empty = EmptyState("")
        self.middle = QStackedWidget()
        self.middle.addWidget(self.pane)
        self.middle.addWidget(self.empty)
        whole = QWidget()
        whole.setMinimumWidth(px(320))
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.choice_bar)
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
        self.bar_member.chosen.connect(self._show_member)
        self.bar_choice.chosen.connect(lambda key: self.side.list.choose(int(key)))
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
            self.bar_member.set_choices(self.side.member.offered())
            self.bar_member.set_value(self.model.member_id)

    def _show_member(self, member_id: object) -> None:
        self.desk.flush()
        self._take_member(int(member_id) if isinstance(member_id, int) else None)
        self._keep_or_first()
        self.place_changed.emit()

    def _take_member(self, whose: int | None) -> None:
        with QSignalBlocker(self.side.list):
            self.model.show_member(whose)
        for choice in (self.side.member, self.bar_member):
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
            self._say_what_first(key)
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

    def _say_what_first(self, key: int) -> None:
        document = self.desk.document
        assert document is not None
        due = self.side.list.currentIndex().data(LINE) if key < 0 else None
        if isinstance(due, MemberDue):
            said = _("No session is planned with {member}.").format(member=due.member.title)
            self.empty.set_words(said, "", _("Begin session…"))
        elif self.model.searched:
            shown = self.model.shown
            found = ngettext("{n} session matches", "{n} sessions match", shown).format(n=f"{shown:n}")
            hint = _("Enter goes to the first one.") if shown else ""
            title = found if shown else _("No session matches")
            self.empty.set_words(title, hint, _("Clear search"), icon="close")
        elif not members.members(document):
            self.empty.set_words(
                _("Nobody in this file yet"),
                _("Begin with the members of your platoon; sessions are held with them."),
                _("Add members"),
            )
        else:
            self.empty.set_words(
                _("No session yet"),
                _("A session has a few themes, written by both sides, and the actions you agree on."),
                _("Begin the first session…"),
            )
        self.empty.button.setEnabled(bool(self.model.searched) or not self.desk.read_only)

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
        back = self.side.list if self.side.isVisible() else self.bar_choice
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self, mode: str) -> None:
        self.choice_bar.setVisible(mode != WIDE)
        self._offer()

    def _offer(self) -> None:
        """Offer the sessions in the combo box of a narrow window."""
        if self.split.mode == WIDE:
            return
        rows = [row for row in range(min(self.model.rowCount(), OFFERED)) if self.model.key(row)]
        self.bar_choice.set_choices([(self.model.key(row), self.model.words(row)) for row in rows])
        self.bar_choice.set_value(self.side.list.key())

    def _before_locking(self) -> None:
        """Finish what is half typed outside of text fields, and note where the cursor is."""
        focus = QApplication.focusWidget()
        self._left_at = self.desk.fields.place_of(focus)
        self._cursor = self.pane.cursor_of(focus)
        self.pane.leave()
