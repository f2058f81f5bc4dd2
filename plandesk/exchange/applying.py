"""Carrying out an import that `importing.preview` has looked at."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from plandesk.domain.initiatives import Lead
from plandesk.domain.loading import link, load_initiative, load_objective
from plandesk.domain.people import add_person, add_unit
from plandesk.domain.plans import add_plan, change_plan
from plandesk.domain.sections import add_block, add_section
from plandesk.domain.service import add_picture, change_service
from plandesk.exchange.importing import Preview
from plandesk.exchange.records import (
    InitiativeRecord,
    ObjectiveRecord,
    PlanRecord,
    SectionRecord,
    UnitRecord,
)
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext


def apply(document: Document, seen: Preview, step_name: str | None = None) -> list[int]:
    """Take everything in, as one step; the ids of the new plans come back.

    `seen` must be of this document as it is now.
    """
    plans = seen.contents.plans
    name = step_name or ngettext("Import plan", "Import {n} plans", len(plans)).format(n=len(plans))
    if not plans and not step_name:
        name = _("Import people")
    with document.step(name):
        return _Applying(document, seen).everything()


class _Applying:
    """One import on its way: the ids that the records have got so far."""

    def __init__(self, document: Document, seen: Preview) -> None:
        self._document = document
        self._seen = seen
        self._known = dict(seen.known)
        self._leaves: list[tuple[int, InitiativeRecord]] = []

    def everything(self) -> list[int]:
        contents = self._seen.contents
        for one in contents.pictures:
            add_picture(self._document, one.data, one.name)
        if self._seen.takes_service and contents.service is not None:
            own = contents.service
            change_service(self._document, **{one.name: getattr(own, one.name) for one in fields(own)})
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
        return ids

    def _uid(self, uid: str | None) -> dict[str, Any]:
        return {} if uid is None or self._seen.as_copy else {"uid": uid}

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
            "cover", "cover_picture", "cover_picture_alt",
        )  # fmt: skip
        plan_id = add_plan(
            self._document,
            one.title,
            one.kind,
            one.starts,
            one.ends,
            levels=one.levels or None,
            with_sections=False,
            **{name: getattr(one, name) for name in same},
            **self._uid(one.uid),
        )
        self._remember("plan", one.uid, plan_id)
        for section in one.sections:
            self._section(plan_id, section)
        for position, objective in enumerate(one.objectives):
            self._objective(plan_id, None, position, objective)
        return plan_id

    def _section(self, plan_id: int, one: SectionRecord) -> None:
        same = (
            "body", "author", "author_title", "pull_quote", "source", "picture", "picture_alt", "public",
        )  # fmt: skip
        section_id = add_section(
            self._document,
            plan_id,
            one.kind,
            one.title,
            **{name: getattr(one, name) for name in same},
            **self._uid(one.uid),
        )
        for block in one.blocks:
            add_block(self._document, section_id, block.title, block.body, **self._uid(block.uid))

    def _objective(self, plan_id: int, parent_id: int | None, position: int, one: ObjectiveRecord) -> None:
        new_id = load_objective(
            self._document,
            plan_id,
            parent_id,
            position,
            uid=None if self._seen.as_copy else one.uid,
            title=one.title,
            body=one.body,
            public=one.public,
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
            uid=None if self._seen.as_copy else one.uid,
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
        if one.carries is not None or one.serves:
            self._leaves.append((new_id, one))
