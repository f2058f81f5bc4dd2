"""Importing a table through the real dialog: columns, target, live preview, and the one step."""

import csv
from datetime import date

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox

from plandesk.domain import outline, plans, progress
from plandesk.domain.periods import Quarter
from plandesk.exchange.table_memory import remembered
from plandesk.gui.dialogs.import_table import ImportTableDialog, ask_import_table
from plandesk.gui.dialogs.import_table_rows import Column, below
from plandesk.gui.file_commands import dropped_file
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from tests.every_kind import dump
from tests.gui.typed_day import type_day

HEADER = ("Goal", "What we do", "By", "Status", "Completed")
ROWS = (
    ("Safety", "Walk the beat downtown every evening", "Q1", "Completed", "Q1"),
    ("Safety", "Buy six bicycles for the parks team", "Q3", "On hold", None),
    ("Trust", "Hold four open houses with neighbours", "whenever", None, None),
)


@pytest.fixture
def workbook(tmp_path):
    """A workbook with a sheet of notes before the table."""
    book = Workbook()
    book.active.title = "Notes"
    book.active.append(["Only", "words"])
    book.active.append(["for", "the reader"])
    sheet = book.create_sheet("Report 2024 Q3")
    for row in (HEADER, *ROWS):
        sheet.append(row)
    path = tmp_path / "returned.xlsx"
    book.save(path)
    return path


@pytest.fixture
def dialog(qtbot, session, prompts, tasks, workbook):
    made = ImportTableDialog(session, prompts, tasks, workbook)
    qtbot.addWidget(made)
    made.begin()
    made.resize(1120, 740)
    made.show()
    return made


def verdicts(dialog):
    return [dialog.model.row_at(row).verdict for row in range(dialog.model.rowCount())]


def counts(dialog):
    return {name: chip.accessibleName() for name, chip in dialog.chips.items()}


def choose(combo, words):
    place = combo.findText(words)
    assert place >= 0, [combo.itemText(n) for n in range(combo.count())]
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def test_it_proposes_sheet_columns_plan_and_quarter(dialog):
    assert dialog.sheet.currentText() == "Report 2024 Q3"
    assert [choice.currentText() for choice in dialog.columns.choices] == [
        "Goal", "Activity / Project", "Due", "Status", "Completed in",
    ]  # fmt: skip
    assert dialog.target.plan.currentText() == "Annual Plan 2024"
    assert dialog.target.quarter.currentText() == "Q3 2024"
    assert verdicts(dialog) == ["new", "new", "refused"]
    assert counts(dialog)["refused"] == "Refused, 1" and counts(dialog)["new"] == "New, 2"
    assert below(dialog.model.row_at(2)) == "“whenever” in “By” is not a due date."
    assert "“On hold” is a new status word; it will count as late." in dialog.notes.text()
    assert dialog.go.isEnabled() and dialog.go.text() == "Import 2 rows"
    assert dialog.size_words.text() == "3 rows, 5 columns"


def test_no_choice_is_cut_off(qtbot, dialog):
    dialog.show()
    for plan in ("A new plan", "Annual Plan 2024"):
        choose(dialog.target.plan, plan)
        qtbot.waitUntil(
            lambda: dialog.choices.widget().width() <= dialog.choices.viewport().width(), timeout=2000
        )
        inside = dialog.choices.viewport()
        for field in dialog.choices.findChildren(QComboBox):
            if field.isVisible():
                right = field.mapTo(dialog.choices, field.rect().topRight()).x()
                assert right < inside.geometry().right(), (plan, field.accessibleName())


def test_cancel_leaves_everything_as_it_was(qtbot, dialog, session):
    before = dump(session.document)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible() and dialog.plan_id is None
    assert dump(session.document) == before
    assert remembered(HEADER) is None


def test_import_is_one_step_and_remembers_the_columns(qtbot, dialog, session):
    notices = []
    session.noticed.connect(notices.append)
    before = dump(session.document)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.result() == dialog.DialogCode.Accepted
    assert dialog.plan_id == session.plan_id and session.quarter == Quarter(2024, 3)
    assert notices == ["2 rows were imported."]
    tree = outline.outline(session.document, session.plan_id)
    told = progress.standings(session.document, tree, Quarter(2024, 3))
    assert [(one.text, one.status.word) for one in told] == [
        (ROWS[0][1], "Completed"), (ROWS[1][1], "On hold"),
    ]  # fmt: skip
    assert remembered(HEADER).fields == ("level-2", "initiative", "due", "status", "completed")
    session.undo()
    assert dump(session.document) == before


