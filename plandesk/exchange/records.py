"""What a plan file holds, as plain data that goes from one file to another.

Records refer to each other by uid; a uid of None is given anew. The fields in their order are the JSON form:
a new field needs its line in resources/schema/plan.schema.json and in json_reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.periods import Due
from plandesk.domain.plans import Level
from plandesk.exchange.kpi_records import KpiRecord, tied_to
from plandesk.exchange.layout_records import LayoutRecord, of_subjects
from plandesk.exchange.report_set_records import ReportSetRecord
from plandesk.exchange.written_records import Written
from plandesk.exchange.year_records import (
    AmendmentRecord,
    ApprovedRecord,
    FileRecord,
    MeetingReportRecord,
    MilestoneRecord,
    StatusWordRecord,
    UpdateRecord,
)


class ServiceRecord(Struct, frozen=True):
    """The service; `logo` is the SHA-256 of a picture."""

    name: str
    short_name: str
    governing_body: str
    mission: str
    vision: str
    values: tuple[str, ...]
    brand_colour: str
    accent_colour: str
    logo: str | None
    logo_alt: str
    email: str
    switchboard: str
    emergency: str
    non_emergency: str
    address: str
    website: str
    language: str
    font: str


class PictureRecord(Struct, frozen=True):
    """A picture with its bytes."""

    sha256: str
    name: str
    media_type: str
    data: bytes


class UnitRecord(Struct, frozen=True):
    """A unit with the units below it."""

    uid: str | None
    name: str
    short_name: str
    units: tuple[UnitRecord, ...]


class PersonRecord(Struct, frozen=True):
    """A person; `unit` is a uid."""

    uid: str | None
    number: str
    name: str
    title: str
    unit: str | None
    sworn: bool
    active: bool


class BlockRecord(Struct, frozen=True):
    """A short title with a text."""

    uid: str | None
    title: str
    body: str
    figure: str = ""
    note: str = ""
    picture: str | None = None
    picture_alt: str = ""


class SectionRecord(Struct, frozen=True):
    """A section with its blocks; `kpis` are uids."""

    uid: str | None
    kind: str
    title: str
    body: str
    author: str
    author_title: str
    pull_quote: str
    source: str
    picture: str | None
    picture_alt: str
    public: bool
    blocks: tuple[BlockRecord, ...]
    language: str = ""
    level: int = 1
    chart: str = ""
    kpis: tuple[str, ...] = ()


class LeadRecord(Struct, frozen=True):
    """A lead: one of the two is a uid."""

    person: str | None
    unit: str | None


class InitiativeRecord(Struct, frozen=True):
    """An initiative; `carries` is the uid of an initiative, `serves` are uids of objectives."""

    uid: str | None
    text: str
    sub_items: tuple[str, ...]
    leads: tuple[LeadRecord, ...]
    partners: tuple[str, ...]
    due: Due
    public: bool
    results: str
    note: str
    carries: str | None
    serves: tuple[str, ...]
    milestones: tuple[MilestoneRecord, ...] = ()
    updates: tuple[UpdateRecord, ...] = ()


class ObjectiveRecord(Struct, frozen=True):
    """An objective with all below it."""

    uid: str | None
    title: str
    body: str
    public: bool
    initiatives: tuple[InitiativeRecord, ...]
    objectives: tuple[ObjectiveRecord, ...]
    short_title: str = ""
    figure: str = ""
    pull_quote: str = ""
    pull_quote_author: str = ""
    picture: str | None = None
    picture_alt: str = ""


class PlanRecord(Struct, frozen=True):
    """A plan with all that is in it; `implements` is the uid of another plan."""

    uid: str | None
    title: str
    kind: str
    starts: date
    ends: date
    implements: str | None
    parent_title: str
    state: str
    draft_number: int
    state_date: date | None
    paper: str
    language: str
    cover: str
    cover_picture: str | None
    cover_picture_alt: str
    approved_at: str | None
    updates_close: int
    levels: tuple[Level, ...]
    status_words: tuple[StatusWordRecord, ...]
    sections: tuple[SectionRecord, ...]
    objectives: tuple[ObjectiveRecord, ...]
    approved: tuple[ApprovedRecord, ...] = ()
    amendments: tuple[AmendmentRecord, ...] = ()
    reports: tuple[MeetingReportRecord, ...] = ()

    def pictures(self) -> set[str]:
        """The SHA-256 of every picture that the plan shows."""
        shown = {self.cover_picture, *(one.picture for one in self.every_objective())}
        for section in self.sections:
            shown |= {section.picture, *(block.picture for block in section.blocks)}
        return {one for one in shown if one}

    def every_objective(self) -> Iterator[ObjectiveRecord]:
        """All objectives, those above before those below."""
        waiting = list(reversed(self.objectives))
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.objectives))

    def every_initiative(self) -> Iterator[InitiativeRecord]:
        """All initiatives in the order of the objectives."""
        for one in self.every_objective():
            yield from one.initiatives


class Reference(Struct, frozen=True):
    """A mention of another record: where it stands, and the kind and uid (or SHA-256) of what is meant."""

    place: str
    kind: str  # "plan", "objective", "initiative", "person", "unit", "picture", "file"
    uid: str


class Contents(Struct, frozen=True):
    """All that an export holds; `references` are known of what was read, for the words of an error.

    `written` is there where it was no export, but a plan that somebody wrote down.
    """

    service: ServiceRecord | None
    pictures: tuple[PictureRecord, ...]
    units: tuple[UnitRecord, ...]
    people: tuple[PersonRecord, ...]
    plans: tuple[PlanRecord, ...]
    files: tuple[FileRecord, ...] = ()
    layouts: tuple[LayoutRecord, ...] = ()
    report_sets: tuple[ReportSetRecord, ...] = ()
    kpis: tuple[KpiRecord, ...] = ()
    references: tuple[Reference, ...] = ()
    written: Written | None = None


def only_plan(contents: Contents, chosen: PlanRecord) -> Contents:
    """One plan with the service, and with the people, units, pictures and KPIs that it needs.

    Its links to other plans are left out; the title of the plan it implements stays.
    """
    above = next((one for one in contents.plans if one.uid and one.uid == chosen.implements), None)
    own_objectives = {one.uid for one in chosen.every_objective()}
    own_initiatives = {one.uid for one in chosen.every_initiative()}
    plan = replace(
        chosen,
        implements=None,
        parent_title=chosen.parent_title or (above.title if above else ""),
        objectives=tuple(
            _without_links(
                one, {uid for uid in own_objectives if uid}, {uid for uid in own_initiatives if uid}
            )
            for one in chosen.objectives
        ),
    )
    leads = {lead for one in plan.every_initiative() for lead in one.leads}
    people = tuple(one for one in contents.people if LeadRecord(one.uid, None) in leads and one.uid)
    chosen_kpis = {uid for one in plan.sections for uid in one.kpis}
    kpis = tuple(tied_to(contents.kpis, {uid for uid in own_objectives if uid}, chosen_kpis))
    units = {lead.unit for lead in leads} | {one.unit for one in people}
    units |= {series.unit for one in kpis for series in one.series}
    pictures: set[str | None] = {*plan.pictures()}
    if contents.service:
        pictures.add(contents.service.logo)
    files = {one.file for one in plan.reports}
    needed = {one.uid for one in people} | units | pictures | files | own_objectives | own_initiatives
    needed |= chosen_kpis
    return Contents(
        contents.service,
        tuple(one for one in contents.pictures if one.sha256 in pictures),
        tuple(kept for one in contents.units if (kept := _unit_with(one, units)) is not None),
        people,
        (plan,),
        tuple(one for one in contents.files if one.sha256 in files),
        of_subjects(
            contents.layouts,
            {one.uid for one in plan.sections} | {one.uid for one in kpis},
            {uid for one in contents.report_sets for uid in one.layouts()},
        ),
        contents.report_sets,
        kpis,
        tuple(one for one in contents.references if one.uid in needed),
    )


def _without_links(one: ObjectiveRecord, objectives: set[str], initiatives: set[str]) -> ObjectiveRecord:
    return replace(
        one,
        initiatives=tuple(
            replace(
                leaf,
                carries=leaf.carries if leaf.carries in initiatives else None,
                serves=tuple(uid for uid in leaf.serves if uid in objectives),
            )
            for leaf in one.initiatives
        ),
        objectives=tuple(_without_links(child, objectives, initiatives) for child in one.objectives),
    )


def _unit_with(unit: UnitRecord, wanted: set[str | None]) -> UnitRecord | None:
    below = tuple(kept for one in unit.units if (kept := _unit_with(one, wanted)) is not None)
    if not below and (unit.uid is None or unit.uid not in wanted):
        return None
    return replace(unit, units=below)
