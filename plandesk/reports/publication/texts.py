"""Every text of the user's that a report prints, with the record it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from plandesk.domain import sections
from plandesk.domain.initiatives import initiatives_of_plan
from plandesk.domain.kpis.definitions import kpis
from plandesk.domain.outline import Outline, outline
from plandesk.domain.progress import standings
from plandesk.domain.service import service
from plandesk.file.document import Document
from plandesk.i18n import _

WITHOUT_SECTIONS = ("status-report", "amendment-list", "kpi-report")
FIELDS_OF_KPI = ("name", "definition", "source", "target_reason")


class PrintedText(Struct, frozen=True):
    """A text with its record as a finding names it; `markdown` where marks count."""

    kind: str
    id: int
    name: str
    text: str
    markdown: bool = False


class PrintedPlan(Struct, frozen=True):
    """What of a plan is printed in an edition: its tree and the objectives and sections that are shown."""

    tree: Outline
    public_only: bool
    objectives: frozenset[int]
    sections: tuple[sections.Section, ...]


def printed_plan(document: Document, kind: str, options: Any) -> PrintedPlan:
    """What a report of that kind prints of its plan; raises NotThere."""
    tree = outline(document, options.plan_id)
    public = options.edition == "public"
    shown = frozenset(
        one for one in tree.order if not public or all(above.public for above in tree.trail(one))
    )
    parts = () if kind in WITHOUT_SECTIONS else sections.sections(document, options.plan_id)
    return PrintedPlan(tree, public, shown, tuple(one for one in parts if one.public or not public))


def printed_texts(document: Document, kind: str, options: Any, plan: PrintedPlan) -> list[PrintedText]:
    """The texts of a report in the order of the plan, without empty ones."""
    found = [
        *_of_service(document, plan),
        *_of_sections(document, plan),
        *_of_tree(document, plan, options),
    ]
    with_kpis: object = getattr(options, "kpis", "")
    if kind == "kpi-report" or with_kpis:
        found += _of_kpis(document, plan)
    quarter = getattr(options, "quarter", None)
    if kind == "status-report" and quarter is not None:
        for one in standings(document, plan.tree, quarter, plan.public_only):
            if one.objective_id in plan.objectives:
                name = f"{one.number} {one.text}".strip()
                narrative = one.narrative if options.narrative else ""
                found += [
                    PrintedText("initiative", one.initiative_id, name, text)
                    for text in (one.reason, narrative)
                ]
    return [one for one in found if one.text.strip()]


def _of_service(document: Document, plan: PrintedPlan) -> Iterator[PrintedText]:
    own = service(document)
    if any(one.kind == "statements" for one in plan.sections):
        for text in (own.mission, own.vision, *own.values):
            yield PrintedText("service", 1, own.name or _("Service"), text)


def _of_sections(document: Document, plan: PrintedPlan) -> Iterator[PrintedText]:
    of = plan.tree.plan
    yield PrintedText("plan", of.id, of.title, of.title)
    for one in plan.sections:
        name = one.title.strip() or sections.kind_name(one.kind)
        for text in (one.title, one.author, one.author_title, one.pull_quote, one.source, one.picture_alt):
            yield PrintedText("section", one.id, name, text)
        yield PrintedText("section", one.id, name, one.body, markdown=True)
        for block in sections.blocks(document, one.id):
            for text in (block.title, block.figure, block.note, block.picture_alt):
                yield PrintedText("section", one.id, name, text)
            yield PrintedText("section", one.id, name, block.body, markdown=True)


def _of_tree(document: Document, plan: PrintedPlan, options: Any) -> Iterator[PrintedText]:
    leaves = initiatives_of_plan(document, options.plan_id)
    for objective_id in plan.tree.order:
        if objective_id not in plan.objectives:
            continue
        one = plan.tree.objectives[objective_id]
        name = f"{one.number} {one.title}".strip()
        for text in (one.title, one.short_title, one.figure, one.pull_quote, one.picture_alt):
            yield PrintedText("objective", one.id, name, text)
        yield PrintedText("objective", one.id, name, one.body, markdown=True)
        for place, leaf in enumerate(leaves.get(objective_id, ())):
            if not leaf.public and plan.public_only:
                continue
            number = plan.tree.initiative_number(objective_id, place)
            results = leaf.results if getattr(options, "with_results", False) else ""
            for text in (leaf.text, *leaf.sub_items, results):
                yield PrintedText("initiative", leaf.id, f"{number} {leaf.text}".strip(), text)


def _of_kpis(document: Document, plan: PrintedPlan) -> Iterator[PrintedText]:
    for one in kpis(document):
        own = [goal for goal in one.objectives if goal in plan.tree.objectives]
        if own and not plan.objectives.intersection(own):
            continue
        for field in FIELDS_OF_KPI:
            yield PrintedText("kpi", one.id, one.name, getattr(one, field))
