"""What the lists and fields of a plan written down as JSON are taken for, whatever they are called."""

from datetime import date

import pytest
from msgspec.structs import replace

from plandesk.domain import plans, sections, service
from plandesk.domain.initiatives import initiatives_of_plan
from plandesk.domain.outline import outline
from plandesk.exchange.importing import preview
from plandesk.exchange.json_plan import import_json
from plandesk.exchange.outline_rows import counts_words, rows
from tests.exchange.written_plans import OURS, activity, plan_of, read, tree, written


@pytest.fixture
def document(new_document):
    return new_document()


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
