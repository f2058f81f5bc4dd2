"""By keys alone: where they go when something else comes to the front, and the list of them all."""

from PySide6.QtCore import Qt

from plandesk.domain.service import change_service
from plandesk.gui.actions import REPORTS
from plandesk.gui.dialogs.shortcuts import ShortcutsDialog


def test_a_report_that_was_asked_for_has_the_keys_in_its_list(qtbot, window, plan_path):
    window.memory.start_page = "plan"
    window.commands.open_path(plan_path)
    window.activateWindow()
    window.menus.actions["status report"].trigger()
    qtbot.waitUntil(lambda: window.focusWidget() is window.page.reports.kinds)
    assert window.page.kind.name == "status-report"


def test_the_menu_has_every_kind_of_report(qtbot, window, plan_path):
    window.commands.open_path(plan_path)
    listed = window.show_page("reports").reports.kinds
    titles = [listed.item(row).text() for row in range(listed.count())]
    entries = [window.menus.actions[name].text().replace("&", "") for name in REPORTS]
    assert sorted(entries) == sorted(titles)
    for name in REPORTS:
        window.menus.actions[name].trigger()
        assert window.page.kind.name == name.replace(" ", "-")


def test_help_finds_a_key_by_keys_alone_and_esc_closes_it(qtbot, window, plan_path):
    window.commands.open_path(plan_path)
    change_service(window.session.document, vision="A safe city")
    dialog = ShortcutsDialog(window.menus.shortcuts())
    qtbot.addWidget(dialog)
    dialog.show()
    lines = [dialog.list.topLevelItem(1).child(row).text(0) for row in range(2)]
    assert lines == ["Undo", "Redo"]  # not what of the file it would take back now
    wide = dialog.list.columnWidth(1)
    qtbot.keyClicks(dialog.search, "numbered")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.list.currentItem().text(1) == "Ctrl+Alt+L, Ctrl+Alt+N"
    assert dialog.list.columnWidth(1) == wide
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.isVisible() and not dialog.search.text()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
