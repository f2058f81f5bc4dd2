"""A save that was cut off: the journal it left beside the file, and how it is taken back."""

from __future__ import annotations

import os
from pathlib import Path

from plandesk.errors import UnfinishedSave
from plandesk.file import engine
from plandesk.file.connect import CANTOPEN, READONLY, code_of, connect
from plandesk.file.encryption import FileKey
from plandesk.file.lock import WriterLock
from plandesk.i18n import _


def journal(path: Path) -> Path | None:
    """The unfinished save beside a file, if there is one."""
    for ending in ("-journal", "-wal"):
        beside = path.with_name(path.name + ending)
        try:
            if beside.stat().st_size:
                return beside
        except OSError:
            continue
    return None


def numbers_past_it(path: Path) -> tuple[int, int] | None:
    """Application id and version of a file that the engine cannot read before its last save is taken back.

    None where it is no database. Its bytes are read past the engine, which loses the locks that this process
    has on the file; but nobody holds one, or the save would not count as cut off.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        page = os.read(descriptor, 100)
    finally:
        os.close(descriptor)
    if len(page) < 100 or not page.startswith(b"SQLite format 3\0"):
        return None
    return int.from_bytes(page[68:72], "big"), int.from_bytes(page[60:64], "big")


def take_back(path: Path, key: FileKey | None) -> None:
    """Let the engine take back a save that was cut off; only a writer can. Raises UnfinishedSave."""
    lock = WriterLock(path)
    try:
        if not lock.acquire(""):
            return  # its new writer has done so
    except OSError as error:
        raise refusal(path) from error
    try:
        connection = connect(path, "rw", key)
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            connection.close()
    except engine.DatabaseError as error:
        if code_of(error) in (READONLY, CANTOPEN):
            raise refusal(path) from error
        raise
    finally:
        lock.release()


def refusal(path: Path) -> UnfinishedSave:
    """What is raised where the save cannot be taken back."""
    return UnfinishedSave(
        _(
            "The last save of “{name}” was cut off, and its folder cannot be written to, so it cannot be put "
            "right there. Nothing was changed; copy it, together with “{journal}”, to a folder of yours and "
            "open it there."
        ).format(name=path.name, journal=(journal(path) or path.with_name(path.name + "-journal")).name)
    )
