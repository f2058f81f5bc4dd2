"""On a window as low as 640 by 360 the head of a page scrolls away with the rows, or the pages of the PDF."""

import pytest

from plandesk.gui.tokens import px
from plandesk.gui.widgets.page_head import HEIGHT, PageHead
from tests.gui import small_plan


@pytest.mark.parametrize(
    ("name", "area"),
    [("initiatives", lambda page: page.table), ("reports", lambda page: page.preview.view)],
)
def test_the_head_gives_its_room_to_what_is_read(window, tmp_path, name, area):
    small_plan.make(tmp_path / "small.plandesk")
    window.session.open(tmp_path / "small.plandesk")
    page = window.show_page(name)
    head = page.findChild(PageHead)
    bar = area(page).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert head.height() == px(HEIGHT)  # a window of the usual height keeps it
    window.resize(640, 360)
    bar.setValue(bar.maximum())
    area(page).setFocus()
    assert bar.maximum() > 0 and head.height() == 0
    bar.setValue(0)
    assert head.height() == px(HEIGHT)
