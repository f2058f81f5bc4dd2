"""plandesk show FILE [plans|initiatives|status|progress|sections|people|kpis|sets|history] [--json] …

With --plan TITLE of that plan; with status and progress goes --as-of QUARTER, with kpis --kpi NAME.
Of a coaching file: plandesk show FILE [members|sessions|due|history] [--json]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from typing import Any

from plandesk.cli.documents import chosen_plan, file_argument, opened, plain, plan_argument
from plandesk.cli.show_coaching import WHAT, WITH_TEXT, coaching_table
from plandesk.cli.show_status import WHAT as STATUS
from plandesk.cli.show_status import status_table
from plandesk.cli.table import Table
from plandesk.domain.history_view import steps
from plandesk.domain.initiatives import initiatives_of_plan
from plandesk.domain.outline import outline
from plandesk.domain.people import people, units
from plandesk.domain.plans import plans
from plandesk.domain.sections import kind_name, sections
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _

WIDEST = 60  # characters of a column, the last one excepted


def add(commands: Any) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "show", help=_("list what is in a plan file"), description=_("List what is in a plan file.")
    )
    file_argument(parser)
    parser.add_argument(
        "what",
        metavar="WHAT",
        nargs="?",
        choices=(*_TABLES, *STATUS, *WHAT),
        help=_("one of {names}; plans if left out. Of a coaching file {others} or history").format(
            names=", ".join((*_TABLES, *STATUS)), others=", ".join(WHAT)
        ),
    )
    plan_argument(parser, _("the plan whose initiatives, status or sections to show, by its title"))
    parser.add_argument(
        "--as-of", metavar="QUARTER", help=_("status, progress: at the end of that quarter, e.g. 2023-Q4")
    )
    parser.add_argument(
        "--kpi", metavar="NAME", help=_("kpis: the figures of the KPI of this name, instead of all KPIs")
    )
    parser.add_argument("--json", action="store_true", help=_("as JSON, for other programs"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the rows."""
    # What shows words of coaching records leaves a line in the view log, for which the file is written to.
    with opened(arguments.file, read_only=arguments.what not in WITH_TEXT) as document:
        if document.kind == "coaching":
            table = _of_coaching_file(document, arguments)
        elif arguments.what in WHAT:
            raise InvalidValue(
                _("“{what}” is of coaching files; this is a plan file.").format(what=arguments.what)
            )
        elif arguments.as_of is not None and arguments.what not in STATUS:
            raise InvalidValue(_("--as-of goes with status and progress."))
        elif arguments.kpi is not None:
            table = _figures(document, arguments)
        elif arguments.what in STATUS:
            plan = chosen_plan(document, arguments.plan, "annual")
            table = status_table(document, arguments.what, plan, arguments.as_of)
        else:
            table = _TABLES[arguments.what or "plans"](document, arguments.plan)
    if arguments.json:
        rows = [dict(zip(table.fields, row, strict=True)) for row in table.rows]
        # Pure ASCII, so that it is the same on every console.
        print(json.dumps(rows, indent=2))
    else:
        _print(table)
    return 0


def _print(table: Table) -> None:
    rows = [table.heads, *([_shown(value) for value in row] for row in table.rows)]
    last = len(table.heads) - 1
    widths = [min(max(len(row[n]) for row in rows), WIDEST) for n in range(last)]
    for row in rows:
        cells = [
            (row[n] if len(row[n]) <= widths[n] else row[n][: widths[n] - 1] + "…").ljust(widths[n])
            for n in range(last)
        ]
        print("  ".join([*cells, row[last]]).rstrip())


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return plain(", ".join(map(str, value)))
    return plain(str(value))


def _of_coaching_file(document: Document, arguments: argparse.Namespace) -> Table:
    what = arguments.what or "members"
    others = (arguments.plan, arguments.kpi, arguments.as_of)
    if any(one is not None for one in others) or what not in (*WHAT, "history"):
        raise InvalidValue(
            _("This is a coaching file; it has {names} to show.").format(names=", ".join((*WHAT, "history")))
        )
    return _history(document, None) if what == "history" else coaching_table(document, what)


