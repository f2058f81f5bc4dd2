"""The district overview: landscape pages for a screen and for paper, from a document to a PDF."""

from __future__ import annotations

import datetime

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain import arranging, outline
from plandesk.domain.arranging import Offered
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.layouts import Layout, order_of
from plandesk.domain.periods import Quarter
from plandesk.domain.sections import kind_name, sections
from plandesk.domain.service import service
from plandesk.file.document import Document
from plandesk.i18n import _
from plandesk.reports.annual_plan import relation
from plandesk.reports.district_overview_data import DistrictOverview
from plandesk.reports.imprint_reading import bare_title, imprint_of_plan, picture_of
from plandesk.reports.kpi_parts import kpis_of, offered_for_all, offered_for_each, section_columns
from plandesk.reports.narrative_reading import contact_of, narrative, objective_lines, statements_of
from plandesk.reports.outline_data import LevelName
from plandesk.reports.pillar_reading import pillars_of
from plandesk.reports.uncollected import uncollected
from plandesk.reports.wording import speaking

SHEETS = ("paper", "screen")


class DistrictOverviewOptions(Struct, frozen=True):
    """What the user chose: None takes what the plan says. The edition is "public" or "in-camera".

    `sheet` is "paper" (Letter or A4, lying) or "screen" (16:9). Dashboards have figures up to the end of
    `quarter`, of the plan without one.
    """

    plan_id: int
    edition: str = "public"
    sheet: str = "paper"
    leads: bool = False
    dates: bool = False
    quarter: Quarter | None = None
    paper: str | None = None
    language: str | None = None
    date: datetime.date | None = None
    layout: Layout | None = None


def offered(document: Document, plan_id: int) -> tuple[Offered, ...]:
    """The parts that a layout can put in another order, titled for the window."""
    tree = outline.outline(document, plan_id)
    found = [
        Offered(arranging.COVER, _("Cover"), fixed=True, hides=True),
        Offered(arranging.CONTENTS, _("Contents"), usual=False),
    ]
    every = sections(document, plan_id)
    for one in every:
        title = one.title.strip() or kind_name(one.kind)
        if one.kind == "outline":
            found.append(Offered(arranging.PLAN_TABLE, title))
        else:
            columns = section_columns(one.kind, tree.plan.levels[0].name)
            found.append(Offered(arranging.SECTION, title, one.uid, columns))
    if all(one.kind != arranging.PLAN_TABLE for one in found):
        found.insert(2, Offered(arranging.PLAN_TABLE, tree.plan.levels[0].plural))
    at = len(found) - 1 if every and every[-1].kind == "contact" else len(found)
    found[at:at] = offered_for_all()
    return (*found, *offered_for_each(document, plan_id), arranging.page_break(_("Page break")))


def collect(document: Document, options: DistrictOverviewOptions) -> DistrictOverview:
    """Read everything the report prints from a document; raises NotThere when the plan is gone.

    The public edition leaves out what is internal: sections, areas and initiatives, KPIs that measure
    internal areas only, and all leads.
    """
    tree = outline.outline(document, options.plan_id)
    plan, of = tree.plan, service(document)
    imprint = imprint_of_plan(document, plan, options)
    language = imprint.language
    order = order_of(options.layout, offered(document, options.plan_id))
    end = options.quarter.last if options.quarter is not None else plan.ends
    until = month_number(end.year, end.month)
    paper = "screen" if options.sheet == "screen" else f"{options.paper or plan.paper}-landscape"
    with speaking(language):
        return DistrictOverview(
            imprint=replace(imprint, paper_name=paper),
            title=bare_title(plan),
            period=plan.period_text,
            levels=tuple(LevelName(level.name, level.plural) for level in plan.levels),
            areas=pillars_of(document, tree, options.edition, options.leads, options.dates),
            order=order,
            sections=narrative(document, options.plan_id, options.edition, language, until),
            relation=relation(document, plan),
            cover=plan.cover,
            cover_picture=picture_of(document, plan.cover_picture, plan.cover_picture_alt),
            statements=statements_of(of),
            contact=contact_of(of),
            objectives=objective_lines(document, tree, options.edition, language, "area"),
            kpis=kpis_of(
                document,
                options.plan_id,
                order,
                options.edition,
                language,
                options.date,
                options.quarter or Quarter.of(plan.ends),
            ),
        )


def layout(data: DistrictOverview) -> bytes:
    """Return the district overview as a PDF; the same data give the same bytes."""
    from plandesk.reports.district_overview_pages import pdf

    with speaking(data.imprint.language), uncollected():
        return pdf(data)
