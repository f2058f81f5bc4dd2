"""Telling statuses in the table: by keys, from the list, of many at once, with the reason they ask for."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from plandesk.domain import updates
from plandesk.domain.listing import Query
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.statuses import status_words
from plandesk.gui import look
from plandesk.gui.delegates.line_editing import CellLine
from plandesk.gui.models.initiative_cells import Column
from plandesk.gui.models.initiative_roles import AFTER_DUE, SPOKEN

Q1, Q2, Q3, Q4 = (Quarter(2024, number) for number in (1, 2, 3, 4))
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def words(session, plan):
    """The plan's status words by their words."""
    return {one.word: one.id for one in status_words(session.document, plan.plan)}


def told(page, one, quarter=Q4):
    return updates.updates_of(page.session.document, one).get(quarter)


def status(page, one, quarter=Q4):
    update = told(page, one, quarter)
    known = {word.id: word.word for word in page.model.words}
    return known.get(update.status_id) if update is not None else None


def cell(page, one, column):
    return page.model.index(page.model.row_of(one), column)


def give_reason(reason, new_due=""):
    def answer(dialog):
        assert not dialog.go.isEnabled()
        dialog.reason_field.setPlainText(reason)
        dialog.date_field.setEditText(new_due)
        dialog.go.click()

    return answer


def test_digits_and_down_tell_one_row_after_the_other(qtbot, page, plan):
    page.table.select([plan.initiatives[0]], column=Column.STATUS)
    for digit in (Qt.Key.Key_4, Qt.Key.Key_2, Qt.Key.Key_1):
        qtbot.keyClick(page.table, digit)
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    found = [status(page, one) for one in plan.initiatives[:4]]
    assert found == ["Completed", "In progress", "Not started", None]
    assert page.table.currentIndex().column() == Column.STATUS
    assert page.form.shown_id == plan.initiatives[3]
    assert told(page, plan.initiatives[0]).completed == Due("2024-Q4")
    assert cell(page, plan.initiatives[0], Column.COMPLETED).data(AFTER_DUE)
    assert cell(page, plan.initiatives[0], Column.COMPLETED).data(SPOKEN) == "Completed in: Q4 after due"
    page.session.undo()
    assert status(page, plan.initiatives[2]) is None and status(page, plan.initiatives[1]) == "In progress"


def test_in_a_column_of_words_a_digit_is_typed_and_alt_tells(qtbot, page, plan):
    page.table.select([plan.initiatives[0]], column=Column.TEXT)
    qtbot.keyClick(page.table, Qt.Key.Key_2, ALT)
    assert status(page, plan.initiatives[0]) == "In progress"
    page.table.select([plan.initiatives[0]], column=Column.DUE)
    qtbot.keyClick(page.table, Qt.Key.Key_4)
    assert page.table.state_is_editing() and status(page, plan.initiatives[0]) == "In progress"


def test_space_opens_the_list_at_the_row_and_a_digit_picks(qtbot, page, plan):
    page.table.select([plan.initiatives[1]])
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    assert [action.text() for action in menu.actions()][:3] == [
        *("&1  Not started", "&2  In progress", "&3  Delayed"),
    ]
    below = page.table.viewport().mapToGlobal(
        page.table.visualRect(cell(page, plan.initiatives[1], Column.STATUS)).bottomLeft()
    )
    assert (menu.pos() - below).manhattanLength() < 8
    qtbot.keyClick(menu, Qt.Key.Key_2)
    assert status(page, plan.initiatives[1]) == "In progress"


def test_no_update_takes_the_status_back_and_leaves_the_text(qtbot, page, plan, words):
    document = page.session.document
    updates.set_updates(document, plan.initiatives[:1], Q4, status_id=words["In progress"], narrative="Half")
    page.table.select(plan.initiatives[:2])
    menu = page.statuses.menu(page)
    menu.popup(QPoint(0, 0))
    qtbot.keyClick(menu, Qt.Key.Key_0)
    assert status(page, plan.initiatives[0]) is None and told(page, plan.initiatives[0]).narrative == "Half"
    assert told(page, plan.initiatives[1]) is None
    page.statuses.clear()
    assert told(page, plan.initiatives[0]) is None
    page.session.undo()
    assert told(page, plan.initiatives[0]).narrative == "Half"


