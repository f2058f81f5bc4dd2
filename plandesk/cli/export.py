"""plandesk export FILE -o OUT [--plan TITLE]"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from plandesk.cli.documents import checked_target, chosen_plan, file_argument, opened, plan_argument
from plandesk.i18n import _


def add(commands: Any) -> None:
    """Add this command to the command line."""
    parser = commands.add_parser(
        "export",
        help=_("write everything, or one plan, as .json"),
        description=_("Write everything in a plan file as .json, without loss."),
    )
    file_argument(parser)
    parser.add_argument(
        "-o", "--out", metavar="OUT", type=Path, required=True, help=_("the .json file to write")
    )
    plan_argument(parser, _("only the plan of this title, with what it needs"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the export; a file that has the name is replaced only by a whole one."""
    from plandesk.exchange.json_plan import export_json
    from plandesk.file.writing import write_bytes

    out = checked_target(arguments.out, arguments.file, ".json")
    with opened(arguments.file, read_only=True) as document:
        chosen = chosen_plan(document, arguments.plan).id if arguments.plan is not None else None
        data = export_json(document, chosen)
    write_bytes(out, data)
    return 0
