"""Documents for the tests of exchange: real files in a folder of their own."""

import struct
import zlib

import pytest

from plandesk.file.document import Document


@pytest.fixture
def new_document(tmp_path):
    """Make empty plan files; they are closed at the end."""
    opened = []

    def make():
        opened.append(Document.create(tmp_path / f"{len(opened)}.plandesk", who="A. Planner"))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def png(width=3, height=2, grey=b"\x80"):
    """The bytes of a small grey picture."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\x00" + grey * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
