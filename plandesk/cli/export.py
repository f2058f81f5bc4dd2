"""plandesk export FILE -o OUT [--plan TITLE] [--quarter QUARTER] [--figures [--kpi NAME]]"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from plandesk.cli.documents import checked_target, chosen_plan, file_argument, opened, plan_argument
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import plans
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _


def add(commands: Any) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "export",
        help=_("write everything as .json, or plans or figures as .xlsx or .csv tables"),
        description=_(
            "Write everything in a plan file as .json, without loss, or its plans as tables: "
            ".xlsx with a sheet for each, .csv with one. With --figures it is the figures of the KPIs, "
            "a row for each."
        ),
    )
    file_argument(parser)
    parser.add_argument(
        "-o", "--out", metavar="OUT", type=Path, required=True, help=_("the .json, .xlsx or .csv to write")
    )
    plan_argument(parser, _("only the plan of this title, with what it needs"))
    parser.add_argument(
        "--quarter", metavar="QUARTER", help=_("the quarter whose status a table tells, e.g. 2023-Q4")
    )
    parser.add_argument(
        "--figures", action="store_true", help=_("the figures of the KPIs as an .xlsx or .csv table")
    )
    parser.add_argument("--kpi", metavar="NAME", help=_("only the figures of this KPI (with --figures)"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the export; a file that has the name is replaced only by a whole one."""
    from plandesk.exchange.export import TABLES
    from plandesk.file.writing import write_bytes

    suffix = arguments.out.suffix.lower()
    figures = arguments.figures or arguments.kpi is not None
    if figures and (suffix not in TABLES or arguments.plan or arguments.quarter):
        raise InvalidValue(
            _(
                "Figures are written as .xlsx or .csv, and belong to no plan or quarter. "
                "Nothing was written; a .json export holds them anyway."
            )
        )
    out = checked_target(arguments.out, arguments.file, suffix if suffix in TABLES else ".json")
    with opened(arguments.file, read_only=True) as document:
        if document.kind == "coaching":
            raise InvalidValue(
                _(
                    "“{name}” is a coaching file, whose words leave it on paper alone. Nothing was written; "
                    "there are the reports coaching-form and member-file."
                ).format(name=arguments.file.name)
            )
        if figures:
            data = _figures(document, arguments.kpi, suffix)
        else:
            data = _table(document, arguments, suffix) if suffix in TABLES else _json(document, arguments)
    write_bytes(out, data)
    return 0


def _figures(document: Document, kpi: str | None, suffix: str) -> bytes:
    from plandesk.exchange.figures_known import read_names
    from plandesk.exchange.figures_sheet import figures_bytes

    if kpi is None:
        return figures_bytes(document, suffix)
    known = read_names(document)
    found = known.kpi(kpi)
    if not found:
        names = ", ".join(f"“{one.name}”" for one in known.kpis) or _("no KPI")
        raise InvalidValue(
            _("There is no KPI “{name}”; there is {names}. Nothing was written.").format(
                name=kpi, names=names
            )
        )
    return figures_bytes(document, suffix, [one.id for one in found])


def _json(document: Document, arguments: argparse.Namespace) -> bytes:
    from plandesk.exchange.json_plan import export_json

    if arguments.quarter:
        raise InvalidValue(_("A .json export holds every quarter. Nothing was written; leave --quarter out."))
    return export_json(document, chosen_plan(document, arguments.plan).id if arguments.plan else None)


def _table(document: Document, arguments: argparse.Namespace, suffix: str) -> bytes:
    from plandesk.exchange.export import table_bytes

    quarter = Quarter.parse(arguments.quarter) if arguments.quarter else None
    every = plans(document)
    one_only = suffix == ".csv" or arguments.plan is not None or not every
    wanted = [chosen_plan(document, arguments.plan)] if one_only else every
    return table_bytes(document, wanted, quarter, suffix)
