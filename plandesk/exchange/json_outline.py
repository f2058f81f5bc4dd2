"""A plan written down as plain JSON, in fields of one's own: see resources/schema/outline.schema.json.

It is told by its shape, whatever the fields are called: a list of goals with lists below them is the tree,
texts and lists of texts are sections. It becomes the records that an export becomes, so that everything
behind the reading is the same. What no part of a plan is, is left out and told.
"""

from __future__ import annotations

from typing import Any

from plandesk.domain.day_words import day_words
from plandesk.domain.plans import Level
from plandesk.domain.statuses import usual_sets
from plandesk.exchange import outline_names as names
from plandesk.exchange.in_few_words import cut, some
from plandesk.exchange.json_writing import FORMAT
from plandesk.exchange.outline_capitals import without_capitals
from plandesk.exchange.outline_fields import Field, LeftOver, Part, are_records, are_texts, is_record
from plandesk.exchange.outline_head import Heading, read_head
from plandesk.exchange.outline_levels import levels, named
from plandesk.exchange.outline_sections import in_list, made, section, usual_title
from plandesk.exchange.outline_service import STATEMENTS, ServiceTold
from plandesk.exchange.outline_tree import Tree, tree_of
from plandesk.exchange.records import Contents, PlanRecord, SectionRecord
from plandesk.exchange.written_records import AS_TOLD, Chosen, Written
from plandesk.exchange.year_records import StatusWordRecord
from plandesk.i18n import _, ngettext


def is_outline(value: Any) -> bool:
    """Whether the value of a JSON file is a plan written down, and no export."""
    return isinstance(value, dict) and value.get("format") != FORMAT and _place_of_tree(value) is not None


def read_outline(value: dict[str, Any], chosen: Chosen = AS_TOLD) -> Contents:
    """The records of a plan that was written down, one of which `is_outline` is true.

    `chosen` stands before what the file says. Raises ImportRefused with the place and what was expected.
    """
    left_over = LeftOver()
    around = Part("", value, left_over)
    of_plan, tree_field = _opened(around, value)
    within = of_plan.take(names.HEADS, is_record)
    own = of_plan if within is None else of_plan.within(within)
    heading = Heading(own, of_plan, around)
    told = ServiceTold(left_over)
    told.read_names(heading)
    head = read_head(heading, chosen)
    level_names = heading.take(names.LEVELS, are_texts)
    for part in (own, around):
        if part is not of_plan:
            part.finish()

    tree = Tree(head.starts.year, left_over)
    objectives = tree.read(tree_field)
    sections = _sections(of_plan, tree_field, told, head.kind, left_over)
    texts = (one for each in sections for one in (each.body, *(block.body for block in each.blocks)))
    objectives, rewritten = without_capitals(objectives, texts)
    plan_levels = levels(head.kind, tree.lists, tree.leaves, tree.numbered)
    if level_names is not None and (own_levels := named(level_names.value, plan_levels)):
        plan_levels = own_levels
    elif level_names is not None:
        left_over.add(level_names)
    plan = PlanRecord(
        uid=None,
        title=head.title,
        kind=head.kind,
        starts=head.starts,
        ends=head.ends,
        implements=None,
        parent_title=head.parent_title,
        state="draft",
        draft_number=1,
        state_date=None,
        paper="letter",
        language=head.language,
        cover="plan",
        cover_picture=None,
        cover_picture_alt="",
        approved_at=None,
        updates_close=14,
        levels=plan_levels,
        status_words=_usual_words(),
        sections=sections,
        objectives=objectives,
    )
    remarks = [*_remarks(tree, plan_levels, rewritten)]
    if not head.dated:
        remarks.insert(
            0, _("The file names no year, so the plan begins on {day}.").format(day=day_words(head.starts))
        )
    written = Written(told.fields, tuple(remarks), left_over.every())
    return Contents(None, (), tree.leading_units, tree.leading_people, (plan,), written=written)


def _place_of_tree(value: dict[str, Any]) -> tuple[str, str] | None:
    """The name of the tree, and before it that of the record in which the whole plan stands, "" for none."""
    if (of_tree := tree_of(value)) is not None:
        return "", of_tree
    for name, one in value.items():
        of_tree = tree_of(one) if isinstance(one, dict) and names.meaning(name) in names.HEADS else None
        if of_tree is not None:
            return name, of_tree
    return None


def _opened(around: Part, value: dict[str, Any]) -> tuple[Part, Field]:
    """The record in which the plan stands, and the tree in it."""
    place = _place_of_tree(value)
    assert place is not None
    holder, of_tree = place
    part = around
    if holder:
        held = around.take({names.meaning(holder)}, lambda one: one is value[holder])
        assert held is not None
        value, part = held.value, around.within(held)
    tree = part.take({names.meaning(of_tree)}, lambda one: one is value[of_tree])
    assert tree is not None
    return part, tree


def _sections(
    of_plan: Part, tree: Field, told: ServiceTold, kind: str, left_over: LeftOver
) -> tuple[SectionRecord, ...]:
    """The sections in the order of the file; the goals and the statements have their places among them."""
    found: list[SectionRecord] = []
    every = sorted([*of_plan, tree], key=lambda one: one.place)
    for field in every:
        if field is tree:
            found.append(made("outline", usual_title("outline", kind)))
            continue
        before_tree, name = field.place < tree.place, field.name
        called = names.meaning(name)
        if called in STATEMENTS or (
            is_record(field.value) and any(names.meaning(one) in STATEMENTS for one in field.value)
        ):
            part = (
                of_plan.within(field)
                if is_record(field.value)
                else Part(of_plan.path, {name: field.value}, left_over)
            )
            told.read_statements(part)
            part.finish()
            if all(one.kind != "statements" for one in found):
                found.append(made("statements", usual_title("statements", kind)))
        elif called in names.CONTACT and all(one.kind != "contact" for one in found):
            found.append(told.read_contact(field, usual_title("contact", kind)))
        elif called in names.SECTIONS and are_records(field.value):
            found += in_list(field, left_over)
        elif (one := section(field, before_tree, left_over)) is not None:
            found.append(one)
        else:
            left_over.add(field)
    return tuple(found)


def _usual_words() -> tuple[StatusWordRecord, ...]:
    """The status words that a new plan starts with."""
    return tuple(
        StatusWordRecord(None, one.word, one.symbol, one.colour, one.counts_as, one.reason_required)
        for one in usual_sets()[0].words
    )


def _remarks(tree: Tree, of_plan: tuple[Level, ...], rewritten: list[str]) -> list[str]:
    found = []
    if rewritten:
        titles = some([f"“{cut(one)}”" for one in rewritten], 8)
        found.append(
            _("Titles in capitals are written as in the plan’s text: {titles}.").format(titles=titles)
        )
    if tree.moved_results:
        sentence = ngettext(
            "The results of {n} goal stand in its text: PlanDesk keeps results with each initiative.",
            "The results of {n} goals stand in their texts: PlanDesk keeps results with each initiative.",
            tree.moved_results,
        )
        found.append(sentence.format(n=tree.moved_results))
    for level, entries in zip(of_plan, tree.numbered, strict=True):
        if level.numbering == "none" and any(one.number for one in entries):
            found.append(_("The numbers of the file follow no order that a plan has; they are left out."))
            break
    return found
