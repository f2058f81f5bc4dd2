"""The page of initiatives over a small plan."""

import pytest

from plandesk.gui.pages.initiatives import InitiativesPage
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from tests.gui import small_plan


@pytest.fixture
def plan(tmp_path):
    return small_plan.make(tmp_path / "plan.plandesk")


@pytest.fixture
def session(qtbot, plan, tmp_path):
    session = Session("A. Planner")
    session.open(tmp_path / "plan.plandesk")
    yield session
    session.close()


@pytest.fixture
def page(qtbot, session):
    page = InitiativesPage(session, Prompts(), Tasks(at_once=True))
    qtbot.addWidget(page)
    page.resize(1240, 760)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.table.setFocus()
    return page


@pytest.fixture
def failed(session):
    found = []
    session.failed.connect(lambda error: found.append(error.sentence))
    return found
