"""The shapes of status: a symbol before the word, a cell in a bar. They differ without any colour.

A shape is PDF code in a box whose lower left corner is the origin: symbols in a box of 10 units.
"""

from __future__ import annotations

import math
from functools import lru_cache

from plandesk.colours import WHITE, Palette, channels
from plandesk.reports.parts import Part, Stack, Text
from plandesk.reports.style import Sheet
from plandesk.reports.tagged import TaggedCanvas

SYMBOL = 9.0
_INDENT = 14.0
_KAPPA = 0.5523


def draw_symbol(canvas: TaggedCanvas, role: str, x: float, y: float, palette: Palette) -> None:
    """Draw a status's symbol with its top left corner at (x, y)."""
    canvas.shape(_symbol(role, palette), x, y + SYMBOL, SYMBOL / 10)


def draw_cell(
    canvas: TaggedCanvas,
    role: str,
    x: float,
    y: float,
    width: float,
    height: float,
    palette: Palette,
    variant: int = 0,
) -> None:
    """Draw a part of a bar; the second, third … word of the same kind has so many white stripes in it."""
    canvas.figure_shape(_cell(role, round(width, 2), height, palette, variant), x, y + height, 1.0)


class Marked(Part):
    """Text with a status's symbol before its first line."""

    def __init__(self, role: str, body: Text | Stack, sheet: Sheet) -> None:
        self.role = role
        self.body = body
        self.sheet = sheet

    def height(self, width: float) -> float:
        return self.body.height(width - _INDENT)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        first = self.body
        while isinstance(first, Stack):
            first = first.items[0][1]  # type: ignore[assignment]
        middle = y + first.style.baseline - 0.33 * first.style.size
        draw_symbol(canvas, self.role, x, middle - SYMBOL / 2, self.sheet.colours)
        self.body.draw(canvas, x + _INDENT, y, width - _INDENT)


@lru_cache(maxsize=64)
def _symbol(role: str, palette: Palette) -> str:
    brand, muted = palette.brand, palette.muted
    if role == "done":
        tick = f"{_stroke(WHITE)} 1.4 w 1 J 1 j 2.8 5.0 m 4.4 3.4 l 7.3 6.6 l S"
        return f"{_fill(brand)} {_disc(5)} f {tick}"
    if role == "in_progress":
        half = f"9.5 5 m {_curves(5, 4.5)[2]} {_curves(5, 4.5)[3]} h f"
        return f"{_stroke(brand)} {_fill(brand)} 1.1 w {_disc(4.45)} S {half}"
    if role == "late":
        return f"{_fill(palette.accent_fill)} 5 0 m 10 5 l 5 10 l 0 5 l h f"
    if role == "not_started":
        return f"{_stroke(brand)} 1.2 w {_disc(4.4)} S"
    if role == "dropped":
        return f"{_stroke(muted)} 2 w 1.4 1.4 m 8.6 8.6 l 1.4 8.6 m 8.6 1.4 l S"
    return f"{_stroke(muted)} 0.95 w [1.75 1.2] 0.6 d 0.7 0.7 8.6 8.6 re S"


@lru_cache(maxsize=512)
def _cell(role: str, width: float, height: float, palette: Palette, variant: int) -> str:
    brand, muted = palette.brand, palette.muted
    line = 0.9
    inner = f"{line / 2:.2f} {line / 2:.2f} {max(0.1, width - line):.2f} {max(0.1, height - line):.2f} re S"
    if role in ("done", "done_late", "plain"):
        code = f"{_fill(brand)} 0 0 {width:.2f} {height:.2f} re f"
    elif role == "late":
        code = f"{_fill(palette.accent_fill)} 0 0 {width:.2f} {height:.2f} re f"
    elif role == "in_progress":
        half = f"0 0 {width:.2f} {height / 2:.2f} re f"
        code = f"{_stroke(brand)} {_fill(brand)} {line} w {inner} {half}"
    elif role == "not_started":
        code = f"{_stroke(brand)} {line} w {inner}"
    elif role == "dropped":
        high = height - line / 2
        crosses = " ".join(
            f"{left:.2f} {line / 2:.2f} m {right:.2f} {high:.2f} l {left:.2f} {high:.2f} m"
            f" {right:.2f} {line / 2:.2f} l"
            for left, right in _crossed(width, height, line / 2)
        )
        code = f"{_stroke(muted)} {line} w {inner} 0.7 w {crosses} S"
    else:
        code = f"{_stroke(muted)} {line} w [1.75 1.2] 0.6 d {inner}"
    stripes = [height * (place + 1) / (variant + 1) for place in range(variant)]
    if stripes:
        colour = WHITE if role in ("done", "late", "in_progress") else muted
        code += f" [] 0 d {_stroke(colour)} 1.1 w " + " ".join(
            f"1.2 {y:.2f} m {max(1.3, width - 1.2):.2f} {y:.2f} l S" for y in stripes
        )
    return code


def _crossed(width: float, height: float, edge: float) -> list[tuple[float, float]]:
    """Where crosses start and end: a long bar gets several, so that it still looks crossed."""
    many = max(1, math.floor(width / (2.5 * height)))
    each = (width - 2 * edge) / many
    return [(edge + place * each, edge + (place + 1) * each) for place in range(many)]


def _disc(radius: float) -> str:
    return f"{5 - radius:g} 5 m {' '.join(_curves(5, radius))} h"


def _curves(middle: float, radius: float) -> list[str]:
    """A circle from its left over the top and right to the bottom and back, in quarters."""
    k = _KAPPA * radius
    low, high = middle - radius, middle + radius
    points = (
        (low, middle + k, middle - k, high, middle, high),
        (middle + k, high, high, middle + k, high, middle),
        (high, middle - k, middle + k, low, middle, low),
        (middle - k, low, low, middle - k, low, middle),
    )
    return [" ".join(f"{value:.3g}" for value in quarter) + " c" for quarter in points]


def _fill(colour: str) -> str:
    return " ".join(f"{part:.4g}" for part in channels(colour)) + " rg"


def _stroke(colour: str) -> str:
    return " ".join(f"{part:.4g}" for part in channels(colour)) + " RG"
