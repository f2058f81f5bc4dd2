"""From a document to the status report's data: the quarter, the edition, what is late, missing, changed."""

import datetime
import pickle

import pytest

from plandesk.domain.approval import approve
from plandesk.domain.branches import add_objective, change_objective, delete_nodes
from plandesk.domain.initiatives import Lead, add_initiative, change_initiative
from plandesk.domain.level_words import Node
from plandesk.domain.looking_back import as_of_quarter
from plandesk.domain.meetings import Meeting, Paper, keep_report
from plandesk.domain.milestones import add_milestone
from plandesk.domain.people import add_unit
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.plans import add_plan, change_plan
from plandesk.domain.service import change_service
from plandesk.domain.statuses import set_status_words, status_words, usual_sets
from plandesk.domain.updates import set_updates
from plandesk.errors import NotThere
from plandesk.reports.status_report import StatusReportOptions, collect, layout
from plandesk.reports.status_report_data import NO_UPDATE, ChangeLine
from tests import calgary_plan as calgary
from tests.copies import empty_plan
from tests.reports.reading import failures, page_texts, structure

Q2, Q3, Q4 = Quarter(2026, 2), Quarter(2026, 3), Quarter(2026, 4)


class Made:
    """A plan of two goals with six initiatives, and what was told of them."""

    def __init__(self, document):
        self.document = document
        change_service(document, name="Northbrook Police", governing_body="Northbrook Police Board")
        self.plan = add_plan(
            document, "Annual Plan 2026", "annual", datetime.date(2026, 1, 1), datetime.date(2026, 12, 31)
        )
        set_status_words(document, self.plan, usual_sets()[0].words)
        self.word = {one.word: one.id for one in status_words(document, self.plan)}
        unit = add_unit(document, "Community Response Unit")
        lead = (Lead(None, unit, "Community Response Unit"),)
        self.streets = add_objective(document, self.plan, None, "Safe streets")
        self.team = add_objective(document, self.plan, None, "Strong team")
        self.hidden = add_objective(document, self.plan, self.team, "Covert work", public=False)
        goal = add_objective(document, self.plan, self.streets, "Be there")
        self.goal = goal
        self.walk = add_initiative(document, goal, "Walk the beat", due=Due("2026-Q2"), leads=lead)
        self.call = add_initiative(document, goal, "Call back", due=Due("2026-Q3"), leads=lead)
        self.bike = add_initiative(
            document, goal, "Mark bicycles", due=Due("2026-Q1"), sub_items=("One", "Two")
        )
        self.room = add_initiative(document, self.team, "Open a quiet room", due=Due("ongoing"))
        self.quiet = add_initiative(document, self.team, "Buy cars", public=False)
        self.covert = add_initiative(document, self.hidden, "Watch the yard")

    def tell(self, initiative, quarter, word, **fields):
        set_updates(self.document, [initiative], quarter, status_id=self.word[word], **fields)

    def report(self, quarter=Q3, **options):
        options.setdefault("date", datetime.date(2026, 9, 30))
        return collect(self.document, StatusReportOptions(self.plan, quarter, **options))


@pytest.fixture
def made(tmp_path):
    document = empty_plan(tmp_path / "small.plandesk")
    yield Made(document)
    document.close()


def rows(data):
    return {row.text: row for goal in data.goals for row in goal.every()}


def test_rows_tell_status_quarter_timing_and_dates(made):
    made.tell(made.walk, Q3, "Completed")
    made.tell(made.bike, Q3, "Delayed", reason="No money", new_due=Due("2027-Q1"))
    made.tell(made.call, Q3, "In progress", percent=60)
    found = rows(made.report())
    walk, bike, call = found["Walk the beat"], found["Mark bicycles"], found["Call back"]
    assert (walk.completed, walk.timing, walk.due) == ("Q3", "late", "Q2")
    assert (bike.reason, bike.new_date, bike.sub_items) == ("No money", "Q1 2027", ("One", "Two"))
    assert (call.percent, call.leads, call.timing) == (60, "", "open")
    in_camera = rows(made.report(edition="in-camera"))
    assert in_camera["Call back"].leads == "Community Response Unit"
    assert found["Open a quiet room"].due == "ongoing"
    assert found["Open a quiet room"].status == NO_UPDATE


