"""A plan that somebody wrote down as JSON: told by its shape, imported as if it had been typed."""

import json
from datetime import date

import jsonschema
import pytest
from msgspec.structs import replace

from plandesk.domain import plans, sections, service
from plandesk.domain.initiatives import initiatives_of_plan
from plandesk.domain.outline import outline
from plandesk.exchange.importing import preview
from plandesk.exchange.json_plan import export_json, import_json
from plandesk.exchange.json_reading import read_json
from plandesk.exchange.outline_rows import counts_words, rows
from plandesk.exchange.written_records import Chosen
from plandesk.resources import resource_path
from tests import reference_plan
from tests.every_kind import dump

SCHEMA = json.loads(resource_path("schema/outline.schema.json").read_text(encoding="utf-8"))
OURS, ACTIONS = SCHEMA["examples"]


@pytest.fixture(scope="module")
def schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


@pytest.fixture
def document(new_document):
    return new_document()


def written(value):
    return json.dumps(value).encode()


def read(value, **chosen):
    return read_json(written(value), Chosen(**chosen))


def plan_of(value):
    [plan] = read(value).plans
    return plan


def tree(*goals, **more):
    """A small plan: each goal is a record, or a title."""
    below = [one if isinstance(one, dict) else {"goal": one, "activities": ["Do it"]} for one in goals]
    return {"title": "Annual Plan 2027", "goals": below, **more}


def activity(**fields):
    return tree({"goal": "G", "activities": [{"text": "A", **fields}]})


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


def test_the_schema_accepts_the_reference_plan(reference, schema):
    schema.validate(json.loads((reference / reference_plan.FILE).read_text(encoding="utf-8")))


# ---- plans of our own


def test_a_plan_in_our_own_words_comes_in_whole(document, schema):
    schema.validate(OURS)
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


def test_a_plan_of_two_levels_and_another_kind(document, schema):
    schema.validate(ACTIONS)
    import_json(document, written(ACTIONS))
    [plan] = plans.plans(document)
    assert (plan.kind, plan.period_text) == ("action", "2027–2029")
    assert [level.name for level in plan.levels] == ["Pillar", "Initiative"]
    first = outline(document, plan.id).objectives[outline(document, plan.id).roots[0]]
    assert (first.title, first.body) == ("Neighbours", "Knowing those we serve.")


def test_any_names_of_levels(document):
    value = {
        "title": "Streams",
        "year": 2027,
        "streams": [{"stream": "One", "workPackages": [{"name": "W", "things_to_do": ["a", {"text": "b"}]}]}],
    }
    import_json(document, written(value))
    [plan] = plans.plans(document)
    assert [level.name for level in plan.levels] == ["Stream", "Work package", "Thing to do"]
    assert outline(document, plan.id).counts() == [1, 1, 2]


@pytest.mark.parametrize(
    ("name", "one", "several"),
    [
        ("Strategic Priorities", "Strategic Priority", "Strategic Priorities"),
        ("areas_of_work", "Area of work", "Areas of work"),
        ("initiatives", "Initiative", "Initiatives"),
        ("themes", "Theme", "Themes"),
        ("keyResults", "Key result", "Key results"),
        ("OKRs", "OKR", "OKRs"),
    ],
)
def test_what_a_level_is_called(name, one, several):
    plan = plan_of({"title": "P", name: [{"title": "A", "number": 1, "tasks": ["a"]}]})
    assert [(level.name, level.plural) for level in plan.levels] == [(one, several), ("Task", "Tasks")]


def test_a_code_beside_a_title_is_its_number():
    value = {"title": "P", "pillars": [{"priority": "1", "title": "A", "goals": ["a"]}]}
    assert plan_of(value).levels[0].numbering == "dotted" and not read(value).written.left_out


@pytest.mark.parametrize(
    ("head", "kind", "starts", "ends"),
    [
        ({"title": "Strategic Plan 2026–2029"}, "strategic", date(2026, 1, 1), date(2029, 12, 31)),
        ({"title": "Plan", "period": "2026 to 2028"}, "strategic", date(2026, 1, 1), date(2028, 12, 31)),
        ({"title": "Plan", "year": "2026/27"}, "strategic", date(2026, 1, 1), date(2027, 12, 31)),
        ({"title": "Plan", "starts": "2026-04-01"}, "annual", date(2026, 4, 1), date(2027, 3, 31)),
        (
            {"title": "Plan", "starts": "2026-04-01", "ends": "2026-06-30"},
            "annual", date(2026, 4, 1), date(2026, 6, 30),
        ),
        (
            {"title": "Plan", "year": 2026, "type": "District plan"},
            "district", date(2026, 1, 1), date(2026, 12, 31),
        ),
        ({"title": "Plan d’action", "année": 2026}, "action", date(2026, 1, 1), date(2026, 12, 31)),
        ({"title": "Strategic Plan", "year": 2026}, "strategic", date(2026, 1, 1), date(2029, 12, 31)),
    ],
)  # fmt: skip
def test_kind_and_period(head, kind, starts, ends):
    plan = plan_of({**tree("G"), **head})
    assert (plan.kind, plan.starts, plan.ends) == (kind, starts, ends)


