"""The fields that sections, blocks and goals have for paper: tables, languages, portraits, call-outs."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from plandesk.domain.branches import Node
from plandesk.domain.outline import objective
from plandesk.domain.sections import BEFORE_TABLE, add_block, add_section, blocks, section
from plandesk.domain.text_tables import first_table
from plandesk.file.document import Draft

TABLE = "Why.\n\n| Threat | Share |\n| --- | ---: |\n| Fraud | 52% |\n\nAfter."


@pytest.fixture
def shown(hands):
    """Adds a section of a kind and brings it to the front; its id comes back."""

    def add(kind, **fields):
        made = add_section(hands.document, hands.session.plan_id, kind, "Made", **fields)
        hands.page.sections.choose(made)
        return made

    return add


@pytest.fixture
def picture(tmp_path):
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    image.save(str(tmp_path / "face.png"))
    return str(tmp_path / "face.png")


def test_cells_are_typed_and_the_text_around_stays(hands, shown):
    one = shown("chart", body=TABLE)
    editor = hands.page.editor
    assert editor.form.body.area.text() == "Why."
    view = editor.grid.view
    view.setCurrentIndex(editor.grid.model.index(1, 1))
    view.edit(view.currentIndex())
    cell = view.findChild(QPlainTextEdit)
    QTest.keyClicks(cell, "53%")
    QTest.keyClick(cell, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(cell, "about")
    QTest.keyClick(cell, Qt.Key.Key_Return)
    assert section(hands.document, one).body == TABLE.replace("52%", "53%<br>about")
    editor.form.body.area.setFocus()
    editor.form.body.area.selectAll()
    hands.type("Because.")
    hands.session.flush()
    assert section(hands.document, one).body == TABLE.replace("52%", "53%<br>about").replace(
        "Why.", "Because."
    )
    hands.session.undo()
    hands.session.undo()
    assert section(hands.document, one).body == TABLE
    assert editor.grid.model.index(1, 1).data() == "52%" and editor.form.body.area.text() == "Why."


def test_a_text_typed_for_one_table_never_goes_to_another(hands, shown):
    first, second = shown("table", body=TABLE), shown("table", body=TABLE.replace("Fraud", "Theft"))
    hands.page.sections.choose(first)
    area = hands.page.editor.form.body.area
    area.setFocus()
    area.selectAll()
    hands.type("First")
    hands.page.sections.choose(second)
    assert section(hands.document, first).body == TABLE.replace("Why.", "First")
    assert section(hands.document, second).body == TABLE.replace("Fraud", "Theft")


def test_rows_and_columns_come_and_go_and_blocks_are_pasted(hands, shown):
    one = shown("table")
    grid = hands.page.editor.grid
    grid.view.setCurrentIndex(grid.model.index(0, 0))
    QGuiApplication.clipboard().setText('Who\tHow\nSchools\tLetters\nBoards\t"Two\nlines"\nAll\tSurvey')
    QTest.keySequence(grid.view, QKeySequence(QKeySequence.StandardKey.Paste))
    table = first_table(section(hands.document, one).body).table
    assert table.head == ("Who", "How") and table.rows[1] == ("Boards", "Two<br>lines")
    grid.view.setCurrentIndex(grid.model.index(1, 1))
    grid.add_row.click()
    grid.add_column.click()
    assert (grid.model.rowCount(), grid.model.columnCount()) == (5, 3)
    only = QItemSelectionModel.SelectionFlag.ClearAndSelect
    grid.view.selectionModel().setCurrentIndex(grid.model.index(2, 2), only)
    grid.delete_rows.click()
    grid.view.selectionModel().setCurrentIndex(grid.model.index(0, 2), only)
    grid.delete_columns.click()
    assert first_table(section(hands.document, one).body).table == table


def test_how_a_section_is_printed_is_chosen(hands, shown):
    one = shown("chart", language="xx")
    fields = hands.page.editor.printing
    assert fields.language.value() == "xx" and fields.chart.isVisibleTo(fields)
    for choice, value in ((fields.level, 2), (fields.language, "fr"), (fields.chart, "lines")):
        choice._take([one for one, _words in choice.offered()].index(value))
    made = section(hands.document, one)
    assert (made.level, made.language, made.chart) == (2, "fr", "lines")


def test_a_person_has_a_portrait_and_a_role(hands, shown, picture):
    one = shown("people")
    add_block(hands.document, one, "A. Chair")
    (card,) = hands.page.editor.cards.cards.values()
    card.note.setFocus()
    hands.type("Chair")
    card.note.leave()
    card.picture.take(picture)
    card.field.alternative.setFocus()
    hands.type("Portrait")
    hands.session.flush()
    (made,) = blocks(hands.document, one)
    assert (made.note, made.picture_alt) == ("Chair", "Portrait") and made.picture


def test_a_goal_has_a_call_out_and_a_picture(hands, picture):
    hands.select(Node("objective", hands.plan.goals[0]))
    fold = hands.record.objective_form.call_out
    assert fold.fields is None
    fold.head.click()
    fields = fold.fields
    assert fields.isVisibleTo(fold)
    for field, words in (
        (fields.short_title, "Short"),
        (fields.pull_quote, "Most agree."),
        (fields.figure, "76%"),
    ):
        field.setFocus()
        hands.type(words)
    fields.picture.take(picture)
    made = objective(hands.document, hands.plan.goals[0])
    assert (made.short_title, made.pull_quote, made.figure) == (
        "Short",
        "Most agree.",
        "76%",
    ) and made.picture
    assert fold.head.accessibleName().endswith(", 4")
    fold.head.click()
    assert not fields.isVisibleTo(fold)


def test_tab_goes_from_the_head_of_a_fold_through_its_fields_and_on(hands):
    hands.select(Node("objective", hands.plan.goals[0]))
    form, below = hands.record.objective_form, QPushButton("Below")
    form.form.grid.addWidget(below, form.form.grid.rowCount(), 0)
    form.call_out.head.click()
    stops = [form.call_out.head]
    while stops[-1] is not below:
        stops.append(stops[-1].nextInFocusChain())
    reached = [one for one in stops if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == [form.call_out.head, *form.call_out.fields.in_order(), below]


def test_a_half_typed_text_comes_back_before_its_table(hands, shown):
    one = shown("table", body=TABLE)
    found, path = section(hands.document, one), hands.document.path
    hands.document.keep_draft(Draft("section", found.uid, BEFORE_TABLE, "Half ty"))
    hands.session.close()
    hands.session.open(path)
    assert section(hands.document, one).body == TABLE.replace("Why.", "Half ty")