def _plans(document: Document, _plan: str | None) -> Table:
    rows = []
    for one in plans(document):
        counts = zip(one.levels, outline(document, one.id).counts(), strict=True)
        inside = [f"{level.plural}: {number}" for level, number in counts]
        rows.append((one.title, one.kind, str(one.starts), str(one.ends), one.state, inside))
    return Table(
        ("title", "kind", "starts", "ends", "state", "contents"),
        (_("Title"), _("Kind"), _("First day"), _("Last day"), _("State"), _("Contents")),
        rows,
    )


def _initiatives(document: Document, title: str | None) -> Table:
    plan = chosen_plan(document, title, "annual")
    tree = outline(document, plan.id)
    leaves = initiatives_of_plan(document, plan.id)
    rows = [
        (
            tree.initiative_number(objective_id, place),
            one.due.text(plan.year),
            [lead.name for lead in one.leads],
            list(one.partners),
            one.public,
            tree.objectives[objective_id].title,
            one.text,
            list(one.sub_items),
            one.results,
        )
        for objective_id in tree.order
        for place, one in enumerate(leaves.get(objective_id, ()))
    ]
    return Table(
        ("number", "due", "leads", "partners", "public", "objective", "text", "sub_items", "results"),
        (
            _("No."), _("Due"), _("Leads"), _("Partners"), _("Public"), _("Goal"), _("Initiative"),
            _("Sub-items"), _("Results"),
        ),
        rows,
    )  # fmt: skip


def _sections(document: Document, title: str | None) -> Table:
    plan = chosen_plan(document, title, "annual")
    return Table(
        ("kind", "public", "title"),
        (_("Kind"), _("Public"), _("Title")),
        [(kind_name(one.kind), one.public, one.title) for one in sections(document, plan.id)],
    )


def _people(document: Document, _plan: str | None) -> Table:
    names = {one.id: one.name for one in units(document)}
    return Table(
        ("number", "name", "title", "unit", "sworn", "active"),
        (_("No."), _("Name"), _("Rank or title"), _("Unit"), _("Sworn"), _("Active")),
        [
            (one.number, one.name, one.title, names.get(one.unit_id or 0, ""), one.sworn, one.active)
            for one in people(document)
        ],
    )


def _kpis(document: Document, _plan: str | None) -> Table:
    from plandesk.cli.show_kpis import kpis_table

    return kpis_table(document)


def _figures(document: Document, arguments: argparse.Namespace) -> Table:
    from plandesk.cli.show_kpis import figures_table

    if arguments.what != "kpis":
        raise InvalidValue(_("--kpi goes with kpis: plandesk show FILE kpis --kpi NAME."))
    return figures_table(document, arguments.kpi)


def _sets(document: Document, _plan: str | None) -> Table:
    from plandesk.domain.report_sets import report_sets

    return Table(
        ("name", "one_file", "reports"),
        (_("Set"), _("In one PDF"), _("Reports")),
        [(one.name, one.one_file, [report.kind for report in one.reports]) for one in report_sets(document)],
    )


def _history(document: Document, _plan: str | None) -> Table:
    return Table(
        ("at", "who", "what", "state", "name"),
        (_("When"), _("Who"), _("What"), _("State"), _("Step")),
        [
            (one.at.isoformat(sep=" ", timespec="seconds"), one.who, one.kind, one.state, one.name)
            for one in steps(document)
        ],
    )


_TABLES: dict[str, Callable[[Document, str | None], Table]] = {
    "plans": _plans,
    "initiatives": _initiatives,
    "sections": _sections,
    "people": _people,
    "kpis": _kpis,
    "sets": _sets,
    "history": _history,
}
