"""A plan that was written down, fitted into a document: its service, its leads and the plan above it.

Nothing that the document has is written over: of the service only what is empty is filled in, a lead that is
there already is that one, and a plan of the same title and period is never made a second time unasked.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.initiatives import lead_names
from plandesk.domain.people import people, units
from plandesk.domain.plans import plans
from plandesk.domain.service import service
from plandesk.errors import ImportRefused
from plandesk.exchange.in_few_words import cut, some
from plandesk.exchange.lead_notes import lead_notes
from plandesk.exchange.records import Contents, InitiativeRecord, LeadRecord, ObjectiveRecord, PlanRecord
from plandesk.exchange.written_records import Fills, Written
from plandesk.file.document import Document
from plandesk.i18n import _

SHOWN = 8  # names in a sentence


class Fitted(Struct, frozen=True):
    """What comes in: the records, what of the service is filled in, and sentences on what is left."""

    contents: Contents
    fills: Fills
    remarks: tuple[str, ...]


def fit(document: Document, contents: Contents, written: Written, as_copy: bool) -> Fitted:
    """Fit the one plan of the contents into a document, which is only read.

    Raises ImportRefused without a title, or where a plan of the title and period is there already and no copy
    is asked for.
    """
    [plan] = contents.plans
    if not plan.title.strip():
        raise ImportRefused(_("The plan has no title. Nothing was imported; give it one."))
    others = plans(document)
    if any(_same_plan(plan, one.title, one.starts.isoformat(), one.ends.isoformat()) for one in others):
        if not as_copy:
            raise ImportRefused(
                _(
                    "A plan “{title}” of this period is in the plan file already. "
                    "Nothing was imported; give this one another title."
                ).format(title=cut(plan.title))
            )
        plan = replace(plan, title=_("{title} (copy)").format(title=plan.title))
    remarks = list(written.remarks)
    above = next((one for one in others if one.title.casefold() == plan.parent_title.casefold()), None)
    if plan.parent_title and above is not None:
        plan = replace(plan, implements=above.uid, parent_title="")
    elif plan.parent_title:
        sentence = _("The plan that it implements, “{title}”, is not in the plan file; its title is kept.")
        remarks.append(sentence.format(title=cut(plan.parent_title)))
    fills, on_service = _service(document, written)
    contents = _with_known_leads(document, replace(contents, plans=(plan,)))
    remarks += _new_leads(contents)
    remarks += on_service
    if written.left_out:
        told = [one.place if one.n == 1 else f"{one.place} ({one.n} ×)" for one in written.left_out]
        remarks.append(_("Left out: {names}.").format(names=some(told, SHOWN)))
    return Fitted(contents, fills, tuple(remarks))


def _same_plan(plan: PlanRecord, title: str, starts: str, ends: str) -> bool:
    days = (plan.starts.isoformat(), plan.ends.isoformat())
    return plan.title.strip().casefold() == title.strip().casefold() and days == (starts, ends)


def service_words() -> dict[str, str]:
    """The fields of the service that a plan can tell, in words."""
    return {
        "name": _("name"),
        "short_name": _("short name"),
        "governing_body": _("governing body"),
        "mission": _("mission"),
        "vision": _("vision"),
        "values": _("values"),
        "email": _("e-mail address"),
        "switchboard": _("switchboard"),
        "emergency": _("emergency number"),
        "non_emergency": _("non-emergency number"),
        "address": _("address"),
        "website": _("website"),
    }


def _service(document: Document, written: Written) -> tuple[Fills, list[str]]:
    """What is filled in of the service, and what is said of it."""
    own, told = service(document), dict(written.service)
    words = service_words()
    name = told.get("name", "")
    if own.name and isinstance(name, str) and name and not _alike(own.name, name):
        sentence = _("The plan is of “{other}”, and the plan file of “{own}”, so these stay out: {fields}.")
        fields = ", ".join(words[field] for field in told)
        return (), [sentence.format(other=cut(name), own=cut(own.name), fields=fields)]
    fills = tuple((field, value) for field, value in told.items() if not getattr(own, field))
    stays = [
        words[field]
        for field, value in told.items()
        if getattr(own, field) and not _alike(getattr(own, field), value)
    ]
    remarks = []
    if fills:
        fields = ", ".join(words[field] for field, _value in fills)
        remarks.append(_("Filled in for the service, where it was empty: {fields}.").format(fields=fields))
    if stays:
        sentence = _("The service has another one of these already, which stays: {fields}.")
        remarks.append(sentence.format(fields=", ".join(stays)))
    return fills, remarks


def _alike(one: str | tuple[str, ...], other: str | tuple[str, ...]) -> bool:
    def plain(value: str | tuple[str, ...]) -> list[str]:
        lines = (value,) if isinstance(value, str) else value
        return [" ".join(line.split()).casefold() for line in lines]

    return plain(one) == plain(other)


def _with_known_leads(document: Document, contents: Contents) -> Contents:
    """Let those lead who are there already; the rest stay new units."""
    if not contents.units and not contents.people:
        return contents
    person_uids = {one.id: one.uid for one in people(document)}
    unit_uids = {one.id: one.uid for one in units(document)}
    there: dict[str, LeadRecord] = {}
    for lead in lead_names(document, all_people=True):
        known = (
            LeadRecord(person_uids[lead.person_id], None)
            if lead.person_id is not None
            else LeadRecord(None, unit_uids[lead.unit_id or 0])
        )
        there.setdefault(lead.name.casefold(), known)
    told = [(one.uid, one.name.casefold()) for one in contents.units]
    told += [(one.uid, one.name.casefold()) for one in contents.people]
    found = {uid: there[name] for uid, name in told if name in there}
    if not found:
        return contents

    def leaf(one: InitiativeRecord) -> InitiativeRecord:
        return replace(one, leads=tuple(found.get(lead.person or lead.unit, lead) for lead in one.leads))

    def branch(one: ObjectiveRecord) -> ObjectiveRecord:
        return replace(
            one,
            initiatives=tuple(map(leaf, one.initiatives)),
            objectives=tuple(map(branch, one.objectives)),
        )

    [plan] = contents.plans
    return replace(
        contents,
        units=tuple(one for one in contents.units if one.uid not in found),
        people=tuple(one for one in contents.people if one.uid not in found),
        plans=(replace(plan, objectives=tuple(map(branch, plan.objectives))),),
    )


def _new_leads(contents: Contents) -> list[str]:
    """Who leads something and is not in the file yet."""
    return lead_notes([one.name for one in contents.units], [one.name for one in contents.people])
