"""Editing in cells, and many rows at once."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView

from plandesk.domain import initiatives
from plandesk.gui.delegates.line_editing import CellLine
from plandesk.gui.models.initiative_cells import Column

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def go(page, one, column):
    page.table.select([one], column=column)


def editor(page):
    lines = [line for line in page.table.viewport().findChildren(CellLine) if line.isVisible()]
    assert len(lines) == 1
    return lines[0]


def is_editing(page):
    return page.table.state_is_editing()


def enter(qtbot, page, line):
    """Qt takes what was typed in the next turn of its loop."""
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not is_editing(page), timeout=2000)


def read(page, one):
    return initiatives.initiative(page.session.document, one)


def test_f2_edits_words_and_enter_takes_them(qtbot, page, plan):
    go(page, plan.initiatives[1], Column.TEXT)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    line = editor(page)
    assert line.text() == "Initiative 2 of listen car"
    line.clear()
    qtbot.keyClicks(line, "Fewer thefts")
    enter(qtbot, page, line)
    assert read(page, plan.initiatives[1]).text == "Fewer thefts"
    page.session.undo()
    assert read(page, plan.initiatives[1]).text == "Initiative 2 of listen car"
    assert page.session.undo_name == "Enter the plan"


def test_typing_begins_to_edit_and_no_key_is_lost(qtbot, page, plan):
    go(page, plan.initiatives[1], Column.DUE)
    qtbot.keyClick(page.table, Qt.Key.Key_Q)
    line = editor(page)
    qtbot.keyClicks(line, "2 & Q4")
    enter(qtbot, page, line)
    assert read(page, plan.initiatives[1]).due.stored == "2024-Q2 2024-Q4"


def test_a_double_click_edits_and_leaving_the_cell_saves(qtbot, page, plan):
    row = page.model.row_of(plan.initiatives[2])
    place = page.table.visualRect(page.model.index(row, Column.TEXT)).center()
    qtbot.mouseClick(page.table.viewport(), LEFT, NONE, place)
    qtbot.mouseDClick(page.table.viewport(), LEFT, NONE, place)
    line = editor(page)
    qtbot.keyClicks(line, "Left for the search")
    page.add_button.setFocus()
    assert read(page, plan.initiatives[2]).text == "Left for the search"


def test_esc_keeps_what_was_there(qtbot, page, plan):
    go(page, plan.initiatives[1], Column.TEXT)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    line = editor(page)
    qtbot.keyClicks(line, "Not this")
    page.session.fields.keep_drafts()
    assert [draft.text for draft in page.session.document.drafts()] == ["Not this"]
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert read(page, plan.initiatives[1]).text == "Initiative 2 of listen car"
    assert page.session.document.drafts() == []
    assert page.session.undo_name == "Enter the plan"


def test_words_typed_into_a_cell_survive_a_kill(qtbot, page, plan):
    go(page, plan.initiatives[1], Column.TEXT)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(page), "Half a sent")
    document = page.session.document
    qtbot.waitUntil(lambda: bool(document.drafts()), timeout=2000)
    assert document.drafts()[0].text == "Half a sent"


def test_a_wrong_due_time_gives_a_sentence_at_the_cell_and_keeps_the_words(qtbot, page, plan):
    go(page, plan.initiatives[1], Column.DUE)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    line = editor(page)
    line.clear()
    qtbot.keyClicks(line, "next week-ish")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert is_editing(page) and line.text() == "next week-ish"
    assert "next week-ish" in line.fault and line.accessibleDescription() == line.fault
    assert read(page, plan.initiatives[1]).due.stored == "2024-Q3"
    page.form.fields.text.setFocus()
    assert line.isVisible() and line.fault
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, "june 2024")
    assert line.fault == ""
    enter(qtbot, page, line)
    assert read(page, plan.initiatives[1]).due.stored == "2024-06"
    assert not is_editing(page)


def test_leads_are_completed_and_several_stand_between_commas(qtbot, page, plan):
    go(page, plan.initiatives[2], Column.LEAD)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    line = editor(page)
    qtbot.keyClicks(line, "Patrol, tra")
    assert line.completer().currentCompletion() == "Patrol, Traffic"
    line.completer().popup().hide()
    line.setText("Patrol, Traffic")
    enter(qtbot, page, line)
    assert [lead.name for lead in read(page, plan.initiatives[2]).leads] == ["Patrol", "Traffic"]


def test_partners_are_edited_as_a_list(qtbot, page, plan):
    page.table.show_column(Column.PARTNERS, True)
    go(page, plan.initiatives[0], Column.PARTNERS)
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    qtbot.keyClicks(editor(page), "City; Province; City")
    enter(qtbot, page, editor(page))
    assert read(page, plan.initiatives[0]).partners == ("City", "Province")


def test_the_check_mark_turns_by_click_and_by_space(qtbot, page, plan):
    page.table.show_column(Column.PUBLIC, True)
    row = page.model.row_of(plan.initiatives[0])
    rect = page.table.visualRect(page.model.index(row, Column.PUBLIC))
    qtbot.mouseClick(page.table.viewport(), LEFT, NONE, QPoint(rect.left() + 14, rect.center().y()))
    assert not read(page, plan.initiatives[0]).public
    assert not page.form.fields.public_edition.isChecked()
    go(page, plan.initiatives[0], Column.PUBLIC)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert read(page, plan.initiatives[0]).public and page.form.fields.public_edition.isChecked()


def test_another_record_does_not_drop_words_typed_into_the_form(qtbot, page, plan):
    page.open_form()
    qtbot.keyClicks(page.form.fields.text, "Typed in the form")
    page.table.select([plan.initiatives[5]])
    assert read(page, plan.initiatives[0]).text == "Typed in the form"


def test_one_due_time_for_all_selected_is_one_step(page, plan, dialogs):
    page.table.select(plan.initiatives[:4])
    assert page.bulk.isVisible() and page.bulk.count.text() == "4 selected"

    def answer(dialog):
        dialog.field.setEditText("some day")
        dialog.go.click()
        assert dialog.isVisible() and "some day" in dialog._label.fault.text()
        dialog.field.setEditText("Q4")
        dialog.go.click()

    dialogs.answer(answer)
    page.bulk.buttons[2].click()
    assert {read(page, one).due.stored for one in plan.initiatives[:4]} == {"2024-Q4"}
    assert page.table.selected_ids() == plan.initiatives[:4]
    page.session.undo()
    assert read(page, plan.initiatives[2]).due.stored == ""
    assert page.session.undo_name == "Enter the plan"


def test_leads_for_all_selected(qtbot, page, plan, dialogs):
    page.table.select(plan.initiatives[:3])

    def answer(dialog):
        qtbot.keyClicks(dialog.field.line, "Traffic")
        dialog.field.leave()
        qtbot.keyClicks(dialog.field.line, "Night team")
        dialog.go.click()

    dialogs.answer(answer)
    page.commands.set_leads()
    for one in plan.initiatives[:3]:
        assert [lead.name for lead in read(page, one).leads] == ["Traffic", "Night team"]
    page.session.undo()
    assert [lead.name for lead in read(page, plan.initiatives[0]).leads] == ["Patrol"]
    assert page.session.undo_name == "Enter the plan"


def test_public_or_internal_for_all_selected(page, plan):
    page.table.select(plan.initiatives[:4])
    page.commands.set_public(False)
    assert not any(read(page, one).public for one in plan.initiatives[:4])
    page.session.undo()
    assert read(page, plan.initiatives[0]).public


def test_selected_rows_move_to_another_goal(page, plan, dialogs):
    page.table.select(plan.initiatives[:2])

    def answer(dialog):
        dialog.search.setText("act for strong")
        assert dialog.goal_id == plan.goals[3]
        dialog.go.click()

    dialogs.answer(answer)
    page.commands.move_to_goal()
    assert {read(page, one).objective_id for one in plan.initiatives[:2]} == {plan.goals[3]}
    assert page.table.selected_ids() == plan.initiatives[:2]
    assert page.form.title.text() == "Activity 2.2.4"
    page.session.undo()
    assert read(page, plan.initiatives[0]).objective_id == plan.goals[0]


def test_alt_and_arrows_move_a_row_within_its_goal(qtbot, page, plan):
    page.table.select([plan.initiatives[0]])
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.model.row_of(plan.initiatives[0]) == 2
    assert page.form.title.text() == "Activity 1.1.2"
    assert page.table.selected_ids() == [plan.initiatives[0]]


def test_the_row_menu_reaches_everything_by_keyboard(page, plan):
    from plandesk.gui.pages.initiatives import menus

    menu = menus.row_menu(page.commands, page.statuses, 2, True, page._column_menu(Column.DUE), page)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[:3] == ["Set status", "Set due…", "Set lead…"] and words[-1] == "Column “Due”"
    column = menu.actions()[-1].menu()
    assert [action.text() for action in column.actions() if action.text()][:3] == [
        *("Sort ascending", "Sort descending", "Show only"),
    ]


def test_cells_are_not_edited_by_a_single_click(page):
    assert not page.table.editTriggers() & QAbstractItemView.EditTrigger.SelectedClicked
