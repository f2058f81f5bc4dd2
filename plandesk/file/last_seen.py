"""The file of an open document as this process saw it last, by which it notices what other programs do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from msgspec import Struct

from plandesk.file import engine


class Stamp(Struct, frozen=True):
    """What tells a file from another one of its name, and its content from a later one."""

    file: tuple[int, int]
    size: int
    changed: int


def stamp(path: Path) -> Stamp | None:
    """The present stamp of a file; None when it is gone."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return Stamp((found.st_dev, found.st_ino), found.st_size, found.st_mtime_ns)


class LastSeen:
    """What is known of the file and its records; `connection` reads them."""

    def __init__(self, path: Path, connection: engine.Connection) -> None:
        self._path = path
        self._stamp = stamp(path)
        self._file = self._stamp.file if self._stamp else None
        self._version = _version(connection)
        self._newest = _newest(connection)

    def is_file_of(self, found: Stamp | None) -> bool:
        """Whether a stamp is of this file, and not of one that took its place."""
        return found is not None and found.file == self._file

    def is_unchanged(self, found: Stamp | None, connection: engine.Connection) -> bool:
        """Whether nobody else wrote into the file, engine or not."""
        try:
            version = _version(connection)
        except engine.DatabaseError:
            return False
        return version == self._version and found == self._stamp

    def note_file(self) -> None:
        """The file was written by this process, which changed no record."""
        self._stamp = stamp(self._path)

    def note_step(self, connection: engine.Connection) -> None:
        """Records were changed by this process, or were not in the end."""
        self._stamp = stamp(self._path)
        self._newest = _newest(connection)

    def note_others(self, found: Stamp | None, connection: engine.Connection) -> bool:
        """Somebody else wrote into the file, whose stamp was found before; whether records are different."""
        before = self._newest
        self._version = _version(connection)
        self._stamp = found
        self._newest = _newest(connection)
        return before != self._newest


def _version(connection: engine.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _newest(connection: engine.Connection) -> tuple[Any, ...] | None:
    """What changes with every change of a record, whoever makes it; not with a draft."""
    try:
        found = connection.execute(
            "SELECT (SELECT max(id) FROM step), (SELECT max(id) FROM history),"
            " (SELECT at || who FROM step ORDER BY id DESC LIMIT 1),"
            " (SELECT schema_version FROM pragma_schema_version)"
        ).fetchone()
        return tuple(found)
    except (engine.DatabaseError, UnicodeDecodeError):
        return None  # damaged there: told by whatever reads it
