"""The keys of backups: when the key of a document changes, its backups are written anew with the new one.

Before the document changes, each backup gets a copy with the new key beside it; after it, the copies take
the places of the old ones. Whichever was cut off is finished, or taken back, by the key that the document
has the next time: so no key is ever kept anywhere.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from plandesk.errors import BackupFailed, CannotWrite, DamagedFile, NotAPlanDeskFile, UserError
from plandesk.file import copy
from plandesk.file.connect import connect, in_words
from plandesk.file.encryption import FileKey, is_plain
from plandesk.i18n import _

WAITING = ".rekeyed"  # at the end of the name of a copy that waits for its document


class BackupKeys:
    """The backups of one document, when its key changes."""

    def __init__(self, folder: Path, uid: str) -> None:
        from plandesk.file import backup

        self.folder = folder
        self._paths = [one.path for one in backup.listed(folder, uid)]
        self._place = backup.place_of(folder, uid)

    def prepare(self, before: FileKey | None, after: FileKey | None) -> None:
        """Write a copy with the key `after` beside each backup that can be read with `before`.

        Raises BackupFailed, DiskFull: then there is no copy.
        """
        try:
            for path in self._paths:
                if _has_key(path, before):
                    with contextlib.suppress(DamagedFile, NotAPlanDeskFile):
                        _write(path, _waiting(path), before, after)
        except BaseException:
            self.finish(before)
            raise

    def finish(self, key: FileKey | None) -> tuple[int, int]:
        """Put the copies that have the document's key into their places; the others go.

        A backup that anybody can read has no place beside a locked document: it gets the key, or where it
        cannot be read it goes. How many have the key now, and how many are gone, come back.
        """
        rekeyed = removed = 0
        for waiting in self._waiting():
            with contextlib.suppress(OSError):
                if _has_key(waiting, key):
                    _put(waiting, waiting.with_name(waiting.name.removesuffix(WAITING)))
                    rekeyed += 1
                else:
                    waiting.unlink()
        if key is None:
            return rekeyed, removed
        for path in self._paths:
            if not is_plain(path):
                continue
            try:
                _write(path, _waiting(path), None, key)
                _put(_waiting(path), path)
                rekeyed += 1
            except (DamagedFile, NotAPlanDeskFile):
                with contextlib.suppress(OSError), copy.written_over(path):
                    path.unlink()
                    removed += 1
            except (OSError, UserError):
                continue  # the next time
        return rekeyed, removed

    def remove_unfinished(self) -> None:
        """Remove what a kill left of the making of backups."""
        copy.remove_unfinished(self._place)

    def _waiting(self) -> Iterator[Path]:
        with contextlib.suppress(OSError):
            yield from sorted(self._place.glob(f"*{WAITING}"))


def _waiting(path: Path) -> Path:
    return path.with_name(path.name + WAITING)


def _has_key(path: Path, key: FileKey | None) -> bool:
    return is_plain(path) if key is None else key.opens(path)


def _put(waiting: Path, path: Path) -> None:
    with copy.written_over(path) if is_plain(path) else contextlib.nullcontext():
        os.replace(waiting, path)
    copy.name_to_disk(path.parent)


def _write(path: Path, target: Path, before: FileKey | None, after: FileKey | None) -> None:
    try:
        with in_words(path):
            connection = connect(path, "ro", before)
            try:
                copy.write_with_key(connection, target, after)
            finally:
                connection.close()
    except CannotWrite as error:
        raise BackupFailed(
            _(
                "The backups in “{folder}” could not be written anew, so nothing was changed. "
                "Make that folder writable and try again."
            ).format(folder=path.parent)
        ) from error
