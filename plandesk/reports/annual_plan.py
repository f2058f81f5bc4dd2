"""The annual plan on paper: from a document to plain data, and from the data to a PDF."""

from __future__ import annotations

import datetime
import re

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain import arranging, carrying, initiatives, outline, plans
from plandesk.domain.arranging import LayoutPart
from plandesk.domain.layouts import Layout, order_of
from plandesk.domain.plans import Plan
from plandesk.domain.service import service
from plandesk.file.document import Document
from plandesk.reports.annual_plan_data import AnnualPlan
from plandesk.reports.annual_plan_parts import LEAD, offered
from plandesk.reports.imprint_reading import bare_title, imprint_of_plan, picture_of
from plandesk.reports.kpi_parts import kpis_of
from plandesk.reports.narrative_reading import contact_of, narrative, objective_lines, statements_of
from plandesk.reports.outline_data import Activity, Branch, LevelName
from plandesk.reports.uncollected import uncollected
from plandesk.reports.wording import _, carried_text, short_due_text, speaking


class AnnualPlanOptions(Struct, frozen=True):
    """What the user chose: None takes what the plan says. The edition is "public" or "in-camera".

    `kpis`: "" without, "table" with how progress is measured, "pages" with a page for each KPI as well; a
    layout that has these parts decides itself.
    """

    plan_id: int
    edition: str = "public"
    with_results: bool = False
    kpis: str = ""
    paper: str | None = None
    language: str | None = None
    date: datetime.date | None = None
    layout: Layout | None = None


def collect(document: Document, options: AnnualPlanOptions) -> AnnualPlan:
    """Read everything the report prints from a document; raises NotThere when the plan is gone.

    The public edition leaves out what is internal: sections, goals with all below them, and activities.
    """
    tree = outline.outline(document, options.plan_id)
    plan, of = tree.plan, service(document)
    imprint = imprint_of_plan(document, plan, options)
    if options.with_results:
        day = options.date or min(plan.ends, datetime.date.today())
        imprint = replace(imprint, date=day, as_of=True)
    language = imprint.language
    order = order_of(options.layout, offered(document, options.plan_id, options.kpis))
    with speaking(language):
        printed_sections = narrative(document, options.plan_id, options.edition, language)
        told = _("{title}, year-end results").format(title=imprint.title)
        own = {one.uid for one in printed_sections}
        return AnnualPlan(
            imprint=replace(imprint, title=told) if options.with_results else imprint,
            title=bare_title(plan),
            period=plan.period_text,
            levels=tuple(LevelName(level.name, level.plural) for level in plan.levels),
            parts=_parts(document, tree, options),
            sections=printed_sections,
            relation=relation(document, plan),
            cover=plan.cover,
            cover_picture=picture_of(document, plan.cover_picture, plan.cover_picture_alt),
            statements=statements_of(of),
            contact=contact_of(of),
            with_results=options.with_results,
            kpis=kpis_of(document, options.plan_id, order, options.edition, language, options.date),
            order=tuple(
                _for_edition(one, options.edition)
                for one in order
                if one.kind != arranging.SECTION or one.subject in own
            ),
            objectives=objective_lines(document, tree, options.edition, language, "part"),
        )


def layout(data: AnnualPlan) -> bytes:
    """Return the annual plan as a PDF; the same data give the same bytes."""
    from plandesk.reports.annual_plan_pages import pdf

    with speaking(data.imprint.language), uncollected():
        return pdf(data)


def _for_edition(part: LayoutPart, edition: str) -> LayoutPart:
    """A part as that edition has it: the public one has no column of leads."""
    if edition != "public" or part.kind != arranging.PLAN_TABLE:
        return part
    return replace(
        part, columns=tuple(replace(one, hidden=one.hidden or one.name == LEAD) for one in part.columns)
    )


def _parts(document: Document, tree: outline.Outline, options: AnnualPlanOptions) -> tuple[Branch, ...]:
    by_objective = initiatives.initiatives_of_plan(document, options.plan_id)
    everything = options.edition != "public"
    carried = carrying.carried_in_plan(document, options.plan_id)

    def branch(objective_id: int) -> Branch:
        one = tree.objectives[objective_id]
        return Branch(
            title=one.title,
            number=one.number,
            body=one.body,
            activities=tuple(
                Activity(
                    item.text,
                    tree.initiative_number(objective_id, place),
                    item.sub_items,
                    item.results,
                    carried_text(carried.get(item.id, ())),
                    ", ".join(lead.name for lead in item.leads) if everything else "",
                    short_due_text(item.due, tree.plan.year),
                )
                for place, item in enumerate(by_objective.get(objective_id, []))
                if item.public or everything
            ),
            branches=tuple(
                branch(child) for child in one.children if tree.objectives[child].public or everything
            ),
        )

    return tuple(branch(root) for root in tree.roots if tree.objectives[root].public or everything)


def relation(document: Document, plan: Plan) -> str:
    """The line that ties the plan to the one it implements, e.g. "Second year of the … Strategic Plan"."""
    title = plan.parent_title.strip()
    first_year: int | None = None
    if plan.parent_id is not None:
        parent = plans.plan(document, plan.parent_id)
        first_year, last_year = parent.starts.year, parent.ends.year
        title = title or parent.title
        if parent.period_text not in title.replace("-", "–"):
            title = f"{title} {parent.period_text}"
    elif found := re.search(r"\b(20\d\d)\s?[-–]\s?(20\d\d)\b", title):
        first_year, last_year = int(found[1]), int(found[2])
    if not title:
        return ""
    if title.lower().startswith("the "):
        title = title[4:]
    if first_year is None or not first_year <= plan.year <= last_year or plan.starts.year != plan.ends.year:
        return _("Implements the {plan}").format(plan=title)
    years = (
        _("First year of the {plan}"), _("Second year of the {plan}"), _("Third year of the {plan}"),
        _("Fourth year of the {plan}"), _("Fifth year of the {plan}"), _("Sixth year of the {plan}"),
    )  # fmt: skip
    place = plan.year - first_year
    return (years[place] if place < len(years) else _("Implements the {plan}")).format(plan=title)