def test_a_column_by_hand_makes_a_new_preview(dialog):
    choose(dialog.columns.choices[2], "Left out")
    assert verdicts(dialog) == ["new", "new", "new"]
    assert dialog.columns_label.note.text() == "4 of 5 are taken in"
    choose(dialog.columns.choices[2], "Internal note")
    assert dialog.model.row_at(2).changes[0].words == "Internal note: whenever"
    choose(dialog.columns.choices[0], "Activity / Project")
    assert dialog.columns.choices[1].currentText() == "Left out"
    choose(dialog.columns.choices[0], "Left out")
    assert "No column holds the initiatives" in dialog.said.text()
    assert not dialog.go.isEnabled() and dialog.model.rowCount() == 0
    assert dialog.go.accessibleDescription() == dialog.said.text()


def test_what_was_chosen_comes_back_the_next_time(qtbot, dialog, session, prompts, tasks, workbook):
    choose(dialog.columns.choices[2], "Left out")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    again = ImportTableDialog(session, prompts, tasks, workbook)
    qtbot.addWidget(again)
    again.begin()
    assert again.columns.choices[2].currentText() == "Left out"
    assert verdicts(again) == ["unchanged"] * 3
    assert not again.go.isEnabled()
    assert again.said.text() == "Nothing to import: the plan says all of this already."


def test_a_new_plan_gets_title_year_and_levels(qtbot, dialog, session):
    choose(dialog.target.plan, "A new plan")
    assert dialog.target.title.text() == "Annual Policing Plan 2024"
    assert dialog.columns.choices[0].currentText() == "Goal"
    assert "New plan: Goals 1, Planned initiatives 2." in dialog.notes.text()
    dialog.target.title.clear()
    qtbot.keyClicks(dialog.target.title, " ")
    assert dialog.said.text() == "The new plan needs a title." and not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.target.title, "Our plan")
    assert dialog.go.isEnabled()
    type_day(qtbot, dialog.target.starts, "1 January 2023")
    assert dialog.target.title.text() == " Our plan"  # her own
    assert dialog.target.quarter.currentText() == "Q3 2023"
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    made = plans.plan(session.document, dialog.plan_id)
    assert (made.title, made.year, made.levels[0].name) == ("Our plan", 2023, "Goal")


def test_a_new_plan_has_the_kind_and_the_period_that_are_chosen(qtbot, dialog, session):
    target = dialog.target
    choose(target.plan, "A new plan")
    assert target.kind.currentText() == "Annual plan" and target.ends.day() == date(2024, 12, 31)
    choose(target.kind, "Strategic plan")
    assert target.title.text() == "Strategic Plan 2024–2027"
    type_day(qtbot, target.starts, "1 April 2024")
    assert target.ends.day() == date(2028, 3, 31)
    assert not type_day(qtbot, target.ends, "31 March 2024")
    assert target.ends.fault.text() == "This must not be before 1 April 2024."
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert not dialog.plan_id and target.ends.day() == date(2028, 3, 31)
    type_day(qtbot, target.ends, "31 March 2027")
    assert target.title.text() == "Strategic Plan 2024–2027"
    assert target.quarter.itemText(0) == "Q2 2024" and target.quarter.itemText(11) == "Q1 2027"
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    made = plans.plan(session.document, dialog.plan_id)
    assert (made.kind, made.starts, made.ends) == ("strategic", date(2024, 4, 1), date(2027, 3, 31))


def test_chips_filter_the_rows(qtbot, dialog):
    with_tester = QAbstractItemModelTester(dialog.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.mouseClick(dialog.chips["refused"], Qt.MouseButton.LeftButton)
    assert verdicts(dialog) == ["refused"]
    assert dialog.model.index(0, Column.VERDICT).data() == "Refused"
    assert "whenever" in dialog.model.index(0, Column.TEXT).data(Qt.ItemDataRole.AccessibleTextRole)
    qtbot.mouseClick(dialog.chips["new"], Qt.MouseButton.LeftButton)
    assert verdicts(dialog) == ["new", "new", "refused"]
    choose(dialog.columns.choices[2], "Left out")
    assert verdicts(dialog) == ["new", "new", "new"]
    qtbot.mouseClick(dialog.chips["new"], Qt.MouseButton.LeftButton)
    assert verdicts(dialog) == []
    del with_tester


def test_another_sheet_is_another_table(dialog):
    choose(dialog.sheet, "Notes")
    assert len(dialog.columns.choices) == 2
    assert dialog.size_words.text() == "1 row, 2 columns"
    choose(dialog.sheet, "Report 2024 Q3")
    assert verdicts(dialog) == ["new", "new", "refused"]


def test_the_words_of_the_file_are_never_markup(qtbot, session, prompts, tasks, tmp_path):
    path = tmp_path / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["Goal", "Action", "<b>x</b>"], ["<i>G</i>", "<b>Walk</b>", "&amp;"]])
    dialog = ImportTableDialog(session, prompts, tasks, path)
    qtbot.addWidget(dialog)
    dialog.begin()
    tip = dialog.model.index(0, Column.TEXT).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Walk" in tip and "<b>" not in tip
    assert dialog.columns.choices[2].accessibleName() == "Column <b>x</b>"


