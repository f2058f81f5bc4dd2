"""Copying out and pasting blocks of cells."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from plandesk.domain import initiatives
from plandesk.gui.models.initiative_cells import Column


def copied():
    return QGuiApplication.clipboard().text()


def put(text):
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def read(page, one):
    return initiatives.initiative(page.session.document, one)


def start(page, one, column):
    page.table.select([one], column=column)


def confirm(dialog):
    dialog.findChild(object, "confirm").click()


def refuse(page, plan, dialogs, qtbot, text, words):
    """Paste something that can't go in: the sentence is told and nothing is written."""
    before = [read(page, one) for one in plan.initiatives]
    put(text)
    told = []
    dialogs.answer(lambda dialog: (told.append(dialog.text()), dialog.accept()))
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert words in told[0] and "Nothing was pasted" in told[0]
    assert [read(page, one) for one in plan.initiatives] == before
    assert page.session.undo_name == "Enter the plan"


def test_selected_rows_are_copied_as_a_spreadsheet_takes_them(qtbot, page, plan):
    page.table.select([plan.initiatives[0], plan.initiatives[4]])
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied().split("\n") == [
        "1.1.1\tInitiative 1 of listen bicycle\tQ1\t\t\tPatrol",
        "1.2.2\tInitiative 5 of act car\tQ1 & Q4\t\t\tPatrol",
    ]
    html = QGuiApplication.clipboard().mimeData().html()
    assert html.count("<tr>") == 2 and "Q1 &amp; Q4" in html


def test_one_cell_is_copied_as_it_is(qtbot, page, plan):
    initiatives.change_initiative(page.session.document, plan.initiatives[0], text='=SUM("a")\nsecond line')
    start(page, plan.initiatives[0], Column.TEXT)
    page.commands.copy(only_cell=True)
    assert copied() == '"=SUM(""a"")\nsecond line"'
    start(page, plan.initiatives[1], Column.TEXT)
    page.commands.paste()
    assert read(page, plan.initiatives[1]).text == '=SUM("a")\nsecond line'


def test_a_block_is_pasted_as_one_step(qtbot, page, plan, dialogs):
    for column in (Column.RESULTS, Column.PUBLIC):
        page.table.show_column(column, True)
    for column in (Column.STATUS, Column.COMPLETED):
        page.table.show_column(column, False)
    start(page, plan.initiatives[1], Column.DUE)
    put('by Q4\tTraffic\t"First line\nsecond line"\tno\r\nongoing\tNew team; Patrol\t\tyes\r\n')
    dialogs.answer(confirm)
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    first, second = read(page, plan.initiatives[1]), read(page, plan.initiatives[2])
    assert (first.due.stored, first.results, first.public) == ("2024-Q4", "First line\nsecond line", False)
    assert [lead.name for lead in second.leads] == ["New team", "Patrol"]
    assert second.due.stored == "ongoing"
    assert "Pasting replaces 6 cells in 2 rows." in dialogs.shown[-1].text()
    page.session.undo()
    assert read(page, plan.initiatives[1]).due.stored == "2024-Q3"
    assert page.session.undo_name == "Enter the plan"


def test_a_block_goes_past_group_rows(page, plan, dialogs):
    start(page, plan.initiatives[2], Column.TEXT)
    put("Third\nFourth")
    dialogs.answer(confirm)
    page.commands.paste()
    assert read(page, plan.initiatives[2]).text == "Third"
    assert read(page, plan.initiatives[3]).text == "Fourth"


def test_one_cell_goes_into_every_selected_row(page, plan, dialogs):
    page.table.select(plan.initiatives[:3], column=Column.DUE)
    put("Q2")
    dialogs.answer(confirm)
    page.commands.paste()
    assert {read(page, one).due.stored for one in plan.initiatives[:3]} == {"2024-Q2"}


def test_more_rows_than_the_table_has_are_refused(qtbot, page, plan, dialogs):
    start(page, plan.initiatives[10], Column.TEXT)
    refuse(page, plan, dialogs, qtbot, "a\nb\nc", "3 rows, but the table has 2 from here down")


def test_more_columns_than_are_shown_are_refused(qtbot, page, plan, dialogs):
    start(page, plan.initiatives[0], Column.DUE)
    refuse(page, plan, dialogs, qtbot, "Q1\t\t\tLead\tmore", "5 columns, but the table shows 4 from here on")


def test_one_unreadable_due_time_refuses_the_whole_block(qtbot, page, plan, dialogs):
    start(page, plan.initiatives[0], Column.DUE)
    refuse(page, plan, dialogs, qtbot, "Q4\nsome day", "“some day” for 1.1.2 is not a due date")


def test_neither_yes_nor_no_is_refused(qtbot, page, plan, dialogs):
    page.table.show_column(Column.PUBLIC, True)
    start(page, plan.initiatives[0], Column.PUBLIC)
    refuse(page, plan, dialogs, qtbot, "perhaps", "neither yes nor no")


def test_numbers_are_not_pasted_but_the_same_ones_do_no_harm(qtbot, page, plan, dialogs):
    start(page, plan.initiatives[0], Column.NUMBER)
    refuse(page, plan, dialogs, qtbot, "9.9.9\tOther", "“No.”")
    start(page, plan.initiatives[0], Column.NUMBER)
    put("1.1.1\tOther words")
    page.commands.paste()
    assert read(page, plan.initiatives[0]).text == "Other words"


def test_a_refused_question_writes_nothing(page, plan, dialogs):
    start(page, plan.initiatives[0], Column.TEXT)
    put("a\nb")
    dialogs.reject()
    page.commands.paste()
    assert read(page, plan.initiatives[0]).text == "Initiative 1 of listen bicycle"
