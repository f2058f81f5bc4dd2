"""The agreed actions of a session as rows; also those of the sessions before, to look after."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from plandesk.domain.coaching import actions
from plandesk.domain.coaching.records import ActionItem, CoachingSession
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.pages.coaching.action_line import BUTTON, DONE, DUE, GROWING, NARROW, ActionLine
from plandesk.gui.pages.coaching.form_grid import LEAST
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.labels import Line, Words
from plandesk.i18n import _


class ActionsBlock(QWidget):
    """Lines stay for actions that were shown before, so that who is typing in one goes on."""

    def __init__(
        self, session: DeskSession, today: date, review: bool = False, parent: QWidget | None = None
    ) -> None:
        """`review`: of sessions before; only follow-up and done can be changed, and nothing added."""
        super().__init__(parent)
        self._session, self._today, self._review = session, today, review
        self._told: CoachingSession | None = None
        self.lines: list[ActionLine] = []
        self.head = self._make_head()
        self.add_button = LinkButton(_("Action item"), "add")
        self.add_button.setAccessibleName(_("Add an action item"))
        self.add_button.clicked.connect(lambda _checked=False: self.add())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(Line())
        self._column.addWidget(self.add_button)
        self._column.addStretch(1)

    def show_session(self, told: CoachingSession) -> None:
        """Show the actions of a session."""
        self._told = told
        self._show(told.actions, told.is_fixed)
        self.add_button.setVisible(not (self._review or told.is_fixed or self._session.read_only))

    def show_actions(self, found: Sequence[ActionItem]) -> None:
        """Show actions of several sessions before, to look after."""
        self._show(found, fixed=True)
        self.add_button.hide()

    def in_order(self) -> list[QWidget]:
        """The fields and buttons as Tab goes through them."""
        return [*(part for line in self.lines for part in line.in_order()), self.add_button]

    def leave(self) -> None:
        """Take what stands in the dates: another session is about to be shown."""
        for line in self.lines:
            line.leave()

    def add(self, after: int | None = None) -> None:
        """Add an action at the end or below another, the cursor in it."""
        document, told = self._session.document, self._told
        if document is None or told is None or self.add_button.isHidden():
            return

        def carry_out() -> int:
            with document.step(_("Add action")):
                made = actions.add_action(document, told.id)
                if after is not None:
                    actions.move_action(document, made, after + 1)
                return made

        made = self._session.act(carry_out)
        for line in self.lines:
            if line.shown is not None and line.shown.id == made:
                line.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- within

    def _show(self, found: Sequence[ActionItem], fixed: bool) -> None:
        known = {line.shown.uid: line for line in self.lines if line.shown is not None}
        self.lines = []
        for place, one in enumerate(found):
            line = known.pop(one.uid, None) or self._make_line()
            self.lines.append(line)
            self._column.removeWidget(line)
            self._column.insertWidget(2 + place, line)
            line.show()  # at once, or it could not take the cursor
            line.show_action(one, fixed)
            line.offer_goals(self._session.plans.plan_id is not None)
        for gone in known.values():
            gone.hide()
            self._column.removeWidget(gone)
            gone.deleteLater()
        self.head.setVisible(bool(self.lines) and not self._is_narrow())

    def _make_head(self) -> QWidget:
        head = QWidget()
        grid = QGridLayout(head)
        grid.setContentsMargins(0, 0, 0, px(6))
        grid.setHorizontalSpacing(px(8))
        names = (_("Done"), _("What"), _("Measured by"), _("Due"), _("Follow-up"))
        for column, words in enumerate(names):
            label = Words(words, 12, role="secondary")
            label.setMinimumWidth(px(10))
            grid.addWidget(label, 0, column)
        grid.setColumnMinimumWidth(0, px(DONE - 8))
        grid.setColumnMinimumWidth(3, px(DUE))
        for column in (5, 6):
            grid.setColumnMinimumWidth(column, px(BUTTON) + px(8))  # an empty column has no space beside it
        for column, share in zip((1, 2, 4), GROWING, strict=True):
            grid.setColumnStretch(column, share)
        return head

    def _make_line(self) -> ActionLine:
        line = ActionLine(self._session, self._today, self._review)
        line.next_wished.connect(lambda: self.add(self.lines.index(line)))
        line.move_wished.connect(lambda step: self._move(line, step))
        line.removed.connect(lambda: self._remove(line))
        line.goal_wished.connect(lambda: self._link(line))
        return line

    def _move(self, line: ActionLine, step: int) -> None:
        document, place = self._session.document, self.lines.index(line) + step
        one = line.shown
        if document is not None and one is not None and 0 <= place < len(self.lines):
            self._session.act(lambda: actions.move_action(document, one.id, place))

    def _remove(self, line: ActionLine) -> None:
        document, place, one = self._session.document, self.lines.index(line), line.shown
        if document is None or one is None:
            return
        self._session.act(lambda: actions.delete_actions(document, [one.id]))
        left = self.lines[min(place, len(self.lines) - 1)].text if self.lines else self.add_button
        left.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self, line: ActionLine) -> None:
        from plandesk.gui.dialogs.choose_goal import ChooseGoal

        document, one = self._session.document, line.shown
        if document is None or one is None or not self._session.flush():
            return
        dialog = ChooseGoal(self._session.plans, one.goal_uid, self)
        if dialog.exec() == ChooseGoal.DialogCode.Accepted and self._session.document is document:
            goal = dialog.chosen()
            self._session.act(lambda: actions.serve_goal(document, one.id, goal))

    def minimumSizeHint(self) -> QSize:
        # Its lines rearrange themselves where there is less room than they have now.
        return QSize(px(LEAST), super().minimumSizeHint().height())

    def _is_narrow(self) -> bool:
        return self.width() < px(NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.setVisible(bool(self.lines) and not self._is_narrow())


def done_words(found: Sequence[ActionItem]) -> str:
    """ "1 of 3 done"; empty where there are none."""
    done = sum(one.done is not None for one in found)
    return _("{done} of {total} done").format(done=done, total=len(found)) if found else ""
