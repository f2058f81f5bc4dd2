"""Reading a file that is to be imported, in bounded memory."""

from __future__ import annotations

from pathlib import Path

from plandesk.errors import ImportRefused
from plandesk.i18n import _


def bytes_of(path: Path, most: int) -> bytes:
    """What a file holds, up to one byte more than `most`, by which a reader knows that it is too large.

    Raises ImportRefused with a sentence where it is not there or cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise ImportRefused(
            _("“{name}” is not there. Nothing was imported.").format(name=path.name)
        ) from None
    except OSError as error:
        raise ImportRefused(
            _("“{name}” cannot be read ({reason}). Nothing was imported.").format(
                name=path.name, reason=error.strerror
            )
        ) from None
