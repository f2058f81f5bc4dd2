"""plandesk report FILE annual-plan -o OUT.pdf [--plan TITLE] [--edition public|in-camera] [--lang en]"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from plandesk.cli.documents import checked_target, chosen_plan, file_argument, opened, plan_argument
from plandesk.i18n import _, languages

KINDS = ("annual-plan",)
EDITIONS = ("public", "in-camera")


def add(commands: Any) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "report", help=_("write a plan as a PDF"), description=_("Write a report as a PDF.")
    )
    file_argument(parser)
    parser.add_argument("kind", metavar="KIND", choices=KINDS, help=_("which report: annual-plan"))
    parser.add_argument(
        "-o", "--out", metavar="OUT.pdf", type=Path, required=True, help=_("the PDF to write")
    )
    plan_argument(parser, _("the plan of this title; needed where there are several"))
    parser.add_argument(
        "--edition",
        choices=EDITIONS,
        default="public",
        help=_("“public” leaves out what is internal (the default); “in-camera” has everything"),
    )
    parser.add_argument("--results", action="store_true", help=_("the year-end edition, with results"))
    parser.add_argument(
        "--lang", choices=languages(), help=_("the language of the headings; else the plan’s")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the report; a file that has the name is replaced only by a whole one."""
    from plandesk.reports import annual_plan, build

    out = checked_target(arguments.out, arguments.file, ".pdf")
    with opened(arguments.file, read_only=True) as document:
        plan = chosen_plan(document, arguments.plan, "annual")
        options = annual_plan.AnnualPlanOptions(
            plan.id,
            edition=arguments.edition,
            with_results=arguments.results,
            language=arguments.lang,
        )
        data = annual_plan.collect(document, options)
    build.write(annual_plan.layout(data), out)
    return 0
