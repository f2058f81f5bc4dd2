"""Themes of a strategic plan: the title at the left, the actions beside it, over any number of pages."""

from __future__ import annotations

from msgspec import Struct

from plandesk.reports.action_plan_data import Pillar, PlannedAction
from plandesk.reports.parts import Column, Item, Part, Rule, Stack, Text
from plandesk.reports.pillar_content import action_words, content, titled
from plandesk.reports.pillars import TitledColumns, again
from plandesk.reports.structure import Element
from plandesk.reports.style import HAIR, Paper, Sheet

_BETWEEN = 6.0


class ThemeParts(Struct, frozen=True):
    """Makes the parts of themes for one sheet; `close` sets them with less white."""

    sheet: Sheet
    paper: Paper
    close: bool = False

    def whole(self, theme: Pillar, sect: Element) -> Part:
        """A theme under a thin rule, as wide as the frame; overleaf its title stands again, small."""
        left = Stack()
        if theme.title:
            left.add(Text(titled(theme), self.sheet.block_title, sect.add("H4")))
        columns = [
            Column(0, self.paper.label, left),
            Column(self.paper.body_x, self.paper.body, content(theme, sect, 5, self.sheet, self._actions)),
        ]
        overleaf = again(theme, self.sheet, self.paper) if theme.title else None
        under = 9.0 if self.close else 12.0
        return Stack(
            [(0.0, Rule(HAIR, self.sheet.colours.rule)), (under, TitledColumns(columns, again=overleaf))]
        )

    def _actions(self, actions: tuple[PlannedAction, ...], parent: Element) -> Stack:
        stack, accent = Stack(), self.sheet.colours.accent
        widest = max((len(one.number) for one in actions), default=0)
        entries = parent.list("Square" if not widest else "None")
        indent = 10.0 if not widest else 10.0 + 6.0 * widest
        for one in actions:
            entry = entries.add("LI")
            label = entry.add("Lbl") if one.number else None
            words = action_words(one, entry.add("LBody"), self.sheet)
            stack.add(
                Item(words, self.sheet.body, accent, one.number, label, indent),
                (_BETWEEN - (2.0 if self.close else 0.0)) if stack.items else 0.0,
            )
        return stack
