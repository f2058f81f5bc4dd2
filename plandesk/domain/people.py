"""Units of the service in a tree, and the people in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from plandesk.domain import ordering
from plandesk.domain.columns import stored
from plandesk.domain.name_order import name_key
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _, ngettext

LAST = 1 << 30  # a position behind every other
DEEPEST = 50  # units above each other; what walks the tree stays far from Python's own limit


class Unit(Struct, frozen=True):
    """A district, section or team."""

    id: int
    uid: str
    parent_id: int | None
    position: int
    name: str
    short_name: str


class Person(Struct, frozen=True):
    """A member of the service; `title` is the rank or the civilian's title."""

    id: int
    uid: str
    number: str
    name: str
    title: str
    unit_id: int | None
    sworn: bool
    active: bool


def units(document: Document) -> list[Unit]:
    """Every unit, parents before their children, siblings in order."""
    rows = document.rows("SELECT id, uid, parent_id, position, name, short_name FROM unit ORDER BY position")
    below: dict[int | None, list[Unit]] = {}
    for row in rows:
        below.setdefault(row["parent_id"], []).append(Unit(**dict(row)))
    found: list[Unit] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        unit = waiting.pop()
        found.append(unit)
        waiting.extend(reversed(below.get(unit.id, [])))
    return found


def people(document: Document) -> list[Person]:
    """Every person by name."""
    found = [
        Person(
            row["id"],
            row["uid"],
            row["number"],
            row["name"],
            row["title"],
            row["unit_id"],
            bool(row["sworn"]),
            bool(row["active"]),
        )
        for row in document.rows("SELECT * FROM person ORDER BY id")
    ]
    return sorted(found, key=lambda one: name_key(one.name))


def add_unit(
    document: Document, name: str, parent_id: int | None = None, position: int | None = None, **fields: Any
) -> int:
    """Add a unit under another one, or at the top; its id comes back.

    Raises InvalidValue below the deepest level.
    """
    _check_depth(document, parent_id, 1)
    with document.step(_("Add unit")):
        place = ordering.make_room(document, "unit", {"parent_id": parent_id}, position)
        columns = stored({"name": name, **fields})
        return document.insert("unit", parent_id=parent_id, position=place, **columns)


def change_unit(document: Document, unit_id: int, **fields: Any) -> None:
    """Change the name or short name of a unit."""
    with document.step(_("Change unit")):
        document.update("unit", unit_id, **stored(fields))


def move_unit(document: Document, unit_id: int, parent_id: int | None, position: int) -> None:
    """Put a unit under another one at a position.

    Raises InvalidValue when the new parent is the unit itself or below it.
    """
    above = parent_id
    while above is not None:
        if above == unit_id:
            raise InvalidValue(_("A unit cannot be moved into itself. Nothing was changed."))
        above = document.value("SELECT parent_id FROM unit WHERE id = ?", (above,))
    _check_depth(document, parent_id, _height(document, unit_id))
    with document.step(_("Move unit")):
        old = document.value("SELECT parent_id FROM unit WHERE id = ?", (unit_id,))
        if old != parent_id:
            end = ordering.count(document, "unit", {"parent_id": parent_id})
            document.update("unit", unit_id, parent_id=parent_id, position=end)
            ordering.close_gaps(document, "unit", {"parent_id": old})
        ordering.move(document, "unit", {"parent_id": parent_id}, unit_id, position)


def place_beside(every: Sequence[Unit], unit: Unit, step: str) -> tuple[int | None, int] | None:
    """Where a unit comes by one step "up", "down", "in" to the unit before it, or "out" of its own.

    The new unit above and the position in it, as `move_unit` takes them; None where there is no such place.
    """
    siblings = [one.id for one in every if one.parent_id == unit.parent_id]
    place = siblings.index(unit.id)
    if step == "up" and place:
        return unit.parent_id, place - 1
    if step == "down" and place < len(siblings) - 1:
        return unit.parent_id, place + 1
    if step == "in" and place:
        return siblings[place - 1], LAST
    if step == "out":
        above = next((one for one in every if one.id == unit.parent_id), None)
        return (above.parent_id, above.position + 1) if above is not None else None
    return None


def delete_unit(document: Document, unit_id: int) -> None:
    """Delete a unit with the units below it; its people stay, without a unit."""
    with document.step(_("Delete unit")):
        parent = document.value("SELECT parent_id FROM unit WHERE id = ?", (unit_id,))
        document.delete("unit", [unit_id])
        ordering.close_gaps(document, "unit", {"parent_id": parent})


def add_person(document: Document, name: str, **fields: Any) -> int:
    """Add a person (number, title, unit_id, sworn, active); the id comes back."""
    with document.step(_("Add person")):
        return document.insert("person", **stored({"name": name, **fields}))


def change_person(document: Document, person_id: int, **fields: Any) -> None:
    """Change fields of a person by their names in `Person`."""
    with document.step(_("Change person")):
        document.update("person", person_id, **stored(fields))


def delete_people(document: Document, person_ids: Iterable[int]) -> None:
    """Delete people; initiatives they led lose that lead."""
    ids = list(person_ids)
    with document.step(ngettext("Delete person", "Delete {n} people", len(ids)).format(n=len(ids))):
        document.delete("person", ids)


def _height(document: Document, unit_id: int) -> int:
    """How many levels of units a branch has, its own counted."""
    return int(
        document.value(
            "WITH RECURSIVE tree (id, height) AS (VALUES (?, 1)"
            " UNION ALL SELECT u.id, height + 1 FROM unit u JOIN tree ON u.parent_id = tree.id)"
            " SELECT max(height) FROM tree",
            (unit_id,),
        )
    )


def _check_depth(document: Document, parent_id: int | None, height: int) -> None:
    above = document.value(
        "WITH RECURSIVE above (id) AS (SELECT id FROM unit WHERE id = ?"
        " UNION ALL SELECT u.parent_id FROM unit u JOIN above ON u.id = above.id"
        " WHERE u.parent_id IS NOT NULL) SELECT count(*) FROM above",
        (parent_id,),
    )
    if above + height > DEEPEST:
        raise InvalidValue(_("Units have {n} levels at most. Nothing was changed.").format(n=DEEPEST))
