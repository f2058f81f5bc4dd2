"""The frame: first start, pages, menus, remembering, dropping, narrow windows, names for screen readers."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
)

from plandesk import preferences
from plandesk.domain.branches import add_objective
from plandesk.domain.service import change_service, service
from plandesk.gui import look, page_table
from plandesk.gui.actions import menus
from plandesk.gui.app import make_window, open_first
from plandesk.gui.dialogs.shortcuts import ShortcutsDialog
from plandesk.gui.session import Session
from plandesk.gui.tasks import Cancelled, Task
from plandesk.gui.tokens import DARK, LIGHT, contrast, tokens
from plandesk.gui.widgets.empty_state import EmptyState
from tests.gui import small_plan

NAMES = [entry.name for entry in page_table.pages()]


def test_the_first_start_opens_the_sample(window):
    open_first(window, [])
    assert window.session.document.path == preferences.folder() / "Sample.plandesk"
    assert window.page.name == "plan"
    assert window.bar.picker.count() > 0


def test_the_first_window_leaves_room_for_its_frame(qtbot, qapp):
    made = make_window(at_once=True)
    qtbot.addWidget(made)
    room = made.screen().availableSize()
    assert made.width() <= room.width() - 16 and made.height() <= room.height() - 48
    made.tasks.close()


def test_the_keys_go_to_the_page_from_the_first_moment(qtbot, plan_path):
    made = make_window(at_once=True)
    qtbot.addWidget(made)
    open_first(made, [str(plan_path)])
    made.show_page("plan")
    made.session.act(lambda: add_objective(made.session.document, made.session.plan_id, None, "Area"))
    made.show()
    qtbot.waitExposed(made)
    assert made.focusWidget() is made.page.outline.tree
    made.tasks.close()
    made.session.abandon()


def test_a_key_goes_to_a_page_and_into_it(window, plan_path):
    open_first(window, [str(plan_path)])
    for name in ("initiatives", "people", "service", "reports", "history", "overview", "plan"):
        window.menus.actions[f"page {name}"].trigger()
        page, focus = window.page, window.focusWidget()
        entered = [*page.panes(), *(empty.button for empty in page.findChildren(EmptyState))]
        assert page.name == name and any(one is focus or one.isAncestorOf(focus) for one in entered), name


def test_the_title_says_that_a_file_is_open_for_reading_only(window, plan_path):
    window.session.open(plan_path, read_only=True)
    assert window.windowTitle() == "service.plandesk (read-only) – PlanDesk"
    window.session.close()
    window.session.open(plan_path)
    assert window.windowTitle() == "service.plandesk – PlanDesk"


def test_the_cross_clears_the_search(qtbot, window, plan_path):
    open_first(window, [str(plan_path)])
    page, search = window.show_page("people"), window.bar.search
    assert not search.clear_button.isVisible()
    search.setFocus()
    qtbot.keyClicks(search, "zoe")
    qtbot.waitUntil(lambda: len(page.table_model.rows) == 1)
    assert search.clear_button.isVisible() and search.rect().contains(search.clear_button.geometry())
    qtbot.mouseClick(search.clear_button, Qt.MouseButton.LeftButton)
    assert search.text() == "" and len(page.table_model.rows) == 3
    assert search.hasFocus() and not search.clear_button.isVisible()


def test_file_dialogs_start_among_her_documents_then_beside_the_file(window, plan_path, tmp_path):
    prompts = window.prompts
    assert Path(prompts.folder).is_dir() and Path(prompts.folder) != Path.cwd()
    assert window.commands.open_sample()
    assert Path(prompts.folder) != preferences.folder()
    open_first(window, [str(plan_path)])
    assert Path(prompts.folder) == plan_path.parent


def test_a_later_start_goes_where_she_left(qtbot, window, plan_path):
    open_first(window, [str(plan_path)])
    people = window.show_page("people")
    people.show_record("person", 2)
    window.resize(720, 500)
    window.close()
    again = make_window(at_once=True)
    qtbot.addWidget(again)
    open_first(again, [])
    assert again.session.document.path == plan_path
    assert again.page.name == "people"
    assert again.page.person_form.form.name.text() == "Li Wei"
    assert again.size().width() == 720
    again.tasks.close()
    again.session.abandon()


def test_where_she_is_is_kept_without_closing(qtbot, window, plan_path):
    open_first(window, [str(plan_path)])
    window.show_page("people").show_record("person", 2)
    # As a killed program would have left it.
    qtbot.waitUntil(lambda: preferences.read().state("window/file") == str(plan_path), timeout=5000)
    left = json.loads(preferences.read().state(f"file/{plan_path}"))
    assert left["page"] == "people" and left["record"] == ["person", 2]


def test_a_closed_file_stays_closed_and_the_welcome_page_lists_it(qtbot, window, plan_path):
    window.commands.open_path(plan_path)
    window.menus.actions["close"].trigger()
    assert window.session.document is None
    assert window.middle.currentWidget() is window.welcome
    assert [file.path for file in window.welcome.model.files] == [plan_path]
    window.close()
    again = make_window(at_once=True)
    qtbot.addWidget(again)
    open_first(again, [])
    assert again.session.document is None


@pytest.mark.parametrize("name", NAMES)
def test_every_page_comes_by_its_key_and_is_built_only_then(window, plan_path, name):
    window.memory.start_page = "service" if name != "service" else "people"
    window.commands.open_path(plan_path)
    assert name not in window.pages
    action = window.menus.actions[f"page {name}"]
    assert action.shortcut().toString() == f"Ctrl+{NAMES.index(name) + 1}"
    action.trigger()
    assert window.page is window.pages[name]
    assert window.page.name == name
    assert window.stack.currentWidget() is window.page


def test_every_control_of_every_page_has_a_name(window, plan_path):
    window.commands.open_path(plan_path)
    nameless = []
    for name in NAMES:
        window.show_page(name)
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView):
            for widget in window.findChildren(kind):
                if widget.isHidden() or widget.window() is not window:
                    continue  # without words because it is not wanted now, or the list of a combo box
                internal = widget.objectName().startswith("qt_") or isinstance(
                    widget.parent(), QComboBox | QAbstractItemView
                )
                said = widget.accessibleName() or (
                    widget.text() if isinstance(widget, QAbstractButton) else ""
                )
                if not said and not internal and "QHeaderView" not in type(widget).__name__:
                    owner = widget.parent()
                    nameless.append(f"{name}: {type(widget).__name__} in {type(owner).__name__}")
    assert not nameless, "; ".join(sorted(set(nameless)))


def test_switching_pages_saves_what_is_being_typed(qtbot, window, plan_path):
    window.memory.start_page = "service"
    window.commands.open_path(plan_path)
    field = window.page.form.vision
    field.setFocus()
    qtbot.keyClicks(field, "A safe city")
    window.show_page("people")
    assert service(window.session.document).vision == "A safe city"
    assert window.status.saved.words.text().startswith("All changes saved ")


def test_undo_is_named_and_takes_back(window, plan_path):
    window.memory.start_page = "service"
    window.commands.open_path(plan_path)
    window.session.act(lambda: change_service(window.session.document, vision="A safe city"))
    undo = window.menus.actions["undo"]
    assert undo.text().replace("&", "") == f"Undo {window.session.undo_name}"
    undo.trigger()
    assert service(window.session.document).vision == ""
    assert window.menus.actions["redo"].isEnabled()
    assert QKeySequence("Ctrl+Y") in window.menus.actions["redo"].shortcuts()
    window.bar.redo.click()
    assert service(window.session.document).vision == "A safe city"
    assert window.page.form.vision.text() == "A safe city"


def test_the_edit_menu_serves_the_field_with_the_focus(qtbot, window, plan_path):
    window.memory.start_page = "service"
    window.commands.open_path(plan_path)
    window.activateWindow()
    field = window.page.form.name
    field.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is field)
    window.menus.actions["select all"].trigger()
    window.menus.actions["copy"].trigger()
    assert QApplication.clipboard().text() == "Westerly Police Service"


def test_a_locked_file_is_offered_for_reading(window, plan_path, dialogs):
    other = Session("B. Officer")
    other.open(plan_path)
    asked = []

    def agree(box: QMessageBox):
        asked.append(box.text())
        box.findChild(QPushButton, "confirm").click()

    dialogs.answer(agree)
    assert window.commands.open_path(plan_path)
    assert "B. Officer" in asked[0]
    assert window.session.read_only
    assert window.status.saved.words.text() == "Open for reading only"
    other.abandon()


def test_a_file_of_another_kind_is_one_sentence(window, tmp_path, dialogs):
    wrong = tmp_path / "letter.plandesk"
    wrong.write_text("Dear Sir")
    dialogs.accept()
    assert not window.commands.open_path(wrong)
    assert "letter.plandesk" in dialogs.shown[0].text()
    assert window.session.document is None


def drop(window, path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(QPoint(50, 50)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    return event


def test_a_dropped_plan_file_opens(qtbot, window, plan_path):
    assert drop(window, plan_path).isAccepted()
    qtbot.waitUntil(lambda: window.session.document is not None)
    assert window.session.document.path == plan_path


def test_export_and_a_dropped_import(qtbot, window, plan_path, tmp_path, dialogs):
    window.memory.start_page = "service"
    window.commands.open_path(plan_path)
    exported = tmp_path / "out.json"
    dialogs.choose(exported)
    window.menus.actions["export"].trigger()
    assert json.loads(exported.read_text())
    window.menus.actions["close"].trigger()
    dialogs.choose(tmp_path / "fresh.plandesk")
    drop(window, exported)
    qtbot.waitUntil(lambda: window.session.plan_id is not None)
    assert window.bar.picker.currentText() == "Annual Plan 2024"
    assert service(window.session.document).name == "Westerly Police Service"


@pytest.mark.parametrize(("begin", "after"), [("overview", "overview"), ("people", "plan")])
def test_a_table_for_the_plan_in_hand_leaves_the_page_that_shows_it(window, tmp_path, dialogs, begin, after):
    small_plan.make(tmp_path / "small.plandesk")
    window.commands.open_path(tmp_path / "small.plandesk")
    table = tmp_path / "status.xlsx"
    dialogs.choose(table)
    window.menus.actions["export"].trigger()
    book = load_workbook(table)
    heads = [cell.value for cell in book.active[1]]
    book.active.cell(2, heads.index("Partners") + 1).value = "Fire department"
    book.save(table)
    window.show_page(begin)
    dialogs.choose(table)
    dialogs.answer(lambda dialog: dialog.go.click())
    window.menus.actions["import"].trigger()
    assert window.page.name == after


def test_new_makes_a_file_and_begins_with_the_service(window, tmp_path, dialogs):
    dialogs.choose(tmp_path / "mine")
    window.menus.actions["new"].trigger()
    assert window.session.document.path == tmp_path / "mine.plandesk"
    assert window.page.name == "service"


def test_new_never_replaces_a_file(window, plan_path, dialogs):
    dialogs.choose(plan_path)
    dialogs.accept()
    window.menus.actions["new"].trigger()
    assert "already" in dialogs.shown[0].text()
    assert window.commands.open_path(plan_path)
    assert service(window.session.document).name == "Westerly Police Service"


def test_a_new_plan_comes_from_its_dialog(window, plan_path, dialogs):
    window.memory.start_page = "service"
    window.commands.open_path(plan_path)

    def fill(dialog):
        dialog.form.title.clear()
        dialog.form.title.setFocus()
        dialog.form.title.setText("Plan <b>2025</b>")
        dialog.accept()

    dialogs.answer(fill)
    window.menus.actions["new plan"].trigger()
    assert window.bar.picker.currentText() == "Plan <b>2025</b>"


def test_no_two_entries_share_a_key_and_help_lists_them_all(qtbot, window, plan_path):
    window.commands.open_path(plan_path)
    keys = [one.keys for one in window.menus.shortcuts() if not one.where.startswith("In ")]
    assert len(keys) == len(set(keys))
    dialog = ShortcutsDialog(window.menus.shortcuts())
    qtbot.addWidget(dialog)
    listed = {
        dialog.list.topLevelItem(group).child(row).text(1)
        for group in range(dialog.list.topLevelItemCount())
        for row in range(dialog.list.topLevelItem(group).childCount())
    }
    assert set(keys) <= listed


def test_every_entry_of_the_menus_has_a_function(window):
    entries = [entry.name for menu in menus(window.entries) for entry in menu.entries]
    for name in entries:
        if name not in ("", "page", "recent"):
            assert isinstance(window.menus.actions[name], QAction)


@pytest.mark.parametrize(("width", "slim"), [(1440, False), (1024, True), (800, True), (640, True)])
def test_narrow_windows_keep_to_their_width(qtbot, window, plan_path, width, slim):
    window.commands.open_path(plan_path)
    for name in NAMES:
        window.show_page(name)
        window.resize(width, 360 if width == 640 else 700)
        assert window.minimumSizeHint().width() <= 640, name
        assert window.width() == width
    assert window.sidebar.slim is slim


def test_f6_goes_round_the_panes(qtbot, window, plan_path):
    window.memory.start_page = "people"
    window.commands.open_path(plan_path)
    window.activateWindow()
    window.page.tree.setFocus()
    qtbot.waitUntil(lambda: window.page.tree.hasFocus())
    window.menus.actions["next pane"].trigger()
    assert window.page.table.hasFocus()
    window.menus.actions["previous pane"].trigger()
    window.menus.actions["previous pane"].trigger()
    assert window.sidebar.view.hasFocus()


def test_a_failed_save_is_shown_with_try_again(qtbot, window, plan_path):
    window.memory.start_page = "service"
    window.commands.open_path(plan_path)
    field = window.page.form.vision
    field.setFocus()
    qtbot.keyClicks(field, "A safe city")
    moved = plan_path.with_name("moved.plandesk")
    plan_path.rename(moved)
    field.leave()
    assert window.status.saved.failing
    assert window.status.saved.again.isVisible()
    assert field.text() == "A safe city"
    moved.rename(plan_path)
    window.status.saved.again.click()
    assert not window.status.saved.failing
    assert service(window.session.document).vision == "A safe city"


def test_the_colours_follow_the_scheme(qtbot, qapp, window, plan_path):
    window.commands.open_path(plan_path)
    assert tokens(window.palette()) is LIGHT
    look.apply(qapp, dark=True)
    qtbot.waitUntil(lambda: tokens(window.palette()) is DARK)
    assert tokens(window.sidebar.palette()) is DARK
    look.apply(qapp, dark=False)


@pytest.mark.parametrize("table", [LIGHT, DARK])
def test_words_can_be_read_on_their_ground(table):
    for ground in (table.base, table.window):
        for ink in (table.text, table.secondary, table.faint, table.accent, table.error, table.completed):
            assert contrast(ink, ground) >= 4.5
    assert contrast(table.text, table.selection) >= 4.5
    assert contrast(table.late, table.late_ground) >= 4.5
    assert contrast(table.missing, table.missing_ground) >= 4.5
    assert contrast(table.on_fill, table.fill) >= 4.5


def test_a_picture_is_made_without_a_screen(plan_path, tmp_path, checkout):
    import os
    import subprocess
    import sys

    from PySide6.QtGui import QImage

    made = tmp_path / "window.png"
    program = "import sys; from plandesk.gui.app import picture; picture(sys.argv[1], sys.argv[2], 'service')"
    subprocess.run(
        [sys.executable, "-c", program, str(plan_path), str(made)],
        env={**os.environ, "PYTHONPATH": str(checkout)},
        check=True,
    )
    image = QImage(str(made))
    assert (image.width(), image.height()) == (1440, 900)
    page = range(260, 1400, 2), range(120, 800, 2)
    assert (
        len({image.pixel(x, y) for x in page[0] for y in page[1]}) > 50
    )  # words and fields, not one empty field


def test_the_status_bar_says_what_came_of_work_that_was_cancelled(qtbot, window, plan_path):
    open_first(window, [str(plan_path)])
    task = Task("Making the reports", lambda _made: None, lambda _error: None)
    task.stopped_words = "Cancelled. No report was saved."
    window.tasks.started.emit(task)
    task.stop_early()
    task.finish(None, Cancelled())
    assert window.status.saved.words.text() == "Cancelled. No report was saved."


def test_a_picture_waits_for_the_work_of_its_page(plan_path, tmp_path, checkout):
    import os
    import subprocess
    import sys

    from PySide6.QtGui import QImage

    before, made = plan_path.read_bytes(), tmp_path / "window.png"
    program = """
import sys
from plandesk.gui import app
shown = []
make = app.make_window
def make_and_watch():
    window = make()
    window.tasks.started.connect(lambda _task: shown.append("work"))
    window.tasks.started.connect(lambda task: task.ended.connect(lambda: shown.append("done")))
    window.session.document_changed.connect(lambda document: shown.append(document.read_only))
    take = window.grab
    def grab():
        shown.append("busy" if window.tasks.under_way else "taken")
        return take()
    window.grab = grab
    return window
app.make_window = make_and_watch
app.picture(sys.argv[1], sys.argv[2], "reports")
before = shown[: shown.index("taken")] if "taken" in shown else []
print(False in before, "work" in before, before.count("work") == before.count("done"))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program, str(plan_path), str(made)],
        env={**os.environ, "PYTHONPATH": str(checkout)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert ran.stdout.split() == ["True", "True", "True"]  # writable, with work, all of it done
    assert not QImage(str(made)).isNull() and plan_path.read_bytes() == before
