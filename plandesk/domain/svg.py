"""SVG pictures, read into plain shapes; what runs, moves or reaches outside of the file is refused.

We read them ourselves: the library there is (svglib) opens files that a picture names, sets text in fonts
that are not embedded, which the standard for readable PDFs forbids, and brings a second XML parser along.
Shapes, paths, groups, simple style sheets, gradients, clipping and opacity are what logos and charts are made
of; text has to be turned into outlines before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from plandesk.domain import svg_paths
from plandesk.domain.svg_paths import Matrix, Segment, times
from plandesk.domain.svg_styles import INHERITED, colour, share, sheet, style_of
from plandesk.domain.svg_tree import DEEPEST, MOST_ELEMENTS, Element, inside, refused, tree
from plandesk.errors import InvalidValue
from plandesk.i18n import _

LARGEST = 2_000_000  # bytes
MOST_USES = 2_000
LARGEST_SIDE = 30_000.0
_LEAST_SIDE = 0.01
_FARTHEST = 1e7  # a shape that reaches farther is left out
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polyline", "polygon")
_UNSEEN = ("defs", "title", "desc", "metadata", "linearGradient", "radialGradient", "clipPath", "style",
           "symbol", "stop", "view")  # fmt: skip


class Gradient(Struct, frozen=True):
    """Colours along a line (x1 y1 x2 y2) or around a point (x y radius), with their places, 0 to 1."""

    kind: str  # "linear" or "radial"
    points: tuple[float, ...]
    stops: tuple[tuple[float, str], ...]


class Shape(Struct, frozen=True):
    """Segments in the picture's own measure, from its top left corner, with how they are painted.

    `fill` and `stroke` are #RRGGBB, a gradient or None; `clip` are outlines that it is seen within.
    """

    segments: tuple[Segment, ...]
    fill: str | Gradient | None
    stroke: str | None
    width: float = 1.0
    even_odd: bool = False
    opacity: float = 1.0
    stroke_opacity: float = 1.0
    cap: int = 0
    join: int = 0
    miter: float = 4.0
    dashes: tuple[float, ...] = ()
    clip: tuple[Segment, ...] = ()


class Drawing(Struct, frozen=True):
    """A picture of shapes, each over those before it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def is_svg(data: bytes) -> bool:
    """Whether the bytes look like an SVG picture."""
    head = data[:2048].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    return head.startswith((b"<?xml", b"<svg", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in data[:100_000]


def read_svg(data: bytes) -> Drawing:
    """The shapes of an SVG picture; raises InvalidValue with the reason where it can't be taken."""
    if len(data) > LARGEST:
        raise InvalidValue(_("This SVG picture is larger than 2 MB. Nothing was changed; simplify it."))
    return _Reading(tree(data)).drawing()


class _Reading:
    """One picture on its way: its named parts, its style sheet, the shapes so far."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.named: dict[str, Element] = {}
        self.rules: list[tuple[str, dict[str, str]]] = []
        self.shapes: list[Shape] = []
        self.uses = 0
        waiting = [root]
        while waiting:
            one = waiting.pop()
            if "id" in one.attributes:
                self.named.setdefault(one.attributes["id"], one)
            if one.tag == "style":
                if "@import" in one.text or not inside(one.text):
                    raise refused(_("it refers to another file"))
                self.rules.extend(sheet(one.text))
            waiting.extend(one.kids)

    def drawing(self) -> Drawing:
        """The whole picture, moved to its view box."""
        box = svg_paths.numbers(self.root.attributes.get("viewBox", ""))
        width = _length(self.root.attributes.get("width"), box[2] if len(box) == 4 else 300.0)
        height = _length(self.root.attributes.get("height"), box[3] if len(box) == 4 else 150.0)
        if len(box) != 4:
            box = [0.0, 0.0, width, height]
        if not all(_LEAST_SIDE <= side <= LARGEST_SIDE * 10 for side in box[2:]):
            raise refused(_("it has no size"))
        if not all(_LEAST_SIDE <= side <= LARGEST_SIDE for side in (width, height)):
            width, height = box[2], box[3]
        factor = min(width / box[2], height / box[3])
        left, top = (width - box[2] * factor) / 2, (height - box[3] * factor) / 2
        matrix = (factor, 0.0, 0.0, factor, left - box[0] * factor, top - box[1] * factor)
        frame = tuple(svg_paths.rectangle(0.0, 0.0, width, height, 0.0, 0.0))
        self._draw(self.root, matrix, {}, 1.0, frame, 0)
        if not self.shapes:
            raise refused(_("there is nothing in it that could be drawn"))
        return Drawing(width, height, tuple(self.shapes))

    def _draw(
        self,
        one: Element,
        matrix: Matrix,
        above: dict[str, str],
        opacity: float,
        clip: tuple[Segment, ...],
        depth: int,
    ) -> None:
        if depth > DEEPEST or len(self.shapes) > MOST_ELEMENTS:
            raise refused(_("it has more parts than a picture needs"))
        own = style_of(one.tag, one.attributes, self.rules)
        if own.get("display") == "none":
            return
        style = {**above, **{name: value for name, value in own.items() if name in INHERITED}}
        if any(value == "inherit" for value in style.values()):
            style = {name: above.get(name, "") if v == "inherit" else v for name, v in style.items()}
        matrix = times(matrix, svg_paths.transform(own.get("transform", "")))
        opacity *= share(own.get("opacity"))
        if (path := self._reference(own.get("clip-path", ""))) is not None and path.tag == "clipPath":
            clip = self._outline(path, matrix) or clip
        if one.tag in _SHAPES:
            if style.get("visibility") not in ("hidden", "collapse"):
                self._shape(one, matrix, style, opacity, clip)
        elif one.tag == "use":
            self._use(one, matrix, style, opacity, clip, depth)
        elif one.tag in ("svg", "g", "a", "switch"):
            for kid in one.kids:
                if kid.tag not in _UNSEEN:
                    self._draw(kid, matrix, style, opacity, clip, depth + 1)

    def _use(
        self,
        one: Element,
        matrix: Matrix,
        style: dict[str, str],
        opacity: float,
        clip: tuple[Segment, ...],
        depth: int,
    ) -> None:
        self.uses += 1
        if self.uses > MOST_USES:
            raise refused(_("it has more parts than a picture needs"))
        meant = self.named.get(one.attributes.get("href", "").strip().removeprefix("#"))
        if meant is None:
            return
        x, y = (_length(one.attributes.get(name), 0.0) for name in ("x", "y"))
        matrix = times(matrix, (1.0, 0.0, 0.0, 1.0, x, y))
        kids = meant.kids if meant.tag in ("symbol", "svg") else [meant]
        for kid in kids:
            self._draw(kid, matrix, style, opacity, clip, depth + 2)

    def _shape(
        self,
        one: Element,
        matrix: Matrix,
        style: dict[str, str],
        opacity: float,
        clip: tuple[Segment, ...],
    ) -> None:
        segments = _segments(one)
        if not segments:
            return
        current = colour(style.get("color", "")) or "#000000"
        fill: str | Gradient | None = self._paint(style.get("fill", "black"), current, segments, matrix)
        stroke = self._paint(style.get("stroke", "none"), current, segments, matrix)
        if isinstance(stroke, Gradient):
            stroke = stroke.stops[0][1]
        width = _length(style.get("stroke-width"), 1.0)
        scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
        dashes = tuple(abs(one) * scale for one in svg_paths.numbers(style.get("stroke-dasharray", "")))
        if fill is None and (stroke is None or width <= 0):
            return
        placed = svg_paths.moved(segments, matrix)
        if not (_in_reach(placed) and _in_reach(clip) and width * scale < _FARTHEST):
            return
        self.shapes.append(
            Shape(
                placed,
                fill,
                stroke if width > 0 else None,
                width * scale,
                style.get("fill-rule") == "evenodd",
                opacity * share(style.get("fill-opacity")),
                opacity * share(style.get("stroke-opacity")),
                {"round": 1, "square": 2}.get(style.get("stroke-linecap", ""), 0),
                {"round": 1, "bevel": 2}.get(style.get("stroke-linejoin", ""), 0),
                max(1.0, _length(style.get("stroke-miterlimit"), 4.0)),
                dashes if sum(dashes) > 0 else (),
                clip,
            )
        )

    def _paint(
        self, text: str, current: str, segments: list[Segment], matrix: Matrix
    ) -> str | Gradient | None:
        found = self._reference(text)
        if found is not None:
            return self._gradient(found, segments, matrix)
        if text.startswith("url("):
            text = text.partition(")")[2]
        return colour(text, current)

    def _reference(self, text: str) -> Element | None:
        if not text.startswith("url("):
            return None
        return self.named.get(text[4:].partition(")")[0].strip(" \t'\"").removeprefix("#"))

    def _gradient(self, one: Element, segments: list[Segment], matrix: Matrix) -> str | Gradient | None:
        given, stops, seen = dict(one.attributes), _stops(one, self.rules), {id(one)}
        other = self.named.get(one.attributes.get("href", "").strip().removeprefix("#"))
        while other is not None and id(other) not in seen:
            seen.add(id(other))
            given = {**other.attributes, **given}
            stops = stops or _stops(other, self.rules)
            other = self.named.get(other.attributes.get("href", "").strip().removeprefix("#"))
        if len(stops) < 2 or one.tag not in ("linearGradient", "radialGradient"):
            return stops[0][1] if stops else None
        own = svg_paths.transform(given.get("gradientTransform", ""))
        if given.get("gradientUnits") != "userSpaceOnUse":
            xs = [x for _kind, values in segments for x in values[::2]]
            ys = [y for _kind, values in segments for y in values[1::2]]
            wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
            own = times((wide, 0.0, 0.0, high, min(xs), min(ys)), own)
        whole = times(matrix, own)

        def at(x: float, y: float) -> tuple[float, ...]:
            return svg_paths.moved([("m", (x, y))], whole)[0][1]

        if one.tag == "linearGradient":
            usual = {"x1": 0.0, "y1": 0.0, "x2": 1.0, "y2": 0.0}
            ends = [_share_of(given.get(name), value) for name, value in usual.items()]
            points = (*at(ends[0], ends[1]), *at(ends[2], ends[3]))
            return Gradient("linear", points, tuple(stops)) if _finite(points) else stops[0][1]
        cx, cy, radius = (_share_of(given.get(n), 0.5) for n in ("cx", "cy", "r"))
        scale = abs(whole[0] * whole[3] - whole[1] * whole[2]) ** 0.5
        points = (*at(cx, cy), radius * scale)
        return Gradient("radial", points, tuple(stops)) if _finite(points) and radius > 0 else stops[-1][1]

    def _outline(self, path: Element, matrix: Matrix) -> tuple[Segment, ...]:
        found: list[Segment] = []
        for kid in path.kids:
            meant = kid
            if kid.tag == "use":
                meant = self.named.get(kid.attributes.get("href", "").strip().removeprefix("#"), kid)
            if meant.tag in _SHAPES:
                own = svg_paths.transform(meant.attributes.get("transform", ""))
                found.extend(svg_paths.moved(_segments(meant), times(matrix, own)))
        return tuple(found)


def _in_reach(segments: Sequence[Segment]) -> bool:
    return all(_finite(values) for _kind, values in segments)


def _finite(values: Sequence[float]) -> bool:
    """Whether all are numbers that paper can have; no number is not."""
    return all(abs(value) < _FARTHEST for value in values)


def _stops(one: Element, rules: list[tuple[str, dict[str, str]]]) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    for kid in one.kids:
        if kid.tag == "stop":
            style = style_of(kid.tag, kid.attributes, rules)
            place = max(share(kid.attributes.get("offset", "0")), found[-1][0] if found else 0.0)
            found.append((place, colour(style.get("stop-color", "black")) or "#000000"))
    return found


def _segments(one: Element) -> list[Segment]:
    given = one.attributes

    def value(name: str, default: float = 0.0) -> float:
        return _length(given.get(name), default)

    makers: dict[str, Callable[[], list[Segment]]] = {
        "path": lambda: svg_paths.path(given.get("d", "")),
        "rect": lambda: svg_paths.rectangle(
            value("x"), value("y"), value("width"), value("height"),
            value("rx", value("ry")), value("ry", value("rx")),
        ) if value("width") > 0 and value("height") > 0 else [],
        "circle": lambda: svg_paths.ellipse(value("cx"), value("cy"), value("r"), value("r"))
        if value("r") > 0 else [],
        "ellipse": lambda: svg_paths.ellipse(value("cx"), value("cy"), value("rx"), value("ry"))
        if value("rx") > 0 and value("ry") > 0 else [],
        "line": lambda: svg_paths.polygon((value("x1"), value("y1"), value("x2"), value("y2")), False),
        "polyline": lambda: svg_paths.polygon(svg_paths.numbers(given.get("points", "")), False),
        "polygon": lambda: svg_paths.polygon(svg_paths.numbers(given.get("points", "")), True),
    }  # fmt: skip
    found = makers[one.tag]()
    start = next((place for place, (kind, _values) in enumerate(found) if kind == "m"), len(found))
    found = found[start:]
    return found if any(kind != "m" for kind, _values in found) else []


def _length(text: str | None, default: float) -> float:
    """A length in pixels; percentages and what can't be read are the default."""
    if text is None or text.strip().endswith("%"):
        return default
    found = svg_paths.numbers(text)
    if not found:
        return default
    units = {"pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
    return found[0] * units.get(text.strip()[-2:], 1.0)


def _share_of(text: str | None, default: float) -> float:
    if text is None:
        return default
    found = svg_paths.numbers(text)
    if not found:
        return default
    return found[0] / 100 if text.strip().endswith("%") else found[0]
