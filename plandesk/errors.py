"""What a user can act on. Everything else that is raised is a bug."""

from __future__ import annotations


class UserError(Exception):
    """One sentence for the user: what happened, what is safe, what to do."""

    @property
    def sentence(self) -> str:
        return str(self.args[0]) if self.args else ""


class NotAPlanDeskFile(UserError):
    """The file is of another kind."""


class DamagedFile(UserError):
    """The file is ours, but its content cannot be read."""


class NewerFile(UserError):
    """The file was written by a newer PlanDesk."""


class PassphraseNeeded(UserError):
    """The file is locked, and no passphrase was given."""


class WrongPassphrase(UserError):
    """The passphrase or recovery key does not open the file."""


class FileLocked(UserError):
    """Somebody else has the file open for writing."""

    def __init__(self, sentence: str, holder: str) -> None:
        super().__init__(sentence)
        self.holder = holder


class ReadOnlyFile(UserError):
    """The file or its folder cannot be written to."""


class DiskFull(UserError):
    """There was no room for the change."""


class FileGone(UserError):
    """The open file was moved, deleted or replaced by another program."""


class CannotWrite(UserError):
    """An output file could not be written."""


class InvalidValue(UserError):
    """A value cannot be taken as it is."""


class ReasonRequired(InvalidValue):
    """The status word asks for a reason, and none is given."""


class NotThere(UserError):
    """The record is not, or no longer, in the file."""


class ImportRefused(UserError):
    """A file to import cannot be read; the sentence names the place and what was expected."""


class CannotRead(UserError):
    """A file is there but may not be read by this user."""


class UnfinishedSave(UserError):
    """A save was cut off and can only be put right in a folder that can be written to."""


class UpgradeFailed(UserError):
    """A file of an older version could not be brought up to this one; it is unchanged."""


class BackupFailed(UserError):
    """No backup could be kept, so the act that needed one was not begun."""


class StepDoesNotFit(UserError):
    """A step cannot be undone or redone, because its records were changed behind the history's back."""


class FileThere(UserError, FileExistsError):
    """A new file was to be made where there is one already."""
