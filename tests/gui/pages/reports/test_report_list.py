"""The list of reports in windows of any height."""

import pytest

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
