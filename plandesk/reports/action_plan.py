"""The action plan on paper: pillars with their paragraph and initiatives, on one to four pages."""

from __future__ import annotations

import datetime

from msgspec import Struct

from plandesk.domain import arranging, outline, plans, sections
from plandesk.domain.arranging import Offered
from plandesk.domain.layouts import Layout, order_of
from plandesk.domain.service import service
from plandesk.file.document import Document
from plandesk.i18n import _
from plandesk.reports.action_plan_data import ActionPlan, Introduction, Told
from plandesk.reports.annual_plan import relation
from plandesk.reports.imprint_reading import bare_title, imprint_of_plan
from plandesk.reports.narrative_data import PlanSection
from plandesk.reports.narrative_reading import contact_of, narrative, objective_lines, statements_of
from plandesk.reports.outline_data import LevelName
from plandesk.reports.pillar_reading import pillars_of
from plandesk.reports.uncollected import uncollected
from plandesk.reports.wording import speaking


class ActionPlanOptions(Struct, frozen=True):
    """What the user chose: None takes what the plan says. The edition is "public" or "in-camera"."""

    plan_id: int
    edition: str = "public"
    leads: bool = False
    dates: bool = False
    paper: str | None = None
    language: str | None = None
    date: datetime.date | None = None
    layout: Layout | None = None


def offered(document: Document, plan_id: int) -> tuple[Offered, ...]:
    """The parts that a layout can put in order: the head, which stays the first, sections, pillars."""
    found = [Offered(arranging.COVER, _("Head of the first page"), fixed=True)]
    for one in sections.sections(document, plan_id):
        if one.kind == "outline":
            found.append(Offered(arranging.PLAN_TABLE, one.title.strip() or sections.kind_name(one.kind)))
        else:
            found.append(
                Offered(arranging.SECTION, one.title.strip() or sections.kind_name(one.kind), one.uid)
            )
    if all(one.kind != arranging.PLAN_TABLE for one in found):
        found.append(Offered(arranging.PLAN_TABLE, plans.plan(document, plan_id).levels[0].plural))
    return (*found, arranging.page_break(_("Page break")))


def collect(document: Document, options: ActionPlanOptions) -> ActionPlan:
    """Read everything the report prints from a document; raises NotThere when the plan is gone.

    The public edition leaves out what is internal: sections, pillars with all below them, initiatives,
    and all leads.
    """
    tree = outline.outline(document, options.plan_id)
    plan, of = tree.plan, service(document)
    imprint = imprint_of_plan(document, plan, options)
    language = imprint.language
    with speaking(language):
        before, after = _told(narrative(document, options.plan_id, options.edition, language))
        return ActionPlan(
            imprint=imprint,
            title=bare_title(plan),
            period=plan.period_text,
            levels=tuple(LevelName(level.name, level.plural) for level in plan.levels),
            pillars=pillars_of(document, tree, options.edition, options.leads, options.dates),
            before=before,
            after=after,
            relation=relation(document, plan),
            sections=tuple(one for one in (*before, *after) if isinstance(one, PlanSection)),
            statements=statements_of(of),
            contact=contact_of(of),
            objectives=objective_lines(document, tree, options.edition, language, "pillar"),
            order=order_of(options.layout, offered(document, options.plan_id)),
        )


def layout(data: ActionPlan) -> bytes:
    """Return the action plan as a PDF; the same data give the same bytes."""
    from plandesk.reports.action_plan_pages import pdf

    with speaking(data.imprint.language), uncollected():
        return pdf(data)


def _told(every: tuple[PlanSection, ...]) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """The sections before and after the place of the pillars; those of a few words stand between these."""
    found: tuple[list[Told], list[Told]] = ([], [])
    behind = 0
    for one in every:
        if one.kind == "outline":
            behind = 1
            continue
        if not _is_short(one):
            found[behind].append(one)
            continue
        blocks = tuple(block for block in one.blocks if block.title.strip() or block.body.strip())
        if one.body.strip() or blocks or one.source.strip():
            found[behind].append(
                Introduction(one.title.strip(), one.body, one.uid, one.source.strip(), blocks)
            )
    return tuple(found[0]), tuple(found[1])


def _is_short(one: PlanSection) -> bool:
    """Whether a section is words alone, which need no page of their own."""
    shown = [one.picture, *(block.picture for block in one.blocks)]
    more = any(block.figure.strip() or block.note.strip() for block in one.blocks)
    plain = one.kind in ("text", "blocks", "findings") and not one.language
    return plain and not more and all(picture is None for picture in shown)
