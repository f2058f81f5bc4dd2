"""What the menus do with the coaching file: make one, take one in hand, lock it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from plandesk import preferences
from plandesk.errors import UserError
from plandesk.gui.copied_words import CopiedWords
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.page import Page
from plandesk.gui.prompts import Prompts
from plandesk.gui.tasks import Tasks
from plandesk.i18n import _

SUFFIX = ".coaching"


def coaching_files() -> str:
    """The filter of file dialogs for coaching files."""
    return _("Coaching files (*.coaching)")


def returned_forms() -> str:
    """The filter of file dialogs for forms that came back."""
    return _("Coaching forms filled in (*.pdf)")


class DeskCommands(QObject):
    """Asks what it must and tells what went wrong, in one sentence each time.

    `show` brings the Coaching page to the front; `works_there` tells whether the focus is in the file.
    """

    def __init__(
        self,
        desk: DeskSession,
        prompts: Prompts,
        tasks: Tasks,
        window: QWidget,
        show: Callable[[], object],
        works_there: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._desk, self._prompts, self._tasks = desk, prompts, tasks
        self._window, self._show = window, show
        self._works_there = works_there
        self.copied = CopiedWords(works_there, self)
        desk.document_changed.connect(lambda document: self.copied.clear() if document is None else None)

    def functions(self) -> dict[str, Callable[[], object]]:
        """What the entries of the menus do, by their names."""
        return {"new coaching": self.new, "returned form": self.take_form, "lock": self.lock}

    def new(self) -> bool:
        """Ask for a name and a passphrase, make a coaching file there and open it."""
        path = self._prompts.ask_save_file(
            _("New coaching file"), _("Coaching") + SUFFIX, coaching_files(), SUFFIX, replace=False
        )
        if path is None:
            return False
        from plandesk.gui.dialogs.new_passphrase import ask_new_passphrase
        from plandesk.gui.dialogs.recovery_key import show_recovery_key

        passphrase = ask_new_passphrase(self._window, path.name)
        if passphrase is None or not self._told(lambda: self._desk.make(path, passphrase)):
            return False
        self._remember(path)
        self._show()
        if self._desk.document is not None:
            show_recovery_key(self._window, self._prompts, self._desk.document, is_new=False)
        return True

    def open(self) -> bool:
        """Ask for a coaching file and take it in hand."""
        path = self._prompts.ask_open_file(_("Open a coaching file"), coaching_files())
        return path is not None and self.open_path(path)

    def open_path(self, path: Path) -> bool:
        """Take a coaching file in hand; its page asks for the passphrase. False when that failed."""
        try:
            if not self._desk.take(path):
                return False  # what was typed last could not be saved, and that was said
        except UserError as error:
            self._prompts.tell(error)
            return False
        self._remember(path)
        self._show()
        return True

    def take_form(self, path: Path | None = None) -> None:
        """Show what a form that came back would bring, take it in, and show the session it belongs to."""
        if self._desk.document is None:
            self._prompts.tell(
                _("Unlock the coaching file that the form belongs to first. Nothing was taken in.")
                if self._desk.is_locked
                else _("Open the coaching file that the form belongs to first. Nothing was taken in.")
            )
            return
        path = path or self._prompts.ask_open_file(_("Take in a returned form"), returned_forms())
        if path is None or not self._desk.flush():
            return
        from plandesk.gui.dialogs.import_returned_form import ask_import_returned_form

        session_id = ask_import_returned_form(self._desk, self._prompts, self._tasks, path, self._window)
        if session_id is not None:
            page = self._show()
            if isinstance(page, Page):
                page.show_record("session", session_id)  # which is noted in the view log, and that is said
            self._desk.noticed.emit(
                _("The employee’s words are in the session. Whoever has the PDF can still read them.")
            )

    @property
    def has_file(self) -> bool:
        """Whether a coaching file is in hand, be it locked."""
        return self._desk.path is not None

    def take_roster(self, path: Path) -> None:
        """Show what a table of members would bring into the roster, and take it in."""
        if self._desk.document is None:
            self._prompts.tell(
                _("Unlock the coaching file first; a table for a plan is imported from a page of the plan.")
            )
            return
        from plandesk.gui.dialogs.import_roster import ask_import_roster

        ask_import_roster(self._desk, self._prompts, self._tasks, self._window, path)

    def lock(self) -> None:
        """Lock the file: its words leave window and clipboard, what is being typed is kept in it."""
        if self._desk.document is None:
            return
        if self._works_there():
            _close_what_is_above()
        name = self._desk.document.path.name
        kept = self._desk.lock()
        if not kept:
            self._desk.noticed.emit(
                _(
                    "The words typed last could not be written to “{name}”. They are kept in memory until "
                    "it is unlocked; leave PlanDesk running."
                ).format(name=name)
            )

    # ---- within

    def _told(self, operation: Callable[[], object]) -> bool:
        try:
            operation()
        except UserError as error:
            self._prompts.tell(error)
            return False
        return True

    @staticmethod
    def _remember(path: Path) -> None:
        preferences.change(lambda known: known.with_recent(path))


def _close_what_is_above() -> None:
    """Close menus and dialogs: they may show a record, and would go on working in a closed file."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
        pass
