"""The parts every report is built from: text, lists, columns, rules and figures that can break over pages.

A part knows its height for a width, splits where it may, and draws itself from its top left corner into the
structure element it was given. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from msgspec import structs

from plandesk.reports import fonts
from plandesk.reports.pictures import ReadyPicture
from plandesk.reports.scripts import runs_right_to_left
from plandesk.reports.structure import Element
from plandesk.reports.style import LIST_INDENT, SQUARE, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Line, Span, clean, lines

LEAST_LINES = 2


class Part:
    """Something on a page. The base is an empty part without height."""

    keep_with_next = False

    def height(self, width: float) -> float:
        """How much room the part takes at that width."""
        return 0.0

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        """Return what fits into `room` and what is left; `force` asks for progress at any price."""
        return (self, None) if self.height(width) <= room or force else (None, self)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        """Draw with the top left corner at (x, y)."""


class Text(Part):
    """A paragraph or heading: spans in one type, drawn into an element, or as decoration for None."""

    def __init__(
        self,
        text: str | Sequence[Span],
        style: Type,
        element: Element | None,
        *,
        bind: bool = True,
        right: bool = False,
        keep_with_next: bool = False,
        skip: int = 0,
        upto: int | None = None,
        spaced: bool = False,
    ) -> None:
        self.spans = (Span(text),) if isinstance(text, str) else tuple(text)
        self.style = style
        self.element = _as_typed(self.spans, element)
        self.bind = bind
        self.right = right
        self.keep_with_next = keep_with_next
        self.skip = skip
        self.upto = upto
        self.spaced = spaced  # a space follows, for what else stands in the element
        self._broken_at = -1.0
        self._broken: tuple[Line, ...] = ()

    def lines(self, width: float) -> tuple[Line, ...]:
        """The lines at that width."""
        if width != self._broken_at:
            found = lines(self.spans, self.style, width, self.bind)
            self._broken = found[self.skip : self.upto] if self.skip or self.upto is not None else found
            self._broken_at = width
        return self._broken

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        total = len(self.lines(width))
        fits = int((room + 0.01) / self.style.leading)
        if fits >= total:
            return self, None
        if not force:
            if total - fits < LEAST_LINES:
                fits = total - LEAST_LINES
            if fits < LEAST_LINES:
                return None, self
        fits = max(fits, 1)
        return self._piece(self.skip, self.skip + fits), self._piece(self.skip + fits, self.upto)

    def _piece(self, skip: int, upto: int | None) -> Text:
        return Text(
            self.spans, self.style, self.element, bind=self.bind, right=self.right, skip=skip, upto=upto
        )

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        if self.element is None:
            self._draw_lines(canvas, x, y, width)
            return
        with canvas.element(self.element):
            self._draw_lines(canvas, x, y, width)

    def _draw_lines(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        baseline = y + self.style.baseline
        for line in self.lines(width):
            shift = 0.0
            if self.right:
                shift = width - line.width
            elif self.style.pull and line.pieces and line.pieces[0].run.text:
                first = line.pieces[0]
                shift = -fonts.side_bearing(first.run.font, first.run.text[0]) * first.size / 1000
            if self.spaced:
                line = structs.replace(line, spaced=True)
            canvas.line_of_text(x + shift, baseline, line)
            baseline += self.style.leading


def _as_typed(spans: tuple[Span, ...], element: Element | None) -> Element | None:
    """Text that runs from right to left gets an element of its own that says it in the order of typing."""
    if element is None or element.actual or any(span.link for span in spans):
        return element
    text = "".join(span.text for span in spans)
    if text.isascii() or not any(runs_right_to_left(character) for character in text):
        return element
    inner = element.add("Span")
    inner.actual = clean(text) + " "
    return inner


class Quote(Text):
    """A pull quote: its opening quotation mark hangs outside the column."""

    def __init__(
        self, mark: str, text: str, style: Type, element: Element | None, **more: int | None
    ) -> None:
        super().__init__(text, style, element, bind=False, skip=more.get("skip") or 0, upto=more.get("upto"))
        self.mark = mark

    def _piece(self, skip: int, upto: int | None) -> Text:
        return Quote(self.mark, self.spans[0].text, self.style, self.element, skip=skip, upto=upto)

    def _draw_lines(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        if self.mark and not self.skip:
            (mark,) = lines((Span(self.mark),), self.style, width)
            canvas.line_of_text(x - mark.width, y + self.style.baseline, mark)
        super()._draw_lines(canvas, x, y, width)


@dataclass
class Rule(Part):
    """A horizontal rule; the room it takes is its thickness."""

    thickness: float
    colour: str
    keep_with_next: bool = True

    def height(self, width: float) -> float:
        return self.thickness

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        with canvas.decoration():
            canvas.box(x, y, width, self.thickness, self.colour)


@dataclass
class Bar(Part):
    """The short bar in the accent colour."""

    width: float
    thickness: float
    colour: str
    keep_with_next: bool = True

    def height(self, width: float) -> float:
        return self.thickness

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        with canvas.decoration():
            canvas.box(x, y, self.width, self.thickness, self.colour)


@dataclass
class Stack(Part):
    """Parts below one another, each with the white before it; the first one's is dropped at a page's top."""

    items: list[tuple[float, Part]] = field(default_factory=list)

    def add(self, part: Part, before: float = 0.0) -> Stack:
        self.items.append((before, part))
        return self

    def height(self, width: float) -> float:
        return sum(before + part.height(width) for before, part in self.items)

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        used = 0.0
        for index, (before, part) in enumerate(self.items):
            high = before + part.height(width)
            if used + high <= room + 0.01:
                used += high
                continue
            return self._split_at(index, width, room - used - before, force)
        return self, None

    def _split_at(
        self, index: int, width: float, room: float, force: bool
    ) -> tuple[Part | None, Part | None]:
        before, part = self.items[index]
        taken = list(self.items[:index])
        first, rest = part.split(width, room, force and not taken) if room > 0 or not taken else (None, part)
        if first is None:
            while taken and taken[-1][1].keep_with_next:
                taken.pop()
            if not taken and force:
                # Nothing but parts that wish to stay together: give up the wish, not the text.
                taken = list(self.items[: max(index, 1)])
            if not taken:
                return None, self
            return Stack(taken), Stack([(0.0, self.items[len(taken)][1]), *self.items[len(taken) + 1 :]])
        left: list[tuple[float, Part]] = [] if rest is None else [(0.0, rest)]
        left += self.items[index + 1 :]
        return Stack([*taken, (before, first)]), Stack(left) if left else None

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        for before, part in self.items:
            y += before
            part.draw(canvas, x, y, width)
            y += part.height(width)


@dataclass
class Column:
    """One column of `Columns`: where it starts, how wide it is, what stands in it."""

    x: float
    width: float
    content: Part


@dataclass
class Columns(Part):
    """Columns side by side, each breaking over pages on its own; at least `least` high."""

    columns: list[Column]
    least: float = 0.0
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return max([self.least, *(c.content.height(c.width) for c in self.columns)])

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        natural = max((c.content.height(c.width) for c in self.columns), default=0.0)
        if natural <= room + 0.01:
            return Columns(self.columns, min(self.least, room)), None
        pairs = [
            (
                c,
                (c.content, None)
                if c.content.height(c.width) <= room + 0.01
                else c.content.split(c.width, room, force),
            )
            for c in self.columns
        ]
        if any(first is None for c, (first, _rest) in pairs):
            return None, self
        fits = [Column(c.x, c.width, first) for c, (first, _rest) in pairs if first is not None]
        if all(rest is None for _c, (_first, rest) in pairs):
            return Columns(fits), None
        left = [Column(c.x, c.width, rest if rest is not None else Part()) for c, (_first, rest) in pairs]
        return Columns(fits), Columns(left)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        for column in self.columns:
            column.content.draw(canvas, x + column.x, y, column.width)


@dataclass
class Item(Part):
    """A list's item: a square, or a number in its own element, and the body beside it."""

    body: Part
    style: Type
    colour: str
    marker: str = ""
    label: Element | None = None
    indent: float = LIST_INDENT
    repeat: bool = False  # whether the number stands again over what is left overleaf

    def height(self, width: float) -> float:
        return self.body.height(width - self.indent)

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        first, rest = self.body.split(width - self.indent, room, force)
        if first is None:
            return None, self
        fits = replace(self, body=first)
        if rest is None:
            return fits, None
        if self.repeat:
            return fits, replace(self, body=rest, label=None)
        return fits, Indented(rest, self.indent)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        if self.marker:
            marker = self.style.coloured(self.colour).cut_as(fonts.SEMIBOLD)
            Text(self.marker, marker, self.label, bind=False, spaced=True).draw(canvas, x, y, self.indent)
        else:
            middle = y + self.style.baseline - 0.33 * self.style.size
            with canvas.decoration():
                canvas.box(x, middle - SQUARE / 2, SQUARE, SQUARE, self.colour)
        self.body.draw(canvas, x + self.indent, y, width - self.indent)


