"""The tree by keys, by mouse and by the clipboard; everything is in the file and comes back by undo."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from plandesk.domain.branches import Node
from plandesk.gui.models.outline_mime import BRANCH
from plandesk.gui.pages.plan.outline_pane import OutlinePane


def test_the_whole_plan_is_open_and_numbered(hands):
    assert hands.shown() == hands.written()
    assert [hands.number(hands.goal(place)) for place in range(4)] == ["1.1", "1.2", "2.1", "2.2"]
    assert hands.number(hands.initiative(5)) == "1.2.3"
    assert hands.selected() == [hands.area(0)]
    assert hands.page.head.count.text() == "2 focus areas, 4 goals, 12 activities and projects"


def test_rows_have_the_heights_of_their_level(hands):
    heights = [
        hands.tree.visualRect(hands.index(node)).height()
        for node in (hands.area(0), hands.goal(0), hands.initiative(0))
    ]
    scale = heights[1] / 32
    assert heights == [round(36 * scale), round(32 * scale), round(32 * scale)]


def test_a_goal_is_added_beside_the_selected_one_and_typed_into_at_once(hands):
    hands.select(hands.goal(0))
    hands.keys("Ctrl+N")
    [made] = hands.selected()
    assert hands.number(made) == "1.2"
    assert QApplication.focusWidget() is hands.record.objective_form.form.title
    hands.type("Be seen")
    hands.keys("Esc")
    assert hands.tree.hasFocus()
    assert [title for title, _below in hands.written()[0][1]] == [
        "Listen for safe streets",
        "Be seen",
        "Act for safe streets",
    ]
    assert hands.shown() == hands.written()


def test_an_activity_is_added_behind_the_selected_one(hands):
    hands.select(hands.initiative(0))
    next(button for button in hands.page.actions_of_page._buttons if button.text() == "Activity").click()
    hands.type("Count bicycles")
    hands.session.flush()
    assert hands.written()[0][1][0][1][1] == "Count bicycles"
    assert hands.number(hands.selected()[0]) == "1.1.2"


def test_an_activity_for_a_focus_area_goes_to_its_last_goal(hands):
    hands.select(hands.area(0))
    hands.keys("Ctrl+Shift+A")
    assert hands.number(hands.selected()[0]) == "1.2.4"


def test_the_button_below_the_tree_adds_a_focus_area(hands):
    hands.page.outline.add_area.click()
    [made] = hands.selected()
    assert hands.number(made) == "3" and hands.model.tree.objectives[made.id].depth == 0


def test_rows_move_among_their_siblings_by_keys(hands):
    hands.select(hands.goal(0))
    hands.keys("Alt+Down")
    assert hands.number(hands.goal(0)) == "1.2" and hands.selected() == [hands.goal(0)]
    hands.keys("Alt+Up")
    assert hands.number(hands.goal(0)) == "1.1" and hands.shown() == hands.written()


def test_from_the_end_of_its_focus_area_a_goal_moves_on_into_the_next_by_keys(hands):
    hands.select(hands.goal(1))
    hands.keys("Alt+Down")
    assert hands.number(hands.goal(1)) == "2.1" and hands.selected() == [hands.goal(1)]
    hands.keys("Alt+Up")
    assert hands.number(hands.goal(1)) == "1.2" and hands.shown() == hands.written()


def test_rows_change_their_level_by_keys(hands):
    hands.select(hands.goal(1))
    hands.keys("Alt+Left")
    assert hands.number(hands.goal(1)) == "2" and hands.selected() == [hands.goal(1)]
    hands.keys("Alt+Right")
    assert hands.number(hands.goal(1)) == "1.2"
    assert hands.shown() == hands.written()


def test_two_rows_go_one_level_up_in_their_order(hands):
    hands.select(hands.goal(0), hands.goal(1))
    hands.keys("Alt+Left")
    assert [title for title, _below in hands.written()] == [
        "Safe streets",
        "Listen for safe streets",
        "Act for safe streets",
        "Strong service",
    ]
    hands.session.undo()
    assert [title for title, _below in hands.written()] == ["Safe streets", "Strong service"]


def test_delete_asks_nothing_and_undo_selects_what_came_back(hands):
    before = hands.written()
    hands.select(hands.goal(0))
    hands.keys("Del")
    assert hands.written() != before and hands.selected() == [hands.goal(1)]
    hands.session.undo()
    assert hands.written() == before == hands.shown()
    assert hands.selected() == [hands.goal(0)]


@pytest.mark.parametrize("last", [False, True])
def test_undo_of_adding_goes_to_the_row_beside(hands, last):
    hands.select(hands.goal(1) if last else hands.goal(0))
    hands.keys("Ctrl+N")
    [made] = hands.selected()
    hands.session.undo()
    assert hands.selected() == [hands.goal(1)] and hands.page.outline.node == hands.goal(1)
    assert made not in hands.selected()


def test_undo_of_a_move_selects_what_moved_back(hands):
    hands.drag([hands.goal(0)], hands.area(1))
    hands.select(hands.initiative(8))
    hands.session.undo()
    assert hands.selected() == [hands.goal(0)] and hands.number(hands.goal(0)) == "1.1"


def test_a_row_is_renamed_in_place(hands):
    hands.select(hands.goal(0))
    hands.keys("F2")
    editor = QApplication.focusWidget()
    hands.type("Hear everybody")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert hands.index(hands.goal(0)).data() == "Hear everybody"
    assert hands.written()[0][1][0][0] == "Hear everybody"
    assert hands.record.objective_form.form.title.text() == "Hear everybody"


def test_escape_gives_up_a_new_name(hands):
    hands.select(hands.goal(0))
    name = hands.document.undo_name
    hands.keys("F2")
    hands.type("Nonsense")
    hands.session.fields.keep_drafts()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    hands.tree.setFocus()
    assert hands.index(hands.goal(0)).data() == "Listen for safe streets"
    assert hands.document.undo_name == name and hands.document.drafts() == []


def test_the_history_of_a_row_is_one_choice_away(hands):
    hands.select(hands.goal(0))
    hands.keys("Return")
    hands.keys("Ctrl+A")
    hands.type("Hear everybody")
    hands.page.actions_of_page.history.trigger()
    history = hands.window.page
    assert history.name == "history"
    assert "Hear everybody" in history.only_words.text()
    assert history.model.rowCount() == 2  # entered with the plan, renamed


# ---- dragging


def test_a_goal_is_dragged_to_another_focus_area(hands):
    assert hands.drag([hands.goal(0)], hands.area(1))
    assert hands.number(hands.goal(0)) == "2.3" and hands.selected() == [hands.goal(0)]
    assert hands.shown() == hands.written()
    hands.session.undo()
    assert hands.number(hands.goal(0)) == "1.1"


def test_a_goal_is_dragged_between_two_others(hands):
    assert hands.drag([hands.goal(0)], hands.goal(3), where=0)
    assert [hands.number(hands.goal(place)) for place in (2, 0, 3)] == ["2.1", "2.2", "2.3"]


def test_a_goal_dropped_on_one_of_the_lowest_level_goes_behind_it(hands):
    assert hands.drag([hands.goal(0)], hands.goal(2))
    assert [hands.number(hands.goal(place)) for place in (2, 0, 3)] == ["2.1", "2.2", "2.3"]


def test_several_initiatives_are_dragged_at_once(hands):
    assert hands.drag([hands.initiative(0), hands.initiative(4)], hands.initiative(7), where=0)
    assert [hands.number(hands.initiative(place)) for place in (6, 0, 4, 7)] == [
        "2.1.1",
        "2.1.2",
        "2.1.3",
        "2.1.4",
    ]
    assert hands.selected() == [hands.initiative(0), hands.initiative(4)]
    assert hands.document.undo_name == "Move 2 entries"


def test_an_initiative_between_two_goals_goes_to_the_upper_one(hands):
    assert hands.drag([hands.initiative(0)], hands.goal(1), where=0)
    assert hands.number(hands.initiative(0)) == "1.1.3"


def test_nothing_is_dropped_into_itself(hands):
    before = hands.written()
    hands.drag([hands.area(0)], hands.goal(1))
    hands.drag([hands.goal(0)], hands.initiative(1), where=0)
    assert hands.written() == before


def test_an_initiative_is_not_dropped_above_the_first_focus_area(hands):
    assert not hands.drag([hands.initiative(0)], hands.area(0), where=0)


def test_control_copies_while_dragging(hands):
    assert hands.drag([hands.initiative(0)], hands.goal(3), action=Qt.DropAction.CopyAction)
    assert hands.number(hands.initiative(0)) == "1.1.1"
    assert hands.written()[1][1][1][1][-1] == hands.written()[0][1][0][1][0]


def test_lines_of_another_program_are_dropped_as_initiatives(hands):
    data = QMimeData()
    data.setText("- Buy bicycles\n\n2. Train riders\n")
    rect = hands.tree.visualRect(hands.index(hands.goal(0)))
    assert hands.drop(data, rect.center(), Qt.DropAction.CopyAction)
    assert hands.written()[0][1][0][1][-2:] == ["Buy bicycles", "Train riders"]


def test_the_line_of_a_drop_is_drawn_and_goes_away(hands):
    def picture():
        image = QImage(hands.tree.viewport().size(), QImage.Format.Format_RGB32)
        hands.tree.viewport().render(image)
        return image

    hands.select(hands.goal(0))
    hands.tree.clearFocus()
    before = picture()
    data = hands.model.mimeData(hands.tree.selected())
    rect = hands.tree.visualRect(hands.index(hands.goal(3)))
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent

    for kind in (QDragEnterEvent, QDragMoveEvent):
        place = QPoint(rect.left() + 60, rect.top() + 1)
        event = kind(
            place,
            Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(hands.tree.viewport(), event)
    assert picture() != before
    QApplication.sendEvent(hands.tree.viewport(), QDragLeaveEvent())
    assert picture() == before


# ---- the clipboard


def test_cut_and_paste_moves_the_branch_itself(hands):
    hands.select(hands.goal(0))
    hands.keys("Ctrl+X")
    assert hands.number(hands.goal(0)) == "1.1"  # until it is pasted
    hands.select(hands.goal(2))
    hands.keys("Ctrl+V")
    assert hands.number(hands.goal(0)) == "2.2" and hands.selected() == [hands.goal(0)]
    hands.keys("Ctrl+V")  # a second time it is a copy
    assert hands.number(hands.selected()[0]) == "2.3" and hands.selected() != [hands.goal(0)]
    assert hands.shown() == hands.written()


def test_a_copied_goal_goes_below_a_selected_focus_area(hands):
    hands.select(hands.goal(0))
    hands.keys("Ctrl+C")
    hands.select(hands.area(1))
    hands.keys("Ctrl+V")
    [made] = hands.selected()
    assert hands.number(made) == "2.3"
    assert hands.written()[1][1][2] == hands.written()[0][1][0]
    assert hands.document.undo_name == "Paste entry"


def test_other_programs_get_lines(hands):
    hands.select(hands.goal(0))
    hands.keys("Ctrl+C")
    data = QApplication.clipboard().mimeData()
    assert data.hasFormat(BRANCH)
    assert data.text().splitlines()[:2] == ["Listen for safe streets", "\tInitiative 1 of listen bicycle"]


def test_pasted_lines_become_initiatives_behind_the_selected_one(hands):
    QApplication.clipboard().setText("• First thing\n• Second thing")
    hands.select(hands.initiative(0))
    hands.keys("Ctrl+V")
    assert hands.written()[0][1][0][1][1:3] == ["First thing", "Second thing"]
    assert len(hands.selected()) == 2


def test_duplicate_stands_behind_and_is_selected(hands):
    hands.select(hands.goal(0))
    hands.keys("Ctrl+D")
    [made] = hands.selected()
    assert hands.number(made) == "1.2"
    assert hands.written()[0][1][0] == hands.written()[0][1][1]


def test_the_edit_menu_knows_what_means_something(hands):
    hands.select(hands.goal(0))
    QApplication.clipboard().clear()
    assert hands.page.can_edit("copy") and not hands.page.can_edit("paste")
    hands.tree.clearSelection()
    assert not hands.page.can_edit("cut") and hands.page.can_edit("select all")


# ---- open branches


def test_the_menu_sets_apart_what_is_about_the_row_and_what_about_the_plan(hands):
    entries = [action for action in hands.page.actions() if action.property("menu") == "plan"]
    words = [action.text() if not action.isSeparator() else "" for action in entries]
    assert [len(part.split("|")) for part in "|".join(words).split("||")] == [4, 5, 3]


def test_open_and_close_all(hands):
    hands.select(hands.initiative(0))
    hands.keys("Ctrl+-")
    assert not any(hands.tree.isExpanded(hands.index(hands.area(place))) for place in (0, 1))
    assert hands.selected() == [hands.area(0)]
    hands.keys("Ctrl++")
    assert hands.tree.isExpanded(hands.index(hands.goal(3)))


def test_the_arrow_opens_and_closes(hands):
    index = hands.index(hands.goal(0))
    hands.select(hands.goal(1))
    QTest.mouseClick(hands.tree.viewport(), Qt.MouseButton.LeftButton, pos=hands.tree._arrow(index).center())
    assert not hands.tree.isExpanded(index) and hands.selected() == [hands.goal(1)]
    QTest.mouseClick(hands.tree.viewport(), Qt.MouseButton.LeftButton, pos=hands.tree._arrow(index).center())
    assert hands.tree.isExpanded(index)


def test_open_branches_stay_open_over_changes(hands):
    hands.tree.collapse(hands.index(hands.goal(2)))
    hands.drag([hands.goal(0)], hands.area(1))
    assert hands.tree.isExpanded(hands.index(hands.goal(0)))
    assert not hands.tree.isExpanded(hands.index(hands.goal(2)))


def test_whole_texts_make_rows_higher_and_up_to_three_lines(hands):
    from plandesk.domain.initiatives import change_initiative

    change_initiative(hands.document, hands.initiative(0).id, text="many words " * 80)
    index = hands.index(hands.initiative(0))
    low = hands.tree.visualRect(index).height()
    hands.page.actions_of_page.whole_text.trigger()
    high = hands.tree.visualRect(index).height()
    line = hands.tree.fontMetrics().lineSpacing()
    assert low + line < high < low + 3 * line
    hands.page.actions_of_page.whole_text.trigger()
    assert hands.tree.visualRect(index).height() == low


@pytest.mark.parametrize("restored", [True, False])
def test_open_branches_and_selection_come_back_at_the_next_start(hands, restored, qtbot):
    hands.tree.collapse(hands.index(hands.goal(2)))
    hands.select(hands.initiative(1))
    state = hands.page.state()
    again = OutlinePane(hands.session)
    qtbot.addWidget(again)
    again.set_plan(hands.page.plan)
    if restored:
        again.restore(state["plans"])
        assert again.nodes() == [hands.initiative(1)]
    else:
        assert again.nodes() == [hands.area(0)]
    closed = again.tree.isExpanded(again.model.index_of(Node("objective", hands.plan.goals[2])))
    assert closed is not restored
