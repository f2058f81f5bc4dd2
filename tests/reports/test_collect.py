"""From a document to the annual plan's data: everything in it, and only what the edition shows."""

import datetime
import pickle

import pytest
from msgspec.structs import replace

from plandesk.domain import branches, initiatives, plans, sections, service
from plandesk.errors import NotThere
from plandesk.exchange.json_plan import import_json
from plandesk.reports.annual_plan import AnnualPlanOptions, collect, layout
from plandesk.reports.wording import date_text
from tests import reference_plan
from tests.copies import empty_plan
from tests.reports.conftest import painted, sentences
from tests.reports.reading import failures, missing_in_order, structure


@pytest.fixture
def made(tmp_path, reference):
    document, plan_id = reference_plan.make(tmp_path / "reference.plandesk", reference)
    yield document, plan_id
    document.close()


@pytest.fixture
def small(tmp_path):
    """A document with a plan of one focus area, one goal and two activities, the second one internal."""
    document = empty_plan(tmp_path / "small.plandesk")
    plan_id = plans.add_plan(
        document, "Annual Plan 2026", "annual", datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
    )
    area = branches.add_objective(document, plan_id, None, "Safe streets")
    goal = branches.add_objective(document, plan_id, area, "Be there")
    shown = initiatives.add_initiative(document, goal, "Walk the beat", results="Done twice")
    hidden = initiatives.add_initiative(document, goal, "Plain clothes", public=False)
    yield document, plan_id, area, goal, shown, hidden
    document.close()


def test_the_reference_plan_comes_out_whole(made):
    document, plan_id = made
    data = collect(document, AnnualPlanOptions(plan_id))
    assert (data.title, data.period) == ("Annual Policing Plan", "2024")
    assert data.relation == "Second year of the LPS 2023-2026 Strategic Plan"
    assert [len(part.branches) for part in data.parts] == [5, 4, 7]
    assert [part.count() for part in data.parts] == [14, 12, 14]
    pdf = layout(data)
    assert failures(pdf) == []
    said = "".join(sect.text() for sect in structure(pdf).all("Sect")[2:])
    assert missing_in_order(sentences(data), said) == []


def test_every_sentence_of_the_reference_file_is_on_paper(made, reference_data):
    document, plan_id = made
    said = structure(layout(collect(document, AnnualPlanOptions(plan_id)))).text()
    wanted = [*reference_data["overview"], *reference_data["message_from_the_chief"]["paragraphs"]]
    for area in reference_data["focus_areas"]:
        for goal in area["goals"]:
            wanted.append(goal["goal"])
            for activity in goal["activities"]:
                wanted.extend([activity["text"], *activity["sub_items"]])
    assert missing_in_order(wanted, said) == []


def test_the_plan_as_it_was_written_down_comes_out_whole(tmp_path, reference, reference_data):
    """Imported from its file instead of typed: the same sentences in the same order."""
    document = empty_plan(tmp_path / "imported.plandesk")
    content = (reference / reference_plan.FILE).read_bytes()
    [plan_id] = import_json(document, content).plan_ids
    data = collect(document, AnnualPlanOptions(plan_id))
    document.close()
    assert (data.title, data.period) == ("Annual Policing Plan", "2024")
    assert data.relation == "Second year of the LPS 2023-2026 Strategic Plan"
    pdf = layout(data)
    assert failures(pdf) == []
    said = "".join(sect.text() for sect in structure(pdf).all("Sect")[2:])
    assert missing_in_order(sentences(data), said) == []
    assert missing_in_order(reference_plan.sentences(reference_data), said) == []


def test_the_data_hold_no_document_and_can_be_sent_elsewhere(made):
    document, plan_id = made
    data = collect(document, AnnualPlanOptions(plan_id))
    assert layout(pickle.loads(pickle.dumps(data))) == layout(data)


def test_a_plan_that_is_gone(made):
    with pytest.raises(NotThere):
        collect(made[0], AnnualPlanOptions(made[1] + 99))


def test_the_public_edition_leaves_out_what_is_internal(small):
    document, plan_id, _area, goal, *_rest = small
    data = collect(document, AnnualPlanOptions(plan_id))
    assert [one.text for one in data.parts[0].branches[0].activities] == ["Walk the beat"]
    whole = collect(document, AnnualPlanOptions(plan_id, edition="in-camera"))
    assert [one.text for one in whole.parts[0].branches[0].activities] == ["Walk the beat", "Plain clothes"]
    branches.change_objective(document, goal, public=False)
    assert collect(document, AnnualPlanOptions(plan_id)).parts[0].branches == ()


