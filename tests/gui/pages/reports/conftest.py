"""A Reports page on the small plan, with real worker threads."""

import pytest

from plandesk.domain import sections
from plandesk.domain.service import change_service
from plandesk.file.document import Document
from plandesk.gui.pages.reports import ReportsPage
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.reports.annual_plan import AnnualPlanOptions, collect, layout
from tests.gui import small_plan


@pytest.fixture
def small(tmp_path):
    """The path of the small plan and what is in it."""
    path = tmp_path / "small.plandesk"
    made = small_plan.make(path)
    document = Document.open(path)
    change_service(document, name="Westerly Police Service", mission="To serve.")
    for section in sections.sections(document, made.plan):
        body = "\n\n".join([f"{section.title} in a few words. " * 12] * 6)
        sections.change_section(document, section.id, body=body)
        if section.kind in sections.WITH_BLOCKS:
            for number in range(4):
                sections.add_block(document, section.id, f"Part {number + 1}", "- One thing\n- Another thing")
    document.close()
    return path, made


@pytest.fixture
def session(qtbot, small):
    made = Session("A. Planner")
    made.open(small[0])
    yield made
    made.abandon()


@pytest.fixture
def workers(qtbot):
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def pdf(session):
    """The annual plan of the small plan as it is now."""
    return layout(collect(session.document, AnnualPlanOptions(session.plan_id)))


@pytest.fixture
def page(qtbot, session, prompts, workers):
    """The page on the screen, with its first preview there, looked over."""
    made = ReportsPage(session, prompts, workers)
    qtbot.addWidget(made)
    made.resize(1240, 800)
    made.show()
    qtbot.waitExposed(made)
    with qtbot.waitSignal(made.over.changed, timeout=20_000):
        made.shown()
    return made
