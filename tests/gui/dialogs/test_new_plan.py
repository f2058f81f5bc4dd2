"""The dialog for a new plan: what it proposes follows what is typed, until that is typed as well."""

from datetime import date

import pytest
from PySide6.QtWidgets import QDialogButtonBox

from plandesk.gui.dialogs.new_plan import NewPlanDialog


@pytest.fixture
def form(qtbot):
    made = NewPlanDialog([])
    qtbot.addWidget(made)
    made.show()
    return made.form


def type_day(qtbot, field, words):
    field.lineEdit().selectAll()
    qtbot.keyClicks(field.lineEdit(), words)
    assert field.leave()


def test_last_day_and_title_follow_the_first_day(qtbot, form):
    type_day(qtbot, form.starts, "1 April 2024")
    assert form.ends.day() == date(2025, 3, 31)
    assert form.title.text() == "Annual Policing Plan 2024–2025"
    form.kind.chosen.emit(form.kind.value())
    type_day(qtbot, form.starts, "2024-01-01")
    assert form.title.text() == "Annual Policing Plan 2024"


def test_what_was_typed_stays(qtbot, form):
    type_day(qtbot, form.ends, "2031-06-30")
    type_day(qtbot, form.starts, "2031-01-01")
    assert form.ends.day() == date(2031, 6, 30) and form.title.text() == "Annual Policing Plan 2031"
    form.title.selectAll()
    qtbot.keyClicks(form.title, "Half a year")
    type_day(qtbot, form.starts, "2030-07-01")
    assert form.title.text() == "Half a year" and form.ends.day() == date(2031, 6, 30)


def test_a_plan_that_ends_before_it_starts_is_refused(qtbot, form):
    add = form.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert add.isEnabled() and not form.fault.isVisible()
    type_day(qtbot, form.ends, "2001-01-01")
    assert form.fault.isVisible() and form.fault.text() == "The plan would end before it starts."
    assert not add.isEnabled()
    type_day(qtbot, form.starts, "2000-02-01")
    assert add.isEnabled() and not form.fault.isVisible()
