"""The Overview page: its figures, every number leading to its initiatives, keys, words and widths."""

import csv
from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QTableWidget

from plandesk.domain import plans
from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import add_initiative, change_initiative
from plandesk.domain.listing import list_initiatives
from plandesk.domain.milestones import add_milestone
from plandesk.domain.outline import outline
from plandesk.domain.periods import Due, Quarter
from plandesk.domain.service import change_service
from plandesk.domain.statuses import set_status_words, status_words
from plandesk.domain.updates import clear_updates, set_updates
from plandesk.gui.models.overview_rows import Column
from plandesk.gui.widgets.chart import ChartPart
from tests import calgary_plan

Q4 = calgary_plan.QUARTER


@pytest.fixture
def asked(page):
    """The lists of initiatives that the page asked for, as ids."""
    found = []
    session = page.session

    def note(query):
        tree = outline(session.document, session.plan_id)
        found.append(list(list_initiatives(session.document, tree, query)))

    page.list_requested.connect(note)
    return found


@pytest.fixture
def opened(page):
    found = []
    page.record_requested.connect(lambda *where: found.append(where))
    return found


def part(page, words):
    return next(one for one in page.content.findChildren(ChartPart) if one.accessibleName() == words)


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


# ---- what it says


def test_the_whole_page_in_one_look(page):
    content = page.content
    assert content.sentence.words == (
        "80 of 107 initiatives are completed. 23 are delayed and 4 have sent no update."
    )
    assert page.head.count.text() == "Quarter ended 31 December 2023, updates closed 14 January 2024"
    assert content.goals.title.text() == "Status by goal"
    assert (content.late.title.text(), content.late.note.text()) == ("Delayed", "23")
    assert (content.missing.title.text(), content.missing.note.text()) == ("No update received", "4")
    assert (content.due.title.text(), content.due.note.text()) == ("Due this quarter", "48")
    assert content.due_words.text() == "32 completed, 12 delayed, 4 without an update."
    assert content.milestones.isHidden()
    assert content.all_late.text() == "Show all 23"


def test_the_list_of_late_ones(page):
    rows = page.content.late_rows
    found = [[rows.index(row, column).data() for column in range(6)] for row in range(rows.rowCount())]
    assert len(found) >= 6
    assert found[0][0] == "46" and found[0][2:] == ["Q1", "Partner or supplier", "Q1 2024", "4 quarters"]
    without = next(row for row in found if row[0] == "69")
    assert without[2:] == ["Q4", "No reason", "–", "–"]


def test_rows_of_initiatives_without_update_name_lead_and_last_word(page):
    rows = page.content.missing_rows
    told = [
        rows.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole).split(". ")[-1]
        for row in range(rows.rowCount())
    ]
    assert told[0] == "Professional Standards · In progress in Q3"
    assert told[3] == "Inclusion Office · In progress in Q2, nothing since"


# ---- where its numbers lead


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("2 Increase Public Trust and Confidence: Completed after due quarter, 6 of 19", 6),
        ("1 Increase Community Safety and Well-Being: Completed, 29 of 33", 29),
        ("3 Increase Effectiveness and Efficiency: No update, 1 of 17", 1),
        ("4 Increase Employee Satisfaction and Engagement: 19 initiatives", 19),
        ("Due in Q4 2023: Delayed, 12 of 48", 12),
        ("Q3: 15 of 24 completed on time, 63%", 24),
    ],
)
def test_a_part_of_a_chart_leads_to_its_initiatives(page, qtbot, asked, words, count):
    chosen = part(page, words)
    page.content.ensureWidgetVisible(chosen)
    click(qtbot, chosen)
    assert [len(ids) for ids in asked] == [count]


def test_the_links_of_the_heads_lead_to_all_of_them(page, qtbot, asked):
    content = page.content
    for link in (content.all_late, content.all_missing, content.all_due):
        content.ensureWidgetVisible(link)
        click(qtbot, link)
    assert [len(ids) for ids in asked] == [23, 4, 48]
    assert asked[1] == [one.initiative_id for one in page.overview.missing]


