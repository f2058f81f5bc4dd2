"""Erasing for good: rows, what the history and the drafts say of them, and the backups that hold them."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from plandesk.errors import ReadOnlyFile
from plandesk.file import backup, copy, triggers
from plandesk.file.connect import in_words
from plandesk.file.document import Document
from plandesk.i18n import _


def erase(document: Document, rows: Sequence[tuple[str, str]], folder: Path | None = None) -> None:
    """Erase rows, given by table and uid, parts before what they belong to; nothing brings them back.

    Their history, their drafts and the words of the view log about them go too, then the pages that held
    them are written anew; every backup of the document in `folder` (otherwise the user's own) is replaced
    by one of the present state. Raises what a step raises; the file then is as it was.
    """
    if document.read_only:
        raise ReadOnlyFile(
            _("“{name}” is open for reading only, so nothing was erased.").format(name=document.path.name)
        )
    document.check_outside()
    connection = document.connection
    known = triggers.tracked(connection)
    with in_words(document.path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            triggers.remove(connection)
            for table, uid in rows:
                if table not in known:
                    raise ValueError(table)
                connection.execute(f'DELETE FROM "{table}" WHERE uid = ?', (uid,))
                connection.execute("DELETE FROM history WHERE row_uid = ?", (uid,))
                connection.execute("DELETE FROM draft WHERE row_uid = ?", (uid,))
                if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'viewing'").fetchone():
                    connection.execute("UPDATE viewing SET words = '' WHERE row_uid = ?", (uid,))
            connection.execute(
                "DELETE FROM step WHERE NOT EXISTS (SELECT 1 FROM history WHERE history.step_id = step.id)"
            )
            triggers.install(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("VACUUM")
    _replace_backups(document, folder or backup.default_folder())
    document.tell_reload(_("Erase for good"))


def _replace_backups(document: Document, folder: Path) -> None:
    old = backup.listed(folder, document.uid)
    backup.make(document, folder, backup.Reason.ERASURE)
    for one in old:
        with contextlib.suppress(FileNotFoundError):
            one.path.unlink()
    copy.remove_unfinished(backup.place_of(folder, document.uid), age=0)  # which a kill left just now
