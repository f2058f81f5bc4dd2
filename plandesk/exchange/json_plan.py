"""A plan file as JSON and back, without loss: see resources/schema/plan.schema.json for the form."""

from __future__ import annotations

from msgspec import Struct

from plandesk.domain.loading import uids
from plandesk.domain.plans import plan
from plandesk.exchange.applying import apply
from plandesk.exchange.importing import preview
from plandesk.exchange.json_reading import read_json
from plandesk.exchange.json_writing import contents_of, to_json
from plandesk.exchange.records import Contents, only_plan
from plandesk.exchange.written_records import Chosen
from plandesk.file.document import Document


class Imported(Struct, frozen=True):
    """What came in: the ids of the new plans and how many of the rest."""

    plan_ids: tuple[int, ...]
    objectives: int
    initiatives: int
    new_units: int
    new_people: int
    new_kpis: int
    took_service: bool


def export_json(document: Document, plan_id: int | None = None) -> bytes:
    """Everything in a document as JSON, UTF-8; the same content gives the same bytes.

    With `plan_id` only that plan, with the service and the people, units,
    pictures and KPIs it needs, and without its links to other plans. Raises NotThere.
    """
    contents = contents_of(document)
    if plan_id is not None:
        plan(document, plan_id)
        uid = uids(document, "plan")[plan_id]
        contents = only_plan(contents, next(one for one in contents.plans if one.uid == uid))
    return to_json(contents)


def import_json(
    document: Document,
    data: bytes,
    plan_title: str | None = None,
    as_copy: bool = False,
    step_name: str | None = None,
) -> Imported:
    """Take an export or a plan written down in as one step.

    With `plan_title` only the plan of that title comes in; a plan written down gets it as its title.

    The service is taken where the document has none yet; people, units and KPIs
    that are there already are used as they are. A plan that is there already is
    refused, or with `as_copy` comes in beside it with new uids. Raises
    ImportRefused with the place and what was expected; the document then is as
    it was.
    """
    return take_in(document, read_json(data, Chosen(title=plan_title)), plan_title, as_copy, step_name)


def take_in(
    document: Document,
    contents: Contents,
    plan_title: str | None = None,
    as_copy: bool = False,
    step_name: str | None = None,
) -> Imported:
    """Take in what was read already; see `import_json`."""
    seen = preview(document, contents, plan_title if contents.written is None else None, as_copy)
    plan_ids = apply(document, seen, step_name)
    return Imported(
        tuple(plan_ids),
        seen.objectives,
        seen.initiatives,
        seen.new_units,
        seen.new_people,
        seen.new_kpis,
        seen.takes_service,
    )
