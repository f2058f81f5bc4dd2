"""plandesk meeting FILE [KIND…] -o OUT [--plan TITLE] [--as-of 2023-Q4] [--edition …] [--title TEXT] …"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from plandesk.cli.documents import checked_target, chosen_plan, file_argument, opened, plan_argument
from plandesk.cli.report import KINDS, reading_arguments
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import Plan
from plandesk.errors import NotThere
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext


def add(commands: Any) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "meeting",
        help=_("write all reports of a meeting, into a folder or bound into one PDF"),
        description=_("Write several reports in one go: into a folder, or bound into one PDF with contents."),
    )
    file_argument(parser)
    parser.add_argument(
        "kinds",
        metavar="KIND",
        nargs="*",
        help=_("which reports, in their order; else the plan with its status, changes and KPIs"),
    )
    parser.add_argument(
        "-o",
        "--out",
        metavar="OUT",
        type=Path,
        required=True,
        help=_("a name that ends in .pdf for one PDF, or the folder to write to"),
    )
    plan_argument(parser, _("the plan of this title; needed where there are several"))
    reading_arguments(
        parser,
        None,
        _("of all reports: “public” leaves out what is internal; “in-camera” has everything"),
    )
    parser.add_argument("--title", metavar="TEXT", default="", help=_("the title of the one PDF"))
    parser.add_argument(
        "--set", metavar="NAME", default="", help=_("the reports of a set that is kept under that name")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the reports; a folder or PDF that is there is changed only when all of them are made."""
    from plandesk.reports import batch, build

    out: Path = arguments.out
    one_file = out.suffix.lower() == ".pdf"
    if one_file:
        checked_target(out, arguments.file, ".pdf")
    quarter = Quarter.parse(arguments.as_of) if arguments.as_of is not None else None
    with opened(arguments.file, read_only=True) as document:
        plan = chosen_plan(document, arguments.plan, "annual")
        reports = batch.read(document, plan.id, _chosen(arguments, document, plan), quarter)
    if one_file:
        build.write(batch.bound(reports, arguments.title or _usual_title(plan), _tell), out)
        return 0
    paths = batch.into_folder(reports, out, _tell)
    words = ngettext("{n} report is in {folder}.", "{n} reports are in {folder}.", len(paths))
    print(words.format(n=len(paths), folder=out))
    return 0


def _chosen(arguments: argparse.Namespace, document: Document, plan: Plan) -> list[Any]:
    """The reports that were asked for, with the options that hold for all of them."""
    from plandesk.domain.report_sets import Chosen
    from plandesk.reports.batch import usual_kinds

    common = {"edition": arguments.edition, "language": arguments.lang}
    wished = {name: value for name, value in common.items() if value is not None}
    if arguments.set:
        return [
            Chosen(one.kind, tuple({**dict(one.options), **wished}.items()))
            for one in _of_set(document, arguments.set)
        ]
    unknown = [kind for kind in arguments.kinds if kind not in KINDS]
    if unknown:
        raise NotThere(
            _("“{kind}” is not a report; there is {kinds}. Nothing was written.").format(
                kind=unknown[0], kinds=", ".join(KINDS)
            )
        )
    return [Chosen(kind, tuple(wished.items())) for kind in arguments.kinds or usual_kinds(document, plan)]


def _of_set(document: Document, name: str) -> tuple[Any, ...]:
    """The reports of a set that the file or this computer keeps, without kinds that are unknown."""
    from plandesk.domain.report_sets import set_named
    from plandesk.reports.report_sets import known_sets

    known = known_sets(document)
    if (found := set_named(known, name)) is not None:
        return tuple(one for one in found.reports if one.kind in KINDS)
    names = ", ".join(f"“{one.name}”" for one in known) or _("none")
    raise NotThere(
        _("No set of reports is kept as “{name}”; there is {names}. Nothing was written.").format(
            name=name, names=names
        )
    )


def _usual_title(plan: Plan) -> str:
    return _("{plan}: reports").format(plan=plan.title)


def _tell(done: int, of: int) -> None:
    """How far it is, where somebody looks on."""
    if sys.stderr.isatty():
        print(f"\r{100 * done // max(of, 1):3d} %", end="\n" if done >= of else "", file=sys.stderr)
