"""How a document is made and how it is opened, check by check."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from pathlib import Path

from plandesk.errors import DamagedFile, FileGone, FileLocked, NewerFile, NotAPlanDeskFile, ReadOnlyFile
from plandesk.file import engine, history, schema, triggers
from plandesk.file.connect import connect, in_words
from plandesk.file.lock import WriterLock
from plandesk.file.uid import new_uid
from plandesk.i18n import _


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection that passed every check; `lock` is None where only reading is possible."""

    connection: engine.Connection
    path: Path
    kind: str
    lock: WriterLock | None


def identity(path: Path) -> tuple[int, int] | None:
    """What tells a file from another one of the same name; None when it is gone."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def make(path: Path, kind: str) -> None:
    """Write a new, empty document; raises FileExistsError, ReadOnlyFile, DiskFull."""
    if path.exists():
        raise FileExistsError(path)
    unfinished = path.with_name(f".{path.name}.{new_uid()}.new")
    try:
        with in_words(path):
            _lay_down(unfinished, kind)
        # A link fails where the name is taken meanwhile; a rename would write over it.
        if hasattr(os, "link"):
            try:
                os.link(unfinished, path)
            except FileExistsError:
                raise
            except OSError:
                os.rename(unfinished, path)
        else:
            os.rename(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _lay_down(path: Path, kind: str) -> None:
    from plandesk.file import migrations  # sqlite-utils takes a tenth of a second to load

    connection = connect(path, "rwc")
    try:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_IDS[kind]}")
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
        migrations.BY_KIND[kind].apply(engine.as_database(connection))
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO document (id, uid, kind, made) VALUES (1, ?, ?, ?)", (new_uid(), kind, history.now())
        )
        connection.execute("INSERT INTO recording (id, step_id) VALUES (1, NULL)")
        if kind == "plan":
            connection.execute("INSERT INTO service (id, uid) VALUES (1, ?)", (new_uid(),))
        triggers.install(connection)
        connection.execute("COMMIT")
    finally:
        connection.close()


def open_file(path: Path, who: str, read_only: bool) -> Opened:
    """Open with every check of the design; see Document.open for what is raised."""
    path = path.absolute()
    if not path.is_file():
        raise FileGone(
            _("“{name}” is not there. It may have been moved or renamed, or its drive may be away.").format(
                name=path.name
            )
        )
    kind = _checked_kind(path)
    lock = None if read_only else _writer_lock(path, who)
    try:
        with in_words(path):
            connection = connect(path, "ro" if lock is None else "rw")
            try:
                _check_content(connection, path)
                if lock is not None:
                    connection.execute("BEGIN IMMEDIATE")
                    connection.execute("ROLLBACK")
            except BaseException:
                connection.close()
                raise
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return Opened(connection, path, kind, lock)


def _checked_kind(path: Path) -> str:
    """The kind of document, by application id and version, without touching the file."""
    with in_words(path):
        connection = connect(path, "ro")
        try:
            application_id = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        finally:
            connection.close()
    kinds = {number: kind for kind, number in schema.APPLICATION_IDS.items()}
    if application_id not in kinds:
        raise NotAPlanDeskFile(_("“{name}” is not a PlanDesk file. It was not changed.").format(name=path.name))
    if version // 100 > schema.VERSION // 100:
        raise NewerFile(
            _(
                "“{name}” was written by a newer PlanDesk and was not changed. Update PlanDesk to open it."
            ).format(name=path.name)
        )
    return kinds[application_id]


def _check_content(connection: engine.Connection, path: Path) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise DamagedFile(
            _(
                "“{name}” is damaged and was not changed. "
                "Open a backup of it (File, Backups), or a copy from before the damage."
            ).format(name=path.name)
        )


def _writer_lock(path: Path, who: str) -> WriterLock:
    lock = WriterLock(path)
    try:
        if os.access(path, os.W_OK) and lock.acquire(f"{who} ({socket.gethostname()})".strip()):
            return lock
        writable = os.access(path, os.W_OK)
    except OSError:
        writable = False
    if writable:
        holder = lock.holder() or _("another window")
        raise FileLocked(
            _(
                "{holder} has “{name}” open for writing. Nothing was changed; "
                "you can open it for reading only."
            ).format(holder=holder, name=path.name),
            holder,
        )
    raise ReadOnlyFile(
        _("“{name}” or its folder cannot be written to. You can open it for reading only.").format(
            name=path.name
        )
    )
