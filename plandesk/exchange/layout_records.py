"""Named layouts as plain data and in JSON; see `records`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.arranging import LayoutColumn, LayoutPart
from plandesk.domain.layouts import add_layout, free_name, layouts
from plandesk.exchange.json_places import UID, Place, refuse
from plandesk.exchange.json_year_reading import Names
from plandesk.file.document import Document
from plandesk.i18n import _

WORD = re.compile(r"[a-z][a-z0-9-]{0,39}\Z")


class LayoutRecord(Struct, frozen=True):
    """A layout of one kind of report; the subjects of its parts are uids, also of what is not there."""

    uid: str | None
    report: str
    name: str
    parts: tuple[LayoutPart, ...]


def layout_records(document: Document) -> tuple[LayoutRecord, ...]:
    """All layouts, those of one report in their order."""
    return tuple(LayoutRecord(one.uid, one.report, one.name, one.parts) for one in layouts(document))


def read_layout(names: Names, place: Place) -> LayoutRecord:
    """One layout; raises ImportRefused."""
    found = LayoutRecord(
        names.own(place, "layout"),
        word_at(place, "report"),
        place.text("name", None),
        tuple(_part(one) for one in place.records("parts")),
    )
    if not found.name.strip():
        refuse(place.at("name"), _("the name of a layout"), found.name)
    place.finish()
    return found


def of_subjects(
    records: Sequence[LayoutRecord], subjects: set[str | None], wanted: Collection[str | bool]
) -> tuple[LayoutRecord, ...]:
    """The layouts that have a place for one of some records, or for none at all, or whose uid is wanted."""
    found = []
    for one in records:
        own = {part.subject for part in one.parts if part.subject}
        if not own or own & subjects or one.uid in wanted:
            found.append(one)
    return tuple(found)


def apply_layouts(document: Document, records: Sequence[LayoutRecord], copied: Mapping[str, str]) -> None:
    """Put in the layouts that are new; one whose name is taken gets a number. `copied`: new uids by old."""
    there = {one.uid for one in layouts(document)}
    for one in records:
        if one.uid is None or one.uid not in there:
            parts = [replace(part, subject=copied.get(part.subject, part.subject)) for part in one.parts]
            add_layout(document, one.report, free_name(document, one.report, one.name), parts, one.uid)


def _part(place: Place) -> LayoutPart:
    subject = place.text("subject")
    if subject and not UID.match(subject):
        refuse(place.at("subject"), _("a uid like 01890a5d-ac96-774b-bcce-b302099a8057"), subject)
    found = LayoutPart(
        word_at(place, "kind"),
        subject,
        place.flag("hidden", False),
        tuple(_column(one) for one in place.records("columns")),
    )
    place.finish()
    return found


def _column(place: Place) -> LayoutColumn:
    width = place.figure_or_none("width") or 0.0
    if not 0 <= width <= 1:
        refuse(place.at("width"), _("a share from 0 to 1"), width)
    found = LayoutColumn(word_at(place, "name"), width, place.flag("hidden", False))
    place.finish()
    return found


def word_at(place: Place, name: str) -> str:
    """A kind of report, part or column by its short name; raises ImportRefused."""
    found = place.text(name, None)
    if not WORD.match(found):
        refuse(place.at(name), _("a word of small letters"), found)
    return found