def test_the_sentence_is_followed_by_keys(page, qtbot, asked):
    sentence = page.content.sentence
    page.report_button.setFocus()
    sentence.setFocus(Qt.FocusReason.TabFocusReason)
    for _piece in range(3):
        qtbot.keyClick(sentence, Qt.Key.Key_Return)
        qtbot.keyClick(sentence, Qt.Key.Key_Tab)
    assert [len(ids) for ids in asked] == [80, 23, 4]


def test_a_row_leads_to_its_initiative(page, qtbot, opened):
    late, missing = page.content.late_list, page.content.missing_list
    place = late.visualRect(late.model().index(1, Column.TEXT)).center()
    qtbot.mouseClick(late.viewport(), Qt.MouseButton.LeftButton, pos=place)
    missing.setFocus()
    qtbot.keyClick(missing, Qt.Key.Key_Down)
    qtbot.keyClick(missing, Qt.Key.Key_Return)
    found = page.overview
    assert opened == [
        ("initiatives", "initiative", found.late[1].initiative_id),
        ("initiatives", "initiative", found.missing[1].initiative_id),
    ]


def test_the_button_leads_to_the_status_report(page, qtbot):
    commands = []
    page.command_requested.connect(commands.append)
    click(qtbot, page.report_button)
    assert commands == ["status report"]


# ---- as a table


def test_figures_as_a_table_can_be_copied(page, qtbot, qapp, dialogs):
    seen = []

    def answer(dialog):
        table = dialog.findChild(QTableWidget)
        seen.append([table.horizontalHeaderItem(column).text() for column in range(table.columnCount())])
        qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        dialog.accept()

    dialogs.answer(answer)
    page.tables[0].trigger()
    assert seen == [["Goal", "Completed", "Completed after due quarter", "Delayed", "No update", "Total"]]
    lines = qapp.clipboard().text().split("\n")
    assert lines[0].split("\t") == seen[0]
    assert lines[2] == "2 Increase Public Trust and Confidence\t10\t6\t2\t1\t19"
    assert lines[-1] == "All\t65\t15\t23\t4\t107"


def test_chosen_cells_are_copied_alone(page, qtbot, qapp, dialogs):
    def answer(dialog):
        table = dialog.findChild(QTableWidget)
        table.clearSelection()
        for column in (0, 4):
            table.item(2, column).setSelected(True)
        click(qtbot, dialog.copy_button)
        dialog.accept()

    dialogs.answer(answer)
    page.tables[1].trigger()
    assert qapp.clipboard().text() == "Q3\t63%"


def test_the_list_of_missing_updates_is_saved_and_can_come_back(page, session, dialogs, tmp_path):
    dialogs.choose(tmp_path / "asked.csv")
    page.save_action.trigger()
    lines = (tmp_path / "asked.csv").read_text(encoding="utf-8-sig").splitlines()
    rows = list(csv.DictReader(lines))
    assert [row["Lead"] for row in rows] == [
        "Digital Evidence", "Inclusion Office", "Professional Standards", "Training",
    ]  # fmt: skip
    assert [row["No."] for row in rows] == ["63", "92", "52", "79"]
    assert rows[1]["Heard last"] == "In progress in Q2 2023, nothing since"
    assert rows[0]["Status Q4 2023"] == rows[0]["Reason"] == ""
    dialogs.choose(tmp_path / "asked.xlsx")
    page.content.save_missing.click()
    assert (tmp_path / "asked.xlsx").read_bytes()[:2] == b"PK"


# ---- following changes


def test_a_change_is_read_when_it_is_seen(page, session, qtbot):
    first = page.overview.late[0]
    words = {one.counts_as: one.id for one in status_words(session.document, session.plan_id)}
    set_updates(session.document, [first.initiative_id], Q4, status_id=words["done"])
    qtbot.waitUntil(lambda: page.content.late.note.text() == "22")
    assert page.content.sentence.words.startswith("81 of 107")
    page.hide()
    session.undo()
    assert page.content.late.note.text() == "22"
    page.show()
    page.shown()
    assert page.content.late.note.text() == "23"


def test_what_the_page_does_not_show_is_not_read_again(page, session, qtbot):
    before = page.overview
    change_service(session.document, name="Another name")
    page.shown()
    assert page.overview is before


