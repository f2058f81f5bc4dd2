"""The command line: one module per subcommand; no window, no screen, no Qt.

Exit codes: 0 done, 1 the input is wrong (one sentence on standard error), 2 the command itself is.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from plandesk import __version__
from plandesk.cli import check, export, importing, meeting, new, report, show
from plandesk.errors import UserError
from plandesk.i18n import _, set_language

COMMANDS = (new, importing, export, report, meeting, show, check)


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; its exit code comes back. A usage error ends the process with 2."""
    set_language(None)
    for stream in (sys.stdout, sys.stderr):
        _never_fails(stream)
    arguments = _parser().parse_args(words)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except UserError as error:
        return _say(error.sentence)
    except KeyboardInterrupt:
        return _say(_("Stopped. Nothing was changed."))
    except BrokenPipeError:
        # Whoever read our output has enough of it, e.g. `plandesk show … | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plandesk",
        description=_("Annual policing plans, from the first goal to the printed page."),
        epilog=_("“plandesk” alone, or with the name of a file, opens the window."),
    )
    parser.add_argument("--version", action="version", version=f"PlanDesk {__version__}")
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"), required=True)
    for module in COMMANDS:
        module.add(commands)
    return parser


def _say(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return 1


def _never_fails(stream: TextIO) -> None:
    """A character that a console cannot show must not stop the work."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
