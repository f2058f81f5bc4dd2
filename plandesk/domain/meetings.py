"""Reports that went before a meeting: the PDF as it was, its figures, and what reads otherwise now."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from msgspec import Struct

from plandesk.domain.columns import stored, whole_text
from plandesk.domain.day_words import day_words
from plandesk.domain.looking_back import as_told
from plandesk.domain.outline import outline
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.progress import Standing, standings
from plandesk.errors import DamagedFile, InvalidValue, NotThere
from plandesk.file import history
from plandesk.file.document import Document
from plandesk.i18n import _

FIGURES = ("status", "completed", "due", "new_due", "reason")


class Meeting(Struct, frozen=True):
    """The meeting that a report goes to: "Commission", 24 January 2024."""

    name: str
    day: date | None


class Paper(Struct, frozen=True):
    """A finished report to keep. `kind` is its name on the command line; `quarter` None where it has none."""

    kind: str
    edition: str
    quarter: Quarter | None
    title: str
    pdf: bytes
    pages: int


class MeetingReport(Struct, frozen=True):
    """A kept report; `at` is the moment (UTC), `who` kept it, `sha256` names its PDF."""

    id: int
    uid: str
    plan_id: int
    kind: str
    edition: str
    quarter: Quarter | None
    title: str
    meeting: str
    day: date | None
    at: datetime
    who: str
    sha256: str
    pages: int

    @property
    def public(self) -> bool:
        """Whether it is the public edition."""
        return self.edition == "public"


class Told(Struct, frozen=True):
    """What a kept report told of one initiative."""

    initiative_uid: str
    number: str
    text: str
    status: str
    counts_as: str
    completed: str
    due: str
    new_due: str
    reason: str


class Restated(Struct, frozen=True):
    """A figure of the quarter that reads differently now; `field` is one of FIGURES, or plan.

    With plan the initiative has come into the plan or left it since. `stored_before` and `stored_after` are
    what the words were made of, for reports, which speak their own language: times in their stored form,
    of the plan “in” or nothing.
    """

    number: str
    text: str
    field: str
    before: str
    after: str
    stored_before: str = ""
    stored_after: str = ""


class RestatedSince(Struct, frozen=True):
    """The figures that a kept report told otherwise, with the quarter it was about."""

    report: MeetingReport
    quarter: Quarter
    figures: tuple[Restated, ...]


def keep_report(document: Document, plan_id: int, meeting: Meeting, paper: Paper) -> int:
    """Keep a report for a meeting with the figures of this moment, in one step; its id comes back.

    Raises InvalidValue without a name of the meeting, or for something that is no PDF.
    """
    if not meeting.name.strip():
        raise InvalidValue(_("The meeting needs a name, for example “Police Commission”. Nothing was kept."))
    if not paper.pdf.startswith(b"%PDF-"):
        raise InvalidValue(_("This is not a PDF document, so nothing was kept."))
    figures: list[Told] = []
    if paper.quarter is not None:
        figures = _told_now(document, plan_id, paper.quarter, paper.edition)
    sha256 = _sha256(paper.pdf)
    day = day_words(meeting.day) if meeting.day is not None else meeting.name.strip()
    with document.step(_("Keep for the meeting of {day}").format(day=day)):
        document.execute(
            "INSERT INTO kept_file (sha256, name, media_type, data) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (sha256) DO NOTHING",
            (sha256, whole_text(paper.title), "application/pdf", paper.pdf),
        )
        columns = stored(
            {
                "kind": paper.kind,
                "edition": paper.edition,
                "period": paper.quarter.stored if paper.quarter is not None else "",
                "title": paper.title,
                "meeting": meeting.name.strip(),
                "meeting_date": meeting.day,
                "who": document.who,
            }
        )
        report_id = document.insert(
            "meeting_report", plan_id=plan_id, at=history.now(), sha256=sha256, pages=paper.pages, **columns
        )
        for position, one in enumerate(figures):
            document.insert("meeting_standing", report_id=report_id, position=position, **_columns_of(one))
    return report_id


def kept_reports(document: Document, plan_id: int) -> tuple[MeetingReport, ...]:
    """The reports kept of a plan, the latest meeting first."""
    return tuple(
        _report(row)
        for row in document.rows(
            "SELECT * FROM meeting_report WHERE plan_id = ?"
            " ORDER BY coalesce(meeting_date, substr(at, 1, 10)) DESC, at DESC, id DESC",
            (plan_id,),
        )
    )


def last_kept(document: Document, plan_id: int, kind: str, edition: str) -> MeetingReport | None:
    """The report of a kind and edition that went before the latest meeting; None where none is kept."""
    wanted = (kind, edition)
    return next((one for one in kept_reports(document, plan_id) if (one.kind, one.edition) == wanted), None)


def kept_report(document: Document, report_id: int) -> MeetingReport:
    """One kept report; raises NotThere."""
    row = document.row("SELECT * FROM meeting_report WHERE id = ?", (report_id,))
    if row is None:
        raise NotThere(_("This kept report is no longer in the file."))
    return _report(row)


def kept_pdf(document: Document, report_id: int) -> bytes:
    """The PDF of a kept report exactly as it was; raises NotThere, DamagedFile where it is not the same."""
    found = kept_report(document, report_id)
    data = document.value("SELECT data FROM kept_file WHERE sha256 = ?", (found.sha256,))
    if data is None or _sha256(data) != found.sha256:
        raise DamagedFile(
            _(
                "The PDF kept for “{meeting}” is not what it was when it was kept. "
                "The rest of the file can be used; look for the PDF in a backup."
            ).format(meeting=found.meeting)
        )
    return bytes(data)


def delete_report(document: Document, report_id: int) -> None:
    """Take a report from the list of kept ones; undo brings it back. Its PDF stays in the file for that."""
    found = kept_report(document, report_id)
    with document.step(_("Delete the report kept for {meeting}").format(meeting=found.meeting)):
        document.delete("meeting_report", [report_id])


def meeting_words(found: MeetingReport) -> str:
    """ "Commission, 24 January 2024"."""
    if found.day is None:
        return found.meeting
    return _("{meeting}, {day}").format(meeting=found.meeting, day=day_words(found.day))


def restated(document: Document, report_id: int) -> tuple[Restated, ...]:
    """The figures of a kept report's quarter that read differently now, in printed order."""
    found = kept_report(document, report_id)
    if found.quarter is None:
        return ()
    return _compared(document, found, found.public)