def test_an_internal_section_is_left_out(small):
    document, plan_id, *_rest = small
    before = collect(document, AnnualPlanOptions(plan_id)).sections
    (overview,) = [one for one in sections.sections(document, plan_id) if one.kind == "text"][:1]
    sections.change_section(document, overview.id, body="For the board only", public=False)
    after = collect(document, AnnualPlanOptions(plan_id)).sections
    assert len(after) == len(before) - 1
    assert "For the board only" not in structure(layout(collect(document, AnnualPlanOptions(plan_id)))).text()


def test_numbers_are_those_of_the_whole_plan_in_both_editions(small):
    document, plan_id, _area, goal, shown, _hidden = small
    initiatives.change_initiative(document, shown, public=False)
    initiatives.add_initiative(document, goal, "Third")
    data = collect(document, AnnualPlanOptions(plan_id))
    assert [one.number for one in data.parts[0].branches[0].activities] == ["1.1.3"]


def test_a_draft_is_one_until_it_is_approved(small):
    document, plan_id, *_rest = small
    assert collect(document, AnnualPlanOptions(plan_id)).imprint.draft == 1
    plans.change_plan(document, plan_id, state="approved", state_date=datetime.date(2026, 2, 1))
    imprint = collect(document, AnnualPlanOptions(plan_id)).imprint
    assert imprint.draft is None
    assert imprint.edition_line() == "Public edition · 1 February 2026"


def test_options_come_before_what_the_plan_says(small):
    document, plan_id, *_rest = small
    options = AnnualPlanOptions(
        plan_id, with_results=True, paper="a4", language="fr", date=datetime.date(2027, 1, 5)
    )
    data = collect(document, options)
    assert (data.imprint.paper_name, data.imprint.language) == ("a4", "fr")
    assert data.imprint.date == datetime.date(2027, 1, 5)
    assert data.imprint.title == "Annual Plan 2026, year-end results"
    assert "Done twice" in structure(layout(data)).text()


def test_results_are_of_the_day_of_their_making_and_no_later_than_the_plan(small):
    document, plan_id, *_rest = small
    plans.change_plan(document, plan_id, state="approved", state_date=datetime.date(2026, 2, 1))
    imprint = collect(document, AnnualPlanOptions(plan_id, with_results=True)).imprint
    day = min(datetime.date.today(), datetime.date(2026, 12, 31))
    assert (imprint.date, imprint.as_of) == (day, True)
    assert f"as of {date_text(day)}" in imprint.edition_line()
    assert collect(document, AnnualPlanOptions(plan_id)).imprint.date == datetime.date(2026, 2, 1)


def test_pictures_travel_with_the_data(small):
    document, plan_id, *_rest = small
    picture = painted(60, 80)
    service.change_service(document, logo=service.add_picture(document, picture.data), logo_alt="Our shield")
    data = collect(document, AnnualPlanOptions(plan_id))
    assert data.imprint.logo == replace(picture, alt="Our shield")


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Annual Plan 2026", "Annual Plan"),
        ("2026 Annual Plan", "Annual Plan"),
        ("Plan for 2026 and after", "Plan for 2026 and after"),
        ("2026", "2026"),
    ],
)
def test_the_period_is_not_said_twice(small, title, bare):
    document, plan_id, *_rest = small
    plans.change_plan(document, plan_id, title=title)
    assert collect(document, AnnualPlanOptions(plan_id)).title == bare


@pytest.mark.parametrize(
    ("parent", "relation"),
    [
        ("Strategic Plan 2026–2029", "First year of the Strategic Plan 2026–2029"),
        ("The Strategic Plan 2024-2027", "Third year of the Strategic Plan 2024-2027"),
        ("Strategic Plan 2019-2022", "Implements the Strategic Plan 2019-2022"),
        ("Strategic Plan", "Implements the Strategic Plan"),
        ("", ""),
    ],
)
def test_the_plan_above_it(small, parent, relation):
    document, plan_id, *_rest = small
    plans.change_plan(document, plan_id, parent_title=parent)
    assert collect(document, AnnualPlanOptions(plan_id)).relation == relation
