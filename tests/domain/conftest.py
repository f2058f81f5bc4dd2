"""Documents for the tests of the domain: real files in a folder of their own."""

import pytest

from plandesk.file.document import Document


@pytest.fixture
def document(tmp_path):
    """An empty plan file, open for writing."""
    opened = Document.create(tmp_path / "plan.plandesk", who="A. Planner")
    yield opened
    opened.close()
