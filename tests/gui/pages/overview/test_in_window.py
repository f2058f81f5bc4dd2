"""The Overview page in the window: first in the sidebar, its number beside it, and where it leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from plandesk.domain.statuses import status_words
from plandesk.domain.updates import set_updates
from plandesk.gui.widgets.chart import ChartPart
from tests import calgary_plan


@pytest.fixture
def waiting(window, waiting_path, qtbot):
    """The window with the waiting plan open at its last quarter."""
    window.session.open(waiting_path)
    window.session.set_quarter(calgary_plan.QUARTER)
    return window


def told(window):
    model = window.sidebar.model
    return str(model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))


def shown_ids(page):
    rows = range(page.model.rowCount())
    return [one for one in (page.model.initiative_id(row) for row in rows) if one is not None]


def test_it_is_the_first_page_but_a_new_file_begins_with_the_plan(waiting, qtbot):
    assert waiting.page.name == "plan"
    qtbot.keyClick(waiting, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert waiting.page.name == "overview"
    assert waiting.status.notice.text() == "27 ask for attention"
    assert waiting.page.isAncestorOf(QApplication.focusWidget())


def test_the_number_beside_it_follows_what_is_told(waiting, qtbot):
    assert "overview" not in waiting.pages
    qtbot.waitUntil(lambda: told(waiting) == "Overview, 27 ask for attention")
    document, plan_id = waiting.session.document, waiting.session.plan_id
    words = {one.counts_as: one.id for one in status_words(document, plan_id)}
    page = waiting.show_page("overview")
    missing = [one.initiative_id for one in page.overview.missing]
    set_updates(document, missing, calgary_plan.QUARTER, status_id=words["done"])
    qtbot.waitUntil(lambda: told(waiting) == "Overview, 23 ask for attention")
    waiting.session.close()
    qtbot.waitUntil(lambda: told(waiting) == "Overview")


def test_a_number_opens_the_list_of_those_initiatives(waiting, qtbot):
    page = waiting.show_page("overview")
    missing = [one.initiative_id for one in page.overview.missing]
    page.content.all_missing.click()
    assert waiting.page.name == "initiatives"
    assert shown_ids(waiting.page) == missing
    waiting.show_page("overview")
    parts = page.content.findChildren(ChartPart)
    next(one for one in parts if one.accessibleName().startswith("2 Increase Public Trust")).click()
    assert waiting.page.name == "initiatives"
    assert len(shown_ids(waiting.page)) == 10
    waiting.show_page("overview")
    next(one for one in parts if "after due quarter, 3 of 19" in one.accessibleName()).click()
    assert len(shown_ids(waiting.page)) == 3


def test_a_row_opens_the_form_of_its_initiative(waiting, qtbot):
    page = waiting.show_page("overview")
    first = page.overview.late[0].initiative_id
    page.content.late_list.opened.emit(first)
    assert waiting.page.name == "initiatives"
    assert waiting.page.form.shown_id == first


def test_the_button_opens_the_status_report_of_the_quarter(waiting, qtbot):
    waiting.show_page("overview").report_button.click()
    assert waiting.page.name == "reports"
    assert waiting.page.kind.name == "status-report"


def test_f6_goes_through_its_parts(waiting, qtbot):
    page = waiting.show_page("overview")
    waiting.sidebar.view.setFocus()
    seen = []
    for _part in range(7):
        qtbot.keyClick(waiting, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        seen.append(
            next((n for n, p in enumerate(page.panes()) if p is focus or p.isAncestorOf(focus)), None)
        )
    assert seen == [0, 1, 2, 3, 4, 5, None]
