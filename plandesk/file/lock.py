"""One writer at a time: a lock on a small file beside the document.

The operating system drops the lock when the process ends, however it ends, so
a killed program leaves nothing stale. The file's text only names the holder.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FAR = 1 << 30  # the locked byte lies far behind the text, which stays readable on Windows


class WriterLock:
    """The right to write a document, held until `release`."""

    def __init__(self, document: Path) -> None:
        self.path = document.with_name(f".{document.name}.lock")
        self._file: IO[bytes] | None = None

    def acquire(self, who: str) -> bool:
        """Try to take the lock; False when another process or window holds it.

        Raises OSError when the lock file cannot be made (a read-only folder).
        """
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        file = os.fdopen(descriptor, "r+b")
        try:
            if sys.platform == "win32":
                file.seek(FAR)
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return False
        file.seek(0)
        file.truncate()
        file.write(who.encode("utf-8"))
        file.flush()
        self._file = file
        return True

    def holder(self) -> str:
        """Who holds the lock, as they named themselves; empty when it cannot be read."""
        try:
            return self.path.read_bytes().decode("utf-8", "replace").strip()
        except OSError:
            return ""

    def release(self) -> None:
        """Give the lock back and take the file away."""
        if self._file is None:
            return
        file, self._file = self._file, None
        if sys.platform == "win32":
            file.seek(FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
            file.close()
            self.path.unlink(missing_ok=True)
        else:
            # Unlink while still holding it: a newcomer then locks a fresh file.
            self.path.unlink(missing_ok=True)
            file.close()
