"""plandesk check FILE"""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from plandesk.cli.documents import file_argument, opened, plain
from plandesk.cli.report import KINDS, PLANS
from plandesk.domain import preflight
from plandesk.domain.coaching import look_over
from plandesk.domain.kpis.definitions import kpis
from plandesk.domain.kpis.look_over import look_over_figures
from plandesk.domain.plans import Plan, plans
from plandesk.errors import DamagedFile
from plandesk.file import check
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext


def add(commands: Any) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "check",
        help=_("check a plan file: whole, with its history, and fit to print"),
        description=_(
            "Check that a plan file is whole, that its history fits, and that its plans are fit to print."
        ),
    )
    file_argument(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what was found; raises DamagedFile when something of the user's is lost."""
    with opened(arguments.file, read_only=True) as document:
        of_file = check.check(document)
        for finding in of_file:
            where = f" ({plain(finding.where)})" if finding.where else ""
            print(_("File: {sentence}").format(sentence=plain(finding.sentence)) + where)
        damaged = any(finding.weight is check.Weight.DAMAGE for finding in of_file)
        if not damaged:
            if not of_file:
                print(_("The file and its history are in order."))
            if document.kind == "coaching":
                _look_over(look_over.look_over(document, date.today()), _("Sessions and roster"))
                return 0
            for plan in plans(document):
                title = _("Plan “{title}”").format(title=plain(plan.title))
                _look_over(_found(document, plan), title)
            if kpis(document):
                _look_over(look_over_figures(document, date.today()), _("KPIs"))
    if damaged:
        raise DamagedFile(
            _(
                "“{name}” is damaged. Open a backup of it (File, Backups), or a copy from before the damage."
            ).format(name=arguments.file.name)
        )
    return 0


def _found(document: Document, plan: Plan) -> list[preflight.Finding]:
    """What the window tells before the report that a plan is printed as is published."""
    from plandesk.reports.by_kind import options_of
    from plandesk.reports.publication.look_over import look_over_publication

    kind = next((kind for kind, of in PLANS.items() if of == plan.kind), KINDS[0])
    found = preflight.look_over(document, plan.id)
    return list(dict.fromkeys([*found, *look_over_publication(document, kind, options_of(kind, plan.id))]))


def _look_over(found: list[preflight.Finding], title: str) -> None:
    if not found:
        print(_("{title}: nothing to fix.").format(title=title))
        return
    print(
        ngettext("{title}: one finding", "{title}: {n} findings", len(found)).format(
            title=title, n=len(found)
        )
    )
    words = {preflight.Weight.FIX: _("to fix"), preflight.Weight.LOOK: _("to look at")}
    for one in found:
        name = plain(one.name)
        short = name if len(name) <= 70 else name[:69] + "…"
        of_kpi = one.kind in ("kpi", "measure")  # whose sentences name it
        print(f"  {words[one.weight]}: {'' if of_kpi else (short or '–') + ': '}{plain(one.sentence)}")
