"""Which of the two files the page in front belongs to, and what the frame says about it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from plandesk.gui.actions import NEEDS_DOCUMENT, NEEDS_FILE, NEEDS_PLAN_FILE, OF_TODAY
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.idle_lock import IdleLock
from plandesk.gui.memory import Left, WindowMemory
from plandesk.gui.session import Session
from plandesk.gui.widgets.frame_bar import COACHING, FrameBar
from plandesk.gui.widgets.sidebar import Sidebar
from plandesk.gui.wording import menu_words, state_words
from plandesk.i18n import _


class InHand(QObject):
    """Knows the session of the page in front; shows plan or coaching file, its state, its undo, its name.

    `session` and `desk` may both have a file; Undo, Redo, Backups, Save a copy, Close file and the History
    page act on `now`.
    """

    def __init__(
        self,
        session: Session,
        desk: DeskSession,
        idle: IdleLock,
        memory: WindowMemory,
        parts: tuple[QMainWindow, FrameBar, Sidebar, dict[str, QAction]],
    ) -> None:
        window, self._bar, self._sidebar, self._actions = parts
        super().__init__(window)
        self._window, self._memory = window, memory
        self.session, self.desk, self._idle = session, desk, idle
        self.now: Session = session

    def take(self, session: Session) -> None:
        """A page of that session came to the front."""
        self.now = session
        self.show()

    def take_where_left(self) -> Left:
        """Take the plan and the quarter in hand that were so when the plan file was left."""
        session = self.session
        assert session.document is not None
        left = self._memory.left_at(session.document.path)
        if self._bar.picker.offers(left.plan_id) and not session.keeps_in_hand:
            session.set_plan(left.plan_id)
            quarters = session.quarters()
            session.set_quarter(next((one for one in quarters if one.stored == left.quarter), None))
        return left

    def anything(self) -> bool:
        """Whether any file is in hand."""
        return self.session.document is not None or self.desk.path is not None

    @property
    def is_at_desk(self) -> bool:
        """Whether the page in front shows the open coaching file, so that what is copied comes out of it."""
        return self.now is self.desk and self.desk.document is not None

    def offers(self, file: str) -> bool:
        """Whether pages of that kind ("plan", "coaching" or "either") have something to show."""
        return {
            "plan": self.session.document is not None,
            "coaching": self.anything(),
            "either": self.session.document is not None or self.desk.document is not None,
        }[file]

    def session_for(self, file: str) -> Session:
        """The session that a page of that kind is built for."""
        if file == "either":
            other = self.desk if self.now is self.session else self.session
            return self.now if self.now.document is not None else other
        return self.desk if file == "coaching" else self.session

    # ---- what the frame says

    def show(self) -> None:
        """Say all of it again."""
        there = self.anything()
        self._bar.setVisible(there)
        self._show_actions()
        self.show_plans()
        self.show_foot()
        self.show_lock()
        self.name_undo()
        path, document = self.path, self.now.document
        words = "PlanDesk"
        if path is not None:
            read_only = document is not None and document.read_only
            words = _("{name} (read-only) – PlanDesk") if read_only else _("{name} – PlanDesk")
            words = words.format(name=path.name)
        self._window.setWindowTitle(words)
        if path is None:
            self._window.setWindowFilePath("")

    @property
    def path(self) -> object:
        """Where the file in front is; None where there is none."""
        if self.now is self.desk:
            return self.desk.path
        return self.session.document.path if self.session.document is not None else None

    def show_plans(self) -> None:
        """Offer the plans and the coaching file, and tell the state of the plan in hand."""
        from plandesk.domain.plans import plans

        document, coaching = self.session.document, self.now is self.desk
        found = plans(document) if document is not None else []
        if document is not None:
            self._memory.note_plan(document.path, self.session.plan_id)
        name = self.desk.path.name if self.desk.path is not None else ""
        picker = self._bar.picker
        picker.set_plans(
            [(plan.id, plan.title) for plan in found], COACHING if coaching else self.session.plan_id, name
        )
        picker.setPlaceholderText(_("No coaching file yet") if coaching else _("No plan yet"))
        picker.setEnabled(picker.count() > 0)
        now = next((plan for plan in found if plan.id == self.session.plan_id), None)
        self._bar.note.setText(state_words(now) if now is not None else "")
        self.show_quarters()

    def show_quarters(self) -> None:
        """Offer the reporting quarters of the plan in hand."""
        found = [(one, one.due.text()) for one in self.session.quarters()]
        self._bar.show_periods(found, self.session.quarter)

    def show_quarter(self) -> None:
        """Show the reporting quarter in hand, and remember it where it is not the usual one."""
        session, period = self.session, self._bar.period
        if not period.offers(session.quarter):
            self.show_quarters()
        period.set_value(session.quarter)
        if session.document is not None and session.quarter is not None:
            usual = session.quarter == session.usual_quarter()
            self._memory.note_quarter(session.document.path, "" if usual else session.quarter.stored)

    def show_foot(self) -> None:
        """Name the files at the foot of the sidebar."""
        document, desk = self.session.document, self.desk
        if document is not None:
            from plandesk.domain.service import service

            self._sidebar.set_foot(
                service(document).name, document.path.name, document.read_only, document.is_locked
            )
        else:
            self._sidebar.set_foot("", "", False)
        whose = ""
        if desk.document is not None and document is None:
            from plandesk.domain.coaching.desk import desk as read_desk

            whose = read_desk(desk.document).service_name
        name = desk.path.name if desk.path is not None else ""
        self._sidebar.set_coaching_foot(name, desk.is_locked, whose)

    def show_lock(self) -> None:
        """Say whether the coaching file is locked, and when it will be."""
        coaching = self.now is self.desk
        shown = self.desk.path if coaching else self.desk.document
        self._bar.show_file(not coaching, shown is not None)
        for name in ("lock", "returned form"):
            self._actions[name].setEnabled(self.desk.document is not None)
        if self.desk.is_locked:
            self._bar.lock.show_locked()
        elif self.desk.document is not None:
            self._bar.lock.show_open(self._idle.minutes, self.desk.read_only)

    def name_undo(self) -> None:
        """Name what Undo and Redo would do to the file in front."""
        undo, redo = self.now.undo_name, self.now.redo_name
        act = self._actions
        act["undo"].setText(_("&Undo {step}").format(step=menu_words(undo)) if undo else _("&Undo"))
        act["redo"].setText(_("&Redo {step}").format(step=menu_words(redo)) if redo else _("&Redo"))
        act["undo"].setEnabled(undo is not None)
        act["redo"].setEnabled(redo is not None)

    def _show_actions(self) -> None:
        plan, any_file = self.session.document is not None, self.anything()
        for name, action in self._actions.items():
            if name in NEEDS_FILE:
                action.setEnabled(any_file)
            elif name in NEEDS_PLAN_FILE:
                action.setEnabled(plan)
            elif name in NEEDS_DOCUMENT:
                action.setEnabled(self.now.document is not None)
        today = self.session.past is None
        self._actions["import"].setEnabled(today)
        for name in OF_TODAY:
            if not today and (name not in NEEDS_DOCUMENT or self.now is self.session):
                self._actions[name].setEnabled(False)
