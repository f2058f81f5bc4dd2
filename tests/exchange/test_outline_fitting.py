"""A plan that was written down, fitted into a document: its service, its leads, its neighbours."""

from datetime import date

import pytest

from plandesk.domain import people, plans, service
from plandesk.domain.initiatives import initiatives_of_plan
from plandesk.errors import ImportRefused
from plandesk.exchange.importing import preview
from plandesk.exchange.json_plan import export_json, import_json
from tests.every_kind import dump
from tests.exchange.written_plans import OURS, read, tree, written


@pytest.fixture
def document(new_document):
    return new_document()


def test_the_service_is_filled_in_and_never_written_over(document):
    service.change_service(
        document, name="HARROW lake  Police Service", mission="Ours", email="own@x.example"
    )
    seen = preview(document, read(OURS))
    assert dict(seen.fills) == {"values": ("Fairness", "Patience"), "emergency": "911"}
    assert "Filled in for the service, where it was empty: values, emergency number." in seen.remarks
    assert (
        "The service has another one of these already, which stays: mission, e-mail address." in seen.remarks
    )
    import_json(document, written(OURS))
    own = service.service(document)
    assert (own.name, own.mission, own.email) == ("HARROW lake  Police Service", "Ours", "own@x.example")
    assert (own.values, own.emergency) == (("Fairness", "Patience"), "911")


def test_nothing_of_another_service_is_taken_in(document):
    service.change_service(document, name="Northbrook Police")
    before = dump(document)["service"]
    seen = preview(document, read(OURS))
    assert seen.fills == ()
    assert (
        "The plan is of “Harrow Lake Police Service”, and the plan file of “Northbrook Police”, "
        "so these stay out: name, mission, values, e-mail address, emergency number." in seen.remarks
    )
    import_json(document, written(OURS))
    assert dump(document)["service"] == before


def test_a_lead_who_is_there_leads(document):
    unit = people.add_unit(document, "Operations")
    inner = people.add_unit(document, "TRAFFIC unit", unit)
    person = people.add_person(document, "Ada Byron")
    value = tree(
        {
            "goal": "G",
            "activities": [{"text": "A", "lead": ["Traffic Unit", "Ada Byron", "New One", "Sgt. Roe"]}],
        }
    )
    imported = import_json(document, written(value))
    assert (imported.new_units, imported.new_people) == (1, 1)
    [[leaf]] = initiatives_of_plan(document, imported.plan_ids[0]).values()
    assert [(one.unit_id, one.person_id) for one in leaf.leads][:2] == [(inner, None), (None, person)]
    new_unit, new_person = leaf.leads[2:]
    assert (new_unit.name, new_unit.person_id) == ("New One", None)
    assert (new_person.name, new_person.unit_id) == ("Sgt. Roe", None)
    document.undo()
    assert [one.name for one in people.units(document)] == ["Operations", "TRAFFIC unit"]


def test_the_plan_above_is_found_by_its_title(document):
    above = plans.add_plan(
        document, "strategic plan 2026-2029", "strategic", date(2026, 1, 1), date(2029, 12, 31)
    )
    [plan_id] = import_json(document, written(OURS)).plan_ids
    made = plans.plan(document, plan_id)
    assert (made.parent_id, made.parent_title) == (above, "")


def test_a_second_time_only_as_a_copy_or_under_another_title(document):
    import_json(document, written(OURS))
    before = dump(document)
    with pytest.raises(
        ImportRefused, match="A plan “Annual Plan 2027” of this period is in the plan file already"
    ):
        import_json(document, written(OURS))
    assert dump(document) == before
    import_json(document, written(OURS), as_copy=True)
    import_json(document, written(OURS), "Another")
    titles = {one.title for one in plans.plans(document)}
    assert titles == {"Annual Plan 2027", "Annual Plan 2027 (copy)", "Another"}


def test_a_plan_needs_a_title(document):
    value = {name: one for name, one in tree("G").items() if name != "title"}
    with pytest.raises(ImportRefused, match="The plan has no title. Nothing was imported; give it one"):
        import_json(document, written(value))
    import_json(document, written(value), "Now it has")
    assert [one.title for one in plans.plans(document)] == ["Now it has"]


def test_an_imported_plan_goes_out_and_comes_back(new_document):
    document, other = new_document(), new_document()
    import_json(document, written(OURS))
    data = export_json(document)
    import_json(other, data)
    assert export_json(other) == data
