"""Bringing a document of an older version to this one: on a copy, taken over whole or not at all."""

from __future__ import annotations

from pathlib import Path

from plandesk.errors import UpgradeFailed, UserError
from plandesk.file import backup, copy, engine, triggers, versions
from plandesk.file.connect import connect, key_of, settle
from plandesk.i18n import _


def upgrade(connection: engine.Connection, path: Path, kind: str, backups: Path) -> None:
    """Upgrade the file that a writing connection has open; a backup of it is kept before.

    It is worked out on a copy beside the backups, which is locked where the file is. Raises BackupFailed,
    DiskFull or UpgradeFailed; the file then is byte for byte what it was.
    """
    uid = connection.execute("SELECT uid FROM document").fetchone()[0]
    backup.keep(connection, uid, kind, backups, backup.Reason.UPGRADE)
    place = backup.place_of(backups, uid)
    copy.remove_unfinished(place)
    with copy.worked_on(place) as copied:
        work = connect(copied, "rwc", key_of(connection))
        try:
            work.execute("PRAGMA synchronous = OFF")  # thrown away when anything goes wrong
            connection.backup(work)
            settle(work)
            work.execute("PRAGMA synchronous = OFF")
            run(work, path, kind)
            # Waits for nobody, where the engine's copying would wait for a reader for ever.
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
            # One transaction of the file: after a kill in the middle its journal brings the old version back.
            work.backup(connection)
        finally:
            work.close()


def upgraded_in_memory(connection: engine.Connection, path: Path, kind: str) -> engine.Connection:
    """An upgraded copy for reading, where the file itself must not be written. Raises UpgradeFailed."""
    work = connect(None, "", key_of(connection))
    try:
        connection.backup(work)
        settle(work)
        run(work, path, kind)
        work.execute("PRAGMA query_only = ON")
    except BaseException:
        work.close()
        raise
    return work


def run(work: engine.Connection, path: Path, kind: str) -> None:
    """Run the pending migrations on a copy and prove it; `path` is the file to speak of."""
    from plandesk.file import migrations  # sqlite-utils takes a tenth of a second to load

    try:
        # With foreign keys on, making a table anew would empty those that refer to it.
        work.execute("PRAGMA foreign_keys = OFF")
        triggers.remove(work)
        migrations.BY_KIND[kind].apply(engine.as_database(work))
        broken = work.execute("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise ValueError(f"a row of {broken[0]} refers to one of {broken[2]} that is not there")
        triggers.install(work)
        work.execute(f"PRAGMA user_version = {versions.VERSIONS[kind]}")
        found = work.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise ValueError(found)
        work.execute("PRAGMA foreign_keys = ON")
    except UserError:
        raise
    except Exception as error:  # whatever a migration stumbles over, the user's file is not touched yet
        raise UpgradeFailed(
            _(
                "“{name}” is of an older version and could not be brought to this one. "
                "It was not changed; go on with the PlanDesk that wrote it, and send us a report."
            ).format(name=path.name)
        ) from error
