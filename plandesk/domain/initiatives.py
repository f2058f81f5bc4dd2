"""Initiatives: what the service has promised to do, with leads, partners and due date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from plandesk.domain import level_words, ordering
from plandesk.domain.columns import stored, whole_text
from plandesk.domain.level_words import Node
from plandesk.domain.periods import Due
from plandesk.errors import InvalidValue, NotThere
from plandesk.file.document import Document
from plandesk.i18n import _

LISTS = ("sub_items", "leads", "partners", "serves")


class Lead(Struct, frozen=True):
    """A person or a unit that leads an initiative: one of the ids is set; `name` is for reading."""

    person_id: int | None
    unit_id: int | None
    name: str


class Initiative(Struct, frozen=True):
    """One leaf of a plan. `note` is internal; `serves` are objectives of the parent plan."""

    id: int
    uid: str
    plan_id: int
    objective_id: int
    position: int
    text: str
    due: Due
    public: bool
    results: str
    note: str
    carries_id: int | None
    sub_items: tuple[str, ...]
    leads: tuple[Lead, ...]
    partners: tuple[str, ...]
    serves: tuple[int, ...]


def initiative(document: Document, initiative_id: int) -> Initiative:
    """One initiative with all its lists; raises NotThere."""
    found = initiatives(document, [initiative_id])
    if not found:
        raise NotThere(_("This initiative is no longer in the file."))
    return found[0]


def initiatives(document: Document, ids: Sequence[int]) -> list[Initiative]:
    """Several initiatives in the order of the ids; those not in the file are left out."""
    found: dict[int, Initiative] = {}
    for start in range(0, len(ids), 500):
        part = list(ids[start : start + 500])
        marks = ", ".join("?" * len(part))
        lists = _lists(document, marks, part)
        for row in document.rows(f"SELECT * FROM initiative WHERE id IN ({marks})", part):
            found[row["id"]] = _initiative(row, lists)
    return [found[one] for one in ids if one in found]


def initiatives_of_plan(document: Document, plan_id: int) -> dict[int, list[Initiative]]:
    """All initiatives of a plan by objective id, in order, for reports and exports."""
    rows = document.rows(
        "SELECT id, objective_id FROM initiative WHERE plan_id = ? ORDER BY objective_id, position, id",
        (plan_id,),
    )
    by_objective: dict[int, list[Initiative]] = {}
    for one in initiatives(document, [row["id"] for row in rows]):
        by_objective.setdefault(one.objective_id, []).append(one)
    return by_objective


def add_initiative(
    document: Document, objective_id: int, text: str, position: int | None = None, **fields: Any
) -> int:
    """Add an initiative under an objective; its id comes back. `fields` as in `Initiative`."""
    plan_id = document.value("SELECT plan_id FROM objective WHERE id = ?", (objective_id,))
    if plan_id is None:
        raise NotThere(_("The goal is no longer in the file, so nothing was added."))
    columns, lists = _split({"text": text, **fields})
    words = level_words.of_initiatives(document, plan_id)
    with document.step(_("Add {entry}").format(entry=words.one)):
        place = ordering.make_room(document, "initiative", {"objective_id": objective_id}, position)
        new_id = document.insert(
            "initiative", plan_id=plan_id, objective_id=objective_id, position=place, **columns
        )
        _write_lists(document, new_id, lists)
    return new_id


def change_initiative(document: Document, initiative_id: int, **fields: Any) -> None:
    """Change fields of an initiative by their names in `Initiative`."""
    change_initiatives(document, [initiative_id], **fields)


def change_initiatives(document: Document, ids: Iterable[int], **fields: Any) -> None:
    """Give several initiatives the same values in one step."""
    many = list(ids)
    columns, lists = _split(fields)
    nodes = [Node("initiative", one) for one in many]
    with document.step(
        level_words.step_name(document, _("Change {entry}"), _("Change {n} {entries}"), nodes)
    ):
        for one in many:
            document.update("initiative", one, **columns)
            _write_lists(document, one, lists)


def change_each(document: Document, name: str, changes: Iterable[tuple[int, dict[str, Any]]]) -> None:
    """Give initiatives different values in one named step: pairs of id and fields."""
    with document.step(name):
        for one, fields in changes:
            change_initiatives(document, [one], **fields)


def lead_names(document: Document, all_people: bool = False) -> list[Lead]:
    """Everyone and every unit that can lead, by name, for completion while typing.

    People who have left come only with `all_people`.
    """
    rows = document.rows(
        "SELECT id AS person_id, NULL AS unit_id, name FROM person WHERE active = 1 OR ?"
        " UNION ALL SELECT NULL, id, name FROM unit ORDER BY name COLLATE NOCASE",
        (int(all_people),),
    )
    return [Lead(row["person_id"], row["unit_id"], row["name"]) for row in rows]


def partner_names(document: Document) -> list[str]:
    """Every partner named anywhere in the file, by name."""
    return [
        row["name"] for row in document.rows("SELECT DISTINCT name FROM partner ORDER BY name COLLATE NOCASE")
    ]


def lead_by_name(document: Document, name: str, person: bool | None = None) -> Lead:
    """The person or unit of that name; a name that is neither is added in the running step.

    `person` says what a new one becomes: a person or a unit; None: what it reads like.
    """
    wanted = name.strip()
    for lead in lead_names(document):
        if lead.name.casefold() == wanted.casefold():
            return lead
    from plandesk.domain.lead_kind import is_person
    from plandesk.domain.people import add_person, add_unit

    if is_person(wanted) if person is None else person:
        return Lead(add_person(document, wanted), None, wanted)
    return Lead(None, add_unit(document, wanted), wanted)


def _lists(document: Document, marks: str, ids: list[int]) -> dict[str, dict[int, list[Any]]]:
    where = f"WHERE initiative_id IN ({marks}) ORDER BY initiative_id, lst.position"
    queries = {
        "sub_items": f"SELECT initiative_id, text FROM sub_item lst {where}",
        "partners": f"SELECT initiative_id, name FROM partner lst {where}",
        "serves": f"SELECT initiative_id, objective_id FROM serves lst {where}",
        "leads": (
            "SELECT initiative_id, person_id, lst.unit_id, coalesce(person.name, unit.name) FROM lead lst"
            " LEFT JOIN person ON person.id = lst.person_id LEFT JOIN unit ON unit.id = lst.unit_id " + where
        ),
    }
    found: dict[str, dict[int, list[Any]]] = {}
    for name, query in queries.items():
        of_name = found.setdefault(name, {})
        for row in document.rows(query, ids):
            value = Lead(row[1], row[2], row[3]) if name == "leads" else row[1]
            of_name.setdefault(row[0], []).append(value)
    return found


def _initiative(row: Any, lists: dict[str, dict[int, list[Any]]]) -> Initiative:
    one = row["id"]
    return Initiative(
        id=one,
        uid=row["uid"],
        plan_id=row["plan_id"],
        objective_id=row["objective_id"],
        position=row["position"],
        text=row["text"],
        due=Due(row["due"]),
        public=bool(row["public"]),
        results=row["results"],
        note=row["note"],
        carries_id=row["carries_id"],
        **{name: tuple(lists[name].get(one, ())) for name in LISTS},
    )


def _split(fields: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    columns = {name: value for name, value in fields.items() if name not in LISTS}
    lists = {name: value for name, value in fields.items() if name in LISTS}
    if "due" in columns and not isinstance(columns["due"], Due):
        raise InvalidValue(_("“{text}” is not a due date.").format(text=columns["due"]))
    return stored(columns), lists


def _write_lists(document: Document, initiative_id: int, lists: dict[str, Any]) -> None:
    rows: list[dict[str, Any]]
    for name, values in lists.items():
        if name == "sub_items":
            table, rows = "sub_item", [{"text": whole_text(text)} for text in values if text.strip()]
        elif name == "partners":
            table, rows = "partner", [{"name": whole_text(text.strip())} for text in values if text.strip()]
        elif name == "serves":
            table, rows = "serves", [{"objective_id": one} for one in values]
        else:
            table = "lead"
            rows = [{"person_id": lead.person_id, "unit_id": lead.unit_id} for lead in values]
        ordering.replace_list(document, table, "initiative_id", initiative_id, rows)
