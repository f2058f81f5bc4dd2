"""Carrying out an import that `importing.preview` has looked at."""

from __future__ import annotations

from typing import Any

from plandesk.domain.initiatives import Lead
from plandesk.domain.loading import link, load_initiative, load_objective
from plandesk.domain.outline import PRINTED
from plandesk.domain.people import add_person, add_unit
from plandesk.domain.periods import Due
from plandesk.domain.plans import add_plan, change_plan
from plandesk.domain.sections import COPIED, COPIED_OF_BLOCKS, add_block, add_section, choose_kpis
from plandesk.domain.service import add_picture, change_service
from plandesk.domain.year_loading import keep_file, load_row, new_uid
from plandesk.exchange.importing import Preview
from plandesk.exchange.kpi_applying import apply_kpis
from plandesk.exchange.layout_records import apply_layouts
from plandesk.exchange.records import (
    InitiativeRecord,
    ObjectiveRecord,
    PlanRecord,
    SectionRecord,
    UnitRecord,
)
from plandesk.exchange.report_set_records import apply_report_sets
from plandesk.exchange.year_records import MeetingReportRecord
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext


def apply(document: Document, seen: Preview, step_name: str | None = None) -> list[int]:
    """Take everything in, as one step; the ids of the new plans come back.

    `seen` must be of this document as it is now.
    """
    plans = seen.contents.plans
    name = step_name or ngettext("Import plan", "Import {n} plans", len(plans)).format(n=len(plans))
    if not plans and not step_name:
        name = _("Import KPIs") if seen.new_kpis else _("Import people")
    with document.step(name):
        return _Applying(document, seen).everything()


