"""Locking a document, changing its passphrase and taking the lock away: a whole copy with the new key
takes the file's place in one move.

A kill at any moment leaves a file that opens with the old key or with the new one. The backups go the
same way (see `backup_keys`); copies that were saved elsewhere keep the key that they were saved with.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from plandesk.errors import CannotWrite, InvalidValue, ReadOnlyFile, WrongPassphrase
from plandesk.file import backup, backup_keys, copy
from plandesk.file.encryption import FileKey, Passphrase, Unlocking, new_key
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.document import Document


class Rekeyed(Struct, frozen=True):
    """What became of the backups: how many have the new key, how many could not be read and are gone."""

    backups: int
    removed: int


def lock(document: Document, new: Passphrase, folder: Path | None = None) -> Rekeyed:
    """Lock an open plan file and its backups in `folder` (otherwise the user's own) with a passphrase.

    What was readable on the disk is written over and removed: the file as it was, its backups, unfinished
    copies beside them. Raises ReadOnlyFile, CannotWrite, DiskFull, BackupFailed; all is as it was then.
    """
    if document.is_locked:
        raise RuntimeError("a locked file cannot be locked")
    return change_key(document, new_key(new), folder)


def change_passphrase(
    document: Document, old: Unlocking, new: Passphrase, folder: Path | None = None
) -> Rekeyed:
    """Give a locked file and its backups a new passphrase, and so a new recovery key.

    `old` is the passphrase of now, or the recovery key. Raises WrongPassphrase, and what `lock` raises.
    """
    prove_right(document, old)
    return change_key(document, new_key(new), folder)


def remove_lock(document: Document, old: Unlocking, folder: Path | None = None) -> Rekeyed:
    """Make a locked plan file and its backups readable without a passphrase.

    Raises InvalidValue for a coaching file, WrongPassphrase, and what `lock` raises.
    """
    if document.kind == "coaching":
        raise InvalidValue(
            _("A coaching file is always locked, so nothing was changed. Its passphrase can be changed.")
        )
    prove_right(document, old)
    return change_key(document, None, folder)


def prove_right(document: Document, unlocking: Unlocking) -> None:
    """Raise WrongPassphrase unless that opens the document; takes about a tenth of a second."""
    if document.file_key is None:
        raise RuntimeError("the file is not locked")
    if unlocking.key_for(document.file_key.salt) != document.file_key:
        raise WrongPassphrase(
            _("This does not open “{name}”. Nothing was changed; try again.").format(name=document.path.name)
        )


def change_key(document: Document, key: FileKey | None, folder: Path | None = None) -> Rekeyed:
    """Write an open document and its backups anew with another key, or without one; see `lock`."""
    if document.read_only or document.in_memory:
        raise ReadOnlyFile(
            _("“{name}” is open for reading only, so nothing was changed.").format(name=document.path.name)
        )
    document.check_outside()
    kept = backup_keys.BackupKeys(folder or backup.default_folder(), document.uid)
    kept.finish(document.file_key)
    kept.prepare(document.file_key, key)
    try:
        _replace(document, key)
    except BaseException:
        kept.finish(document.file_key)
        raise
    rekeyed, removed = kept.finish(key)
    if document.is_locked:
        copy.remove_unfinished(document.path.parent)
        kept.remove_unfinished()
    document.tell_reload(_("Change passphrase"))
    return Rekeyed(rekeyed, removed)


def _replace(document: Document, key: FileKey | None) -> None:
    path = document.path
    anew = copy.unfinished_name(path.parent)
    try:
        copy.write_with_key(document.connection, anew, key)
        os.chmod(anew, stat.S_IMODE(path.stat().st_mode))
        with document.handed_over(key):
            with copy.written_over(path) if document.file_key is None else contextlib.nullcontext():
                os.replace(anew, path)
            copy.name_to_disk(path.parent)
    except OSError as error:
        raise _unchanged(path) from error
    finally:
        with contextlib.suppress(OSError):
            anew.unlink(missing_ok=True)


def _unchanged(path: Path) -> CannotWrite:
    return CannotWrite(
        _(
            "“{name}” could not be written anew, perhaps because another program has it open. "
            "It opens as before; close other programs that use it, and try again."
        ).format(name=path.name)
    )
