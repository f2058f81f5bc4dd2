"""A finished report into a file: whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from plandesk.errors import CannotWrite, DiskFull
from plandesk.i18n import _

_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def write(data: bytes, path: Path, private: bool = False) -> None:
    """Write the bytes to the path; a file that is there is replaced only when all is safely on the disk.

    A `private` one that is new can be read by this user of the computer alone, where the system knows users.
    Raises DiskFull when there is no room and CannotWrite for everything else that stands in the way; the
    file that was there is then as it was, and nothing is left behind.
    """
    _refuse_folder(path)
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _sentence(error, path) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(path, private))
        _replace(temporary, path)
    except OSError as error:
        raise _sentence(error, path) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    _keep_name(path.parent)


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write several files: all of them, or none and what was there is as it was. Raises as `write` does."""
    ready: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            _refuse_folder(path)
            if path.exists() and not os.access(path, os.W_OK):
                raise _sentence(PermissionError(errno.EACCES, "the file there is read-only"), path)
            try:
                handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
                ready.append((Path(name), path))
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                os.chmod(name, _mode(path))
            except OSError as error:
                raise _sentence(error, path) from error
        for temporary, path in ready:
            try:
                os.replace(temporary, path)
            except OSError as error:
                raise _sentence(error, path) from error
    finally:
        for temporary, _path in ready:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    for folder in {path.parent for path in files}:
        _keep_name(folder)


def tidy_name(title: str) -> str:
    """A title as a file name that every system takes, without a suffix; empty where nothing is left."""
    tidy = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", title)
    return " ".join(tidy.split())[:100].strip(" .")


def _refuse_folder(path: Path) -> None:
    if os.path.isdir(path):
        raise CannotWrite(
            _("{name} is a folder, so nothing was written. Choose the name of a file.").format(name=path.name)
        )


def _replace(temporary: Path, path: Path) -> None:
    if os.path.exists(path) and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, "the file there is read-only", str(path))
    os.replace(temporary, path)


def _mode(path: Path, private: bool = False) -> int:
    """The permissions of the file that is replaced, or those a new file gets."""
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    if private:
        return 0o600
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _keep_name(folder: Path) -> None:
    """Bring the folder's entry to the disk too, where the system can."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(error: OSError, path: Path) -> CannotWrite | DiskFull:
    names = {"name": path.name, "folder": path.parent}
    if error.errno in _FULL:
        return DiskFull(
            _(
                "The disk is full, so {name} was not written; a file of that name is as it was. "
                "Make room or choose another place."
            ).format(**names)
        )
    if isinstance(error, FileNotFoundError) or error.errno == errno.ENOTDIR:
        return CannotWrite(
            _("The folder {folder} is not there, so nothing was written. Choose another one.").format(**names)
        )
    if error.errno in _REFUSED:
        if os.path.exists(path):
            return CannotWrite(
                _(
                    "{name} cannot be replaced: it is read-only or open in another program. It is as it was; "
                    "close it there or choose another name."
                ).format(**names)
            )
        return CannotWrite(
            _(
                "Nothing can be written to the folder {folder}. Nothing was changed; choose another one."
            ).format(**names)
        )
    if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
        return CannotWrite(
            _("{name} cannot be the name of a file. Nothing was written; choose another name.").format(
                **names
            )
        )
    return CannotWrite(
        _(
            "{name} could not be written ({reason}). A file of that name is as it was; choose another place."
        ).format(reason=error.strerror or error, **names)
    )


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)
