"""Files that many tests begin with: written once in each process, then copied byte for byte.

How a file is laid down has its own tests in tests/file; all the others need a file, not its making. Copies
are one document, with one uid: where a test needs two documents, the second is made anew.
"""

import functools
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

from plandesk.file import encryption, history
from plandesk.file.document import Document

REAL_CLOCK = history.now


def made_once(write: Callable) -> Callable:
    """Let a function that writes a closed file do so the first time only, for each of its other arguments.

    Afterwards its path gets a copy, and its caller a copy of what came back. `write.anew` writes anew,
    as is needed where a test has set the clock.
    """
    kept: dict[tuple, tuple[bytes, object]] = {}

    @functools.wraps(write)
    def copied(path: Path, *given: object) -> object:
        assert history.now is REAL_CLOCK, "the clock is set: write the file anew"
        which = (encryption.ROUNDS, *given)  # with quick keys it is another file
        if which not in kept:
            made = write(path, *given)
            kept[which] = (Path(path).read_bytes(), made)
        else:
            with open(path, "xb") as file:
                file.write(kept[which][0])
        return deepcopy(kept[which][1])

    copied.anew = write
    return copied


@made_once
def _write_empty(path: Path) -> None:
    Document.create(path).close()


def empty_plan(path: Path, who: str = "A. Planner") -> Document:
    """An empty plan file, open for writing."""
    _write_empty(path)
    return Document.open(path, who)
