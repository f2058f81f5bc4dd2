"""Documents for the tests of the domain: real files in a folder of their own."""

from datetime import date

import pytest

from plandesk.domain.plans import add_plan
from tests.copies import empty_plan


@pytest.fixture
def document(tmp_path):
    """An empty plan file, open for writing."""
    opened = empty_plan(tmp_path / "plan.plandesk")
    yield opened
    opened.close()


@pytest.fixture
def plan_id(document):
    """An annual plan with its usual levels and sections."""
    return add_plan(document, "Annual Plan 2026", "annual", date(2026, 1, 1), date(2026, 12, 31))
