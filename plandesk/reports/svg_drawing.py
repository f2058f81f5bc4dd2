"""SVG pictures on paper: their shapes as paths of the PDF, sharp at every size."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from plandesk.colours import channels
from plandesk.domain.svg import Drawing, Gradient, Shape, is_svg, read_svg
from plandesk.domain.svg_paths import Segment
from plandesk.errors import InvalidValue

EVEN_ODD, NON_ZERO = 0, 1


@lru_cache(maxsize=16)
def drawing_of(data: bytes) -> Drawing | None:
    """The drawing of an SVG picture; None of another picture, and of one that cannot be read."""
    if not is_svg(data):
        return None
    try:
        return read_svg(data)
    except InvalidValue:
        return None


def draw_svg(canvas: Any, drawing: Drawing, x: float, y: float, width: float, height: float) -> None:
    """Draw on a canvas of reportlab in a rectangle whose lower left corner is (x, y)."""
    across, up = width / drawing.width, height / drawing.height

    def path(segments: Sequence[Segment]) -> Any:
        found = canvas.beginPath()
        for kind, values in segments:
            points = [
                x + value * across if not place % 2 else y + height - value * up
                for place, value in enumerate(values)
            ]
            if kind == "m":
                found.moveTo(*points)
            elif kind == "l":
                found.lineTo(*points)
            elif kind == "c":
                found.curveTo(*points)
            else:
                found.close()
        return found

    for shape in drawing.shapes:
        canvas.saveState()
        if shape.clip:
            canvas.clipPath(path(shape.clip), stroke=0, fill=0, fillMode=NON_ZERO)
        mode = EVEN_ODD if shape.even_odd else NON_ZERO
        if isinstance(shape.fill, Gradient):
            canvas.saveState()
            canvas.clipPath(path(shape.segments), stroke=0, fill=0, fillMode=mode)
            _fill_with(canvas, shape.fill, x, y + height, across, up)
            canvas.restoreState()
        elif shape.fill is not None:
            canvas.setFillColorRGB(*channels(shape.fill))
            if shape.opacity < 1:
                canvas.setFillAlpha(shape.opacity)
            canvas.drawPath(path(shape.segments), stroke=0, fill=1, fillMode=mode)
        if shape.stroke is not None:
            _pen(canvas, shape, (across + up) / 2)
            canvas.drawPath(path(shape.segments), stroke=1, fill=0)
        canvas.restoreState()


def _pen(canvas: Any, shape: Shape, scale: float) -> None:
    assert shape.stroke is not None
    canvas.setStrokeColorRGB(*channels(shape.stroke))
    canvas.setLineWidth(shape.width * scale)
    canvas.setLineCap(shape.cap)
    canvas.setLineJoin(shape.join)
    canvas.setMiterLimit(shape.miter)
    if shape.dashes:
        canvas.setDash([one * scale for one in shape.dashes])
    if shape.stroke_opacity < 1:
        canvas.setStrokeAlpha(shape.stroke_opacity)


def _fill_with(canvas: Any, of: Gradient, x: float, top: float, across: float, up: float) -> None:
    from reportlab.lib.colors import Color

    colours = [Color(*channels(colour)) for _place, colour in of.stops]
    places = [place for place, _colour in of.stops]
    if of.kind == "linear":
        x1, y1, x2, y2 = of.points
        ends = (x + x1 * across, top - y1 * up, x + x2 * across, top - y2 * up)
        canvas.linearGradient(*ends, colours, places)
    else:
        cx, cy, radius = of.points
        canvas.radialGradient(x + cx * across, top - cy * up, radius * (across + up) / 2, colours, places)
