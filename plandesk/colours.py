"""The colours of a report: two are the service's own, the rest is computed so that all can be read."""

from __future__ import annotations

import colorsys
from collections.abc import Callable
from functools import lru_cache

from msgspec import Struct

WHITE = "#FFFFFF"
BLACK = "#000000"
INK = "#1B2027"
MUTED = "#56606C"

DEFAULT_BRAND = "#16294D"
DEFAULT_ACCENT = "#C2501A"

Channels = tuple[float, float, float]


class Palette(Struct, frozen=True):
    """Every colour a report may use, as `#RRGGBB`; the names are those of the look of the paper."""

    brand: str
    brand40: str
    rule: str
    tint2: str
    tint: str
    watermark: str
    accent: str
    accent_text: str
    accent_fill: str
    on_dark: str
    dim: str
    unit: str
    dark_rule: str
    ink: str = INK
    muted: str = MUTED


@lru_cache(maxsize=32)
def palette(brand: str, accent: str) -> Palette:
    """Return the colours that follow from a service's two; each is moved until it has its contrast.

    A colour that is not `#RRGGBB` is replaced by PlanDesk's own.
    """
    base = corrected_brand(brand)
    chosen = _readable_colour(accent, DEFAULT_ACCENT)
    tint2 = mix(base, WHITE, 0.14)
    return Palette(
        brand=base,
        brand40=mix(base, WHITE, 0.40),
        rule=mix(base, WHITE, 0.22),
        tint2=tint2,
        tint=mix(base, WHITE, 0.07),
        watermark=mix(base, WHITE, 0.055),
        accent=chosen,
        accent_text=_until(chosen, darker, lambda c: contrast(c, tint2) >= 4.5),
        accent_fill=_until(chosen, lighter, lambda c: contrast(c, base) >= 3),
        on_dark=_until(chosen, lighter, lambda c: contrast(c, base) >= 6),
        dim=_until(mix(WHITE, base, 0.74), lighter, lambda c: contrast(c, base) >= 6),
        unit=_until(mix(WHITE, base, 0.42), lighter, lambda c: contrast(c, base) >= 3),
        dark_rule=mix(WHITE, base, 0.18),
    )


def corrected_brand(brand: str) -> str:
    """Return the brand colour as it is printed: darkened until white on it has a contrast of at least 9."""
    return _until(_readable_colour(brand, DEFAULT_BRAND), darker, lambda c: contrast(c, WHITE) >= 9)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it, 1 to 21."""
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that has that share (0 to 1) of the first and the rest of the other."""
    return _text(
        tuple(a * share + b * (1 - share) for a, b in zip(channels(one), channels(other), strict=True))
    )


def darker(colour: str, step: float) -> str:
    """Return the colour with that much black in it, 0 to 1."""
    return mix(BLACK, colour, step)


def lighter(colour: str, step: float) -> str:
    """Return the colour of the same hue moved towards white, 0 to 1."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(colour))
    return _text(colorsys.hls_to_rgb(hue, lightness + (1 - lightness) * step, saturation))


@lru_cache(maxsize=256)
def channels(colour: str) -> Channels:
    """Return red, green and blue of `#RRGGBB`, each 0 to 1."""
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _until(colour: str, move: Callable[[str, float], str], good: Callable[[str], bool]) -> str:
    """Move the colour as little as needed, in hundredths."""
    for hundredths in range(101):
        candidate = move(colour, hundredths / 100) if hundredths else colour
        if good(candidate):
            return candidate
    return move(colour, 1.0)


def _readable_colour(colour: str, instead: str) -> str:
    if len(colour) == 7 and colour[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in colour[1:]):
        return colour.upper()
    return instead


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _text(parts: tuple[float, ...]) -> str:
    return "#" + "".join(f"{min(255, max(0, round(p * 255))):02X}" for p in parts)