def test_what_is_chosen_stands_before_what_the_file_says(document):
    seen = read(OURS, title="Ours", kind="strategic", starts=date(2028, 4, 1))
    [plan] = seen.plans
    assert (plan.title, plan.kind, plan.starts, plan.ends) == (
        "Ours", "strategic", date(2028, 4, 1), date(2032, 3, 31),
    )  # fmt: skip
    [first, *_rest] = plan.objectives[0].objectives[0].initiatives
    assert first.due.stored == "2028-Q2"  # the year of the plan


def test_without_a_year_it_is_this_one_and_that_is_told(document):
    seen = preview(document, read({"title": "Plan", "goals": [{"goal": "G", "activities": ["A"]}]}))
    assert seen.contents.plans[0].starts == date(date.today().year, 1, 1)
    assert seen.remarks == (f"The file names no year, so the plan begins on 1 January {date.today().year}.",)


def test_numbers_say_how_the_plan_counts():
    def numbered(goals, activities):
        value = {
            "goal": "G", "number": goals, "activities": [{"no": one, "text": "A"} for one in activities],
        }  # fmt: skip
        return [level.numbering for level in plan_of(tree(value)).levels]

    assert numbered("1", ["1.1", "1.2"]) == ["dotted", "dotted"]
    assert numbered("A", [1, 2, 3]) == ["letter", "dotted"]
    assert numbered(None, [7, 9]) == ["none", "none"]
    through = tree(
        {"goal": "G", "activities": [{"no": 1, "text": "A"}]},
        {"goal": "H", "activities": [{"no": 2, "text": "B"}]},
    )
    assert [level.numbering for level in plan_of(through).levels] == ["none", "through"]
    odd = read(tree({"goal": "G", "activities": [{"no": 7, "text": "A"}]}))
    assert odd.written.remarks == (
        "The numbers of the file follow no order that a plan has; they are left out.",
    )


def test_what_stands_above_goals_is_counted_before_them():
    """The own activities of a goal come first in a plan, wherever their list stands in the file."""
    value = {
        "title": "P",
        "pillars": [
            {
                "pillar": "A",
                "goals": [{"goal": "G", "number": "1.1", "actions": [{"no": 2, "text": "second"}]}],
                "objectives": [{"goal": "H", "number": "1.2", "actions": [{"no": 3, "text": "third"}]}],
                "actions": [{"no": 1, "text": "first"}],
            }
        ],
    }
    plan = plan_of(value)
    assert [one.text for one in plan.every_initiative()] == ["first", "second", "third"]
    assert [level.numbering for level in plan.levels] == ["none", "dotted", "through"]


def test_levels_can_be_named():
    plan = plan_of({**tree("G"), "levels": ["Priority", "Task"]})
    assert [(one.name, one.plural) for one in plan.levels] == [("Priority", "Priorities"), ("Task", "Tasks")]
    seen = read({**tree("G"), "levels": ["Priority", "Goal", "Task"]})
    assert [one.name for one in seen.plans[0].levels] == ["Goal", "Activity / Project"]
    assert [one.place for one in seen.written.left_out] == ["levels"]


def test_results_of_a_goal_stand_with_its_one_activity_or_in_its_text():
    alone = plan_of(tree({"goal": "G", "activities": ["A"], "results": "Done twice"})).objectives[0]
    assert (alone.initiatives[0].results, alone.body) == ("Done twice", "")
    seen = read(tree({"goal": "G", "activities": ["A", "B"], "results": "Done twice"}))
    assert seen.plans[0].objectives[0].body == "Done twice"
    assert seen.written.remarks == (
        "The results of 1 goal stand in its text: PlanDesk keeps results with each initiative.",
    )


def test_a_goal_without_anything_below_it_is_still_a_goal():
    plan = plan_of(
        {
            "title": "P",
            "focus_areas": [
                {"focus_area": "A", "goals": [{"goal": "G", "activities": ["a"]}, {"goal": "H"}, "I"]},
                {"focus_area": "B", "goals": [{"goal": "J"}]},
            ],
        }
    )
    first, second = plan.objectives
    assert [one.title for one in first.objectives] == ["G", "H", "I"]
    assert [one.title for one in second.objectives] == ["J"] and not second.initiatives


def test_a_title_and_a_description_are_one_text_of_an_initiative():
    value = tree({"goal": "G", "actions": [{"title": "Bicycles", "description": "Buy six."}]})
    [leaf] = plan_of(value).objectives[0].initiatives
    assert leaf.text == "Bicycles: Buy six."


