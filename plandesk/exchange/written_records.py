"""What a plan that was written down says beside its records: of the service, and what was left over."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

STATEMENTS = ("mission", "vision", "values")
CONTACTS = ("email", "switchboard", "emergency", "non_emergency", "address", "website")
SERVICE_FIELDS = ("name", "short_name", "governing_body", *STATEMENTS, *CONTACTS)
Fills = tuple[tuple[str, str | tuple[str, ...]], ...]  # fields of the service with what comes into them


class LeftOut(Struct, frozen=True):
    """A field that a plan has no place for: where it stands, how often, and the beginning of what it says."""

    place: str
    n: int
    words: str


class Written(Struct, frozen=True):
    """`service` holds fields of the service by SERVICE_FIELDS; `remarks` are sentences for the preview."""

    service: Fills
    remarks: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


class Chosen(Struct, frozen=True):
    """What was chosen for a plan that was written down, where not what the file says."""

    title: str | None = None
    kind: str | None = None
    starts: date | None = None
    ends: date | None = None


AS_TOLD = Chosen()