def test_words_typed_into_the_cell_are_completed_and_checked(qtbot, page, plan):
    page.table.select([plan.initiatives[1]], column=Column.STATUS)
    qtbot.keyClick(page.table, Qt.Key.Key_C)
    line = next(line for line in page.table.viewport().findChildren(CellLine) if line.isVisible())
    qtbot.keyClicks(line, "ompl")
    line.completer().popup().hide()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not page.table.state_is_editing(), timeout=2000)
    assert status(page, plan.initiatives[1]) == "Completed"
    qtbot.keyClick(page.table, Qt.Key.Key_F2)
    line = next(line for line in page.table.viewport().findChildren(CellLine) if line.isVisible())
    line.clear()
    qtbot.keyClicks(line, "whatever")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "no status word of this plan" in line.fault and page.table.state_is_editing()


def test_a_word_that_asks_for_a_reason_is_not_told_without_one(qtbot, page, plan, dialogs):
    page.table.select([plan.initiatives[0]], column=Column.STATUS)
    dialogs.reject()
    qtbot.keyClick(page.table, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: len(dialogs.shown) == 1)
    assert told(page, plan.initiatives[0]) is None
    dialogs.answer(give_reason("Two analysts left", "Q1 2025"))
    qtbot.keyClick(page.table, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: told(page, plan.initiatives[0]) is not None)
    update = told(page, plan.initiatives[0])
    assert status(page, plan.initiatives[0]) == "Delayed"
    assert (update.reason, update.new_due) == ("Two analysts left", Due("2025-Q1"))


def test_many_at_once_ask_for_one_reason_and_are_one_step(qtbot, page, plan, dialogs, words):
    updates.set_updates(
        page.session.document, [plan.initiatives[1]], Q4, status_id=words["Delayed"], reason="Its own reason"
    )
    page.table.select(plan.initiatives[:5])
    assert page.bulk.isVisible()
    dialogs.answer(give_reason("Waiting for the province"))
    page.statuses.tell(words["Delayed"])
    qtbot.waitUntil(lambda: told(page, plan.initiatives[4]) is not None)
    assert "status of 4 initiatives" in dialogs.shown[-1].sentence
    assert {status(page, one) for one in plan.initiatives[:5]} == {"Delayed"}
    assert told(page, plan.initiatives[0]).reason == "Waiting for the province"
    assert told(page, plan.initiatives[1]).reason == "Its own reason"
    assert page.table.selected_ids() == plan.initiatives[:5]
    page.session.undo()
    assert told(page, plan.initiatives[0]) is None
    assert status(page, plan.initiatives[1]) == "Delayed"


def test_last_quarters_text_is_copied_where_nothing_is_told(page, plan, words):
    document = page.session.document
    updates.set_updates(
        document, plan.initiatives[:2], Q3, status_id=words["In progress"], narrative="Half of the units"
    )
    updates.set_updates(document, [plan.initiatives[1]], Q4, status_id=words["Completed"])
    updates.set_updates(document, [plan.initiatives[2]], Q3, status_id=words["Completed"])
    page.table.select(plan.initiatives[:4])
    said = []
    page.session.noticed.connect(said.append)
    page.statuses.copy_last()
    assert (status(page, plan.initiatives[0]), told(page, plan.initiatives[0]).narrative) == (
        *("In progress", "Half of the units"),
    )
    assert status(page, plan.initiatives[1]) == "Completed" and told(page, plan.initiatives[2]) is None
    page.statuses.copy_last()
    assert said == ["1 update copied.", "Nothing to copy: they have an update already, or none before."]
    page.session.undo()
    assert told(page, plan.initiatives[0]) is None


