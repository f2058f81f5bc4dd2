"""The parts about KPIs that every plan's report offers to a layout, and the reading of what they print."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from msgspec.structs import replace

from plandesk.domain import arranging
from plandesk.domain.arranging import LEAST_FIGURES, LEAST_PROSE, LayoutPart, Offered, OfferedColumn
from plandesk.domain.kpis.definitions import kpis
from plandesk.domain.outline import outline
from plandesk.domain.periods import Quarter
from plandesk.file.document import Document
from plandesk.i18n import _
from plandesk.reports.kpi_report_data import KpiReport

OF_KPIS = (arranging.KPI_TABLE, arranging.KPI_PAGES, arranging.KPI_PAGE, arranging.CHART)
OBJECTIVE, INDICATOR, FACTS = "objective", "indicator", "facts"  # columns of an evaluation's table
SOURCE, BASELINE, TARGET = "source", "baseline", "target"


def offered_for_all(kpis_wanted: str = "") -> list[Offered]:
    """The table of all KPIs and a page for each of them; usual as `kpis_wanted`, "table" or "pages", says."""
    return [
        Offered(
            arranging.KPI_TABLE,
            _("How progress is measured"),
            columns=kpi_columns(),
            usual=kpis_wanted in ("table", "pages"),
        ),
        Offered(arranging.KPI_PAGES, _("A page for each KPI"), usual=kpis_wanted == "pages"),
    ]


def offered_for_each(document: Document, plan_id: int) -> list[Offered]:
    """A page and a chart for each KPI of a plan's goals, printed where a layout asks for them."""
    goals = outline(document, plan_id).objectives
    own = [one for one in kpis(document) if any(goal in goals for goal in one.objectives)]
    pages = [
        Offered(arranging.KPI_PAGE, _("Page: {kpi}").format(kpi=one.name), one.uid, usual=False)
        for one in own
    ]
    charts = [
        Offered(arranging.CHART, _("Chart: {kpi}").format(kpi=one.name), one.uid, usual=False)
        for one in own
        if one.kind != "words"
    ]
    return [*pages, *charts]


def kpi_columns() -> tuple[OfferedColumn, ...]:
    """The columns of the table of KPIs."""
    return (
        OfferedColumn("kpi", _("KPI"), 0.26, fixed=True, first=True, least=LEAST_PROSE),
        OfferedColumn("source", _("Source"), 0.25, least=LEAST_PROSE),
        OfferedColumn("baseline", _("Baseline"), 0.155, least=LEAST_FIGURES),
        OfferedColumn("target", _("Target"), 0.165, least=LEAST_FIGURES),
        OfferedColumn("current", _("Current"), 0.17, least=LEAST_FIGURES),
    )


def section_columns(kind: str, objective_level: str) -> tuple[OfferedColumn, ...]:
    """The columns that the table of a section of that kind can have; `objective_level` names objectives."""
    if kind != "evaluation":
        return ()
    return (
        OfferedColumn(OBJECTIVE, objective_level, 156 / 504, fixed=True, first=True, least=LEAST_PROSE),
        OfferedColumn(INDICATOR, _("Key performance indicator"), 208 / 504, fixed=True, least=LEAST_PROSE),
        OfferedColumn(FACTS, _("Source, baseline, target"), 140 / 504, least=LEAST_PROSE),
        OfferedColumn(SOURCE, _("Source"), 0.2, usual=False, least=LEAST_PROSE),
        OfferedColumn(BASELINE, _("Baseline"), 0.12, usual=False, least=LEAST_FIGURES),
        OfferedColumn(TARGET, _("Target"), 0.16, usual=False, least=LEAST_FIGURES),
    )


def kpis_of(
    document: Document,
    plan_id: int,
    order: Sequence[LayoutPart],
    edition: str,
    language: str,
    date: datetime.date | None = None,
    quarter: Quarter | None = None,
) -> KpiReport | None:
    """The KPIs of a plan's goals with what the parts of a report need of them; None where it has none.

    With a quarter the figures are those up to its end. The public edition leaves out KPIs of internal goals
    only, and of the others who owns them and what is noted about them.
    """
    if not any(one.kind in OF_KPIS for one in order):
        return None
    from plandesk.reports import kpi_report

    options = kpi_report.KpiReportOptions(
        plan_id,
        quarter=quarter,
        edition=edition,
        pages=any(one.kind in OF_KPIS[1:] for one in order),
        language=language,
        date=date,
    )
    every = kpi_report.collect(document, options)
    return replace(
        every,
        groups=tuple(group for group in every.groups if group.title),
        pages=tuple(page for page in every.pages if page.group),
    )