def restated_since(
    document: Document, plan_id: int, quarter: Quarter, public_only: bool = False
) -> RestatedSince | None:
    """What the last meeting before a report was told otherwise; None where no status report is kept.

    The last meeting is that of the kept status report of the latest quarter up to `quarter`.
    With `public_only` nothing is said of internal initiatives.
    """
    kept = [
        one
        for one in kept_reports(document, plan_id)
        if one.kind == "status-report" and one.quarter is not None and one.quarter <= quarter
    ]
    if not kept:
        return None
    latest = max(one.quarter for one in kept if one.quarter is not None)
    found = next(one for one in kept if one.quarter == latest)
    return RestatedSince(found, latest, _compared(document, found, public_only))


def restated_since_last_meeting(
    document: Document, plan_id: int, quarter: Quarter, public_only: bool = False
) -> tuple[str, ...]:
    """`restated_since` as plain lines, one for each figure."""
    found = restated_since(document, plan_id, quarter, public_only)
    return () if found is None else tuple(restated_line(one, found.quarter) for one in found.figures)


def restated_line(one: Restated, quarter: Quarter) -> str:
    """One restated figure as a sentence: "No. 46, status for Q3 2023: Completed (was Delayed)"."""
    name = _("No. {number}").format(number=one.number) if one.number else f"“{_shortened(one.text)}”"
    none = _("none")
    return _("{name}, {figure} for {quarter}: {after} (was {before})").format(
        name=name,
        figure=figure_name(one.field),
        quarter=quarter.text(),
        after=one.after or none,
        before=one.before or none,
    )


