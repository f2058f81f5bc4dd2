"""What belongs to the coaching file as a whole: roster, forms, coverage, view log, settings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtGui import QAction

from plandesk.domain.coaching import due, members
from plandesk.gui import icons
from plandesk.gui.pages.coaching.session_acts import begin_session
from plandesk.gui.pages.coaching.view import CoachingView
from plandesk.i18n import _


class DeskActions:
    """The same entries in the ⋯ menu of every view of the coaching page."""

    def __init__(self, view: CoachingView) -> None:
        self._view = view
        self.acts: dict[str, QAction] = {}
        for name, words, icon, slot in (
            ("roster", _("&Import roster…"), "import", self.import_roster),
            ("forms", _("Coaching &forms…"), "section", self.edit_forms),
            ("coverage", _("&Coverage figure…"), "kpis", self.show_coverage),
            ("log", _("&View log…"), "eye", self.show_log),
            ("settings", _("Coaching file &settings…"), "settings", self.change_settings),
        ):
            action = self.acts[name] = QAction(words, view)
            icons.set_icon(action, icon)
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
        for name in ("roster",):
            self.acts[name].setEnabled(not view.session.read_only)

    def entries(self) -> list[QAction]:
        """The entries in their order."""
        return list(self.acts.values())

    def import_roster(self, path: Path | None = None) -> None:
        """Ask for a table with the roster, or take one, and show what it would bring."""
        from plandesk.gui.dialogs.import_roster import ask_import_roster

        view = self._view
        ask_import_roster(view.desk, view.prompts, view.tasks, view, path)

    def edit_forms(self) -> None:
        """Show the coaching forms."""
        from plandesk.gui.dialogs.coaching_forms import CoachingFormsDialog

        self._run(CoachingFormsDialog)

    def show_coverage(self) -> None:
        """Show the coverage figure and carry it into the plan file that is open."""
        from plandesk.gui.dialogs.coverage_figure import CoverageDialog

        self._run(CoverageDialog)

    def show_log(self) -> None:
        """Show who opened, printed or exported what."""
        from plandesk.gui.dialogs.view_log import ViewLogDialog

        self._run(ViewLogDialog)

    def change_settings(self) -> None:
        """Show what holds for the whole file."""
        from plandesk.gui.dialogs.desk_settings import DeskSettingsDialog

        self._run(DeskSettingsDialog)

    def begin_session(self, member_id: int) -> None:
        """Go to the session with a member that is planned, or ask when and with which form, and begin one."""
        view = self._view
        document = view.session.document
        if document is None or view.session.read_only or not view.session.flush():
            return
        today = date.today()
        found = due.due_list(document, today).members
        planned = next((one.planned_id for one in found if one.member.id == member_id), None)
        if planned is not None:
            view.record_requested.emit("coaching", "session", planned)
            return
        made = begin_session(view, [members.member(document, member_id)], member_id, today)
        if made is not None:
            view.record_requested.emit("coaching", "session", made)

    def _run(self, kind: type) -> None:
        view = self._view
        if view.session.document is None or not view.session.flush():
            return
        dialog = kind(view.desk, view.prompts, view)
        dialog.exec()
        dialog.deleteLater()
