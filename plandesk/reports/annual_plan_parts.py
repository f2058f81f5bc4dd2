"""Which parts the annual plan offers to a layout, in their natural order."""

from __future__ import annotations

from plandesk.domain import arranging
from plandesk.domain.arranging import Offered, OfferedColumn
from plandesk.domain.kpis.definitions import kpis
from plandesk.domain.outline import outline
from plandesk.domain.plans import plan
from plandesk.domain.sections import kind_name, sections
from plandesk.file.document import Document
from plandesk.i18n import _

GOAL, ACTIVITY, RESULTS, LEAD, DUE = "goal", "activity", "results", "lead", "due"


def offered(document: Document, plan_id: int, kpis_wanted: str = "") -> tuple[Offered, ...]:
    """The parts for a plan, titled for the window; `kpis_wanted` as in the report's options."""
    found = [
        Offered(arranging.COVER, _("Cover"), fixed=True),
        Offered(arranging.CONTENTS, _("Contents")),
    ]
    levels = plan(document, plan_id).levels
    columns = table_columns([one.name for one in levels])
    last_is_contact = False
    for one in sections(document, plan_id):
        title = one.title.strip() or kind_name(one.kind)
        if one.kind == "outline":
            found.append(Offered(arranging.PLAN_TABLE, title, columns=columns))
        else:
            found.append(Offered(arranging.SECTION, title, one.uid))
        last_is_contact = one.kind == "contact"
    at = len(found) - 1 if last_is_contact else len(found)
    behind = []
    if all(one.kind != arranging.PLAN_TABLE for one in found):
        behind.append(Offered(arranging.PLAN_TABLE, levels[0].plural, columns=columns))
    behind.append(
        Offered(
            arranging.KPI_TABLE,
            _("How progress is measured"),
            columns=kpi_columns(),
            usual=kpis_wanted in ("table", "pages"),
        )
    )
    behind.append(Offered(arranging.KPI_PAGES, _("A page for each KPI"), usual=kpis_wanted == "pages"))
    found[at:at] = behind
    return (*found, *of_kpis(document, plan_id), arranging.page_break(_("Page break")))


def of_kpis(document: Document, plan_id: int) -> list[Offered]:
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


def table_columns(levels: list[str]) -> tuple[OfferedColumn, ...]:
    """The columns of the table of goals and activities; `levels` are the names of the plan's levels."""
    goal = levels[-2] if len(levels) > 2 else levels[0]
    return (
        OfferedColumn(GOAL, goal, 0.34, first=True),
        OfferedColumn(ACTIVITY, levels[-1], 0.43, fixed=True),
        OfferedColumn(LEAD, _("Lead"), 0.18, usual=False),
        OfferedColumn(DUE, _("Due"), 0.12, usual=False),
        OfferedColumn(RESULTS, _("Results"), 0.23),
    )


def kpi_columns() -> tuple[OfferedColumn, ...]:
    """The columns of the table of KPIs."""
    return (
        OfferedColumn("kpi", _("KPI"), 0.32, fixed=True, first=True),
        OfferedColumn("source", _("Source"), 0.21),
        OfferedColumn("baseline", _("Baseline"), 0.13),
        OfferedColumn("target", _("Target"), 0.17),
        OfferedColumn("current", _("Current"), 0.17),
    )
