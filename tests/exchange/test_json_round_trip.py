"""Out and in again: the same bytes, whatever the plan holds."""

import json
from datetime import date

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import add_initiative, initiatives_of_plan
from plandesk.domain.layouts import layouts
from plandesk.domain.outline import outline
from plandesk.domain.people import add_person, add_unit, people, units
from plandesk.domain.plans import add_plan, plan, plans
from plandesk.domain.report_sets import ReportSet, keep_set, report_sets
from plandesk.domain.service import service
from plandesk.errors import ImportRefused
from plandesk.exchange.json_plan import export_json, import_json
from plandesk.resources import resource_path
from tests import reference_plan
from tests.every_kind import dump, fill


@pytest.fixture(scope="module")
def schema():
    found = json.loads(resource_path("schema/plan.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found, format_checker=jsonschema.FormatChecker())


def test_everything_comes_back_as_the_same_bytes(new_document, schema):
    source, target = new_document(), new_document()
    fill(source)
    data = export_json(source)
    schema.validate(json.loads(data))
    imported = import_json(target, data)
    assert export_json(target) == data
    assert imported.took_service and imported.new_people == 3 and imported.new_units == 3
    assert imported.initiatives == 10 and len(imported.plan_ids) == 2


def test_links_between_the_plans_come_back(new_document):
    source, target = new_document(), new_document()
    fill(source)
    import_json(target, export_json(source))
    newest, above = plans(target)
    assert newest.parent_id == above.id
    theme = next(one for one in outline(target, above.id).objectives.values() if one.title == "Theme")
    old = initiatives_of_plan(target, above.id)[theme.id][0]
    linked = [one for found in initiatives_of_plan(target, newest.id).values() for one in found][1:]
    assert {one.serves for one in linked} == {(theme.id,)}
    assert {one.carries_id for one in linked} == {old.id}


def test_an_empty_file_and_a_new_plan(new_document, schema):
    source, target = new_document(), new_document()
    data = export_json(source)
    schema.validate(json.loads(data))
    import_json(target, data)
    assert export_json(target) == data
    add_plan(source, "New", "annual", date(2026, 1, 1), date(2026, 12, 31))
    data = export_json(source)
    import_json(target, data)
    assert export_json(target) == data


def test_the_reference_plan(new_document, reference, schema):
    source, target = new_document(), new_document()
    reference_plan.build(source, reference)
    data = export_json(source)
    schema.validate(json.loads(data))
    import_json(target, data)
    assert export_json(target) == data


def test_one_plan_alone_comes_back_as_the_same_bytes(new_document, schema):
    source, target = new_document(), new_document()
    above, plan_id = fill(source)
    data = export_json(source, plan_id)
    read = json.loads(data)
    schema.validate(read)
    assert len(read["plans"]) == 1 and read["plans"][0]["implements"] is None
    assert read["plans"][0]["parent_title"] == plan(source, above).title
    assert [one["name"] for one in read["units"][0]["units"]] == ["Below"] and len(read["units"]) == 1
    assert len(read["people"]) == 2
    import_json(target, data)
    assert export_json(target) == data


def test_one_plan_out_of_a_whole_export(new_document):
    source, target = new_document(), new_document()
    above, _plan = fill(source)
    import_json(target, export_json(source), plan_title=plan(source, above).title)
    assert export_json(target) == export_json(source, above)
    with pytest.raises(ImportRefused, match="There is no plan “Nowhere” in the file to import; it has “"):
        import_json(target, export_json(source), plan_title="Nowhere")


def test_an_import_is_one_step_and_undo_takes_it_back_whole(new_document):
    source, target = new_document(), new_document()
    fill(source)
    add_person(target, "Here Before")
    before = dump(target)
    import_json(target, export_json(source))
    after = dump(target)
    assert target.undo_name == "Import 2 plans"
    target.undo()
    # Pictures and papers are kept aside of the history, for the redo.
    assert {**dump(target), "picture": [], "kept_file": []} == before
    target.redo()
    assert dump(target) == after


def test_a_plan_that_is_there_is_refused_and_comes_as_a_copy_when_asked(new_document):
    source = new_document()
    above, plan_id = fill(source)
    data, before = export_json(source), dump(source)
    with pytest.raises(
        ImportRefused, match="is in this file already. Nothing was imported; import it as a copy"
    ):
        import_json(source, data)
    assert dump(source) == before
    imported = import_json(source, data, as_copy=True)
    assert imported.new_people == imported.new_units == 0 and not imported.took_service
    titles = [one.title for one in plans(source)]
    assert len(titles) == len(set(titles)) == 4
    copied = next(one for one in plans(source) if one.id in imported.plan_ids and one.kind == "annual")
    assert copied.parent_id in imported.plan_ids
    assert outline(source, copied.id).counts() == outline(source, plan_id).counts()
    assert outline(source, above).counts() == outline(source, copied.parent_id).counts()


def test_a_part_that_is_there_is_refused_too(new_document):
    source, target = new_document(), new_document()
    plan_id = add_plan(source, "One", "annual", date(2026, 1, 1), date(2026, 12, 31))
    goal = add_objective(source, plan_id, None, "Wandering goal")
    import_json(target, export_json(source))
    from plandesk.domain.branches import Node, move_nodes
    from plandesk.domain.plans import delete_plan

    other = add_plan(target, "Other", "annual", date(2026, 1, 1), date(2026, 12, 31))
    there = target.value("SELECT id FROM objective")
    move_nodes(target, [Node("objective", there)], None, plan_id=other)
    delete_plan(target, target.value("SELECT id FROM plan WHERE title = 'One'"))
    assert goal and target.value("SELECT plan_id FROM objective") == other
    with pytest.raises(ImportRefused, match="“Wandering goal”, a part of the plan “One”, is in this file"):
        import_json(target, export_json(source))


def test_people_and_units_that_are_there_are_used_as_they_are(new_document):
    source, target = new_document(), new_document()
    unit = add_unit(source, "Patrol", add_unit(source, "Operations"))
    for name, number in (("Ada Byron", "12"), ("Mary Shelley", "13"), ("Jane Roe", ""), ("Jane Roe", "")):
        add_person(source, name, number=number, unit_id=unit)
    there = add_unit(target, "patrol", add_unit(target, "OPERATIONS"))
    add_unit(target, "Patrol")  # of the same name elsewhere in the tree: another unit
    add_person(target, "A. Byron", number="12")
    add_person(target, "Mary Shelley", number="99")
    add_person(target, "jane roe", unit_id=there)
    imported = import_json(target, export_json(source))
    assert (imported.new_units, imported.new_people) == (0, 2)
    assert [one.name for one in units(target)] == ["OPERATIONS", "patrol", "Patrol"]
    found = people(target)
    assert sorted(one.name for one in found) == [
        "A. Byron", "Jane Roe", "Mary Shelley", "Mary Shelley", "jane roe",
    ]  # fmt: skip
    assert {one.unit_id for one in found if one.number in ("13", "") and one.unit_id} == {there}


def test_the_service_that_is_there_stays(new_document):
    source, target = new_document(), new_document()
    fill(source)
    from plandesk.domain.service import change_service

    change_service(target, name="Own Service")
    assert not import_json(target, export_json(source)).took_service
    assert service(target).name == "Own Service" and service(target).logo is None


def test_sets_of_reports_come_along_once_and_with_their_layouts(new_document):
    source, target = new_document(), new_document()
    _above, plan_id = fill(source)
    made = {one.name: one for one in report_sets(source)}
    data = export_json(source, plan_id)
    keep_set(target, ReportSet("and NOTHING", ()))
    keep_set(target, ReportSet(next(iter(made.keys() - {"And nothing"})), (), one_file=False))
    import_json(target, data)
    found = report_sets(target)
    # What reads the same is not there twice; another one of a name that is taken gets a number.
    assert sorted(one.name for one in found)[-1] == "and NOTHING" and len(found) == 3
    numbered = next(one for one in found if one.uid in {own.uid for own in made.values()})
    assert numbered.name.endswith("end 2") and numbered.reports == made[numbered.name[:-2]].reports
    own = {dict(one.options).get("layout") for one in numbered.reports} - {None}
    assert own == {one.uid for one in layouts(target, "annual-plan")}
    import_json(target, data, as_copy=True)
    assert report_sets(target) == found


texts = st.text(st.characters(codec="utf-8"), max_size=40)


@given(odd=texts, name=texts, depth=st.integers(1, 12))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_at_any_depth(new_document, odd, name, depth):
    source, target = new_document(), new_document()
    _above, plan_id = fill(source, odd or "x")
    above = None
    for _n in range(depth):
        above = add_objective(source, plan_id, above, name)
        add_initiative(source, above, odd, partners=(name,), sub_items=(odd,))
    data = export_json(source)
    import_json(target, data)
    assert export_json(target) == data


def test_as_deep_as_a_plan_can_be(new_document):
    source, target = new_document(), new_document()
    above = None
    plan_id = add_plan(source, "Deep", "annual", date(2026, 1, 1), date(2026, 12, 31))
    for n in range(50):
        above = add_objective(source, plan_id, above, f"Level {n + 1}")
    data = export_json(source)
    import_json(target, data)
    assert export_json(target) == data


def test_a_plan_written_by_hand_needs_little(new_document, schema):
    target = new_document()
    written = {
        "format": "plandesk",
        "version": 1,
        "units": [{"name": "Patrol"}],
        "people": [{"name": "Ada Byron"}],
        "plans": [
            {
                "title": "By hand",
                "kind": "annual",
                "starts": "2026-01-01",
                "ends": "2026-12-31",
                "objectives": [{"title": "Goal", "initiatives": [{"text": "Do it", "due": "2026-Q3"}]}],
            }
        ],
    }
    schema.validate(written)
    [plan_id] = import_json(target, json.dumps(written).encode()).plan_ids
    assert [level.name for level in plan(target, plan_id).levels][0] == "Focus area"
    assert outline(target, plan_id).counts() == [1, 0, 1]
    assert len(people(target)) == len(units(target)) == 1
    # The second time nobody is made twice; without uids the plan itself is another one.
    again = import_json(target, json.dumps(written).encode())
    assert (again.new_people, again.new_units) == (0, 0) and len(plans(target)) == 2
