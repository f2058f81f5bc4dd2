"""A person or a unit that was entered twice, or a person who was entered as a unit."""

from __future__ import annotations

from plandesk.domain.initiatives import Lead, change_initiative, initiatives
from plandesk.domain.people import (
    LAST,
    add_person,
    change_person,
    delete_people,
    delete_unit,
    move_unit,
    people,
)
from plandesk.errors import InvalidValue
from plandesk.file.document import Document
from plandesk.i18n import _


def make_person(document: Document, unit: Lead) -> int:
    """Turn a unit into a person of its name, who leads what the unit led; the person's id comes back.

    Raises InvalidValue where units, people or figures of KPIs belong to the unit.
    """
    _check_alone(document, unit)
    with document.step(_("Turn unit into a person")):
        above = document.value("SELECT parent_id FROM unit WHERE id = ?", (unit.unit_id,))
        made = add_person(document, unit.name, unit_id=above)
        _hand_over(document, unit, Lead(made, None, unit.name))
        assert unit.unit_id is not None
        delete_unit(document, unit.unit_id)
    return made


def merge(document: Document, one: Lead, into: Lead) -> None:
    """Let `into` have what `one` has: its initiatives, and of a unit its units and people; `one` is deleted.

    A person also gets the number, title and unit of the other where there is none. Raises InvalidValue where
    a unit would go into itself, into a person who can have no units, or has figures of KPIs.
    """
    if one.unit_id is not None:
        _check_figures(document, one)
        if into.unit_id is None:
            _check_alone(document, one)
    with document.step(_("Merge {name} into {other}").format(name=one.name, other=into.name)):
        _hand_over(document, one, into)
        if one.unit_id is not None:
            if into.unit_id is not None:
                _move_in(document, one.unit_id, into.unit_id)
            delete_unit(document, one.unit_id)
        elif one.person_id is not None:
            if into.person_id is not None:
                _fill_in(document, one.person_id, into.person_id)
            delete_people(document, [one.person_id])


def _hand_over(document: Document, one: Lead, into: Lead) -> None:
    """Let `into` lead what `one` leads, in its place; nobody leads the same twice."""
    rows = document.rows(
        "SELECT DISTINCT initiative_id FROM lead WHERE person_id IS ? AND unit_id IS ?",
        (one.person_id, one.unit_id),
    )
    for led in initiatives(document, [row[0] for row in rows]):
        left = {
            (found.person_id, found.unit_id): found
            for found in (into if _same(lead, one) else lead for lead in led.leads)
        }
        change_initiative(document, led.id, leads=tuple(left.values()))


def _move_in(document: Document, unit_id: int, into_id: int) -> None:
    for row in document.rows("SELECT id FROM unit WHERE parent_id = ? ORDER BY position", (unit_id,)):
        move_unit(document, row[0], into_id, LAST)
    for row in document.rows("SELECT id FROM person WHERE unit_id = ?", (unit_id,)):
        change_person(document, row[0], unit_id=into_id)


def _fill_in(document: Document, person_id: int, into_id: int) -> None:
    by_id = {person.id: person for person in people(document)}
    one, into = by_id[person_id], by_id[into_id]
    lacking = {
        name: getattr(one, name)
        for name in ("number", "title", "unit_id")
        if getattr(one, name) and not getattr(into, name)
    }
    if lacking:
        change_person(document, into_id, **lacking)


def _check_alone(document: Document, unit: Lead) -> None:
    for table, column in (("unit", "parent_id"), ("person", "unit_id")):
        if document.value(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", (unit.unit_id,)):
            raise InvalidValue(
                _("Units or people belong to “{name}”, so it is no person. Nothing was changed.").format(
                    name=unit.name
                )
            )
    _check_figures(document, unit)


def _check_figures(document: Document, unit: Lead) -> None:
    if document.value("SELECT 1 FROM measure WHERE unit_id = ? LIMIT 1", (unit.unit_id,)):
        raise InvalidValue(
            _("“{name}” has figures of KPIs, which would be lost. Nothing was changed.").format(
                name=unit.name
            )
        )


def _same(one: Lead, other: Lead) -> bool:
    return (one.person_id, one.unit_id) == (other.person_id, other.unit_id)
