"""plandesk check FILE [--edition public|in-camera] [--pdf] [--all]"""

from __future__ import annotations

import argparse
from datetime import date
from typing import Any

from plandesk.cli.check_pdf import tell_pdf
from plandesk.cli.documents import file_argument, opened, plain
from plandesk.cli.report import EDITIONS, KINDS, PLANS
from plandesk.domain import preflight
from plandesk.domain.coaching import look_over
from plandesk.domain.kpis.definitions import kpis
from plandesk.domain.kpis.look_over import look_over_figures
from plandesk.domain.like_findings import brought_together, shown_at_first
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
    parser.add_argument(
        "--edition",
        choices=EDITIONS,
        default="public",
        help=_("the edition to look over; else the public one"),
    )
    parser.add_argument(
        "--pdf",
        action="store_true",
        help=_(
            "make the PDF of each plan, and tell its rules, size and sum, and what differs since it was kept"
        ),
    )
    parser.add_argument("--all", action="store_true", help=_("name every place of like findings"))
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
            every = arguments.all
            if document.kind == "coaching":
                _look_over(look_over.look_over(document, date.today()), _("Sessions and roster"), every)
                return 0
            for plan in plans(document):
                title = _("Plan “{title}”").format(title=plain(plan.title))
                kind = next((kind for kind, of in PLANS.items() if of == plan.kind), KINDS[0])
                _look_over(_found(document, plan, kind, arguments.edition), title, every)
                if arguments.pdf:
                    tell_pdf(document, plan, kind, arguments.edition)
            if kpis(document):
                _look_over(look_over_figures(document, date.today()), _("KPIs"), every)
    if damaged:
        raise DamagedFile(
            _(
                "“{name}” is damaged. Open a backup of it (File, Backups), or a copy from before the damage."
            ).format(name=arguments.file.name)
        )
    return 0


def _found(document: Document, plan: Plan, kind: str, edition: str) -> list[preflight.Finding]:
    """What the window tells before the report that a plan is printed as is published."""
    from plandesk.reports.by_kind import options_of
    from plandesk.reports.publication.look_over import look_over_publication

    options = options_of(kind, plan.id, edition=edition)
    found = preflight.look_over(document, plan.id)
    return list(dict.fromkeys([*found, *look_over_publication(document, kind, options)]))


def _look_over(found: list[preflight.Finding], title: str, every: bool) -> None:
    """Print findings, like ones under one sentence with the first few of their places, or `every` one."""
    if not found:
        print(_("{title}: nothing to fix.").format(title=title))
        return
    print(
        ngettext("{title}: one finding", "{title}: {n} findings", len(found)).format(
            title=title, n=len(found)
        )
    )
    words = {preflight.Weight.FIX: _("to fix"), preflight.Weight.LOOK: _("to look at")}
    for group in brought_together(found):
        weight, many = words[group.weight], len(group.found)
        if many == 1:
            print(f"  {weight}: {_place(group.found[0], in_full=True)}")
            continue
        print(f"  {weight}: {plain(group.sentence)} ({many:n})")
        shown = many if every else shown_at_first(many)
        for one in group.found[:shown]:
            print(f"    {_place(one, in_full=group.differ)}")
        if shown < many:
            rest = ngettext("… and one more", "… and {n} more", many - shown)
            print("    " + rest.format(n=f"{many - shown:n}"))


def _place(one: preflight.Finding, in_full: bool) -> str:
    """The record that a finding is about, in short; with what is found there where it is told in full."""
    name = plain(one.name)
    short = (name if len(name) <= 70 else name[:69] + "…") or "–"
    if not in_full:
        return short
    if one.kind in ("kpi", "measure"):  # their sentences name it
        return plain(one.sentence)
    return f"{short}: {plain(one.sentence)}"
