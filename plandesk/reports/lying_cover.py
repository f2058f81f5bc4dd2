"""The front of a report on sheets that lie: on the brand's colour, with a picture, or light."""

from __future__ import annotations

from msgspec import Struct

from plandesk.colours import WHITE
from plandesk.reports.covers import draw_logo
from plandesk.reports.fonts import LIGHT, SEMIBOLD
from plandesk.reports.imprint import Imprint
from plandesk.reports.parts import Part, Text, draw_filling
from plandesk.reports.pictures import Picture, ReadyPicture, ready
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, HAIR, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span, lines
from plandesk.reports.wording import _

_STEPS = ((60.0, 63.0), (48.0, 54.0), (42.0, 48.0), (30.0, 36.0))
_HEAD = 96.0
_MOST_AREAS = 6


class LyingCover(Struct, frozen=True):
    """What the cover says; `areas` are numbers and titles of what the plan is about."""

    title: str
    period: str
    relation: str = ""
    areas: tuple[tuple[str, str], ...] = ()


def lying_cover(
    style: str, data: LyingCover, imprint: Imprint, root: Element, picture: Picture | None
) -> Part:
    """Return the cover as one part for a page without furniture; `style` is plan, picture or light."""
    image = ready(picture.data) if picture is not None and style == "picture" else None
    alt = (picture.alt if picture is not None else "") or _("Cover picture")
    return _Cover(data, imprint, root, light=style == "light", image=image, alt=alt)


class _Cover(Part):
    def __init__(
        self,
        data: LyingCover,
        imprint: Imprint,
        root: Element,
        light: bool,
        image: ReadyPicture | None,
        alt: str,
    ) -> None:
        self.data = data
        self.imprint = imprint
        self.sheet = imprint.sheet
        self.sect = root.add("Sect")
        self.light = light
        self.image = image
        self.alt = alt
        colours = imprint.colours
        self.ink = colours.brand if light else WHITE
        self.second = colours.accent_text if light else colours.on_dark
        self.quiet = colours.muted if light else colours.dim

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        colours, paper = self.imprint.colours, self.imprint.paper
        x = paper.left
        wide = paper.frame if self.image is None else paper.frame * 0.52
        with canvas.decoration():
            if self.light:
                canvas.box(0, 0, canvas.width, 18, colours.brand)
            else:
                canvas.box(0, _HEAD, canvas.width, canvas.height - _HEAD, colours.brand)
            canvas.box(x, _HEAD, 31, 6, colours.accent)
        self._name(canvas, x, paper.frame)
        if self.image is not None:
            left = x + wide + 24.0
            draw_filling(
                canvas, self.image, left, _HEAD, canvas.width - left, canvas.height - _HEAD,
                self.sect.add("Figure", alt=self.alt),
            )  # fmt: skip
        self._title(canvas, x, wide)
        self._foot(canvas, x, wide)

    def _name(self, canvas: TaggedCanvas, x: float, width: float) -> None:
        imprint, colours = self.imprint, self.imprint.colours
        beside = draw_logo(canvas, imprint, self.sect, x, 30, 42, on_dark=False)
        name = self.sheet.lead.cut_as(SEMIBOLD).coloured(colours.brand)
        room = width - beside - 270.0
        title = Text(shortened(imprint.service, name, room, 2), name, self.sect.add("P"))
        title.draw(canvas, x + beside, 51.0 - title.height(room) / 2, room)
        style = Type(SEMIBOLD, 9.5, 12, colours.accent_text if imprint.warning() else colours.muted)
        said = Text(imprint.cover_line(), style, self.sect.add("P"), right=True)
        said.draw(canvas, x + width - 258.0, 51.0 - said.height(258.0) / 2, 258.0)

    def _title(self, canvas: TaggedCanvas, x: float, width: float) -> None:
        room = canvas.height - _HEAD - 54.0 - self._foot_high(width) - 36.0
        size, leading = self._step(room, width)
        style = Type(SEMIBOLD, size, leading, self.ink, pull=True)
        extra = leading if self.data.period else 0.0
        fits = max(1, int((room - extra) / leading))
        title = Text(shortened(self.data.title, style, width, fits), style, self.sect.add("H1"))
        top = _HEAD + 48.0
        title.draw(canvas, x, top, width)
        top += title.height(width)
        if self.data.period:
            light = Type(LIGHT, size, leading, self.second, pull=True)
            Text(self.data.period, light, self.sect.add("P")).draw(canvas, x, top, width)
            top += leading
        if self.data.relation:
            style = self.sheet.lead.coloured(self.quiet)
            said = Text(shortened(self.data.relation, style, width, 2), style, self.sect.add("P"))
            said.draw(canvas, x, top + 9.0, width)

    def _step(self, room: float, width: float) -> tuple[float, float]:
        for size, leading in _STEPS:
            count = len(lines((Span(self.data.title),), Type(SEMIBOLD, size, leading, ""), width))
            if count <= 3 and (count + bool(self.data.period)) * leading <= room:
                return size, leading
        return _STEPS[-1]

    # The areas at the foot

    def _areas(self, width: float) -> list[tuple[str, str]]:
        """Those that stand at the foot: none beside a picture, none where they are too many."""
        shown = list(self.data.areas)
        return shown if self.image is None and 1 < len(shown) <= _MOST_AREAS else []

    def _foot_high(self, width: float) -> float:
        areas = self._areas(width)
        if not areas:
            return 0.0
        each = (width - GUTTER * (len(areas) - 1)) / len(areas)
        titles = [Text(title, self.sheet.block_title, None).height(each - 6.0) for _number, title in areas]
        return 12.0 + 21.0 + min(max(titles), 45.0) + 6.0

    def _foot(self, canvas: TaggedCanvas, x: float, width: float) -> None:
        areas = self._areas(width)
        if not areas:
            return
        colours = self.imprint.colours
        top = canvas.height - 42.0 - self._foot_high(width)
        each = (width - GUTTER * (len(areas) - 1)) / len(areas)
        entries = self.sect.list("None")
        title = self.sheet.block_title.coloured(self.ink)
        for place, (number, name) in enumerate(areas):
            left = x + place * (each + GUTTER)
            with canvas.decoration():
                canvas.box(left, top, each, HAIR, colours.rule if self.light else colours.unit)
            entry = entries.add("LI").add("LBody")
            if number:
                style = Type(LIGHT, 18, 21, self.second, pull=True)
                Text(number, style, entry.add("P"), bind=False).draw(canvas, left, top + 9.0, each)
            said = Text(shortened(name, title, each - 6.0, 3), title, entry.add("P"), bind=False)
            said.draw(canvas, left, top + 9.0 + (23.0 if number else 0.0), each - 6.0)
