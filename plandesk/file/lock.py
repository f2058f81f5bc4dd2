"""One writer at a time: a lock on a small file beside the document.

The operating system drops the lock when the process ends, however it ends, so
a killed program leaves nothing stale: only the small file stays, and the next
to open the document takes it over. The file's text only names the holder.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FAR = 1 << 30  # the locked byte lies far behind the text, which stays readable on Windows
LONGEST_NAME = 400  # bytes of the holder's name that are read back
# A link in place of the lock file would let us empty another file of the user's.
FLAGS = os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


class WriterLock:
    """The right to write a document, held until `release`."""

    def __init__(self, document: Path) -> None:
        self.document = document
        self.path = document.with_name(f".{document.name}.lock")
        self.found_abandoned = False
        self._descriptor: int | None = None

    def acquire(self, who: str) -> bool:
        """Try to take the lock; False when another process or window holds it.

        Raises OSError when there can be no lock: a read-only folder, a full
        disk, a network drive that knows no locks. Afterwards
        `found_abandoned` tells whether the last holder ended without
        releasing (it was killed, or the computer stopped).
        """
        while True:
            descriptor, made = self._open()
            try:
                if not _try_lock(descriptor):
                    os.close(descriptor)
                    return False
                # The holder before us may have taken the file away between our opening and our
                # locking it; then we hold a lock that nobody else can see.
                if self._is_current(descriptor):
                    break
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)
        self.found_abandoned = not made
        self._descriptor = descriptor
        self._sign(who)
        return True

    def holder(self) -> str:
        """Who holds the lock, as they named themselves; empty when it cannot be read."""
        try:
            descriptor = os.open(self.path, FLAGS & ~os.O_RDWR | os.O_RDONLY)
        except OSError:
            return ""
        try:
            text = os.read(descriptor, LONGEST_NAME).decode("utf-8", "replace")
        except OSError:
            return ""
        finally:
            os.close(descriptor)
        return " ".join(text.split())

    def release(self) -> None:
        """Give the lock back and take the file away."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                os.lseek(descriptor, FAR, os.SEEK_SET)
                msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
            else:
                # While still holding it: a newcomer then locks a fresh file.
                self.path.unlink(missing_ok=True)
        os.close(descriptor)
        if sys.platform == "win32":
            with contextlib.suppress(OSError):  # a newcomer has it open already
                self.path.unlink(missing_ok=True)

    def _open(self) -> tuple[int, bool]:
        """The lock file's descriptor, and whether it was made just now."""
        while True:
            with contextlib.suppress(FileExistsError):
                descriptor = os.open(self.path, FLAGS | os.O_CREAT | os.O_EXCL, 0o666)
                # Whoever may write the document may take over its lock.
                if sys.platform != "win32":
                    with contextlib.suppress(OSError):
                        os.fchmod(descriptor, stat.S_IMODE(os.stat(self.document).st_mode) & 0o666 | 0o600)
                return descriptor, True
            with contextlib.suppress(FileNotFoundError):
                try:
                    return os.open(self.path, FLAGS), False
                except PermissionError:
                    # Another user's: it can be asked all the same whether it is held.
                    return os.open(self.path, FLAGS & ~os.O_RDWR | os.O_RDONLY), False

    def _is_current(self, descriptor: int) -> bool:
        try:
            return os.path.samestat(os.fstat(descriptor), os.stat(self.path, follow_symlinks=False))
        except FileNotFoundError:
            return False

    def _sign(self, who: str) -> None:
        assert self._descriptor is not None
        # On a full disk, or in another user's file, the lock holds without a name.
        with contextlib.suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.write(self._descriptor, who.encode("utf-8", "replace")[:LONGEST_NAME])


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
