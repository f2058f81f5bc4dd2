"""The narrative sections of a plan, read from a document in one edition."""

from __future__ import annotations

import re

from plandesk.domain import sections
from plandesk.domain.kpis.definitions import Kpi, kpis
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.targets import show_value, target_words
from plandesk.domain.outline import Outline, outline
from plandesk.domain.section_charts import section_chart
from plandesk.domain.sections import Section
from plandesk.domain.service import Service
from plandesk.domain.text_tables import first_table
from plandesk.file.document import Document
from plandesk.reports.dashboard_data import KpiBoard
from plandesk.reports.imprint_reading import picture_of
from plandesk.reports.narrative_data import (
    Contact,
    MeasuredBy,
    ObjectiveLine,
    PlanBlock,
    PlanSection,
    Statements,
)
from plandesk.reports.wording import _

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


def narrative(
    document: Document, plan_id: int, edition: str, language: str, until: int | None = None
) -> tuple[PlanSection, ...]:
    """The sections of a plan in order; the public edition leaves internal ones out.

    `language` is the report's. Dashboards have figures up to the month `until`, the plan's last if not told.
    """
    return tuple(
        _section(document, one, edition, language, until)
        for one in sections.sections(document, plan_id)
        if one.public or edition != "public"
    )


def statements_of(service: Service) -> Statements:
    """What a service stands for."""
    return Statements(service.mission, service.vision, service.values)


def contact_of(service: Service) -> Contact:
    """How a service is reached."""
    return Contact(
        service.emergency,
        service.non_emergency,
        service.switchboard,
        service.email,
        service.website,
        service.address,
    )


def objective_lines(
    document: Document, tree: Outline, edition: str, language: str, keys: str
) -> tuple[ObjectiveLine, ...]:
    """The top objectives with what measures them; `keys` and a number make up the names of their places."""
    everything = edition != "public"

    def is_open(objective_id: int) -> bool:
        return everything or all(above.public for above in tree.trail(objective_id))

    below: dict[int, list[MeasuredBy]] = {root: [] for root in tree.roots}
    for one in kpis(document):
        roots = [
            tree.trail(goal)[0].id for goal in one.objectives if goal in tree.objectives and is_open(goal)
        ]
        for root in dict.fromkeys(roots):
            below[root].append(_measured(one, language))
    return tuple(
        ObjectiveLine(
            f"{keys}{place}",
            tree.objectives[root].title,
            tree.objectives[root].number,
            tree.objectives[root].body,
            tuple(below[root]),
        )
        for place, root in enumerate(root for root in tree.roots if is_open(root))
    )


def _measured(one: Kpi, language: str) -> MeasuredBy:
    baseline = show_value(one, one.baseline, language)
    if baseline and one.baseline_period.strip():
        baseline = _("{value} ({period})").format(value=baseline, period=one.baseline_period.strip())
    return MeasuredBy(
        one.name.strip(),
        one.definition.strip(),
        " ".join(one.source.split()),
        baseline or one.baseline_period.strip(),
        target_words(one, language),
    )


def _boards(
    document: Document, one: Section, edition: str, language: str, until: int | None
) -> tuple[KpiBoard, ...]:
    if one.kind != "dashboard":
        return ()
    from plandesk.reports.dashboard_reading import boards

    tree = outline(document, one.plan_id)
    last = month_number(tree.plan.ends.year, tree.plan.ends.month)
    return boards(document, tree, one, edition, language, last if until is None else until)


def _section(document: Document, one: Section, edition: str, language: str, until: int | None) -> PlanSection:
    own = one.language.strip()
    body, after, chart = one.body, "", None
    found = first_table(one.body) if one.kind == "chart" else None
    if found is not None:
        chart = section_chart(one.title, found.before, found.table, one.chart)
        if chart is not None:
            body, after = found.before, found.after
    return PlanSection(
        kind=one.kind,
        title=one.title,
        body=body,
        author=one.author,
        author_title=one.author_title,
        pull_quote=one.pull_quote,
        source=one.source,
        picture=picture_of(document, one.picture, one.picture_alt),
        blocks=tuple(
            PlanBlock(
                block.title,
                block.body,
                block.figure,
                block.note,
                picture_of(document, block.picture, block.picture_alt),
            )
            for block in sections.blocks(document, one.id)
        ),
        uid=one.uid,
        level=one.level,
        language=own if own != language and _LANGUAGE.match(own) else "",
        chart=chart,
        after=after,
        boards=_boards(document, one, edition, language, until),
    )
