"""Gaps in the numbers that are printed: what is internal leaves one, and numbers typed into titles can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from plandesk.domain.initiatives import Initiative
from plandesk.domain.preflight import Finding, Weight
from plandesk.i18n import _
from plandesk.reports.publication.references import Numbers
from plandesk.reports.publication.texts import PrintedPlan

_TYPED = re.compile(r"^\s*(?:[^\W\d_]+\s+)?(\d{1,3})(?:[.):–-]|\s)\s*\S")
Leaves = dict[int, list[Initiative]]


def numbers_by_level(plan: PrintedPlan, leaves: Leaves) -> list[Numbers]:
    """The numbers of each level of the plan, those of the initiatives last."""
    tree, count = plan.tree, len(plan.tree.plan.levels)
    every: list[set[str]] = [set() for _level in range(count)]
    printed: list[set[str]] = [set() for _level in range(count)]
    for one in tree.objectives.values():
        place = min(one.depth, count - 2)
        every[place].add(one.number)
        if one.id in plan.objectives:
            printed[place].add(one.number)
        for position, leaf in enumerate(leaves.get(one.id, ())):
            number = tree.initiative_number(one.id, position)
            every[-1].add(number)
            if _is_printed(plan, leaf):
                printed[-1].add(number)
    pairs = zip(printed, every, strict=True)
    return [Numbers(frozenset(shown - {""}), frozenset(all_of - {""})) for shown, all_of in pairs]


def gaps(plan: PrintedPlan, leaves: Leaves) -> Iterator[Finding]:
    """What is numbered and left out of the edition, while something after it is printed."""
    tree = plan.tree
    sentence = _("It is internal: in the public edition its number is missing between the others.")
    for siblings in (tree.roots, *(one.children for one in tree.objectives.values())):
        numbered = [tree.objectives[one] for one in siblings if tree.objectives[one].number]
        if numbered and tree.plan.objective_level(numbered[0].depth).numbering == "dotted":
            last = max((n for n, one in enumerate(numbered) if one.id in plan.objectives), default=-1)
            for one in numbered[:last]:
                # Below what is left out whole no gap shows.
                above_shown = one.parent_id is None or one.parent_id in plan.objectives
                if one.id not in plan.objectives and above_shown:
                    name = f"{one.number} {one.title}".strip()
                    yield Finding(Weight.LOOK, "objective", one.id, name, sentence, "numbers")
    style = tree.plan.initiative_level.numbering
    if style == "none":
        return
    rows = [
        (leaf, tree.initiative_number(objective_id, place))
        for objective_id in tree.order
        for place, leaf in enumerate(leaves.get(objective_id, ()))
    ]
    for place, (leaf, number) in enumerate(rows):
        if _is_printed(plan, leaf) or (style == "dotted" and leaf.objective_id not in plan.objectives):
            continue
        if any(
            _is_printed(plan, other) and (style != "dotted" or other.objective_id == leaf.objective_id)
            for other, _number in rows[place + 1 :]
        ):
            name = f"{number} {leaf.text}".strip()
            yield Finding(Weight.LOOK, "initiative", leaf.id, name, sentence, "numbers")


def typed_gaps(plan: PrintedPlan) -> Iterator[Finding]:
    """Titles beside each other that were numbered by hand, where one does not follow the one before."""
    tree = plan.tree
    for siblings in (tree.roots, *(one.children for one in tree.objectives.values())):
        shown = [tree.objectives[one] for one in siblings if one in plan.objectives]
        typed = [(one, _TYPED.match(one.title)) for one in shown]
        if len(typed) < 2 or any(found is None for _one, found in typed):
            continue
        for (_before, first), (one, second) in pairwise(typed):
            assert first is not None and second is not None
            if int(second[1]) != int(first[1]) + 1:
                sentence = _("The number typed into the title does not follow the one before.")
                yield Finding(Weight.LOOK, "objective", one.id, one.title, sentence, "numbers")


def _is_printed(plan: PrintedPlan, leaf: Initiative) -> bool:
    return leaf.objective_id in plan.objectives and (leaf.public or not plan.public_only)
