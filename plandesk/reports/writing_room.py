"""Room to write on paper: lines, an answer with its label, a box to tick. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass

from plandesk.reports.fillable import TICK, frame
from plandesk.reports.parts import Part, Text
from plandesk.reports.structure import Element
from plandesk.reports.style import HAIR, Sheet
from plandesk.reports.tagged import TaggedCanvas

LINE = 24.0
_ANSWER = 36.0  # from the top of a label to the line below it
_LABEL_GAP = 5.0


@dataclass
class WritingLines(Part):
    """So many lines to write on, 24 apart."""

    count: int
    sheet: Sheet
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return self.count * LINE

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        if self.height(width) <= room + 0.01:
            return self, None
        if not force:
            return None, self
        # Lines to write on are no text: those without room are left out.
        return WritingLines(max(int(room / LINE), 1), self.sheet), None

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        with canvas.decoration():
            for place in range(1, self.count + 1):
                canvas.box(x, y + place * LINE - 1, width, HAIR, self.sheet.colours.rule)


class Answer(Part):
    """A label, below it what was answered, and the line it stands on."""

    def __init__(self, label: str, value: str, sheet: Sheet, within: Element) -> None:
        self.sheet = sheet
        self.label = Text(label, sheet.table_head, within.add("P"), bind=False)
        self.value = Text(value, sheet.body, within.add("P"), bind=False) if value else None

    def height(self, width: float) -> float:
        value = self.value.height(width) if self.value is not None else 0.0
        return max(_ANSWER, self.label.height(width) + _LABEL_GAP + value + 3.0)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        self.draw_in(canvas, x, y, width, self.height(width))

    def draw_in(self, canvas: TaggedCanvas, x: float, y: float, width: float, high: float) -> None:
        """Draw with the line at a height that several answers share."""
        self.label.draw(canvas, x, y, width)
        if self.value is not None:
            self.value.draw(canvas, x, y + high - 3.0 - self.value.height(width), width)
        with canvas.decoration():
            canvas.box(x, y + high - HAIR, width, HAIR, self.sheet.colours.muted)


@dataclass
class Answers(Part):
    """Answers side by side as (x, width, answer), on one line."""

    answers: list[tuple[float, float, Answer]]
    keep_with_next: bool = False

    def height(self, width: float) -> float:
        return max(answer.height(wide) for _x, wide, answer in self.answers)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        high = self.height(width)
        for left, wide, answer in self.answers:
            answer.draw_in(canvas, x + left, y, wide, high)


@dataclass
class TickBox(Part):
    """A box to tick with a pen."""

    sheet: Sheet

    def height(self, width: float) -> float:
        return TICK

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        frame(canvas, x, y, TICK, TICK, self.sheet.colours.muted)
