"""Rows, form, search, filters and order on the page of initiatives."""

from types import SimpleNamespace

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QAbstractItemView

from plandesk.domain import branches, initiatives, plans, statuses, updates
from plandesk.domain.branches import Node
from plandesk.domain.initiatives import Lead
from plandesk.domain.periods import Due
from plandesk.gui import page as pages
from plandesk.gui.models.initiative_cells import Column
from plandesk.gui.models.initiatives_model import BY_TOP
from plandesk.gui.pages.initiatives import InitiativesPage
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
GROUP = ("title", "count", "collapsed", "done", "total")


def shown(page):
    model = page.model
    return [
        model.index(row, Column.TEXT).data()
        for row in range(model.rowCount())
        if model.initiative_id(row) is not None
    ]


def click_head(qtbot, page, column):
    head = page.table.head
    left = head.sectionViewportPosition(column)
    qtbot.mouseClick(head.viewport(), LEFT, NONE, QPoint(left + 12, head.height() // 2))


def click_chip(qtbot, page, name, keys=NONE):
    page.filters.chips[name].setFocus()
    qtbot.mouseClick(page.filters.chips[name], LEFT, keys)


def test_the_first_row_is_selected_and_its_form_shown(page, plan):
    assert page.table.selected_ids() == [plan.initiatives[0]]
    assert page.form.shown_id == plan.initiatives[0]
    assert page.form.title.text() == "Activity 1.1.1"
    assert page.form.crumb.text() == "Safe streets › Listen for safe streets"
    assert page.head.count.text() == "12 in 2 focus areas and 4 goals"


def test_the_arrow_keys_go_through_rows_and_groups(qtbot, page, plan):
    for _time in range(2):
        qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.current_id() == plan.initiatives[2]
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.model.group_at(page.table.currentIndex()).number == "1.2"
    assert page.form.shown_id == plan.initiatives[2]
    qtbot.keyClick(page.table, Qt.Key.Key_Left)
    assert page.model.rowCount() == 13
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.form.shown_id == plan.initiatives[3]


def test_ctrl_and_arrows_go_from_record_to_record(qtbot, page, plan):
    page.show_record("initiative", plan.initiatives[2])
    qtbot.keyClick(page.table, Qt.Key.Key_Down, CONTROL)
    assert page.form.shown_id == plan.initiatives[3]
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.form.fields.text.hasFocus()
    qtbot.keyClick(page.form.fields.text, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    page.form.next.click()
    assert page.form.shown_id == plan.initiatives[4]


def test_a_click_on_a_group_closes_it(qtbot, page, plan):
    row = page.model.row_of(-plan.goals[1])
    place = page.table.visualRect(page.model.index(row, Column.TEXT)).center()
    qtbot.mouseClick(page.table.viewport(), LEFT, NONE, place)
    assert len(shown(page)) == 9
    page.show_record("initiative", plan.initiatives[4])
    assert len(shown(page)) == 12
    assert page.form.shown_id == plan.initiatives[4]


def test_what_is_typed_into_the_search_is_found_and_counted(page, plan):
    page.focus_search("Act")
    assert len(shown(page)) == 6
    page.focus_search("11 bicycle")
    assert shown(page) == ["Initiative 11 of act bicycle"]
    assert page.form.shown_id == plan.initiatives[10]
    page.count()
    assert page.filters.chips["all"]._count == 1
    page.focus_search("")
    assert len(shown(page)) == 12
    assert page.form.shown_id == plan.initiatives[10]


def test_nothing_found_offers_to_clear(qtbot, page):
    dropped = []
    page.search_dropped.connect(lambda: dropped.append(True))
    page.focus_search("no such words")
    assert page.no_match.isVisible() and not page.table.isVisible()
    assert page.no_match.title.text() == "No initiative matches"
    qtbot.mouseClick(page.no_match.button, LEFT)
    assert page.table.isVisible() and len(shown(page)) == 12
    assert dropped == [True]


def test_chips_filter_alone_and_with_ctrl_together(qtbot, page):
    page.count()
    chips = page.filters.chips
    names = ("all", "without_lead", "without_due", "without_results", "internal", "due_in_quarter")
    assert [chips[name]._count for name in names] == [12, 4, 2, 8, 3, 2]
    assert [name for name, chip in chips.items() if chip.isVisible()] == [
        *("all", "due_in_quarter", "without_lead", "without_due", "without_results", "internal"),
    ]
    click_chip(qtbot, page, "without_lead")
    assert len(shown(page)) == 4 and chips["without_lead"].isChecked() and not chips["all"].isChecked()
    click_chip(qtbot, page, "without_due")
    assert len(shown(page)) == 2 and not chips["without_lead"].isChecked()
    click_chip(qtbot, page, "without_due")
    assert len(shown(page)) == 12 and chips["all"].isChecked()
    assert not page.filters.clear.isVisible()


def test_ctrl_click_combines_chips_and_clear_takes_all_away(qtbot, page, monkeypatch):
    from PySide6.QtGui import QGuiApplication

    click_chip(qtbot, page, "without_results")
    # An event sent by a test does not press the keyboard's own keys.
    monkeypatch.setattr(QGuiApplication, "keyboardModifiers", lambda: CONTROL)
    click_chip(qtbot, page, "internal", CONTROL)
    assert [name for name, chip in page.filters.chips.items() if chip.isChecked()] == [
        "without_results",
        "internal",
    ]
    assert all(page.model.row(one).results == "" for one in map(page.model.initiative_id, range(1, 2)) if one)
    both = len(shown(page))
    assert 0 < both < 3
    qtbot.mouseClick(page.filters.clear, LEFT)
    assert len(shown(page)) == 12


def test_a_click_on_a_head_sorts_and_another_turns_round(qtbot, page, plan):
    click_head(qtbot, page, Column.DUE)
    assert page.model.query.sort == "due" and page.model.rowCount() == 12
    assert not page.groups.isEnabled()
    assert page.form.shown_id == plan.initiatives[0]
    click_head(qtbot, page, Column.DUE)
    assert page.model.query.descending
    click_head(qtbot, page, Column.NUMBER)
    assert page.model.rowCount() == 16 and not page.model.query.descending


def test_a_columns_menu_shows_only_one_value(page):
    menu = page._column_menu(Column.LEAD)
    values = next(action.menu() for action in menu.actions() if action.text() == "Show only")
    assert [action.text() for action in values.actions()] == ["Patrol", "Traffic"]
    values.actions()[1].trigger()
    assert len(shown(page)) == 4
    assert page.filters.value.text() == "Lead: Traffic" and page.filters.value.isVisible()
    page.filters.value.click()
    assert len(shown(page)) == 12


def test_columns_are_chosen_moved_and_kept(qtbot, page, session):
    page.table.show_column(Column.PARTNERS, True)
    page.table.show_column(Column.PUBLIC, False)
    page.table.head.moveSection(page.table.head.visualIndex(Column.DUE), 0)
    page.table.setColumnWidth(Column.LEAD, 222)
    page.groups.chosen.emit(BY_TOP)
    click_head(qtbot, page, Column.LEAD)
    page.form.fold.click()
    kept = page.state()
    again = InitiativesPage(session, Prompts(), Tasks(at_once=True))
    qtbot.addWidget(again)
    again.restore(kept)
    assert again.table.columns() == [
        *(Column.DUE, Column.NUMBER, Column.TEXT, Column.STATUS),
        *(Column.COMPLETED, Column.LEAD, Column.PARTNERS),
    ]
    assert again.table.columnWidth(Column.LEAD) == 222
    assert again.form.fold.is_open
    assert again.model.grouping == BY_TOP and again.model.query.sort == "lead"
    again.restore({"table": {"order": ["nonsense"], "widths": {"due": "wide"}}, "grouping": 7, "sort": None})
    assert again.model.query.sort == "lead"


def test_the_words_take_the_room_that_is_left(page):
    others = sum(page.table.columnWidth(one) for one in page.table.columns() if one != Column.TEXT)
    assert page.table.columnWidth(Column.TEXT) == page.table.viewport().width() - others
    assert page.table.head.length() == page.table.viewport().width()


def test_selection_and_scroll_stay_when_another_row_changes(page, session, plan):
    page.table.select(plan.initiatives[3:6])
    initiatives.change_initiative(session.document, plan.initiatives[0], text="Changed")
    initiatives.add_initiative(session.document, plan.goals[0], "Before them all", position=0)
    assert page.table.selected_ids() == plan.initiatives[3:6]


def test_many_selected_rows_stay_selected_in_another_order(page, session, plan):
    for number in range(30):
        initiatives.add_initiative(session.document, plan.goals[0], f"More {number}")
    page.table.selectAll()
    page.table.head.sort_wished.emit(Column.TEXT)
    assert len(page.table.selected_ids()) == 42
    page.focus_search("more")
    assert len(page.table.selected_ids()) == 30


def test_a_deleted_row_gives_the_selection_to_the_next(qtbot, page, session, plan):
    page.show_record("initiative", plan.initiatives[2])
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.table.selected_ids() == [plan.initiatives[3]]
    assert page.form.shown_id == plan.initiatives[3]
    session.undo()
    assert plan.initiatives[2] in [page.model.initiative_id(row) for row in range(page.model.rowCount())]


def test_a_new_initiative_comes_under_the_current_goal_and_its_form_opens(qtbot, page, session, plan):
    page.show_record("initiative", plan.initiatives[4])
    qtbot.mouseClick(page.add_button, LEFT)
    made = page.form.shown_id
    assert made not in plan.initiatives
    assert initiatives.initiative(session.document, made).objective_id == plan.goals[1]
    assert page.form.fields.text.hasFocus()
    qtbot.keyClicks(page.form.fields.text, "Walk every beat")
    page.table.setFocus()
    assert initiatives.initiative(session.document, made).text == "Walk every beat"
    assert page.model.index(page.model.row_of(made), Column.TEXT).data() == "Walk every beat"


def test_an_empty_plan_says_what_to_do_and_asks_for_the_goals(qtbot, page, session, plan, dialogs):
    branches.delete_nodes(session.document, [Node("objective", one) for one in plan.areas])
    assert page.empty.isVisible() and not page.form.isVisible() and not page.filters.isVisible()
    assert page.head.count.text() == "None in this plan"
    for words in ("Safe streets", "Listen"):
        dialogs.answer(lambda dialog, words=words: (dialog.setTextValue(words), dialog.accept()))
    qtbot.mouseClick(page.empty.button, LEFT)
    assert page.table.isVisible() and page.form.shown_id is not None
    assert page.form.crumb.text() == "Safe streets › Listen"
    session.undo()
    assert page.empty.isVisible()


def test_without_a_plan_the_button_makes_one(qtbot, page, session, plan):
    plans.delete_plan(session.document, plan.plan)
    assert page.empty.isVisible() and page.empty.button.text() == "New plan…"
    with qtbot.waitSignal(page.command_requested) as wished:
        qtbot.mouseClick(page.empty.button, LEFT)
    assert wished.args == ["new plan"]


def test_the_status_bar_and_the_edit_menu_follow_the_selection(page, plan):
    said = []
    page.notice.connect(said.append)
    page.table.select(plan.initiatives[:2])
    assert said[-1] == "12 of 12 shown, 2 selected"
    assert page.can_edit(pages.COPY) and page.can_edit(pages.DELETE) and not page.can_edit(pages.CUT)
    page.table.clearSelection()
    assert not page.can_edit(pages.DELETE)
    page.edit(pages.SELECT_ALL)
    assert len(page.table.selected_ids()) == 12


def test_every_control_has_a_name_for_screen_readers(page):
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit

    for kind in (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView):
        for control in page.findChildren(kind):
            if control.isVisible() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = control.accessibleName() or getattr(control, "text", str)()
                assert named, f"{control} has no name"


def test_a_file_open_for_reading_can_be_looked_at_only(qtbot, tmp_path, plan):
    session = Session("Somebody else")
    session.open(tmp_path / "plan.plandesk", read_only=True)
    page = InitiativesPage(session, Prompts(), Tasks(at_once=True))
    qtbot.addWidget(page)
    page.show()
    assert not page.add_button.isEnabled()
    assert not page.model.index(1, Column.TEXT).flags() & Qt.ItemFlag.ItemIsEditable
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert len(shown(page)) == 12 and not page.can_edit(pages.DELETE)
    session.close()


def test_on_a_low_window_the_rows_come_first(qtbot, page):
    assert page.filters.isVisible() and not page.filtering.isVisible()
    page.resize(640, 300)
    assert not page.filters.isVisible() and page.filtering.isVisible()
    page.filtering.click()
    assert page.filters.isVisible()
    page.table.selectAll()
    assert page.bulk.isVisible() and not page.filters.isVisible()
    two_rows = 2 * page.table.rowHeight(0)
    qtbot.waitUntil(lambda: page.table.viewport().height() >= two_rows, timeout=2000)


def test_whole_dates_have_room_in_the_due_column(qtbot, session, plan):
    initiatives.change_initiative(session.document, plan.initiatives[1], due=Due("2024-09-30"))
    page = InitiativesPage(session, Prompts(), Tasks(at_once=True))
    qtbot.addWidget(page)
    page.resize(1240, 760)
    page.show()
    words = page.model.index(page.model.row_of(plan.initiatives[1]), Column.DUE).data()
    assert words == "30 Sep 2024"
    assert page.table.columnWidth(Column.DUE) > page.table.fontMetrics().horizontalAdvance(words)
    page.table.setColumnWidth(Column.DUE, 60)
    page.table.fit_words()
    assert page.table.columnWidth(Column.DUE) == 60


def test_long_status_words_have_room_in_their_column(qtbot, session, plan, page):
    page.table.fit_words()
    usual = page.table.fontMetrics().horizontalAdvance("In progress") + px(52)
    assert px(124) <= page.table.columnWidth(Column.STATUS) <= max(px(124), usual)
    words = statuses.status_words(session.document, plan.plan)
    longer = [replace(one, word=f"{one.word} for the partners") for one in words]
    statuses.set_status_words(session.document, plan.plan, longer)
    updates.set_updates(session.document, plan.initiatives[:1], session.quarter, status_id=words[1].id)
    page = InitiativesPage(session, Prompts(), Tasks(at_once=True))
    qtbot.addWidget(page)
    page.resize(1240, 760)
    page.show()
    page.table.fit_words()
    told = page.model.index(page.model.row_of(plan.initiatives[0]), Column.STATUS).data()
    wide = page.table.columnWidth(Column.STATUS)
    assert told.endswith("for the partners") and wide > page.table.fontMetrics().horizontalAdvance(told) + px(
        40
    )


def test_whole_dates_have_room_at_the_next_start_unless_the_width_was_chosen(qtbot, session, plan, page):
    left = page.state()
    initiatives.change_initiative(session.document, plan.initiatives[1], due=Due("2024-09-30"))
    again = InitiativesPage(session, Prompts(), Tasks(at_once=True))
    qtbot.addWidget(again)
    again.restore(left)
    assert again.table.columnWidth(Column.DUE) > again.table.fontMetrics().horizontalAdvance("30 Sep 2024")
    again.table.setColumnWidth(Column.DUE, 61)
    third = InitiativesPage(session, Prompts(), Tasks(at_once=True))
    qtbot.addWidget(third)
    third.restore(again.state())
    assert third.table.columnWidth(Column.DUE) == 61


class Painted(QObject):
    """What of a widget was painted since it was asked last."""

    def __init__(self, widget):
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.region = self.region.united(event.region())
        return False


def test_the_ring_goes_with_the_whole_row_onto_a_group_and_off_it(qtbot, page):
    table = page.table
    for _time in range(2):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    table.viewport().repaint()
    painted = Painted(table.viewport())
    before = table.currentIndex()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert page.model.group_at(table.currentIndex()) is not None
    for index in (before, table.currentIndex()):
        for column in (Column.NUMBER, Column.STATUS):
            cell = table.visualRect(index.siblingAtColumn(column))
            qtbot.waitUntil(lambda cell=cell: painted.region.contains(cell.center()))


def test_a_key_does_not_take_a_sentence_away(qtbot, page, plan):
    table, first = page.table, plan.initiatives[0]
    text = page.model.row(first).text
    for column in (Column.TEXT, Column.RESULTS):
        table.setCurrentIndex(page.model.index(page.model.row_of(first), column))
        if column == Column.RESULTS:
            initiatives.change_initiative(page.session.document, first, results="Seven streets walked")
        for key in (Qt.Key.Key_W, Qt.Key.Key_3):
            qtbot.keyClick(table, key)
            assert not table.state_is_editing()
    row = page.model.row(first)
    assert (row.text, page.model.row_of(first)) == (text, table.currentIndex().row())
    initiatives.change_initiative(page.session.document, first, results="")
    qtbot.keyClick(table, Qt.Key.Key_W)
    assert table.state_is_editing()  # nothing stands there: it is written in place


def test_a_search_brings_no_empty_column_of_leads(qtbot, page, plan, session):
    for one in plan.initiatives:
        initiatives.change_initiative(session.document, one, leads=())
    qtbot.waitUntil(lambda: page.table.isColumnHidden(Column.LEAD))
    page.focus_search("car")
    page.count()
    assert page.table.isColumnHidden(Column.LEAD)
    initiatives.change_initiative(
        session.document, plan.initiatives[1], leads=(Lead(None, plan.units[0], ""),)
    )
    page.count()
    assert not page.table.isColumnHidden(Column.LEAD)


@pytest.mark.parametrize("number", ["1.1", "12.34", "Area 12.34"])
def test_the_number_of_a_group_is_shown_however_wide_it_is(page, number):
    index = page.model.index(0, Column.TEXT)
    group = page.model.group_at(index)
    assert group is not None

    def drawn(said):
        told = SimpleNamespace(**{name: getattr(group, name) for name in GROUP}, number=said)
        for column in (Column.NUMBER, Column.TEXT):
            page.table.itemDelegateForColumn(column)._group_at = lambda _index: told
        return page.table.viewport().grab(page.table.visualRect(index)).toImage()

    left = page.table.visualRect(page.model.index(0, Column.NUMBER))
    without, shown = drawn(""), drawn(number)
    beside = page.table.viewport().grab(left).toImage()
    drawn("")
    assert shown != without or beside != page.table.viewport().grab(left).toImage()
