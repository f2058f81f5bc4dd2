"""Backups: whole copies of a document, kept on this computer by the document's uid.

When: on opening and every ten minutes while something changes (`make_if_due`), and before each act that
is hard to see through (`make`: import, upgrade of the file, restore, deletion of a plan).

How long: every backup of today; of the last 31 days the last one of each day; before that the last one of
each month. Those made before an upgrade of the file's version stay.

Two copies of a document share its uid, so they share its backups; each backup is whole, and restoring one
is a step that can be undone.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from plandesk import preferences
from plandesk.errors import BackupFailed, CannotWrite, DiskFull, NotThere
from plandesk.file import copy, engine, history
from plandesk.file.connect import connect, in_words, moved
from plandesk.file.encryption import FileKey
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.file.document import Document

EVERY = timedelta(minutes=10)
DAYS = 31
PLACES = "places.txt"  # beside the backups of a document: where its file has been
PLACES_AT_MOST = 20
SUFFIXES = {"plan": ".plandesk", "coaching": ".coaching"}
NAME = re.compile(r"(?P<at>\d{8}T\d{9}Z)_(?P<entry>\d+)_(?P<reason>[a-z]+)\.(?:plandesk|coaching)")


class Reason(StrEnum):
    """Why a backup was made."""

    OPENING = "opening"
    PERIODIC = "periodic"
    IMPORT = "import"
    UPGRADE = "upgrade"
    RESTORE = "restore"
    DELETION = "deletion"
    ASKED = "asked"
    ERASURE = "erasure"

    @property
    def text(self) -> str:
        """The reason in the user's words."""
        return {
            Reason.OPENING: _("When the file was opened"),
            Reason.PERIODIC: _("While working"),
            Reason.IMPORT: _("Before an import"),
            Reason.UPGRADE: _("Before the file was brought to a newer version"),
            Reason.RESTORE: _("Before a backup was restored"),
            Reason.DELETION: _("Before a plan was deleted"),
            Reason.ASKED: _("When you asked for it"),
            Reason.ERASURE: _("After something was erased for good"),
        }[self]


class Backup(Struct, frozen=True):
    """One kept copy; `entry` is the number of the last change that is in it, `size` is in bytes."""

    path: Path
    uid: str
    at: datetime
    reason: Reason
    entry: int
    size: int


def default_folder() -> Path:
    """The folder of all backups of this user on this computer."""
    return preferences.folder() / "backups"


def make(document: Document, folder: Path, reason: Reason | str) -> Backup:
    """Keep a backup of the document as it is now; not inside a step.

    Raises BackupFailed or DiskFull: then there is none, and the act that
    asked for it should not be begun.
    """
    made = keep(document.connection, document.uid, document.kind, folder, Reason(reason))
    _tidy(folder, document.uid, document.file_key)
    return made


def make_if_due(document: Document, folder: Path, opening: bool = False) -> Backup | None:
    """Keep a backup when something changed since the last one, and that one is ten minutes old.

    With `opening` the age does not matter. None when nothing is due.
    """
    if not due(document, folder, opening):
        return None
    return make(document, folder, Reason.OPENING if opening else Reason.PERIODIC)


def due(document: Document, folder: Path, opening: bool = False) -> bool:
    """Whether `make_if_due` would make one; costs next to nothing."""
    kept = listed(folder, document.uid)
    if not kept:
        return True
    changed = kept[0].entry != history.latest(document.connection)
    return changed and (opening or datetime.now(UTC) - kept[0].at >= EVERY)


def make_aside(
    file: Path, uid: str, kind: str, folder: Path, reason: Reason, key: FileKey | None = None
) -> Backup:
    """Keep a backup from a worker thread, past the document, of what is saved in its file at the moment.

    `key` is the document's `file_key`.
    A step that is saved meanwhile waits for the end of the reading (a fifth of a second per 60 MB).
    Raises what `make` does, and FileGone.
    """
    if not file.is_file():
        raise moved(file)
    with in_words(file):
        connection = connect(file, "ro", key)
        try:
            made = keep(connection, uid, kind, folder, reason)
        finally:
            connection.close()
    _tidy(folder, uid, key)
    return made


