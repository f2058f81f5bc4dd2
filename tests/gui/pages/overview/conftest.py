"""The Overview page over the reference plan four updates before the close of its last quarter."""

import shutil

import pytest

from plandesk.gui.pages.overview import OverviewPage
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from tests import calgary_plan
from tests.gui.pages.overview import waiting_plan


@pytest.fixture(scope="session")
def waiting_file(tmp_path_factory, reference):
    path = tmp_path_factory.mktemp("waiting") / "waiting.plandesk"
    document, _plan_id = waiting_plan.make(path, reference)
    document.close()
    return path


@pytest.fixture
def waiting_path(tmp_path, waiting_file):
    path = tmp_path / "calgary.plandesk"
    shutil.copy(waiting_file, path)
    return path


@pytest.fixture
def session(qtbot, waiting_path):
    made = Session("A. Planner")
    made.open(waiting_path)
    made.set_quarter(calgary_plan.QUARTER)
    yield made
    made.abandon()


@pytest.fixture
def show(qtbot, qapp, session):
    """Makes the page and shows it as the window does."""
    from plandesk.gui import look

    look.apply(qapp, dark=False)
    pages = []

    def make(width=1240, height=820):
        page = OverviewPage(session, Prompts(), Tasks(at_once=True))
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.shown()
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        return page

    yield make
    for page in pages:
        session.disconnect(page)


@pytest.fixture
def page(show):
    return show()
