"""The field for Markdown: one undo for each button, paste that keeps what can be said, plain paste."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from plandesk.gui.widgets.markdown_field import MarkdownField


@pytest.fixture
def field(qtbot):
    made = MarkdownField()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.area.setFocus()
    return made


def select(area, words):
    cursor = area.document().find(words)
    assert not cursor.isNull()
    area.setTextCursor(cursor)


def press(field, name):
    words = field.area.acts[name][0]
    next(button for button in field._buttons if button.accessibleName() == words).click()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bold", "one\n**two \U0001f6a8**\nthree"),
        ("italic", "one\n*two \U0001f6a8*\nthree"),
        ("heading", "one\n## two \U0001f6a8\nthree"),
        ("list", "one\n- two \U0001f6a8\nthree"),
        ("numbered", "one\n1. two \U0001f6a8\nthree"),
        ("quote", "one\n> two \U0001f6a8\nthree"),
        ("link", "one\n[two \U0001f6a8](https://)\nthree"),
        ("table", "one\ntwo \U0001f6a8\n\n| Head 1 | Head 2 |\n|---|---|\n|  |  |\n|  |  |\n\nthree"),
    ],
)
def test_each_button_is_one_step_of_undo(field, name, said):
    text = "one\ntwo \U0001f6a8\nthree"
    field.area.set_text(text)
    select(field.area, "two \U0001f6a8")
    press(field, name)
    assert field.area.text() == said
    field.area.undo()
    assert field.area.text() == text


@pytest.mark.parametrize(
    ("begun", "said"),
    [
        ("- safety", "- safety\n- trust\n\nWe"),
        ("  * safety", "  * safety\n  * trust\n\nWe"),
        ("9. safety", "9. safety\n10. trust\n\nWe"),
        ("1) safety", "1) safety\n2) trust\n\nWe"),
        ("safety", "safety\ntrust\n\nWe"),
        ("2024 was a year", "2024 was a year\ntrust\n\nWe"),
    ],
)
def test_enter_goes_on_with_a_list_and_ends_it_from_an_empty_entry(qtbot, field, begun, said):
    area = field.area
    for words in (begun, "trust", "", "We"):
        qtbot.keyClicks(area, words)
        if words != "We":
            qtbot.keyClick(area, Qt.Key.Key_Return)
    assert area.text() == said


def test_enter_before_or_within_the_mark_makes_a_plain_line(qtbot, field):
    area = field.area
    area.set_text("- safety")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert area.text() == "\n- safety"


def test_marks_are_taken_away_again(field):
    area = field.area
    area.set_text("\U0001f6a8 one\n\U0001f6a8 two")
    select(area, "one")
    press(field, "bold")
    press(field, "italic")
    assert area.text() == "\U0001f6a8 ***one***\n\U0001f6a8 two"
    press(field, "italic")
    press(field, "bold")
    assert area.text() == "\U0001f6a8 one\n\U0001f6a8 two" and area.textCursor().selectedText() == "one"
    area.selectAll()
    press(field, "numbered")
    assert area.text() == "1. \U0001f6a8 one\n2. \U0001f6a8 two"
    area.selectAll()
    press(field, "numbered")
    assert area.text() == "\U0001f6a8 one\n\U0001f6a8 two"


def mime(html, text="plain"):
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    return data


def test_pasted_words_stay_in_the_line_and_lists_get_lines_of_their_own(field):
    area = field.area
    area.set_text("Before after")
    cursor = area.textCursor()
    cursor.setPosition(7)
    area.setTextCursor(cursor)
    area.insertFromMimeData(mime("<b>bold</b> "))
    assert area.text() == "Before **bold**after"
    area.undo()
    area.insertFromMimeData(mime("<ul><li>one</li><li>two</li></ul>"))
    assert area.text() == "Before \n\n- one\n- two\n\nafter"
    area.undo()
    assert area.text() == "Before after"
    area.moveCursor(QTextCursor.MoveOperation.End)
    area.insertFromMimeData(mime("<img src='http://example.org/x.png'>", "the words"))
    assert area.text() == "Before afterthe words"


def test_plain_paste_leaves_all_marks_out(field):
    QApplication.clipboard().setMimeData(mime("<b>bold</b>", "bold"))
    field.area.paste()
    field.area.paste_plain()
    assert field.area.text() == "**bold**bold"
    field.setReadOnly(True)
    field.area.paste_plain()
    press(field, "bold")
    assert field.area.text() == "**bold**bold"
