"""Documents for the tests of exchange: real files in a folder of their own."""

import pytest

from plandesk.file.document import Document


@pytest.fixture
def new_document(tmp_path):
    """Make empty plan files; they are closed at the end."""
    opened = []

    def make():
        opened.append(Document.create(tmp_path / f"{len(opened)}.plandesk", who="A. Planner"))
        return opened[-1]

    yield make
    for one in opened:
        one.close()
