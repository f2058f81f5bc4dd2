"""Importing figures through the real dialog: what the table does not say, columns, preview, the one step."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from plandesk.domain.kpis.definitions import add_kpi
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, enter, measures
from plandesk.exchange.figures_memory import remembered
from plandesk.gui.dialogs.import_figures import ImportFiguresDialog, ask_import_figures
from plandesk.gui.dialogs.import_table_rows import below
from plandesk.gui.session import Session
from tests.every_kind import dump
from tests.exchange.figures_files import add_kpis, csv_file, xlsx_file

JANUARY = month_number(2023, 1)
WIDE = (("", "Jan", "Feb", "Total"), ("District 1", "5", "many", "5"), ("District 2", "6", "7", "13"),
        ("Region", "12", "14", "26"))  # fmt: skip


@pytest.fixture
def made(session):
    """The KPIs of the file in hand."""
    return add_kpis(session.document)


@pytest.fixture
def owner(qtbot):
    """The widget that dialogs belong to, as to the window: they go with it, and not at any time."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def opened(owner, session, tasks, made):
    """Open the dialog on a file."""

    def of(path, kpi_id=None):
        dialog = ImportFiguresDialog(session, tasks, path, owner, kpi_id)
        dialog.begin()
        dialog.show()
        return dialog

    return of


def rows(dialog):
    model = dialog.preview.model
    found = [model.row_at(n) for n in range(model.rowCount())]
    return [f"{row.verdict}: {row.text} = {row.number}" for row in found]


def choose(combo, words):
    place = combo.findText(words)
    assert place >= 0, [combo.itemText(n) for n in range(combo.count())]
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def test_it_asks_for_the_kpi_and_the_year_that_a_table_does_not_say(qtbot, opened, session, made, tmp_path):
    dialog = opened(csv_file(tmp_path, WIDE, "returned.csv"), made["count"])
    assert dialog.target.kpi_label.isVisible() and dialog.target.kpi.currentText() == "Thefts of autos"
    assert dialog.target.period_label.isVisible() and not dialog.target.unit_label.isVisible()
    assert (
        not dialog.go.isEnabled() and dialog.said.text() == "The months have no year; write it at the left."
    )
    qtbot.keyClicks(dialog.target.period, "202")
    assert dialog.target.period_label.fault.isVisible()
    qtbot.keyClicks(dialog.target.period, "3")
    assert not dialog.target.period_label.fault.isVisible()
    assert rows(dialog) == [
        "new: Thefts of autos, January 2023, District 1 = 5",
        "refused: Thefts of autos, February 2023, District 1 = many",
        "new: Thefts of autos, January 2023, District 2 = 6",
        "new: Thefts of autos, February 2023, District 2 = 7",
        "new: Thefts of autos, January 2023 = 12",
        "new: Thefts of autos, February 2023 = 14",
    ]
    assert below(dialog.preview.model.row_at(1)) == "“many” is no number."
    assert dialog.preview.notes.text() == "The column “Total” adds up others; it is not read."
    QAbstractItemModelTester(dialog.preview.model)
    dialog.preview.chips["refused"].click()
    assert len(rows(dialog)) == 1
    before = dump(session.document)
    assert dialog.go.text() == "Import 5 figures"
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.imported == 5 and session.document.undo_name == "Import 5 figures"
    assert measures(session.document, made["count"])[Cell(JANUARY + 1)].amount.numerator == 14
    session.undo()
    assert dump(session.document) == before


def test_the_name_of_the_file_tells_kpi_and_year(opened, tmp_path):
    dialog = opened(csv_file(tmp_path, WIDE, "thefts of autos 2023.csv"))
    assert dialog.target.kpi.currentText() == "Thefts of autos" and dialog.target.period.text() == "2023"
    assert dialog.go.isEnabled()


def test_columns_chosen_by_hand_are_remembered(qtbot, opened, made, tmp_path):
    table = [("When", "Told", "Old"), ("2023-01", "5", "4"), ("2023-02", "6", "5")]
    dialog = opened(csv_file(tmp_path, table), made["count"])
    first, told, old = dialog.columns.choices
    assert first.currentText() == "Period" and dialog.columns_label.note.text() == "3 of 3 are taken in"
    choose(told, "Figure")
    choose(old, "Left out")
    assert rows(dialog)[0] == "new: Thefts of autos, January 2023 = 5"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.imported == 2 and remembered(table[0]).fields == ("period", "value", "")
    again = opened(csv_file(tmp_path, table), made["count"])
    assert [one.currentText() for one in again.columns.choices] == ["Period", "Figure", "Left out"]
    assert again.said.text() == "Nothing to import: the file has all these figures already."


