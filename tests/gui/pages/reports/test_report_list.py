"""The list of reports in windows of any height."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from plandesk.domain.meetings import MeetingReport
from plandesk.domain.periods import Quarter
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


def kept_report(number):
    at = datetime(2024, 1, 8, 12, tzinfo=UTC)
    return MeetingReport(
        number, f"uid{number}", 1, "status-report", "public", Quarter(2024, number), "Status",
        f"Meeting {number}", at.date(), at, "A. Planner", "", 3,
    )  # fmt: skip


def test_tab_goes_past_the_kept_reports_and_chooses_none(qtbot):
    shown = ReportList(kinds())
    qtbot.addWidget(shown)
    shown.show_kept([kept_report(1), kept_report(2)])
    shown.show()
    shown.activateWindow()
    shown.kinds.setFocus()
    qtbot.waitUntil(shown.kinds.hasFocus)
    told = []
    shown.kept_chosen.connect(told.append)
    shown.kind_chosen.connect(told.append)
    for part in (shown.coaching, shown.batch, shown.kept):
        qtbot.keyClick(shown.focusWidget(), Qt.Key.Key_Tab)
        assert part.hasFocus()
    assert told == [] and (shown.kind(), shown.kept_id()) == ("annual-plan", None)
    assert shown.kept.currentRow() == 0  # where the ring is
    qtbot.keyClick(shown.kept, Qt.Key.Key_Return)
    assert told == [1] and (shown.kind(), shown.kept_id()) == (None, 1)
    qtbot.keyClick(shown.kept, Qt.Key.Key_Down)
    assert told == [1, 2]
    shown.kinds.setFocus(Qt.FocusReason.TabFocusReason)
    assert told == [1, 2] and shown.kinds.currentRow() == 0
    qtbot.keyClick(shown.kinds, Qt.Key.Key_Space)
    assert told == [1, 2, "annual-plan"] and shown.kept_id() is None


def test_list_and_options_scroll_as_one_in_a_low_window(qtbot, page):
    place = page.sides.list_place
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
