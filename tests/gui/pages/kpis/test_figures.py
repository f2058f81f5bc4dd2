"""Figures typed, pasted, filled and noted in the grid, with real keys and the real clipboard."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication

from plandesk.domain.kpis.definitions import add_category, add_kpi, change_kpi, kpi
from plandesk.domain.kpis.figures import month_number
from plandesk.domain.kpis.measures import Cell, Entry, enter, measures, restatements
from plandesk.domain.people import units
from plandesk.errors import InvalidValue
from plandesk.gui.pages.kpis.figure_cells import FigureLine
from plandesk.gui.pages.kpis.figure_notes import read_day
from plandesk.gui.pages.kpis.year_ranges import Years, holding, offered, usual

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
JANUARY = month_number(2023, 1)


@pytest.fixture
def stops(session):
    return add_kpi(session.document, "Stops")


@pytest.fixture
def pane(make_page, session, stops):
    """The figures of 2021 to 2023, one of them there, the cell of January 2023 in hand."""
    enter(session.document, stops, [Entry(Cell(month_number(2023, 12)), 99)])
    page = make_page()
    page.head.show_tab("figures")
    across(page.figures, "units")
    page.show_cell(stops, Cell(JANUARY))
    return page.figures


def across(pane, what):
    pane.by.set_value(what)
    pane.by.chosen.emit(what)


def figures(session, one):
    return {
        (cell.period, cell.unit_id): found.amount.numerator
        for cell, found in measures(session.document, one).items()
        if cell.period < month_number(2023, 12)
    }


def choose(table, top, left, bottom, right):
    model = table.model()
    table.setCurrentIndex(model.index(top, left))
    table.selectionModel().select(
        QItemSelection(model.index(top, left), model.index(bottom, right)),
        QItemSelectionModel.SelectionFlag.ClearAndSelect,
    )


def line(table):
    found = [one for one in table.viewport().findChildren(FigureLine) if one.isVisible()]
    return found[-1] if found else None


def january(table):
    return table.model().grid.periods.index(JANUARY)


def type_in(qtbot, table, text, end=Key.Key_Return, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(table, text[0])
    qtbot.keyClicks(line(table), text[1:])
    qtbot.keyClick(line(table), end, modifier)


def test_typing_goes_down_up_and_across(qtbot, pane, session, stops):
    table, row = pane.table, january(pane.table)
    type_in(qtbot, table, "12")
    type_in(qtbot, table, "1,413")
    assert (table.currentIndex().row(), table.currentIndex().column()) == (row + 2, 0)
    type_in(qtbot, table, "15", Key.Key_Return, SHIFT)
    assert table.currentIndex().row() == row + 1
    type_in(qtbot, table, "14", Key.Key_Up)
    assert table.currentIndex().row() == row and line(table) is None
    type_in(qtbot, table, "13", Key.Key_Tab)
    assert table.currentIndex().column() == 1
    assert list(figures(session, stops).values()) == [13, 14, 15]
    session.undo()
    assert figures(session, stops)[(JANUARY, None)] == 12


def test_keys_move_without_typing(qtbot, pane):
    table, row = pane.table, january(pane.table)
    for key, modifier, there in (
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier, (row + 1, 0)),
        (Key.Key_Return, SHIFT, (row, 0)),
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier, (row, 1)),
        (Key.Key_Tab, Qt.KeyboardModifier.NoModifier, (row, 2)),
        (Key.Key_Down, Qt.KeyboardModifier.NoModifier, (row + 1, 2)),
    ):
        qtbot.keyClick(table, key, modifier)
        assert (table.currentIndex().row(), table.currentIndex().column()) == there


def test_esc_leads_from_the_notes_to_the_table_and_to_the_list(qtbot, pane):
    QGuiApplication.clipboard().setText("3")
    pane.table.paste()
    pane.notes.footnote.setFocus()
    qtbot.keyClick(pane.notes.footnote, Key.Key_Escape)
    assert pane.table.hasFocus()
    qtbot.keyClick(pane.table, Key.Key_Escape)
    assert pane.window().list.hasFocus()


def test_what_is_no_figure_is_refused_at_the_cell(qtbot, pane, session, stops):
    table = pane.table
    qtbot.keyClick(table, "a")
    qtbot.keyClick(line(table), Key.Key_Return)
    assert "January 2023, Whole service: “a” is not a number" in line(table).fault
    qtbot.keyClick(line(table), Key.Key_Tab)
    assert line(table) is not None and figures(session, stops) == {}
    pane.notes.footnote.setFocus()
    assert line(table) is not None and line(table).text() == "a"
    qtbot.keyClick(line(table), Key.Key_Escape)
    assert line(table) is None and figures(session, stops) == {}


def test_a_block_is_pasted_and_copied_as_one_step(pane, session, stops):
    table, row = pane.table, january(pane.table)
    QGuiApplication.clipboard().setText("10\t4\t1 000\r\n20\t8\t\r\n")
    table.paste()
    assert sorted(figures(session, stops).values()) == [4, 8, 10, 20, 1000]
    assert session.document.undo_name == "Enter 5 figures"
    assert len(table.chosen()) == 6
    table.copy()
    assert QGuiApplication.clipboard().text() == "10\t4\t1,000\n20\t8\t"
    choose(table, row, 0, row + 1, 0)
    table.cut()
    assert sorted(figures(session, stops).values()) == [4, 8, 1000]
    session.undo()
    session.undo()
    assert figures(session, stops) == {}


@pytest.mark.parametrize(
    ("text", "words", "cell"),
    [
        ("1\nx", "February 2023, Whole service: “x” is not a number", (1, 0)),
        ("1\t-3", "January 2023, Field Operations: “-3” is below 0", (0, 1)),
        ("1\t2\t3\t4\t5", "5 columns, but there are 4", (0, 0)),
        ("\n".join("1" * 40), "40 rows, but there are", (0, 0)),
        ("3.5", "whole number", (0, 0)),
    ],
)
def test_a_block_that_cannot_be_taken_is_refused_at_its_cell(pane, session, stops, text, words, cell):
    table, row = pane.table, january(pane.table)
    QGuiApplication.clipboard().setText(text)
    table.paste()
    assert words in table.refusal.sentence and "Nothing was" in table.refusal.sentence
    now = table.currentIndex()
    assert (now.row() - row, now.column()) == cell
    near = table.visualRect(now)
    assert abs(table.refusal.y() - near.bottom()) < 120
    assert figures(session, stops) == {}
    table.step(1)
    assert table.refusal.sentence == ""


def test_one_figure_goes_into_every_selected_cell(pane, session, stops):
    table, row = pane.table, january(pane.table)
    choose(table, row, 1, row + 2, 2)
    QGuiApplication.clipboard().setText("7")
    table.paste()
    assert list(figures(session, stops).values()) == [7] * 6


def test_filling_down_from_the_first_row_or_from_above(make_page, pane, session, stops):
    table, row = pane.table, january(pane.table)
    QGuiApplication.clipboard().setText("3\t5")
    table.paste()
    choose(table, row, 0, row + 2, 1)
    table.fill_down()
    assert list(figures(session, stops).values()) == [3, 5] * 3
    choose(table, row + 3, 1, row + 3, 1)
    table.fill_down()
    assert figures(session, stops)[(JANUARY + 3, units(session.document)[0].id)] == 5
    session.undo()
    session.undo()
    assert list(figures(session, stops).values()) == [3, 5]


def test_the_menu_of_the_cells_does_what_it_says(pane, session, stops):
    table = pane.table
    QGuiApplication.clipboard().setText("3")
    menu = table.make_menu()
    act = {action.text(): action for action in menu.actions()}
    assert list(act) == ["Cut", "Copy", "Paste", "Fill down", "Clear"]
    act["Paste"].trigger()
    assert list(figures(session, stops).values()) == [3]
    table.step(1)
    act["Fill down"].trigger()
    assert list(figures(session, stops).values()) == [3, 3]
    act["Clear"].trigger()
    assert list(figures(session, stops).values()) == [3]


def test_notes_hold_for_every_selected_figure(qtbot, pane, session, stops):
    table, row = pane.table, january(pane.table)
    QGuiApplication.clipboard().setText("3\n5")
    table.paste()
    notes = pane.notes
    assert notes.place.text() == "2 cells, 2 figures"
    notes.provisional.click()
    for field, text in ((notes.as_of, "2023-03-31"), (notes.footnote, "Late entries")):
        field.setFocus()
        qtbot.keyClicks(field, text)
        field.leave()
    found = [one for one in measures(session.document, stops).values() if one.cell.period < JANUARY + 2]
    assert [(one.provisional, one.as_of, one.footnote) for one in found] == [
        (True, date(2023, 3, 31), "Late entries")
    ] * 2
    choose(table, row, 0, row, 0)
    assert notes.place.text() == "January 2023, Whole service"
    assert notes.says.text() == "3; provisional; as of 31 March 2023; Late entries"
    notes.published.setFocus()
    qtbot.keyClicks(notes.published, "about 3")
    notes.published.leave()
    choose(table, row, 0, row + 1, 0)
    assert notes.published.text() == "" and notes.published.placeholderText() == "Several"
    choose(table, row, 2, row, 2)
    assert not notes.provisional.isEnabled() and notes.says.text() == "no figure"


def test_a_day_must_be_a_day_and_not_lie_ahead(qtbot, pane, session, stops):
    QGuiApplication.clipboard().setText("3")
    pane.table.paste()
    field = pane.notes.as_of
    field.setFocus()
    qtbot.keyClicks(field, "Q3")
    field.leave()
    assert "“Q3” is not a day" in pane.notes.fields["as_of"].fault.text()
    with pytest.raises(InvalidValue, match="lies in the future"):
        read_day((date.today() + timedelta(1)).isoformat(), date.today())
    assert read_day("", date.today()) is None


def test_a_final_figure_that_is_changed_says_what_it_was(qtbot, pane, session, stops):
    type_in(qtbot, pane.table, "412")
    pane.table.step(-1)
    type_in(qtbot, pane.table, "415")
    pane.table.step(-1)
    assert pane.notes.says.text().startswith("415; was 412 until ")
    (one,) = (one for one in measures(session.document, stops).values() if one.cell.period == JANUARY)
    assert [old.amount.numerator for old in restatements(session.document, one.id)] == [412]
    reason = pane.notes.reason
    assert reason.isVisible()
    reason.setFocus()
    qtbot.keyClicks(reason, "late entries")
    reason.leave()
    assert pane.notes.says.text().endswith(", because: late entries")
    pane.table.step(1)
    assert not reason.isVisible()
    session.undo()
    assert restatements(session.document, one.id)[0].reason == ""


def test_units_and_categories_and_years_are_chosen(pane, session, stops):
    assert pane.of.isHidden() and not pane.by.offers("categories")
    theft = add_category(session.document, stops, "Theft")
    unit = units(session.document)[0].id
    assert not pane.of.isHidden()
    across(pane, "categories")
    assert [column.category_id for column in pane.model.grid.columns] == [None, theft]
    pane.show_cell(Cell(JANUARY - 60, unit, theft))
    assert (pane.by.value(), pane.of.value()) == ("units", theft)
    assert pane.model.grid.cell(pane.table.currentIndex().row(), pane.table.currentIndex().column()) == Cell(
        JANUARY - 60, unit, theft
    )
    pane.show_cell(Cell(JANUARY, None, theft))
    assert pane.by.value() == "categories" and pane.of.value() is None
    assert pane.years.value().first <= 2023 <= pane.years.value().last


def test_units_without_figures_are_left_out_until_they_are_wanted(make_page, session, stops):
    document = session.document
    page = make_page()
    page.head.show_tab("figures")
    pane = page.figures
    assert pane.by.value() == "units" and len(pane.model.grid.columns) == 4
    _first, second, third = (one.id for one in units(document))
    enter(document, stops, [Entry(Cell(JANUARY, second), 4)])
    audits = add_kpi(document, "Audits")
    page.show_record("kpi", audits)
    assert pane.by.value() == "units"
    page.show_record("kpi", stops)
    assert pane.by.value() == "used"
    assert [column.unit_id for column in pane.model.grid.columns] == [None, second]
    pane.show_cell(Cell(JANUARY, second))
    assert pane.by.value() == "used"
    pane.show_cell(Cell(JANUARY, third))
    assert pane.by.value() == "units" and pane.table.currentIndex().column() == 3


def test_the_cell_in_hand_stays_where_columns_come_and_go(make_page, session, stops):
    document = session.document
    _first, second, third = (one.id for one in units(document))
    enter(document, stops, [Entry(Cell(JANUARY, second), 4)])
    page = make_page()
    page.head.show_tab("figures")
    pane = page.figures
    across(pane, "used")
    pane.show_cell(Cell(JANUARY + 2, second))
    enter(document, stops, [Entry(Cell(JANUARY, third), 5)])
    for columns in ([None, second, third], [None, second]):
        grid, now = pane.model.grid, pane.table.currentIndex()
        assert [column.unit_id for column in grid.columns] == columns
        assert now.isValid() and grid.cell(now.row(), now.column()) == Cell(JANUARY + 2, second)
        session.undo()


def test_words_stand_at_the_left_and_have_room(qtbot, make_page, session):
    one = add_kpi(session.document, "Audit", "words", frequency="year")
    page = make_page()
    page.head.show_tab("figures")
    table = page.figures.table
    table.setCurrentIndex(table.model().index(0, 0))
    type_in(qtbot, table, "Met in full")
    (found,) = measures(session.document, one).values()
    assert found.words == "Met in full" and table.columnWidth(0) > 200
    index = table.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) == Qt.AlignmentFlag.AlignLeft


def test_another_kind_or_frequency_is_another_grid(pane, session, stops):
    change_kpi(session.document, stops, kind="rate", numerator_name="Searched", denominator_name="Stopped")
    assert [column.part_name for column in pane.model.grid.columns][:2] == ["Searched", "Stopped"]
    assert pane.table.horizontalHeader().height() > 32
    session.undo()
    assert len(pane.model.grid.columns) == 4
    change_kpi(session.document, stops, frequency="wave")
    assert pane.model.grid.kpi.frequency == "wave"
    page = pane.window()
    page.show_record("kpi", add_kpi(session.document, "Audits", frequency="year"))
    assert len(pane.model.grid.periods) == 15 and pane.model.grid.row_name(0).isdigit()


def test_years_hold_the_figures_and_begin_where_the_next_one_belongs(session):
    document = session.document
    one = add_kpi(document, "Stops")
    stops, today = kpi(document, one), date(2024, 2, 10)
    assert usual(stops, None, today) == Years(2022, 2024)
    span = (month_number(2014, 1), month_number(2023, 12))
    assert usual(stops, span, today) == Years(2022, 2024)
    choices = offered(stops, span, today)
    assert choices[0] == Years(2014, 2023) and choices[1] == Years(2023, 2025)
    assert holding(choices, 2019, Years(2018, 2020)) == Years(2018, 2020)
    assert holding(choices, 2010, Years(2018, 2020)).first <= 2010
    assert holding(choices, 1990, None) is None
    assert usual(kpi(document, add_kpi(document, "Audit", frequency="year")), None, today).last == 2023


def test_a_file_to_read_takes_no_figures(qtbot, make_page, session, stops):
    enter(session.document, stops, [Entry(Cell(JANUARY), 5)])
    path = session.document.path
    session.close()
    session.open(path, read_only=True)
    page = make_page()
    page.show_cell(stops, Cell(JANUARY))
    table = page.figures.table
    qtbot.keyClick(table, "7")
    assert line(table) is None
    table.clear_cells()
    assert len(measures(session.document, stops)) == 1
    assert page.can_edit("copy") and not page.can_edit("paste") and not page.fill.isEnabled()
    assert not page.figures.notes.footnote.isEnabled()


def test_findings_lead_to_their_cells_and_to_the_definition(qtbot, pane, session, stops):
    unit = units(session.document)[0].id
    enter(
        session.document,
        stops,
        [Entry(Cell(JANUARY), 10), Entry(Cell(JANUARY, unit), 8), Entry(Cell(JANUARY + 2, unit), 8)],
    )
    strip, page = pane.findings, pane.window()
    qtbot.waitUntil(lambda: any(one.kind == "gap" for one in strip.found))
    assert (
        strip.isVisible() and strip.list.isHidden() and str(len(strip.found)) in strip.head.accessibleName()
    )
    strip.head.click()
    kinds = [one.kind for one in strip.found]
    assert {"source", "sum", "gap", "late"} <= set(kinds)
    strip.list.setFocus()
    strip.list.setCurrentRow(next(n for n, one in enumerate(strip.found) if "2 apart" in one.sentence))
    qtbot.keyClick(strip.list, Key.Key_Return)
    now = pane.table.currentIndex()
    assert pane.model.grid.cell(now.row(), now.column()) == Cell(JANUARY) and pane.table.hasFocus()
    gap = next(n for n, one in enumerate(strip.found) if one.kind == "gap" and one.cell.unit_id == unit)
    place = strip.list.visualItemRect(strip.list.item(gap)).center()
    qtbot.mouseClick(strip.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    now = pane.table.currentIndex()
    assert pane.model.grid.cell(now.row(), now.column()) == Cell(JANUARY + 1, unit)
    strip.list.setCurrentRow(kinds.index("source"))
    qtbot.keyClick(strip.list, Key.Key_Return)
    assert page.head.tab == "definition" and page.definition.form.source.hasFocus()


def test_nothing_to_look_at_takes_no_room(pane, session, stops):
    pane.findings.read()
    assert pane.findings.isVisible()
    pane.findings.show_kpi(None)
    assert pane.findings.isHidden()


def test_a_low_window_scrolls_the_whole_grid(pane):
    page = pane.window()
    page.resize(584, 230)
    assert pane.verticalScrollBar().maximum() > 0 and pane.table.height() >= 150
    assert pane.legend.isHidden()


def test_other_years_keep_the_period_in_hand(pane):
    grid = pane.model.grid
    now = grid.periods[pane.table.currentIndex().row()]
    for years in (Years(2022, 2024), Years(2020, 2022), Years(2023, 2025)):
        pane.years.set_value(years)
        pane.years.chosen.emit(years)
        shown = pane.model.grid.periods
        assert shown[pane.table.currentIndex().row()] == min(shown, key=lambda one, now=now: abs(one - now))
        now = shown[pane.table.currentIndex().row()]


def test_a_hidden_tab_reads_when_it_is_shown(make_page, session, stops):
    page = make_page()
    page.head.show_tab("definition")
    pane = page.figures
    enter(session.document, stops, [Entry(Cell(month_number(2009, 12)), 7)])
    other = add_kpi(session.document, "Notices", "rate")
    page.show_record("kpi", other)
    assert pane.model.grid is None
    page.head.show_tab("figures")
    assert pane.model.grid.kpi.id == other
    page.head.show_tab("definition")
    page.show_record("kpi", stops)
    enter(session.document, stops, [Entry(Cell(month_number(2010, 1)), 8)])
    page.head.show_tab("figures")
    assert pane.model.grid.kpi.id == stops and pane.years.value().first <= 2010 <= pane.years.value().last
    page.head.show_tab("definition")
    enter(
        session.document,
        stops,
        [Entry(Cell(month_number(2010, 1)), 9), Entry(Cell(month_number(2020, 1)), 1)],
    )
    page.head.show_tab("figures")
    shown = [pane.model.index(row, 0).data() for row in range(pane.model.rowCount())]
    assert "9" in shown and pane.years.offers(Years(2009, 2020))
