"""A pillar or an area of focus on paper: its title at the left, its paragraph and initiatives beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import Struct

from plandesk.reports.action_plan_data import Pillar, PlannedAction
from plandesk.reports.fonts import SEMIBOLD
from plandesk.reports.outline_data import LevelName
from plandesk.reports.parts import Column, Columns, Item, Part, Rule, Stack, Text
from plandesk.reports.pillar_content import action_words, content, titled
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
        right = content(pillar, sect, self.heading + 1, self.sheet, self._actions)
        columns = [
            Column(0, self.paper.label, left),
            Column(self.paper.body_x, self.paper.body, Stack([(2.0, right)])),
        ]
        return _Ruled(
            TitledColumns(columns, again=again(pillar, self.sheet, self.paper)), self.sheet.colours.brand
        )

    def _actions(self, actions: tuple[PlannedAction, ...], parent: Element) -> Stack:
        stack, accent, entries = Stack(), self.sheet.colours.accent, parent.list("None")
        widest = max((len(one.number) for one in actions), default=0)
        indent = 10.0 if not widest else 10.0 + 6.0 * widest
        for place, one in enumerate(actions):
            entry = entries.add("LI")
            label = entry.add("Lbl") if one.number else None
            words = action_words(one, entry.add("LBody"), self.sheet)
            gap = 0.0 if not place else 3.5 if self.close else 5.0
            if place:
                # The rule ends the page that a list is broken on; overleaf the next one stands first.
                stack.add(Rule(HAIR, self.sheet.colours.rule, keep_with_next=False), gap)
            stack.add(Item(words, self.sheet.body, accent, one.number, label, indent), gap)
        return stack


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
