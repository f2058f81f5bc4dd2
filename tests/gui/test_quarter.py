"""The reporting quarter in hand: in the session, in the tool bar, at the next start."""

import json
from datetime import date

import pytest

from plandesk import preferences
from plandesk.domain import plans
from plandesk.domain.periods import Quarter
from plandesk.file.document import Document
from plandesk.gui.app import make_window, open_first


def test_a_plan_comes_with_the_quarter_whose_updates_are_collected(session):
    assert [one.stored for one in session.quarters()] == ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]
    assert session.quarter == session.usual_quarter() == Quarter(2024, 4)


def test_only_quarters_of_the_plan_are_taken_and_each_is_told_once(session):
    told = []
    session.quarter_changed.connect(told.append)
    session.set_quarter(Quarter(2024, 2))
    session.set_quarter(Quarter(2024, 2))
    session.set_quarter(Quarter(2031, 1))
    session.set_quarter(None)
    assert told == [Quarter(2024, 2)] and session.quarter == Quarter(2024, 2)


def test_typed_text_is_saved_before_the_quarter_changes(qtbot, session):
    from plandesk.gui.widgets.text import LineField

    field, saved = LineField(), []
    qtbot.addWidget(field)
    session.fields.load(field, None, "", lambda text: saved.append((text, session.quarter.number)))
    qtbot.keyClicks(field, "Two tests")
    session.set_quarter(Quarter(2024, 1))
    assert saved == [("Two tests", 4)]


def test_another_plan_brings_its_own_quarters(session):
    made = plans.add_plan(
        session.document, "Strategic Plan", "strategic", date(2020, 1, 1), date(2023, 12, 31)
    )
    session.set_quarter(Quarter(2024, 1))
    session.set_plan(made)
    assert len(session.quarters()) == 16 and session.quarter == Quarter(2023, 4)
    plans.change_plan(session.document, made, ends=date(2022, 6, 30))
    assert session.quarter == Quarter(2022, 2)
    session.undo()
    assert session.quarter == Quarter(2022, 2)
    session.close()
    assert session.quarter is None and session.quarters() == ()


def test_the_picker_offers_the_quarters_and_takes_one_in_hand(qtbot, window, plan_path):
    window.commands.open_path(plan_path)
    period = window.bar.period
    assert [period.itemText(row) for row in range(period.count())] == [
        *("Q1 2024", "Q2 2024", "Q3 2024", "Q4 2024"),
    ]
    qtbot.waitUntil(period.isVisible)
    assert period.currentText() == "Q4 2024"
    period.setCurrentIndex(1)
    period.activated.emit(1)
    assert window.session.quarter == Quarter(2024, 2)
    plans.change_plan(window.session.document, window.session.plan_id, ends=date(2025, 6, 30))
    assert period.count() == 6 and period.currentText() == "Q2 2024"


def test_without_a_plan_there_is_no_period(qtbot, window, tmp_path):
    Document.create(tmp_path / "empty.plandesk").close()
    window.commands.open_path(tmp_path / "empty.plandesk")
    qtbot.waitUntil(lambda: not window.bar.period.isVisible())
    plans.add_plan(window.session.document, "Plan", "annual", date(2024, 1, 1), date(2024, 12, 31))
    qtbot.waitUntil(window.bar.period.isVisible)


def test_a_chosen_quarter_is_there_at_the_next_start(qtbot, window, plan_path):
    open_first(window, [str(plan_path)])
    window.session.set_quarter(Quarter(2024, 1))
    window.close()
    again = make_window(at_once=True)
    qtbot.addWidget(again)
    open_first(again, [])
    assert again.session.quarter == Quarter(2024, 1)
    assert again.bar.period.currentText() == "Q1 2024"
    again.session.set_quarter(again.session.usual_quarter())
    again.remember()
    assert json.loads(preferences.read().state(f"file/{plan_path}"))["quarter"] == ""
    again.tasks.close()
    again.session.abandon()


@pytest.mark.parametrize("width", [640, 1024, 1440])
def test_both_pickers_and_the_search_fit_the_tool_bar(qtbot, window, plan_path, width):
    window.commands.open_path(plan_path)
    window.resize(width, 700)
    bar = window.bar
    qtbot.waitUntil(lambda: bar.width() == width)
    qtbot.waitUntil(lambda: 0 <= bar.period.geometry().left() - bar.picker.geometry().right() <= 12)
    assert bar.search.geometry().right() <= width and bar.search.isVisible()