def test_every_control_says_what_it_is(dialog):
    from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSpinBox, QTableView

    for kind in (QComboBox, QLineEdit, QSpinBox, QTableView, QAbstractButton):
        for control in dialog.findChildren(kind):
            if control.isVisible() and control.focusPolicy() != Qt.FocusPolicy.NoFocus:
                named = control.accessibleName() or (isinstance(control, QAbstractButton) and control.text())
                assert named or isinstance(control.parent(), QSpinBox | QComboBox), control


def test_a_file_that_is_none_is_told_and_nothing_opens(session, prompts, tasks, tmp_path, dialogs):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")
    said = []
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    assert ask_import_table(session, prompts, tasks, path, None) is None
    assert said[0] and "Nothing was imported" in said[0]


def test_reading_and_comparing_go_on_in_the_background(qtbot, session, prompts, workbook):
    threads = Tasks()
    dialog = ImportTableDialog(session, prompts, threads, workbook)
    qtbot.addWidget(dialog)
    dialog.begin()
    assert dialog.said.text() == "Reading “returned.xlsx”…" and not dialog.go.isEnabled()
    qtbot.waitUntil(dialog.go.isEnabled)
    choose(dialog.columns.choices[2], "Left out")
    choose(dialog.columns.choices[2], "Results")  # the preview before is not wanted any more
    assert dialog.said.text() == "Comparing…" and not dialog.go.isEnabled()
    qtbot.waitUntil(dialog.go.isEnabled)
    assert dialog.model.row_at(2).changes[0].words == "Results: whenever"
    threads.close()


def test_a_read_only_file_can_be_looked_at_only(qtbot, plan_path, prompts, tasks, workbook):
    session = Session("A")
    session.open(plan_path, read_only=True)
    dialog = ImportTableDialog(session, prompts, tasks, workbook)
    qtbot.addWidget(dialog)
    dialog.begin()
    assert verdicts(dialog) == ["new", "new", "refused"] and not dialog.go.isEnabled()
    assert "open for reading only" in dialog.said.text()
    session.abandon()


def test_a_change_from_elsewhere_is_told_and_looked_at_again(qtbot, dialog, session):
    from plandesk.domain.branches import add_objective
    from plandesk.domain.initiatives import add_initiative

    goal = add_objective(session.document, session.plan_id, None, "Safety")
    add_initiative(session.document, goal, ROWS[0][1])
    told = []
    session.failed.connect(lambda error: told.append(error.sentence))
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert told and "changed since the preview" in told[0]
    assert dialog.isVisible() and verdicts(dialog) == ["changed", "new", "refused"]


def test_the_whole_way_from_the_menu(window, dialogs, reference, tmp_path, qtbot):
    window.session.new(tmp_path / "Plans.plandesk")
    dialogs.choose(reference / "calgary-2023-q4.csv")

    def agree(dialog):
        assert dialog.go.text() == "Import 107 rows"
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)

    dialogs.answer(agree)
    window.menus.actions["import"].trigger()
    document, plan_id = window.session.document, window.session.plan_id
    assert outline.outline(document, plan_id).counts() == [5, 17, 107]
    assert window.session.quarter == Quarter(2023, 4)
    assert window.session.undo_name == "Import 107 initiatives"


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("a.csv", True),
        ("a.XLSX", True),
        ("a.xlsm", True),
        ("a.json", True),
        ("a.pdf", True),
        ("a.docx", False),
    ],
)
def test_tables_and_forms_can_be_dropped_on_the_window(qapp, tmp_path, name, taken):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    left = Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, data, left, Qt.KeyboardModifier.NoModifier)
    assert (dropped_file(event, lambda _path: False) is not None) == taken


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_export_from_the_menu_comes_back_unchanged(window, dialogs, reference, tmp_path, qtbot, suffix):
    window.session.new(tmp_path / "Plans.plandesk")
    dialogs.choose(reference / "calgary-2023-q4.csv")
    dialogs.answer(lambda dialog: dialog.go.click())
    window.menus.actions["import"].trigger()
    dialogs.choose(tmp_path / f"out{suffix}")
    window.menus.actions["export"].trigger()
    said = []
    dialogs.choose(tmp_path / f"out{suffix}")
    dialogs.answer(lambda dialog: (said.append((dialog.said.text(), counts(dialog))), dialog.reject()))
    window.menus.actions["import"].trigger()
    assert said[0][0] == "Nothing to import: the plan says all of this already."
    assert said[0][1]["unchanged"] == "Unchanged, 107"
