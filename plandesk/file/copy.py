"""Whole copies of an open document, written beside their place and put there in one move."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from plandesk.errors import CannotWrite, DiskFull, FileLocked, NotThere, UserError
from plandesk.file import engine
from plandesk.file.connect import address, attach, connect, damaged, in_words, key_for, key_of, sentence_for
from plandesk.file.encryption import FileKey, Unlocking
from plandesk.file.lock import WriterLock
from plandesk.file.uid import new_uid
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.document import Document

OTHER = "other"  # the name by which a statement speaks of the copy
LEFT_BEHIND = 3600  # seconds after which a file in the making has no maker any more


def save_copy(
    document: Document, path: Path | str, backup: Path | None = None, key: Unlocking | None = None
) -> Path:
    """Write a copy of a document, its history included, and return where it is.

    With `backup` it is a copy of that file, one of the document's backups; `key` opens one that has
    another passphrase than the document. The copy of a locked file is locked with the same passphrase.
    Works on a document open for reading, and on one whose file was deleted or
    replaced meanwhile. A file that has the name is replaced, at once or not at
    all. Raises CannotWrite (the document's own file among others), FileLocked
    (the file to replace is open elsewhere), DiskFull, DamagedFile.
    """
    target = Path(path).absolute().resolve()
    if document.is_at(target):
        raise CannotWrite(
            _("“{name}” is the file that is open. Choose another name for the copy.").format(name=target.name)
        )
    lock = WriterLock(target)
    try:
        free = not target.exists() or lock.acquire(document.who)
    except OSError:
        free = True  # a folder that cannot be written to tells so in a moment
    if not free:
        raise FileLocked(
            _("“{name}” is open elsewhere and was not replaced. Choose another name for the copy.").format(
                name=target.name
            ),
            lock.holder(),
        )
    try:
        if backup is None:
            write_whole(document.connection, target)
        else:
            kept = _opened(backup, key or document.file_key)
            try:
                write_whole(kept, target)
            finally:
                kept.close()
    finally:
        lock.release()
    return target


def _opened(backup: Path, key: Unlocking | None) -> engine.Connection:
    if not backup.is_file():
        raise NotThere(
            _("The backup “{name}” is not there any more. Choose another one.").format(name=backup.name)
        )
    with in_words(backup):
        return connect(backup, "ro", key_for(backup, key))


def write_whole(connection: engine.Connection, target: Path) -> None:
    """Write everything of a connection's file to `target`, checked, at once or not at all.

    Raises CannotWrite, DiskFull, DamagedFile (the source cannot be read).
    """
    write_with_key(connection, target, key_of(connection))


def write_with_key(connection: engine.Connection, target: Path, key: FileKey | None) -> None:
    """The same with a key of the copy's own, or without one."""
    if connection.in_transaction:
        raise RuntimeError("a copy inside of a step")
    unfinished = unfinished_name(target.parent)
    try:
        if key == key_of(connection):
            connection.execute("VACUUM INTO ?", (str(unfinished),))
        else:
            _export(connection, unfinished, key)
        _prove(unfinished, connection, key)
        _to_disk(unfinished)
        os.replace(unfinished, target)
        name_to_disk(target.parent)
    except engine.DatabaseError as error:
        told = sentence_for(error, target)
        if told is None or not isinstance(told, DiskFull):
            told = _read_error(connection) or cannot_write(target)
        raise told from error
    except OSError as error:
        raise cannot_write(target) from error
    finally:
        for left in (unfinished, unfinished.with_name(unfinished.name + "-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def _export(connection: engine.Connection, target: Path, key: FileKey | None) -> None:
    attach(connection, address(target, "rwc"), OTHER, key)
    try:
        # Proven and written to the disk as a whole afterwards, or thrown away.
        connection.execute(f"PRAGMA {OTHER}.synchronous = OFF")
        connection.execute(f"PRAGMA {OTHER}.journal_mode = MEMORY")
        connection.execute("BEGIN IMMEDIATE")  # nobody else changes anything meanwhile
        try:
            connection.execute(f"SELECT sqlcipher_export('{OTHER}')").fetchone()
            for number in ("application_id", "user_version"):
                value = connection.execute(f"PRAGMA main.{number}").fetchone()[0]
                connection.execute(f"PRAGMA {OTHER}.{number} = {int(value)}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    finally:
        connection.execute(f"DETACH {OTHER}")


@contextmanager
def written_over(path: Path) -> Iterator[None]:
    """Within, the file loses its name; then its bytes are written over, unless another name still has it.

    A promise for plain disks only: some file systems and flash disks keep old blocks of their own accord.
    """
    descriptor = None
    if sys.platform != "win32":  # there an open file cannot lose its name
        with contextlib.suppress(OSError):
            descriptor = os.open(path, os.O_WRONLY)
    try:
        yield
        if descriptor is not None:
            with contextlib.suppress(OSError):
                _overwrite(descriptor)
    finally:
        if descriptor is not None:
            os.close(descriptor)


def _overwrite(descriptor: int) -> None:
    found = os.fstat(descriptor)
    if found.st_nlink:
        return
    block = bytes(1 << 16)
    for _block in range(0, found.st_size, len(block)):
        os.write(descriptor, block)
    os.fsync(descriptor)


@contextmanager
def worked_on(folder: Path) -> Iterator[Path]:
    """A name in a folder for a copy to work on, which is gone afterwards.

    Not among the temporary files of all programs: what a kill leaves here is found by `remove_unfinished`.
    """
    path = unfinished_name(folder)
    try:
        yield path
    finally:
        for left in (path, path.with_name(path.name + "-journal")):
            with contextlib.suppress(OSError):
                left.unlink(missing_ok=True)


def unfinished_name(folder: Path) -> Path:
    """A name in a folder that nobody else uses, for a file in the making."""
    return folder / f".plandesk-{new_uid()[-12:]}.new"


def remove_unfinished(folder: Path, age: float = LEFT_BEHIND) -> None:
    """Remove files in the making that are `age` seconds old: a kill left them, and they may be readable."""
    for path in folder.glob(".plandesk-*.new*"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime >= age:
                with written_over(path):
                    path.unlink()


def cannot_write(target: Path) -> CannotWrite:
    """The sentence about a place where no file can be made."""
    return CannotWrite(
        _(
            "“{name}” could not be written in “{folder}”. Nothing was changed; "
            "choose a folder that you may write to."
        ).format(name=target.name, folder=target.parent)
    )


def place_for(connection: engine.Connection) -> Path:
    """The file that a connection reads; empty for one in memory."""
    return Path(connection.execute("PRAGMA database_list").fetchone()[2] or "")


def _read_error(connection: engine.Connection) -> UserError | None:
    """What is wrong with the source, if it is the source that cannot be read."""
    try:
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok":
            return None
    except engine.DatabaseError as error:
        return sentence_for(error, place_for(connection))
    return damaged(place_for(connection))


def _prove(path: Path, source: engine.Connection, key: FileKey | None) -> None:
    """Read the copy back: whole, of the same kind, with the same last entry of the log."""
    copy = connect(path, "ro", key)
    try:
        found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        for question in (
            "PRAGMA application_id",
            "PRAGMA user_version",
            "SELECT uid FROM document",
            "SELECT max(id) FROM history",
        ):
            if tuple(copy.execute(question).fetchone()) != tuple(source.execute(question).fetchone()):
                found = question
    finally:
        copy.close()
    if found != "ok":
        raise OSError(f"the copy differs: {found}")


def _to_disk(file: Path) -> None:
    """Have the system write a finished file to the disk itself."""
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def name_to_disk(folder: Path) -> None:
    """Have the system write the names in a folder to the disk, where it knows such a wish."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
