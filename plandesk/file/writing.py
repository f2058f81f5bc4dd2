"""Finished bytes into a file: whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from plandesk.errors import DiskFull
from plandesk.file import copy
from plandesk.i18n import _

NO_ROOM = {getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name)}


def write_bytes(path: Path, data: bytes, private: bool = False) -> None:
    """Write a file; one that has the name is replaced only when all is on the disk.

    A `private` one that is new can be read by this user of the computer alone, where the system knows users.
    Raises CannotWrite or DiskFull; the file that was there is then as it was,
    and nothing is left behind.
    """
    unfinished = copy.unfinished_name(path.parent)
    try:
        rights = 0o600 if private else 0o666
        with open(unfinished, "xb", opener=lambda name, flags: os.open(name, flags, rights)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileNotFoundError):
            os.chmod(unfinished, path.stat().st_mode & 0o777)
        os.replace(unfinished, path)
        copy.name_to_disk(path.parent)
    except OSError as error:
        if error.errno in NO_ROOM:
            raise DiskFull(
                _(
                    "There is no room left on the disk, so “{name}” was not written. "
                    "Free some room or choose another place."
                ).format(name=path.name)
            ) from error
        raise copy.cannot_write(path) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
