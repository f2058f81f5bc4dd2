"""Who is due and what is overdue, of everybody, one supervisor or one unit."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction, QFont, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.coaching.due import DueList, due_list, months_after
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.models.due_model import EVERYBODY, KEY, DueRows, action_rows, group_rows, member_rows
from plandesk.gui.pages.coaching.desk_actions import DeskActions
from plandesk.gui.pages.coaching.due_rows import DueListView
from plandesk.gui.pages.coaching.view import CoachingView
from plandesk.gui.prompts import Prompts
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.panel import Panel
from plandesk.gui.widgets.split import WIDE, Split
from plandesk.i18n import _, ngettext

NARROW = 760  # pixels at 100 % for two lists
MONTHS = (1, 2, 3, 6, 12)  # that members may be without a session


class DueView(CoachingView):
    """Groups at the left, members and actions beside each other; a row leads to its session."""

    name = "due"

    def __init__(
        self, session: DeskSession, prompts: Prompts, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, prompts, tasks, parent)
        self._group: tuple[str, str] = EVERYBODY
        self._search = ""
        self._found: DueList | None = None
        self.groups_model, self.members_model, self.actions_model = (
            DueRows(self),
            DueRows(self),
            DueRows(self),
        )
        self.groups = DueListView(self.groups_model, _("Supervisors and units"))
        self.members = DueListView(self.members_model, _("Sessions due"))
        self.actions_list = DueListView(self.actions_model, _("Open actions"))
        self.desk_actions = DeskActions(self)
        self._lay_out()
        self._wire()
        self._read()

    # ---- what the page asks

    def focus_search(self, text: str) -> None:
        self._search = text
        self._show()

    def search_words(self) -> str:
        return _("Search members and actions")

    def shown(self) -> None:
        self._read()

    def panes(self) -> list[QWidget]:
        return [pane for pane in (self.groups, self.members, self.actions_list) if pane.isVisibleTo(self)]

    def state(self) -> dict[str, Any]:
        return {"widths": self.split.widths()}

    def restore(self, state: dict[str, Any]) -> None:
        if isinstance(state.get("widths"), dict):
            self.split.set_widths(state["widths"])

    def member_in_hand(self) -> int | None:
        row = self.members.row()
        return row.id if row is not None and row.id else None

    def head_buttons(self) -> list[QWidget]:
        return [self.coverage_button]

    def more_actions(self) -> list[QAction]:
        return self.desk_actions.entries()

    def scrolled(self) -> list[QAbstractScrollArea]:
        return [self.members, self.actions_list]

    # ---- what the user does

    def show_group(self, group: tuple[str, str]) -> None:
        """Show what is due of everybody, of one supervisor's members, or of one unit's."""
        self._group = group
        self._show()

    def follow_member(self, key: object) -> None:
        """Go to the planned session of a member, or begin one."""
        if isinstance(key, int) and not self.session.read_only:
            self.desk_actions.begin_session(key)
        elif isinstance(key, int):
            self.record_requested.emit("coaching", "member", key)

    def follow_action(self, key: object) -> None:
        """Go to the session in which an action was agreed."""
        if isinstance(key, int):
            self.record_requested.emit("coaching", "session", key)

    # ---- within

    def _lay_out(self) -> None:
        self.coverage_button = Button(_("Coverage figure…"), "kpis")
        self.sentence = Words("", 14, QFont.Weight.DemiBold, wrap=True)
        self.choice = Choice()
        self.choice.setAccessibleName(_("Supervisor or unit"))
        self.choice.setFixedWidth(px(168))
        self.choice.hide()
        self.since = Choice(
            [
                (0, _("Every member")),
                *(
                    (n, ngettext("No session for {n} month", "No session for {n} months", n).format(n=n))
                    for n in MONTHS
                ),
            ]
        )
        self.since.set_value(0)
        self.since.setAccessibleName(_("Members without a session for some months"))
        self.since.setFixedWidth(px(184))
        bar = Panel("base", "bottom")
        row = QHBoxLayout(bar)
        row.setContentsMargins(px(16), px(12), px(16), px(12))
        row.setSpacing(px(16))
        self.which = Choice([(0, _("Sessions due")), (1, _("Open actions"))])
        self.which.set_value(0)
        self.which.setAccessibleName(_("What is shown"))
        self.which.setFixedWidth(px(136))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.which)
        row.addWidget(self.since)
        row.addWidget(self.choice)
        self.begin = Button(_("Session"), "add")
        self.begin.setAccessibleName(_("Session with the chosen member"))
        self.open = Button(_("Open session"), "right")
        self.lists = QSplitter(Qt.Orientation.Horizontal)
        self.lists.setHandleWidth(1)
        self.lists.setChildrenCollapsible(False)
        self.nobody = Words(_("Nobody"), role="secondary")
        self.nothing = Words(_("No open action"), role="secondary")
        for title, view, note, button in (
            (_("Sessions due"), self.members, self.nobody, self.begin),
            (_("Open actions"), self.actions_list, self.nothing, self.open),
        ):
            self.lists.addWidget(_titled(title, view, note, button))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.lists, 1)
        side = Panel("base", "right")
        narrow = QVBoxLayout(side)
        narrow.setContentsMargins(0, px(8), 1, 0)
        narrow.addWidget(self.groups)
        self.split = Split(inside, None, side, side_width=264)
        self.empty = EmptyState("")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _wire(self) -> None:
        self.session.changed.connect(self._follow)
        self.groups.selectionModel().currentChanged.connect(self._group_chosen)
        self.members.followed.connect(self.follow_member)
        self.actions_list.followed.connect(self.follow_action)
        for view in (self.members, self.actions_list):
            view.selectionModel().currentChanged.connect(lambda *_both: self._enable())
        self.begin.clicked.connect(lambda _checked=False: self._begin_chosen())
        self.open.clicked.connect(lambda _checked=False: self._open_chosen())
        self.coverage_button.clicked.connect(lambda _checked=False: self.desk_actions.show_coverage())
        self.choice.chosen.connect(self._choice_made)
        self.since.chosen.connect(lambda _months: self._show())
        self.which.chosen.connect(self._arrange)
        self.split.mode_changed.connect(lambda mode: self.choice.setVisible(mode != WIDE))
        self.empty.acted.connect(lambda: self.record_requested.emit("coaching", "member", 0))

    def _follow(self, changes: Any) -> None:
        # While it is hidden it waits: it is read when it is shown.
        if self.isVisible() and changes.touches("member", "coaching_session", "action_item", "desk"):
            self._read()

    def _read(self) -> None:
        document = self.session.document
        if document is None:
            return
        self._found = due_list(document, date.today())
        rows = group_rows(self._found)
        self.groups_model.set_rows(rows)
        self.choice.set_choices([(row.key, row.words) for row in rows if row.key is not None])
        if self.groups_model.row_of(self._group) < 0:
            self._group = EVERYBODY
        self._show()

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        if not found.members:
            self.empty.set_words(
                _("Nobody to sit down with yet"),
                _("What is due is told of the active members of the roster."),
                _("Go to the members"),
                icon="people",
            )
            self.stack.setCurrentWidget(self.empty)
            self.notice.emit("")
            return
        self.stack.setCurrentWidget(self.split)
        row = self.groups_model.index(self.groups_model.row_of(self._group))
        if self.groups.currentIndex() != row:
            self.groups.setCurrentIndex(row)
        self.choice.set_value(self._group)
        members = member_rows(found, self._group, self._search, self._since())
        actions = action_rows(found, self._group, self._search)
        self.members_model.set_rows(members)
        self.actions_model.set_rows(actions)
        self.nobody.setVisible(not members)
        self.nothing.setVisible(not actions)
        self.sentence.setText(sentence(found))
        shown, left = (sum(row.key is not None for row in rows) for rows in (members, actions))
        words = ngettext(
            "{shown} of {total} members, {actions} open action shown",
            "{shown} of {total} members, {actions} open actions shown",
            left,
        )
        self.notice.emit(words.format(shown=shown, total=len(found.members), actions=left))
        self._enable()

    def _since(self) -> date | None:
        months = self.since.value()
        return months_after(date.today(), -months) if isinstance(months, int) and months else None

    def _enable(self) -> None:
        chosen = self.members.row()
        self.begin.setEnabled(chosen is not None and chosen.key is not None and not self.session.read_only)
        action = self.actions_list.row()
        self.open.setEnabled(action is not None and action.key is not None)

    def _begin_chosen(self) -> None:
        row = self.members.row()
        if row is not None:
            self.follow_member(row.key)

    def _open_chosen(self) -> None:
        row = self.actions_list.row()
        if row is not None:
            self.follow_action(row.key)

    def _group_chosen(self, now: QModelIndex) -> None:
        key = now.data(KEY)
        if isinstance(key, tuple) and key != self._group:
            self.show_group(key)

    def _choice_made(self, key: object) -> None:
        if isinstance(key, tuple):
            self.show_group(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self, *_told: object) -> None:
        """Both lists beside each other, or in a narrow window the one that is chosen."""
        narrow = self.width() < px(NARROW)
        for place in range(self.lists.count()):
            self.lists.widget(place).setVisible(not narrow or place == self.which.value())
        self.which.setVisible(narrow)
        self.since.setVisible(not narrow or self.which.value() == 0)
        self.sentence.setVisible(not narrow)  # the lists tell the same


def sentence(found: DueList) -> str:
    """What is due now, in one sentence."""
    due, late = len(found.due_now), len(found.overdue_actions)
    members = ngettext("{n} of {all} members is due", "{n} of {all} members are due", due)
    actions = ngettext("{n} action is overdue", "{n} actions are overdue", late)
    if not due and not late:
        return _("Nothing is due and no action is overdue.")
    return _("{members}; {actions}.").format(
        members=members.format(n=due, all=len(found.members)), actions=actions.format(n=late)
    )


def _titled(title: str, view: DueListView, note: Words, button: Button) -> QWidget:
    whole = QWidget()
    whole.setMinimumSize(px(240), px(120))
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    head = Panel("base", "bottom")
    row = QHBoxLayout(head)
    row.setContentsMargins(px(16), px(6), px(16), px(6))
    row.addWidget(Words(title, 14, QFont.Weight.DemiBold), 1)
    row.addWidget(button)
    note.setContentsMargins(px(16), px(12), px(16), px(12))
    note.hide()
    column.addWidget(head)
    column.addWidget(note)
    column.addWidget(view, 1)
    return whole
