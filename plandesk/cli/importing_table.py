"""The import of a table on the command line: row by row what would change, and then the change."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from plandesk.cli.documents import chosen_plan, opened, plain, refuse_coaching_file
from plandesk.domain.periods import Quarter
from plandesk.domain.plans import Plan, plans, usual_end
from plandesk.errors import ImportRefused
from plandesk.file.document import Document
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.exchange.sheet import Sheet
    from plandesk.exchange.table_mapping import Mapping
    from plandesk.exchange.table_preview import NewPlan, Preview

TEXT_WIDTH = 60


def run(arguments: argparse.Namespace) -> int:
    """Import a table, or with --dry-run only tell."""
    from plandesk.exchange.sheet_reading import read_sheets
    from plandesk.exchange.table_applying import apply
    from plandesk.exchange.table_preview import preview
    from plandesk.exchange.table_target import chosen_sheet
    from plandesk.file import backup

    sheet = chosen_sheet(read_sheets(arguments.source), arguments.sheet)
    asked = Quarter.parse(arguments.quarter) if arguments.quarter else None
    with opened(arguments.file, read_only=arguments.dry_run) as document:
        refuse_coaching_file(document)
        plan = _plan(document, arguments)
        if plan is not None:
            _refuse_for_old_plan(arguments)
        mapping = _mapping(sheet, plan, arguments)
        quarter = _quarter(sheet, mapping, plan, asked, arguments)
        target = plan.id if plan is not None else _new_plan(arguments, quarter)
        seen = preview(document, sheet, mapping, target, quarter)
        if seen.taken and not arguments.dry_run:
            backup.make(document, backup.default_folder(), backup.Reason.IMPORT)
            apply(document, seen)
    _tell(seen, plan, arguments.dry_run)
    return 0


def _plan(document: Document, arguments: argparse.Namespace) -> Plan | None:
    """The plan that the table goes into, None for a new one."""
    every = plans(document)
    title = arguments.plan
    if title is None:
        if not every:
            raise ImportRefused(
                _(
                    "There is no plan in “{name}” yet. Nothing was imported; name a new one with --plan."
                ).format(name=arguments.file.name)
            )
        return chosen_plan(document, None)
    if arguments.copy or all(one.title.casefold() != title.casefold() for one in every):
        return None
    return chosen_plan(document, title)


def _mapping(sheet: Sheet, plan: Plan | None, arguments: argparse.Namespace) -> Mapping:
    from plandesk.exchange.table_mapping import mapped_by_hand, propose_for

    wishes = []
    for wish in arguments.map:
        field, equals, column = wish.partition("=")
        if not equals:
            raise ImportRefused(
                _("“{text}” does not say FIELD=COLUMN, as in lead=Who. Nothing was imported.").format(
                    text=wish
                )
            )
        wishes.append((field, column))
    proposal = propose_for(sheet, plan.levels if plan is not None else ())
    return mapped_by_hand(sheet.header, wishes, proposal)


def _quarter(
    sheet: Sheet, mapping: Mapping, plan: Plan | None, asked: Quarter | None, arguments: argparse.Namespace
) -> Quarter | None:
    from plandesk.domain.progress import default_quarter
    from plandesk.exchange.table_target import guessed_quarter

    found = asked or guessed_quarter(sheet, mapping, arguments.source.stem)
    if found is None and plan is not None and mapping.has_updates:
        return default_quarter(plan, date.today())
    return found


def _new_plan(arguments: argparse.Namespace, quarter: Quarter | None) -> NewPlan:
    from plandesk.exchange.table_preview import NewPlan
    from plandesk.exchange.table_target import guessed_year

    kind = arguments.kind or "annual"
    starts = day_asked(arguments.starts, "--starts")
    if starts is None:
        year = guessed_year(quarter, arguments.plan, arguments.source.stem)
        if year is None:
            raise ImportRefused(
                _(
                    "Nothing says which year the new plan “{title}” is for. "
                    "Nothing was imported; give --starts, for example 2024-01-01."
                ).format(title=arguments.plan)
            )
        starts = date(year, 1, 1)
    ends = day_asked(arguments.ends, "--ends") or usual_end(kind, starts)
    if ends < starts:
        raise ImportRefused(
            _("The plan would end on {ends}, before it starts. Nothing was imported.").format(ends=ends)
        )
    return NewPlan(arguments.plan.strip(), kind, starts, ends)


def day_asked(text: str | None, option: str) -> date | None:
    """The day that an option names; raises ImportRefused."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ImportRefused(
            _("“{text}” is not a day for {option}; write it as 2024-04-01. Nothing was imported.").format(
                text=text, option=option
            )
        ) from error


def _refuse_for_old_plan(arguments: argparse.Namespace) -> None:
    for option, value in (
        ("--kind", arguments.kind), ("--starts", arguments.starts), ("--ends", arguments.ends),
    ):  # fmt: skip
        if value:
            raise ImportRefused(
                _("{option} is for a new plan, and the table goes into one of the file. "
                  "Nothing was imported; leave it out, or give --copy.").format(option=option)
            )  # fmt: skip


def _tell(seen: Preview, plan: Plan | None, dry: bool) -> None:
    from plandesk.exchange.table_mapping import field_words
    from plandesk.exchange.table_preview import NewPlan

    levels = seen.target.levels if isinstance(seen.target, NewPlan) else seen.known.levels
    if dry:
        print(_("This would come in; nothing was written."))
    if isinstance(seen.target, NewPlan):
        print(_("New plan “{title}”: {levels}").format(
            title=plain(seen.target.title), levels=" › ".join(plain(one.name) for one in levels)
        ))  # fmt: skip
    elif plan is not None:
        print(_("Plan “{title}”").format(title=plain(plan.title)))
    if seen.mapping.has_updates and seen.quarter is not None:
        print(_("Status for {quarter}").format(quarter=seen.quarter.text()))
    if dry:
        for name, field in zip(seen.sheet.header, seen.mapping.fields, strict=True):
            print(f"  {plain(name) or '–'} → {plain(field_words(field, levels))}")
    words = _verdicts()
    for row in seen.rows:
        if dry or row.verdict == "refused":
            said = [_change(*change) for change in row.changes]
            said += [row.why] if row.why else []
            print(
                f"{row.line:>6}  {words[row.verdict]:<{max(map(len, words.values()))}}  "
                + plain(f"{row.number} {cut(row.text)}" + (" | " if said else "") + "; ".join(said))
            )
    print(", ".join(f"{n} {words[verdict]}" for verdict, n in seen.counts.items() if n))
    for note in seen.notes:
        print(plain(note))


def _verdicts() -> dict[str, str]:
    return {
        "new": _("new"),
        "changed": _("changed"),
        "unchanged": _("unchanged"),
        "refused": _("refused"),
    }


def _change(field: str, before: str, after: str) -> str:
    if not before:
        return _("{field}: {after}").format(field=field, after=cut(after))
    return _("{field}: {before} → {after}").format(field=field, before=cut(before), after=cut(after) or "–")


def cut(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= TEXT_WIDTH else line[: TEXT_WIDTH - 1].rstrip() + "…"
