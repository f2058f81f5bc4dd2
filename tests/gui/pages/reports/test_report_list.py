"""The list of reports in windows of any height."""

import pytest
from PySide6.QtCore import Qt

from plandesk.gui.pages.reports.kinds import kinds
from plandesk.gui.pages.reports.report_list import ReportList


@pytest.mark.parametrize("room", [0, 1000])
def test_nothing_is_drawn_over_the_kinds(qtbot, room):
    shown = ReportList(kinds())
    qtbot.addWidget(shown)
    shown.resize(248, max(room, shown.minimumSizeHint().height()))
    shown.show()
    qtbot.waitExposed(shown)
    rows = shown.kinds.sizeHintForRow(0) * shown.kinds.count()
    assert shown.kinds.geometry().bottom() < shown.coaching.geometry().top() < shown.batch.geometry().top()
    assert (shown.kinds.height() < rows) == (room == 0), "only a low window scrolls"


def test_list_and_options_scroll_as_one_in_a_low_window(qtbot, page):
    place = page.list_place
    assert not place.together  # 800 pixels are enough
    page.resize(1240, 320)
    assert place.together
    qtbot.waitUntil(lambda: place.area.height() > 200)  # the parts have their places
    assert page.reports.kinds.height() >= page.reports.kinds.sizeHintForRow(0) * page.reports.kinds.count()
    bar = place.area.verticalScrollBar()
    edition = page.options.choices["edition"]
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert edition.visibleRegion().boundingRect().size() != edition.size()
    place.area.ensureWidgetVisible(edition)
    assert edition.visibleRegion().boundingRect().size() == edition.size()
    page.reports.kinds.setFocus()
    for _down in range(page.reports.kinds.count() - 1):
        qtbot.keyClick(page.reports.kinds, Qt.Key.Key_Down)
    kinds = page.reports.kinds
    assert page.kind.name == "kpi-report"
    last = kinds.visualItemRect(kinds.item(kinds.count() - 1))
    qtbot.waitUntil(lambda: kinds.viewport().visibleRegion().contains(last.center()))
    page.resize(1240, 800)
    assert not place.together
    qtbot.waitUntil(page.reports.isVisible)
    assert page.kind.name == "kpi-report"
