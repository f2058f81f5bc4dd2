import pytest

from plandesk.file.document import Document
from tests.file.samples import make


@pytest.fixture
def plan_file(tmp_path):
    """A closed document with three initiatives, alone in its folder."""
    folder = tmp_path / "plans"
    folder.mkdir()
    return make(folder / "plan.plandesk")


@pytest.fixture
def document(plan_file):
    """The same, open for writing."""
    opened = Document.open(plan_file, who="Anna")
    yield opened
    opened.close()
