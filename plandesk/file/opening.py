"""How a document is opened, check by check."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

from msgspec import Struct

from plandesk.errors import (
    CannotRead,
    DamagedFile,
    DiskFull,
    FileGone,
    FileLocked,
    NewerFile,
    NotAPlanDeskFile,
    ReadOnlyFile,
)
from plandesk.file import engine, triggers, versions
from plandesk.file.connect import (
    CANTOPEN,
    NOTADB,
    PATIENCE,
    READONLY,
    code_of,
    connect,
    damaged,
    key_for,
    numbers,
    sentence_for,
    way_out,
)
from plandesk.file.encryption import FileKey, Unlocking
from plandesk.file.lock import WriterLock
from plandesk.i18n import _

# Reading every page takes a second per 800 MB from memory and far longer from a slow disk. Files larger
# than this are read whole on opening only after an unclean end; `check` reads all of any file.
QUICK_CHECK_BYTES = 16 << 20


class Opened(Struct, frozen=True):
    """A connection that passed every check; `lock` is None where only reading is possible."""

    connection: engine.Connection
    path: Path
    kind: str
    lock: WriterLock | None


class Header(Struct, frozen=True):
    """What the first page says; `hot`: a save was cut off and is put right by the next writer."""

    kind: str
    version: int
    hot: bool


def open_file(
    path: Path, who: str, read_only: bool, backups: Path | None = None, unlocking: Unlocking | None = None
) -> Opened:
    """Open with every check of the design; see Document.open for `backups` and what is raised."""
    path = _regular_file(path)
    key = key_for(path, unlocking)
    try:
        return _open(path, who, read_only, backups, key)
    except engine.DatabaseError as error:
        # The first page has the key; so what is "not a database" is a later page that lost its seal.
        broken = key is not None and code_of(error) == NOTADB
        raise (sentence_for(error, path) if not broken else None) or damaged(path) from error
    except UnicodeDecodeError as error:  # what the engine says about a damaged page quotes from it
        raise damaged(path) from error


def _open(path: Path, who: str, read_only: bool, backups: Path | None, key: FileKey | None) -> Opened:
    header = _header(path, key)
    if read_only:
        return Opened(_for_reading(path, header, key), path, header.kind, None)
    lock = _writer_lock(path, who, header)
    try:
        return Opened(_for_writing(path, header, key, lock, backups), path, header.kind, lock)
    except BaseException:
        lock.release()
        raise


def open_again(path: Path, read_only: bool, kind: str, uid: str, key: FileKey | None) -> engine.Connection:
    """A fresh connection to a file that another program wrote into, if it still is the same document.

    Raises FileGone when it is not, or cannot be read.
    """
    sentence = _(
        "“{name}” was written over by another program while it was open. The last change was not saved."
    )
    replaced = FileGone(f"{sentence.format(name=path.name)} {way_out(path)}")
    try:
        header = _header(path, key)
        if header.kind != kind or header.version < versions.VERSIONS[kind]:
            raise replaced
        connection = connect(path, "ro" if read_only else "rw", key)
        try:
            if connection.execute("SELECT uid FROM document").fetchone()[0] != uid:
                raise replaced
            _check_pages(connection, path, thorough=False)
        except BaseException:
            connection.close()
            raise
    except (
        engine.DatabaseError,
        UnicodeDecodeError,
        NotAPlanDeskFile,
        DamagedFile,
        NewerFile,
        TypeError,
    ) as error:
        raise replaced from error
    return connection


def _regular_file(path: Path) -> Path:
    """The file itself, behind all links."""
    name = path.name
    try:
        real = path.absolute().resolve()
        mode = os.stat(real).st_mode
    except (OSError, RuntimeError) as error:
        raise FileGone(
            _("“{name}” is not there. It may have been moved or renamed, or its drive may be away.").format(
                name=name
            )
        ) from error
    if stat.S_ISDIR(mode):
        raise NotAPlanDeskFile(_("“{name}” is a folder. Choose a PlanDesk file in it.").format(name=name))
    if not stat.S_ISREG(mode):
        raise _not_ours(path)
    return real


def _header(path: Path, key: FileKey | None) -> Header:
    """Kind and version by what the first page says, without changing anything."""
    hot = False
    try:
        application_id, version = numbers(path, key)
    except engine.DatabaseError as error:
        from plandesk.file import unfinished_save

        hot = code_of(error) in (READONLY, CANTOPEN) and unfinished_save.journal(path) is not None
        if not hot:
            if code_of(error) == CANTOPEN:
                raise CannotRead(
                    _("You may not read “{name}”. Ask its owner for the right to read it.").format(
                        name=path.name
                    )
                ) from error
            raise
        if key is not None:
            unfinished_save.take_back(path, key)
            application_id, version = numbers(path, key)
        else:
            found = unfinished_save.numbers_past_it(path)
            if found is None:
                raise _not_ours(path) from error
            application_id, version = found
    kinds = {number: kind for kind, number in versions.APPLICATION_IDS.items()}
    if application_id not in kinds:
        raise _not_ours(path)
    if version // 100 > versions.VERSIONS[kinds[application_id]] // 100:
        raise NewerFile(
            _(
                "“{name}” was written by a newer PlanDesk and was not changed. Update PlanDesk to open it."
            ).format(name=path.name)
        )
    return Header(kinds[application_id], version, hot)


def _for_writing(
    path: Path, header: Header, key: FileKey | None, lock: WriterLock, backups: Path | None
) -> engine.Connection:
    connection = connect(path, "rw", key)
    try:
        _prove_writable(connection, path)
        _check_pages(connection, path, thorough=header.hot or lock.found_abandoned)
        current = versions.VERSIONS[header.kind]
        if header.version < current:
            from plandesk.file import backup, upgrade

            upgrade.upgrade(connection, path, header.kind, backups or backup.default_folder())
            connection.close()
            connection = connect(path, "rw", key)
        # A newer minor version keeps its own triggers: they may log what we do not know of.
        elif header.version == current and not triggers.in_order(connection):
            connection.execute("BEGIN IMMEDIATE")
            triggers.install(connection)
            connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _for_reading(path: Path, header: Header, key: FileKey | None) -> engine.Connection:
    if header.hot:
        from plandesk.file import unfinished_save

        unfinished_save.take_back(path, key)
    connection: engine.Connection = connect(path, "ro", key)
    try:
        _check_pages(connection, path, thorough=header.hot)
        if header.version < versions.VERSIONS[header.kind]:
            from plandesk.file import upgrade

            upgraded = upgrade.upgraded_in_memory(connection, path, header.kind)
            connection.close()
            connection = upgraded
    except BaseException:
        connection.close()
        raise
    return connection


def _prove_writable(connection: engine.Connection, path: Path) -> None:
    """Begin a write and take it back: the one question that the system answers truly, also to root."""
    try:
        connection.execute("PRAGMA journal_mode = DELETE")  # another tool may have left another mode
        # No wait: where another program is in the middle of a change, reading is offered at once.
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE recording SET step_id = 0")  # an equal value would not be written
        connection.execute("ROLLBACK")
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    except engine.DatabaseError as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        told = sentence_for(error, path)
        if isinstance(told, DiskFull):
            raise _no_room(path) from error
        if code_of(error) in (READONLY, CANTOPEN):
            from plandesk.file import unfinished_save

            if unfinished_save.journal(path) is not None:
                raise unfinished_save.refusal(path) from error
            raise _read_only(path) from error
        raise


def _check_pages(connection: engine.Connection, path: Path, *, thorough: bool) -> None:
    """Raise DamagedFile when pages do not hang together; a large file is read whole only if `thorough`."""
    try:
        size = path.stat().st_size
        if thorough or size <= QUICK_CHECK_BYTES:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        else:
            connection.execute("SELECT max(id) FROM history").fetchone()
            found = "ok"
        present = connection.execute("SELECT uid, kind FROM document").fetchone()
    except engine.DatabaseError as error:
        raise (sentence_for(error, path) or damaged(path)) from error
    if found != "ok" or present is None:
        raise damaged(path)


def _computer() -> str:
    if sys.platform != "win32":
        return os.uname().nodename
    import platform

    return platform.node()


def _writer_lock(path: Path, who: str, header: Header) -> WriterLock:
    lock = WriterLock(path)
    try:
        if lock.acquire(f"{who} ({_computer()})".strip()):
            return lock
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise _no_room(path) from error
        if header.hot:
            from plandesk.file import unfinished_save

            raise unfinished_save.refusal(path) from error
        raise _read_only(path) from error
    holder = lock.holder() or _("another window")
    raise FileLocked(
        _(
            "{holder} has “{name}” open for writing. Nothing was changed; you can open it for reading only."
        ).format(holder=holder, name=path.name),
        holder,
    )


def _not_ours(path: Path) -> NotAPlanDeskFile:
    return NotAPlanDeskFile(_("“{name}” is not a PlanDesk file. It was not changed.").format(name=path.name))


def _read_only(path: Path) -> ReadOnlyFile:
    return ReadOnlyFile(
        _("“{name}” or its folder cannot be written to. You can open it for reading only.").format(
            name=path.name
        )
    )


def _no_room(path: Path) -> DiskFull:
    return DiskFull(
        _(
            "There is no room left on the disk of “{name}”. It was not changed; "
            "free some room, or open it for reading only."
        ).format(name=path.name)
    )
