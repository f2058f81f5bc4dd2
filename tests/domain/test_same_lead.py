"""Who was entered twice, or as a unit instead of a person."""

import pytest

from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import Lead, add_initiative, initiative
from plandesk.domain.kpis.definitions import add_kpi
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, enter
from plandesk.domain.people import add_person, add_unit, people, units
from plandesk.domain.same_lead import make_person, merge
from plandesk.errors import InvalidValue
from tests.every_kind import dump


@pytest.fixture
def goal(document, plan_id):
    return add_objective(document, plan_id, None, "Goal")


def led_by(document, goal, *leads):
    return add_initiative(document, goal, "Activity", leads=leads)


def leads_of(document, led):
    return [(lead.name, lead.person_id is not None) for lead in initiative(document, led).leads]


def unit(document, name, above=None):
    return Lead(None, add_unit(document, name, above), name)


def person(document, name, **fields):
    return Lead(add_person(document, name, **fields), None, name)


def test_a_unit_becomes_a_person_who_leads_what_it_led(document, goal):
    above, other = unit(document, "Patrol"), unit(document, "Records")
    ann = unit(document, "Ann Okafor", above.unit_id)
    led = led_by(document, goal, other, ann)
    before = dump(document)
    made = make_person(document, ann)
    (found,) = people(document)
    assert (found.id, found.name, found.unit_id) == (made, "Ann Okafor", above.unit_id)
    assert [one.name for one in units(document)] == ["Patrol", "Records"]
    assert leads_of(document, led) == [("Records", False), ("Ann Okafor", True)]
    assert document.undo_name == "Turn unit into a person"
    document.undo()
    assert dump(document) == before


def test_a_unit_with_units_people_or_figures_is_no_person(document):
    above = unit(document, "Above")
    below = unit(document, "Below", above.unit_id)
    person(document, "P", unit_id=below.unit_id)
    before = dump(document)
    for one in (above, below):
        with pytest.raises(InvalidValue, match="so it is no person"):
            make_person(document, one)
        with pytest.raises(InvalidValue, match="so it is no person"):
            merge(document, one, person(document, "Q"))
        document.undo()
    assert dump(document) == before


def test_figures_of_a_unit_are_not_lost(document):
    counted, other = unit(document, "Counted"), unit(document, "Other")
    enter(document, add_kpi(document, "Calls"), [Entry(Cell(month_number(2026, 1), counted.unit_id), 7)])
    for act in (lambda: make_person(document, counted), lambda: merge(document, counted, other)):
        with pytest.raises(InvalidValue, match="figures of KPIs"):
            act()


def test_two_units_become_one(document, goal):
    one, into = unit(document, "Traffic"), unit(document, "Traffic Unit")
    unit(document, "Radar", one.unit_id)
    person(document, "P", unit_id=one.unit_id)
    both, first = led_by(document, goal, one, into), led_by(document, goal, one)
    before = dump(document)
    merge(document, one, into)
    assert [(found.name, found.parent_id) for found in units(document)] == [
        ("Traffic Unit", None),
        ("Radar", into.unit_id),
    ]
    assert people(document)[0].unit_id == into.unit_id
    assert leads_of(document, both) == leads_of(document, first) == [("Traffic Unit", False)]
    document.undo()
    assert dump(document) == before


def test_a_unit_does_not_go_into_one_below_it(document):
    above = unit(document, "Above")
    below = unit(document, "Below", above.unit_id)
    with pytest.raises(InvalidValue, match="into itself"):
        merge(document, above, below)
    assert len(units(document)) == 2


def test_two_people_become_one_with_what_either_knew(document, goal):
    patrol = unit(document, "Patrol")
    one = person(document, "Ann Okafor", number="1001", title="Sergeant", unit_id=patrol.unit_id)
    into = person(document, "Sgt. Ann Okafor", title="Staff Sergeant")
    led = led_by(document, goal, one)
    merge(document, one, into)
    (found,) = people(document)
    assert (found.name, found.number, found.title) == ("Sgt. Ann Okafor", "1001", "Staff Sergeant")
    assert found.unit_id == patrol.unit_id
    assert leads_of(document, led) == [("Sgt. Ann Okafor", True)]


def test_a_person_entered_as_a_unit_goes_to_the_person(document, goal):
    one, into = unit(document, "Okafor"), person(document, "Ann Okafor")
    led = led_by(document, goal, one)
    merge(document, one, into)
    assert units(document) == [] and leads_of(document, led) == [("Ann Okafor", True)]
