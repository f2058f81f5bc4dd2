"""The coaching file in hand: beside a plan file or alone, open or locked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from plandesk.errors import CannotWrite, FileGone, UserError
from plandesk.file.document import Draft
from plandesk.gui.session import Session
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.document import ChangeSet, Document
    from plandesk.file.encryption import FileKey, Passphrase


class DeskSession(Session):
    """A session on a coaching file. A file that is in hand has a `path`; locked, it has no `document`.

    `document_changed` comes with locking and unlocking too: pages then let go of every word.
    """

    path_changed = Signal(object)  # Path | None: another coaching file is in hand, or none
    about_to_lock = Signal()  # what is half typed elsewhere than in fields is to be saved now

    kind = "coaching"

    def __init__(self, plans: Session, who: str = "", parent: QObject | None = None) -> None:
        """`plans` is the session on the plan file beside it, whose goals actions can serve."""
        super().__init__(who, parent)
        self.plans = plans
        self.path: Path | None = None
        self._not_written: list[Draft] = []  # typed before locking, and kept nowhere else
        self._locked_here = False  # by this session, not found locked

    @property
    def is_locked(self) -> bool:
        """Whether a file is in hand that shows nothing before its passphrase is given."""
        return self.path is not None and self.document is None

    # ---- taking in hand

    def take(self, path: Path) -> bool:
        """Take a coaching file in hand, locked; False where the one in hand could not be saved.

        Raises FileGone where there is none.
        """
        path = path.absolute()
        if self.path is not None and _same(self.path, path):
            return True
        if not path.is_file():
            raise FileGone(
                _(
                    "“{name}” is not there. It may have been moved or renamed, or its drive may be away."
                ).format(name=path.name)
            )
        if not self.close():
            return False
        self.path = path
        self.path_changed.emit(path)
        return True

    def key_work(self, words: str, recovery: bool = False) -> Callable[[], FileKey | None]:
        """What derives the key of the file in hand from its passphrase, or its recovery key: for a worker.

        It takes a quarter of a second, is to be done once for each opening, and asks this session for
        nothing. It raises WrongPassphrase and what else `Document.open` does; this raises InvalidValue
        (no whole recovery key).
        """
        from plandesk.file import connect
        from plandesk.file.encryption import Passphrase, RecoveryKey

        assert self.path is not None
        path, unlocking = self.path, RecoveryKey(words) if recovery else Passphrase(words)
        return lambda: connect.key_for(path, unlocking)

    def unlock(self, words: str | FileKey | None, recovery: bool = False, read_only: bool = False) -> None:
        """Open the file in hand with its passphrase, its recovery key, or what `key_work` gave.

        Raises WrongPassphrase, InvalidValue (no whole recovery key), and what `Document.open` does.
        """
        from plandesk.file.document import Document

        assert self.path is not None
        key = self.key_work(words, recovery)() if isinstance(words, str) else words
        opened = Document.open(self.path, who=self.who, read_only=read_only, key=key)
        try:
            self._take(opened)
        except BaseException:
            opened.close()
            raise

    def make(self, path: Path, passphrase: Passphrase) -> None:
        """Make a coaching file with the standard form and open it; raises UserError."""
        from plandesk.domain.coaching.new_file import make_coaching_file

        made = make_coaching_file(path, passphrase, self.who)
        try:
            if not self.close():
                raise FileGone(
                    _("The text typed last could not be saved, so “{name}” was made but not opened.").format(
                        name=path.name
                    )
                )
            self.path = made.path
            self._take(made)
        except BaseException:
            made.close()
            raise
        self.path_changed.emit(made.path)

    # ---- locking

    def lock(self) -> bool:
        """Close the connection and let go of every word; the file stays in hand.

        What is being typed is saved, or kept as a draft within the file; where the file takes neither it
        is kept in memory until unlocking. False tells that this had to be.
        """
        if self.document is None:
            return True
        self.about_to_lock.emit()
        if not self.flush():
            self._not_written = self._keep_unsaved(self.document)
        self._let_go()
        self._locked_here = True
        self.document_changed.emit(None)
        return not self._not_written

    def close(self) -> bool:
        """Save what is being typed and close the file; False when the text could not be saved."""
        if not self.flush():
            if self.path is not None and self._not_written:
                self.failed.emit(_only_in_memory(self.path))
            return False
        self._let_go()
        self._locked_here = False
        if self.path is not None:
            self.path = None
            self.document_changed.emit(None)
            self.path_changed.emit(None)
        return True

    def flush(self) -> bool:
        """Save the text being typed; False when it could not be saved, or waits in memory for unlocking."""
        return super().flush() and not self._not_written

    def _keep_unsaved(self, document: Document) -> list[Draft]:
        """Keep as drafts what could not be saved; what the file does not take comes back."""
        left = []
        for draft in self.fields.unsaved():
            try:
                document.keep_draft(draft)
            except UserError:
                left.append(draft)
        return left

    # ---- what a coaching file has not, or has in another way

    def _recover(self, opened: Document) -> str:
        from plandesk.domain.coaching.sessions import recover_typed

        for draft in self._not_written:
            opened.keep_draft(draft)
        locked_here, self._not_written, self._locked_here = self._locked_here, [], False
        if not recover_typed(opened) or locked_here:
            return ""  # what was kept for locking is simply there again
        return _("Text typed before the program ended was recovered. Undo takes it back.")

    def _first_plan(self) -> int | None:
        return None

    def _keep_plan(self) -> None:
        pass

    def _heard(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)


def _only_in_memory(path: Path) -> CannotWrite:
    return CannotWrite(
        _(
            "The words typed last are in memory only, since “{name}” could not be written to. "
            "It stays in hand; unlock it, so that they are saved."
        ).format(name=path.name)
    )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one == other