def test_the_public_edition_leaves_out_what_is_internal_also_in_the_figures(made):
    public, whole = made.report(), made.report(edition="in-camera")
    assert list(rows(public)) == ["Walk the beat", "Call back", "Mark bicycles", "Open a quiet room"]
    assert list(rows(whole))[4:] == ["Buy cars", "Watch the yard"]
    assert (public.total, whole.total) == (4, 6)
    assert public.counts[-1] == len(public.missing) == 4
    for word in ("Covert", "cars", "yard"):
        assert word not in structure(layout(public)).text()
    assert "Confidential" in _furniture(layout(whole))


def test_an_internal_goal_hides_all_below_it(made):
    change_objective(made.document, made.streets, public=False)
    assert list(rows(made.report())) == ["Open a quiet room"]


def test_late_is_what_is_told_late_or_still_runs_after_its_quarter(made):
    made.tell(made.walk, Q3, "In progress")
    made.tell(made.bike, Q3, "Delayed", reason="No money")
    made.tell(made.room, Q3, "Delayed", reason="No builder")
    assert [row.text for row in made.report().late] == ["Mark bicycles", "Walk the beat", "Open a quiet room"]


def test_what_is_due_in_a_running_quarter_is_not_late_yet(made):
    made.tell(made.walk, Q3, "In progress")  # due in Q2
    made.tell(made.bike, Q3, "Completed")  # due in Q1
    made.tell(made.call, Q3, "In progress")  # due in Q3
    running, ended = made.report(date=datetime.date(2026, 8, 15)), made.report()
    assert [row.text for row in running.late] == ["Walk the beat"]
    assert [row.text for row in ended.late] == ["Walk the beat", "Call back"]
    assert (rows(ended)["Call back"].timing, rows(running)["Call back"].timing) == ("open", "not_due")
    assert (ended.on_time.due, ended.on_time.not_completed, ended.over) == (3, 2, None)
    assert (running.on_time.due, running.on_time.not_completed, running.over) == (2, 1, Q2)
    said = structure(layout(running)).text()
    assert "due by the end of Q2 2026 was completed on time" in said
    assert "What is due in the running quarter is counted when that is over." in said
    assert "running quarter is counted" not in structure(layout(ended)).text()


def test_reason_and_new_date_hold_until_something_else_is_told(made):
    made.tell(made.walk, Q2, "Delayed", reason="No money", new_due=Due("2026-Q4"))
    made.tell(made.walk, Q3, "In progress")
    made.tell(made.bike, Q2, "Delayed", reason="No bicycles")
    made.tell(made.bike, Q3, "Completed")
    (late,) = made.report().late
    assert (late.reason, late.new_date, late.reason_told) == ("No money", "Q4", "Q2")
    assert "No money (told in Q2)" in structure(layout(made.report())).text()
    assert rows(made.report())["Mark bicycles"].reason == ""
    made.tell(made.walk, Q3, "Delayed", reason="No builder", new_due=Due("2027-Q1"))
    (late,) = made.report().late
    assert (late.reason, late.new_date, late.reason_told) == ("No builder", "Q1 2027", "")


def test_who_sent_no_update_comes_by_lead_with_the_last_one_told(made):
    made.tell(made.walk, Q2, "In progress")
    missing = made.report(edition="in-camera").missing
    assert [(row.text, row.leads, row.last_told) for row in missing][:2] == [
        ("Walk the beat", "Community Response Unit", "Q2"),
        ("Call back", "Community Response Unit", ""),
    ]
    assert {row.leads for row in missing[2:]} == {""}


