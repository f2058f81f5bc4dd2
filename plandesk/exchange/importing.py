"""Taking records into a document: first what would happen, then all of it as one step, or nothing.

What the document has already is never made twice: people, units and KPIs are found again by uid, number or
name, and a plan that is there is refused, unless a copy is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from plandesk.domain.kpis.definitions import kpis
from plandesk.domain.loading import TABLES, uids
from plandesk.domain.people import Person, Unit, people, units
from plandesk.domain.service import is_blank, picture, service
from plandesk.domain.year_loading import has_kept_file
from plandesk.errors import ImportRefused
from plandesk.exchange.kpi_applying import match_kpis
from plandesk.exchange.outline_fitting import fit
from plandesk.exchange.records import (
    Contents,
    PersonRecord,
    PlanRecord,
    UnitRecord,
    only_plan,
)
from plandesk.exchange.written_records import Fills
from plandesk.file.document import Document
from plandesk.i18n import _


class Preview(Struct, frozen=True):
    """What an import would do; `known` gives the ids of records that the document has already.

    Its keys are kind and uid, or for people and units without a uid the record itself. Of a plan that was
    written down, `fills` are fields of the service that are empty yet, and `remarks` say what to know.
    """

    contents: Contents
    as_copy: bool
    takes_service: bool
    known: dict[tuple[str, object], int]
    new_units: int
    new_people: int
    new_pictures: int
    new_kpis: int
    fills: Fills = ()
    remarks: tuple[str, ...] = ()

    @property
    def initiatives(self) -> int:
        """How many initiatives come in."""
        return sum(1 for plan in self.contents.plans for _one in plan.every_initiative())

    @property
    def objectives(self) -> int:
        """How many objectives come in."""
        return sum(1 for plan in self.contents.plans for _one in plan.every_objective())


def preview(
    document: Document, contents: Contents, plan_title: str | None = None, as_copy: bool = False
) -> Preview:
    """See what an import would do, without doing it.

    `plan_title` takes only the plan of that title out of the contents. Raises
    ImportRefused when a plan or a part of it is in the document already (and
    `as_copy` is not asked for), or a mention leads nowhere.
    """
    if plan_title is not None:
        contents = only_plan(contents, _titled(contents, plan_title))
    fitted = None
    if contents.written is not None:
        fitted = fit(document, contents, contents.written, as_copy)
        contents = fitted.contents
    present = {table: {uid: one for one, uid in uids(document, table).items()} for table in TABLES}
    if not as_copy:
        _refuse_twice(contents, present)
    _check_mentions(document, contents, present)
    known: dict[tuple[str, object], int] = {
        (table, uid): one for table in TABLES for uid, one in present[table].items()
    }
    new_units = _match_units(contents.units, None, units(document), known)
    new_people = _match_people(contents.people, people(document), known)
    new_kpis = match_kpis(contents.kpis, kpis(document), known)
    if as_copy:
        contents = replace(contents, plans=tuple(_named_copy(one, present["plan"]) for one in contents.plans))
    new_pictures = sum(1 for one in contents.pictures if picture(document, one.sha256) is None)
    takes_service = contents.service is not None and is_blank(service(document))
    return Preview(
        contents,
        as_copy,
        takes_service,
        known,
        new_units,
        new_people,
        new_pictures,
        new_kpis,
        fitted.fills if fitted is not None else (),
        fitted.remarks if fitted is not None else (),
    )


def _titled(contents: Contents, title: str) -> PlanRecord:
    for wanted in (title, title.casefold()):
        for one in contents.plans:
            if wanted in (one.title, one.title.casefold()):
                return one
    titles = ", ".join(f"“{one.title}”" for one in contents.plans) or _("no plan")
    raise ImportRefused(
        _("There is no plan “{title}” in the file to import; it has {titles}. Nothing was imported.").format(
            title=title, titles=titles
        )
    )


def _refuse_twice(contents: Contents, present: dict[str, dict[str, int]]) -> None:
    for plan in contents.plans:
        if plan.uid in present["plan"]:
            raise ImportRefused(
                _(
                    "The plan “{title}” is in this file already. Nothing was imported; "
                    "import it as a copy, or delete the one that is there first."
                ).format(title=plan.title)
            )
        for table, uid, text in _parts(plan):
            if uid in present[table]:
                raise ImportRefused(
                    _(
                        "“{text}”, a part of the plan “{title}”, is in this file already. "
                        "Nothing was imported; import the plan as a copy."
                    ).format(text=text, title=plan.title)
                )


def _parts(plan: PlanRecord) -> Iterator[tuple[str, str | None, str]]:
    for section in plan.sections:
        yield "section", section.uid, section.title
        for block in section.blocks:
            yield "block", block.uid, block.title
    for objective in plan.every_objective():
        yield "objective", objective.uid, objective.title
        for leaf in objective.initiatives:
            yield "initiative", leaf.uid, leaf.text
            for milestone in leaf.milestones:
                yield "milestone", milestone.uid, milestone.text
            for update in leaf.updates:
                yield "status_update", update.uid, f"{leaf.text} ({update.quarter.text()})"
    for word in plan.status_words:
        yield "status_word", word.uid, word.word
    for report in plan.reports:
        yield "meeting_report", report.uid, report.title


def _check_mentions(document: Document, contents: Contents, present: dict[str, dict[str, int]]) -> None:
    """Refuse mentions of what is neither in the contents nor in the document."""
    here: set[tuple[str, str | None]] = {("picture", one.sha256) for one in contents.pictures}
    here |= {("file", one.sha256) for one in contents.files}
    here |= {("person", one.uid) for one in contents.people}
    here |= {("unit", one.uid) for one in _every_unit(contents.units)}
    here |= {("kpi", one.uid) for one in contents.kpis}
    implements = {}
    for plan in contents.plans:
        here.add(("plan", plan.uid))
        here |= {(table, uid) for table, uid, _text in _parts(plan)}
        implements[plan.uid] = plan.implements
    for one in contents.references:
        if (one.kind, one.uid) in here:
            continue
        if one.kind == "picture" and picture(document, one.uid) is not None:
            continue
        if one.kind == "file" and has_kept_file(document, one.uid):
            continue
        if one.kind in present and one.uid in present[one.kind]:
            continue
        raise ImportRefused(
            _("{place}: there is no {kind} with the uid {uid}. Nothing was imported.").format(
                place=one.place, kind=_kind_name(one.kind), uid=one.uid[:80]
            )
        )
    for plan in contents.plans:
        seen, above = {plan.uid}, plan.implements
        while above is not None:
            if above in seen:
                raise ImportRefused(
                    _("The plan “{title}” would implement itself. Nothing was imported.").format(
                        title=plan.title
                    )
                )
            seen.add(above)
            above = implements.get(above)


def _kind_name(kind: str) -> str:
    return {
        "plan": _("plan"),
        "objective": _("goal"),
        "initiative": _("initiative"),
        "person": _("person"),
        "unit": _("unit"),
        "picture": _("picture"),
        "kpi": _("KPI"),
        "file": _("kept file"),
    }[kind]


def _every_unit(records: tuple[UnitRecord, ...]) -> Iterator[UnitRecord]:
    for one in records:
        yield one
        yield from _every_unit(one.units)


def _match_units(
    records: tuple[UnitRecord, ...],
    parent_id: int | None,
    there: list[Unit],
    known: dict[tuple[str, object], int],
    new_parent: bool = False,
) -> int:
    """Find the document's units of the records' uids or, among siblings, names.

    How many of the records are new comes back.
    """
    new = 0
    taken: set[int] = set()
    for one in records:
        found = known.get(("unit", one.uid)) if one.uid else None
        if found is None and not new_parent:
            found = next(
                (
                    unit.id
                    for unit in there
                    if unit.parent_id == parent_id
                    and unit.id not in taken
                    and unit.name.casefold() == one.name.casefold()
                ),
                None,
            )
        if found is None:
            new += 1
        else:
            taken.add(found)
            known["unit", one.uid or one] = found
        new += _match_units(one.units, found, there, known, new_parent=found is None)
    return new


def _match_people(
    records: tuple[PersonRecord, ...], there: list[Person], known: dict[tuple[str, object], int]
) -> int:
    by_number = {one.number: one for one in reversed(there) if one.number}
    by_name = {one.name.casefold(): one for one in reversed(there)}
    taken: set[int] = {known["person", one.uid] for one in records if ("person", one.uid) in known}
    new = 0
    for one in records:
        if one.uid and ("person", one.uid) in known:
            continue
        same = by_number.get(one.number)
        if same is None:
            named = by_name.get(one.name.casefold())
            # Two people of one name with two numbers are two people.
            same = named if named and not (named.number and one.number) else None
        if same is None or same.id in taken:
            new += 1
        else:
            taken.add(same.id)
            known["person", one.uid or one] = same.id
    return new


def _named_copy(plan: PlanRecord, present: dict[str, int]) -> PlanRecord:
    """A plan whose records all get new uids; one that is there already says that it is a copy."""
    if plan.uid not in present:
        return plan
    return replace(plan, title=_("{title} (copy)").format(title=plan.title))
