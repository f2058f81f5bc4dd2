"""The History page through its own widgets."""

import re

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QMessageBox, QPushButton

from plandesk.domain import branches, history_view, initiatives, outline
from plandesk.domain.branches import add_objective
from plandesk.domain.initiatives import Due
from plandesk.domain.kpis import definitions
from plandesk.file.document import Document
from plandesk.gui.models import history_model
from plandesk.gui.models.history_model import HistoryModel, state_words
from plandesk.gui.pages.history import HistoryPage
from plandesk.gui.pages.history.changes_view import LONGEST, excerpt
from plandesk.gui.session import Session
from tests.gui import small_plan


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
def page(qtbot, session, prompts, tasks):
    made = HistoryPage(session, prompts, tasks)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    qtbot.waitExposed(made)
    made.shown()
    return made


def change(session, small, number, text):
    initiatives.change_initiative(session.document, small[1].initiatives[number], text=text)


def text_of(session, small, number):
    return initiatives.initiative(session.document, small[1].initiatives[number]).text


def names(page):
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def test_steps_come_newest_first_with_who_and_what(page, session, small):
    change(session, small, 0, "A first text")
    change(session, small, 1, "A second text")
    assert len(names(page)) == 3
    assert names(page)[-1] == "Enter the plan"
    words = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "A second text" in words and "B. Editor" in words
    assert page.head.count.text() == "3 steps"


def test_the_detail_tells_every_field_before_and_after(page, session, small):
    initiatives.change_initiative(
        session.document, small[1].initiatives[0], text="After this", due=Due("2024-Q4"), public=False
    )
    page.view.setCurrentIndex(page.model.index(0))
    told = page.changes.toPlainText()
    for words in (
        "Before: Initiative 1 of listen bicycle",
        "After: After this",
        "Before: Q1 2024",
        "After: Q4 2024",
        "Before: Yes",
        "After: No",
    ):
        assert words in told
    assert "2024-Q4" not in told


def test_undone_steps_say_so_in_words(page, session, small):
    change(session, small, 0, "For a moment")
    session.undo()
    undone = next(step for step in page.model.steps if step.kind == "do" and step.state != "done")
    assert state_words(undone) == "Undone"
    assert "Undone" in page.model.index(page.model.row_of(undone.id)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert names(page)[0].startswith("Undid “")
    page.view.setCurrentIndex(page.model.index(page.model.row_of(undone.id)))
    assert page.note.text() == "This step is undone. Redo does it again."
    session.redo()
    assert names(page)[0].endswith("again")
    assert state_words(page.model.steps[page.model.row_of(undone.id)]) == ""
    session.undo()
    change(session, small, 1, "Something else")
    page.view.setCurrentIndex(page.model.index(page.model.row_of(undone.id)))
    assert "something else was done since" in page.note.text()


def test_undo_to_here_asks_and_takes_everything_after_back(qtbot, page, session, small, dialogs):
    before = text_of(session, small, 1)
    change(session, small, 0, "Stays")
    chosen = page.model.steps[0].id
    change(session, small, 1, "Goes")
    change(session, small, 1, "Goes too")
    page.view.setCurrentIndex(page.model.index(page.model.row_of(chosen)))
    assert page.undo_button.isVisible()
    said = []

    def yes(box):
        said.extend((box.text(), box.informativeText()))
        box.findChild(QPushButton, "confirm").click()

    dialogs.answer(yes)
    qtbot.mouseClick(page.undo_button, Qt.MouseButton.LeftButton)
    assert isinstance(dialogs.shown[0], QMessageBox)
    assert said[0].startswith("Undo the 2 steps after “Change")
    assert re.match(r"Everything is then as it was on \d+ \w+ \d{4}, \d\d:\d\d\. Redo", said[1])
    assert text_of(session, small, 0) == "Stays"
    assert text_of(session, small, 1) == before
    session.redo()
    session.redo()
    assert text_of(session, small, 1) == "Goes too"


def test_cancelling_undoes_nothing(page, session, small, dialogs):
    change(session, small, 0, "Kept")
    page.view.setCurrentIndex(page.model.index(1))
    dialogs.reject()
    page.undo_to_here()
    assert text_of(session, small, 0) == "Kept"


def test_the_newest_step_and_undone_ones_offer_no_way_back(page, session, small):
    change(session, small, 0, "New")
    page.view.setCurrentIndex(page.model.index(0))
    assert not page.undo_button.isVisible()
    session.undo()
    page.view.setCurrentIndex(page.model.index(0))
    assert not page.undo_button.isVisible()
    assert not page.undo_action.isEnabled()


def test_search_finds_names_and_says_when_there_are_none(qtbot, page, session, small):
    change(session, small, 0, "New")
    page.focus_search("enter")
    assert names(page) == ["Enter the plan"]
    assert page.head.count.text() == "1 step"
    page.focus_search("b. editor")
    assert len(names(page)) == 1
    page.focus_search("no such thing")
    assert page.empty.isVisible()
    assert page.empty.title.text() == "No step matches"
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert len(names(page)) == 2


def test_one_record_can_be_followed(qtbot, page, session, small):
    change(session, small, 0, "One")
    change(session, small, 1, "Other")
    change(session, small, 0, "Two")
    page.show_record("initiative", small[1].initiatives[0])
    assert len(names(page)) == 3  # entered, One, Two
    assert page.only.isVisible()
    assert "Two" in page.only_words.text()
    change(session, small, 1, "Again the other")
    assert len(names(page)) == 3
    change(session, small, 0, "Three")
    assert len(names(page)) == 4
    qtbot.mouseClick(page.everything, Qt.MouseButton.LeftButton)
    assert not page.only.isVisible()
    assert len(names(page)) == 6


def test_a_record_that_is_gone_is_told(page, dialogs):
    said = []
    dialogs.answer(lambda box: (said.append(box.text()), box.accept()))
    page.show_record("initiative", 4711)
    assert said == ["This record is no longer in the file."]


def test_a_file_without_a_step_says_what_will_be_here(qtbot, tmp_path, prompts, tasks):
    session = Session("A")
    session.new(tmp_path / "new.plandesk")
    page = HistoryPage(session, prompts, tasks)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    assert page.empty.isVisible()
    assert page.empty.title.text() == "Nothing has been changed yet"
    assert not page.pane.isVisible()
    session.abandon()


def test_a_long_history_is_read_as_one_scrolls(qtbot, page, session, small, monkeypatch):
    monkeypatch.setattr(history_model, "AT_ONCE", 60)
    with session.document.step("Prepare"):
        add_objective(session.document, small[1].plan, None, "More")
    for number in range(90):
        change(session, small, 0, f"Text {number}")
    page.model.read()
    assert page.model.rowCount() == 60
    assert page.head.count.text() == "92 steps"
    page.view.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.rowCount() == 92)
    assert names(page)[-1] == "Enter the plan"


