"""Connections with the settings that every document needs, and errors in the user's words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from urllib.parse import quote_from_bytes

from plandesk.errors import (
    DamagedFile,
    DiskFull,
    FileGone,
    NotAPlanDeskFile,
    PassphraseNeeded,
    ReadOnlyFile,
    UserError,
)
from plandesk.file import core_dumps, engine
from plandesk.file.encryption import FileKey, Unlocking, key_of_file, salt_of
from plandesk.i18n import _

READONLY, BUSY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 8, 5, 10, 11, 13, 14, 26
PATIENCE = 2000  # milliseconds to wait for another program's read or write of the moment


class KeyedConnection(engine.Connection):
    """A connection that knows the key of its file; None where that is not locked."""

    file_key: FileKey | None = None


def connect(path: Path | None, mode: str, key: FileKey | None = None) -> KeyedConnection:
    """Open a database file, with its key where it is locked; None is one in memory.

    `mode` is `ro`, `rw` or `rwc` (make it where missing).
    """
    connection = engine.connect(
        ":memory:" if path is None else address(path, mode),
        uri=True, isolation_level=None, timeout=PATIENCE / 1000, factory=KeyedConnection,
    )  # fmt: skip
    assert isinstance(connection, KeyedConnection)
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        core_dumps.forbid()
        connection.file_key = key
        connection.execute(f'PRAGMA key = "{key.spec}"')
    settle(connection)
    return connection


def numbers(path: Path, key: FileKey | None = None, patience: int = PATIENCE) -> tuple[int, int]:
    """The application id and the version of a database file, read from its first page alone.

    Without the settings of `connect`, for which the engine reads the whole schema. Raises its errors.
    """
    connection = engine.connect(address(path, "ro"), uri=True, isolation_level=None, timeout=patience / 1000)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        if key is not None:
            connection.execute(f'PRAGMA key = "{key.spec}"')
        application_id = connection.execute("PRAGMA application_id").fetchone()[0]
        return application_id, connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()


def key_of(connection: engine.Connection) -> FileKey | None:
    """The key of the file that a connection reads; None where it is not locked."""
    return connection.file_key if isinstance(connection, KeyedConnection) else None


def key_for(path: Path, unlocking: Unlocking | None) -> FileKey | None:
    """The key of a locked file; None for one that is not. Raises PassphraseNeeded, WrongPassphrase."""
    salt = None if _reads_plainly(path) else salt_of(path)
    if salt is None:
        return None
    if unlocking is None:
        raise PassphraseNeeded(
            _("“{name}” is locked. Nothing was opened; give its passphrase.").format(name=path.name)
        )
    try:
        return key_of_file(path, salt, unlocking)
    except DamagedFile as error:
        raise damaged(path) from error  # with the way to its last backup


def _reads_plainly(path: Path) -> bool:
    """Whether the engine reads the file without a key; asked first, for it takes no lock from anybody."""
    try:
        numbers(path, patience=0)
    except (engine.DatabaseError, UnicodeDecodeError):
        return False
    return True


def attach(connection: engine.Connection, place: str, name: str, key: FileKey | None) -> None:
    """Give a connection a second file to read from, with its own key."""
    connection.execute(f"ATTACH ? AS {name} KEY ?", (place, key.spec if key is not None else ""))


def address(path: Path, mode: str) -> str:
    """The file's name as the engine takes it."""
    return f"{uri_of(path.absolute())}?mode={mode}"


def uri_of(path: PurePath) -> str:
    r"""A whole path as a URI, in which a share, \\server\plans, is a part of the path.

    Named as the URI's computer, as is usual, the engine would refuse it.
    """
    name = quote_from_bytes(os.fsencode(path.as_posix()), safe="/:")
    return f"file://{name}" if name.startswith("/") else f"file:///{name}"


def settle(connection: engine.Connection) -> None:
    """Give a fresh connection the settings of every document."""
    connection.row_factory = engine.Row
    for setting in (
        "cipher_log_level = NONE",
        "foreign_keys = ON",
        "recursive_triggers = ON",
        "trusted_schema = OFF",
        "synchronous = EXTRA",
        "temp_store = MEMORY",
        "cell_size_check = ON",
    ):
        connection.execute(f"PRAGMA {setting}")
    if key_of(connection) is not None:
        connection.execute("PRAGMA secure_delete = ON")


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn the engine's errors into sentences about the file."""
    try:
        yield
    except engine.DatabaseError as error:
        told = sentence_for(error, path)
        if told is None:
            raise
        raise told from error


def code_of(error: engine.DatabaseError) -> int:
    """The engine's code of an error without its finer part; 0 when it has none."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def damaged(path: Path) -> DamagedFile:
    """The sentence about a file whose content cannot be read."""
    sentence = _("“{name}” is damaged and was not changed.").format(name=path.name)
    return DamagedFile(f"{sentence} {way_out(path)}")


def has_backup(path: Path) -> bool:
    """Whether a document that was at this place has a backup."""
    from plandesk.file import backup  # which stands on this module

    return bool(backup.of_file(path, backup.default_folder()))


def way_out(path: Path) -> str:
    """What to do about a file that cannot be read: open its last backup, if there is one."""
    from plandesk.file import backup  # which stands on this module

    kept = backup.of_file(path, backup.default_folder())
    if not kept:
        return _("There is no backup of it on this computer; look for a copy from before the damage.")
    return _("Its last backup, of {when}, is “{backup}”: open that and save a copy of it.").format(
        when=f"{kept[0].at.astimezone():%Y-%m-%d %H:%M}", backup=kept[0].path
    )


def sentence_for(error: engine.DatabaseError, path: Path) -> UserError | None:
    """The user's error for an error of the engine; None when it is a bug of ours."""
    code = code_of(error)
    name = path.name
    if code == NOTADB:
        sentence = _("“{name}” is not a PlanDesk file, or its beginning is damaged. It was not changed.")
        return NotAPlanDeskFile(
            sentence.format(name=name) + (f" {way_out(path)}" if has_backup(path) else "")
        )
    # Bytes that are no text come without a code: the page they stand on was written over.
    if code == CORRUPT or "decode to UTF-8" in str(error):
        return damaged(path)
    if code == FULL:
        return DiskFull(
            _(
                "There is no room left on the disk, so the last change was not saved. "
                "The file is as it was before; free some room and try again."
            )
        )
    if code == READONLY and not path.exists():
        return moved(path)
    if code in (READONLY, CANTOPEN):
        return ReadOnlyFile(
            _(
                "“{name}” cannot be written to. It is as it was; "
                "save a copy in another folder to go on working."
            ).format(name=name)
        )
    if code == BUSY:
        return ReadOnlyFile(
            _(
                "Another program is using “{name}” right now. Nothing was changed; try again in a moment."
            ).format(name=name)
        )
    if code == IOERR and path.parent.is_dir():  # so comes a used-up quota
        return DiskFull(
            _(
                "The disk of “{name}” takes no more: it is full, your share of it is used up, or it is "
                "failing. The last change was not saved; the file is as it was before."
            ).format(name=name)
        )
    if code == IOERR:
        return FileGone(
            _(
                "“{name}” could not be read or written; its disk or network drive may be away. "
                "What was saved before is safe; try again when the drive is back."
            ).format(name=name)
        )
    return None


def moved(path: Path) -> FileGone:
    """The sentence about an open file that is not in its place any more."""
    return FileGone(
        _(
            "“{name}” was moved, deleted or replaced by another program while it was open. "
            "The change was not saved; save a copy under another name to keep your work."
        ).format(name=path.name)
    )
