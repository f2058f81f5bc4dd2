"""What the File menu does about passphrases: lock a plan file, change one, remove the lock, show the key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from plandesk.errors import UserError
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.file.document import Document
    from plandesk.file.encryption import FileKey, Unlocking
    from plandesk.file.rekeying import Rekeyed

T = TypeVar("T")


class LockCommands(QObject):
    """Acts on the file of the page in front: `in_front` gives its session."""

    def __init__(
        self, in_front: Callable[[], Session], prompts: Prompts, tasks: Tasks, window: QWidget
    ) -> None:
        super().__init__(window)
        self._in_front, self._prompts, self._tasks = in_front, prompts, tasks
        self._window = window

    def functions(self) -> dict[str, Callable[[], object]]:
        """What the entries of the File menu do, by their names."""
        return {
            "lock file": self.lock,
            "change passphrase": self.change,
            "remove lock": self.remove,
            "recovery key": self.show_key,
        }

    def lock(self) -> None:
        """Lock the plan file with a new passphrase, with its backups, and show the recovery key."""
        from plandesk.file import rekeying
        from plandesk.gui.dialogs.new_passphrase import ask_new_passphrase

        document = self._document()
        if document is None or document.is_locked:
            return
        more = _(
            "The file and its backups on this computer are encrypted. What was saved elsewhere stays "
            "readable: copies, exports, PDFs, mail."
        )
        passphrase = ask_new_passphrase(self._window, document.path.name, _("Lock the file"), more)
        if passphrase is None:
            return
        done = self._carried_out(lambda: rekeying.lock(document, passphrase))
        if done is None:
            return
        self._tell(
            document, done, _("“{name}” is locked with a passphrase now.").format(name=document.path.name)
        )
        self._show_key(document, is_new=False)

    def change(self) -> None:
        """Ask for the passphrase of now and a new one, and show the new recovery key."""
        from plandesk.file import rekeying
        from plandesk.gui.dialogs.new_passphrase import ask_new_passphrase

        document = self._document()
        if document is None or (old := self._proven(document, _("Go on"))) is None:
            return
        more = _("The backups on this computer get it too; copies elsewhere keep the old one.")
        passphrase = ask_new_passphrase(self._window, document.path.name, _("Change it"), more)
        if passphrase is None:
            return
        done = self._carried_out(lambda: rekeying.change_passphrase(document, old, passphrase))
        if done is not None:
            self._tell(document, done, _("“{name}” has a new passphrase.").format(name=document.path.name))
            self._show_key(document, is_new=True)

    def remove(self) -> None:
        """Ask for the passphrase and make the plan file readable by anybody."""
        from plandesk.file import rekeying

        document = self._document()
        if document is None or (old := self._proven(document, _("Remove the lock"))) is None:
            return
        done = self._carried_out(lambda: rekeying.remove_lock(document, old))
        if done is not None:
            sentence = _("“{name}” opens without a passphrase now.").format(name=document.path.name)
            self._tell(document, done, sentence)

    def show_key(self) -> None:
        """Ask for the passphrase and show the recovery key."""
        from plandesk.gui.dialogs.recovery_key import show_recovery_key

        document = self._document()
        if document is not None and self._proven(document, _("Show the key")) is not None:
            show_recovery_key(self._window, self._prompts, document, is_new=False)

    def show_actions(self, actions: dict[str, QAction]) -> None:
        """Show in the menu what the file in front has a use for."""
        session = self._in_front()
        document = session.document
        locked = document is not None and document.is_locked
        plan = session.kind == "plan"
        shown = {"lock file": plan and not locked, "change passphrase": locked, "recovery key": locked}
        for name, wanted in (shown | {"remove lock": plan and locked}).items():
            actions[name].setVisible(wanted)
            if session.read_only and name != "recovery key":
                actions[name].setEnabled(False)

    # ---- within

    def _document(self) -> Document | None:
        session = self._in_front()
        if session.document is None or not session.flush():
            return None
        return session.document

    def _proven(self, document: Document, act: str) -> Unlocking | None:
        """The passphrase or recovery key of an open file, once more; None when cancelled."""
        from plandesk.file import rekeying
        from plandesk.gui.dialogs.passphrase import ask_passphrase

        def use(unlocking: Unlocking) -> Unlocking:
            rekeying.prove_right(document, unlocking)
            return unlocking

        title = _("The passphrase of “{name}”").format(name=document.path.name)
        sentence = _("Type it once more: you may have left the computer with the file open.")
        return ask_passphrase(self._window, title, sentence, act, use, self._tasks)

    def _carried_out(self, operation: Callable[[], T]) -> T | None:
        """Run what writes the file anew; a UserError is told, and None comes back."""
        self._tasks.wait()  # a worker may be keeping a backup with the key of before
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        failed: UserError | None = None
        done: T | None = None
        try:
            done = operation()
        except UserError as error:
            failed = error
        finally:
            QGuiApplication.restoreOverrideCursor()
        if failed is not None:
            self._prompts.tell(failed)
        return done

    def _tell(self, document: Document, done: Rekeyed, sentence: str) -> None:
        if done.backups:
            words = ngettext("Its backup too.", "Its {n} backups too.", done.backups)
            sentence = f"{sentence} {words.format(n=done.backups)}"
        if done.removed:
            words = ngettext(
                "A damaged backup was removed.", "{n} damaged backups were removed.", done.removed
            )
            sentence = f"{sentence} {words.format(n=done.removed)}"
        self._in_front().noticed.emit(sentence)

    def _show_key(self, document: Document, is_new: bool) -> None:
        from plandesk.gui.dialogs.recovery_key import show_recovery_key

        show_recovery_key(self._window, self._prompts, document, is_new)


def ask_key(window: QWidget | None, path: Path, tasks: Tasks) -> tuple[FileKey, bool] | None:
    """Ask for what opens a locked file: its key, and whether that was the recovery key; None when cancelled.

    Raises UserError where the file cannot be opened.
    """
    from plandesk.file import connect
    from plandesk.file.encryption import RecoveryKey
    from plandesk.gui.dialogs.passphrase import ask_passphrase

    def use(unlocking: Unlocking) -> tuple[FileKey, bool] | None:
        key = connect.key_for(path, unlocking)
        return (key, isinstance(unlocking, RecoveryKey)) if key is not None else None

    title = _("“{name}” is locked").format(name=path.name)
    sentence = _("Nothing of it can be read without its passphrase.")
    return ask_passphrase(window, title, sentence, _("Open"), use, tasks)
