"""The import of a coaching form that came back: theme by theme whose words go where, and then the change."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from plandesk.cli.documents import opened, plain
from plandesk.domain.day_words import day_words
from plandesk.errors import ImportRefused
from plandesk.i18n import _

if TYPE_CHECKING:
    from plandesk.exchange.returned_form import ReturnedForm

SUFFIX = ".pdf"
_OF_TABLES = (
    *("plan", "map", "quarter", "kind", "starts", "ends", "figures", "kpi", "unit", "period", "sheet"),
    *("copy", "mark_moved"),
)
_SHOWN = 60  # characters of a theme's words


def run(arguments: argparse.Namespace) -> int:
    """Import the words of a returned form, or with --dry-run only tell."""
    from plandesk.exchange.pdf_form import read_file
    from plandesk.exchange.returned_form import apply, preview
    from plandesk.file import backup

    wrong = next((name for name in _OF_TABLES if getattr(arguments, name)), None)
    if wrong is not None:
        raise ImportRefused(
            _("{option} is not for a returned form. Nothing was imported; leave it out.").format(
                option="--" + wrong.replace("_", "-")
            )
        )
    with opened(arguments.file, read_only=arguments.dry_run) as document:
        if document.kind != "coaching":
            raise ImportRefused(
                _(
                    "“{name}” is a plan file, and forms that come back belong into a coaching file. "
                    "Nothing was imported; name a file that ends in .coaching."
                ).format(name=arguments.file.name)
            )
        seen = preview(document, read_file(arguments.source), arguments.source.name)
        if not arguments.dry_run and seen.is_news:
            backup.make(document, backup.default_folder(), backup.Reason.IMPORT)
            apply(document, seen, date.today())
    _tell(seen, arguments.dry_run)
    return 0


def _tell(seen: ReturnedForm, dry_run: bool) -> None:
    from plandesk.exchange.returned_form import EMPTY, outcome_words

    if dry_run:
        print(_("This would come in; nothing was written."))
    print(_("{member}, session of {date}").format(member=plain(seen.member), date=day_words(seen.held)))
    words = outcome_words()
    for one in seen.words:
        said = plain(one.now if one.outcome == EMPTY else one.form)
        if len(said) > _SHOWN:
            said = said[: _SHOWN - 1] + "…"
        print(f"  {plain(one.theme)}: {words[one.outcome]}" + (f" | {said}" if said else ""))
    for tick in seen.ticks:
        print("  " + _("Done: {action}").format(action=plain(tick.text)))
    if not seen.is_news:
        print(_("There is nothing new in the form."))
    for note in seen.notes:
        print(plain(note))
