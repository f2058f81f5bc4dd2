"""One agreed action as a row: done, what, measured by, due, follow-up, and the goal that it serves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from plandesk.domain.coaching import actions
from plandesk.domain.coaching.due import months_after
from plandesk.domain.coaching.records import ActionItem
from plandesk.domain.day_words import day_words, last_day_of, short_day
from plandesk.gui.fields import Place
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import IconButton
from plandesk.gui.widgets.due_field import DueField
from plandesk.gui.widgets.labels import Elided, Words
from plandesk.gui.widgets.line_keys import LineKeys
from plandesk.gui.widgets.text import TextArea
from plandesk.i18n import _

NARROW = 620  # below this a row takes two lines
DONE, DUE, BUTTON = 40, 152, 30  # widths of the columns that do not grow
GROWING = (5, 4, 4)  # of the columns what, measured by, follow-up
TEXTS = ("text", "measure", "follow_up")


class ActionLine(QWidget):
    """Enter in the first field adds the next row, Alt+Up and Alt+Down move it, Backspace in an empty one
    removes it. In `review` only what became of the action can be changed."""

    next_wished = Signal()
    move_wished = Signal(int)
    removed = Signal()
    goal_wished = Signal()

    def __init__(self, session: Session, today: date, review: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._today, self._review = session, today, review
        self.shown: ActionItem | None = None
        self._narrow: bool | None = None
        self.done = QCheckBox()
        self.text, self.measure, self.follow_up = (TextArea(lines=1, at_most=60) for _text in TEXTS)
        for field in (self.text, self.measure, self.follow_up):  # shares of the row, as the heads above it
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.due = DueField(_day_from_words, _day_in_words)
        self.due.setToolTip(_("For example 30 June, June 2027 or 2027-06-30"))
        self.day = Words("")
        self.day.setContentsMargins(px(8), px(6), 0, 0)
        self.link = IconButton("link", _("Link to a goal of the plan…"))
        self.remove = IconButton("close", _("Remove the action"))
        for button in (self.link, self.remove):  # its room stays, or the fields left their heads
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            button.setSizePolicy(policy)
        self.note = Elided("", 12, role="secondary")
        self.state = Words("", 12, role="secondary")
        self._when = QWidget()
        when = QVBoxLayout(self._when)
        when.setContentsMargins(0, 0, 0, 0)
        when.setSpacing(px(2))
        for part in (self.due, self.day, self.state):
            when.addWidget(part)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, px(4), 0, px(4))
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(2))
        self._arrange(narrow=False)
        self.done.clicked.connect(self._tick)
        self.due.changed.connect(lambda stored: self._change(due=_day(stored)))
        self.due.refused.connect(self._refuse)
        self.link.clicked.connect(lambda _checked=False: self.goal_wished.emit())
        self.remove.clicked.connect(lambda _checked=False: self.removed.emit())
        self.keys = LineKeys(self.text, self._is_empty)
        self.keys.next_wished.connect(self.next_wished)
        self.keys.move_wished.connect(self.move_wished)
        self.keys.removed.connect(self.removed)

    def show_action(self, one: ActionItem, fixed: bool) -> None:
        """Edit an action from now on; `fixed`: both have acknowledged it."""
        document = self._session.document
        assert document is not None
        self.shown = one
        read_only = self._session.read_only
        agreed = read_only or fixed or self._review
        for column in TEXTS:
            field = getattr(self, column)
            self._session.fields.load(
                field,
                Place("action_item", one.uid, column),
                getattr(one, column),
                lambda text, column=column: actions.change_action(document, one.id, **{column: text}),
            )
            field.set_flat(read_only if column == "follow_up" else agreed)
        stored = one.due.isoformat() if one.due else ""
        if self.due.value() != stored or not self.due.lineEdit().hasFocus():
            self.due.set_choices(self._days(one.due))
            self.due.set_value(stored)
        self.due.setVisible(not agreed)
        self.day.setVisible(agreed)
        self.day.setText(_day_in_words(stored))
        self.state.setContentsMargins(px(8) if agreed else 0, 0, 0, 0)
        self.done.setChecked(one.done is not None)
        self.done.setEnabled(not read_only)
        self.remove.setVisible(not agreed)
        self._name(one)
        self._say_state(one)

    def offer_goals(self, there: bool) -> None:
        """Whether a plan file is open whose goals can be linked."""
        linked = self.shown is not None and bool(self.shown.goal_uid)
        self.link.setVisible((there or linked) and not self._session.read_only)

    # ---- showing

    def _name(self, one: ActionItem) -> None:
        words = " ".join(one.text.split())[:60] or _("Action")
        for field, name in (
            (self.done, _("Done: {action}")),
            (self.text, _("What")),
            (self.measure, _("Measured by: {action}")),
            (self.due, _("Due: {action}")),
            (self.follow_up, _("Follow-up: {action}")),
            (self.remove, _("Remove the action “{action}”")),
        ):
            field.setAccessibleName(name.format(action=words))

    def _say_state(self, one: ActionItem) -> None:
        goal = ""
        if one.goal_uid:
            goal = _("Serves: {goal} ({plan})").format(goal=one.goal_title, plan=one.plan_title)
        self._note(goal, "secondary")
        if one.done is not None:
            self._state(_("Done {day}").format(day=short_day(one.done, self._today)), "completed")
        elif one.is_overdue(self._today):
            self._state(_("Overdue"), "late")
        else:
            self._state("", "secondary")

    def _state(self, words: str, role: str) -> None:
        self.state.setText(words)
        self.state.set_role(role)
        self.state.setVisible(bool(words))

    def _note(self, words: str, role: str) -> None:
        self.note.setText(words)
        self.note.set_role(role)
        self.note.setVisible(bool(words))

    def _refuse(self, sentence: str) -> None:
        self.due.setAccessibleDescription(sentence)
        if self.shown is not None:
            self._say_state(self.shown)
        if sentence:
            self.state.hide()
            self._note(sentence, "error")

    def _days(self, now: date | None) -> list[str]:
        today = self._today
        offered = [today + timedelta(days=14), *(months_after(today, months) for months in (1, 2, 3, 6))]
        days = sorted({*offered, *([now] if now is not None else [])})
        return ["", *(day.isoformat() for day in days)]

    # ---- changing

    def _tick(self, on: bool) -> None:
        self._change(done=self._today if on else None)

    def _change(self, **fields: Any) -> None:
        document, one = self._session.document, self.shown
        if document is not None and one is not None:
            self._session.act(lambda: actions.change_action(document, one.id, **fields))

    def leave(self) -> None:
        """Words still standing in the date belong to the action that is about to go."""
        self.due.leave()

    def _is_empty(self) -> bool:
        written = any(getattr(self, column).text().strip() for column in TEXTS)
        return not written and not self.text.isReadOnly()

    # ---- places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width() < px(NARROW))

    def in_order(self) -> list[QWidget]:
        """The fields and buttons as Tab goes through them."""
        return [self.done, self.text, self.measure, self.due, self.follow_up, self.link, self.remove]

    def _arrange(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        # There the heads of the columns are away.
        for field, words in (
            (self.text, _("What")),
            (self.measure, _("Measured by")),
            (self.follow_up, _("Follow-up")),
        ):
            field.setPlaceholderText(words if narrow else "")
        grid, top = self._grid, Qt.AlignmentFlag.AlignTop
        parts = (self.done, self.text, self.measure, self._when, self.follow_up, self.link, self.remove)
        for part in (*parts, self.note):
            grid.removeWidget(part)
        for column in range(7):
            grid.setColumnStretch(column, 0)
            grid.setColumnMinimumWidth(column, 0)
        self._when.setFixedWidth(px(DUE))
        self.done.setFixedSize(px(DONE - 8), px(32))
        grid.addWidget(self.done, 0, 0, top)
        grid.addWidget(self._when, 0, 2 if narrow else 3, 2 if narrow else 1, 1, top)
        if narrow:
            grid.addWidget(self.text, 0, 1, top)
            grid.addWidget(self.measure, 1, 1, top)
            grid.addWidget(self.follow_up, 2, 1, top)
            grid.addWidget(self.note, 3, 1, 1, 2)
            grid.addWidget(self.link, 0, 3, top)
            grid.addWidget(self.remove, 0, 4, top)
            grid.setColumnStretch(1, 1)
            return
        for column, part in ((1, self.text), (2, self.measure), (4, self.follow_up)):
            grid.addWidget(part, 0, column, top)
        grid.addWidget(self.note, 1, 1, 1, 4, top)
        grid.addWidget(self.link, 0, 5, top)
        grid.addWidget(self.remove, 0, 6, top)
        for column, share in zip((1, 2, 4), GROWING, strict=True):
            grid.setColumnStretch(column, share)
        for column in (5, 6):
            grid.setColumnMinimumWidth(column, px(BUTTON))


def _day(stored: str) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _day_in_words(stored: str) -> str:
    day = _day(stored)
    return day_words(day) if day is not None else ""


def _day_from_words(words: str) -> str:
    """The last day of what was typed, or none; raises InvalidValue."""
    return last_day_of(words, date.today()).isoformat() if words.strip() else ""
