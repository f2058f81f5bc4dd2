"""The reporting year of a plan as records: everything that is read once for all its initiatives."""

from __future__ import annotations

from datetime import date

from plandesk.domain.milestones import milestones_of_plan
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.year_loading import kept_rows
from plandesk.exchange.year_records import (
    AmendmentRecord,
    ApprovedRecord,
    MeetingReportRecord,
    MilestoneRecord,
    StandingRecord,
    StatusWordRecord,
    UpdateRecord,
)
from plandesk.file.document import Document, Row


class Year:
    """What a reporting year has added to one plan."""

    def __init__(self, document: Document, plan_id: int) -> None:
        self._document, self._plan_id = document, plan_id
        self.words = tuple(
            StatusWordRecord(
                row["uid"],
                row["word"],
                row["symbol"],
                row["colour"],
                row["counts_as"],
                bool(row["reason_required"]),
            )
            for row in self._rows("status_word")
        )
        self._milestones = milestones_of_plan(document, plan_id)
        self._updates: dict[int, list[UpdateRecord]] = {}
        for row in self._rows("status_update"):
            self._updates.setdefault(row["initiative_id"], []).append(_update(row))

    def updates(self, initiative_id: int) -> tuple[UpdateRecord, ...]:
        """What was told of an initiative, the earliest quarter first."""
        return tuple(self._updates.get(initiative_id, ()))

    def milestones(self, initiative_id: int) -> tuple[MilestoneRecord, ...]:
        """The steps of an initiative in their order."""
        return tuple(
            MilestoneRecord(one.uid, one.text, one.due, one.done)
            for one in self._milestones.get(initiative_id, ())
        )

    def approved(self) -> tuple[ApprovedRecord, ...]:
        """The plan as it was approved last."""
        return tuple(
            ApprovedRecord(
                row["node"],
                row["node_uid"],
                row["parent_uid"] or None,
                row["depth"],
                row["number"],
                row["text"],
                Due(row["due"]),
                bool(row["public"]),
            )
            for row in self._rows("approved_entry")
        )

    def amendments(self) -> tuple[AmendmentRecord, ...]:
        """The reasons given for changes since."""
        return tuple(
            AmendmentRecord(row["subject_uid"], row["reason"]) for row in self._rows("amendment_note")
        )

    def reports(self) -> tuple[MeetingReportRecord, ...]:
        """The reports kept for meetings, the earliest kept first."""
        told: dict[int, list[StandingRecord]] = {}
        for row in self._rows("meeting_standing"):
            told.setdefault(row["report_id"], []).append(_standing(row))
        return tuple(_report(row, tuple(told.get(row["id"], ()))) for row in self._rows("meeting_report"))

    def _rows(self, table: str) -> list[Row]:
        return kept_rows(self._document, table, self._plan_id)


def _update(row: Row) -> UpdateRecord:
    return UpdateRecord(
        uid=row["uid"],
        quarter=Quarter.parse(row["period"]),
        status=row["status_uid"],
        completed=Due(row["completed"]),
        percent=row["percent"],
        reason=row["reason"],
        new_due=Due(row["new_due"]),
        narrative=row["narrative"],
        who=row["who"],
        at=row["at"],
    )


def _standing(row: Row) -> StandingRecord:
    return StandingRecord(
        initiative=row["initiative_uid"],
        number=row["number"],
        text=row["text"],
        due=Due(row["due"]),
        status=row["status"],
        counts_as=row["counts_as"],
        completed=Due(row["completed"]),
        new_due=Due(row["new_due"]),
        reason=row["reason"],
    )


def _report(row: Row, told: tuple[StandingRecord, ...]) -> MeetingReportRecord:
    return MeetingReportRecord(
        uid=row["uid"],
        kind=row["kind"],
        edition=row["edition"],
        quarter=Quarter.parse(row["period"]) if row["period"] else None,
        title=row["title"],
        meeting=row["meeting"],
        day=date.fromisoformat(row["meeting_date"]) if row["meeting_date"] else None,
        at=row["at"],
        who=row["who"],
        file=row["sha256"],
        pages=row["pages"],
        standings=told,
    )