def test_a_past_quarter_shows_that_quarter(page, session, qtbot):
    session.set_quarter(Quarter(2023, 3))
    qtbot.waitUntil(lambda: page.overview.quarter == Quarter(2023, 3))
    assert page.head.count.text() == "Quarter ended 30 September 2023, updates closed 14 October 2023"
    assert page.content.sentence.words.startswith("0 of 107")
    session.set_quarter(Quarter(2023, 1))
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    assert page.empty.title.text() == "No updates for Q1 yet"


# ---- empty pages


def test_a_file_without_a_plan(page, session, qtbot):
    commands = []
    page.command_requested.connect(commands.append)
    plans.delete_plan(session.document, session.plan_id)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.empty)
    assert page.empty.title.text() == "No plan in this file yet"
    assert page.empty.button.property("iconName") == "add"  # as on the other pages without a plan
    plans.add_plan(session.document, "Next", "annual", date(2024, 1, 1), date(2024, 12, 31))
    qtbot.waitUntil(lambda: page.empty.title.text() == "No initiatives in this plan yet")
    assert page.empty.button.icon().isNull()
    session.undo()
    qtbot.waitUntil(lambda: page.empty.title.text() == "No plan in this file yet")
    click(qtbot, page.empty.button)
    assert commands == ["new plan"]


def test_a_plan_without_initiatives_then_without_updates(page, session, qtbot):
    document, commands = session.document, []
    page.command_requested.connect(commands.append)
    empty = plans.add_plan(document, "Next", "annual", date(2024, 1, 1), date(2024, 12, 31))
    session.set_plan(empty)
    session.set_quarter(Quarter(2024, 2))
    qtbot.waitUntil(lambda: page.empty.title.text() == "No initiatives in this plan yet")
    click(qtbot, page.empty.button)
    goal = add_objective(document, empty, None, "Goal")
    add_initiative(document, goal, "Do it", due=Due("2024-Q2"))
    qtbot.waitUntil(lambda: page.empty.title.text() == "No updates for Q2 yet")
    assert page.empty.hint.text() == "1 of 1 initiatives is due in this quarter. The plan is still a draft."
    assert page.report_button.isHidden()
    click(qtbot, page.empty.button)
    assert commands == ["page plan", "page initiatives"]


def test_nothing_late_and_everyone_heard(page, session, qtbot):
    document, plan_id = session.document, session.plan_id
    words = {one.counts_as: one.id for one in status_words(document, plan_id)}
    ids = [one.initiative_id for one in (*page.overview.late, *page.overview.missing)]
    set_updates(document, ids, Q4, status_id=words["done"])
    qtbot.waitUntil(lambda: page.content.no_late.isVisible())
    assert page.content.no_late.text() == "Nothing is late."
    assert page.content.no_missing.isVisible()
    assert page.content.late_list.isHidden() and page.content.missing_list.isHidden()
    assert page.content.sentence.words == "107 of 107 initiatives are completed."
    clear_updates(document, ids[:1], Q4)
    qtbot.waitUntil(lambda: page.content.missing_list.isVisible())
    assert page.content.no_late.text() == "Nothing is reported late."


def test_words_of_the_plan_are_plain_text(page, session, qtbot):
    document, plan_id = session.document, session.plan_id
    words = [*status_words(document, plan_id)]
    marked = [replace(one, word="<b>Late</b>") if one.counts_as == "late" else one for one in words]
    set_status_words(document, plan_id, marked)
    qtbot.waitUntil(lambda: "<b>Late</b>" in page.content.sentence.words)
    assert "&lt;b&gt;Late" in page.content.sentence.text()
    first = page.overview.late[0].initiative_id
    change_initiative(document, first, text="<i>Text</i>")
    rows = page.content.late_rows
    qtbot.waitUntil(lambda: rows.index(0, Column.TEXT).data() == "<i>Text</i>")
    assert "<i>" not in rows.index(0, Column.TEXT).data(Qt.ItemDataRole.ToolTipRole)


# ---- more


