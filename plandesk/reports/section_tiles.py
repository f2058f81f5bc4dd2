"""Tiles, large figures and stories: blocks of a section as they stand on any sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from plandesk.reports import fonts
from plandesk.reports.block_columns import Narrow
from plandesk.reports.chart_pen import width_of
from plandesk.reports.colours import WHITE
from plandesk.reports.markdown import body
from plandesk.reports.narrative_data import PlanBlock
from plandesk.reports.parts import Column, Columns, Figure, Part, Rule, Stack, Text
from plandesk.reports.pictures import ready
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, HEAVY, Paper, Sheet, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.wording import _

_PAD = 11.0
_ROWS = 24.0  # of white between rows
_PICTURE = 0.62  # a picture's height in its widths


@dataclass(frozen=True, slots=True)
class Boxed:
    """What stands in one box: a number and a title; `key` is the place that it leads to."""

    number: str
    title: str
    key: str = ""


def across(many: int, paper: Paper) -> int:
    """How many blocks stand beside one another: rows as even as can be."""
    most = 4 if paper.lies else 3
    if many <= most:
        return max(many, 2)
    rows = -(-many // most)
    return -(-many // rows)


def is_bare(block: PlanBlock) -> bool:
    """Whether a block is a title alone."""
    return not (block.body.strip() or block.figure.strip() or block.note.strip() or block.picture)


def numbers(many: int) -> list[str]:
    """ "1" to "9", or "01" to "12" where there are more."""
    return [f"{place:02}" if many > 9 else str(place) for place in range(1, many + 1)]


# Boxes in the brand's colour


def box_rows(boxes: Sequence[Boxed], sheet: Sheet, sect: Element, frame: float, most: int) -> list[Columns]:
    """Numbers and titles on the brand's colour, all of one height, `most` of them in a row; one list."""
    if not boxes:
        return []
    rows = -(-len(boxes) // most)
    in_row = -(-len(boxes) // rows)
    wide = (frame - GUTTER * (in_row - 1)) / in_row
    entries = sect.list("None")
    made = [_Box(one, sheet, entries.add("LI").add("LBody")) for one in boxes]
    high = max(one.own_height(wide) for one in made)
    for one in made:
        one.high = high
    return [
        Columns(
            [Column(place * (wide + GUTTER), wide, one) for place, one in enumerate(made[start : start + in_row])]
        )
        for start in range(0, len(made), in_row)
    ]


class _Box(Part):
    """A number above a title; as a whole it leads to its place where it has one."""

    def __init__(self, one: Boxed, sheet: Sheet, entry: Element) -> None:
        self.one = one
        self.fill = sheet.colours.brand
        self.high = 0.0
        self.link = entry.add("Link") if one.key else None
        inside = self.link or entry
        number = Type(fonts.LIGHT, 24, 27, sheet.colours.on_dark, pull=True)
        self.stack = Stack()
        if one.number:
            self.stack.add(Text(one.number, number, inside.add("Span"), bind=False, spaced=True))
        title = Text(one.title, sheet.block_title.coloured(WHITE), inside.add("Span"))
        self.stack.add(title, 4.0 if one.number else 0.0)

    def own_height(self, width: float) -> float:
        """How high it is by itself."""
        return max(84.0, self.stack.height(width - 2 * _PAD) + 2 * _PAD + 3.0)

    def height(self, width: float) -> float:
        return self.high or self.own_height(width)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        with canvas.decoration():
            canvas.box(x, y, width, self.height(width), self.fill)
        self.stack.draw(canvas, x + _PAD, y + _PAD - 2.0, width - 2 * _PAD)
        if self.link is not None:
            says = " ".join(filter(None, (self.one.number, self.one.title)))
            canvas.link(self.link, "#" + self.one.key, says, x, y, width, self.height(width))


# Blocks under rules: tiles and large figures


@dataclass(frozen=True, slots=True)
class TileRows:
    """Makes the rows of a section's blocks; `heading` is the level of their titles."""

    sheet: Sheet
    paper: Paper
    heading: int

    def rows(self, blocks: Sequence[PlanBlock], sect: Element, numbered: bool) -> list[Columns]:
        """Blocks under heavy rules, with a number each where they are `numbered`."""
        many = across(len(blocks), self.paper)
        named = numbers(len(blocks)) if numbered else [""] * len(blocks)
        pairs = list(zip(named, blocks, strict=True))
        figure = self._figure_type([one.figure for one in blocks], self._wide(many))
        return [
            self._row(pairs[start : start + many], sect, many, figure) for start in range(0, len(pairs), many)
        ]

    def figure_rows(self, blocks: Sequence[PlanBlock], sect: Element) -> Iterator[Columns]:
        """Large figures with their words; blocks without one stand in rows of their own."""
        for _with, group in groupby(blocks, key=lambda one: bool(one.figure.strip())):
            yield from self.rows(list(group), sect, numbered=False)

    def _wide(self, many: int) -> float:
        return (self.paper.frame - GUTTER * (many - 1)) / many

    def _row(
        self, blocks: Sequence[tuple[str, PlanBlock]], sect: Element, many: int, figure: Type
    ) -> Columns:
        wide = self._wide(many)
        columns = []
        for place, (number, block) in enumerate(blocks):
            content = self._block(number, block, sect.add("Div"), wide, figure)
            column = Stack().add(Rule(HEAVY, self.sheet.colours.brand))
            column.add(Narrow(content, wide - 12.0 if wide > 120 else wide), 9.0)
            columns.append(Column(place * (wide + GUTTER), wide, column))
        return Columns(columns)

    def _block(self, number: str, block: PlanBlock, div: Element, wide: float, figure: Type) -> Stack:
        sheet, stack = self.sheet, Stack()
        title, large, note = block.title.strip(), block.figure.strip(), block.note.strip()
        above = None
        if number:
            above = Type(fonts.LIGHT, 18, 21, sheet.colours.accent_text, pull=True)
            stack.add(Text(number, above, div.add("P"), bind=False, keep_with_next=True))
        if title:
            heading = div.add(f"H{min(self.heading, 6)}")
            stack.add(Text(title, sheet.block_title, heading, keep_with_next=True), 2.0 if above else 0.0)
        if large:
            stack.add(Text(large, figure, div.add("P"), bind=False, keep_with_next=bool(note)), 5.0)
        if note:
            style = sheet.table.cut_as(fonts.SEMIBOLD) if large else sheet.label
            stack.add(Text(note, style, div.add("P")), 2.0)
        image = ready(block.picture.data) if block.picture is not None else None
        if image is not None and block.picture is not None:
            alt = block.picture.alt or _("Picture: {title}").format(title=title or note)
            stack.add(Figure(image, (wide - 12.0) * _PICTURE, div.add("Figure", alt=alt)), 7.0)
        text = body(block.body, sheet, div, heading=min(self.heading + 1, 6))
        if text.items:
            stack.add(text, 6.0 if stack.items else 0.0)
        return stack

    def _figure_type(self, texts: Sequence[str], wide: float) -> Type:
        """The largest type in which every figure stands on one line."""
        steps = ((42.0, 45.0), (36.0, 39.0), (30.0, 33.0), (24.0, 27.0), (18.0, 24.0))
        for size, leading in steps[0 if self.paper.lies else 1 :]:
            style = Type(fonts.LIGHT, size, leading, self.sheet.colours.brand, pull=True)
            if all(width_of(text, style) <= wide - 12.0 for text in texts):
                break
        return style


# Stories


def story_parts(block: PlanBlock, number: str, sheet: Sheet, paper: Paper, sect: Element, heading: int) -> Part:
    """A story below its title: picture, or number, at the left; figure, note and text beside."""
    left, right = Stack(), Stack()
    image = ready(block.picture.data) if block.picture is not None else None
    wide_left = paper.label if image is None or not paper.lies else paper.frame * 0.42
    if image is not None and block.picture is not None:
        alt = block.picture.alt or _("Picture: {title}").format(title=block.title)
        high = min(wide_left * image.height / image.width, paper.text_bottom - paper.title_top - 90)
        left.add(Figure(image, high, sect.add("Figure", alt=alt)))
    elif number:
        large = Type(fonts.LIGHT, 48, 48, sheet.colours.accent_text, pull=True)
        left.add(Text(number, large, sect.add("P"), bind=False))
    if block.figure.strip():
        large = Type(fonts.LIGHT, 48, 48, sheet.colours.brand, pull=True)
        right.add(Text(block.figure.strip(), large, sect.add("P"), bind=False))
    if block.note.strip():
        style = sheet.name if block.figure.strip() else sheet.label
        right.add(Text(block.note.strip(), style, sect.add("P")), 2.0 if right.items else 0.0)
    style = sheet.opening if paper.lies else sheet.body
    text = body(block.body, sheet, sect, heading=heading, style=style)
    if text.items:
        right.add(text, 12.0 if right.items else 0.0)
    x = wide_left + 24.0 if image is not None and paper.lies else paper.body_x
    if not left.items and not paper.lies:
        return right
    return Columns([Column(0.0, wide_left, left), Column(x, paper.frame - x, right)])
