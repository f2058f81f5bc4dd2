"""Which parts the annual plan offers to a layout, in their natural order."""

from __future__ import annotations

from plandesk.domain import arranging
from plandesk.domain.arranging import LEAST_FIGURES, LEAST_NAMES, LEAST_PROSE, Offered, OfferedColumn
from plandesk.domain.plans import plan
from plandesk.domain.sections import kind_name, sections
from plandesk.file.document import Document
from plandesk.i18n import _
from plandesk.reports.kpi_parts import offered_for_all, offered_for_each, section_columns

GOAL, ACTIVITY, RESULTS, LEAD, DUE = "goal", "activity", "results", "lead", "due"


def offered(document: Document, plan_id: int, kpis_wanted: str = "") -> tuple[Offered, ...]:
    """The parts for a plan, titled for the window; `kpis_wanted` as in the report's options."""
    found = [
        Offered(arranging.COVER, _("Cover"), fixed=True, hides=True),
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
            found.append(
                Offered(arranging.SECTION, title, one.uid, section_columns(one.kind, levels[0].name))
            )
        last_is_contact = one.kind == "contact"
    at = len(found) - 1 if last_is_contact else len(found)
    behind = []
    if all(one.kind != arranging.PLAN_TABLE for one in found):
        behind.append(Offered(arranging.PLAN_TABLE, levels[0].plural, columns=columns))
    behind += offered_for_all(kpis_wanted)
    found[at:at] = behind
    return (*found, *offered_for_each(document, plan_id), arranging.page_break(_("Page break")))


def table_columns(levels: list[str]) -> tuple[OfferedColumn, ...]:
    """The columns of the table of goals and activities; `levels` are the names of the plan's levels."""
    goal = levels[-2] if len(levels) > 2 else levels[0]
    return (
        OfferedColumn(GOAL, goal, 0.34, first=True, least=LEAST_PROSE),
        OfferedColumn(ACTIVITY, levels[-1], 0.43, fixed=True, least=LEAST_PROSE),
        OfferedColumn(LEAD, _("Lead"), 0.18, usual=False, least=LEAST_NAMES),
        OfferedColumn(DUE, _("Due"), 0.12, usual=False, least=LEAST_FIGURES),
        OfferedColumn(RESULTS, _("Results"), 0.23, least=LEAST_PROSE),
    )
