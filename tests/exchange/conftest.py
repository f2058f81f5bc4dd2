"""Documents for the tests of exchange: real files in a folder of their own."""

import jsonschema
import pytest

from plandesk.file.document import Document
from tests.copies import empty_plan
from tests.exchange.written_plans import SCHEMA


@pytest.fixture
def new_document(tmp_path):
    """Make empty plan files, each a document of its own; they are closed at the end."""
    opened = []

    def make():
        path = tmp_path / f"{len(opened)}.plandesk"
        opened.append(Document.create(path, who="A. Planner") if opened else empty_plan(path))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


@pytest.fixture(scope="session")
def outline_schema():
    """The schema of a plan written down as JSON, itself checked."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())
