"""Opening, saving when a field is left, drafts, failures."""

import os
import signal
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt

from plandesk.domain.service import change_service, service
from plandesk.errors import DiskFull, FileLocked, NotAPlanDeskFile
from plandesk.file.document import Document
from plandesk.gui.fields import Place
from plandesk.gui.session import Session
from plandesk.gui.widgets.text import LineField, TextArea


def load(session, field, column="mission", save=None):
    found = service(session.document)

    def change(text):
        change_service(session.document, **{column: text})

    session.fields.load(field, Place("service", found.uid, column), getattr(found, column), save or change)


@pytest.mark.parametrize("kind", [LineField, TextArea])
def test_a_field_saves_once_when_it_is_left(qtbot, session, kind):
    field, other = kind(), LineField()
    for widget in (field, other):
        qtbot.addWidget(widget)
        widget.show()
    load(session, field)
    with qtbot.waitSignal(session.changed) as heard:
        qtbot.keyClicks(field, "To serve")
        assert service(session.document).mission == ""
        field.leave()
    assert heard.args[0].touches("service")
    assert service(session.document).mission == "To serve"
    before = session.document.undo_name
    field.leave()
    assert session.document.undo_name == before
    session.undo()
    assert service(session.document).mission == ""


def test_switching_records_saves_for_the_record_it_was_typed_for(qtbot, session):
    field = TextArea()
    qtbot.addWidget(field)
    load(session, field, "mission")
    qtbot.keyClicks(field, "To serve")
    load(session, field, "vision")
    assert (service(session.document).mission, service(session.document).vision) == ("To serve", "")
    assert field.text() == ""


def test_the_same_record_read_again_keeps_what_is_being_typed(qtbot, session):
    field = TextArea()
    qtbot.addWidget(field)
    load(session, field)
    qtbot.keyClicks(field, "To ser")
    load(session, field)
    assert field.text() == "To ser"


def test_typed_text_becomes_a_draft_within_a_second_and_goes_when_saved(qtbot, session):
    field = TextArea()
    qtbot.addWidget(field)
    load(session, field)
    qtbot.keyClicks(field, "To serve")
    qtbot.waitUntil(lambda: bool(session.document.drafts()), timeout=1000)
    assert [draft.text for draft in session.document.drafts()] == ["To serve"]
    assert service(session.document).mission == ""
    field.leave()
    assert session.document.drafts() == []
    assert service(session.document).mission == "To serve"


def test_text_that_was_taken_back_leaves_no_draft(qtbot, session):
    field = LineField()
    qtbot.addWidget(field)
    load(session, field)
    qtbot.keyClicks(field, "x")
    session.fields.keep_drafts()
    assert session.document.drafts()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    session.flush()
    assert session.document.drafts() == []


KILLED = """
import os, signal, sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from plandesk.gui.app import make_application, make_window
application = make_application()
window = make_window()
window.memory.start_page = "service"
window.session.open(sys.argv[1])
window.show()
field = window.page.form.mission
field.setFocus()
QTest.keyClicks(field, "Typed just before the end")
QTimer.singleShot(1500, lambda: os.kill(os.getpid(), signal.SIGKILL))
application.exec()
"""


@pytest.mark.posix
def test_text_survives_a_kill_within_two_seconds(qtbot, plan_path, checkout):
    environment = {**os.environ, "PYTHONPATH": str(checkout), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([sys.executable, "-c", KILLED, str(plan_path)], env=environment)
    assert ended.returncode == -signal.SIGKILL
    session = Session("B. Officer")
    with qtbot.waitSignal(session.noticed) as notice:
        session.open(plan_path)
    assert "recovered" in notice.args[0]
    assert service(session.document).mission == "Typed just before the end"
    assert session.undo_name == "Recover typed text"
    session.undo()
    assert service(session.document).mission == ""
    session.abandon()


def test_a_save_that_fails_leaves_the_text_and_can_be_tried_again(qtbot, session):
    field, broken = LineField(), [True]
    qtbot.addWidget(field)

    def save(text):
        if broken:
            raise DiskFull("There was no room for the change.")
        change_service(session.document, mission=text)

    load(session, field, save=save)
    qtbot.keyClicks(field, "To serve")
    with qtbot.waitSignal(session.save_failed):
        field.leave()
    assert field.text() == "To serve"
    assert field.is_changed()
    assert not session.close()
    assert session.document is not None
    broken.clear()
    with qtbot.waitSignal(session.saved):
        assert session.flush()
    assert service(session.document).mission == "To serve"


def test_undo_takes_back_what_is_being_typed(qtbot, session):
    field = LineField()
    qtbot.addWidget(field)
    load(session, field)
    qtbot.keyClicks(field, "To serve")
    session.undo()
    assert service(session.document).mission == ""
    session.redo()
    assert service(session.document).mission == "To serve"


def test_a_file_in_other_hands_opens_for_reading(qtbot, session, plan_path):
    other = Session("B. Officer")
    with pytest.raises(FileLocked) as refused:
        other.open(plan_path)
    assert "A. Officer" in refused.value.sentence
    other.open(plan_path, read_only=True)
    assert other.read_only
    field = LineField()
    qtbot.addWidget(field)
    load(other, field, "name")
    assert field.isReadOnly()
    assert field.text() == "Westerly Police Service"
    other.abandon()


def test_a_file_that_cannot_be_opened_leaves_the_one_in_hand(session, tmp_path):
    wrong = tmp_path / "letter.plandesk"
    wrong.write_text("Dear Sir")
    before = session.document
    with pytest.raises(NotAPlanDeskFile):
        session.open(wrong)
    assert session.document is before


def test_act_tells_what_failed_and_returns_none(qtbot, session):
    with qtbot.waitSignal(session.failed) as failed:
        assert session.act(lambda: change_service(session.document, brand_colour="blue")) is None
    assert "blue" in failed.args[0].sentence


def test_the_plan_in_hand_goes_with_its_plan(qtbot, session):
    from plandesk.domain.plans import delete_plan

    plan_id = session.plan_id
    with qtbot.waitSignal(session.plan_changed) as told:
        session.act(lambda: delete_plan(session.document, plan_id))
    assert told.args == [None]
    with qtbot.waitSignal(session.plan_changed) as told:
        session.undo()
    assert session.plan_id == plan_id


def test_a_file_that_went_away_is_told_in_the_status_bar(qtbot, session, plan_path):
    session.look_outside()
    plan_path.rename(plan_path.with_name("elsewhere.plandesk"))
    with qtbot.waitSignal(session.noticed) as told:
        session.look_outside()
    assert plan_path.name in told.args[0]


def test_new_refuses_to_write_over_a_file(session, plan_path):
    with pytest.raises(FileExistsError):
        Session().new(plan_path)
    assert Document.open(plan_path, read_only=True).value("SELECT count(*) FROM person") == 3
