"""The front of a report: plan (squares on a coloured field), picture, or light (saves toner)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from plandesk.colours import WHITE
from plandesk.reports.chart_pen import width_of
from plandesk.reports.fonts import LIGHT, SEMIBOLD
from plandesk.reports.imprint import Imprint
from plandesk.reports.outline_data import LevelName
from plandesk.reports.parts import Part, Text, draw_filling, draw_fitting
from plandesk.reports.pictures import Picture, ReadyPicture, ready
from plandesk.reports.shortening import shortened
from plandesk.reports.squares import draw_row, fitting_size
from plandesk.reports.structure import Element
from plandesk.reports.style import BODY, BODY_X, FRAME, LABEL, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span, lines
from plandesk.reports.wording import _, inner

_STEPS = ((60.0, 63.0), (48.0, 54.0), (42.0, 48.0))
_LAST_RESORT = (18.0, 24.0)
_HEAD = 126.0
_END, _END_OF_BARS, _END_ALONE = 642.0, 690.0, 714.0  # of the rows: what squares are stands below them
_SMALLEST = 9.0
_PICTURE = 408.0


class CoverRow(Struct, frozen=True):
    """One part of the plan on the cover: its name, how much it holds, its activities by goal."""

    title: str
    holds: str
    groups: tuple[int, ...]
    says: str


class CoverData(Struct, frozen=True):
    """What a cover says."""

    title: str
    period: str
    subtitle: str
    relation: str
    note: str
    summary: str
    rows: tuple[CoverRow, ...]


def cover(style: str, data: CoverData, imprint: Imprint, root: Element, picture: Picture | None) -> Part:
    """Return the cover as one part for a page without furniture; a picture cover needs a readable picture."""
    image = ready(picture.data) if picture is not None and style == "picture" else None
    if image is not None and picture is not None:
        return _PictureCover(data, imprint, root, image, picture.alt or _("Cover picture"))
    return (_LightCover if style == "light" else _PlanCover)(data, imprint, root)


class _Cover(Part):
    """What the three styles share. It is drawn over the whole page, whatever place it is given."""

    title_colour = WHITE
    first_top = 183.7

    def __init__(self, data: CoverData, imprint: Imprint, root: Element) -> None:
        self.data = data
        self.imprint = imprint
        self.sheet = imprint.sheet
        self.colours = imprint.colours
        self.x = imprint.paper.left
        self.more = imprint.paper.height - 792.0  # A4 is higher
        self.sect = root.add("Sect")

    def _title(self, canvas: TaggedCanvas, top: float, most: float, colour: str, year: str) -> float:
        """Draw title and period in the largest step that fits; return where they end."""
        room = most - top - (27 if self.data.subtitle else 0)
        size, leading = self._step(room)
        style = Type(SEMIBOLD, size, leading, colour, pull=True)
        fits = max(1, int(room / leading) - (1 if self.data.period else 0))
        title = Text(shortened(self.data.title, style, FRAME, fits), style, self.sect.add("H1"))
        wide = _balanced(title)
        title.draw(canvas, self.x, top, wide)
        top += title.height(wide)
        if self.data.period:
            light = Type(LIGHT, size, leading, year, pull=True)
            Text(self.data.period, light, self.sect.add("P")).draw(canvas, self.x, top, FRAME)
            top += leading
        if self.data.subtitle:
            style = self.sheet.lead.coloured(colour)
            Text(self.data.subtitle, style, self.sect.add("P")).draw(canvas, self.x, top + 6, FRAME)
            top += 27
        return top

    def _step(self, room: float) -> tuple[float, float]:
        extra = 1 if self.data.period else 0
        for size, leading in _STEPS:
            count = len(lines((Span(self.data.title),), Type(SEMIBOLD, size, leading, ""), FRAME))
            if (count <= 3 or size == 42) and (count + extra) * leading <= room:
                return size, leading
        return _LAST_RESORT

    def _name(
        self, canvas: TaggedCanvas, y: float, high: float, colour: str, dim: str, below: str, on_dark: bool
    ) -> None:
        """Draw the logo, if there is one, with the service's name and a line below it beside."""
        x = self.x + draw_logo(canvas, self.imprint, self.sect, self.x, y, high, on_dark)
        wide = self.x + FRAME - x
        name = self.sheet.lead.cut_as(SEMIBOLD).coloured(colour)
        small = self.sheet.body.coloured(dim)
        middle = y + high / 2
        title = Text(shortened(self.imprint.service, name, wide, 2), name, self.sect.add("P"))
        block = title.height(wide) + (15.0 if below else 0.0)
        title.draw(canvas, x, middle - block / 2, wide)
        if below:
            after = Text(shortened(below, small, wide, 1), small, self.sect.add("P"))
            after.draw(canvas, x, middle - block / 2 + title.height(wide), wide)

    def _warning(self, canvas: TaggedCanvas, top: float, colour: str) -> None:
        if self.imprint.warning():
            style = Type(SEMIBOLD, 9.5, 12, colour)
            Text(self.imprint.cover_line(), style, self.sect.add("P"), right=True).draw(
                canvas, self.x, top, FRAME
            )

    def _rows(self, canvas: TaggedCanvas, title_end: float, name: str, dim: str, square: str) -> None:
        """Draw a row of squares per part, bottom aligned; a summary in words where there is no room."""
        rows, groups = self.data.rows, [row.groups for row in self.data.rows]
        bars = not fitting_size(groups, BODY, _SMALLEST, _SMALLEST)
        end = self.more + (_END if not bars else _END_OF_BARS if self.data.relation else _END_ALONE)
        room = end - title_end - 24
        title_style = self.sheet.block_title.coloured(name)
        needed = max((len(lines((Span(row.title),), title_style, LABEL)) for row in rows), default=1)
        most = next((n for n in (3, 2) if n <= needed and len(rows) * _pitch(n) <= room + 20), 1)
        most = max(most, min(2, needed))
        pitch = _pitch(most) if len(rows) * _loose(most) > room else _loose(most)
        if not rows or len(rows) * pitch > room + 20:
            if self.data.summary:
                Text(self.data.summary, self.sheet.lead.coloured(name), self.sect.add("P")).draw(
                    canvas, self.x, end - 21, FRAME
                )
            return
        size = fitting_size(groups, BODY, min(18.0, pitch - 15), _SMALLEST)
        y = end - len(rows) * pitch + (pitch - 27) / 2 + 9
        largest = max(sum(row.groups) for row in rows) or 1
        for row in rows:
            bar = BODY * sum(row.groups) / largest
            title = shortened(row.title, title_style, LABEL, most)
            self._row(canvas, row, title, y, size, bar, title_style, dim, square)
            y += pitch
        if size:
            Text(self.data.note, self.sheet.note.coloured(dim), self.sect.add("P")).draw(
                canvas, self.x + BODY_X, 651.0 + self.more, BODY
            )

    def _row(
        self,
        canvas: TaggedCanvas,
        row: CoverRow,
        named: str,
        y: float,
        size: float,
        bar: float,
        style: Type,
        dim: str,
        square: str,
    ) -> None:
        title = Text(named, style, self.sect.add("P"))
        title.draw(canvas, self.x, y - 4, LABEL)
        holds = Text(row.holds, self.sheet.label.coloured(dim), self.sect.add("P"))
        holds.draw(canvas, self.x, y - 4 + title.height(LABEL), LABEL + 20)
        if not sum(row.groups):
            return
        figure = self.sect.add("Figure", alt=row.says)
        with canvas.element(figure):
            x = self.x + BODY_X
            wide = draw_row(canvas, row.groups, x, y, bar, size, square)
        figure.bbox = (x, canvas.height - y - (size or 9), x + wide, canvas.height - y)

    def _relation(self, canvas: TaggedCanvas, colour: str) -> None:
        if self.data.relation:
            style = self.sheet.body.coloured(colour)
            Text(shortened(self.data.relation, style, FRAME, 2), style, self.sect.add("P")).draw(
                canvas, self.x, 720.0 + self.more, FRAME
            )


