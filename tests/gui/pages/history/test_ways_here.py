"""The ways to the history of one record, from the pages that show it, through the whole window."""

import pytest
from PySide6.QtGui import QAction

from plandesk.domain import initiatives, people
from plandesk.domain.service import change_service
from tests.gui import small_plan


@pytest.fixture
def opened(window, tmp_path):
    path = tmp_path / "small.plandesk"
    made = small_plan.make(path)
    window.session.open(path)
    window.show()
    yield window, made
    window.session.abandon()


def wish(page, words):
    found = [one for one in page.findChildren(QAction) if one.text() == words and one.isEnabled()]
    assert len(found) == 1
    found[0].trigger()


def test_from_an_initiative(opened):
    window, small = opened
    initiatives.change_initiative(window.session.document, small.initiatives[2], text="Reworded")
    page = window.show_page("initiatives")
    page.show_record("initiative", small.initiatives[2])
    wish(page, "History of this entry")
    assert window.page.name == "history"
    assert "Reworded" in window.page.only_words.text()
    assert window.page.model.rowCount() == 2


def test_from_a_person_a_unit_and_the_service(opened):
    window, small = opened
    document = window.session.document
    people.add_person(document, "J. Officer", unit_id=small.units[0])
    page = window.show_page("people")
    page.show_record("person", 1)
    wish(page, "History of this entry")
    assert window.page.name == "history" and "J. Officer" in window.page.only_words.text()
    page = window.show_page("people")
    page.show_record("unit", small.units[1])
    wish(page, "History of this entry")
    assert "Traffic" in window.page.only_words.text()
    change_service(document, name="Harbour Police")
    wish(window.show_page("service"), "History of the service’s data")
    assert window.page.model.rowCount() == 1
