"""A pillar or an area of focus on paper: its title at the left, its paragraph and initiatives beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import Struct

from plandesk.reports.action_plan_data import Pillar, PlannedAction
from plandesk.reports.fonts import SEMIBOLD
from plandesk.reports.markdown import body
from plandesk.reports.outline_data import LevelName
from plandesk.reports.parts import Column, Columns, Item, Part, Rule, Stack, Text
from plandesk.reports.shortening import shortened
from plandesk.reports.structure import Element
from plandesk.reports.style import HAIR, HEAVY, Paper, Sheet
from plandesk.reports.tagged import TaggedCanvas
from plandesk.reports.typeset import Span
from plandesk.reports.wording import _, counted

_LONG_TITLE = 44
_AGAIN_LINES = 3


class PillarParts(Struct, frozen=True):
    """Makes the parts of pillars for one sheet; `close` sets them with less white.

    `levels` ends with that of the initiatives, `heading` is the rank of the titles.
    """

    sheet: Sheet
    paper: Paper
    levels: Sequence[LevelName]
    close: bool = False
    heading: int = 2

    def whole(self, pillar: Pillar, sect: Element, number: str = "") -> Part:
        """A pillar under a heavy rule, as wide as the frame; it breaks over pages and says its title again.

        `number` stands before the title where the pillar has none.
        """
        accent, numbered = self.sheet.colours.accent_text, pillar.number or number
        spans = [Span(numbered + " ", colour=accent)] if numbered else []
        style = self.sheet.section
        if len(pillar.title) > _LONG_TITLE:
            style = self.sheet.long_quote.cut_as(SEMIBOLD)
        left = Stack().add(Text([*spans, Span(pillar.title)], style, sect.add(f"H{self.heading}")))
        level, many = self.levels[-1], pillar.count()
        if many:
            holds = counted(many, level.name, level.plural)
            left.add(Text(holds, self.sheet.label, sect.add("P")), 4.0)
        right = self._content(pillar, sect, self.heading + 1)
        columns = [
            Column(0, self.paper.label, left),
            Column(self.paper.body_x, self.paper.body, Stack([(2.0, right)])),
        ]
        return _Ruled(
            TitledColumns(columns, again=again(pillar, self.sheet, self.paper)), self.sheet.colours.brand
        )

    def _content(self, pillar: Pillar, parent: Element, heading: int) -> Stack:
        stack = Stack()
        if pillar.body.strip():
            stack.add(body(pillar.body, self.sheet, parent, heading=heading))
        if pillar.actions:
            stack.add(self._actions(pillar.actions, parent.list("None")), 9.0 if stack.items else 0.0)
        for one in pillar.below:
            within = parent.add("Sect")
            title = Text(
                titled(one), self.sheet.block_title, within.add(f"H{min(heading, 6)}"), keep_with_next=True
            )
            stack.add(title, 15.0 if stack.items else 0.0)
            stack.add(self._content(one, within, heading + 1), 5.0)
        return stack

    def _actions(self, actions: tuple[PlannedAction, ...], entries: Element) -> Stack:
        stack, accent = Stack(), self.sheet.colours.accent
        widest = max((len(one.number) for one in actions), default=0)
        indent = 10.0 if not widest else 10.0 + 6.0 * widest
        for place, one in enumerate(actions):
            entry = entries.add("LI")
            label = entry.add("Lbl") if one.number else None
            words = self._action(one, entry.add("LBody"))
            gap = 0.0 if not place else 3.5 if self.close else 5.0
            if place:
                # The rule ends the page that a list is broken on; overleaf the next one stands first.
                stack.add(Rule(HAIR, self.sheet.colours.rule, keep_with_next=False), gap)
            stack.add(Item(words, self.sheet.body, accent, one.number, label, indent), gap)
        return stack

    def _action(self, one: PlannedAction, entry: Element) -> Stack:
        stack = Stack().add(Text(one.text, self.sheet.body, entry.add("P")))
        if one.sub_items:
            within = entry.list("Square")
            for text in one.sub_items:
                item = within.add("LI").add("LBody")
                below = Stack().add(Text(text, self.sheet.table, item))
                stack.add(Item(below, self.sheet.table, self.sheet.colours.brand40), 3.0)
        about = []
        if one.leads:
            about.append(_("Lead: {names}").format(names=one.leads))
        if one.due:
            about.append(_("Due: {due}").format(due=one.due))
        if about:
            # Who and when stand with the words they are about, not alone overleaf.
            stack.items[-1][1].keep_with_next = True
            stack.add(Text(" · ".join(about), self.sheet.label, entry.add("P")), 1.0)
        return stack


def titled(pillar: Pillar) -> str:
    """The title with its number, if it has one."""
    return f"{pillar.number} {pillar.title}" if pillar.number else pillar.title


def again(pillar: Pillar, sheet: Sheet, paper: Paper) -> Text:
    """What stands beside a pillar that goes on overleaf."""
    label = sheet.label
    title = shortened(titled(pillar), label.cut_as(SEMIBOLD), paper.label, _AGAIN_LINES)
    spans = [Span(title, SEMIBOLD), Span(" "), Span(_("(continued)"))]
    return Text(spans, label, None, upto=_AGAIN_LINES + 1)


@dataclass
class _Ruled(Part):
    """A part under a heavy rule; what is left of it overleaf is, too."""

    content: Part
    colour: str
    under: float = 9.0

    def height(self, width: float) -> float:
        return HEAVY + self.under + self.content.height(width)

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        first, rest = self.content.split(width, room - HEAVY - self.under, force)
        if first is None:
            return None, self
        return (
            _Ruled(first, self.colour, self.under),
            _Ruled(rest, self.colour, self.under) if rest is not None else None,
        )

    def draw(self, canvas: TaggedCanvas, x: float, y: float, width: float) -> None:
        Rule(HEAVY, self.colour).draw(canvas, x, y, width)
        self.content.draw(canvas, x, y + HEAVY + self.under, width)


@dataclass
class TitledColumns(Columns):
    """Title and content side by side; overleaf the title stands again, small."""

    again: Text | None = None

    def split(self, width: float, room: float, force: bool) -> tuple[Part | None, Part | None]:
        first, rest = super().split(width, room, force)
        if not isinstance(rest, Columns) or self.again is None or first is None:
            return first, rest
        left, right = rest.columns
        if not left.content.height(left.width):
            left = Column(left.x, left.width, self.again)
        return first, TitledColumns([left, right], again=self.again)
