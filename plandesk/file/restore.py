"""Going back to a backup: the differences, row by row, as one step that can be undone."""

from __future__ import annotations

from pathlib import Path

from plandesk.errors import DamagedFile, UserError
from plandesk.file import backup, engine, opening, triggers
from plandesk.file.backup import Backup
from plandesk.file.connect import address, attach, connect, damaged, in_words, key_of
from plandesk.file.copy import worked_on, write_with_key
from plandesk.file.document import Document
from plandesk.file.encryption import Unlocking
from plandesk.i18n import _

OTHER = "restored"  # the name by which a statement speaks of the backup


class AnotherDocument(UserError):
    """The backup belongs to another document."""


def restore(
    document: Document, kept: Backup, folder: Path | None = None, key: Unlocking | None = None
) -> bool:
    """Make every record of the document what it is in the backup, as one step; False where none differed.

    A backup of the present state is kept before, in `folder` (otherwise
    beside the one that is restored). `key` opens a backup that has another
    passphrase than the document. Raises NotThere, AnotherDocument,
    BackupFailed, what opening the backup raises, and what a step raises; the
    document then is as it was.
    """
    if not kept.path.is_file():
        raise backup.missing(kept)
    backups = folder or kept.path.parent.parent
    backup.keep(document.connection, document.uid, document.kind, backups, backup.Reason.RESTORE)
    with worked_on(backup.place_of(backups, document.uid)) as copy:
        _prepare(kept, copy, document, key or document.file_key)
        document.check_outside()  # after this the step stays on the connection that knows the backup
        with in_words(document.path):
            attach(document.connection, address(copy, "ro"), OTHER, document.file_key)
        try:
            name = _("Restore the backup of {at}").format(
                at=f"{kept.at.astimezone():%Y-%m-%d %H:%M}",
            )
            before = _last_entry(document)
            with document.step(name):
                _take_over(document)
            return _last_entry(document) != before
        finally:
            document.connection.execute(f"DETACH {OTHER}")


def _last_entry(document: Document) -> int:
    return int(document.value("SELECT ifnull(max(id), 0) FROM history"))


def _prepare(kept: Backup, copy: Path, document: Document, key: Unlocking | None) -> None:
    """Copy a backup, prove that it is one of this document, and bring it to this version."""
    with in_words(kept.path):
        opened = opening.open_file(kept.path, "", True, copy.parent, key)
        try:
            uid = opened.connection.execute("SELECT uid FROM document").fetchone()[0]
            if uid != document.uid or opened.kind != document.kind:
                raise AnotherDocument(
                    _("This backup belongs to another document, so nothing was changed. Open it as a file.")
                )
            if opened.connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise damaged(kept.path)
            if key_of(opened.connection) != document.file_key:
                write_with_key(opened.connection, copy, document.file_key)
                return
            work = connect(copy, "rwc", document.file_key)
            try:
                opened.connection.backup(work)
            finally:
                work.close()
        finally:
            opened.connection.close()


def _take_over(document: Document) -> None:
    """Make every tracked table equal to the backup's; the triggers log each row that differs."""
    here, there = triggers.tracked(document.connection), _tracked_there(document.connection)
    if not here.keys() <= there.keys():
        raise DamagedFile(
            _("The backup lacks a part of the document, so nothing was changed. Choose another one.")
        )
    document.execute("PRAGMA defer_foreign_keys = ON")
    document.execute(
        f"INSERT OR IGNORE INTO main.picture ({_picture_columns(document)})"
        f" SELECT {_picture_columns(document)} FROM {OTHER}.picture"
    )
    # First what goes, with all that a cascade takes along; then what is missing or differs.
    for table in here:
        document.execute(
            f'DELETE FROM main."{table}" AS m WHERE NOT EXISTS'
            f' (SELECT 1 FROM {OTHER}."{table}" AS o WHERE o.id = m.id AND o.uid = m.uid)'
        )
    for table, columns in here.items():
        common = [name for name in columns if name in there[table]]
        names = ", ".join(f'"{name}"' for name in ("id", "uid", *common))
        document.execute(
            f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM {OTHER}."{table}" AS o'
            f' WHERE NOT EXISTS (SELECT 1 FROM main."{table}" AS m WHERE m.id = o.id)'
        )
        if common:
            settings = ", ".join(f'"{name}" = o."{name}"' for name in common)
            differs = " OR ".join(f'm."{name}" IS NOT o."{name}"' for name in common)
            document.execute(
                f'UPDATE main."{table}" AS m SET {settings} FROM {OTHER}."{table}" AS o'
                f" WHERE m.id = o.id AND ({differs})"
            )


def _tracked_there(connection: engine.Connection) -> dict[str, set[str]]:
    rows = connection.execute(
        f"SELECT t.name, c.name FROM {OTHER}.sqlite_master AS t, pragma_table_info(t.name, '{OTHER}') AS c"
        " WHERE t.type = 'table'"
    )
    tables: dict[str, set[str]] = {}
    for table, column in rows.fetchall():
        tables.setdefault(table, set()).add(column)
    return tables


def _picture_columns(document: Document) -> str:
    rows = document.rows("SELECT name FROM pragma_table_info('picture') ORDER BY cid")
    return ", ".join(f'"{row[0]}"' for row in rows)
