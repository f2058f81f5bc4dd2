"""The Plan menu's dialogs of the reporting year, through the real window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from plandesk.domain import approval, carrying, initiatives, plans, statuses
from plandesk.domain.day_words import day_words
from plandesk.domain.periods import Due
from plandesk.gui.models.carrying_model import CHOSEN, NEW_DUE
from tests.copies import empty_plan
from tests.domain import reporting_year


@pytest.fixture
def year(qtbot, window, tmp_path):
    """The window on a plan in its reporting year."""
    path = tmp_path / "year.plandesk"
    document = empty_plan(path)
    made = reporting_year.fill(document)
    document.close()
    window.session.open(path)
    return made


def confirm(dialog):
    dialog.findChild(QPushButton, "confirm").click()


def choose(window, name):
    window.menus.actions[name].trigger()


def test_approve_asks_for_the_day_and_keeps_the_plan(window, year, dialogs):
    dialogs.answer(confirm)
    choose(window, "approve plan")
    document = window.session.document
    assert plans.plan(document, year.plan).state == "approved"
    assert len(approval.approved_entries(document, year.plan)) == 7
    said = []

    def read(dialog):
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    dialogs.answer(read)
    choose(window, "approve plan")
    kept = day_words(date.today())
    assert any(kept in words for words in said if "takes the place" in words)
    said = []
    dialogs.answer(lambda dialog: (said.append(dialog.go_words), dialog.reject()))
    choose(window, "approve plan")
    assert said == ["Approve again"]


def test_close_says_what_is_left(window, year, dialogs):
    said = []
    dialogs.answer(lambda box: (said.append(box.informativeText()), confirm(box)))
    choose(window, "close plan")
    assert plans.plan(window.session.document, year.plan).state == "closed"
    assert said[0].startswith("3 initiatives are neither done nor dropped")
    assert "Statuses and results can still be told" in said[0]
    assert window.status.saved.words.text().endswith("is closed. Undo opens it again.")
    window.session.undo()
    assert plans.plan(window.session.document, year.plan).state != "closed"


def test_close_is_careful_with_a_draft_and_a_running_year_and_counts_what_goes_on_as_gone(
    window, year, dialogs
):
    document, said = window.session.document, []

    def refuse(box):
        said.append((box.text(), box.informativeText(), box.defaultButton().text()))
        box.reject()

    def ask():
        dialogs.answer(refuse)
        choose(window, "close plan")

    ask()
    approval.approve(document, year.plan, date(2026, 1, 24))
    plans.change_plan(document, year.plan, ends=date(2199, 12, 31))
    ask()
    plans.change_plan(document, year.plan, starts=date(2025, 1, 1), ends=date(2025, 12, 31))
    goes_on = tuple(carrying.CarriedInitiative(leaf, Due()) for leaf in (year.leaves[1], year.leaves[2]))
    carrying.carry_forward(
        document, year.plan, carrying.Carrying("Next", date(2026, 1, 1), date(2026, 12, 31), goes_on)
    )
    window.session.set_plan(year.plan)
    ask()
    title = "Annual Policing Plan 2026"
    assert [words for words, _details, _button in said] == [
        f"“{title}” is still a draft. Close it all the same?",
        f"“{title}” runs until 31 December 2199. Close it today?",
        f"Close “{title}”? Its year is over then.",
    ]
    assert [button for _words, _details, button in said] == ["Cancel", "Close the plan", "Close the plan"]
    # In 2025 nothing was told of any of the five.
    assert [int(details.split()[0]) for _words, details, _button in said] == [3, 3, 5 - 2]


def test_carry_forward_by_the_keyboard(qtbot, window, year, dialogs):
    def act(dialog):
        table, model = dialog.table, dialog.model
        # The last quarter has no updates: what was done or dropped before stays out.
        ticked = [model.is_chosen(row) for row in range(model.rowCount())]
        assert ticked == [False, True, True, False, True]
        assert dialog.counts.text() == "3 of 5 go into the new plan; 2 have no new due date yet"
        assert table.currentIndex().row() == 2
        qtbot.keyClick(table, Qt.Key.Key_Space)
        assert not model.is_chosen(2)
        table.go_to(4)
        dialog.due.setFocus()
        qtbot.keyClicks(dialog.due, "no such day")
        qtbot.keyClick(dialog.due, Qt.Key.Key_Return)
        assert dialog.fault.text() and dialog.isVisible()
        dialog.due.clear()
        qtbot.keyClicks(dialog.due, "Q2")
        qtbot.keyClick(dialog.due, Qt.Key.Key_Return)
        assert dialog.isVisible()  # Enter set the due time; the plan is made by its button
        assert model.index(4, NEW_DUE).data() == "Q2 2027"
        assert dialog.counts.text() == "2 of 5 go into the new plan"
        assert model.index(4, CHOSEN).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        confirm(dialog)

    dialogs.answer(act)
    choose(window, "carry forward")
    document, made = window.session.document, window.session.plan_id
    assert plans.plan(document, made).title == "Annual Policing Plan 2027"
    found = [one for some in initiatives.initiatives_of_plan(document, made).values() for one in some]
    assert [(one.text, one.due.stored) for one in found] == [
        ("Paint crossings", "2027-Q1"),
        ("Review the cells", "2027-Q2"),
    ]
    assert window.page.name == "plan"


def test_what_is_carried_already_is_not_ticked_and_says_where_it_is(window, year, dialogs):
    wanted = (carrying.CarriedInitiative(year.leaves[1], Due("2026-Q4")),)
    following = carrying.Carrying("Next plan", date(2026, 1, 1), date(2026, 12, 31), wanted)
    window.session.act(lambda: carrying.carry_forward(window.session.document, year.plan, following))
    window.session.set_plan(year.plan)
    seen = []

    def look(dialog):
        model = dialog.model
        seen.extend(
            (model.is_chosen(row), model.index(row, NEW_DUE).data()) for row in range(model.rowCount())
        )
        dialog.reject()

    dialogs.answer(look)
    choose(window, "carry forward")
    assert (False, "In Next plan") in seen
    assert [words for _chosen, words in seen].count("In Next plan") == 1


def test_status_words_are_edited_and_saved_as_one_step(qtbot, window, year, dialogs):
    document = window.session.document

    def act(dialog):
        late = next(place for place, row in enumerate(dialog.rows) if row.kept.counts_as == "late")
        dialog.remove(late)
        assert "is in use (1 update), so it stays" in dialog.fault.text()
        dialog.rows[late].word.setText("Behind")
        dialog.rows[late].reason.setChecked(False)
        dialog.add_one()
        confirm(dialog)  # the new word is empty
        assert "empty" in dialog.fault.text()
        dialog.rows[-1].word.setText("Waiting")
        dialog.move(len(dialog.rows) - 1, -1)
        confirm(dialog)

    dialogs.answer(act)
    choose(window, "status words")
    words = [one.word for one in statuses.status_words(document, year.plan)]
    assert words == ["Not started", "In progress", "Behind", "Completed", "Waiting", "Dropped"]
    document.undo()
    assert "Delayed" in [one.word for one in statuses.status_words(document, year.plan)]


def test_every_symbol_colour_and_meaning_of_a_status_word_is_read_whole(qtbot, window, year, dialogs):
    cut = []

    def look(dialog):
        for row in dialog.rows:
            for choice in (row.symbol, row.colour, row.counts_as):
                for value, words in choice.offered():
                    choice.set_value(value)
                    cut.extend([words] if choice.words_shown() != words else [])
        dialog.reject()

    dialogs.answer(look)
    choose(window, "status words")
    assert cut == []


def test_a_usual_set_keeps_the_words_in_use(window, year, dialogs):
    document = window.session.document

    def act(dialog):
        dialog.use(statuses.usual_sets()[1])
        confirm(dialog)

    dialogs.answer(act)
    choose(window, "status words")
    found = statuses.status_words(document, year.plan)
    assert [one.word for one in found] == ["Completed", "Delayed", "In progress", "Dropped"]
    assert found[0].id == year.words["done"]
