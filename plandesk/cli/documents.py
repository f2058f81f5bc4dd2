"""Opening the file that a command is about, and finding the plan it means."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from plandesk.cli import passphrases
from plandesk.domain.plans import Plan, plans
from plandesk.errors import CannotWrite, InvalidValue, NotThere, PassphraseNeeded
from plandesk.file.document import Document
from plandesk.i18n import _

SUFFIX = ".plandesk"
COACHING_SUFFIX = ".coaching"


def file_argument(parser: argparse.ArgumentParser) -> None:
    """Add the plan file, the first word of every command."""
    parser.add_argument(
        "file", metavar="FILE", type=Path, help=_("the plan file (*.plandesk) or coaching file (*.coaching)")
    )


def plan_argument(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the choice of a plan by its title."""
    parser.add_argument("--plan", metavar="TITLE", help=what)


@contextmanager
def opened(path: Path, read_only: bool) -> Iterator[Document]:
    """Open a file, with its passphrase where it is locked, and close it again.

    Raises what Document.open raises.
    """
    try:
        document = Document.open(path, who=who(), read_only=read_only)
    except PassphraseNeeded:
        document = Document.open(path, who=who(), read_only=read_only, key=passphrases.given(path))
    try:
        yield document
    finally:
        document.close()


def refuse_coaching_file(document: Document) -> None:
    """Raise InvalidValue where a command that is about plans was given a coaching file."""
    if document.kind == "coaching":
        raise InvalidValue(
            _("“{name}” is a coaching file, and this is for plan files. Nothing was done.").format(
                name=document.path.name
            )
        )


def who() -> str:
    """The name that the history keeps: that of the user of this computer."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def chosen_plan(document: Document, title: str | None, kind: str | None = None) -> Plan:
    """The plan of a title; without one the only plan there is (of that kind).

    Raises NotThere when there is none, InvalidValue when there are several.
    """
    every = plans(document)
    if title is not None:
        for wanted in (title, title.casefold()):
            found = [one for one in every if wanted in (one.title, one.title.casefold())]
            if len(found) == 1:
                return found[0]
            if found:
                raise InvalidValue(
                    _(
                        "There are {n} plans with the title “{title}”. "
                        "Nothing was done; give one another title."
                    ).format(n=len(found), title=title)
                )
        raise NotThere(
            _("There is no plan “{title}”; there is {titles}. Nothing was done.").format(
                title=title, titles=_titles(every)
            )
        )
    fitting = [one for one in every if one.kind == kind] or every
    if not fitting:
        raise NotThere(_("There is no plan in “{name}” yet.").format(name=document.path.name))
    if len(fitting) > 1:
        raise InvalidValue(
            _("There are several plans. Nothing was done; name one with --plan: {titles}.").format(
                titles=_titles(fitting)
            )
        )
    return fitting[0]


def checked_target(out: Path, file: Path, suffix: str) -> Path:
    """The file to write, if its name fits and it is not the plan file itself; raises CannotWrite."""
    if out.suffix.lower() != suffix:
        raise CannotWrite(
            _("“{name}” is not a name this command can write; give one that ends in {suffix}.").format(
                name=out.name, suffix=suffix
            )
        )
    if out.exists() and file.exists() and out.samefile(file):
        raise CannotWrite(_("“{name}” is the plan file itself. Choose another name.").format(name=out.name))
    return out


def plain(text: str) -> str:
    """Text for a console: on one line, and without characters that would move the cursor."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _titles(every: Sequence[Plan]) -> str:
    return ", ".join(f"“{one.title}”" for one in every) or _("no plan")
