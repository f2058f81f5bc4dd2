"""Units in a tree, and people."""

import pytest

from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import Lead, add_initiative, initiative, lead_by_name, lead_names
from plandesk.domain.lead_kind import is_person
from plandesk.domain.people import (
    DEEPEST,
    LAST,
    add_person,
    add_unit,
    change_person,
    change_unit,
    delete_people,
    delete_unit,
    move_unit,
    people,
    place_beside,
    units,
)
from plandesk.errors import InvalidValue
from tests.every_kind import dump


def names(document):
    return [(one.name, one.position) for one in units(document)]


def test_units_come_parents_first_and_in_order(document):
    patrol = add_unit(document, "Patrol")
    add_unit(document, "Investigations")
    add_unit(document, "South", patrol)
    add_unit(document, "North", patrol, position=0)
    add_unit(document, "Chief", position=0)
    assert names(document) == [
        ("Chief", 0), ("Patrol", 1), ("North", 0), ("South", 1), ("Investigations", 2),
    ]  # fmt: skip
    change_unit(document, patrol, name="Patrol Operations", short_name="PO")
    assert (units(document)[1].name, units(document)[1].short_name) == ("Patrol Operations", "PO")


def test_units_are_moved_but_never_into_themselves(document):
    a, b = add_unit(document, "A"), add_unit(document, "B")
    c = add_unit(document, "C", a)
    for target in (a, c):
        with pytest.raises(InvalidValue, match="into itself. Nothing was changed"):
            move_unit(document, a, target, 0)
    move_unit(document, c, b, 0)
    move_unit(document, b, None, 0)
    assert names(document) == [("B", 0), ("C", 0), ("A", 1)]


def test_units_have_a_deepest_level(document):
    above = None
    for n in range(DEEPEST):
        above = add_unit(document, f"Unit {n}", above)
    with pytest.raises(InvalidValue, match="50 levels at most"):
        add_unit(document, "Too deep", above)
    pair = add_unit(document, "Pair")
    add_unit(document, "Below", pair)
    parent = units(document)[DEEPEST - 2].id
    with pytest.raises(InvalidValue, match="50 levels at most"):
        move_unit(document, pair, parent, 0)


def test_deleting_a_unit_keeps_its_people_and_undo_brings_all_back(document, plan_id):
    top = add_unit(document, "Top")
    below = add_unit(document, "Below", top)
    add_unit(document, "Other")
    person = add_person(document, "P", unit_id=below)
    goal = add_objective(document, plan_id, None, "G")
    led = add_initiative(document, goal, "I", leads=(Lead(None, below, ""), Lead(person, None, "")))
    before = dump(document)
    delete_unit(document, top)
    assert names(document) == [("Other", 0)]
    assert people(document)[0].unit_id is None
    assert [one.name for one in initiative(document, led).leads] == ["P"]
    document.undo()
    assert dump(document) == before


def test_people(document):
    unit = add_unit(document, "U")
    zoe = add_person(document, "zoe", number="7", title="Constable", unit_id=unit)
    adam = add_person(document, "Adam", sworn=False)
    assert [one.name for one in people(document)] == ["Adam", "zoe"]
    found = people(document)[1]
    assert (found.number, found.title, found.unit_id, found.sworn, found.active) == (
        "7", "Constable", unit, True, True,
    )  # fmt: skip
    change_person(document, zoe, active=False, name="Zoe")
    assert [one.name for one in lead_names(document)] == ["Adam", "U"]
    assert [one.name for one in lead_names(document, all_people=True)] == ["Adam", "U", "Zoe"]
    before = dump(document)
    delete_people(document, [zoe, adam])
    assert people(document) == [] and document.undo_name == "Delete 2 people"
    document.undo()
    assert dump(document) == before


def test_a_lead_is_found_by_name_or_becomes_what_the_name_reads_like(document):
    person = add_person(document, "Ada Byron")
    with document.step("Type leads"):
        assert lead_by_name(document, " ada byron ").person_id == person
        made = lead_by_name(document, "Night Shift")
        reyes, other = (
            lead_by_name(document, "Insp. A. Reyes"),
            lead_by_name(document, "Cst. Lee", person=False),
        )
        ana = lead_by_name(document, "Ana Reyes", person=True)
    assert made.unit_id == units(document)[0].id and units(document)[0].name == "Night Shift"
    assert (other.person_id, reyes.unit_id, ana.unit_id) == (None, None, None)
    assert [one.name for one in people(document)] == ["Ada Byron", "Ana Reyes", "Insp. A. Reyes"]


PEOPLE = (
    *(
        "Insp. A. Reyes",
        "Insp Reyes",
        "S/Sgt. Lee",
        "Acting Chief Reyes",
        "A. Reyes",
        "Reyes A.",
        "J.-P. Roy",
    ),
    *("Deputy Chief Ana Reyes", "Ana M. Reyes", "Dr. Lee", "Constable Ana Lee"),
)
UNITS = (
    *(
        "Community Policing",
        "Reyes",
        "Insp.",
        "Ana Reyes",
        "Night Shift",
        "District 1",
        "C.I.D.",
        "Sgt. Training",
    ),
    *("Office of the Chief", "Chief of Police", "B. Platoon", "Planning & Research", "Human Resources", ""),
)


def test_a_rank_or_an_initial_makes_a_person_of_a_name():
    assert [name for name in PEOPLE if not is_person(name)] == []
    assert [name for name in UNITS if is_person(name)] == []


def test_a_place_beside_is_one_step_away(document):
    top = add_unit(document, "Top")
    first, second = add_unit(document, "First", top), add_unit(document, "Second", top)

    def places(unit_id):
        every = units(document)
        unit = next(one for one in every if one.id == unit_id)
        return [place_beside(every, unit, step) for step in ("up", "down", "in", "out")]

    assert places(top) == [None, None, None, None]
    assert places(first) == [None, (top, 1), None, (None, 1)]
    assert places(second) == [(top, 0), None, (first, LAST), (None, 1)]