class _Applying:
    """One import on its way: the ids that the records have got so far."""

    def __init__(self, document: Document, seen: Preview) -> None:
        self._document = document
        self._seen = seen
        self._known = dict(seen.known)
        self._chosen: list[tuple[int, tuple[str, ...]]] = []  # sections, and the KPIs that they show
        self._leaves: list[tuple[int, InitiativeRecord]] = []
        self._copied: dict[str, str] = {}  # the new uids of what comes in as a copy

    def everything(self) -> list[int]:
        contents = self._seen.contents
        for one in contents.pictures:
            add_picture(self._document, one.data, one.name)
        for kept in contents.files:
            keep_file(self._document, kept.sha256, kept.name, kept.media_type, kept.data)
        if self._seen.takes_service and contents.service is not None:
            own = contents.service
            change_service(self._document, **{name: getattr(own, name) for name in own.__struct_fields__})
        self._units(contents.units, None)
        self._people()
        ids = [self._plan(one) for one in contents.plans]
        for plan, plan_id in zip(contents.plans, ids, strict=True):
            if plan.implements is not None:
                change_plan(self._document, plan_id, parent_id=self._known["plan", plan.implements])
        for initiative_id, leaf in self._leaves:
            carries = self._known["initiative", leaf.carries] if leaf.carries is not None else None
            served = [self._known["objective", uid] for uid in leaf.serves]
            link(self._document, initiative_id, carries, served)
        if self._seen.fills:
            change_service(self._document, **dict(self._seen.fills))
        apply_kpis(self._document, contents.kpis, self._known)
        for section_id, kpis in self._chosen:
            choose_kpis(self._document, section_id, [self._known["kpi", uid] for uid in kpis])
        apply_layouts(self._document, contents.layouts, self._copied)
        apply_report_sets(self._document, contents.report_sets)
        return ids

    def _uid(self, uid: str | None) -> dict[str, Any]:
        return {} if uid is None else {"uid": self._named(uid)}

    def _named(self, uid: str) -> str:
        """The uid under which a record comes in; in a copy everything has another, the same everywhere."""
        return self._copied.setdefault(uid, new_uid()) if self._seen.as_copy else uid

    def _remember(self, kind: str, uid: str | None, new_id: int) -> int:
        if uid is not None:
            self._known[kind, uid] = new_id
        return new_id

    def _units(self, records: tuple[UnitRecord, ...], parent_id: int | None) -> None:
        for one in records:
            found = self._known.get(("unit", one.uid or one))
            if found is None:
                own: dict[str, Any] = {"uid": one.uid} if one.uid else {}
                found = add_unit(self._document, one.name, parent_id, short_name=one.short_name, **own)
                self._remember("unit", one.uid, found)
            self._units(one.units, found)

    def _people(self) -> None:
        for one in self._seen.contents.people:
            if ("person", one.uid or one) in self._known:
                continue
            new_id = add_person(
                self._document,
                one.name,
                number=one.number,
                title=one.title,
                unit_id=self._known["unit", one.unit] if one.unit is not None else None,
                sworn=one.sworn,
                active=one.active,
                **({"uid": one.uid} if one.uid else {}),
            )
            self._remember("person", one.uid, new_id)

    def _plan(self, one: PlanRecord) -> int:
        same = (
            "parent_title", "state", "draft_number", "state_date", "paper", "language",
            "cover", "cover_picture", "cover_picture_alt", "approved_at", "updates_close",
        )  # fmt: skip
        plan_id = add_plan(
            self._document,
            one.title,
            one.kind,
            one.starts,
            one.ends,
            levels=one.levels or None,
            with_sections=False,
            with_words=False,
            **{name: getattr(one, name) for name in same},
            **self._uid(one.uid),
        )
        self._remember("plan", one.uid, plan_id)
        for position, word in enumerate(one.status_words):
            word_id = load_row(
                self._document,
                "status_word",
                plan_id=plan_id,
                position=position,
                **_columns(word),
                **self._uid(word.uid),
            )
            self._remember("status_word", word.uid, word_id)
        for section in one.sections:
            self._section(plan_id, section)
        for position, objective in enumerate(one.objectives):
            self._objective(plan_id, None, position, objective)
        self._year(plan_id, one)
        return plan_id

    def _year(self, plan_id: int, one: PlanRecord) -> None:
        """What was approved, why it was changed since, and what was kept for meetings."""
        for position, entry in enumerate(one.approved):
            load_row(
                self._document,
                "approved_entry",
                plan_id=plan_id,
                position=position,
                node=entry.kind,
                node_uid=self._named(entry.entry),
                parent_uid=self._named(entry.above) if entry.above is not None else "",
                depth=entry.depth,
                number=entry.number,
                text=entry.text,
                due=entry.due.stored,
                public=entry.public,
            )
        for note in one.amendments:
            load_row(
                self._document,
                "amendment_note",
                plan_id=plan_id,
                subject_uid=self._named(note.entry),
                reason=note.reason,
            )
        for report in one.reports:
            self._report(plan_id, report)

    def _report(self, plan_id: int, one: MeetingReportRecord) -> None:
        report_id = load_row(
            self._document,
            "meeting_report",
            plan_id=plan_id,
            kind=one.kind,
            edition=one.edition,
            period=one.quarter.stored if one.quarter is not None else "",
            title=one.title,
            meeting=one.meeting,
            meeting_date=one.day,
            at=one.at,
            who=one.who,
            sha256=one.file,
            pages=one.pages,
            **self._uid(one.uid),
        )
        for position, told in enumerate(one.standings):
            columns = {
                name: value.stored if isinstance(value, Due) else value
                for name, value in _columns(told).items()
                if name != "initiative"
            }
            load_row(
                self._document,
                "meeting_standing",
                report_id=report_id,
                position=position,
                initiative_uid=self._named(told.initiative),
                **columns,
            )

    def _section(self, plan_id: int, one: SectionRecord) -> None:
        section_id = add_section(
            self._document,
            plan_id,
            one.kind,
            one.title,
            **{name: getattr(one, name) for name in COPIED},
            **self._uid(one.uid),
        )
        if one.kpis:
            self._chosen.append((section_id, one.kpis))
        for block in one.blocks:
            same = {name: getattr(block, name) for name in COPIED_OF_BLOCKS}
            add_block(self._document, section_id, **same, **self._uid(block.uid))

    def _objective(self, plan_id: int, parent_id: int | None, position: int, one: ObjectiveRecord) -> None:
        new_id = load_objective(
            self._document,
            plan_id,
            parent_id,
            position,
            uid=self._named(one.uid) if one.uid is not None else None,
            title=one.title,
            body=one.body,
            public=one.public,
            **{name: getattr(one, name) for name in PRINTED},
        )
        self._remember("objective", one.uid, new_id)
        for place, leaf in enumerate(one.initiatives):
            self._initiative(plan_id, new_id, place, leaf)
        for place, child in enumerate(one.objectives):
            self._objective(plan_id, new_id, place, child)

    def _initiative(self, plan_id: int, objective_id: int, position: int, one: InitiativeRecord) -> None:
        leads = [
            Lead(
                self._known["person", lead.person] if lead.person is not None else None,
                self._known["unit", lead.unit] if lead.unit is not None else None,
                "",
            )
            for lead in one.leads
        ]
        new_id = load_initiative(
            self._document,
            plan_id,
            objective_id,
            position,
            uid=self._named(one.uid) if one.uid is not None else None,
            text=one.text,
            due=one.due,
            public=one.public,
            results=one.results,
            note=one.note,
            sub_items=one.sub_items,
            leads=leads,
            partners=one.partners,
        )
        self._remember("initiative", one.uid, new_id)
        for place, milestone in enumerate(one.milestones):
            load_row(
                self._document,
                "milestone",
                initiative_id=new_id,
                position=place,
                **_columns(milestone),
                **self._uid(milestone.uid),
            )
        for update in one.updates:
            columns = _columns(update)
            del columns["quarter"], columns["status"]
            load_row(
                self._document,
                "status_update",
                initiative_id=new_id,
                period=update.quarter.stored,
                status_id=self._known["status_word", update.status] if update.status is not None else None,
                **columns,
                **self._uid(update.uid),
            )
        if one.carries is not None or one.serves:
            self._leaves.append((new_id, one))


def _columns(record: Any) -> dict[str, Any]:
    """The fields of a record that are columns of the same names; its uid is not among them."""
    return {name: getattr(record, name) for name in record.__struct_fields__ if name != "uid"}
