"""plandesk report FILE KIND -o OUT.pdf [--plan TITLE] [--as-of 2023-Q4] [--edition …] [--lang en] …"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plandesk.cli import report_coaching
from plandesk.cli.documents import checked_target, chosen_plan, file_argument, opened, plan_argument
from plandesk.domain.periods import Quarter
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _, languages

if TYPE_CHECKING:
    from plandesk.domain.layouts import Layout
    from plandesk.domain.meetings import Meeting
    from plandesk.domain.moments import Moment
    from plandesk.domain.plans import Plan

KINDS = (
    *("annual-plan", "strategic-plan", "action-plan", "district-overview", "status-report"),
    *("amendment-list", "kpi-report"),
)
PLANS = {
    "action-plan": "action",
    "strategic-plan": "strategic",
    "district-overview": "district",
}  # the kind of plan that a report is usually of
EDITIONS = ("public", "in-camera")


def add(commands: Any) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "report", help=_("write a plan as a PDF"), description=_("Write a report as a PDF.")
    )
    file_argument(parser)
    parser.add_argument(
        "kind",
        metavar="KIND",
        choices=(*KINDS, *report_coaching.KINDS),
        help=_(
            "which report: annual-plan, strategic-plan, action-plan, district-overview, status-report, "
            "amendment-list or kpi-report; of a coaching file coaching-form or member-file"
        ),
    )
    parser.add_argument(
        "-o", "--out", metavar="OUT.pdf", type=Path, required=True, help=_("the PDF to write")
    )
    plan_argument(parser, _("the plan of this title; needed where there are several"))
    parser.add_argument(
        "--as-of",
        metavar="2023-Q4",
        help=_("what was true at the end of that quarter; else as it is now"),
    )
    parser.add_argument(
        "--edition",
        choices=EDITIONS,
        default="public",
        help=_("“public” leaves out what is internal (the default); “in-camera” has everything"),
    )
    parser.add_argument(
        "--lang", choices=languages(), help=_("the language of the headings; else the plan’s")
    )
    parser.add_argument(
        "--layout",
        metavar="NAME",
        default="",
        help=_("plans, district overview and status report: in the order of a layout that the file has"),
    )
    parser.add_argument("--results", action="store_true", help=_("annual plan: with results, at year end"))
    parser.add_argument(
        "--kpis",
        choices=("table", "pages"),
        default="",
        help=_("annual plan: with the KPIs as a table at the end, or with a page for each as well"),
    )
    parser.add_argument(
        "--only-changed", action="store_true", help=_("status report: only what changed since last quarter")
    )
    parser.add_argument(
        "--narrative", action="store_true", help=_("status report: with what the leads wrote")
    )
    parser.add_argument(
        "--leads",
        action="store_true",
        help=_("status report, plans and district overview, in-camera edition: with the leads"),
    )
    parser.add_argument(
        "--dates",
        action="store_true",
        help=_("strategic and action plan, district overview: with the due times"),
    )
    parser.add_argument("--screen", action="store_true", help=_("district overview: pages for a screen"))
    parser.add_argument(
        "--since",
        metavar="DATE",
        default="",
        help=_("amendment list: changes since 2024-02-14, or since “approval”"),
    )
    parser.add_argument(
        "--until", metavar="DATE", default="", help=_("amendment list: changes up to that day")
    )
    parser.add_argument("--table-only", action="store_true", help=_("KPI report: only the table of all KPIs"))
    parser.add_argument(
        "--keep-for",
        metavar="MEETING",
        default="",
        help=_("keep the report in the file, too, for example for “Commission, 24 January 2024”"),
    )
    report_coaching.add_arguments(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the report; a file that has the name is replaced only by a whole one."""
    from plandesk.reports import build

    out = checked_target(arguments.out, arguments.file, ".pdf")
    _refuse_unfit(arguments)
    if arguments.kind in report_coaching.KINDS:
        return report_coaching.run(arguments, out)
    quarter = Quarter.parse(arguments.as_of) if arguments.as_of is not None else None
    makers = {
        "annual-plan": _annual_plan,
        "strategic-plan": _strategic_plan,
        "action-plan": _action_plan,
        "district-overview": _district_overview,
        "status-report": _status_report,
        "amendment-list": _amendment_list,
        "kpi-report": _kpi_report,
    }
    make = makers[arguments.kind]
    meeting = _meeting(arguments.keep_for) if arguments.keep_for.strip() else None
    with opened(arguments.file, read_only=meeting is None) as document:
        if document.kind == "coaching":
            raise InvalidValue(
                _(
                    "“{name}” is a coaching file, and this report is of a plan file. "
                    "Nothing was written; there are coaching-form and member-file."
                ).format(name=arguments.file.name)
            )
        plan = chosen_plan(document, arguments.plan, PLANS.get(arguments.kind, "annual"))
        arguments.layout = _layout(document, arguments)
        # These two look back themselves: at the plan as it stood then, at the figures of that time.
        itself = arguments.kind in ("status-report", "kpi-report")
        with _as_of(document, plan.id, None if itself else quarter) as told:
            finish = make(told, plan.id, quarter, arguments)
        if meeting is not None:
            pdf = finish()
            _keep(document, plan, quarter, pdf, meeting, arguments)
            build.write(pdf, out)
            return 0
    build.write(finish(), out)
    return 0


