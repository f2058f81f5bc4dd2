"""What was changed since the approval, or between two moments, through the page's own widgets."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from plandesk.domain import amendments, approval, branches, initiatives
from plandesk.domain.periods import Due
from plandesk.file.document import Document
from plandesk.gui.models.amendments_model import AMENDMENT
from plandesk.gui.pages.history import HistoryPage
from plandesk.gui.session import Session
from tests.gui import small_plan
from tests.gui.typed_day import type_day


@pytest.fixture
def small(tmp_path):
    path = tmp_path / "small.plandesk"
    return path, small_plan.make(path)


@pytest.fixture
def session(qtbot, small):
    made = Session("B. Editor")
    made.open(small[0])
    yield made
    made.abandon()


@pytest.fixture
def amended(session, small):
    """An approved plan, of which one initiative was reworded and re-dated, one added and one deleted."""
    document, ids = session.document, small[1]
    approval.approve(document, ids.plan, date(2024, 1, 24))
    initiatives.change_initiative(
        document, ids.initiatives[0], text="Initiative 1 of listen tricycle", due=Due("2024-Q4")
    )
    initiatives.add_initiative(document, ids.goals[1], "A new idea")
    branches.delete_nodes(document, [branches.Node("initiative", ids.initiatives[11])])
    return ids


@pytest.fixture
def page(qtbot, session, prompts, tasks):
    made = HistoryPage(session, prompts, tasks)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.shown()
    return made


def click_tab(qtbot, page, place):
    qtbot.mouseClick(page.tabs, Qt.MouseButton.LeftButton, pos=page.tabs.tabRect(place).center())


def rows(page):
    model = page.amendments.model
    return [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_what_was_changed_since_the_approval_stands_under_its_goals(qtbot, page, amended):
    click_tab(qtbot, page, 1)
    assert page.head.count.text() == "3 changes"
    assert rows(page) == [
        "1 Safe streets",
        "Reworded, new date. 1.1.1. Initiative 1 of listen tricycle. No reason given",
        "Added. 1.2.4. A new idea. No reason given",
        "2 Strong service",
        "Dropped. 2.2.3. Initiative 12 of act car. No reason given",
    ]
    told = page.amendments.wording.toPlainText()
    assert "Approval of" in told and "Initiative 1 of listen bicycle" in told
    assert "Due Q1" in told and "Due Q4" in told
    assert page.amendments.pane.title.text() == "Reworded, new date 1.1.1"


def test_words_that_went_are_struck_and_new_ones_underlined(qtbot, page, amended):
    click_tab(qtbot, page, 1)
    faces = {}
    cursor = page.amendments.wording.textCursor()
    cursor.movePosition(cursor.MoveOperation.Start)
    while cursor.movePosition(cursor.MoveOperation.Right):
        face = cursor.charFormat()
        faces.setdefault((face.fontStrikeOut(), face.fontUnderline()), []).append(cursor.position())
    text = page.amendments.wording.toPlainText()
    assert "".join(text[at - 1] for at in faces[True, False]).strip() == "bicycle"
    assert "".join(text[at - 1] for at in faces[False, True]).strip() == "tricycle"


def test_the_reason_is_typed_beside_and_kept_as_one_step(qtbot, page, session, amended):
    click_tab(qtbot, page, 1)
    qtbot.keyClick(page.amendments.view, Qt.Key.Key_Return)
    qtbot.keyClicks(page.amendments.reason, "The Board asked for it <b>")
    page.amendments.view.setFocus()
    session.flush()
    assert rows(page)[1].endswith("The Board asked for it <b>")
    found = amendments.since_approval(session.document, amended.plan)
    assert [one.reason for one in found] == ["The Board asked for it <b>", "", ""]
    session.undo()
    assert rows(page)[1].endswith("No reason given")
    assert page.amendments.reason.text() == ""


def test_a_typed_reason_survives_a_kill(qtbot, page, session, small, amended):
    click_tab(qtbot, page, 1)
    qtbot.keyClicks(page.amendments.reason, "Half a reason")
    session.fields.keep_drafts()
    copied = small[0].with_name("killed.plandesk")
    copied.write_bytes(small[0].read_bytes())  # as the file is when the program is killed now
    other = Session("B. Editor")
    other.open(copied)
    found = amendments.since_approval(other.document, amended.plan)
    assert found[0].reason == "Half a reason"
    other.abandon()


def test_the_next_change_is_one_key_away_and_headings_are_passed_over(qtbot, page, amended):
    click_tab(qtbot, page, 1)
    heads = [page.amendments.pane.title.text()]
    while page.amendments.pane.next.isEnabled():
        qtbot.mouseClick(page.amendments.pane.next, Qt.MouseButton.LeftButton)
        heads.append(page.amendments.pane.title.text())
    assert heads == ["Reworded, new date 1.1.1", "Added 1.2.4", "Dropped 2.2.3"]
    assert page.amendments.view.currentIndex().data(AMENDMENT) is not None


def test_a_plan_whose_approval_is_not_kept_is_compared_with_a_day(qtbot, page, session, small):
    click_tab(qtbot, page, 1)
    view = page.amendments
    assert view.since.choice.value() == "day" or view.since.choice.value() is not None
    view.since.choice.set_value("day")
    type_day(qtbot, view.since.day, date(2020, 1, 1))
    assert page.head.count.text() == "18 changes"  # all that was entered since
    type_day(qtbot, view.since.day, date.today() + timedelta(days=2))
    assert "Choose an earlier one" in view.empty.sentence.text()
    assert page.head.count.text() == ""


def test_a_day_begins_where_there_is_something_to_compare(qtbot, page, amended):
    click_tab(qtbot, page, 1)
    view = page.amendments
    view.since.choice.setCurrentIndex(view.since.choice.count() - 1)
    view.since.choice.activated.emit(view.since.choice.currentIndex())
    assert view.since.day.isVisible() and view.since.day.day() == date(2024, 1, 1)
    assert page.head.count.text() == "18 changes"


def test_search_finds_changes_by_their_words(qtbot, page, amended):
    click_tab(qtbot, page, 1)
    page.focus_search("tricycle")
    assert len(rows(page)) == 2
    assert page.head.count.text().startswith("1 of ")
    page.focus_search("nowhere")
    assert page.amendments.empty.title.text() == "No change matches"
    page.focus_search("")
    assert len(rows(page)) == 5


def test_reading_only_shows_and_takes_no_reason(qtbot, small, amended, session, prompts, tasks):
    session.abandon()
    reader = Session("C. Reader")
    reader.open(small[0], read_only=True)
    made = HistoryPage(reader, prompts, tasks)
    qtbot.addWidget(made)
    made.show()
    made.shown()
    click_tab(qtbot, made, 1)
    assert made.head.count.text() == "3 changes" and made.amendments.reason.isReadOnly()
    reader.abandon()


def test_print_leads_to_the_list_of_the_same_two_moments(qtbot, window, small, session, amended):
    session.abandon()
    window.session.open(small[0])
    page = window.show_page("history")
    click_tab(qtbot, page, 1)
    qtbot.mouseClick(page.print, Qt.MouseButton.LeftButton)
    assert window.page.name == "reports"
    options = window.page.options.options(amended.plan)
    assert (options.since, options.until) == (None, None)
    window.show_page("history")
    page.amendments.since.choice.set_value("day")
    type_day(qtbot, page.amendments.since.day, date(2024, 3, 1))
    qtbot.mouseClick(page.print, Qt.MouseButton.LeftButton)
    options = window.page.options.options(amended.plan)
    assert options.since is not None and options.since.words.startswith("1 March 2024")
    assert window.page.making.printed.wanted.name == "amendment-list"
    window.session.abandon()


def test_a_file_without_a_plan_says_so(qtbot, tmp_path, prompts, tasks):
    path = tmp_path / "empty.plandesk"
    Document.create(path, who="A").close()
    session = Session("A")
    session.open(path)
    made = HistoryPage(session, prompts, tasks)
    qtbot.addWidget(made)
    made.show()
    made.shown()
    click_tab(qtbot, made, 1)
    assert made.amendments.empty.title.text() == "There is no plan yet"
    session.abandon()
