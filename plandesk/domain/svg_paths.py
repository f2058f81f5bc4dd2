"""Shapes of an SVG picture as moves, lines and curves, and the transforms that they stand under."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

Matrix = tuple[float, float, float, float, float, float]
Segment = tuple[str, tuple[float, ...]]  # "m" x y, "l" x y, "c" x1 y1 x2 y2 x y, "h" without numbers: close

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?")
_COMMAND = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])|(" + NUMBER.pattern + ")")
_NEEDED = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)")
FARTHEST = 1e9
_ROUND = 0.5522847498  # how far the handles of a quarter circle reach


def numbers(text: str) -> list[float]:
    """All numbers in a text."""
    return [_within(float(one)) for one in NUMBER.findall(text)]


def _within(value: float) -> float:
    """The number, or the farthest that a picture can reach: more could not be reckoned with."""
    return min(FARTHEST, max(-FARTHEST, value))


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """The transform that does the inner one first."""
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f)


def transform(text: str) -> Matrix:
    """The `transform` attribute as a matrix; what can't be read is left out."""
    found = IDENTITY
    for name, inside in _TRANSFORM.findall(text):
        given = numbers(inside)
        found = times(found, _one_transform(name, given))
    return found


def _one_transform(name: str, given: list[float]) -> Matrix:
    if name == "matrix" and len(given) == 6:
        return (given[0], given[1], given[2], given[3], given[4], given[5])
    if name == "translate" and given:
        return (1.0, 0.0, 0.0, 1.0, given[0], given[1] if len(given) > 1 else 0.0)
    if name == "scale" and given:
        return (given[0], 0.0, 0.0, given[1] if len(given) > 1 else given[0], 0.0, 0.0)
    if name == "rotate" and given:
        angle = math.radians(given[0])
        turned = (math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), 0.0, 0.0)
        if len(given) < 3:
            return turned
        there = (1.0, 0.0, 0.0, 1.0, given[1], given[2])
        return times(times(there, turned), (1.0, 0.0, 0.0, 1.0, -given[1], -given[2]))
    if name in ("skewX", "skewY") and given:
        lean = math.tan(math.radians(given[0]))
        return (1.0, 0.0, lean, 1.0, 0.0, 0.0) if name == "skewX" else (1.0, lean, 0.0, 1.0, 0.0, 0.0)
    return IDENTITY


def moved(segments: Sequence[Segment], matrix: Matrix) -> tuple[Segment, ...]:
    """The segments under a transform."""
    a, b, c, d, e, f = matrix

    def points(values: tuple[float, ...]) -> tuple[float, ...]:
        found: list[float] = []
        for x, y in zip(values[::2], values[1::2], strict=True):
            found += (a * x + c * y + e, b * x + d * y + f)
        return tuple(found)

    return tuple((kind, points(values)) for kind, values in segments)


def rectangle(x: float, y: float, wide: float, high: float, rx: float, ry: float) -> list[Segment]:
    """A rectangle with round corners of that size, 0 for none."""
    rx, ry = min(rx, wide / 2), min(ry, high / 2)
    if rx <= 0 or ry <= 0:
        return [
            ("m", (x, y)), ("l", (x + wide, y)), ("l", (x + wide, y + high)), ("l", (x, y + high)), ("h", ()),
        ]  # fmt: skip
    kx, ky = rx * (1 - _ROUND), ry * (1 - _ROUND)
    right, bottom = x + wide, y + high
    return [
        ("m", (x + rx, y)),
        ("l", (right - rx, y)),
        ("c", (right - kx, y, right, y + ky, right, y + ry)),
        ("l", (right, bottom - ry)),
        ("c", (right, bottom - ky, right - kx, bottom, right - rx, bottom)),
        ("l", (x + rx, bottom)),
        ("c", (x + kx, bottom, x, bottom - ky, x, bottom - ry)),
        ("l", (x, y + ry)),
        ("c", (x, y + ky, x + kx, y, x + rx, y)),
        ("h", ()),
    ]


def ellipse(cx: float, cy: float, rx: float, ry: float) -> list[Segment]:
    """An ellipse as four curves."""
    return rectangle(cx - rx, cy - ry, 2 * rx, 2 * ry, rx, ry)


def polygon(points: Sequence[float], closed: bool) -> list[Segment]:
    """Straight lines from point to point."""
    pairs = list(zip(points[::2], points[1::2], strict=False))
    found: list[Segment] = [("l" if place else "m", pair) for place, pair in enumerate(pairs)]
    return [*found, ("h", ())] if closed and found else found


