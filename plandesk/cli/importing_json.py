"""The import of a JSON file on the command line: an export, or a plan that somebody wrote down."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from plandesk.cli.documents import opened, plain, refuse_coaching_file
from plandesk.cli.importing_table import cut, day_asked
from plandesk.errors import ImportRefused
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.exchange.importing import Preview

_OF_TABLES = ("map", "quarter", "sheet")
_OF_NEW_PLANS = ("kind", "starts", "ends")


def run(arguments: argparse.Namespace) -> int:
    """Import a JSON file, or with --dry-run only tell; of a plan written down --plan gives the title."""
    from plandesk.exchange.applying import apply
    from plandesk.exchange.importing import preview
    from plandesk.exchange.json_parsing import LARGEST
    from plandesk.exchange.json_reading import read_json
    from plandesk.exchange.source_file import bytes_of
    from plandesk.exchange.written_records import Chosen
    from plandesk.file import backup

    _refuse(arguments, _OF_TABLES)
    chosen = Chosen(arguments.plan, arguments.kind, _day(arguments, "starts"), _day(arguments, "ends"))
    contents = read_json(bytes_of(arguments.source, LARGEST), chosen)
    if contents.written is None:
        _refuse(arguments, _OF_NEW_PLANS)
    with opened(arguments.file, read_only=arguments.dry_run) as document:
        refuse_coaching_file(document)
        only = arguments.plan if contents.written is None else None
        seen = preview(document, contents, only, arguments.copy)
        if not arguments.dry_run:
            backup.make(document, backup.default_folder(), backup.Reason.IMPORT)
            apply(document, seen)
    if arguments.dry_run:
        print(_("This would come in; nothing was written."))
    if contents.written is None:
        _tell(seen)
    else:
        _tell_written(seen, arguments.dry_run)
    return 0


def _refuse(arguments: argparse.Namespace, names: tuple[str, ...]) -> None:
    wrong = next((name for name in names if getattr(arguments, name)), None)
    if wrong is not None:
        raise ImportRefused(
            _("{option} is for tables; a .json export needs none. Nothing was imported.").format(
                option=f"--{wrong}"
            )
        )


def _day(arguments: argparse.Namespace, name: str) -> date | None:
    return day_asked(getattr(arguments, name), f"--{name}")


def _tell(seen: Preview) -> None:
    for plan in seen.contents.plans:
        print(_("Plan “{title}”").format(title=plain(plan.title)))
    for number, words in (
        (seen.objectives, ngettext("{n} goal", "{n} goals", seen.objectives)),
        (seen.initiatives, ngettext("{n} initiative", "{n} initiatives", seen.initiatives)),
        (seen.new_people, ngettext("{n} new person", "{n} new people", seen.new_people)),
        (seen.new_units, ngettext("{n} new unit", "{n} new units", seen.new_units)),
        (seen.new_kpis, ngettext("{n} new KPI", "{n} new KPIs", seen.new_kpis)),
        (seen.new_pictures, ngettext("{n} new picture", "{n} new pictures", seen.new_pictures)),
    ):
        if number:
            print(words.format(n=number))
    if seen.takes_service:
        print(_("The service’s name, statements and contact data"))


def _tell_written(seen: Preview, dry: bool) -> None:
    from plandesk.exchange.outline_rows import counts_words, rows

    [plan] = seen.contents.plans
    print(_("Plan “{title}” ({kind}), {starts} to {ends}").format(
        title=plain(plan.title), kind=plan.kind, starts=plan.starts, ends=plan.ends
    ))  # fmt: skip
    print(plain(counts_words(plan)))
    if dry:
        every = rows(seen.contents, seen.fills)
        names = [plain(one.number) if one.verdict == "new" else _("left out") for one in every]
        width = max(map(len, names))
        for name, one in zip(names, every, strict=True):
            said = "; ".join(plain(f"{change.field}: {cut(change.after)}") for change in one.changes)
            print(
                f"  {name:<{width}}  {'  ' * one.depth}{plain(cut(one.text))}"
                + (f" | {said}" if said else "")
            )
    for remark in seen.remarks:
        print(plain(remark))
