"""Reports kept for a meeting: the PDF as it was, and what reads otherwise since."""

import hashlib
from datetime import date

import pytest
from msgspec.structs import replace

from plandesk.domain import initiatives, meetings, updates
from plandesk.domain.branches import Node, delete_nodes
from plandesk.domain.meetings import Meeting, Paper
from plandesk.domain.periods import Due
from plandesk.errors import DamagedFile, InvalidValue
from plandesk.file import check, history
from plandesk.file.document import Document
from tests.domain import reporting_year
from tests.domain.reporting_year import Q2, Q3

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 8
PAPER = Paper("status-report", "public", Q2, "Status report", PDF, 12)
BOARD = Meeting("Commission", date(2026, 7, 24))


@pytest.fixture
def year(document):
    return reporting_year.fill(document)


def test_a_kept_report_has_its_pdf_and_its_figures(document, year):
    one = meetings.keep_report(document, year.plan, BOARD, PAPER)
    assert document.undo_name == "Keep for the meeting of 24 July 2026"
    [found] = meetings.kept_reports(document, year.plan)
    assert (found.id, found.meeting, found.day, found.quarter) == (one, "Commission", date(2026, 7, 24), Q2)
    assert (found.pages, found.who, found.sha256) == (12, "A. Planner", hashlib.sha256(PDF).hexdigest())
    assert meetings.kept_pdf(document, one) == PDF
    assert meetings.meeting_words(found) == "Commission, 24 July 2026"
    told = document.rows("SELECT number, status, due, new_due FROM meeting_standing ORDER BY position")
    assert [tuple(row) for row in told] == [
        ("1", "Completed", "2026-Q1", ""),
        ("2", "Delayed", "2026-Q2", "2027-Q1"),
        ("3", "", "2026-Q4", ""),
        ("4", "Dropped", "annually", ""),
    ]
    assert meetings.restated(document, one) == ()


def test_a_report_of_a_closed_quarter_is_kept_with_the_figures_that_it_prints(document, monkeypatch):
    monkeypatch.setattr(history, "now", lambda: "2026-01-05T12:00:00.000+00:00")
    year = reporting_year.fill(document)
    monkeypatch.setattr(history, "now", lambda: "2026-09-01T12:00:00.000+00:00")  # Q2 closed on 14 July
    initiatives.change_initiative(document, year.leaves[2], text="Light the streets", due=Due("2026-Q2"))
    one = meetings.keep_report(document, year.plan, BOARD, PAPER)
    told = document.row("SELECT text, due FROM meeting_standing WHERE number = '3'")
    assert tuple(told) == ("Light the park", "2026-Q4")
    assert meetings.restated(document, one) == ()
    updates.set_updates(document, [year.leaves[2]], Q2, status_id=year.words["in_progress"])
    assert [(it.field, it.after) for it in meetings.restated(document, one)] == [("status", "In progress")]


def test_it_survives_closing_undo_and_redo(document, year):
    one = meetings.keep_report(document, year.plan, BOARD, PAPER)
    path = document.path
    document.close()
    again = Document.open(path)
    assert meetings.kept_pdf(again, one) == PDF
    again.undo()
    assert meetings.kept_reports(again, year.plan) == ()
    again.redo()
    assert meetings.kept_pdf(again, one) == PDF
    meetings.delete_report(again, one)
    assert meetings.kept_reports(again, year.plan) == ()
    again.undo()
    assert meetings.kept_pdf(again, one) == PDF
    assert check.check(again) == []
    again.close()


def test_what_was_told_and_reads_otherwise_now_is_found(document, year):
    one = meetings.keep_report(document, year.plan, BOARD, PAPER)
    updates.set_updates(document, year.leaves[1:2], Q2, status_id=year.words["done"], reason="")
    updates.set_updates(document, year.leaves[2:3], Q2, status_id=year.words["in_progress"])
    initiatives.change_initiative(document, year.leaves[3], due=Due("2026-Q4"), text="Hold an open day")
    updates.set_updates(document, year.leaves[:1], Q3, narrative="A later quarter is no restatement")
    found = [(it.number, it.field, it.before, it.after) for it in meetings.restated(document, one)]
    assert found == [
        ("2", "status", "Delayed", "Completed"),
        ("2", "completed", "", "Q2 2026"),
        ("2", "new_due", "Q1 2027", ""),
        ("2", "reason", "Paint not delivered", ""),
        ("3", "status", "No update received", "In progress"),
        ("4", "due", "Annually", "Q4 2026"),
    ]
    document.undo_to(document.value("SELECT max(id) FROM step WHERE name LIKE 'Keep for%'"))
    assert meetings.restated(document, one) == ()


