"""Moments that a plan can be compared at: its approval, meetings, ends of quarters, now."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from plandesk.domain.approval import approval_day
from plandesk.domain.day_words import day_words
from plandesk.domain.looking_back import closing
from plandesk.domain.meetings import kept_reports, meeting_words
from plandesk.domain.periods import quarters_between
from plandesk.domain.plans import plan
from plandesk.file import history
from plandesk.file.document import Document
from plandesk.i18n import _

APPROVAL, MEETING, QUARTER, DAY, NOW = "approval", "meeting", "quarter", "day", "now"

PRESENT = "9999-12-31T00:00:00+00:00"  # later than any moment that is asked for


class Moment(Struct, frozen=True):
    """A moment in words. `at` is UTC ISO text; empty for now. `day` is that of an approval."""

    kind: str
    words: str
    at: str = ""
    day: date | None = None


def now() -> Moment:
    """The present."""
    return Moment(NOW, _("Now"))


def approval(document: Document, plan_id: int) -> Moment | None:
    """The moment of the last approval; None where it is not kept."""
    of = plan(document, plan_id)
    day = approval_day(document, of)
    if of.approved_at is None or day is None:
        return None
    return Moment(APPROVAL, _("Approval of {day}").format(day=day_words(day)), of.approved_at, day)


def end_of(day: date) -> Moment:
    """The end of a day here."""
    midnight = datetime.combine(day + timedelta(days=1), time())
    at = (midnight.astimezone() - timedelta(milliseconds=1)).astimezone(UTC)
    return Moment(DAY, day_words(day), at.isoformat())


def moments(document: Document, plan_id: int) -> tuple[Moment, ...]:
    """What can be chosen for a plan, the earliest first within each kind; none of the future."""
    of = plan(document, plan_id)
    approved = approval(document, plan_id)
    found = [approved] if approved is not None else []
    for report in reversed(kept_reports(document, plan_id)):
        found.append(
            Moment(
                MEETING, meeting_words(report), report.at.astimezone(UTC).isoformat(timespec="milliseconds")
            )
        )
    present = history.now()
    for quarter in quarters_between(of.starts, of.ends):
        at = closing(of, quarter)
        if at < present:
            found.append(Moment(QUARTER, _("End of {quarter}").format(quarter=quarter.text()), at))
    return tuple(found)