def test_of_very_many_steps_only_the_newest_are_read_again(session, small, monkeypatch):
    for number in range(30):
        change(session, small, 0, f"Text {number}")
    model = HistoryModel(session)
    monkeypatch.setattr(history_model, "KEPT", 10)
    monkeypatch.setattr(history_model, "AT_ONCE", 10)
    model.read()
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 31
    session.undo()
    model.follow()
    assert model.rowCount() == 11
    assert [model.steps[0].kind, state_words(model.steps[1])] == ["undo", "Undone"]
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert [step.id for step in model.steps] == list(range(32, 0, -1))


def test_a_hidden_page_catches_up_when_it_is_shown(page, session, small):
    page.hide()
    change(session, small, 0, "While hidden")
    assert len(names(page)) == 1
    page.show()
    page.shown()
    assert len(names(page)) == 2


def test_the_model_is_a_good_one(qtbot, session, small):
    model = HistoryModel(session)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    session.changed.connect(lambda _changes: model.follow())
    model.read()
    change(session, small, 0, "One")
    session.undo()
    session.redo()
    change(session, small, 0, "Two")
    model.search("change")
    change(session, small, 0, "Three")
    model.show_only(history_view.uid_of(session.document, "initiative", small[1].initiatives[0]))
    session.undo()
    assert tester.model() is model
    assert model.rowCount() > 2


def test_of_long_values_the_part_that_differs_is_shown():
    long = "word " * 400
    before, after = excerpt(long + "old" + long, long + "new" + long)
    assert "old" in before and "new" in after
    assert max(len(before), len(after)) <= LONGEST + 2
    assert excerpt("short", "shorter") == ("short", "shorter")
    assert excerpt("", long)[1].startswith("word")


def test_keys_and_the_narrow_window(qtbot, page, session, small):
    change(session, small, 0, "One")
    page.resize(700, 500)
    assert not page.pane.isVisible()
    page.view.setCurrentIndex(page.model.index(0))
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert page.pane.isVisible()
    assert not page.view.isVisible()
    qtbot.keyClick(page.changes, Qt.Key.Key_Escape)
    assert page.view.isVisible()


def test_a_read_only_file_can_be_looked_at(qtbot, small, prompts, tasks):
    document = Document.open(small[0])
    initiatives.change_initiative(document, small[1].initiatives[0], text="New")
    document.close()
    session = Session("A")
    session.open(small[0], read_only=True)
    page = HistoryPage(session, prompts, tasks)
    qtbot.addWidget(page)
    page.show()
    page.shown()
    page.view.setCurrentIndex(page.model.index(1))
    assert not page.undo_button.isVisible()
    assert page.note.text() == "The file is open for reading only."
    session.abandon()


