"""plandesk report FILE KIND -o OUT.pdf [--plan TITLE] [--as-of 2023-Q4] [--edition …] [--lang en] …"""

from __future__ import annotations

import argparse
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
    reading_arguments(
        parser,
        "public",
        _("“public” leaves out what is internal (the default); “in-camera” has everything"),
    )
    parser.add_argument(
        "--layout",
        metavar="NAME",
        default="",
        help=_("in the order of a layout that the file has for this kind of report"),
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
        "--milestones", action="store_true", help=_("status report, in-camera edition: with milestones")
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


def reading_arguments(parser: argparse.ArgumentParser, edition: str | None, editions: str) -> None:
    """Add what reports are read by: the time, the edition (`edition` where none is given), the language."""
    parser.add_argument(
        "--as-of",
        metavar="2023-Q4",
        help=_("what was true at the end of that quarter; else as it is now"),
    )
    parser.add_argument("--edition", choices=EDITIONS, default=edition, help=editions)
    parser.add_argument(
        "--lang", choices=languages(), help=_("the language of the headings; else the plan’s")
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the report; a file that has the name is replaced only by a whole one."""
    from plandesk.domain.report_sets import Chosen
    from plandesk.reports import batch, build
    from plandesk.reports.by_kind import laid_out

    out = checked_target(arguments.out, arguments.file, ".pdf")
    _refuse_unfit(arguments)
    if arguments.kind in report_coaching.KINDS:
        return report_coaching.run(arguments, out)
    quarter = Quarter.parse(arguments.as_of) if arguments.as_of is not None else None
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
        chosen = Chosen(arguments.kind, tuple(_options(arguments).items()))
        (ready,) = batch.read(document, plan.id, [chosen], quarter)
        if meeting is not None:
            pdf = laid_out(ready.kind, ready.data)
            _keep(document, plan, quarter, pdf, meeting, arguments)
            build.write(pdf, out)
            return 0
    build.write(laid_out(ready.kind, ready.data), out)
    return 0


def _options(arguments: argparse.Namespace) -> dict[str, Any]:
    """What was asked for, by the names that the reports have for it; each takes its own."""
    from plandesk.domain.report_sets import LAYOUT_NAME

    found = {
        "edition": arguments.edition,
        "language": arguments.lang,
        "with_results": arguments.results,
        "kpis": arguments.kpis,
        "only_changed": arguments.only_changed,
        "narrative": arguments.narrative,
        "milestones": arguments.milestones,
        "leads": arguments.leads,
        "dates": arguments.dates,
        "sheet": "screen" if arguments.screen else "paper",
        "since": _end_of(arguments.since) if arguments.since != "approval" else None,
        "until": _end_of(arguments.until),
        "pages": not arguments.table_only,
    }
    return {**found, LAYOUT_NAME: arguments.layout} if arguments.layout else found


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
                          "--milestones": arguments.milestones,
                          "--leads": arguments.leads, **layout},
        "amendment-list": {"--since": arguments.since, "--until": arguments.until, **layout},
        "kpi-report": {"--table-only": arguments.table_only, **layout},
        **report_coaching.own_options(arguments),
    }  # fmt: skip
    if arguments.leads and arguments.edition == "public" and "--leads" in own.get(arguments.kind, {}):
        raise InvalidValue(
            _(
                "The public edition does not say who leads what. Nothing was written; leave --leads out, or "
                "ask for “--edition in-camera”."
            )
        )
    if arguments.milestones and arguments.edition == "public" and arguments.kind == "status-report":
        raise InvalidValue(
            _(
                "The public edition has no milestones. Nothing was written; leave --milestones out, or "
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
