"""How a new document is laid down."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from plandesk.errors import CannotWrite, DiskFull, FileThere
from plandesk.file import copy, engine, history, triggers, versions
from plandesk.file.connect import connect, sentence_for
from plandesk.file.encryption import FileKey
from plandesk.file.uid import new_uid
from plandesk.i18n import _


def make(path: Path, kind: str, key: FileKey | None = None) -> None:
    """Write a new, empty document, at once or not at all; with a key it is locked.

    Raises FileThere (nothing is written over), CannotWrite, DiskFull.
    """
    if kind == "coaching" and key is None:
        raise RuntimeError("a coaching file is never written without a key")
    if os.path.lexists(path):
        raise _taken(path)
    if not path.parent.is_dir():
        raise CannotWrite(
            _("There is no folder “{folder}”, so “{name}” was not made. Choose another folder.").format(
                folder=path.parent, name=path.name
            )
        )
    unfinished = copy.unfinished_name(path.parent)
    try:
        _lay_down(unfinished, kind, key)
        _put(unfinished, path)
        copy.name_to_disk(path.parent)
    except engine.DatabaseError as error:
        told = sentence_for(error, path)
        raise (told if isinstance(told, DiskFull) else copy.cannot_write(path)) from error
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise copy.cannot_write(path) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _taken(path: Path) -> FileThere:
    return FileThere(
        _("There is a file “{name}” already. It was not changed; choose another name.").format(name=path.name)
    )


def _put(unfinished: Path, path: Path) -> None:
    """Give the finished file its name. A link fails where the name is taken; a rename would write over it."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):  # no links here: FAT, some network drives
        if os.path.lexists(path):
            raise FileExistsError(path) from None
        os.rename(unfinished, path)


def _lay_down(path: Path, kind: str, key: FileKey | None) -> None:
    from plandesk.file import migrations  # sqlite-utils takes a tenth of a second to load

    connection = connect(path, "rwc", key)
    try:
        connection.execute(f"PRAGMA application_id = {versions.APPLICATION_IDS[kind]}")
        connection.execute(f"PRAGMA user_version = {versions.VERSIONS[kind]}")
        migrations.BY_KIND[kind].apply(engine.as_database(connection))
        connection.execute("BEGIN")
        connection.execute(
            "INSERT INTO document (id, uid, kind, made) VALUES (1, ?, ?, ?)", (new_uid(), kind, history.now())
        )
        connection.execute("INSERT INTO recording (id, step_id) VALUES (1, NULL)")
        if kind == "plan":
            connection.execute("INSERT INTO service (id, uid) VALUES (1, ?)", (new_uid(),))
        else:
            connection.execute("INSERT INTO desk (id, uid) VALUES (1, ?)", (new_uid(),))
        triggers.install(connection)
        connection.execute("COMMIT")
    finally:
        connection.close()