def test_every_part_has_a_name(page):
    for part in (page.view, page.changes, page.pane):
        assert QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def entry(page, words):
    found = [one for one in page.bring_back.menu.actions() if words in one.text()]
    assert len(found) == 1, [one.text() for one in page.bring_back.menu.actions()]
    return found[0]


def test_a_single_value_is_brought_back_as_one_step(page, session, small):
    initiatives.change_initiative(
        session.document, small[1].initiatives[0], text="After & this", due=Due("2024-Q4")
    )
    page.view.setCurrentIndex(page.model.index(0))
    assert page.bring_back.button.isVisible()
    entry(page, "Due: Q1 2024").trigger()
    found = initiatives.initiative(session.document, small[1].initiatives[0])
    assert (found.due, found.text) == (Due("2024-Q1"), "After & this")
    assert session.document.undo_name == "Bring back “Due”"
    page.view.setCurrentIndex(page.model.index(0))
    entry(page, "Due: Q4 2024").trigger()
    assert initiatives.initiative(session.document, small[1].initiatives[0]).due == Due("2024-Q4")


def test_a_whole_record_is_brought_back_as_it_was(page, session, small):
    one = small[1].initiatives[0]
    initiatives.change_initiative(session.document, one, text="After", due=Due("2024-Q4"), public=False)
    page.view.setCurrentIndex(page.model.index(0))
    entry(page, ", as it was").trigger()
    found = initiatives.initiative(session.document, one)
    assert (found.text, found.due, found.public) == ("Initiative 1 of listen bicycle", Due("2024-Q1"), True)
    session.undo()
    assert initiatives.initiative(session.document, one).text == "After"


def test_later_work_is_not_taken_back_without_asking(page, session, small, dialogs):
    change(session, small, 0, "Second wording")
    change(session, small, 0, "Third wording")
    page.view.setCurrentIndex(page.model.index(1))
    dialogs.reject()
    entry(page, "Text: Initiative 1").trigger()
    assert text_of(session, small, 0) == "Third wording"
    said = []

    def yes(box):
        said.append((box.text(), box.informativeText()))
        box.findChild(QPushButton, "confirm").click()

    dialogs.answer(yes)
    entry(page, "Text: Initiative 1").trigger()
    assert "changed once more since" in said[0][0] and "Initiative 1 of listen" in said[0][1]
    assert text_of(session, small, 0) == "Initiative 1 of listen bicycle"


def test_a_deleted_record_is_brought_back_with_what_belonged_to_it(page, session, small):
    before = len(initiatives.initiatives_of_plan(session.document, small[1].plan)[small[1].goals[0]])
    branches.delete_nodes(session.document, [branches.Node("objective", small[1].goals[0])])
    page.view.setCurrentIndex(page.model.index(0))
    (only,) = page.bring_back.menu.actions()
    assert "Listen for safe streets" in only.text()
    only.trigger()
    goal = outline.outline(session.document, small[1].plan).order[1]
    assert len(initiatives.initiatives_of_plan(session.document, small[1].plan)[goal]) == before


def test_a_deleted_kpi_is_brought_back(page, session):
    one = definitions.add_kpi(session.document, "Calls for service")
    definitions.delete_kpis(session.document, [one])
    page.view.setCurrentIndex(page.model.index(0))
    (only,) = page.bring_back.menu.actions()
    assert "Calls for service" in only.text()
    only.trigger()
    assert [kpi.name for kpi in definitions.kpis(session.document)] == ["Calls for service"]


def test_the_button_says_what_it_brings_back(qtbot, page, session, small):
    one = small[1].initiatives[0]
    initiatives.change_initiative(session.document, one, results="Two streets walked")
    initiatives.change_initiative(session.document, one, results="Three streets walked")
    page.view.setCurrentIndex(page.model.index(0))
    button, outcome = page.bring_back.button, page.bring_back.outcome
    assert (button.text(), outcome.text()) == ("Bring back “Results”", "It then reads: Two streets walked")
    assert button.menu() is None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert initiatives.initiative(session.document, one).results == "Two streets walked"
    initiatives.change_initiative(session.document, one, text="After", due=Due("2024-Q4"), public=False)
    page.view.setCurrentIndex(page.model.index(0))
    assert button.text() == "Bring back one of 4" and button.menu() is page.bring_back.menu
    assert outcome.text() == "“After”, Text, Due, Print in the public edition"
    branches.delete_nodes(session.document, [branches.Node("initiative", one)])
    page.view.setCurrentIndex(page.model.index(0))
    assert button.text() == "Bring back initiative" and button.menu() is None
    assert outcome.text() == "“After” then is as it was before this step."
    page.view.setCurrentIndex(page.model.index(page.model.rowCount() - 1))
    assert not button.isVisible() and not outcome.isVisible()


def test_nothing_is_offered_for_what_was_only_added(page, session, small):
    page.view.setCurrentIndex(page.model.index(page.model.rowCount() - 1))
    assert not page.bring_back.button.isVisible()