def test_what_was_done_before_needs_no_update(made):
    made.tell(made.walk, Q2, "Completed")
    made.tell(made.bike, Q2, "Dropped", reason="Others do it")
    data = made.report()
    assert rows(data)["Walk the beat"].completed == "Q2"
    assert data.counts[-1] == 2
    assert data.changes == (ChangeLine("1.1.3", "Mark bicycles", "Dropped", "Others do it", "dropped"),)


def test_only_what_changed_since_last_quarter(made):
    made.tell(made.walk, Q2, "Completed")
    made.tell(made.call, Q2, "In progress")
    made.tell(made.call, Q3, "In progress")
    made.tell(made.bike, Q2, "In progress")
    made.tell(made.bike, Q3, "Completed")
    data = made.report(only_changed=True)
    assert list(rows(data)) == ["Mark bicycles"]
    assert (data.total, data.unchanged_since) == (4, "Q2")
    said = structure(layout(data)).text()
    assert "The tables list what changed since Q2: 1 of 4 activities and projects." in said
    assert "Nothing changed since Q2." in said


def test_milestones_are_printed_when_asked_for_in_the_in_camera_edition_only(made):
    document = made.document
    for one, text, fields in (
        (made.walk, "Shoes bought", {"due": Due("2026-03"), "done": datetime.date(2026, 4, 2)}),
        (made.walk, "Routes drawn", {"due": Due("2026-Q4")}),
        (made.walk, "Dogs fed", {"done": datetime.date(2026, 5, 5)}),
        (made.walk, "Rain coats", {}),
        (made.walk, "", {"due": Due("2026-Q4")}),
        (made.quiet, "Garage rented", {}),
    ):
        add_milestone(document, one, text, **fields)
    asked = layout(made.report(milestones=True, edition="in-camera"))
    for options in ({}, {"milestones": True}, {"edition": "in-camera"}):
        assert "Shoes bought" not in " ".join(page_texts(layout(made.report(**options))))
    said = " ".join(" ".join(page_texts(asked)).split())
    for line in (
        "Shoes bought: due Mar 2026, reached 2 Apr 2026",
        "Routes drawn: due Q4, not reached",
        "Dogs fed: reached 5 May 2026",
        "Rain coats: not reached",
    ):
        assert line in said
    assert "Garage rented: not reached" in said and ": due Q4, not reached : " not in said
    assert failures(asked) == []


def test_narrative_and_leads_are_printed_when_asked_for(made):
    made.tell(made.walk, Q3, "Completed", narrative="Every street was walked.")
    for options, wanted in (
        ({}, (False, False)),
        ({"narrative": True}, (True, False)),
        ({"narrative": True, "leads": True}, (True, False)),
        ({"narrative": True, "leads": True, "edition": "in-camera"}, (True, True)),
    ):
        text = structure(layout(made.report(**options))).text()
        assert ("Every street was walked." in text, "Lead: Community Response Unit" in text) == wanted


def test_what_was_amended_since_approval_is_told_with_the_reason(made):
    approve(made.document, made.plan, datetime.date(2026, 1, 20))
    change_initiative(made.document, made.walk, text="Walk every beat", due=Due("2026-Q4"))
    delete_nodes(made.document, [Node("initiative", made.call)])
    change_initiative(made.document, made.quiet, text="Buy more cars")
    made.tell(made.bike, Q3, "Delayed", reason="No money", new_due=Due("2027-Q1"))
    made.tell(made.room, Q3, "Dropped", reason="No room")
    data = made.report()
    assert [(one.text, one.change, one.kind) for one in data.changes] == [
        ("Open a quiet room", "Dropped", "dropped"),
        ("Call back", "Taken out", "dropped"),
        ("Walk every beat", "Reworded; due Q4, was Q2", "amended"),
    ]
    text = structure(layout(data)).text()
    assert "Dropped or amended since approval" in text
    assert "Reworded; due Q4, was Q2" in text
    assert "Buy more cars" in structure(layout(made.report(edition="in-camera"))).text()


