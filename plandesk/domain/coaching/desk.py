"""The coach's desk: whose coaching file this is, and the few choices that hold for all of it."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from plandesk.domain.columns import stored
from plandesk.file.document import Document
from plandesk.i18n import _

PAPERS = ("letter", "a4")


class Desk(Struct, frozen=True):
    """`coach` is the name that new sessions get; `session_every` is in months, 0 where none are planned.

    After `idle_minutes` without a key or a move of the mouse the file is locked; 0: never.
    """

    uid: str
    service_name: str
    unit_name: str
    coach: str
    language: str
    paper: str
    idle_minutes: int
    session_every: int


def desk(document: Document) -> Desk:
    """The desk of a coaching file."""
    row = document.row("SELECT * FROM desk")
    assert row is not None
    return Desk(**{name: row[name] for name in Desk.__struct_fields__})


def change_desk(document: Document, **fields: Any) -> None:
    """Change fields by their names in `Desk`."""
    with document.step(_("Change coaching file")):
        document.update("desk", 1, **stored(fields))
