"""Which KPIs a report prints: those of its figures, and those of which it says only what they are."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from plandesk.domain import arranging, sections
from plandesk.domain.kpis.definitions import Kpi, kpis
from plandesk.domain.outline import outline
from plandesk.file.document import Document
from plandesk.reports.by_kind import order_of_parts
from plandesk.reports.dashboard_reading import open_to_all
from plandesk.reports.kpi_report_parts import DEFINITIONS


class PrintedKpis(Struct, frozen=True):
    """Ids of KPIs: of `figures` a report prints figures, of `defined` source, baseline and target alone."""

    figures: frozenset[int] = frozenset()
    defined: frozenset[int] = frozenset()


def printed_kpis(document: Document, kind: str, options: Any) -> PrintedKpis:
    """The KPIs that a report prints with these options; raises NotThere when the plan is gone."""
    tree = outline(document, options.plan_id)
    public = options.edition == "public"
    shown = [one for one in kpis(document) if not public or open_to_all(one, tree)]
    own = [one for one in shown if any(goal in tree.objectives for goal in one.objectives)]
    if kind == "kpi-report":
        own = shown  # those of no goal, too
    every = {one.uid: one for one in sections.sections(document, options.plan_id) if one.public or not public}
    figures, defined = set[int](), set[int]()
    for part in order_of_parts(kind, document, options):
        if part.kind in (arranging.KPI_TABLE, arranging.KPI_PAGES):
            figures |= _ids(own)
        elif part.kind in (arranging.KPI_PAGE, arranging.CHART):
            figures |= {one.id for one in own if one.uid == part.subject}
        elif part.kind == DEFINITIONS:
            defined |= _ids(own)
        elif part.kind == arranging.SECTION and part.subject in every:
            section = every[part.subject]
            if section.kind == "dashboard":
                figures |= _ids(shown) & set(section.kpis) if section.kpis else _ids(own)
            elif section.kind == "evaluation":
                defined |= _ids(own)
    return PrintedKpis(frozenset(figures), frozenset(defined - figures))


def _ids(found: list[Kpi]) -> set[int]:
    return {one.id for one in found}
