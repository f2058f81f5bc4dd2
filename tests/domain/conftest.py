"""Documents for the tests of the domain: real files in a folder of their own."""

from datetime import date

import pytest

from plandesk.domain.plans import add_plan
from plandesk.file.document import Document


@pytest.fixture
def document(tmp_path):
    """An empty plan file, open for writing."""
    opened = Document.create(tmp_path / "plan.plandesk", who="A. Planner")
    yield opened
    opened.close()


@pytest.fixture
def plan_id(document):
    """An annual plan with its usual levels and sections."""
    return add_plan(document, "Annual Plan 2026", "annual", date(2026, 1, 1), date(2026, 12, 31))
