"""What a plan that was written down says beside its records: of the service, and what was left over."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

STATEMENTS = ("mission", "vision", "values")
CONTACTS = ("email", "switchboard", "emergency", "non_emergency", "address", "website")
Fills = tuple[tuple[str, str | tuple[str, ...]], ...]  # fields of `Service` with what comes into them


class LeftOut(Struct, frozen=True):
    """A field that a plan has no place for: where it stands, how often, and the beginning of what it says."""

    place: str
    n: int
    words: str


class Written(Struct, frozen=True):
    """`service` is what is told of the service; `remarks` are sentences for the preview."""

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
