"""The strategic plan on paper: from a document to plain data, and from the data to a PDF."""

from __future__ import annotations

import datetime

from msgspec import Struct

from plandesk.domain import arranging, outline, plans, sections
from plandesk.domain.arranging import LayoutPart, Offered, page_break
from plandesk.domain.layouts import Layout, order_of
from plandesk.domain.service import service
from plandesk.file.document import Document
from plandesk.i18n import _
from plandesk.reports.annual_plan import relation
from plandesk.reports.imprint_reading import bare_title, imprint_of_plan, picture_of
from plandesk.reports.kpi_parts import kpis_of, offered_for_all, offered_for_each, section_columns
from plandesk.reports.narrative_reading import contact_of, narrative, objective_lines, statements_of
from plandesk.reports.outline_data import LevelName
from plandesk.reports.pillar_reading import pillars_of
from plandesk.reports.strategic_plan_data import StrategicPlan
from plandesk.reports.wording import speaking


class StrategicPlanOptions(Struct, frozen=True):
    """What the user chose: None takes what the plan says. The edition is "public" or "in-camera".

    `leads` and `dates` stand below each action. With `facing` objectives begin on left pages.
    """

    plan_id: int
    edition: str = "public"
    leads: bool = False
    dates: bool = False
    facing: bool = True
    paper: str | None = None
    language: str | None = None
    date: datetime.date | None = None
    layout: Layout | None = None


def offered(document: Document, plan_id: int) -> tuple[Offered, ...]:
    """The parts that a strategic plan has, in their natural order, in the words of the window."""
    every, level = sections.sections(document, plan_id), plans.plan(document, plan_id).levels[0].name
    parts = [
        Offered(arranging.PLAN_TABLE, one.title.strip() or sections.kind_name(one.kind))
        if one.kind == "outline"
        else Offered(
            arranging.SECTION,
            one.title.strip() or sections.kind_name(one.kind),
            one.uid,
            section_columns(one.kind, level),
        )
        for one in every
    ]
    last = len(parts) - 1 if every and every[-1].kind == "contact" else len(parts)
    behind = offered_for_all()
    if not any(one.kind == "outline" for one in every):
        behind.insert(0, Offered(arranging.PLAN_TABLE, sections.kind_name("outline")))
    parts[last:last] = behind
    return (
        Offered(arranging.COVER, _("Cover"), fixed=True, hides=True),
        Offered(arranging.CONTENTS, _("Contents")),
        *parts,
        *offered_for_each(document, plan_id),
        page_break(_("Page break")),
    )


def collect(document: Document, options: StrategicPlanOptions) -> StrategicPlan:
    """Read everything the report prints from a document; raises NotThere when the plan is gone.

    The public edition leaves out what is internal: sections, objectives with all below them, actions, leads.
    """
    tree = outline.outline(document, options.plan_id)
    plan, of = tree.plan, service(document)
    imprint = imprint_of_plan(document, plan, options)
    language = imprint.language
    order = order_of(options.layout, offered(document, options.plan_id))
    with speaking(language):
        narrated = narrative(document, options.plan_id, options.edition, language)
        return StrategicPlan(
            imprint=imprint,
            title=bare_title(plan),
            period=plan.period_text,
            levels=tuple(LevelName(level.name, level.plural) for level in plan.levels),
            pillars=pillars_of(document, tree, options.edition, options.leads, options.dates),
            objectives=objective_lines(document, tree, options.edition, language, "objective"),
            sections=narrated,
            relation=relation(document, plan),
            cover=plan.cover,
            cover_picture=picture_of(document, plan.cover_picture, plan.cover_picture_alt),
            statements=statements_of(of),
            contact=contact_of(of),
            facing=options.facing,
            kpis=kpis_of(document, options.plan_id, order, options.edition, language, options.date),
            order=_of_edition(order, {one.uid for one in narrated}),
        )


def layout(data: StrategicPlan) -> bytes:
    """Return the strategic plan as a PDF; the same data give the same bytes."""
    from plandesk.reports.strategic_plan_pages import pdf
    from plandesk.reports.uncollected import uncollected

    with speaking(data.imprint.language), uncollected():
        return pdf(data)


def _of_edition(order: tuple[LayoutPart, ...], shown: set[str]) -> tuple[LayoutPart, ...]:
    return tuple(one for one in order if one.kind != arranging.SECTION or one.subject in shown)
