"""Pictures for paper: turned as the camera says, no finer than print needs, with no remarks in them."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from plandesk.reports.svg_drawing import drawing_of

if TYPE_CHECKING:
    from PIL import Image

_LONGEST_SIDE = 3300  # pixels: 300 an inch over the width of a lying sheet; the file takes in no larger ones
FINEST = 220  # pixels an inch at the printed size
_MUCH_FINER = 1.4  # a picture is made coarser only where it is so much finer than that: not at 300 an inch


class Picture(Struct, frozen=True):
    """A PNG, JPEG or SVG with what it shows in words."""

    data: bytes
    alt: str = ""


class ReadyPicture(Struct, frozen=True):
    """A picture that can be drawn; sizes in pixels."""

    data: bytes
    width: int
    height: int


@lru_cache(maxsize=24)
def ready(data: bytes) -> ReadyPicture | None:
    """Return the picture as it is printed; None when it cannot be read.

    Of a photograph nothing but the picture is left: not where and when it was taken, nor with what.
    """
    from PIL import Image

    drawing = drawing_of(data)
    if drawing is not None:
        return ReadyPicture(data, max(1, round(drawing.width)), max(1, round(drawing.height)))
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
            if getattr(opened, "n_frames", 1) > 1:
                return None
            photograph = opened.format == "JPEG"
            if _is_plain(opened):
                opened.load()
                return ReadyPicture(_without_remarks(data) if photograph else data, *opened.size)
            image = _upright(opened, (_LONGEST_SIDE, _LONGEST_SIDE))
            return ReadyPicture(_saved(image, photograph), *image.size)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError):
        return None


@lru_cache(maxsize=16)
def sized(data: bytes, width: float, height: float) -> bytes:
    """The bytes of a ready picture for a place of that size in points: at most FINEST pixels an inch."""
    from PIL import Image

    if drawing_of(data) is not None:
        return data
    most = max(1, round(width / 72 * FINEST)), max(1, round(height / 72 * FINEST))
    with Image.open(BytesIO(data)) as opened:
        if opened.width <= most[0] * _MUCH_FINER and opened.height <= most[1] * _MUCH_FINER:
            return data
        photograph = opened.format == "JPEG"
        image = opened.resize(most, Image.Resampling.LANCZOS)
    return _saved(image, photograph)


def _is_plain(opened: Image.Image) -> bool:
    """Whether the picture can be printed as it is."""
    modes = ("RGB", "L") if opened.format == "JPEG" else ("RGB", "RGBA", "L")
    turned = opened.getexif().get(0x0112, 1) not in (0, 1)
    see_through = opened.format == "PNG" and opened.mode != "RGBA" and "transparency" in opened.info
    return opened.mode in modes and max(opened.size) <= _LONGEST_SIDE and not (turned or see_through)


def _without_remarks(data: bytes) -> bytes:
    """A JPEG without what stands beside the picture: place, time and camera, previews, remarks."""
    found, place = bytearray(data[:2]), 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xDA:  # the picture itself, to the end
            return bytes(found) + data[place:]
        length = 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        remark = marker == 0xFE or (0xE1 <= marker <= 0xEF and marker != 0xEE)
        if not remark:
            found += data[place : place + length]
        place += length
    return data


def _upright(opened: Image.Image, most: tuple[int, int]) -> Image.Image:
    """The picture turned and in a mode that every viewer knows, no larger than that."""
    from PIL import ImageOps

    if opened.format == "JPEG":
        opened.draft("RGB" if opened.mode == "RGB" else "L" if opened.mode == "L" else opened.mode, most)
    image = ImageOps.exif_transpose(opened)
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits a pixel
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    elif image.mode == "P":
        image = image.convert("RGBA" if "transparency" in image.info else "RGB")
    elif image.mode in ("LA", "PA", "RGBa", "La"):
        image = image.convert("RGBA")
    elif image.mode == "1":
        image = image.convert("L")
    elif image.mode == "RGB" and "transparency" in image.info:
        image = image.convert("RGBA")
    elif image.mode not in ("RGB", "RGBA", "L"):
        image = image.convert("RGB")
    image.thumbnail(most)
    return image


def _saved(image: Image.Image, photograph: bool) -> bytes:
    """The picture alone: what the camera and the program wrote beside it is left out."""
    kept = BytesIO()
    image.info.clear()
    if photograph and image.mode in ("RGB", "L"):
        image.save(kept, "JPEG", quality=90)
    else:
        image.save(kept, "PNG", compress_level=3)
    return kept.getvalue()
