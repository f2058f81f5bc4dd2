"""plandesk new FILE [--sample]"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from plandesk.cli import passphrases
from plandesk.cli.documents import COACHING_SUFFIX, SUFFIX, file_argument, who
from plandesk.errors import CannotWrite
from plandesk.file.document import Document
from plandesk.i18n import _


def add(commands: Any) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "new",
        help=_("make an empty plan file or coaching file, or a sample"),
        description=_("Make a new plan file, or a coaching file, which is locked with a passphrase."),
    )
    file_argument(parser)
    parser.add_argument("--sample", action="store_true", help=_("with the records of an invented service"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the file; one that is there is never written over."""
    path = arguments.file
    suffix = path.suffix.lower()
    if suffix not in (SUFFIX, COACHING_SUFFIX):
        raise CannotWrite(
            _(
                "“{name}” is not the name of a plan file or coaching file; give one that ends in {suffix} or "
                "{coaching}."
            ).format(name=path.name, suffix=SUFFIX, coaching=COACHING_SUFFIX)
        )
    if not path.absolute().parent.is_dir():
        raise CannotWrite(
            _("The folder “{folder}” is not there. Nothing was made.").format(folder=path.absolute().parent)
        )
    taken = _("“{name}” is there already and was left as it is. Choose another name.").format(name=path.name)
    if path.exists():
        raise CannotWrite(taken)
    try:
        (_make_coaching_file if suffix == COACHING_SUFFIX else _make_plan_file)(path, arguments.sample)
    except FileExistsError:
        raise CannotWrite(taken) from None
    return 0


def _make_plan_file(path: Path, sample: bool) -> None:
    if sample:
        from plandesk.exchange.sample import make_sample

        make_sample(path, who()).close()
    else:
        Document.create(path, who=who()).close()


def _make_coaching_file(path: Path, sample: bool) -> None:
    from plandesk.domain.coaching.new_file import make_coaching_file

    document = make_coaching_file(path, passphrases.chosen(path), who())
    try:
        key = document.recovery_key()
        if sample:
            from plandesk.exchange.sample_platoon import fill_in_platoon

            fill_in_platoon(document)
    finally:
        document.close()
    if sys.stdout.isatty():  # not into a log
        print(_("Recovery key, which opens it where the passphrase is forgotten: write it down."))
        print(key)