def _layout(document: Document, arguments: argparse.Namespace) -> Layout | None:
    from plandesk.domain.layouts import layout_named

    return layout_named(document, arguments.kind, arguments.layout) if arguments.layout else None


def _meeting(text: str) -> Meeting:
    """ "Commission, 24 January 2024" as a meeting; what is behind the last comma may be its day."""
    from plandesk.domain.meetings import Meeting
    from plandesk.domain.periods import Due

    name, _comma, last = text.rpartition(",")
    try:
        day = Due.parse(last.strip(), date.today().year)
    except InvalidValue:
        return Meeting(text.strip(), None)
    if name.strip() and day.kind == "date":
        return Meeting(name.strip(), day.end)
    return Meeting(text.strip(), None)


def _keep(
    document: Document,
    plan: Plan,
    quarter: Quarter | None,
    pdf: bytes,
    meeting: Meeting,
    arguments: argparse.Namespace,
) -> None:
    """Keep the report in the file with its figures."""
    from plandesk.domain import meetings, progress
    from plandesk.reports.build import page_count

    if arguments.kind == "status-report":
        quarter = quarter or progress.default_quarter(plan, date.today())
    else:
        quarter = None
    title = {
        "annual-plan": plan.title,
        "strategic-plan": plan.title,
        "action-plan": plan.title,
        "district-overview": plan.title,
        "status-report": _("Status report, {quarter}").format(quarter=quarter.text() if quarter else ""),
        "amendment-list": _("Changes to the plan"),
        "kpi-report": _("KPI report"),
    }[arguments.kind]
    paper = meetings.Paper(arguments.kind, arguments.edition, quarter, title, pdf, page_count(pdf))
    meetings.keep_report(document, plan.id, meeting, paper)


def _annual_plan(
    document: Document, plan_id: int, quarter: Quarter | None, arguments: argparse.Namespace
) -> Any:
    from plandesk.reports import annual_plan

    options = annual_plan.AnnualPlanOptions(
        plan_id,
        edition=arguments.edition,
        with_results=arguments.results,
        kpis=arguments.kpis,
        layout=arguments.layout,
        language=arguments.lang,
    )
    data = annual_plan.collect(document, options)
    return lambda: annual_plan.layout(data)


def _strategic_plan(
    document: Document, plan_id: int, quarter: Quarter | None, arguments: argparse.Namespace
) -> Any:
    from plandesk.reports import strategic_plan

    options = strategic_plan.StrategicPlanOptions(
        plan_id,
        edition=arguments.edition,
        leads=arguments.leads,
        dates=arguments.dates,
        language=arguments.lang,
        layout=arguments.layout,
    )
    data = strategic_plan.collect(document, options)
    return lambda: strategic_plan.layout(data)


def _action_plan(
    document: Document, plan_id: int, quarter: Quarter | None, arguments: argparse.Namespace
) -> Any:
    from plandesk.reports import action_plan

    options = action_plan.ActionPlanOptions(
        plan_id,
        edition=arguments.edition,
        leads=arguments.leads,
        dates=arguments.dates,
        layout=arguments.layout,
        language=arguments.lang,
    )
    data = action_plan.collect(document, options)
    return lambda: action_plan.layout(data)


