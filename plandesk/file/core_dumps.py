"""What the system keeps of the memory of a program that fell over: nothing while it reads locked files."""

from __future__ import annotations

import contextlib
import sys
from functools import cache

# On Linux a limit of one byte keeps the programs that gather dumps from getting one, too; with none at all
# they would (do_coredump in the kernel's fs/coredump.c).
LEAST = 1 if sys.platform == "linux" else 0


@cache
def forbid() -> None:
    """Have no image of this process's memory written from now on, where the system knows such a wish."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        _now, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (LEAST if most else 0, most))
