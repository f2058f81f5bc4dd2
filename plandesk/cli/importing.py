"""plandesk import FILE SOURCE [--figures] [--plan TITLE] [--map FIELD=COLUMN …] [--sheet NAME] …"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from plandesk.cli import (
    importing_figures,
    importing_form,
    importing_json,
    importing_roster,
    importing_table,
)
from plandesk.cli.documents import (
    COACHING_SUFFIX,
    file_argument,
    plan_argument,
)
from plandesk.domain.plans import KINDS
from plandesk.errors import ImportRefused
from plandesk.i18n import _


def add(commands: Any) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "import",
        help=_("take plans in from a .json export, or initiatives, status or figures from a table"),
        description=_(
            "Take plans in from a .json export, or one plan that was written down as JSON, or from a .csv or "
            ".xlsx table initiatives and their status, or with --figures the figures of KPIs, as one step "
            "that can be undone. A coaching file takes the roster from a table."
        ),
    )
    file_argument(parser)
    parser.add_argument(
        "source", metavar="SOURCE", type=Path, help=_("the .json, .csv or .xlsx file to import")
    )
    plan_argument(
        parser,
        _(
            "import only the plan of this title; a table goes into it, or makes it where it is not there; "
            "a plan written down as JSON gets it as its title"
        ),
    )
    parser.add_argument(
        "--map",
        metavar="FIELD=COLUMN",
        action="append",
        default=[],
        help=_("say what a column of the table holds, for example --map lead=Who (may be repeated)"),
    )
    parser.add_argument(
        "--quarter", metavar="QUARTER", help=_("the quarter that a table tells the status of, e.g. 2023-Q4")
    )
    parser.add_argument(
        "--kind",
        choices=KINDS,
        help=_("the kind of the new plan: annual where nothing is said"),
    )
    parser.add_argument("--starts", metavar="DATE", help=_("the first day of the new plan, e.g. 2024-04-01"))
    parser.add_argument(
        "--ends", metavar="DATE", help=_("its last day; where nothing is said, as usual for its kind")
    )
    parser.add_argument(
        "--figures", action="store_true", help=_("the table holds figures of KPIs, and no initiatives")
    )
    parser.add_argument(
        "--kpi", metavar="NAME", help=_("the KPI that all figures of the table are of (with --figures)")
    )
    parser.add_argument("--unit", metavar="NAME", help=_("the unit that all figures are of (with --figures)"))
    parser.add_argument(
        "--period",
        metavar="PERIOD",
        help=_("the period of all figures, or the year of months without one, e.g. 2023 (with --figures)"),
    )
    parser.add_argument("--sheet", metavar="NAME", help=_("the worksheet to import"))
    parser.add_argument(
        "--copy", action="store_true", help=_("import a plan that is there already as a second one")
    )
    parser.add_argument(
        "--mark-moved",
        action="store_true",
        help=_("mark members of a coaching file who are not in the list as moved"),
    )
    parser.add_argument("--dry-run", action="store_true", help=_("say what would change, and write nothing"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import, or with --dry-run only tell; what comes in is printed."""
    from plandesk.exchange.sheet_reading import TEXTS, WORKBOOKS

    suffix = arguments.source.suffix.lower()
    if arguments.file.suffix.lower() == COACHING_SUFFIX and suffix in (*TEXTS, *WORKBOOKS):
        _check_roster(arguments)
        return importing_roster.run(arguments)
    if arguments.mark_moved:
        raise ImportRefused(
            _("--mark-moved is for the roster of a coaching file. Nothing was imported; leave it out.")
        )
    if suffix == importing_form.SUFFIX:
        return importing_form.run(arguments)
    figures = arguments.figures or arguments.kpi
    _check(arguments, bool(figures), suffix == ".json")
    if suffix == ".json":
        return importing_json.run(arguments)
    if figures and suffix in (*TEXTS, *WORKBOOKS):
        return importing_figures.run(arguments)
    if suffix in (*TEXTS, *WORKBOOKS):
        return importing_table.run(arguments)
    raise ImportRefused(
        _(
            "“{name}” is not of a kind that PlanDesk imports; it imports .json, .csv and .xlsx. "
            "Nothing was imported."
        ).format(name=arguments.source.name)
    )


def _check_roster(arguments: argparse.Namespace) -> None:
    """Refuse options that mean nothing for a roster."""
    names = ("plan", "quarter", "kind", "starts", "ends", "figures", "kpi", "unit", "period", "copy")
    wrong = next((name for name in names if getattr(arguments, name)), None)
    if wrong is not None:
        raise ImportRefused(
            _(
                "{option} is not for the roster of a coaching file. Nothing was imported; leave it out."
            ).format(option=f"--{wrong}")
        )


def _check(arguments: argparse.Namespace, figures: bool, json: bool) -> None:
    """Refuse options that mean nothing for what is imported."""
    wrong = [
        option
        for option, value, fits in (
            ("--figures", figures, not json),
            ("--unit", arguments.unit, figures and not json),
            ("--period", arguments.period, figures and not json),
            ("--plan", arguments.plan, not figures),
            ("--quarter", arguments.quarter, not figures),
            ("--kind", arguments.kind, not figures),
            ("--starts", arguments.starts, not figures),
            ("--ends", arguments.ends, not figures),
            ("--copy", arguments.copy, not figures),
        )
        if value and not fits
    ]
    if wrong and json:
        raise ImportRefused(
            _("{option} is for tables; a .json export needs none. Nothing was imported.").format(
                option=wrong[0]
            )
        )
    if wrong and figures:
        raise ImportRefused(
            _("{option} is not for figures. Nothing was imported; leave it out.").format(option=wrong[0])
        )
    if wrong:
        raise ImportRefused(
            _("{option} is for figures. Nothing was imported; give --figures, too.").format(option=wrong[0])
        )