def test_another_quarter_shows_what_was_told_for_it_without_a_new_table(page, plan, words):
    document = page.session.document
    updates.set_updates(document, [plan.initiatives[0]], Q2, status_id=words["Completed"])
    updates.set_updates(document, [plan.initiatives[1]], Q3, status_id=words["In progress"])
    resets = []
    page.model.modelReset.connect(lambda: resets.append(True))
    page.table.select([plan.initiatives[1]])
    for quarter, first, second in (
        (Q1, "No update", "No update"),
        (Q2, "Completed", "No update"),
        (Q3, "Completed", "In progress"),
        (Q4, "Completed", "No update, before that In progress"),
    ):
        page.session.set_quarter(quarter)
        assert cell(page, plan.initiatives[0], Column.STATUS).data() == first
        assert cell(page, plan.initiatives[1], Column.STATUS).data() == second
        assert page.form.updates.quarter == quarter
    assert resets == [] and page.table.selected_ids() == [plan.initiatives[1]]


def test_chips_name_the_words_that_were_told_and_filter_by_them(qtbot, page, plan, words, monkeypatch):
    document = page.session.document
    updates.set_updates(document, plan.initiatives[:3], Q4, status_id=words["Completed"])
    updates.set_updates(document, plan.initiatives[3:5], Q4, status_id=words["In progress"])
    page.count()
    chips = page.filters.chips
    done, running = chips[f"status_{words['Completed']}"], chips[f"status_{words['In progress']}"]
    shown = [chip.text() for chip in chips.values() if chip.isVisible()]
    assert shown == ["All", "In progress", "Completed", "No update", "After due quarter", "Due in Q4"]
    assert (done._count, running._count, chips["no_update"]._count, chips["after_due"]._count) == (3, 2, 7, 2)
    qtbot.mouseClick(done, LEFT)
    assert page.model.matching == 3 and done.isChecked()
    monkeypatch.setattr(QGuiApplication, "keyboardModifiers", lambda: CONTROL)
    qtbot.mouseClick(running, LEFT, CONTROL)
    assert page.model.matching == 5 and done.isChecked() and running.isChecked()
    monkeypatch.setattr(QGuiApplication, "keyboardModifiers", lambda: NONE)
    qtbot.mouseClick(chips["no_update"], LEFT)
    assert page.model.matching == 7
    page.session.set_quarter(Q3)
    assert page.model.matching == 12
    page.clear_filters()
    assert page.model.query == Query(quarter=Q3)


def test_the_other_filters_stand_in_the_menu_more(page, plan, words):
    updates.set_updates(page.session.document, plan.initiatives[:3], Q4, status_id=words["Completed"])
    page.count()
    assert page.filters.more.isVisible() and not page.filters.chips["without_lead"].isVisible()
    menu = page.filters.more_menu()
    assert [action.text() for action in menu.actions()][:2] == ["Overdue\t6", "Without lead\t4"]
    menu.actions()[0].trigger()
    assert page.model.matching == 6 and page.filters.chips["overdue"].isVisible()
    page.filters.more_menu().actions()[0].trigger()
    assert page.model.matching == 12


def test_a_filtered_row_goes_when_its_status_is_told(qtbot, page, plan, words):
    updates.set_updates(page.session.document, plan.initiatives[:3], Q4, status_id=words["Completed"])
    resets = []
    page._wish(Query(no_update=True))
    page.model.modelReset.connect(lambda: resets.append(True))
    page.table.select([plan.initiatives[3]], column=Column.STATUS)
    qtbot.keyClick(page.table, Qt.Key.Key_4)
    assert page.model.row_of(plan.initiatives[3]) is None and resets == []
    assert page.table.selected_ids() == [plan.initiatives[4]]


def test_the_column_menu_shows_one_status_only(page, plan, words):
    updates.set_updates(page.session.document, plan.initiatives[:3], Q4, status_id=words["Completed"])
    values = next(
        action.menu() for action in page._column_menu(Column.STATUS).actions() if action.text() == "Show only"
    )
    by_words = {action.text(): action for action in values.actions()}
    assert list(by_words) == [*words, "No update"]
    by_words["Completed"].trigger()
    assert page.model.matching == 3


def test_goals_say_how_many_are_done(page, plan, words):
    heads = lambda: page.model.group_at(page.model.index(0, 0))  # noqa: E731
    assert heads().done is None
    updates.set_updates(page.session.document, plan.initiatives[:2], Q4, status_id=words["Completed"])
    assert (heads().done, heads().total) == (2, 3)
    assert page.model.index(0, Column.TEXT).data(SPOKEN).endswith("2 of 3 done")
    page.session.set_quarter(Q3)
    assert heads().done == 0