@dataclass
class Indented(Part):
    """A part moved to the right."""

    body: Part
    indent: float

    def height(self, width: float) -> float:
        return self.body.height(width - self.indent)

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        first, rest = self.body.split(width - self.indent, room, force)
        return (
            Indented(first, self.indent) if first is not None else None,
            Indented(rest, self.indent) if rest is not None else None,
        )

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        self.body.draw(canvas, x + self.indent, y, width - self.indent)


@dataclass
class Figure(Part):
    """A picture that fills a rectangle, cut at its edges where its shape is another one."""

    picture: ReadyPicture
    high: float
    element: Element

    def height(self, width: float) -> float:
        return self.high

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        draw_filling(canvas, self.picture, x, y, width, self.high, self.element)


def draw_filling(
    canvas: TaggedCanvas,
    picture: ReadyPicture,
    x: float,
    y: float,
    width: float,
    height: float,
    element: Element,
) -> None:
    """Draw a picture over the whole rectangle, in its own shape; what stands over is cut, less at the top."""
    scale = max(width / picture.width, height / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    element.bbox = (x, canvas.height - y - height, x + width, canvas.height - y)
    with canvas.element(element):
        canvas.picture(
            picture.data, x - (wide - width) / 2, y - (high - height) / 3, wide, high, (x, y, width, height)
        )


def draw_fitting(
    canvas: TaggedCanvas,
    picture: ReadyPicture,
    x: float,
    y: float,
    width: float,
    height: float,
    element: Element,
) -> float:
    """Draw a picture whole within the rectangle, at its left and middle; return how wide it became."""
    scale = min(width / picture.width, height / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    top = y + (height - high) / 2
    element.bbox = (x, canvas.height - top - high, x + wide, canvas.height - top)
    with canvas.element(element):
        canvas.picture(picture.data, x, top, wide, high)
    return wide
