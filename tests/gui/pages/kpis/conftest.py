"""The KPIs page on the small service's file."""

import pytest

from plandesk.gui.pages.kpis import KpisPage


@pytest.fixture
def make_page(qtbot, session, prompts, tasks):
    """Make the page for what the file holds now, and show it."""

    def make():
        page = KpisPage(session, prompts, tasks)
        qtbot.addWidget(page)
        page.resize(1240, 760)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return make
