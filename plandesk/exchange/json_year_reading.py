"""The reporting year in JSON, read into records; what is wrong is named by its place."""

from __future__ import annotations

import binascii
import hashlib
from base64 import b64decode
from datetime import datetime
from typing import Protocol

from plandesk.domain.periods import Due, Quarter
from plandesk.domain.statuses import COLOURS, COUNTS_AS, SYMBOLS
from plandesk.errors import InvalidValue
from plandesk.exchange.json_places import Place, refuse
from plandesk.exchange.year_records import (
    AmendmentRecord,
    ApprovedRecord,
    FileRecord,
    MeetingReportRecord,
    MilestoneRecord,
    StandingRecord,
    StatusWordRecord,
    UpdateRecord,
)
from plandesk.i18n import _

PDF = "application/pdf"
EDITIONS = ("public", "in-camera")


class Names(Protocol):
    """Who keeps the uids of a file and what is mentioned where."""

    def own(self, place: Place, kind: str) -> str | None:
        """The uid of a record; raises ImportRefused where another has it."""

    def once(self, at: str, kind: str, uid: str) -> None:
        """Remember a name; raises ImportRefused where another record has it."""

    def mention(self, at: str, kind: str, uid: str) -> None:
        """Remember that a record is meant."""


def status_words(names: Names, places: list[Place]) -> tuple[StatusWordRecord, ...]:
    """The status words of a plan; raises ImportRefused."""
    found: list[StatusWordRecord] = []
    for place in places:
        one = StatusWordRecord(
            names.own(place, "status_word"),
            place.text("word", None).strip(),
            place.choice("symbol", SYMBOLS, "not_started"),
            place.choice("colour", COLOURS, "grey"),
            place.choice("counts_as", COUNTS_AS),
            place.flag("reason_required", False),
        )
        if not one.word:
            refuse(place.at("word"), _("a status word"), one.word)
        if any(other.word.casefold() == one.word.casefold() for other in found):
            refuse(place.at("word"), _("each status word stands once"), one.word)
        place.finish()
        found.append(one)
    return tuple(found)


def milestones(names: Names, places: list[Place]) -> tuple[MilestoneRecord, ...]:
    """The milestones of an initiative; raises ImportRefused."""
    found = []
    for place in places:
        found.append(
            MilestoneRecord(
                names.own(place, "milestone"),
                place.text("text"),
                due_at(place, "due"),
                place.day_or_none("done"),
            )
        )
        place.finish()
    return tuple(found)


def updates(names: Names, places: list[Place], words: set[str]) -> tuple[UpdateRecord, ...]:
    """The updates of an initiative; `words` are the uids of its plan's status words. Raises ImportRefused."""
    found: list[UpdateRecord] = []
    for place in places:
        one = UpdateRecord(
            uid=names.own(place, "status_update"),
            quarter=_quarter(place, place.text("quarter", None)),
            status=place.uid("status"),
            completed=due_at(place, "completed"),
            percent=place.whole_or_none("percent", 100),
            reason=place.text("reason"),
            new_due=due_at(place, "new_due"),
            narrative=place.text("narrative"),
            who=place.text("who"),
            at=moment_at(place, "at"),
        )
        if one.status is not None and one.status not in words:
            refuse(place.at("status"), _("the uid of a status word of the plan"), one.status)
        if any(other.quarter == one.quarter for other in found):
            refuse(place.at("quarter"), _("each quarter has one update"), one.quarter.stored)
        place.finish()
        found.append(one)
    return tuple(sorted(found, key=lambda one: one.quarter))


def approved(places: list[Place]) -> tuple[ApprovedRecord, ...]:
    """A plan as it was approved; raises ImportRefused."""
    found = []
    for place in places:
        found.append(
            ApprovedRecord(
                place.choice("kind", ("objective", "initiative")),
                _needed_uid(place, "entry"),
                place.uid("above"),
                place.number("depth", 0),
                place.text("number"),
                place.text("text"),
                due_at(place, "due"),
                place.flag("public"),
            )
        )
        place.finish()
    return tuple(found)


