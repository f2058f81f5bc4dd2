"""The moments that a plan can be compared at."""

from datetime import UTC, date, datetime

import pytest

from plandesk.domain import approval, meetings, moments, plans
from plandesk.domain.meetings import Meeting, Paper
from plandesk.exchange.json_plan import export_json, import_json
from plandesk.file import history
from plandesk.file.document import Document
from plandesk.reports import amendment_list
from tests.domain import reporting_year


@pytest.fixture
def at(monkeypatch):
    def to(*day):
        moment = datetime(*day, 12, tzinfo=UTC)
        monkeypatch.setattr(history, "now", lambda: moment.isoformat(timespec="milliseconds"))

    return to


def test_approval_meetings_and_closed_quarters_can_be_chosen(document, at):
    at(2026, 1, 5)
    year = reporting_year.fill(document)
    assert moments.moments(document, year.plan) == ()
    assert moments.approval(document, year.plan) is None
    approval.approve(document, year.plan, date(2026, 1, 24))
    at(2026, 4, 20)
    paper = Paper("status-report", "public", reporting_year.Q1, "Status", b"%PDF-1.7 x", 1)
    meetings.keep_report(document, year.plan, Meeting("Commission", date(2026, 4, 21)), paper)
    at(2026, 8, 1)
    found = moments.moments(document, year.plan)
    assert [one.words for one in found] == [
        "Approval of 24 January 2026", "Commission, 21 April 2026", "End of Q1 2026", "End of Q2 2026",
    ]  # fmt: skip
    assert [one.at[:10] for one in found][:2] == ["2026-01-05", "2026-04-20"]
    assert all(one.at < history.now() for one in found)


def test_the_day_of_the_approval_stays_when_the_plan_is_published_and_closed(document, at):
    at(2026, 1, 5)
    year = reporting_year.fill(document)
    at(2026, 1, 26)
    plans.change_plan(document, year.plan, state="approved", state_date=date(2026, 1, 26))
    plans.change_plan(document, year.plan, state_date=date(2026, 1, 24))  # the officer says the right day
    at(2026, 2, 3)
    plans.change_plan(document, year.plan, state="published", state_date=date(2026, 2, 2))
    assert moments.approval(document, year.plan).words == "Approval of 24 January 2026"
    at(2027, 1, 20)
    approval.close_year(document, year.plan, date(2027, 1, 15))
    found = moments.approval(document, year.plan)
    assert (found.words, found.day) == ("Approval of 24 January 2026", date(2026, 1, 24))
    told = amendment_list.collect(document, amendment_list.AmendmentListOptions(year.plan))
    assert told.since == "the approval of 24 January 2026"


def test_of_a_closed_plan_without_its_log_the_day_is_when_its_approval_was_entered(document, at):
    at(2026, 1, 26)
    year = reporting_year.fill(document)
    approval.approve(document, year.plan, date(2026, 1, 24))
    approval.close_year(document, year.plan, date(2026, 12, 31))
    other = Document.create(document.path.with_name("other.plandesk"))
    import_json(other, export_json(document))
    (copy,) = plans.plans(other)
    assert moments.approval(other, copy.id).words == "Approval of 26 January 2026"
    other.close()


def test_a_day_ends_at_midnight_here():
    found = moments.end_of(date(2026, 5, 3))
    here = datetime.fromisoformat(found.at).astimezone()
    assert (here.date(), here.hour, here.minute) == (date(2026, 5, 3), 23, 59)
    assert found.words == "3 May 2026"
    assert (moments.now().words, moments.now().at) == ("Now", "")
