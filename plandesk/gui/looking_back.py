"""Looking back: the menu entry, the banner, and following the quarter in hand while the past is shown."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from plandesk.errors import UserError
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.widgets.past_banner import PastBanner
from plandesk.i18n import _


class LookingBack(QObject):
    """Shows the plan in hand as it stood at the end of the quarter in hand, and goes back to today."""

    def __init__(
        self, session: Session, prompts: Prompts, action: QAction, banner: PastBanner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._prompts = session, prompts
        self._action, self._banner = action, banner
        self._shown: tuple[object, object] | None = None  # plan and quarter of the past in hand
        banner.left.connect(session.look_now)
        session.document_changed.connect(lambda _document: self._tell())
        session.quarter_changed.connect(lambda _quarter: self._follow())
        self._name()

    def toggle(self) -> None:
        """Look at the end of the quarter in hand, or go back to today."""
        session = self._session
        if session.past is not None:
            session.look_now()
        elif self._closed():
            self.look()
        elif session.quarter is not None:
            words = _("{quarter} is not closed yet: it stands as you see it.")
            session.noticed.emit(words.format(quarter=session.quarter.text()))

    def look(self) -> None:
        """Look at the end of the quarter in hand."""
        from plandesk.domain.looking_back import as_of_quarter

        session = self._session
        live, plan_id, quarter = session.live, session.plan_id, session.quarter
        if live is None or plan_id is None or quarter is None or not session.flush():
            return
        try:
            past = as_of_quarter(live, plan_id, quarter)
        except UserError as error:
            self._prompts.tell(error)
            return
        self._shown = plan_id, quarter
        session.look_back(past)

    # ---- within

    def _follow(self) -> None:
        """Another plan or quarter was taken in hand: its past is looked at, where it has one."""
        session = self._session
        if session.past is not None and self._shown != (session.plan_id, session.quarter):
            if self._closed():
                self.look()
            else:
                session.look_now()
        self._name()

    def _tell(self) -> None:
        if self._session.past is None:
            self._shown = None
        self._banner.say(self._words())
        self._name()

    def _words(self) -> str:
        session = self._session
        past, quarter = session.past, session.quarter
        if past is None:
            return ""
        from plandesk.domain.day_words import day_words
        from plandesk.domain.looking_back import entered_later

        nothing = _("Nothing can be changed here.")
        if entered_later(past) and quarter is not None:
            said = _(
                "Status at the end of {quarter}; the wording is that of today, the plan was entered later."
            )
            return f"{said.format(quarter=quarter.text())} {nothing}"
        day = day_words(datetime.fromisoformat(past.moment).astimezone().date())
        said = _("As it stood on {day}.").format(day=day)
        return f"{said} {nothing}"

    def _closed(self) -> bool:
        """Whether the updates of the quarter in hand are closed, so that there is a past to look at."""
        from plandesk.domain.looking_back import is_closed

        session = self._session
        if session.document is None or session.plan_id is None or session.quarter is None:
            return False
        return is_closed(session.document, session.plan_id, session.quarter)

    def _name(self) -> None:
        quarter = self._session.quarter
        if self._session.past is not None:
            self._action.setText(_("&Back to today"))
            self._action.setEnabled(True)
            return
        words = _("&As it stood at the end of the quarter")
        if quarter is not None:
            words = _("&As it stood at the end of {quarter}").format(quarter=quarter.text())
        self._action.setText(words)
        self._action.setEnabled(quarter is not None)
