"""Stories: below one another on pages that stand; side by side or a page each where pages lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from plandesk.reports import fonts
from plandesk.reports.block_columns import Narrow, label_and_body
from plandesk.reports.markdown import body
from plandesk.reports.narrative_data import PlanBlock
from plandesk.reports.pages import Flow
from plandesk.reports.parts import Column, Columns, Figure, Rule, Stack, Text
from plandesk.reports.pictures import ready
from plandesk.reports.section_tiles import Boxed, box_rows, is_bare, numbers
from plandesk.reports.structure import Element
from plandesk.reports.style import GUTTER, HEAVY, Paper, Sheet, Type
from plandesk.reports.wording import _

_LONG_TITLE = 60
_READING = 468.0
_TOGETHER = 150.0  # so much of a story has room below the one before
_SIDE_BY_SIDE = 3
_SHAPES = (0.62, 0.5, 0.42)  # a picture's height in its widths, in a column: the first that has room
_BETWEEN = 36.0


class _Story(Struct, frozen=True):
    """A story with its number in the list of them, and its place."""

    block: PlanBlock
    number: str
    key: str

    @property
    def name(self) -> str:
        """What it is called in lists."""
        return self.block.title.strip() or self.block.note.strip()


class StoryPages:
    """Puts stories into a flow: below one another where pages stand.

    Where they lie, a few short ones stand side by side below the title of their section; of more, or longer
    ones, each with a picture has a page, and those without share one. `heading` is the level of their
    titles, `section` the title of the section they belong to.
    """

    def __init__(self, flow: Flow, heading: int, section: str) -> None:
        self.flow = flow
        self.sheet = flow.sheet
        self.paper = flow.paper
        self.heading = heading
        self.section = section

    def needs(self, blocks: Sequence[PlanBlock], least: float) -> float:
        """How high the stories are that stand together below the title, where that is a page at most."""
        paper, stories = self.paper, [_Story(one, "", "") for one in blocks]
        together = paper.lies and not any(map(is_bare, blocks))
        if not (together and self._fit(stories, paper.text_bottom - paper.text_top - least)):
            return least
        return self._high(stories, _SHAPES[-1])

    def add(self, blocks: Sequence[PlanBlock], sect: Element, key: str) -> None:
        """Lay out the stories of a section whose title has been placed; `key` names their places."""
        if not self.paper.lies:
            for place, block in enumerate(blocks):
                self._upright(block, sect.add("Sect"), place)
            return
        named = numbers(len(blocks)) if len(blocks) > 1 else [""] * len(blocks)
        stories = [
            _Story(block, number, f"{key}-{place}")
            for place, (block, number) in enumerate(zip(blocks, named, strict=True))
        ]
        told = [one for one in stories if not is_bare(one.block)]
        if len(told) == len(stories) > 1 and self._fit(told, self.flow.room):
            self._side_by_side(told, sect)
            return
        if len(stories) > 1:
            # Boxes have pictures where most stories do, else they would be frames without one.
            pictured = 2 * sum(one.block.picture is not None for one in stories) >= len(stories)
            boxes = [
                Boxed(
                    one.number,
                    one.name,
                    one.key if one in told else "",
                    ready(one.block.picture.data) if pictured and one.block.picture is not None else None,
                )
                for one in stories
            ]
            for place, row in enumerate(box_rows(boxes, self.sheet, sect, self.paper.frame, 4)):
                self.flow.add(row, GUTTER if place else 0.0)
        for group in self._balanced(list(self._groups(told))):
            if len(group) == 1:
                self._lying(group[0], sect.add("Sect"), alone=len(stories) == 1)
                continue
            if self._fit(group, self.flow.room - _BETWEEN):
                self.flow.skip(_BETWEEN)
            else:
                self.flow.page(self.section)
            self._side_by_side(group, sect)

    # Side by side

    def _groups(self, stories: Sequence[_Story]) -> Iterator[list[_Story]]:
        """The stories by the page they stand on: those without a picture together while they fit."""
        most, group = self.paper.text_bottom - self.paper.text_top, list[_Story]()
        for one in stories:
            joins = bool(group) and one.block.picture is None and group[-1].block.picture is None
            if group and not (joins and self._fit([*group, one], most)):
                yield group
                group = []
            group.append(one)
        if group:
            yield group

    def _balanced(self, groups: list[list[_Story]]) -> list[list[_Story]]:
        """The groups so that no short story stands alone behind more than two that stand together."""
        most = self.paper.text_bottom - self.paper.text_top
        for before, last in zip(groups, groups[1:], strict=False):
            alone = len(before) > 2 and len(last) == 1 and last[0].block.picture is None
            if alone and self._fit([before[-1], last[0]], most):
                last.insert(0, before.pop())
        return groups

    def _fit(self, stories: Sequence[_Story], room: float) -> bool:
        """Whether the stories stand side by side, whole, in so much height."""
        if not 1 < len(stories) <= _SIDE_BY_SIDE:
            return False
        return self._high(stories, _SHAPES[-1]) <= room

    def _high(self, stories: Sequence[_Story], shape: float) -> float:
        """How high stories are side by side, with pictures of that shape."""
        return self._columns(stories, Element("Sect"), shape).height(self.paper.frame)

    def _side_by_side(self, stories: Sequence[_Story], sect: Element) -> None:
        for one in stories:
            self.flow.bookmark(one.name or self.section, one.key, 1)
        room = self.flow.room
        shape = next((one for one in _SHAPES if self._high(stories, one) <= room), _SHAPES[-1])
        self.flow.add(self._columns(stories, sect, shape))

    def _columns(self, stories: Sequence[_Story], sect: Element, shape: float) -> Columns:
        many = len(stories)
        wide = (self.paper.frame - GUTTER * (many - 1)) / many
        return Columns(
            [
                Column(place * (wide + GUTTER), wide, self._column(one.block, sect.add("Sect"), wide, shape))
                for place, one in enumerate(stories)
            ]
        )

    def _column(self, block: PlanBlock, sect: Element, wide: float, shape: float) -> Stack:
        """A story in a column: title, picture, figure and text under a rule."""
        sheet, title = self.sheet, block.title.strip()
        stack = Stack().add(Rule(HEAVY, sheet.colours.brand))
        if title:
            stack.add(Text(title, sheet.long_quote, sect.add(f"H{self.heading}")), 7.0)
        image = ready(block.picture.data) if block.picture is not None else None
        if image is not None and block.picture is not None:
            alt = block.picture.alt or _("Picture: {title}").format(title=title or block.note)
            stack.add(Figure(image, wide * shape, sect.add("Figure", alt=alt)), 9.0)
        about = Stack()
        _figure_and_note(about, block, sheet, sect)
        if about.items:
            stack.add(about, 9.0)
        text = body(block.body, sheet, sect, heading=min(self.heading + (1 if title else 0), 6))
        if text.items:
            stack.add(Narrow(text, min(wide - 6.0, _READING)), 9.0)
        return stack

    # One below the other

    def _lying(self, one: _Story, sect: Element, alone: bool) -> None:
        """A story in the width of the sheet: on a page of its own, or below another where it has room."""
        flow, block, title = self.flow, one.block, one.block.title.strip()
        below = self.heading + (1 if title else 0)
        if not alone:
            high = _told(block, "", self.sheet, self.paper, Element("Sect"), below).height(self.paper.frame)
            shares = block.picture is None and flow.room >= _BETWEEN + HEAVY + 66.0 + high
            if shares:
                flow.skip(_BETWEEN)
                flow.add(Rule(HEAVY, self.sheet.colours.brand))
                flow.skip(9.0)
                alone = True
            else:
                flow.page(self.section, top=self.paper.title_top)
        if title:
            flow.bookmark(title, one.key, 1)
            style = self.sheet.section if alone else self.sheet.page_title
            if len(title) > _LONG_TITLE and not alone:
                style = self.sheet.long_title
            flow.add(Text(title, style, sect.add(f"H{self.heading}")))
            flow.skip(21.0)
        else:
            flow.bookmark(block.note.strip() or self.section, one.key, 1)
        flow.add(_told(block, one.number, self.sheet, self.paper, sect, below))

    def _upright(self, block: PlanBlock, sect: Element, place: int) -> None:
        """The title at the left with picture and figure, the text beside it."""
        flow, sheet, paper = self.flow, self.sheet, self.paper
        left = Stack()
        title = block.title.strip()
        if title:
            left.add(Text(title, sheet.block_title, sect.add(f"H{self.heading}")))
        image = ready(block.picture.data) if block.picture is not None else None
        if image is not None and block.picture is not None:
            alt = block.picture.alt or _("Picture: {title}").format(title=title or self.section)
            high = min(paper.label * image.height / image.width, paper.label * 1.4)
            left.add(Figure(image, high, sect.add("Figure", alt=alt)), 9.0 if left.items else 3.0)
        right = Stack()
        _figure_and_note(right, block, sheet, sect)
        text = body(block.body, sheet, sect, heading=min(self.heading + (1 if title else 0), 6))
        if text.items:
            right.add(text, 9.0 if right.items else 0.0)
        both = label_and_body(paper, left, right)
        if place and flow.room < 24.0 + min(both.height(paper.frame), _TOGETHER):
            flow.overleaf()
        story = Stack().add(Rule(HEAVY, sheet.colours.brand)).add(both, 9.0)
        flow.add(story, 27.0 if place else 0.0)


def _told(block: PlanBlock, number: str, sheet: Sheet, paper: Paper, sect: Element, heading: int) -> Columns:
    """A story below its title on a sheet that lies: picture or number at the left, the text beside it."""
    left, right = Stack(), Stack()
    image = ready(block.picture.data) if block.picture is not None else None
    wide, x = paper.label, paper.body_x
    if image is not None and block.picture is not None:
        wide = round(paper.frame * (0.44 if image.width >= image.height else 0.3))
        x = wide + 24.0
        alt = block.picture.alt or _("Picture: {title}").format(title=block.title.strip() or block.note)
        most = paper.text_bottom - paper.title_top - 96.0
        left.add(
            Figure(image, min(wide * image.height / image.width, most), sect.add("Figure", alt=alt)), 3.0
        )
    elif number:
        left.add(Text(number, _large(sheet, sheet.colours.accent_text), sect.add("P"), bind=False))
    _figure_and_note(right, block, sheet, sect)
    text = body(block.body, sheet, sect, heading=min(heading, 6), style=sheet.opening)
    if text.items:
        right.add(text, 12.0 if right.items else 0.0)
    return Columns([Column(0.0, wide, left), Column(x, min(paper.frame - x, _READING), right)])


def _figure_and_note(stack: Stack, block: PlanBlock, sheet: Sheet, sect: Element) -> None:
    if block.figure.strip():
        stack.add(Text(block.figure.strip(), _large(sheet, sheet.colours.brand), sect.add("P"), bind=False))
    if block.note.strip():
        style = sheet.name if block.figure.strip() else sheet.label
        stack.add(Text(block.note.strip(), style, sect.add("P")), 2.0 if stack.items else 0.0)


def _large(sheet: Sheet, colour: str) -> Type:
    return Type(fonts.LIGHT, 48, 48, colour, pull=True)
