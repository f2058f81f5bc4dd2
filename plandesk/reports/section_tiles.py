"""Tiles, large figures and boxes: blocks of a section as they stand on any sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from plandesk.colours import WHITE
from plandesk.reports import fonts
from plandesk.reports.block_columns import Narrow
from plandesk.reports.chart_pen import width_of
from plandesk.reports.markdown import body
from plandesk.reports.narrative_data import PlanBlock
from plandesk.reports.parts import Column, Columns, Figure, Part, Rule, Stack, Text
from plandesk.reports.pictures import ReadyPicture, ready
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, HEAVY, Paper, Sheet, Type
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _

_PAD = 11.0
_PICTURE = 0.62  # a picture's height in its widths
_LARGE_ENOUGH = 30.0
_PICTURE_IN_BOX = 0.7


class Boxed(Struct, frozen=True):
    """What stands in one box: a number and a title; `key` is the place that it leads to.

    The picture above is decoration: what it shows is said where it leads to.
    """

    number: str
    title: str
    key: str = ""
    picture: ReadyPicture | None = None


def across(many: int, most: int) -> int:
    """How many blocks stand beside one another, at most so many: rows as even as can be."""
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
        one.pictured = any(box.picture is not None for box in boxes)
    return [
        Columns(
            [
                Column(place * (wide + GUTTER), wide, one)
                for place, one in enumerate(made[start : start + in_row])
            ]
        )
        for start in range(0, len(made), in_row)
    ]


class _Box(Part):
    """A number above a title; as a whole it leads to its place where it has one."""

    def __init__(self, one: Boxed, sheet: Sheet, entry: Element) -> None:
        self.one = one
        self.fill = sheet.colours.brand
        self.empty = sheet.colours.tint2
        self.high = 0.0
        self.pictured = False
        self.link = entry.add("Link") if one.key else None
        inside = self.link or entry
        number = Type(fonts.LIGHT, 24, 27, sheet.colours.on_dark, pull=True)
        self.stack = Stack()
        if one.number:
            self.stack.add(Text(one.number, number, inside.add("Span"), bind=False, spaced=True))
        title = Text(one.title, sheet.block_title.coloured(WHITE), inside.add("Span"), bind=False)
        self.stack.add(title, 4.0 if one.number else 0.0)

    def own_height(self, width: float) -> float:
        """How high it is by itself."""
        return max(78.0, self.stack.height(width - 2 * _PAD) + 2 * _PAD + 3.0)

    def _picture_high(self, width: float) -> float:
        return width * _PICTURE_IN_BOX if self.pictured else 0.0

    def height(self, width: float) -> float:
        return (self.high or self.own_height(width)) + self._picture_high(width)

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        above, picture = self._picture_high(width), self.one.picture
        with canvas.decoration():
            if picture is not None:
                scale = max(width / picture.width, above / picture.height)
                wide, high = picture.width * scale, picture.height * scale
                left, top = x - (wide - width) / 2, y - (high - above) / 3
                canvas.picture(picture.data, left, top, wide, high, (x, y, width, above))
            elif above:
                canvas.box(x, y, width, above, self.empty)
            canvas.box(x, y + above, width, self.height(width) - above, self.fill)
        self.stack.draw(canvas, x + _PAD, y + above + _PAD - 2.0, width - 2 * _PAD)
        if self.link is not None:
            says = " ".join(filter(None, (self.one.number, self.one.title)))
            canvas.link(self.link, "#" + self.one.key, says, x, y, width, self.height(width))


# Blocks under rules: tiles and large figures


class TileRows(Struct, frozen=True):
    """Makes the rows of a section's blocks; `heading` is the level of their titles."""

    sheet: Sheet
    paper: Paper
    heading: int

    def rows(self, blocks: Sequence[PlanBlock], sect: Element, numbered: bool) -> list[Columns]:
        """Blocks under heavy rules, with a number each where they are `numbered`."""
        named = numbers(len(blocks)) if numbered else [""] * len(blocks)
        pairs = list(zip(named, blocks, strict=True))
        most = 4 if self.paper.lies else 3
        many = across(len(blocks), most)
        figure = self._figure_type([one.figure for one in blocks], self._wide(many))
        if self.paper.lies and len(blocks) > most and all(one.figure.strip() for one in blocks):
            # Figures that are all short stand five in a row.
            closer = across(len(blocks), most + 1)
            smaller = self._figure_type([one.figure for one in blocks], self._wide(closer))
            if smaller.size >= _LARGE_ENOUGH:
                many, figure = closer, smaller
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
        text_wide = wide - 12.0 if wide > 120 else wide
        titles = [
            Text(one.title.strip(), self.sheet.block_title, None, bind=False).height(text_wide)
            for _n, one in blocks
        ]
        highest = max(titles) if any(one.figure.strip() for _n, one in blocks) else 0.0
        for place, (number, block) in enumerate(blocks):
            content = self._block(number, block, sect.add("Div"), wide, figure, highest - titles[place])
            column = Stack().add(Rule(HEAVY, self.sheet.colours.brand))
            column.add(Narrow(content, text_wide), 9.0)
            columns.append(Column(place * (wide + GUTTER), wide, column))
        return Columns(columns)

    def _block(
        self, number: str, block: PlanBlock, div: Element, wide: float, figure: Type, lower: float
    ) -> Stack:
        """One block; its figure stands so much `lower`, beside those below longer titles."""
        sheet, stack = self.sheet, Stack()
        title, large, note = block.title.strip(), block.figure.strip(), block.note.strip()
        if title:
            heading = div.add(f"H{min(self.heading, 6)}")
            spans = [Span(f"{number}\u2002", colour=sheet.colours.accent_text)] if number else []
            words = Text([*spans, Span(title)], sheet.block_title, heading, bind=False, keep_with_next=True)
            stack.add(words)
        if large:
            stack.add(Text(large, figure, div.add("P"), bind=False, keep_with_next=bool(note)), 5.0 + lower)
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
