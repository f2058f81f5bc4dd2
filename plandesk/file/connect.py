"""Connections with the settings that every document needs, and errors in the user's words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plandesk.errors import (
    DamagedFile,
    DiskFull,
    FileGone,
    NotAPlanDeskFile,
    ReadOnlyFile,
    UserError,
)
from plandesk.file import engine
from plandesk.i18n import _

BUSY, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 7, 8, 10, 11, 13, 14, 26


def connect(path: Path, mode: str) -> engine.Connection:
    """Open a database file; `mode` is `ro`, `rw` or `rwc` (make it where missing)."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = engine.connect(uri, uri=True, isolation_level=None, timeout=0.0)
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
    return connection


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


def sentence_for(error: engine.DatabaseError, path: Path) -> UserError | None:
    """The user's error for an error of the engine; None when it is a bug of ours."""
    code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    name = path.name
    if code == NOTADB:
        return NotAPlanDeskFile(
            _("“{name}” is not a PlanDesk file, or its beginning is damaged. It was not changed.").format(
                name=name
            )
        )
    if code == CORRUPT:
        return DamagedFile(
            _(
                "“{name}” is damaged and was not changed. "
                "Open a backup of it (File, Backups), or a copy from before the damage."
            ).format(name=name)
        )
    if code == FULL:
        return DiskFull(
            _(
                "There is no room left on the disk, so the last change was not saved. "
                "The file is as it was before; free some room and try again."
            )
        )
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
                "Another program is writing to “{name}” right now. Nothing was changed; try again in a moment."
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