class _PlanCover(_Cover):
    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        c = self.colours
        canvas.box(0, _HEAD, canvas.width, canvas.height - _HEAD, c.brand)
        canvas.box(self.x, _HEAD, 31, 6, c.accent)
        self._warning(canvas, 18, c.accent_text)
        self._name(canvas, 45, 48, c.brand, c.muted, self.imprint.for_whom(), on_dark=False)
        end = self._title(canvas, 183.7, 630 + self.more, WHITE, c.on_dark)
        self._rows(canvas, end, WHITE, c.dim, c.unit)
        self._relation(canvas, c.dim)


class _LightCover(_Cover):
    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        c = self.colours
        canvas.box(0, 0, canvas.width, 18, c.brand)
        canvas.box(self.x, 195, 31, 6, c.accent)
        self._warning(canvas, 30, c.accent_text)
        self._name(canvas, 60, 48, c.brand, c.muted, self.imprint.for_whom(), on_dark=False)
        end = self._title(canvas, 217, 630 + self.more, c.brand, c.accent_text)
        self._rows(canvas, end, c.brand, c.muted, c.brand40)
        self._relation(canvas, c.muted)


class _PictureCover(_Cover):
    def __init__(
        self, data: CoverData, imprint: Imprint, root: Element, image: ReadyPicture, alt: str
    ) -> None:
        super().__init__(data, imprint, root)
        self.image = image
        self.alt = alt

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        c = self.colours
        figure = self.sect.add("Figure", alt=self.alt)
        canvas.box(0, _PICTURE, canvas.width, canvas.height - _PICTURE, c.brand)
        draw_filling(canvas, self.image, 0, 0, canvas.width, _PICTURE, figure)
        canvas.box(self.x, _PICTURE, 31, 6, c.accent)
        self._warning(canvas, _PICTURE + 12, c.on_dark)
        self._title(canvas, 444, 696 + self.more, WHITE, c.on_dark)
        self._name(canvas, 705 + self.more, 36, WHITE, c.dim, self.data.relation, on_dark=True)