def test_milestones_notes_and_what_is_internal():
    value = activity(milestones=["Tender (June 2027)"], note="Ask first", public=False, results=["X", "Y"])
    [leaf] = plan_of(value).objectives[0].initiatives
    assert [(one.text, one.due.stored) for one in leaf.milestones] == [("Tender", "2027-06")]
    assert (leaf.note, leaf.public, leaf.results) == ("Ask first", False, "X\n\nY")


def test_french_names(document):
    value = {
        "titre": "Plan annuel 2027",
        "langue": "fr-CA",
        "organisme": "Service de police",
        "aperçu": "Ce plan dit ce que nous faisons.",
        "valeurs": ["Respect"],
        "axes": [
            {"axe": "Rues", "objectifs": [{"objectif": "O", "activités": [{"texte": "A", "échéance": "T3"}]}]}
        ],
        "coordonnées": {"courriel": "a@b.example", "urgence": "911"},
    }
    import_json(document, written(value))
    [plan] = plans.plans(document)
    assert (plan.title, plan.language) == ("Plan annuel 2027", "fr-CA")
    assert outline(document, plan.id).counts() == [1, 1, 1]
    own = service.service(document)
    assert (own.name, own.values, own.email, own.emergency) == (
        "Service de police", ("Respect",), "a@b.example", "911",
    )  # fmt: skip
    assert [one.kind for one in sections.sections(document, plan.id)] == [
        "text", "statements", "outline", "contact",
    ]  # fmt: skip


def test_a_plan_as_programs_write_it(document):
    """The whole plan in one record, codes beside titles, measures beside actions, numbers as numbers."""
    value = {
        "exported_at": "2026-01-31",
        "organization": {"name": "Harrow Lake Police Service", "commission": "The Board", "vision": "Safe."},
        "plan": {
            "name": "Strategic Plan",
            "period": {"start": "2026-04-01", "end": "2030-03-31", "weeks": 208},
            "foreword": {"text": "Welcome.", "author": {"name": "somebody"}},
            "strategic_objectives": [
                {
                    "id": "SO1",
                    "name": "Trust",
                    "description": "Being known.",
                    "indicators": [{"name": "Survey", "target": 80}],
                    "actions": [
                        {
                            "id": "1.1",
                            "action": "Open houses",
                            "owner": "Insp. Reyes",
                            "timeline": "Q2 2026",
                            "steps": ["• Find a hall", "- Invite"],
                            "status": "not started",
                        }
                    ],
                }
            ],
            "contact": {"emergency": 911, "name": "Front desk"},
        },
    }
    import_json(document, written(value))
    [plan] = plans.plans(document)
    assert (plan.title, plan.kind, plan.starts, plan.ends) == (
        "Strategic Plan", "strategic", date(2026, 4, 1), date(2030, 3, 31),
    )  # fmt: skip
    read_tree = outline(document, plan.id)
    assert read_tree.counts() == [1, 1]
    assert read_tree.objectives[read_tree.roots[0]].title == "Trust"
    [[leaf]] = initiatives_of_plan(document, plan.id).values()
    assert (leaf.text, leaf.due.stored, leaf.sub_items) == (
        "Open houses", "2026-Q2", ("Find a hall", "Invite"),
    )  # fmt: skip
    assert leaf.leads[0].name == "Insp. Reyes" and leaf.leads[0].person_id is not None
    own = service.service(document)
    assert (own.name, own.governing_body, own.vision, own.emergency) == (
        "Harrow Lake Police Service", "The Board", "Safe.", "911",
    )  # fmt: skip
    assert [(one.kind, one.title) for one in sections.sections(document, plan.id)] == [
        ("message", "Foreword"), ("outline", "Action plans"), ("contact", "Connect with us"),
    ]  # fmt: skip
    assert [one.place for one in read(value).written.left_out] == [
        "plan.period.weeks",
        "exported_at",
        "plan.strategic_objectives.indicators",
        "plan.strategic_objectives.actions.status",
        "plan.foreword.author",
    ]


def test_rows_of_the_preview():
    contents = read(OURS)
    contents = replace(contents, written=read({**OURS, "colour": "red"}).written)
    told = [(one.verdict, one.number, one.depth, one.text) for one in rows(contents)]
    assert told[0] == ("new", "Text", 0, "Overview")
    assert ("new", "Focus area", 0, "Safe Streets") in told
    assert ("new", "Goal", 1, "Slow the traffic at schools") in told
    assert ("new", "Activity", 2, "Teach crossing guards") in told
    assert told[-1] == ("left", "", 0, "colour")
    [taught] = [one for one in rows(contents) if one.text == "Teach crossing guards"]
    assert [one.words for one in taught.changes] == [
        "Sub-items: Find twelve; Train them", "Due: June 2027", "Partners: School board",
    ]  # fmt: skip
    assert counts_words(contents.plans[0]) == "Focus areas 1, Goals 1, Activities and projects 3"
