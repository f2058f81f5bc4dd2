"""Themes of a strategic plan: the title at the left, the actions beside it, over any number of pages."""

from __future__ import annotations

from msgspec import Struct

from plandesk.reports.action_plan_data import Pillar, PlannedAction
from plandesk.reports.markdown import body
from plandesk.reports.parts import Column, Item, Part, Rule, Stack, Text
from plandesk.reports.pillars import TitledColumns, again, titled
from plandesk.reports.structure import Element
from plandesk.reports.style import HAIR, Paper, Sheet
from plandesk.reports.wording import _

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
            Column(self.paper.body_x, self.paper.body, self._content(theme, sect, 5)),
        ]
        overleaf = again(theme, self.sheet, self.paper) if theme.title else None
        under = 9.0 if self.close else 12.0
        return Stack(
            [(0.0, Rule(HAIR, self.sheet.colours.rule)), (under, TitledColumns(columns, again=overleaf))]
        )

    def _content(self, theme: Pillar, parent: Element, heading: int) -> Stack:
        stack = Stack()
        if theme.body.strip():
            stack.add(body(theme.body, self.sheet, parent, heading=heading))
        if theme.actions:
            stack.add(self._actions(theme.actions, parent), 9.0 if stack.items else 0.0)
        for one in theme.below:
            within = parent.add("Sect")
            title = Text(
                titled(one), self.sheet.block_title, within.add(f"H{min(heading, 6)}"), keep_with_next=True
            )
            stack.add(title, 15.0 if stack.items else 0.0)
            stack.add(self._content(one, within, heading + 1), 5.0)
        return stack

    def _actions(self, actions: tuple[PlannedAction, ...], parent: Element) -> Stack:
        stack, accent = Stack(), self.sheet.colours.accent
        widest = max((len(one.number) for one in actions), default=0)
        entries = parent.list("Square" if not widest else "None")
        indent = 10.0 if not widest else 10.0 + 6.0 * widest
        for one in actions:
            entry = entries.add("LI")
            label = entry.add("Lbl") if one.number else None
            words = self._action(one, entry.add("LBody"))
            stack.add(
                Item(words, self.sheet.body, accent, one.number, label, indent),
                (_BETWEEN - (2.0 if self.close else 0.0)) if stack.items else 0.0,
            )
        return stack

    def _action(self, one: PlannedAction, entry: Element) -> Stack:
        stack = Stack().add(Text(one.text, self.sheet.body, entry.add("P")))
        if one.sub_items:
            within = entry.list()
            for text in one.sub_items:
                below = Stack().add(Text(text, self.sheet.table, within.add("LI").add("LBody")))
                stack.add(Item(below, self.sheet.table, self.sheet.colours.brand40), 3.0)
        about = []
        if one.leads:
            about.append(_("Lead: {names}").format(names=one.leads))
        if one.due:
            about.append(_("Due: {due}").format(due=one.due))
        if about:
            stack.add(Text(" · ".join(about), self.sheet.label, entry.add("P")), 1.0)
        return stack
