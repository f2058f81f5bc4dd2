"""The size of a picture, read from its first bytes, without a picture library.

A picture that says nothing has DECORATION in place of its description: it is left out of what is read aloud.
"""

from __future__ import annotations

import struct

from msgspec import Struct

from plandesk.errors import InvalidValue
from plandesk.i18n import _

LARGEST = 20_000_000  # bytes
DECORATION = "–"  # stands for the description of a picture that is only decoration
MOST_PIXELS = 100_000_000


class PictureSize(Struct, frozen=True):
    """Media type, and width and height in pixels."""

    media_type: str
    width: int
    height: int


def measure(data: bytes) -> PictureSize:
    """Type and size of a PNG, JPEG or SVG picture.

    Raises InvalidValue when the bytes are no such picture, too large, or a picture that moves.
    """
    from plandesk.domain.svg import is_svg, read_svg  # late: a start measures no picture

    if is_svg(data):
        drawing = read_svg(data)
        return PictureSize("image/svg+xml", max(1, round(drawing.width)), max(1, round(drawing.height)))
    size = _png(data) or _jpeg(data)
    if size is None or size.width < 1 or size.height < 1:
        raise InvalidValue(
            _("This is not a PNG, JPEG or SVG picture. Nothing was changed; choose another file.")
        )
    if size.media_type == "image/png" and b"acTL" in data[:200_000]:
        raise InvalidValue(_("This picture moves. Nothing was changed; choose one that stands still."))
    if len(data) > LARGEST or size.width * size.height > MOST_PIXELS:
        raise InvalidValue(
            _("This picture is larger than 20 MB or 100 megapixels. Nothing was changed; make it smaller.")
        )
    if not (_png_ends(data) if size.media_type == "image/png" else _jpeg_ends(data)):
        raise InvalidValue(
            _("This picture is damaged: its end is missing. Nothing was changed; choose another file.")
        )
    return size


def _png_ends(data: bytes) -> bool:
    place = 8
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        if data[place + 4 : place + 8] == b"IEND":
            return True
        place += 12 + length
    return False


def _jpeg_ends(data: bytes) -> bool:
    """Whether the end follows on the picture itself; a small one among the remarks has an end of its own."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xDA:
            return data.find(b"\xff\xd9", place) > 0
        place += 1 if marker == 0xFF else 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return False


def _png(data: bytes) -> PictureSize | None:
    if len(data) < 33 or not data.startswith(b"\x89PNG\r\n\x1a\n") or data[12:16] != b"IHDR":
        return None
    width, height = struct.unpack(">II", data[16:24])
    return PictureSize("image/png", width, height)


def _jpeg(data: bytes) -> PictureSize | None:
    if not data.startswith(b"\xff\xd8"):
        return None
    place = 2
    while place + 9 < len(data):
        if data[place] != 0xFF:
            return None
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):  # a frame header
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return PictureSize("image/jpeg", width, height)
        if marker in (0x01, *range(0xD0, 0xD8)):  # markers without a length
            place += 2
            continue
        place += 2 + int(struct.unpack(">H", data[place + 2 : place + 4])[0])
    return None
