"""Where the command line has passphrases from: a variable of the environment, or the one at the terminal.

Never an argument: those stand in lists of processes and in the history of the shell.
"""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from plandesk.errors import InvalidValue, PassphraseNeeded
from plandesk.file.encryption import Passphrase, RecoveryKey, Unlocking
from plandesk.file.passphrase_rules import fault
from plandesk.i18n import _

VARIABLE = "PLANDESK_PASSPHRASE"


def given(path: Path) -> Unlocking:
    """The passphrase of a locked file, or its recovery key. Raises PassphraseNeeded where nobody is."""
    text = os.environ.get(VARIABLE) or _asked(_("Passphrase of “{name}”: ").format(name=path.name))
    if text is None:
        raise PassphraseNeeded(
            _(
                "“{name}” is locked and was not opened. Put its passphrase into the variable {variable}, or "
                "give the command in a terminal, where it asks."
            ).format(name=path.name, variable=VARIABLE)
        )
    try:
        return RecoveryKey(text)  # no passphrase has its form
    except InvalidValue:
        return Passphrase(text)


def chosen(path: Path) -> Passphrase:
    """The passphrase of a file that is to be made, asked for twice.

    Raises PassphraseNeeded where nobody can be asked, InvalidValue where it is too easy to guess.
    """
    text = os.environ.get(VARIABLE)
    again = text
    if not text:
        text = _asked(_("New passphrase for “{name}”: ").format(name=path.name))
        again = _asked(_("The same again: ")) if text is not None else None
    if text is None:
        raise PassphraseNeeded(
            _(
                "A coaching file is always locked, so “{name}” was not made. Put its passphrase into the "
                "variable {variable}, or give the command in a terminal, where it asks."
            ).format(name=path.name, variable=VARIABLE)
        )
    if wrong := fault(text):
        raise InvalidValue(_("Nothing was made. {fault}").format(fault=wrong))
    if text != again:
        raise InvalidValue(_("The two are not the same. Nothing was made; try again."))
    return Passphrase(text)


def _asked(words: str) -> str | None:
    """What is typed at the terminal, unseen; None where there is none."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        return None
    try:
        return getpass.getpass(words, sys.stderr)
    except EOFError:
        return None