def _pitch(many: int) -> float:
    """How far rows stand apart at least whose names take so many lines."""
    return 18.0 + 15.0 * many


def _loose(many: int) -> float:
    """How far rows stand apart where there is room."""
    return 36.0 + 12.0 * many


def _balanced(title: Text) -> float:
    """Return the narrowest measure that takes no more lines and cuts no word: they become of like length."""
    count, wide = len(title.lines(FRAME)), FRAME
    words = [word for span in title.spans for word in span.text.split()]
    longest = max((width_of(word, title.style) for word in words), default=0.0)
    while count > 1 and wide - 12 > max(120.0, longest) and len(title.lines(wide - 12)) == count:
        wide -= 12
    return wide


def draw_logo(
    canvas: TaggedCanvas, imprint: Imprint, parent: Element, x: float, y: float, high: float, on_dark: bool
) -> float:
    """Draw the service's logo, on white where the page is dark; return the room it takes to the right."""
    image = ready(imprint.logo.data) if imprint.logo is not None else None
    if image is None or imprint.logo is None:
        return 0.0
    says = imprint.logo.alt or _("Logo of {service}").format(service=imprint.service)
    if on_dark:
        inner = high - 12
        wide = min(inner * image.width / image.height, 3 * inner)
        with canvas.decoration():
            canvas.box(x, y, wide + 12, high, WHITE)
        draw_fitting(canvas, image, x + 6, y + 6, wide, inner, parent.add("Figure", alt=says))
        return wide + 24
    wide = min(high * image.width / image.height, 3 * high)
    drawn = draw_fitting(canvas, image, x, y, wide, high, parent.add("Figure", alt=says))
    return drawn + 12


def row_says(title: str, groups: Sequence[int], levels: Sequence[LevelName]) -> str:
    """Return a row of squares in words; `levels` are those of the plan, the last is what a square is."""
    numbers, actions = ", ".join(str(group) for group in groups), inner(levels[-1].plural)
    if len(levels) < 3:
        return _("{title}, {activities}: {numbers}").format(title=title, activities=actions, numbers=numbers)
    return _("{title}, {activities} by {goal}: {numbers}").format(
        title=title, activities=actions, goal=inner(levels[-2].name), numbers=numbers
    )