def test_the_figure_before_stands_beside_the_new_one(opened, session, made, tmp_path):
    enter(session.document, made["rate"], [Entry(Cell(JANUARY), 2987, 6783)])
    table = [
        ("Indicator", "Month", "Cleared", "Occurrences"),
        ("Clearance rate", date(2023, 1, 1), 2937, 6999),
    ]
    dialog = opened(xlsx_file(tmp_path, table))
    assert rows(dialog) == ["changed: Clearance rate, January 2023 = 2,937 / 6,999"]
    row = dialog.preview.model.row_at(0)
    assert below(row) == "Cleared: 2,987 → 2,937 · Occurrences: 6,783 → 6,999"
    assert "what it was before is kept with it" in dialog.preview.notes.text()
    assert not dialog.target.kpi_label.isVisible() and not dialog.target.period_label.isVisible()


def test_another_sheet_can_be_taken(opened, made, tmp_path):
    from openpyxl import load_workbook

    path = xlsx_file(tmp_path, [("Only", "words"), ("for", "readers")])
    book = load_workbook(path)
    for name, figure in (("Autos", 5), ("More", 6)):
        sheet = book.create_sheet(name)
        for row in (("KPI", "Month", "Value"), ("Thefts of autos", "2023-01", figure)):
            sheet.append(row)
    book.save(path)
    dialog = opened(path)
    assert dialog.sheet.currentText() == "Autos" and rows(dialog)[0].endswith("= 5")
    choose(dialog.sheet, "More")
    assert rows(dialog)[0].endswith("= 6")
    choose(dialog.sheet, "Sheet")
    assert rows(dialog) == [] and dialog.said.text().startswith("No column holds figures.")


def test_where_the_file_changed_since_a_new_preview_is_shown(qtbot, opened, session, made, tmp_path):
    dialog = opened(csv_file(tmp_path, [("Month", "Value"), ("2023-01", "5")]), made["count"])
    enter(session.document, made["count"], [Entry(Cell(JANUARY), 4)])
    failed = []
    session.failed.connect(failed.append)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert len(failed) == 1 and "changed since the preview" in failed[0].sentence
    assert rows(dialog)[0].startswith("changed") and dialog.imported is None


def test_a_file_open_for_reading_takes_nothing(owner, plan_path, tasks, tmp_path):
    writing = Session("A")
    writing.open(plan_path)
    one = add_kpi(writing.document, "Thefts")
    writing.close()
    reading = Session("B")
    reading.open(plan_path, read_only=True)
    path = csv_file(tmp_path, [("Month", "Value"), ("2023-01", "5")])
    dialog = ImportFiguresDialog(reading, tasks, path, owner, one)
    dialog.begin()
    assert not dialog.go.isEnabled() and "reading only" in dialog.said.text()
    reading.abandon()


def test_without_kpis_or_with_a_bad_file_it_only_says_so(session, prompts, tasks, owner, dialogs, tmp_path):
    dialogs.accept()
    assert ask_import_figures(session, prompts, tasks, owner) is None
    assert "There is no KPI in the file yet" in dialogs.shown[0].text()
    add_kpi(session.document, "Thefts")
    bad = tmp_path / "a.xlsx"
    bad.write_bytes(b"%PDF-1.7 not a table")
    dialogs.choose(bad)
    dialogs.accept()
    assert ask_import_figures(session, prompts, tasks, owner) is None
    assert "a PDF document" in dialogs.shown[1].text()


def test_from_the_file_menu_and_out_again(window, plan_path, dialogs, tmp_path):
    window.commands.open_path(plan_path)
    document, act = window.session.document, window.menus.actions
    made = add_kpis(document)
    dialogs.choose(csv_file(tmp_path, WIDE, "thefts of autos 2023.csv"))
    dialogs.answer(lambda dialog: dialog.go.click())
    act["import figures"].trigger()
    assert len(measures(document, made["count"])) == 5
    out = tmp_path / "out.xlsx"
    dialogs.choose(out)
    act["export figures"].trigger()
    assert out.stat().st_size > 3000
    before = dump(document)
    dialogs.choose(out)
    dialogs.answer(lambda dialog: (dialog.go.click(), dialog.reject()))
    act["import figures"].trigger()
    assert dialogs.shown[-1].preview.chips["unchanged"].accessibleName() == "Unchanged, 5"
    assert dump(document) == before
