"""A plan file as JSON: all of it in one order, so that the same content is the same bytes."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.initiatives import Initiative, initiatives_of_plan
from plandesk.domain.loading import uids
from plandesk.domain.outline import PRINTED, Outline, outline
from plandesk.domain.people import Unit, people, units
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import Plan, plans
from plandesk.domain.sections import blocks, sections
from plandesk.domain.service import picture, service
from plandesk.domain.year_loading import kept_file
from plandesk.exchange.json_kpi_writing import kpi_records, kpis_text
from plandesk.exchange.json_year_writing import Year
from plandesk.exchange.layout_records import layout_records
from plandesk.exchange.records import (
    BlockRecord,
    Contents,
    InitiativeRecord,
    LeadRecord,
    ObjectiveRecord,
    PersonRecord,
    PictureRecord,
    PlanRecord,
    SectionRecord,
    ServiceRecord,
    UnitRecord,
)
from plandesk.exchange.report_set_records import report_set_records
from plandesk.exchange.year_records import FileRecord
from plandesk.file.document import Document

FORMAT, VERSION = "plandesk", 5


def to_json(contents: Contents) -> bytes:
    """UTF-8 text with two spaces a level, a figure on each line, and one newline at the end."""
    plain = _plain(replace(contents, kpis=(), references=(), written=None))
    del plain["kpis"], plain["references"], plain["written"]
    data = {"format": FORMAT, "version": VERSION, **plain}
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return f'{text[:-2]},\n  "kpis": {kpis_text(contents.kpis)}\n}}\n'.encode()


def contents_of(document: Document) -> Contents:
    """Read everything in a document."""
    own = service(document)
    record = ServiceRecord(**{name: getattr(own, name) for name in ServiceRecord.__struct_fields__})
    every_unit = units(document)
    unit_uids = {one.id: one.uid for one in every_unit}
    persons = tuple(
        PersonRecord(
            one.uid,
            one.number,
            one.name,
            one.title,
            unit_uids[one.unit_id] if one.unit_id is not None else None,
            one.sworn,
            one.active,
        )
        for one in people(document)
    )
    links = _Links(document)
    records = tuple(_plan(document, one, links) for one in plans(document))
    tree = _units(every_unit, None)
    order = {uid: place for place, uid in enumerate(_in_order(tree))}
    units_in_order = dict(sorted(unit_uids.items(), key=lambda one: order[one[1]]))
    return Contents(
        record,
        _pictures(document, record, records),
        tree,
        persons,
        records,
        _files(document, records),
        layout_records(document),
        report_set_records(document),
        kpi_records(document, links.objective, units_in_order),
    )


class _Links:
    """The uids of all that a plan's records point to."""

    def __init__(self, document: Document) -> None:
        self.plan = uids(document, "plan")
        self.objective = uids(document, "objective")
        self.initiative = uids(document, "initiative")
        self.person = uids(document, "person")
        self.unit = uids(document, "unit")


def _plain(value: Any) -> Any:
    if isinstance(value, Struct) and not isinstance(value, Due | Quarter):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Due | Quarter):
        return value.stored
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    return value


def _pictures(
    document: Document, of_service: ServiceRecord, of_plans: tuple[PlanRecord, ...]
) -> tuple[PictureRecord, ...]:
    """The pictures that something shows, in the order of their names."""
    wanted = {of_service.logo}
    for one in of_plans:
        wanted |= one.pictures()
    found = [picture(document, sha256) for sha256 in sorted(filter(None, wanted))]
    return tuple(PictureRecord(one.sha256, one.name, one.media_type, one.data) for one in found if one)


def _files(document: Document, of_plans: tuple[PlanRecord, ...]) -> tuple[FileRecord, ...]:
    """The files that kept reports need, in the order of their names."""
    wanted = {report.file for one in of_plans for report in one.reports}
    found = [kept_file(document, sha256) for sha256 in sorted(wanted)]
    return tuple(
        FileRecord(one["sha256"], one["name"], one["media_type"], one["data"]) for one in found if one
    )


def _units(every: list[Unit], parent_id: int | None) -> tuple[UnitRecord, ...]:
    return tuple(
        UnitRecord(one.uid, one.name, one.short_name, _units(every, one.id))
        for one in every
        if one.parent_id == parent_id
    )


def _in_order(records: tuple[UnitRecord, ...]) -> Iterator[str | None]:
    for one in records:
        yield one.uid
        yield from _in_order(one.units)


def _plan(document: Document, plan: Plan, links: _Links) -> PlanRecord:
    tree = outline(document, plan.id)
    leaves = initiatives_of_plan(document, plan.id)
    year = Year(document, plan.id)
    same = (
        "uid", "title", "kind", "starts", "ends", "parent_title", "state", "draft_number", "state_date",
        "paper", "language", "cover", "cover_picture", "cover_picture_alt", "approved_at", "updates_close",
        "levels",
    )  # fmt: skip
    return PlanRecord(
        **{name: getattr(plan, name) for name in same},
        implements=links.plan[plan.parent_id] if plan.parent_id is not None else None,
        sections=_sections(document, plan.id),
        objectives=tuple(_objective(one, tree, leaves, links, year) for one in tree.roots),
        status_words=year.words,
        approved=year.approved(),
        amendments=year.amendments(),
        reports=year.reports(),
    )


def _sections(document: Document, plan_id: int) -> tuple[SectionRecord, ...]:
    same = [name for name in SectionRecord.__struct_fields__ if name not in ("blocks", "kpis")]
    kpis = uids(document, "kpi")
    same_of_blocks = BlockRecord.__struct_fields__
    return tuple(
        SectionRecord(
            **{name: getattr(one, name) for name in same},
            blocks=tuple(
                BlockRecord(**{name: getattr(block, name) for name in same_of_blocks})
                for block in blocks(document, one.id)
            ),
            kpis=tuple(kpis[each] for each in one.kpis),
        )
        for one in sections(document, plan_id)
    )


def _objective(
    objective_id: int, tree: Outline, leaves: dict[int, list[Initiative]], links: _Links, year: Year
) -> ObjectiveRecord:
    one = tree.objectives[objective_id]
    return ObjectiveRecord(
        one.uid,
        one.title,
        one.body,
        one.public,
        tuple(_initiative(leaf, links, year) for leaf in leaves.get(objective_id, ())),
        tuple(_objective(child, tree, leaves, links, year) for child in one.children),
        **{name: getattr(one, name) for name in PRINTED},
    )


def _initiative(one: Initiative, links: _Links, year: Year) -> InitiativeRecord:
    return InitiativeRecord(
        one.uid,
        one.text,
        one.sub_items,
        tuple(
            LeadRecord(
                links.person[lead.person_id] if lead.person_id is not None else None,
                links.unit[lead.unit_id] if lead.unit_id is not None else None,
            )
            for lead in one.leads
        ),
        one.partners,
        one.due,
        one.public,
        one.results,
        one.note,
        links.initiative[one.carries_id] if one.carries_id is not None else None,
        tuple(links.objective[served] for served in one.serves),
        year.milestones(one.id),
        year.updates(one.id),
    )