def _tidy(folder: Path, uid: str, key: FileKey | None) -> None:
    from plandesk.file.backup_keys import BackupKeys  # which stands on this module

    thin(folder, uid)
    copy.remove_unfinished(place_of(folder, uid))
    BackupKeys(folder, uid).finish(key)


def listed(folder: Path, uid: str) -> list[Backup]:
    """The backups of a document, the newest first."""
    found = []
    with contextlib.suppress(OSError):
        for path in place_of(folder, uid).iterdir():
            if match := NAME.fullmatch(path.name):
                with contextlib.suppress(ValueError, OSError):
                    at = datetime.strptime(match["at"][:-1] + "000", "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
                    reason, entry = Reason(match["reason"]), int(match["entry"])
                    found.append(Backup(path, uid, at, reason, entry, path.stat().st_size))
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def of_file(file: Path, folder: Path) -> list[Backup]:
    """The backups of the document that was at a place, the newest first, when the file itself cannot tell."""
    found: list[Backup] = []
    with contextlib.suppress(OSError):
        for note in folder.glob(f"*/{PLACES}"):
            if str(file) in _places(note):
                found += listed(folder, note.parent.name)
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def thin(folder: Path, uid: str) -> None:
    """Delete the backups of a document that need not be kept any longer."""
    for backup in superfluous(listed(folder, uid), datetime.now(UTC)):
        with contextlib.suppress(OSError):
            backup.path.unlink()


def superfluous(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """Those of one document's backups that go, by the rule above; days are those of this computer."""
    today = now.astimezone().date()
    taken: set[tuple[int, ...]] = set()
    going = []
    for backup in sorted(backups, key=lambda one: (one.at, one.path.name), reverse=True):
        day = backup.at.astimezone().date()
        if day >= today or backup.reason is Reason.UPGRADE:
            continue
        near = today - day <= timedelta(days=DAYS)
        slot = (day.year, day.month, day.day) if near else (day.year, day.month)
        if slot in taken:
            going.append(backup)
        taken.add(slot)
    return going


def keep(connection: engine.Connection, uid: str, kind: str, folder: Path, reason: Reason) -> Backup:
    """Write one backup of what a connection reads; raises BackupFailed, DiskFull, DamagedFile."""
    entry = history.latest(connection)
    place = place_of(folder, uid)
    at = datetime.now(UTC)
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        while True:
            at = at.replace(microsecond=at.microsecond // 1000 * 1000)
            stamp = at.strftime("%Y%m%dT%H%M%S%f")[:-3]
            path = place / f"{stamp}Z_{entry}_{reason}{SUFFIXES[kind]}"
            if not path.exists():
                break
            at += timedelta(milliseconds=1)
        copy.write_whole(connection, path)
        _note_place(place / PLACES, copy.place_for(connection))
        return Backup(path, uid, at, reason, entry, path.stat().st_size)
    except DiskFull as error:
        raise DiskFull(
            _(
                "There is no room left on the disk for a backup, so nothing was begun. "
                "Free some room and try again."
            )
        ) from error
    except (OSError, CannotWrite) as error:
        raise BackupFailed(
            _(
                "No backup could be kept in “{folder}”, so nothing was begun. "
                "Your file is as it was; make that folder writable and try again."
            ).format(folder=folder)
        ) from error


def _places(note: Path) -> list[str]:
    """Where a document has been, the latest last."""
    try:
        return note.read_text("utf-8", "surrogateescape").splitlines()
    except FileNotFoundError:
        return []


def _note_place(note: Path, file: Path) -> None:
    before = _places(note)
    after = [*(place for place in before if place != str(file)), str(file)][-PLACES_AT_MOST:]
    if after != before:
        note.write_text("\n".join(after), "utf-8", "surrogateescape")


def missing(backup: Backup) -> NotThere:
    """The sentence about a backup that is not there any more."""
    return NotThere(
        _("The backup “{name}” is not there any more. Choose another one.").format(name=backup.path.name)
    )


def place_of(folder: Path, uid: str) -> Path:
    """Where the backups of a document are."""
    return folder / _plain(uid)


def _plain(uid: str) -> str:
    """A document's uid as the name of a folder: it comes out of a file and must not lead elsewhere."""
    return re.sub(r"[^0-9A-Za-z-]", "_", uid)[:64]