def test_milestones_that_are_due(page, session, qtbot, opened):
    ids = [one.initiative_id for one in page.overview.late][:7]
    for place, one in enumerate(ids):
        add_milestone(session.document, one, f"Step {place}", due=Due(f"2023-Q{1 if place == 3 else 4}"))
    qtbot.waitUntil(lambda: page.content.milestones.note.text() == "7")
    content, rows = page.content, page.content.milestone_rows
    assert rows.rowCount() == 5
    assert rows.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Step 3. Was due Q1"
    click(qtbot, content.more_milestones)
    assert rows.rowCount() == 7 and content.more_milestones.isHidden()
    content.milestone_list.setFocus()
    qtbot.keyClick(content.milestone_list, Qt.Key.Key_Return)
    assert opened == [("initiatives", "initiative", ids[3])]


def test_initiatives_overdue_but_not_called_late(page, session, qtbot, asked):
    document, plan_id = session.document, session.plan_id
    words = {one.counts_as: one.id for one in status_words(document, plan_id)}
    first = next(one for one in page.overview.late if one.due.stored == "2023-Q1")
    set_updates(document, [first.initiative_id], Q4, status_id=words["in_progress"])
    link = page.content.overdue
    qtbot.waitUntil(lambda: link.isVisible())
    assert link.text() == "1 more was due before this quarter and is not completed"
    page.content.ensureWidgetVisible(link)
    click(qtbot, link)
    assert asked == [[first.initiative_id]]


def test_many_goals_show_the_first_and_all_when_wished(show, session, qtbot):
    for number in range(20):
        goal = add_objective(session.document, session.plan_id, None, f"Goal {number}")
        add_initiative(session.document, goal, "Do it")
    page = show()
    bars, link = page.content.bars, page.content.all_goals
    assert {one.place[0] for one in bars.parts} == set(range(12))
    assert link.text() == "Show 13 more"
    page.content.ensureWidgetVisible(link)
    click(qtbot, link)
    assert {one.place[0] for one in bars.parts} == set(range(25))
    assert link.isHidden()


# ---- widths and keys


def in_body(page, widget):
    return widget.mapTo(page.content.body, QPoint(0, 0))


def test_wide_windows_have_two_columns_and_narrow_ones_one(show, qtbot):
    wide, narrow = show(1240, 820), show(1100, 700)
    assert in_body(wide, wide.content.on_time).x() > in_body(wide, wide.content.goals).x()
    assert in_body(wide, wide.content.on_time).y() == in_body(wide, wide.content.goals).y()
    qtbot.waitUntil(
        lambda: (
            in_body(narrow, narrow.content.on_time).y()
            > in_body(narrow, narrow.content.late).y() + narrow.content.late.height()
        )
    )
    assert in_body(narrow, narrow.content.on_time).x() == in_body(narrow, narrow.content.goals).x()


def test_everything_is_reached_in_the_smallest_window(show, qtbot):
    page = show(584, 212)
    content = page.content
    assert content.body.width() == content.viewport().width()
    assert content.late_list.two_lines
    note = content.late_rows.index(0, Column.TEXT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert note.endswith("Due Q1 · Partner or supplier · new date Q1 2024")
    seen = set()
    content.panes()[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _step in range(60):
        focus = QApplication.focusWidget()
        if focus is content.sentence and len(seen) > 1:
            break
        seen.add(focus)
        if content.isAncestorOf(focus):
            top = focus.mapTo(content.viewport(), QPoint(0, 0)).y()
            assert top < content.viewport().height() and top + focus.height() > 0, focus
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    reached = {page.report_button, content.sentence, content.late_list, content.missing_list, content.all_due}
    assert reached <= seen


def test_one_stop_of_tab_for_each_chart(page):
    content = page.content
    for chart in (content.bars, content.line, content.due_bar):
        stops = [one for one in chart.parts if one.focusPolicy() == Qt.FocusPolicy.StrongFocus]
        assert len(stops) == 1


def test_every_control_has_a_name(page):
    content = page.content
    for view in (content.late_list, content.missing_list, content.milestone_list):
        assert view.accessibleName()
    assert content.line.accessibleName().startswith("Completed on time. Q1: 6 of 13 completed on time, 46%;")
    assert content.bars.accessibleName() == (
        "Status by goal. 107 initiatives: 65 completed, 15 completed after due quarter, 23 delayed, "
        "4 without an update."
    )
    assert content.sentence.accessibleName() == content.sentence.words