def test_status_cells_are_copied_and_pasted_like_others(page, plan, words, dialogs):
    document = page.session.document
    updates.set_updates(document, [plan.initiatives[0]], Q4, status_id=words["Completed"])
    page.table.select([plan.initiatives[0]], column=Column.STATUS)
    page.commands.copy(only_cell=True)
    assert QGuiApplication.clipboard().text() == "Completed"
    page.table.select(plan.initiatives[1:3], column=Column.STATUS)
    dialogs.answer(lambda dialog: dialog.findChild(object, "confirm").click())
    page.commands.paste()
    assert [status(page, one) for one in plan.initiatives[:3]] == ["Completed"] * 3
    QGuiApplication.clipboard().setText("In progress\t\nnot so fast\t")
    page.table.select([plan.initiatives[1]], column=Column.STATUS)
    dialogs.answer(lambda dialog: dialog.accept())
    page.commands.paste()
    assert "no status word" in dialogs.shown[-1].text()
    assert status(page, plan.initiatives[1]) == "Completed"


def test_a_delayed_status_is_not_pasted_without_its_reason(page, plan, failed):
    QGuiApplication.clipboard().setText("Delayed")
    page.table.select([plan.initiatives[1]], column=Column.STATUS)
    page.commands.paste()
    assert "asks for a reason" in failed[0] and told(page, plan.initiatives[1]) is None


def test_columns_without_use_stay_away(page, plan, words):
    page.count()
    assert page.table.isColumnHidden(Column.PERCENT) and not page.table.isColumnHidden(Column.LEAD)
    updates.set_updates(
        page.session.document, [plan.initiatives[0]], Q4, status_id=words["In progress"], percent=40
    )
    page.count()
    assert not page.table.isColumnHidden(Column.PERCENT)
    assert cell(page, plan.initiatives[0], Column.PERCENT).data() == "40%"
    assert page.model.setData(cell(page, plan.initiatives[0], Column.PERCENT), "65 %")
    assert told(page, plan.initiatives[0]).percent == 65


def test_nothing_is_told_in_a_file_open_for_reading(qtbot, tmp_path, plan):
    from plandesk.gui.pages.initiatives import InitiativesPage
    from plandesk.gui.prompts import Prompts
    from plandesk.gui.session import Session
    from plandesk.gui.tasks import Tasks

    session = Session("Somebody else")
    session.open(tmp_path / "plan.plandesk", read_only=True)
    page = InitiativesPage(session, Prompts(), Tasks(at_once=True))
    qtbot.addWidget(page)
    page.show()
    page.table.select([plan.initiatives[0]], column=Column.STATUS)
    qtbot.keyClick(page.table, Qt.Key.Key_4)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert told(page, plan.initiatives[0]) is None
    assert not [menu for menu in page.findChildren(QMenu) if menu.isVisible()]
    assert not page.form.updates.status.isEnabled()
    session.close()


@pytest.fixture
def light(qapp):
    """The design's own colours from before the page is made."""
    look.apply(qapp, dark=False)


def test_a_group_has_its_progress_in_the_column_of_statuses(light, page, plan, words):
    updates.set_updates(page.session.document, plan.initiatives[:3], Q4, status_id=words["Completed"])
    table = page.table
    rect = table.visualRect(page.model.index(0, Column.STATUS))
    picture = table.viewport().grab().toImage()
    place = QPoint(rect.left() + 12, rect.center().y()) * picture.devicePixelRatio()
    colour = picture.pixelColor(place)
    assert colour.green() > colour.red() + 30 and colour.green() > colour.blue() + 10


def test_the_next_row_is_in_hand_when_one_leaves_the_filter_with_its_group(qtbot, page, plan, words):
    first, last = plan.initiatives[0], plan.initiatives[11]
    updates.set_updates(
        page.session.document, [first, last], Q4, status_id=words["Dropped"], reason="No money"
    )
    page.show_list(Query(quarter=Q4, status_ids=(words["Dropped"],)))
    page.table.select([last])
    qtbot.keyClick(page.table, Qt.Key.Key_4, ALT)
    assert status(page, last) == "Completed"
    assert page.table.selected_ids() == [first] and page.form.shown_id == first
