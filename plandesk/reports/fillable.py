"""Parts of a fillable PDF: a label and below it a box to type in, or a box to tick.

A box is drawn on the page, so that it is there on paper and in viewers that know no fields; the field lies
within it. A field isn't cut by its box: what doesn't fit is scrolled to. Lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass

from plandesk.reports import fonts
from plandesk.reports.form_fields import fit_for_typing
from plandesk.reports.parts import Part, Text
from plandesk.reports.structure import Element
from plandesk.reports.style import HAIR, Sheet, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Line, Span, lines

SIZE, LEADING = 10.0, 12.6
LABEL_GAP = 3.0
TICK = 11.0
_PADDING = 4.0
_ONE_LINE = LEADING + 2 * _PADDING


@dataclass
class FormField(Part):
    """A field for text with its label above it.

    `name` is unique in the document, has no full stop and is what comes back; `tooltip` is what is read out
    and shown for it. `within` is the element it belongs to, e.g. a "Sect" or "TD". The box is `high`, more
    where the value needs more, up to `at_most`, and less where the page has no more. An empty label leaves
    it out.
    """

    name: str
    tooltip: str
    value: str
    within: Element
    sheet: Sheet
    label: str = ""
    multiline: bool = True
    high: float = 90.0
    at_most: float = 460.0
    read_only: bool = False
    keep_with_next: bool = False

    def __post_init__(self) -> None:
        self._label = Text(self.label, self.sheet.table_head, self.within.add("P")) if self.label else None
        self._element = self.within.add("Form")

    def height(self, width: float) -> float:
        return self._head(width) + self._box(width)

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        if self.height(width) <= room + 0.01:
            return self, None
        if not force:
            return None, self
        return _Shortened(self, max(room, self._head(width) + _ONE_LINE)), None

    def _head(self, width: float) -> float:
        return self._label.height(width) + LABEL_GAP if self._label is not None else 0.0

    def _box(self, width: float) -> float:
        if not self.multiline:
            return _ONE_LINE
        needed = len(self._lines(width)) * LEADING + 2 * _PADDING
        return max(self.high, min(needed, self.at_most), _ONE_LINE)

    def _lines(self, width: float) -> tuple[Line, ...]:
        value = fit_for_typing(self.value)
        if not value:
            return ()
        return lines((Span(value),), self._type(), width - 2 * _PADDING - 2 * HAIR, bind=False)

    def _type(self) -> Type:
        return Type(fonts.REGULAR, SIZE, LEADING, self.sheet.colours.ink)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        self.draw_in(canvas, x, y, width, self.height(width))

    def draw_in(self, canvas: TaggedCanvas, x: float, y: float, width: float, room: float) -> None:
        """Draw the label and the box into a rectangle."""
        if self._label is not None:
            self._label.draw(canvas, x, y, width)
        head = self._head(width)
        colours = self.sheet.colours
        frame(canvas, x, y + head, width, room - head, colours.rule if self.read_only else colours.muted)
        canvas.text_field(
            self._element,
            self.name,
            self.tooltip,
            fit_for_typing(self.value),
            (x + _PADDING, y + head + _PADDING, width - 2 * _PADDING, room - head - 2 * _PADDING),
            self._lines(width),
            self._type(),
            self.multiline,
            self.read_only,
        )


@dataclass
class _Shortened(Part):
    """A field taller than a page, in the room there is."""

    field: FormField
    high: float

    def height(self, width: float) -> float:
        return self.high

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        self.field.draw_in(canvas, x, y, width, self.high)


@dataclass
class CheckField(Part):
    """A box to tick with its words beside it, if there are any; the rest as for FormField."""

    name: str
    tooltip: str
    value: bool
    within: Element
    sheet: Sheet
    label: str = ""
    keep_with_next: bool = False

    def __post_init__(self) -> None:
        self._element = self.within.add("Form")
        self._label = Text(self.label, self.sheet.table, self.within.add("P")) if self.label else None

    def height(self, width: float) -> float:
        words = self._label.height(width - 1.6 * TICK) if self._label is not None else 0.0
        return max(TICK, words)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        colours = self.sheet.colours
        frame(canvas, x, y, TICK, TICK, colours.muted)
        box = (x, y, TICK, TICK)
        canvas.check_field(self._element, self.name, self.tooltip, self.value, box, colours.ink)
        if self._label is not None:
            self._label.draw(canvas, x + 1.6 * TICK, y, width - 1.6 * TICK)


@dataclass
class Hidden(Part):
    """A value that comes back with the form and is not seen."""

    name: str
    value: str

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        canvas.hidden_field(self.name, self.value)


def frame(canvas: TaggedCanvas, x: float, y: float, width: float, height: float, colour: str) -> None:
    """Draw the four sides of a box as decoration."""
    with canvas.decoration():
        canvas.box(x, y, width, HAIR, colour)
        canvas.box(x, y + height - HAIR, width, HAIR, colour)
        canvas.box(x, y, HAIR, height, colour)
        canvas.box(x + width - HAIR, y, HAIR, height, colour)