def path(text: str) -> list[Segment]:
    """The `d` attribute as absolute moves, lines and cubic curves; it ends where it can't be read."""
    found: list[Segment] = []
    x = y = start_x = start_y = 0.0
    handle: tuple[float, float] | None = None
    before = ""
    for command, given in _commands(text):
        low, relative = command.lower(), command.islower()
        dx, dy = (x, y) if relative else (0.0, 0.0)
        if low == "z":
            found.append(("h", ()))
            x, y = start_x, start_y
        elif low == "m":
            x, y = given[0] + dx, given[1] + dy
            start_x, start_y = x, y
            found.append(("m", (x, y)))
        elif low in "lhv":
            x = x if low == "v" else given[0] + dx
            y = y if low == "h" else given[-1] + dy
            found.append(("l", (x, y)))
        elif low == "a":
            end = given[5] + dx, given[6] + dy
            found.extend(_arc((x, y), given, end))
            x, y = end
        else:
            points = [value + (dx, dy)[place % 2] for place, value in enumerate(given)]
            curve, handle = _curve(low, points, (x, y), handle if before in _SMOOTH[low] else None)
            found.append(("c", curve))
            x, y = curve[4], curve[5]
        before = low
    return found


_SMOOTH = {"c": "", "s": "cs", "q": "", "t": "qt"}


def _curve(
    low: str, points: list[float], at: tuple[float, float], handle: tuple[float, float] | None
) -> tuple[tuple[float, ...], tuple[float, float]]:
    """A cubic curve, and the handle that a smooth one after it mirrors."""
    mirrored = (2 * at[0] - handle[0], 2 * at[1] - handle[1]) if handle is not None else at
    if low == "c":
        return tuple(points), (points[2], points[3])
    if low == "s":
        return (*mirrored, *points), (points[0], points[1])
    middle = mirrored if low == "t" else (points[0], points[1])
    end = (points[-2], points[-1])
    first = tuple(at[n] + 2 / 3 * (middle[n] - at[n]) for n in (0, 1))
    second = tuple(end[n] + 2 / 3 * (middle[n] - end[n]) for n in (0, 1))
    return (*first, *second, *end), middle


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    command = ""
    given: list[float] = []
    for match in _COMMAND.finditer(_apart(text)):
        if match[1]:
            command, given = match[1], []
            if command in "Zz":
                yield command, []
            continue
        if not command or command in "Zz":
            return
        given.append(_within(float(match[2])))
        if len(given) == _NEEDED[command.lower()]:
            yield command, given
            command, given = {"M": "L", "m": "l"}.get(command, command), []


def _apart(text: str) -> str:
    """The flags of an arc may stand without anything between them: "a1 1 0 01.5.5"."""

    def spread(match: re.Match[str]) -> str:
        return f"{match[1]} {match[2]} {match[3]} {match[4]} {match[5]} "

    number = NUMBER.pattern
    gap = r"[\s,]*"
    arc = re.compile(rf"({number}){gap}({number}){gap}({number})[\s,]+([01]){gap}([01]){gap}")
    return re.sub(r"([Aa])([^MmZzLlHhVvCcSsQqTtAa]*)", lambda m: m[1] + arc.sub(spread, m[2]), text)


def _arc(start: tuple[float, float], given: list[float], end: tuple[float, float]) -> Iterator[Segment]:
    """An arc of an ellipse as curves of at most a quarter each (the formulas are those of SVG's appendix)."""
    rx, ry, lean = abs(given[0]), abs(given[1]), math.radians(given[2])
    if start == end:
        return
    if not rx or not ry:
        yield "l", end
        return
    cosine, sine = math.cos(lean), math.sin(lean)
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cosine * half_x + sine * half_y, -sine * half_x + cosine * half_y
    large = (x / rx) ** 2 + (y / ry) ** 2
    if large > 1:
        rx, ry = rx * math.sqrt(large), ry * math.sqrt(large)
    below = (rx * y) ** 2 + (ry * x) ** 2
    share = math.sqrt(max(0.0, ((rx * ry) ** 2 - below) / below)) if below else 0.0
    if bool(given[3]) == bool(given[4]):
        share = -share
    cx, cy = share * rx * y / ry, -share * ry * x / rx
    middle_x = cosine * cx - sine * cy + (start[0] + end[0]) / 2
    middle_y = sine * cx + cosine * cy + (start[1] + end[1]) / 2
    first = math.atan2((y - cy) / ry, (x - cx) / rx)
    sweep = math.atan2((-y - cy) / ry, (-x - cx) / rx) - first
    if given[4] and sweep < 0:
        sweep += 2 * math.pi
    elif not given[4] and sweep > 0:
        sweep -= 2 * math.pi
    pieces = max(1, math.ceil(abs(sweep) / (math.pi / 2) - 1e-9))
    step = sweep / pieces
    reach = 4 / 3 * math.tan(step / 4)
    frame: Matrix = (rx * cosine, rx * sine, -ry * sine, ry * cosine, middle_x, middle_y)
    for piece in range(pieces):
        one, two = first + piece * step, first + (piece + 1) * step
        curve = (
            math.cos(one) - reach * math.sin(one), math.sin(one) + reach * math.cos(one),
            math.cos(two) + reach * math.sin(two), math.sin(two) - reach * math.cos(two),
            math.cos(two), math.sin(two),
        )  # fmt: skip
        yield moved([("c", curve)], frame)[0]
