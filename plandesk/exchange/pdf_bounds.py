"""How much a returned PDF may hold, and how long it may keep its reader busy.

A form that PlanDesk made holds about 100 objects in 200 kB; with 45,000 letters in each field it has 1.6 MB
and is read in 1.2 million pieces. A file within 10 MB could keep the reader busy for minutes all the
same: with ten thousand trailers, a string of millions of letters (which is read letter by letter), parts that
unpack to a thousand times their size, or places that make it search the whole file again and again.
"""

from __future__ import annotations

import time
import zlib
from io import BytesIO
from typing import Any

MOST_OBJECTS = 20_000
MOST_TRAILERS = 500  # one for each time that a viewer saved the form
MOST_READS = 2_000_000
MOST_BYTES_READ = 100_000_000  # ten times the largest file
UNPACKED = 3_000_000  # bytes of one part
UNPACKED_IN_ALL = 40_000_000
PATIENCE = 5.0  # seconds of the processor: what no count above has foreseen


class TooMuch(Exception):
    """The file holds more, or takes longer, than a form does."""


def look_over(data: bytes) -> None:
    """Count what can be counted before anything is read; raises TooMuch."""
    if data.count(b" obj") > MOST_OBJECTS or data.count(b"trailer") > MOST_TRAILERS:
        raise TooMuch
    left, place = UNPACKED_IN_ALL, data.find(b"stream")
    while place >= 0:
        begin = place + len(b"stream")
        if data[place - 3 : place] != b"end":
            left -= _unpacked(data, begin, left)
            if left < 0:
                raise TooMuch
        place = data.find(b"stream", begin)


def bounded(most_fields: int) -> Any:
    """A context in which no single part unpacks to more than a form needs, and arrays stay short."""
    from pypdf import apply_configuration

    return apply_configuration(
        maximum_declared_stream_length=UNPACKED,
        array_based_stream_maximum_output_length=UNPACKED,
        array_maximum_element_count=most_fields * 10,
        zlib_maximum_output_length=UNPACKED,
        lzw_maximum_output_length=UNPACKED,
        run_length_maximum_output_length=UNPACKED,
        brotli_maximum_output_length=UNPACKED,
    )


class MeasuredBytes(BytesIO):
    """The bytes of a file, which can be read from so often and so long; then every reading raises TooMuch."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._reads, self._bytes = MOST_READS, MOST_BYTES_READ
        self._until = time.thread_time() + PATIENCE
        self.spent = False  # for good: the reader goes on after some errors

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self._count(len(found))
        return found

    def getbuffer(self) -> memoryview:
        found = super().getbuffer()
        self._count(len(found))
        return found

    def _count(self, size: int) -> None:
        self._reads -= 1
        self._bytes -= size
        late = not self._reads % 64 and time.thread_time() > self._until
        if self._reads < 0 or self._bytes < 0 or late:
            self._reads, self.spent = -1, True
            raise TooMuch


def _unpacked(data: bytes, begin: int, most: int) -> int:
    """How many bytes a part unpacks to, as far as `most` and one more; 0 where it is not packed."""
    while data[begin : begin + 1] in (b"\r", b"\n"):
        begin += 1
    if not data[begin : begin + 1] or data[begin] & 0x0F != 8:
        return 0
    end = data.find(b"endstream", begin)
    try:
        return len(zlib.decompressobj().decompress(data[begin : end if end >= 0 else None], most + 1))
    except zlib.error:
        return 0