def _district_overview(
    document: Document, plan_id: int, quarter: Quarter | None, arguments: argparse.Namespace
) -> Any:
    from plandesk.reports import district_overview

    options = district_overview.DistrictOverviewOptions(
        plan_id,
        edition=arguments.edition,
        sheet="screen" if arguments.screen else "paper",
        leads=arguments.leads,
        dates=arguments.dates,
        quarter=quarter,
        language=arguments.lang,
        layout=arguments.layout,
    )
    data = district_overview.collect(document, options)
    return lambda: district_overview.layout(data)


def _status_report(
    document: Document, plan_id: int, quarter: Quarter | None, arguments: argparse.Namespace
) -> Any:
    from plandesk.reports import status_report

    options = status_report.StatusReportOptions(
        plan_id,
        quarter,
        edition=arguments.edition,
        only_changed=arguments.only_changed,
        narrative=arguments.narrative,
        leads=arguments.leads,
        layout=arguments.layout,
        language=arguments.lang,
    )
    data = status_report.collect(document, options)
    return lambda: status_report.layout(data)


def _amendment_list(
    document: Document, plan_id: int, quarter: Quarter | None, arguments: argparse.Namespace
) -> Any:
    from plandesk.reports import amendment_list

    options = amendment_list.AmendmentListOptions(
        plan_id,
        since=_end_of(arguments.since) if arguments.since != "approval" else None,
        until=_end_of(arguments.until),
        edition=arguments.edition,
        language=arguments.lang,
    )
    data = amendment_list.collect(document, options)
    return lambda: amendment_list.layout(data)


def _kpi_report(
    document: Document, plan_id: int, quarter: Quarter | None, arguments: argparse.Namespace
) -> Any:
    from plandesk.reports import kpi_report

    options = kpi_report.KpiReportOptions(
        plan_id,
        quarter,
        edition=arguments.edition,
        pages=not arguments.table_only,
        language=arguments.lang,
    )
    data = kpi_report.collect(document, options)
    return lambda: kpi_report.layout(data)


def _end_of(day: str) -> Moment | None:
    from plandesk.domain import moments

    if not day:
        return None
    try:
        return moments.end_of(date.fromisoformat(day))
    except ValueError as error:
        raise InvalidValue(
            _("“{text}” is not a date; write for example 2024-02-14. Nothing was written.").format(text=day)
        ) from error


@contextmanager
def _as_of(document: Document, plan_id: int, quarter: Quarter | None) -> Iterator[Document]:
    """The document itself, or as it stood at the end of a quarter."""
    if quarter is None:
        yield document
        return
    from plandesk.domain.looking_back import as_of_quarter

    with closing(as_of_quarter(document, plan_id, quarter)) as past:
        yield past


def _refuse_unfit(arguments: argparse.Namespace) -> None:
    """Raise InvalidValue for an option that the report does not have."""
    layout = {"--layout": arguments.layout}
    own = {
        "annual-plan": {"--results": arguments.results, "--kpis": arguments.kpis, **layout},
        "strategic-plan": {"--leads": arguments.leads, "--dates": arguments.dates, **layout},
        "action-plan": {"--leads": arguments.leads, "--dates": arguments.dates, **layout},
        "district-overview": {"--leads": arguments.leads, "--dates": arguments.dates,
                              "--screen": arguments.screen, **layout},
        "status-report": {"--only-changed": arguments.only_changed, "--narrative": arguments.narrative,
                          "--leads": arguments.leads, **layout},
        "amendment-list": {"--since": arguments.since, "--until": arguments.until},
        "kpi-report": {"--table-only": arguments.table_only},
        **report_coaching.own_options(arguments),
    }  # fmt: skip
    if arguments.leads and arguments.edition == "public" and "--leads" in own.get(arguments.kind, {}):
        raise InvalidValue(
            _(
                "The public edition does not say who leads what. Nothing was written; leave --leads out, or "
                "ask for “--edition in-camera”."
            )
        )
    others = [options for kind, options in own.items() if kind != arguments.kind]
    fitting = own.get(arguments.kind, {})
    given_there = (
        (option, given) for options in others for option, given in options.items() if option not in fitting
    )
    for option, given in given_there:
        if given:
            raise InvalidValue(
                _("{option} is not for the report “{kind}”. Nothing was written; leave it out.").format(
                    option=option, kind=arguments.kind
                )
            )
