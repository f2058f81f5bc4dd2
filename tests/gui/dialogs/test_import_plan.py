"""Importing a plan written down as JSON, through the real dialog: title, period, preview, one step."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from plandesk.domain import outline, plans, service
from plandesk.exchange.json_reading import read_value
from plandesk.gui.dialogs.import_plan import ImportPlanDialog
from plandesk.gui.dialogs.import_table_rows import Column, below
from plandesk.gui.session import Session
from tests.every_kind import dump
from tests.gui.typed_day import type_day

PLAN = {
    "title": "Annual Plan 2027",
    "organisation": "Westerly Police Service",
    "mission": "To be there.",
    "overview": "A plan in few words, for everyone to read.",
    "goals": [
        {"goal": "<b>Safety</b>", "activities": [{"text": "Walk the beat", "due": "Q3"}, "Buy bicycles"]},
        {"goal": "Trust", "activities": ["Hold open houses"]},
    ],
    "made_by": "a script",
}


@pytest.fixture
def show(qtbot, session, tmp_path):
    """Show the dialog for a plan."""

    def begin(value=PLAN, of=session):
        dialog = ImportPlanDialog(of, tmp_path / "ours.json", value, read_value(value))
        qtbot.addWidget(dialog)
        dialog.resize(1120, 740)
        dialog.show()
        return dialog

    return begin


def told(dialog):
    rows = [dialog.model.row_at(row) for row in range(dialog.model.rowCount())]
    return [(one.verdict, one.number, one.text) for one in rows]


def test_it_shows_all_that_would_come_in(show):
    dialog = show()
    assert (
        dialog.file.text() == "ours.json" and dialog.size_words.text() == "Goals 2, Activities and projects 3"
    )
    assert dialog.title.text() == "Annual Plan 2027" and dialog.kind.currentText() == "Annual plan"
    assert (dialog.starts.day(), dialog.ends.day()) == (date(2027, 1, 1), date(2027, 12, 31))
    assert told(dialog) == [
        ("new", "Mission, vision, values", "Mission, vision, values"),
        ("new", "Text", "Overview"),
        ("new", "Focus areas and goals", "Areas of focus"),
        ("new", "Goal", "<b>Safety</b>"),
        ("new", "Activity", "Walk the beat"),
        ("new", "Activity", "Buy bicycles"),
        ("new", "Goal", "Trust"),
        ("new", "Activity", "Hold open houses"),
        ("left", "", "made_by"),
    ]
    assert below(dialog.model.row_at(0)) == "Mission: To be there."
    assert below(dialog.model.row_at(4)) == "Due: Q3 2027"
    assert below(dialog.model.row_at(8)) == "It says: a script"
    assert dialog.model.index(8, Column.VERDICT).data() == "Left out"
    assert dialog.remarks.text() == (
        "• Filled in for the service, where it was empty: mission.\n• Left out: made_by."
    )
    assert dialog.go.isEnabled() and dialog.said.text() == "One step, which Undo takes back."


def test_the_words_of_the_file_are_never_markup(show):
    dialog = show()
    tip = dialog.model.index(3, Column.TEXT).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Safety" in tip and "<b>" not in tip
    assert dialog.remarks.textFormat() == Qt.TextFormat.PlainText


def test_import_is_one_step(qtbot, show, session):
    notices = []
    session.noticed.connect(notices.append)
    before = dump(session.document)
    dialog = show()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.result() == dialog.DialogCode.Accepted and dialog.plan_id == session.plan_id
    assert notices == ["The plan “Annual Plan 2027” was imported."]
    assert outline.outline(session.document, dialog.plan_id).counts() == [2, 3]
    assert service.service(session.document).mission == "To be there."
    assert session.undo_name == "Import plan"
    session.undo()
    assert dump(session.document) == before


def test_cancel_leaves_everything_as_it_was(qtbot, show, session):
    before = dump(session.document)
    dialog = show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and dialog.plan_id is None and dump(session.document) == before


def test_title_kind_and_period_are_hers(qtbot, show, session):
    dialog = show()
    dialog.title.clear()
    qtbot.keyClicks(dialog.title, " ")
    assert dialog.said.text() == "The new plan needs a title." and not dialog.go.isEnabled()
    assert dialog.model.rowCount() == 9
    qtbot.keyClicks(dialog.title, "Ours")
    place = dialog.kind.findText("Strategic plan")
    dialog.kind.setCurrentIndex(place)
    dialog.kind.activated.emit(place)
    assert dialog.ends.day() == date(2030, 12, 31)
    type_day(qtbot, dialog.starts, "1 April 2028")
    assert dialog.ends.day() == date(2032, 3, 31)
    assert below(dialog.model.row_at(4)) == "Due: Q3 2028"
    type_day(qtbot, dialog.ends, "31 March 2031")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    made = plans.plan(session.document, dialog.plan_id)
    assert (made.title, made.kind, made.starts, made.ends) == (
        "Ours", "strategic", date(2028, 4, 1), date(2031, 3, 31),
    )  # fmt: skip


def test_a_plan_that_is_there_needs_another_title(qtbot, show, session):
    qtbot.mouseClick(show().go, Qt.MouseButton.LeftButton)
    dialog = show()
    assert "is in the plan file already" in dialog.said.text() and not dialog.go.isEnabled()
    assert dialog.go.accessibleDescription() == dialog.said.text()
    qtbot.keyClick(dialog.title, Qt.Key.Key_End)
    qtbot.keyClicks(dialog.title, " again")
    assert dialog.go.isEnabled()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    titles = {one.title for one in plans.plans(session.document)}
    assert titles == {"Annual Plan 2024", "Annual Plan 2027", "Annual Plan 2027 again"}


def test_chips_show_what_is_left_out(qtbot, show):
    dialog = show()
    tester = QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert [chip.accessibleName() for chip in dialog.preview.chips.values()] == ["New, 8", "Left out, 1"]
    qtbot.mouseClick(dialog.preview.chips["left"], Qt.MouseButton.LeftButton)
    assert told(dialog) == [("left", "", "made_by")]
    del tester


def test_a_read_only_file_can_be_looked_at_only(show, plan_path):
    session = Session("A")
    session.open(plan_path, read_only=True)
    dialog = show(of=session)
    assert dialog.model.rowCount() == 9 and not dialog.go.isEnabled()
    assert "open for reading only" in dialog.said.text()
    session.abandon()


def test_the_whole_way_from_the_welcome_page(window, dialogs, reference, tmp_path, qtbot):
    dialogs.choose(reference / "lethbridge-2024-annual-plan.json")
    dialogs.choose(tmp_path / "Plans.plandesk")

    def agree(dialog):
        assert dialog.size_words.text() == "Focus areas 3, Goals 16, Activities and projects 40"
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    dialogs.answer(agree)
    window.welcome.import_requested.emit()
    assert window.page.name == "plan"
    assert window.page.head.count.text() == "3 focus areas, 16 goals, 40 activities and projects"
    assert service.service(window.session.document).name == "Lethbridge Police Service"
    window.menus.actions["undo"].trigger()
    assert plans.plans(window.session.document) == []
    assert service.service(window.session.document).name == ""
    window.menus.actions["redo"].trigger()
    assert window.page.head.count.text() == "3 focus areas, 16 goals, 40 activities and projects"


def test_a_file_that_is_no_plan_makes_no_new_file(window, dialogs, tmp_path):
    path = tmp_path / "other.json"
    path.write_text(json.dumps({"goals": [{"goal": 5, "activities": ["A"]}]}))
    dialogs.choose(path)
    said = []
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    window.welcome.import_requested.emit()
    assert "goals[0].goal: expected a text, found the number 5. Nothing was imported." in said[0]
    assert window.session.document is None
