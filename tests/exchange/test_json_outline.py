"""A plan that somebody wrote down as JSON: told by its shape, imported as if it had been typed."""

import json
from datetime import date

import pytest

from plandesk.domain import plans, sections, service
from plandesk.domain.initiatives import initiatives_of_plan
from plandesk.domain.outline import outline
from plandesk.exchange.importing import preview
from plandesk.exchange.json_plan import export_json, import_json
from plandesk.exchange.json_reading import read_json
from tests import reference_plan
from tests.every_kind import dump
from tests.exchange.written_plans import ACTIONS, OURS, written


@pytest.fixture
def document(new_document):
    return new_document()


# ---- the reference plan


def test_the_reference_plan_is_the_one_that_was_typed(new_document, reference):
    typed, imported = new_document(), new_document()
    reference_plan.build(typed, reference)
    [plan_id] = import_json(imported, (reference / reference_plan.FILE).read_bytes()).plan_ids
    with imported.step("Enter what the file does not say"):
        plans.change_plan(imported, plan_id, title="Annual Policing Plan 2024")
        service.change_service(imported, short_name="LPS", governing_body="Lethbridge Police Commission")
        by_kind = {one.kind: one.id for one in sections.sections(imported, plan_id)}
        sections.change_section(
            imported, by_kind["message"], author="Name of the Chief", author_title="Chief of Police"
        )
        sections.change_section(
            imported, by_kind["findings"], source="Source: 2023 Community Survey and Town Hall meetings."
        )
    assert without_uids(export_json(imported)) == without_uids(export_json(typed))


def without_uids(data):
    def bare(value):
        if isinstance(value, dict):
            return {name: bare(one) for name, one in value.items() if name != "uid"}
        return [bare(one) for one in value] if isinstance(value, list) else value

    return bare(json.loads(data))


def test_the_reference_plan_comes_in_as_one_step(document, reference):
    before = dump(document)
    imported = import_json(document, (reference / reference_plan.FILE).read_bytes())
    assert (imported.objectives, imported.initiatives) == (19, 40)
    [plan_id] = imported.plan_ids
    made = plans.plan(document, plan_id)
    assert (made.title, made.kind, made.period_text) == ("Annual Policing Plan", "annual", "2024")
    assert made.parent_title == "LPS 2023-2026 Strategic Plan"
    assert outline(document, plan_id).counts() == [3, 16, 40]
    found = initiatives_of_plan(document, plan_id)
    assert sum(len(one.sub_items) for some in found.values() for one in some) == 3
    after = dump(document)
    assert document.undo_name == "Import plan"
    document.undo()
    assert dump(document) == before
    document.redo()
    assert dump(document) == after


def test_what_the_reference_plan_has_besides_is_told(document, reference):
    seen = preview(document, read_json((reference / reference_plan.FILE).read_bytes()))
    assert seen.remarks == (
        "Titles in capitals are written as in the plan’s text: “Community Safety”, “Community Engagement”, "
        "“Healthy Organization”.",
        "The plan that it implements, “LPS 2023-2026 Strategic Plan”, is not in the plan file; "
        "its title is kept.",
        "Filled in for the service, where it was empty: name, mission, vision, values, e-mail address, "
        "switchboard, emergency number, non-emergency number, address, website.",
        "Left out: document.seed_file, focus_areas.tables_printed (3 ×), "
        "focus_areas.goals.continued_over_page, table_columns, extraction_repairs.",
    )


def test_the_schema_accepts_the_reference_plan(reference, outline_schema):
    outline_schema.validate(json.loads((reference / reference_plan.FILE).read_text(encoding="utf-8")))


# ---- plans of our own


def test_a_plan_in_our_own_words_comes_in_whole(document, outline_schema):
    outline_schema.validate(OURS)
    [plan_id] = import_json(document, written(OURS)).plan_ids
    made = plans.plan(document, plan_id)
    assert (made.title, made.starts, made.ends) == ("Annual Plan 2027", date(2027, 1, 1), date(2027, 12, 31))
    assert [level.name for level in made.levels] == ["Focus area", "Goal", "Activity / Project"]
    assert {level.numbering for level in made.levels} == {"none"}
    found = sections.sections(document, plan_id)
    assert [(one.kind, one.title) for one in found] == [
        ("text", "Overview"),
        ("message", "Message from the Chief"),
        ("statements", "Mission, vision, values"),
        ("blocks", "Our work"),
        ("findings", "What we heard"),
        ("outline", "Areas of focus"),
        ("text", "Next steps"),
        ("contact", "Connect with us"),
    ]
    overview, message, _statements, work, heard, _outline, _steps, contact = found
    assert overview.body == "\n\n".join(OURS["overview"])
    assert (message.body, message.author, message.author_title, message.pull_quote) == (
        "We promise little, and keep it.", "Robin Reyes", "Chief of Police", "What we promise we count.",
    )  # fmt: skip
    assert [one.title for one in sections.blocks(document, work.id)] == ["Answering calls", "Being seen"]
    assert heard.source == "Survey of spring 2026"
    assert sections.blocks(document, heard.id)[0].body == "- Cars are too fast.\n- Lamps are out."
    assert [(one.title, one.body) for one in sections.blocks(document, contact.id)] == [
        ("Front desk", "Open from 8 to 6")
    ]
    own = service.service(document)
    assert (own.name, own.mission, own.vision) == (OURS["organisation"], OURS["mission"], "")
    assert (own.values, own.email, own.emergency) == (
        ("Fairness", "Patience"), "hello@harrowlake.example", "911",
    )  # fmt: skip


def test_goals_and_initiatives_have_all_that_is_told(document):
    import_json(document, written(OURS))
    [plan] = plans.plans(document)
    read_tree = outline(document, plan.id)
    assert read_tree.objectives[read_tree.roots[0]].title == "Safe Streets"  # as the overview writes it
    measured, taught, painted = [
        one for found in initiatives_of_plan(document, plan.id).values() for one in found
    ]
    assert (measured.due.stored, [lead.name for lead in measured.leads]) == ("2027-Q2", ["Traffic Unit"])
    assert (taught.due.stored, taught.partners) == ("2027-06", ("School board",))
    assert taught.sub_items == ("Find twelve", "Train them")
    assert painted.text == "Paint the crossings" and painted.due.kind == "none"


def test_a_plan_of_two_levels_and_another_kind(document, outline_schema):
    outline_schema.validate(ACTIONS)
    import_json(document, written(ACTIONS))
    [plan] = plans.plans(document)
    assert (plan.kind, plan.period_text) == ("action", "2027–2029")
    assert [level.name for level in plan.levels] == ["Pillar", "Initiative"]
    first = outline(document, plan.id).objectives[outline(document, plan.id).roots[0]]
    assert (first.title, first.body) == ("Neighbours", "Knowing those we serve.")
