"""Pictures for paper: turned as the camera says, no larger than print needs, left out if damaged."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

_LONGEST_SIDE = 2600  # pixels: 300 per inch over the width of a sheet


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG with what it shows in words."""

    data: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class ReadyPicture:
    """A picture that can be drawn; sizes in pixels."""

    data: bytes
    width: int
    height: int


@lru_cache(maxsize=8)
def ready(data: bytes) -> ReadyPicture | None:
    """Return the picture as it is printed; None when it cannot be read."""
    from PIL import Image, ImageOps

    try:
        with Image.open(BytesIO(data)) as opened:
            opened.load()
            kind = opened.format
            turned = opened.getexif().get(0x0112, 1) not in (0, 1)
            large = max(opened.size) > _LONGEST_SIDE
            odd = kind not in ("PNG", "JPEG") or opened.mode in ("I", "F", "I;16")
            if not (turned or large or odd):
                return ReadyPicture(data, *opened.size)
            image = ImageOps.exif_transpose(opened)
            if image.mode not in ("RGB", "RGBA", "L"):
                image = image.convert("RGBA" if "A" in image.getbands() else "RGB")
            image.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            kept = BytesIO()
            if kind == "JPEG":
                image.save(kept, "JPEG", quality=90)
            else:
                image.save(kept, "PNG")
            return ReadyPicture(kept.getvalue(), *image.size)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