def amendments(places: list[Place]) -> tuple[AmendmentRecord, ...]:
    """The reasons for changes since approval; raises ImportRefused."""
    found: dict[str, AmendmentRecord] = {}
    for place in places:
        one = AmendmentRecord(_needed_uid(place, "entry"), place.text("reason"))
        if one.entry in found:
            refuse(place.at("entry"), _("each entry has one reason"), one.entry)
        place.finish()
        found[one.entry] = one
    return tuple(found[entry] for entry in sorted(found))


def reports(names: Names, places: list[Place]) -> tuple[MeetingReportRecord, ...]:
    """The reports kept for meetings; raises ImportRefused."""
    found = []
    for place in places:
        quarter = place.text_or_none("quarter")
        at = moment_at(place, "at")
        sha256 = place.text("file", None)
        if at is None:
            refuse(place.at("at"), _moment_wanted(), None)
        names.mention(place.at("file"), "file", sha256)
        found.append(
            MeetingReportRecord(
                uid=names.own(place, "meeting_report"),
                kind=place.text("kind", None),
                edition=place.choice("edition", EDITIONS, "public"),
                quarter=_quarter(place, quarter) if quarter is not None else None,
                title=place.text("title"),
                meeting=place.text("meeting"),
                day=place.day_or_none("day"),
                at=at,
                who=place.text("who"),
                file=sha256,
                pages=place.number("pages", 0),
                standings=tuple(_standing(one) for one in place.records("standings")),
            )
        )
        place.finish()
    return tuple(sorted(found, key=lambda one: (one.at, one.uid or "")))


def file(names: Names, place: Place) -> FileRecord:
    """A kept PDF with its bytes; raises ImportRefused where it is not what its name says."""
    sha256, name = place.text("sha256", None), place.text("name")
    media_type, text = place.choice("media_type", (PDF,), PDF), place.text("data", None)
    try:
        data = b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        refuse(place.at("data"), _("the bytes of a PDF in base64"), text)
    if not data.startswith(b"%PDF-"):
        refuse(place.at("data"), _("the bytes of a PDF in base64"), text)
    if hashlib.sha256(data).hexdigest() != sha256:
        refuse(place.at("sha256"), _("the SHA-256 of the file’s bytes"), sha256)
    names.once(place.at("sha256"), "file", sha256)
    place.finish()
    return FileRecord(sha256, name, media_type, data)


def due_at(place: Place, name: str) -> Due:
    """A due time in its stored form; raises ImportRefused."""
    text = place.text(name)
    try:
        return Due.from_stored(text)
    except InvalidValue:
        refuse(
            place.at(name),
            _("a due time like 2026-Q3, 2026-Q1 2026-Q4, 2026-06, 2026-06-30, 2026, annually, ongoing"),
            text,
        )


def moment_at(place: Place, name: str) -> str | None:
    """A moment as text, or None; raises ImportRefused for one without its distance to UTC."""
    text = place.text_or_none(name)
    if text is not None and not _is_moment(text):
        refuse(place.at(name), _moment_wanted(), text)
    return text


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _moment_wanted() -> str:
    return _("a moment like 2026-01-31T09:30:00+00:00")


def _standing(place: Place) -> StandingRecord:
    found = StandingRecord(
        initiative=_needed_uid(place, "initiative"),
        number=place.text("number"),
        text=place.text("text"),
        due=due_at(place, "due"),
        status=place.text("status"),
        counts_as=place.choice("counts_as", (*COUNTS_AS, "no_update", ""), ""),
        completed=due_at(place, "completed"),
        new_due=due_at(place, "new_due"),
        reason=place.text("reason"),
    )
    place.finish()
    return found


def _needed_uid(place: Place, name: str) -> str:
    found = place.uid(name)
    if found is None:
        refuse(place.at(name), _("a uid like 01890a5d-ac96-774b-bcce-b302099a8057"), None)
    return found


def _quarter(place: Place, text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except InvalidValue:
        refuse(place.at("quarter"), _("a quarter like 2026-Q3"), text)