def test_figures_restated_since_the_last_meeting(made):
    made.tell(made.walk, Q2, "In progress")
    paper = Paper("status-report", "public", Q2, "Status report", layout(made.report(Q2)), 2)
    keep_report(made.document, made.plan, Meeting("Police Board", datetime.date(2026, 7, 30)), paper)
    assert made.report().restated is None
    made.tell(made.walk, Q2, "Completed")
    made.tell(made.walk, Q3, "Completed", completed=Due("2026-Q2"))
    data = made.report()
    assert data.restated.meeting == "Police Board, 30 July 2026"
    change_initiative(made.document, made.walk, due=Due("2026-10-01"))
    delete_nodes(made.document, [Node("initiative", made.call)])
    add_initiative(made.document, made.goal, "Ride along")
    told = [(one.figure, one.reported, one.now) for one in made.report().restated.lines]
    # In the words of the other tables: a quarter without the year of the plan, months in three letters.
    assert {
        ("Status", "In progress", "Completed"),
        ("Completed", "", "Q2"),
        ("Due", "Q2", "1 Oct 2026"),
        ("Plan", "in the plan", "no longer in it"),
        ("Plan", "not in it", "in the plan"),
    } <= {*told}, told
    assert "Restated since Police Board, 30 July 2026" in structure(layout(data)).text()


def test_as_of_a_past_quarter_comes_through_the_document(made):
    made.tell(made.walk, Q2, "In progress")
    made.tell(made.walk, Q3, "Completed")
    past = as_of_quarter(made.document, made.plan, Q2)
    data = collect(past, StatusReportOptions(made.plan, Q2))
    past.close()
    assert rows(data)["Walk the beat"].completed == ""
    assert data.imprint.title == "Status report, Q2 2026"


def test_a_draft_and_a_closed_plan_say_so(made):
    change_plan(made.document, made.plan, state="draft", draft_number=4)
    text = _furniture(layout(made.report()))
    assert "Draft, not approved by the Northbrook Police Board" in text
    assert "Draft 4 · as of 30 September 2026" in text
    change_plan(made.document, made.plan, state="closed")
    assert "The plan is closed." in structure(layout(made.report())).text()


def test_a_quarter_that_still_runs_says_so(made):
    text = structure(layout(made.report(date=datetime.date(2026, 8, 15)))).text()
    assert "Status during the third quarter, 15 August 2026" in text
    assert "4 updates are missing." in text


def test_options_win_over_the_plan(made):
    change_plan(made.document, made.plan, state="approved")
    data = made.report(paper="a4", language="fr", date=datetime.date(2026, 10, 5))
    assert (data.imprint.paper_name, data.imprint.language) == ("a4", "fr")
    assert data.imprint.edition_line() == "Public edition · as of 5 October 2026"


def test_without_a_date_the_report_is_of_the_quarters_last_day(made):
    data = collect(made.document, StatusReportOptions(made.plan, Quarter(2020, 2)))
    assert data.imprint.date == datetime.date(2020, 6, 30)


def test_the_data_can_be_sent_to_another_process(made):
    data = made.report()
    assert pickle.loads(pickle.dumps(data)) == data


def test_a_plan_that_is_gone(made):
    with pytest.raises(NotThere):
        collect(made.document, StatusReportOptions(999, Q3))


@pytest.mark.parametrize("edition", ["public", "in-camera"])
@pytest.mark.parametrize(
    "options", [{}, {"only_changed": True}, {"narrative": True, "leads": True}, {"paper": "a4"}]
)
def test_every_option_keeps_the_rules_in_both_editions(tmp_path, reference, edition, options):
    document, plan_id = calgary.make(tmp_path / "calgary.plandesk", reference)
    data = collect(document, StatusReportOptions(plan_id, calgary.QUARTER, edition=edition, **options))
    document.close()
    assert failures(layout(data)) == []


def _furniture(pdf):
    return " ".join("".join(page_texts(pdf)).split())
