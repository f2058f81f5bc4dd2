"""What a reporting year adds to a plan, as plain data; see `records`."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from plandesk.domain.periods import Due, Quarter


class StatusWordRecord(Struct, frozen=True):
    """A status word of a plan."""

    uid: str | None
    word: str
    symbol: str
    colour: str
    counts_as: str
    reason_required: bool


class UpdateRecord(Struct, frozen=True):
    """What was told of an initiative for a quarter; `status` is the uid of a status word, `at` ISO text."""

    uid: str | None
    quarter: Quarter
    status: str | None
    completed: Due
    percent: int | None
    reason: str
    new_due: Due
    narrative: str
    who: str
    at: str | None


class MilestoneRecord(Struct, frozen=True):
    """A dated step of an initiative."""

    uid: str | None
    text: str
    due: Due
    done: date | None


class ApprovedRecord(Struct, frozen=True):
    """A line of a plan as it was approved; `entry` and `above` are uids, of nodes that may be gone since."""

    kind: str
    entry: str
    above: str | None
    depth: int
    number: str
    text: str
    due: Due
    public: bool


class AmendmentRecord(Struct, frozen=True):
    """The reason for what was changed since approval; `entry` is a uid as in `ApprovedRecord`."""

    entry: str
    reason: str


class StandingRecord(Struct, frozen=True):
    """What a kept report told of an initiative; `initiative` is a uid, of one that may be gone since."""

    initiative: str
    number: str
    text: str
    due: Due
    status: str
    counts_as: str
    completed: Due
    new_due: Due
    reason: str


class MeetingReportRecord(Struct, frozen=True):
    """A report kept for a meeting; `file` is the SHA-256 of its PDF, `at` the moment as ISO text."""

    uid: str | None
    kind: str
    edition: str
    quarter: Quarter | None
    title: str
    meeting: str
    day: date | None
    at: str
    who: str
    file: str
    pages: int
    standings: tuple[StandingRecord, ...]


class FileRecord(Struct, frozen=True):
    """A kept file with its bytes."""

    sha256: str
    name: str
    media_type: str
    data: bytes