def test_what_came_and_went_is_told(document, year):
    one = meetings.keep_report(document, year.plan, BOARD, PAPER)
    delete_nodes(document, [Node("initiative", year.leaves[0])])
    initiatives.add_initiative(document, year.goals[1], "Answer in a day")
    found = [(it.text, it.field, it.after) for it in meetings.restated(document, one)]
    assert found == [
        ("Walk the core", "plan", "no longer in it"),
        ("Answer in a day", "plan", "in the plan"),
    ]


def test_a_later_report_gets_plain_lines(document, year):
    assert meetings.restated_since_last_meeting(document, year.plan, Q3) == ()
    meetings.keep_report(document, year.plan, BOARD, PAPER)
    updates.set_updates(document, year.leaves[2:3], Q2, status_id=year.words["in_progress"])
    assert meetings.restated_since_last_meeting(document, year.plan, Q3) == (
        "No. 3, status for Q2 2026: In progress (was No update received)",
    )
    assert meetings.restated_since_last_meeting(document, year.plan, reporting_year.Q1) == ()


def test_of_several_meetings_the_last_one_counts(document, year):
    meetings.keep_report(document, year.plan, BOARD, PAPER)
    updates.set_updates(document, year.leaves[2:3], Q2, status_id=year.words["in_progress"])
    later = Meeting("Commission", date(2026, 9, 1))
    meetings.keep_report(document, year.plan, later, replace(PAPER, pdf=PDF + b"2"))
    assert meetings.restated_since_last_meeting(document, year.plan, Q3) == ()
    assert [one.day for one in meetings.kept_reports(document, year.plan)] == [
        date(2026, 9, 1),
        date(2026, 7, 24),
    ]


def test_the_public_lines_say_nothing_of_what_is_internal(document, year):
    meetings.keep_report(document, year.plan, BOARD, replace(PAPER, edition="in-camera"))
    updates.set_updates(document, year.leaves[4:], Q2, status_id=year.words["late"], reason="Secret")
    lines = meetings.restated_since_last_meeting(document, year.plan, Q3)
    assert any("Secret" in line for line in lines)
    assert meetings.restated_since_last_meeting(document, year.plan, Q3, public_only=True) == ()
    delete_nodes(document, [Node("initiative", year.leaves[4])])
    assert meetings.restated_since_last_meeting(document, year.plan, Q3, public_only=True) == ()


def test_a_report_without_a_quarter_has_no_figures(document, year):
    one = meetings.keep_report(document, year.plan, BOARD, replace(PAPER, kind="annual-plan", quarter=None))
    assert meetings.restated(document, one) == ()
    assert document.value("SELECT count(*) FROM meeting_standing") == 0


@pytest.mark.parametrize(
    ("meeting", "paper"), [(Meeting(" ", None), PAPER), (BOARD, replace(PAPER, pdf=b"no PDF"))]
)
def test_no_name_and_no_pdf_are_refused(document, year, meeting, paper):
    with pytest.raises(InvalidValue):
        meetings.keep_report(document, year.plan, meeting, paper)
    assert meetings.kept_reports(document, year.plan) == ()


def test_a_pdf_that_is_not_the_same_is_not_handed_out_and_check_finds_it(document, year):
    one = meetings.keep_report(document, year.plan, BOARD, PAPER)
    with document.step("Damage"):
        document.execute("UPDATE kept_file SET data = ?", (PDF + b"!",))
    with pytest.raises(DamagedFile, match="Commission"):
        meetings.kept_pdf(document, one)
    [finding] = check.check(document)
    assert finding.weight is check.Weight.DAMAGE
    assert "Status report" in finding.sentence
