"""The page within the window: the search line, the Edit menu, what is kept at the next start."""

import pytest
from PySide6.QtCore import Qt

from plandesk.domain import initiatives
from plandesk.gui.models.initiative_cells import Column


@pytest.fixture
def opened(window, plan, tmp_path):
    window.session.open(tmp_path / "plan.plandesk")
    page = window.show_page("initiatives")
    window.activateWindow()
    return page


def test_no_key_typed_into_the_search_is_lost(qtbot, window, opened):
    search = window.bar.search
    search.setFocus()
    for words, found in (("act", 6), (" zzz", 0)):
        qtbot.keyClicks(search, words)
        qtbot.waitUntil(lambda found=found: opened.model.matching == found, timeout=2000)
    assert search.text() == "act zzz" and search.hasFocus()
    assert opened.no_match.isVisible()
    for _time in range(4):
        qtbot.keyClick(search, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: opened.model.matching == 6, timeout=2000)
    assert search.hasFocus()


def test_the_table_has_the_focus_when_the_page_comes(qtbot, window, opened, plan):
    qtbot.waitUntil(opened.table.hasFocus, timeout=2000)
    qtbot.keyClick(opened.table, Qt.Key.Key_Down)
    assert opened.form.shown_id == plan.initiatives[1]


def test_clearing_filters_empties_the_search_line(qtbot, window, opened):
    qtbot.keyClicks(window.bar.search, "zzz")
    qtbot.waitUntil(lambda: opened.model.matching == 0, timeout=2000)
    opened.no_match.button.click()
    assert window.bar.search.text() == "" and opened.model.matching == 12


def test_the_edit_menu_deletes_and_undoes(window, opened, plan):
    opened.table.select(plan.initiatives[:2])
    window.menus.actions["delete"].trigger()
    assert opened.model.matching == 10
    assert "2" in window.menus.actions["undo"].text()
    window.menus.actions["undo"].trigger()
    assert opened.model.matching == 12


def test_an_open_cell_is_saved_when_another_page_comes(qtbot, window, opened, plan):
    opened.table.setFocus()
    opened.table.select([plan.initiatives[0]], column=Column.TEXT)
    opened.table.edit(opened.table.currentIndex())
    qtbot.keyClicks(window.focusWidget(), "Not to be lost")
    window.show_page("plan")
    assert initiatives.initiative(window.session.document, plan.initiatives[0]).text == "Not to be lost"


def test_columns_and_order_are_there_at_the_next_start(window, opened, plan, tmp_path):
    opened.table.show_column(Column.PARTNERS, True)
    opened.table.head.sort_wished.emit(Column.DUE)
    opened.show_record("initiative", plan.initiatives[3])
    window.session.close()
    window.session.open(tmp_path / "plan.plandesk")
    assert window.page is not opened and window.page.name == "initiatives"
    assert not window.page.table.isColumnHidden(Column.PARTNERS)
    assert window.page.model.query.sort == "due"
    assert window.page.form.shown_id == plan.initiatives[3]
