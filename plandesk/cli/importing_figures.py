"""The import of figures on the command line: figure by figure what would change, and then the change."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from plandesk.cli.documents import opened, plain, refuse_coaching_file
from plandesk.errors import ImportRefused
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.exchange.figures_known import KnownNames
    from plandesk.exchange.figures_mapping import FigureColumns
    from plandesk.exchange.figures_preview import FiguresPreview
    from plandesk.exchange.figures_said import Fixed
    from plandesk.exchange.sheet import Sheet


def run(arguments: argparse.Namespace) -> int:
    """Import a table of figures, or with --dry-run only tell."""
    from plandesk.exchange.figures_applying import apply
    from plandesk.exchange.figures_known import read_names
    from plandesk.exchange.figures_mapping import mapped_by_hand, propose
    from plandesk.exchange.figures_preview import preview
    from plandesk.exchange.figures_shaping import shape_figures
    from plandesk.exchange.figures_target import chosen_figures
    from plandesk.exchange.sheet_reading import read_sheets
    from plandesk.file import backup

    sheets = read_sheets(arguments.source, shape_figures)
    wishes = [_wish(text) for text in arguments.map]
    with opened(arguments.file, read_only=arguments.dry_run) as document:
        refuse_coaching_file(document)
        known = read_names(document)
        sheet = chosen_figures(sheets, known, arguments.sheet)
        columns = mapped_by_hand(sheet.header, wishes, propose(sheet, known))
        fixed = _fixed(arguments, sheet, columns, known)
        seen = preview(document, sheet, columns, fixed, date.today())
        if seen.taken and not arguments.dry_run:
            backup.make(document, backup.default_folder(), backup.Reason.IMPORT)
            apply(document, seen)
    _tell(seen, known, arguments.dry_run)
    return 0


def _wish(text: str) -> tuple[str, str]:
    field, equals, column = text.partition("=")
    if not equals:
        raise ImportRefused(
            _("“{text}” does not say FIELD=COLUMN, as in lead=Who. Nothing was imported.").format(text=text)
        )
    return field, column


def _fixed(arguments: argparse.Namespace, sheet: Sheet, columns: FigureColumns, known: KnownNames) -> Fixed:
    from plandesk.exchange.figures_said import Fixed
    from plandesk.exchange.figures_target import guessed, kpi_asked, span_asked

    found = guessed(sheet, columns, known, arguments.source.stem)
    return Fixed(
        kpi_asked(known, arguments.kpi).id if arguments.kpi else found.kpi_id,
        _unit_id(known, arguments.unit) if arguments.unit else None,
        span_asked(arguments.period) if arguments.period else found.span,
    )


def _unit_id(known: KnownNames, name: str) -> int | None:
    found = known.unit(name)
    if not found and known.is_whole(name):
        return None
    if len(found) != 1:
        raise ImportRefused(
            _("There is no unit “{name}” alone. Nothing was imported; there is {names}.").format(
                name=name, names=", ".join(f"“{known.unit_name(one)}”" for one in known.units) or _("no unit")
            )
        )
    return found[0].id


def _tell(seen: FiguresPreview, known: KnownNames, dry: bool) -> None:
    from plandesk.exchange.figures_mapping import field_words

    if dry:
        print(_("This would come in; nothing was written."))
        for name, field in zip(seen.sheet.header, seen.columns.fields, strict=True):
            print(f"  {plain(name) or '–'} → {field_words(field)}")
    for one in known.kpis:
        if one.id == seen.fixed.kpi_id:
            print(_("KPI “{name}”").format(name=plain(one.name)))
    words = {"new": _("new"), "changed": _("changed"), "unchanged": _("unchanged"), "refused": _("refused")}
    width = max(map(len, words.values()))
    for row in seen.rows:
        if dry or row.verdict == "refused":
            said = [change.words for change in row.changes] + ([row.why] if row.why else [])
            print(
                f"{row.line:>6}  {words[row.verdict]:<{width}}  "
                + plain(f"{row.text}: {row.number}" + (" | " if said else "") + "; ".join(said))
            )
    print(", ".join(f"{n} {words[verdict]}" for verdict, n in seen.counts.items() if n))
    for note in seen.notes:
        print(plain(note))
