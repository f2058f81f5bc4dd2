"""What tests of the window stand on: a plan file, a session on it, a window with real widgets."""

import gc
from datetime import date

import pytest

from plandesk.domain import people, plans
from plandesk.domain.service import change_service
from plandesk.file.document import Document
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from tests.copies import made_once


@made_once
def _write_service(path):
    document = Document.create(path, who="A. Officer")
    change_service(document, name="Westerly Police Service", short_name="WPS")
    plans.add_plan(document, "Annual Plan 2024", "annual", date(2024, 1, 1), date(2024, 12, 31))
    field = people.add_unit(document, "Field Operations")
    patrol = people.add_unit(document, "Patrol", field)
    people.add_unit(document, "Records")
    people.add_person(document, "Zoë Nowak", title="Analyst", unit_id=field, sworn=False)
    people.add_person(document, "Li Wei", title="Constable", number="1002", unit_id=patrol)
    people.add_person(document, "Mary Adams", title="Inspector", number="1000", unit_id=field)
    document.close()


@pytest.fixture
def plan_path(tmp_path):
    """A plan file of a small service with one plan, three units and three people."""
    path = tmp_path / "service.plandesk"
    _write_service(path)
    return path


@pytest.fixture(autouse=True)
def collected_here():
    """As in the program, no worker looks for garbage: a widget that died there would end the process."""
    gc.disable()
    yield
    gc.collect(0)  # all that the test made; what came before it is looked through by other tests
    gc.enable()


@pytest.fixture
def session(qtbot, plan_path):
    """A session on that file."""
    made = Session("A. Officer")
    made.open(plan_path)
    yield made
    made.abandon()


@pytest.fixture
def prompts():
    """The real prompts: tests answer their dialogs."""
    return Prompts()


@pytest.fixture
def tasks(qtbot):
    """Workers that do everything at once."""
    made = Tasks(at_once=True)
    yield made
    made.close()


@pytest.fixture
def window(qtbot, qapp):
    """The main window without a document, as large as in the design; closed at the end."""
    from plandesk.gui import look
    from plandesk.gui.app import make_window

    if not isinstance(qapp.style(), look.CalmStyle):
        gc.collect()  # what earlier tests dropped must not go while Qt walks over all widgets
    look.apply(qapp, dark=False)
    made = make_window(at_once=True)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.tasks.close()
    made.session.abandon()
