"""The page as a whole: empty states, narrow windows, plans in hand, search, what is remembered."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from plandesk.domain import plans
from plandesk.domain.branches import Node
from plandesk.file import backup
from plandesk.file.document import Document
from plandesk.gui.page import Page
from plandesk.gui.widgets.split import MEDIUM, NARROW, WIDE
from tests.gui import small_plan


@pytest.fixture
def empty_plan(window, tmp_path, qtbot):
    document = Document.create(tmp_path / "empty.plandesk")
    plans.add_plan(document, "Annual Plan 2025", "annual", date(2025, 1, 1), date(2025, 12, 31))
    document.close()
    with qtbot.waitActive(window):
        window.activateWindow()
    window.session.open(tmp_path / "empty.plandesk")
    return window.show_page("plan")


def test_a_plan_without_focus_areas_says_what_to_do_first(empty_plan):
    pane = empty_plan.outline
    assert pane.empty.isVisible() and not pane.tree.isVisible() and not empty_plan.record.isVisible()
    assert pane.empty.button.text() == "Add the first focus area" and pane.empty.button.hasFocus()
    assert empty_plan.head.count.text() == "Nothing in it yet"
    pane.empty.button.click()
    assert pane.tree.isVisible() and not pane.empty.isVisible()
    assert QApplication.focusWidget() is empty_plan.record.objective_form.form.title
    empty_plan.session.undo()
    assert pane.empty.isVisible()


def test_control_n_begins_with_a_focus_area(empty_plan):
    QTest.keySequence(empty_plan.outline.empty.button, "Ctrl+N")
    assert [one.depth for one in empty_plan.outline.model.tree.objectives.values()] == [0]


def test_a_file_without_a_plan_offers_a_new_one(window, tmp_path, dialogs):
    Document.create(tmp_path / "none.plandesk").close()
    window.session.open(tmp_path / "none.plandesk")
    page = window.show_page("plan")
    assert page.none.isVisible()
    dialogs.answer(QDialog.accept)
    page.none.button.click()
    assert page.plan is not None and not page.none.isVisible()
    page.session.undo()
    assert page.none.isVisible()


def test_panes_fit_the_window(hands):
    page, window = hands.page, hands.window
    assert page.split.mode == WIDE and page.sections.isVisible() and not page.picker.isVisible()
    window.resize(1024, 700)
    assert page.split.mode == MEDIUM and not page.sections.isVisible() and page.picker.isVisible()
    assert page.record.isVisible()
    window.resize(800, 600)
    assert page.split.mode == NARROW and not page.record.isVisible()
    hands.select(hands.goal(0))
    hands.keys("Return")
    assert page.record.isVisible() and not hands.tree.isVisible()
    hands.type("Heard: ")
    hands.keys("Esc")
    assert hands.tree.isVisible() and hands.tree.hasFocus()
    assert hands.index(hands.goal(0)).data().startswith("Heard: ")


def test_the_picker_of_a_narrow_window_shows_a_section(hands):
    hands.window.resize(1024, 700)
    assert hands.page.picker.currentText() == "Areas of focus"
    hands.page.picker.setCurrentIndex(0)
    hands.page.picker.activated.emit(0)
    assert hands.page.cover.form.title.isVisible()


def test_f6_goes_round_the_panes(hands):
    hands.tree.setFocus()
    seen = []
    for _turn in range(4):
        hands.keys("F6")
        seen.append(QApplication.focusWidget())
    assert seen[0] is hands.record.objective_form.form.title
    assert seen[1] is hands.page.sections.list and seen[3] is hands.tree


def test_f6_goes_on_from_any_field_of_a_pane(hands):
    hands.tree.setFocus()
    hands.keys("F6")
    hands.keys("Tab")
    assert QApplication.focusWidget() is not hands.record.objective_form.form.title
    hands.keys("F6")
    assert QApplication.focusWidget() is hands.page.sections.list
    hands.page.outline.add_area.setFocus()  # below the tree
    hands.keys("F6")
    assert QApplication.focusWidget() is hands.record.objective_form.form.title


def test_search_goes_from_one_row_to_the_next(hands):
    hands.page.focus_search("bicycle")
    first = hands.selected()
    hands.page.focus_search("bicycle")
    second = hands.selected()
    assert first != second and all("bicycle" in hands.index(node).data() for node in (*first, *second))
    told = []
    hands.page.notice.connect(told.append)
    hands.page.focus_search("zebra")
    assert told == ["Nothing found"]


def test_another_plan_in_hand_is_shown_and_the_first_as_it_was_left(hands):
    hands.select(hands.initiative(4))
    other = plans.duplicate_plan(hands.document, hands.plan.plan)
    hands.session.set_plan(other)
    assert hands.page.plan.title == "Annual Plan 2024 (copy)"
    assert hands.shown() == hands.written()
    hands.session.set_plan(hands.plan.plan)
    assert hands.selected() == [hands.initiative(4)]


def test_deleting_a_plan_is_asked_and_undone(hands, dialogs):
    dialogs.reject()
    hands.page.actions_of_page.delete_plan.trigger()
    assert len(plans.plans(hands.document)) == 1
    dialogs.answer(lambda dialog: dialog.findChild(QPushButton, "confirm").click())
    hands.page.actions_of_page.delete_plan.trigger()
    assert plans.plans(hands.document) == [] and hands.page.none.isVisible()
    kept = backup.listed(backup.default_folder(), hands.document.uid)
    assert [one.reason for one in kept] == [backup.Reason.DELETION]
    hands.session.undo()
    assert hands.page.plan is not None and hands.shown() == hands.written()


def test_duplicating_a_plan_takes_the_copy_in_hand(hands):
    hands.page.actions_of_page.duplicate_plan.trigger()
    assert hands.page.plan.title == "Annual Plan 2024 (copy)"


def test_levels_of_the_menu_lead_to_the_cover(hands):
    hands.page.actions_of_page.levels.trigger()
    assert QApplication.focusWidget() is hands.page.cover.levels.rows[0].name


def test_a_record_asked_for_by_another_page_is_shown(hands):
    hands.window.show_page("service")
    hands.window.open_pages.show_record("plan", "initiative", hands.plan.initiatives[7])
    assert hands.selected() == [hands.initiative(7)]
    section = hands.page.sections.model._sections[0]
    hands.window.open_pages.show_record("plan", "section", section.id)
    assert hands.page.editor.form.title.text() == section.title


def test_the_next_start_is_where_the_last_one_ended(hands, window, qtbot):
    hands.tree.collapse(hands.index(hands.goal(3)))
    hands.select(hands.initiative(2))
    hands.page.actions_of_page.whole_text.trigger()
    path = hands.document.path
    window.session.close()
    window.session.open(path)
    page = window.show_page("plan")
    assert page is not hands.page and isinstance(page, Page)
    assert page.outline.nodes() == [hands.initiative(2)]
    goal = page.outline.model.index_of(Node("objective", hands.plan.goals[3]))
    assert not page.outline.tree.isExpanded(goal)
    assert page.actions_of_page.whole_text.isChecked()


def test_undo_of_a_section_shows_it_and_undo_of_a_row_shows_the_tree(hands):
    page = hands.page
    text = page.sections.model._sections[0]
    page.sections.choose(text.id)
    page.editor.form.title.setFocus()
    page.editor.form.title.selectAll()
    hands.type("Summary")
    page.sections.choose(page.sections.model.outline_id())
    hands.session.undo()
    assert page.sections.chosen() == text.id and page.editor.form.title.text() == text.title
    hands.page.sections.choose(page.sections.model.outline_id())
    hands.select(hands.goal(0))
    page.commands.delete()
    page.sections.choose(text.id)
    hands.session.undo()
    assert page.sections.chosen() == page.sections.model.outline_id()
    assert hands.selected() == [hands.goal(0)]


def test_everything_to_type_into_or_to_press_has_a_name(hands):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

    page = hands.page
    nameless = []
    for one in page.sections.model._sections:
        page.sections.choose(one.id)
        page.editor.cards.add.click() if one.kind == "blocks" else None
    for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit):
        for field in page.findChildren(kind):
            if field.focusPolicy() == Qt.FocusPolicy.NoFocus or field.objectName().startswith("qt_"):
                continue
            words = field.accessibleName() or (field.text() if isinstance(field, QAbstractButton) else "")
            if not words:
                nameless.append(f"{type(field).__name__} {field.objectName()} in {field.parent()}")
    assert nameless == []


def test_a_closed_document_leaves_no_page_that_listens(hands, window, tmp_path):
    old = hands.page
    window.session.close()
    small_plan.make.anew(tmp_path / "other.plandesk")
    window.session.open(tmp_path / "other.plandesk")
    page = window.show_page("plan")
    assert page is not old
    page.commands.add_objective(0)
    assert len(page.outline.model.tree.roots) == 3