def figure_name(field: str) -> str:
    """A figure of a status report in words, as within a sentence."""
    return {
        "status": _("status"),
        "completed": _("completed"),
        "due": _("due"),
        "new_due": _("new date"),
        "reason": _("reason"),
        "plan": _("place in the plan"),
    }[field]


# ---- within


def _compared(document: Document, found: MeetingReport, public_only: bool) -> tuple[Restated, ...]:
    assert found.quarter is not None
    edition = "public" if public_only else found.edition
    now = {one.initiative_uid: one for one in _told_now(document, found.plan_id, found.quarter, edition)}
    then = {one.initiative_uid: one for one in _told_then(document, found.id)}
    if public_only:
        everything = _told_now(document, found.plan_id, found.quarter, "in-camera")
        hidden = {one.initiative_uid for one in everything} - now.keys()
        # Of one that has left the plan only what was public then may be said in public.
        then = {uid: one for uid, one in then.items() if uid not in hidden and (uid in now or found.public)}
    changes: list[Restated] = []
    for uid, old in then.items():
        new = now.get(uid)
        if new is None:
            changes.append(
                Restated(old.number, old.text, "plan", _("in the plan"), _("no longer in it"), "in")
            )
            continue
        for name in FIGURES:
            then_stored, now_stored = getattr(old, name), getattr(new, name)
            before, after = _words(name, then_stored), _words(name, now_stored)
            if before != after:
                changes.append(Restated(new.number, new.text, name, before, after, then_stored, now_stored))
    for uid, new in now.items():
        if uid not in then:
            words = _("not in it"), _("in the plan")
            changes.append(Restated(new.number, new.text, "plan", *words, stored_after="in"))
    return tuple(changes)


def _told_now(document: Document, plan_id: int, quarter: Quarter, edition: str) -> list[Told]:
    """What a report of that edition, made now, would tell of each initiative."""
    public = edition == "public"
    with as_told(document, plan_id, quarter) as told:
        tree = outline(told, plan_id)
        hidden = {one for one in tree.order if public and not all(above.public for above in tree.trail(one))}
        return [
            _told(one)
            for one in standings(told, tree, quarter, public_only=public)
            if one.objective_id not in hidden
        ]


def _told(one: Standing) -> Told:
    return Told(
        initiative_uid=one.uid,
        number=one.number,
        text=one.text,
        status=one.status.word if one.status is not None else "",
        counts_as=one.counts_as,
        completed=one.completed.stored,
        due=one.due.stored,
        new_due=one.new_due.stored,
        reason=one.reason,
    )


def _told_then(document: Document, report_id: int) -> list[Told]:
    return [
        Told(*row)
        for row in document.rows(
            "SELECT initiative_uid, number, text, status, counts_as, completed, due, new_due, reason"
            " FROM meeting_standing WHERE report_id = ? ORDER BY position",
            (report_id,),
        )
    ]


def _columns_of(one: Told) -> dict[str, Any]:
    return stored(
        {
            "initiative_uid": one.initiative_uid,
            "number": one.number,
            "text": one.text,
            "status": one.status,
            "counts_as": one.counts_as,
            "completed": one.completed,
            "due": one.due,
            "new_due": one.new_due,
            "reason": one.reason,
        }
    )


def _words(field: str, value: str) -> str:
    if field == "status":
        return value or _("No update received")
    return Due(value).text() if field in ("completed", "due", "new_due") else value


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59].rstrip() + "…"


def _report(row: Any) -> MeetingReport:
    return MeetingReport(
        id=row["id"],
        uid=row["uid"],
        plan_id=row["plan_id"],
        kind=row["kind"],
        edition=row["edition"],
        quarter=Quarter.parse(row["period"]) if row["period"] else None,
        title=row["title"],
        meeting=row["meeting"],
        day=date.fromisoformat(row["meeting_date"]) if row["meeting_date"] else None,
        at=datetime.fromisoformat(row["at"]),
        who=row["who"],
        sha256=row["sha256"],
        pages=row["pages"],
    )


def _sha256(data: bytes) -> str:
    import hashlib  # loads OpenSSL, which the start can do without

    return hashlib.sha256(data).hexdigest()
