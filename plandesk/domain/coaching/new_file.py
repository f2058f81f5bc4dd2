"""A new coaching file, with the form that everybody starts with."""

from __future__ import annotations

from pathlib import Path

from plandesk.domain.coaching import desk, forms
from plandesk.file.document import Document
from plandesk.file.encryption import Passphrase
from plandesk.i18n import _


def make_coaching_file(path: Path | str, passphrase: Passphrase, who: str = "") -> Document:
    """Make a coaching file with the standard form and open it; no undo goes back behind that.

    Raises what `Document.create` raises.
    """
    made = Document.create(path, kind="coaching", who=who, key=passphrase)
    try:
        with made.step(_("New coaching file")):
            desk.change_desk(made, coach=who)
            forms.add_standard_form(made)
        made.begin_here()
    except BaseException:
        made.close()
        raise
    return made
