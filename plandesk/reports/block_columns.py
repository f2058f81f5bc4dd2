"""Blocks of a section side by side: picture, large figure, title, text and note under a rule."""

from __future__ import annotations

from collections.abc import Sequence

from plandesk.reports.markdown import body
from plandesk.reports.narrative_data import PlanBlock
from plandesk.reports.parts import Column, Columns, Figure, Part, Rule, Stack, Text
from plandesk.reports.pictures import ready
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, HAIR, Paper, Sheet
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.text_table import TextTable
from plandesk.reports.wording import _

_SHAPE = 0.62  # a picture's height in widths of its column


def block_row(
    blocks: Sequence[PlanBlock],
    sect: Element,
    sheet: Sheet,
    wide: float,
    thickness: float,
    colour: str,
    heading: int,
) -> Columns:
    """Blocks in columns so wide, each under a rule; `heading` is the level of their titles."""
    columns = []
    above = 12.0 if thickness == HAIR else 9.0
    for index, block in enumerate(blocks):
        stack = _content(block, sect.add("Div"), sheet, heading, above, wide)
        # The rule spans the column; text keeps clear of its right end where two stand side by side.
        text_wide = wide - 18.0 if wide > 200 else wide
        column = Stack().add(Rule(thickness, colour)).add(Narrow(stack, text_wide))
        columns.append(Column(index * (wide + GUTTER), wide, column))
    return Columns(columns)


def _content(block: PlanBlock, div: Element, sheet: Sheet, heading: int, above: float, wide: float) -> Stack:
    stack = Stack()
    image = ready(block.picture.data) if block.picture is not None else None
    if image is not None and block.picture is not None:
        alt = block.picture.alt or _("Picture: {title}").format(title=block.title or block.note)
        stack.add(Figure(image, wide * _SHAPE, div.add("Figure", alt=alt)), above)
    title_element = div.add(f"H{heading}") if block.title.strip() else None
    if block.figure.strip():
        figure = Text(block.figure.strip(), sheet.large_figure, div.add("P"), keep_with_next=True)
        stack.add(figure, 9.0 if stack.items else above)
    if title_element is not None:
        title = Text(block.title, sheet.block_title, title_element, keep_with_next=True)
        gap = 3.0 if block.figure.strip() else 9.0
        stack.add(title, gap if stack.items else above)
    text = body(block.body, sheet, div, heading=heading + 1)
    if text.items:
        stack.add(text, 6.0 if stack.items else above)
    if block.note.strip():
        stack.add(Text(block.note.strip(), sheet.note, div.add("P")), 6.0 if stack.items else above)
    return stack


def narrow_text(stack: Stack, most: float) -> Stack:
    """The parts of a text at reading width, its tables over the whole width."""
    return Stack(
        [
            (before, part if isinstance(part, TextTable) else Narrow(part, most, part.keep_with_next))
            for before, part in stack.items
        ]
    )


def label_and_body(paper: Paper, left: Part, right: Part) -> Columns:
    """A label with its body, in the standing division of the sheet."""
    return Columns([Column(0, paper.label, left), Column(paper.body_x, paper.body, right)])


class Narrow(Part):
    """A part on less than the width it is given."""

    def __init__(self, content: Part, most: float, keep_with_next: bool = False) -> None:
        self.content = content
        self.most = most
        self.keep_with_next = keep_with_next

    def height(self, width: float) -> float:
        return self.content.height(min(width, self.most))

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        first, rest = self.content.split(min(width, self.most), room, force)
        return first and Narrow(first, self.most), rest and Narrow(rest, self.most)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        self.content.draw(canvas, x, y, min(width, self.most))
