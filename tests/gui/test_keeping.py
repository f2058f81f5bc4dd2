"""Backups come by themselves: on opening, and while something changes."""

from datetime import timedelta

import pytest

from plandesk import preferences
from plandesk.domain.service import change_service
from plandesk.file import backup
from plandesk.file.backup import Reason
from plandesk.gui import keeping
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks


@pytest.fixture
def kept(qtbot, tasks):
    made = Session("A. Officer")
    keeper = keeping.Keeping(made, tasks)
    yield made, keeper
    made.abandon()


def reasons(session):
    return [one.reason for one in backup.listed(backup.default_folder(), session.document.uid)]


def test_one_is_kept_soon_after_opening_and_then_as_things_change(kept, plan_path, monkeypatch):
    session, keeper = kept
    session.open(plan_path)
    assert reasons(session) == []
    keeper.look()
    keeper.look()
    assert reasons(session) == [Reason.OPENING]
    session.act(lambda: change_service(session.document, name="Another"))
    keeper.look()
    assert reasons(session) == [Reason.OPENING]
    monkeypatch.setattr(backup, "EVERY", timedelta(0))
    keeper.look()
    assert reasons(session) == [Reason.PERIODIC, Reason.OPENING]


def test_the_timer_does_it_in_a_worker(qtbot, plan_path, monkeypatch):
    monkeypatch.setattr(keeping, "AFTER_OPENING", 1)
    session, tasks = Session("A. Officer"), Tasks()
    keeper = keeping.Keeping(session, tasks)
    session.open(plan_path)
    qtbot.waitUntil(lambda: reasons(session) == [Reason.OPENING])
    qtbot.waitUntil(lambda: tasks.under_way == [])
    session.abandon()
    tasks.close()
    assert keeper.parent() is None


def test_a_file_open_for_reading_is_left_alone(kept, plan_path):
    session, keeper = kept
    session.open(plan_path, read_only=True)
    keeper.look()
    assert reasons(session) == []


def test_where_none_can_be_kept_it_is_said_once_and_the_work_goes_on(kept, plan_path):
    session, keeper = kept
    session.open(plan_path)
    backup.default_folder().parent.mkdir(exist_ok=True)
    (preferences.folder() / "backups").write_text("a file in the way")
    told = []
    session.noticed.connect(told.append)
    keeper.look()
    keeper.look()
    assert len(told) == 1 and told[0].startswith("No backup could be kept in")
    session.act(lambda: change_service(session.document, name="Another"))
    assert session.document.value("SELECT name FROM service") == "Another"
