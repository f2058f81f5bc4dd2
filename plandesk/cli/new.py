"""plandesk new FILE [--sample]"""

from __future__ import annotations

import argparse
from typing import Any

from plandesk.cli.documents import SUFFIX, file_argument, who
from plandesk.errors import CannotWrite
from plandesk.i18n import _


def add(commands: Any) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "new", help=_("make an empty plan file, or the sample"), description=_("Make a new plan file.")
    )
    file_argument(parser)
    parser.add_argument("--sample", action="store_true", help=_("with the plan of an invented service"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the file; one that is there is never written over."""
    from plandesk.file.document import Document

    path = arguments.file
    if path.suffix.lower() != SUFFIX:
        raise CannotWrite(
            _("“{name}” is not the name of a plan file; give one that ends in {suffix}.").format(
                name=path.name, suffix=SUFFIX
            )
        )
    if not path.absolute().parent.is_dir():
        raise CannotWrite(
            _("The folder “{folder}” is not there. Nothing was made.").format(folder=path.absolute().parent)
        )
    try:
        if arguments.sample:
            from plandesk.exchange.sample import make_sample

            make_sample(path, who()).close()
        else:
            Document.create(path, who=who()).close()
    except FileExistsError:
        raise CannotWrite(
            _("“{name}” is there already and was left as it is. Choose another name.").format(name=path.name)
        ) from None
    return 0
