"""The date field: words, keys, calendar, and what it says of words that are no day."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
)

from plandesk.gui.widgets.calendar_popup import CalendarPopup
from plandesk.gui.widgets.date_field import DateField
from plandesk.gui.widgets.labels import Labelled
from tests.gui.typed_day import type_day

KEY = Qt.Key
DAY = date(2026, 8, 20)


@pytest.fixture
def field(qtbot):
    made = DateField()
    holder = Labelled("Date", made)
    qtbot.addWidget(holder)
    made.set_day(DAY)
    made.told = []
    made.changed.connect(made.told.append)
    holder.show()
    holder.activateWindow()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    yield made


def test_a_day_is_shown_in_words_and_read_as_it_is_typed(qtbot, field):
    assert field.currentText() == "20 August 2026"
    field.lineEdit().selectAll()
    qtbot.keyClicks(field, "21 Aug")
    assert field.told == []
    qtbot.keyClick(field, KEY.Key_Return)
    assert field.told == [date(2026, 8, 21)] and field.currentText() == "21 August 2026"
    for words, day in (("2026-09-01", date(2026, 9, 1)), ("20/8/2026", DAY), ("today", date.today())):
        assert type_day(qtbot, field, words)
        assert field.day() == day and field.told[-1] == day


def test_words_that_are_no_day_stay_and_a_sentence_says_why(qtbot, field):
    with qtbot.waitSignal(field.refused) as refused:
        type_day(qtbot, field, "20 Augst")
    assert "“20 Augst” is not a day" in refused.args[0]
    assert field.fault.isVisible() and field.fault.text() == refused.args[0]
    assert field.accessibleDescription() == refused.args[0]
    assert field.fault.height() >= field.fault.heightForWidth(field.fault.width())
    assert field.currentText() == "20 Augst" and field.day() == DAY and field.told == []
    field.set_day(DAY, again=True)  # the record is shown once more, e.g. since another field was saved
    assert field.currentText() == "20 Augst"
    qtbot.keyClick(field, KEY.Key_Up)
    assert field.currentText() == "20 Augst" and field.fault.isVisible()
    qtbot.keyClick(field, KEY.Key_Backspace)
    assert not field.fault.isVisible()
    qtbot.keyClick(field, KEY.Key_Escape)
    assert field.currentText() == "20 August 2026"
    type_day(qtbot, field, "6/7/2026")
    assert "6 July or as 7 June" in field.fault.text()
    field.set_day(DAY)
    assert field.currentText() == "20 August 2026" and not field.fault.isVisible()


def test_the_keys_step_and_tell_when_the_field_is_left(qtbot, field):
    for key, day in (
        (KEY.Key_Up, date(2026, 8, 21)),
        (KEY.Key_Down, DAY),
        (KEY.Key_PageUp, date(2026, 9, 20)),
        (KEY.Key_PageDown, DAY),
    ):
        qtbot.keyClick(field, key)
        assert field.day() == day and field.lineEdit().selectedText() == field.currentText()
    field.set_day(date(2026, 8, 31))
    qtbot.keyClick(field, KEY.Key_PageUp)
    assert field.currentText() == "30 September 2026" and field.told == []
    field.clearFocus()
    assert field.told == [date(2026, 9, 30)]


def test_a_typed_day_is_where_the_keys_go_on_from(qtbot, field):
    field.lineEdit().selectAll()
    qtbot.keyClicks(field, "31 dec 2026")
    qtbot.keyClick(field, KEY.Key_Up)
    assert field.currentText() == "1 January 2027"


def test_steps_are_told_at_once_where_other_parts_follow(qtbot):
    field = DateField(at_once=True)
    qtbot.addWidget(field)
    field.set_day(DAY)
    with qtbot.waitSignal(field.changed) as told:
        qtbot.keyClick(field, KEY.Key_Up)
    assert told.args == [date(2026, 8, 21)]


def popup():
    return next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, CalendarPopup) and one.isVisible()
    )


@pytest.mark.parametrize("how", ["keys", "F4", "arrow", "symbol"])
def test_the_calendar_opens_and_gives_a_day(qtbot, field, how):
    if how == "keys":
        qtbot.keyClick(field, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    elif how == "F4":
        qtbot.keyClick(field, KEY.Key_F4)
    elif how == "arrow":
        place = QPoint(field.width() - 8, field.height() // 2)
        qtbot.mouseClick(field, Qt.MouseButton.LeftButton, pos=place)
    else:
        qtbot.mouseClick(field.findChild(QToolButton), Qt.MouseButton.LeftButton)
    table = popup().month.findChild(QTableView)
    qtbot.waitUntil(lambda: QApplication.focusWidget() in (table, popup().month))
    qtbot.keyClick(table, KEY.Key_Right)
    assert field.told == []
    qtbot.keyClick(table, KEY.Key_Return)
    assert field.told == [date(2026, 8, 21)] and field.currentText() == "21 August 2026"
    assert not any(
        isinstance(one, CalendarPopup) and one.isVisible() for one in QApplication.topLevelWidgets()
    )


def test_escape_leaves_the_calendar_with_nothing_changed(qtbot, field):
    field.showPopup()
    table = popup().month.findChild(QTableView)
    qtbot.keyClick(table, KEY.Key_Right)
    qtbot.keyClick(table, KEY.Key_Escape)
    assert field.day() == DAY and field.told == []
    assert not any(
        isinstance(one, CalendarPopup) and one.isVisible() for one in QApplication.topLevelWidgets()
    )


def test_no_day_before_the_least_is_taken(qtbot, field):
    field.set_least(DAY)
    qtbot.keyClick(field, KEY.Key_Down)
    assert field.day() == DAY
    assert not type_day(qtbot, field, "19 August 2026")
    assert field.fault.text() == "This must not be before 20 August 2026."


def test_nothing_typed_is_the_day_that_was_there(qtbot, field):
    field.lineEdit().selectAll()
    qtbot.keyClick(field, KEY.Key_Delete)
    assert field.leave() and field.currentText() == "20 August 2026" and field.told == []


def test_scrolling_over_it_changes_nothing(qtbot, field):
    wheel = QWheelEvent(
        QPointF(10, 10), QPointF(10, 10), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, wheel)
    assert field.day() == DAY and not wheel.isAccepted()


def test_it_is_one_stop_of_the_tab_key_and_named_by_its_label(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    before, field, after = QLineEdit(), DateField(), QPushButton("After")
    labelled = Labelled("Held on", field)
    for part in (before, labelled, after):
        column.addWidget(part)
    dialog.show()
    dialog.activateWindow()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    qtbot.keyClick(before, KEY.Key_Tab)
    assert QApplication.focusWidget() is field
    assert field.lineEdit().selectedText() == field.currentText()
    qtbot.keyClick(field, KEY.Key_Tab)
    assert QApplication.focusWidget() is after
    assert labelled.label.buddy() is field
    assert field.accessibleName() == field.lineEdit().accessibleName() != ""


def test_it_speaks_the_language_of_the_window(qtbot, monkeypatch):
    monkeypatch.setattr("plandesk.domain.periods.month_names", lambda: ["août"] * 12)
    field = DateField()
    qtbot.addWidget(field)
    field.set_day(DAY)
    assert field.currentText() == "20 août 2026"
    field.setEditText("21 août 2026")
    assert field.leave() and field.day() == DAY + timedelta(days=1)
