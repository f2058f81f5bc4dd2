"""What is worth a look before a plan is printed."""

from datetime import date

from plandesk.domain.branches import add_objective, change_objective
from plandesk.domain.initiatives import Lead, add_initiative
from plandesk.domain.people import add_person
from plandesk.domain.periods import Due
from plandesk.domain.plans import add_plan, change_plan
from plandesk.domain.preflight import Weight, look_over
from plandesk.domain.sections import add_block, change_section, sections
from plandesk.domain.service import add_picture, change_service
from plandesk.exchange.sample import make_sample
from tests.pictures import png


def test_an_empty_plan_says_what_is_missing(document, plan_id):
    found = look_over(document, plan_id)
    assert [(one.weight, one.sentence) for one in found] == [
        (Weight.FIX, "The service has no name."),
        (Weight.LOOK, "The service has no logo."),
        (Weight.LOOK, "This section has no text yet."),
        (Weight.LOOK, "The service has no mission, vision or values yet."),
        (Weight.LOOK, "The message has no text yet."),
        (Weight.LOOK, "This section has no blocks yet."),
        (Weight.LOOK, "This section has no blocks yet."),
        (Weight.LOOK, "The plan has no goals yet."),
        (Weight.LOOK, "There is no contact data yet."),
    ]


def test_a_whole_plan_has_nothing_to_fix(document, plan_id):
    logo = add_picture(document, png())
    change_service(document, name="S", logo=logo, logo_alt="A shield", mission="M", email="a@example.org")
    for one in sections(document, plan_id):
        change_section(document, one.id, body="Text", author="Chief")
        if one.kind in ("blocks", "findings"):
            add_block(document, one.id, "Block")
    goal = add_objective(document, plan_id, None, "Goal")
    lead = Lead(add_person(document, "P"), None, "")
    add_initiative(document, goal, "Activity", due=Due("2026-Q4"), leads=(lead,))
    assert look_over(document, plan_id) == []


def test_a_contact_page_may_consist_of_its_own_blocks(document, plan_id):
    contact = next(one for one in sections(document, plan_id) if one.kind == "contact")
    add_block(document, contact.id, "Headquarters", body="1 Main Street")
    assert "contact" not in " ".join(one.sentence for one in look_over(document, plan_id))


def test_any_way_to_reach_the_service_is_contact_data(document, plan_id):
    ways = {"emergency": "911", "non_emergency": "403-555-0100", "website": "example.org"}
    for name, value in ways.items():
        change_service(document, **{name: value})
        assert "contact" not in " ".join(one.sentence for one in look_over(document, plan_id)), name
        change_service(document, **{name: " "})
        assert "contact" in " ".join(one.sentence for one in look_over(document, plan_id)), name


def test_what_is_missing_in_the_tree_is_named_in_printed_order(document, plan_id):
    area = add_objective(document, plan_id, None, "Area")
    empty = add_objective(document, plan_id, area, "Empty")
    goal = add_objective(document, plan_id, area, " ")
    left = Lead(add_person(document, "Has Left", active=False), None, "")
    blank = add_initiative(document, goal, "")
    late = add_initiative(document, goal, "Late", due=Due("2027-Q1"), leads=(left,))
    change_objective(document, area, public=False)
    found = [(one.kind, one.id, one.name, one.sentence) for one in look_over(document, plan_id)]
    above = "It is public, but what stands above it is internal: the public edition leaves it out."
    assert [one for one in found if one[0] in ("objective", "initiative")] == [
        ("objective", empty, "1.1 Empty", "Nothing is planned for it yet."),
        ("objective", goal, "1.2", "This heading has no title."),
        ("initiative", blank, "1.2.1", "It has no text."),
        ("initiative", blank, "1.2.1", "Nobody leads it."),
        ("initiative", blank, "1.2.1", "It is not said when it is due."),
        ("initiative", blank, "1.2.1", above),
        ("initiative", late, "1.2.2 Late", "Has Left, who leads it, has left the service."),
        ("initiative", late, "1.2.2 Late", "It is due outside the time of the plan (Q1 2027)."),
        ("initiative", late, "1.2.2 Late", above),
    ]


def test_pictures_need_words_and_goals_a_place(document):
    plan_id = add_plan(document, "", "annual", date(2026, 1, 1), date(2026, 12, 31), with_sections=False)
    add_objective(document, plan_id, None, "Goal")
    change_plan(document, plan_id, cover="picture")
    change_service(document, name="S", logo=add_picture(document, png()))

    def to_fix():
        return [one.sentence for one in look_over(document, plan_id) if one.weight is Weight.FIX]

    assert to_fix() == [
        "The logo has no description for those who cannot see it.",
        "The plan has no title.",
        "The cover has no picture yet.",
        "No section is the place of the goals, so they would not be printed.",
    ]
    change_plan(document, plan_id, cover_picture=add_picture(document, png(9, 9)))
    assert "The cover picture has no description for those who cannot see it." in to_fix()


def test_the_sample_has_nothing_to_fix(tmp_path):
    document = make_sample(tmp_path / "sample.plandesk")
    for plan in document.rows("SELECT id FROM plan"):
        assert all(one.weight is Weight.LOOK for one in look_over(document, plan["id"]))
    document.close()
