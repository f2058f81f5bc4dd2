"""What stands within an objective of a plan of actions: its text, its actions, and those below it."""

from __future__ import annotations

from collections.abc import Callable

from plandesk.reports.action_plan_data import Pillar, PlannedAction
from plandesk.reports.markdown import body
from plandesk.reports.parts import Item, Stack, Text
from plandesk.reports.structure import Element
from plandesk.reports.style import Sheet
from plandesk.reports.wording import _

Actions = Callable[[tuple[PlannedAction, ...], Element], Stack]


def titled(pillar: Pillar) -> str:
    """The title with its number, if it has one."""
    return f"{pillar.number} {pillar.title}" if pillar.number else pillar.title


def content(pillar: Pillar, parent: Element, heading: int, sheet: Sheet, actions: Actions) -> Stack:
    """All that stands under the title; `actions` sets the list, `heading` is the rank of titles within."""
    stack = Stack()
    if pillar.body.strip():
        stack.add(body(pillar.body, sheet, parent, heading=heading))
    if pillar.actions:
        stack.add(actions(pillar.actions, parent), 9.0 if stack.items else 0.0)
    for one in pillar.below:
        within = parent.add("Sect")
        title = within.add(f"H{min(heading, 6)}")
        stack.add(
            Text(titled(one), sheet.block_title, title, keep_with_next=True), 15.0 if stack.items else 0.0
        )
        stack.add(content(one, within, heading + 1, sheet, actions), 5.0)
    return stack


def action_words(one: PlannedAction, entry: Element, sheet: Sheet) -> Stack:
    """An action in words: its text, its sub-items, and who leads it until when."""
    stack = Stack().add(Text(one.text, sheet.body, entry.add("P")))
    if one.sub_items:
        within = entry.list()
        for text in one.sub_items:
            below = Stack().add(Text(text, sheet.table, within.add("LI").add("LBody")))
            stack.add(Item(below, sheet.table, sheet.colours.brand40), 3.0)
    about = []
    if one.leads:
        about.append(_("Lead: {names}").format(names=one.leads))
    if one.due:
        about.append(_("Due: {due}").format(due=one.due))
    if about:
        # Who and when stand with the words they are about, not alone overleaf.
        stack.items[-1][1].keep_with_next = True
        stack.add(Text(" · ".join(about), sheet.label, entry.add("P")), 1.0)
    return stack
