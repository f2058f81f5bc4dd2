"""The import of a roster on the command line: member by member what would change, and then the change."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from plandesk.cli.documents import opened, plain
from plandesk.i18n import _, ngettext

if TYPE_CHECKING:
    from plandesk.exchange.roster import RosterPreview


def run(arguments: argparse.Namespace) -> int:
    """Import a roster, or with --dry-run only tell."""
    from plandesk.exchange.roster import apply, preview
    from plandesk.exchange.roster_columns import chosen_roster, mapped_by_hand, propose
    from plandesk.exchange.sheet_reading import read_sheets
    from plandesk.file import backup

    sheet = chosen_roster(read_sheets(arguments.source), arguments.sheet)
    columns = mapped_by_hand(sheet.header, arguments.map, propose(sheet.header))
    with opened(arguments.file, read_only=arguments.dry_run) as document:
        seen = preview(document, sheet, columns)
        if not arguments.dry_run and (seen.taken or arguments.mark_moved):
            backup.make(document, backup.default_folder(), backup.Reason.IMPORT)
            apply(document, seen, arguments.mark_moved)
    _tell(seen, arguments)
    return 0


def _tell(seen: RosterPreview, arguments: argparse.Namespace) -> None:
    from plandesk.exchange.roster_columns import field_words

    if arguments.dry_run:
        print(_("This would come in; nothing was written."))
        for name, field in zip(seen.sheet.header, seen.columns.fields, strict=True):
            print(f"  {plain(name) or '–'} → {field_words(field)}")
    words = {
        "new": _("new"), "changed": _("changed"), "unchanged": _("unchanged"), "refused": _("refused"),
        "missing": _("not in the list"),
    }  # fmt: skip
    width = max(map(len, words.values()))
    for row in seen.rows:
        if arguments.dry_run or row.verdict in ("refused", "missing"):
            said = [change.words for change in row.changes]
            said += [row.why] if row.why and row.verdict == "refused" else []
            text = f"{row.number} {row.text}" + (" | " if said else "") + "; ".join(said)
            print(f"{row.line or '':>6}  {words[row.verdict]:<{width}}  {plain(text)}")
    print(", ".join(f"{n} {words[verdict]}" for verdict, n in seen.counts.items() if n))
    many = len(seen.missing)
    if many and arguments.mark_moved and not arguments.dry_run:
        print(ngettext("{n} was marked as moved.", "{n} were marked as moved.", many).format(n=many))
    elif many:
        print(_("Nobody is deleted; --mark-moved marks those who are not in the list as moved."))
    for note in seen.notes:
        print(plain(note))
