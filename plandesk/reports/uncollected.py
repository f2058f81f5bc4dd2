"""Work without the garbage collector: a long report is all objects that stay until it is written."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Within this block the collector rests: looking through a long report took half its time.

    Where another one has stopped it already, it is left to that one.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
