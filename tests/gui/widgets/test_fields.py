"""Token, due, colour and picture fields, choices, growing text, the form pane and the split."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from plandesk.domain.periods import Due
from plandesk.gui.tokens import font
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.colour_field import ColourField
from plandesk.gui.widgets.due_field import DueField
from plandesk.gui.widgets.empty_state import EmptyState
from plandesk.gui.widgets.form_pane import FormPane
from plandesk.gui.widgets.labels import Labelled, Words
from plandesk.gui.widgets.split import Split
from plandesk.gui.widgets.text import LineField, TextArea
from plandesk.gui.widgets.token_field import Token, TokenField


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_free_words_become_tokens_with_enter_or_comma(qtbot):
    field = shown(qtbot, TokenField())
    told = []
    field.tokens_changed.connect(told.append)
    qtbot.keyClicks(field.line, "Crown Prosecution,City of Lethbridge")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert [token.text for token in field.tokens()] == ["Crown Prosecution", "City of Lethbridge"]
    assert len(told) == 2
    qtbot.keyClick(field.line, Qt.Key.Key_Backspace)
    assert [token.text for token in field.tokens()] == ["Crown Prosecution"]


def test_suggestions_are_found_after_a_comma_and_shown_whole(qtbot):
    field = shown(qtbot, TokenField())
    field.resize(150, 40)
    names = ["Sgt. Ann Okafor", "Ann Okafor of the Waterfront Division"]
    field.set_suggestions([Token(name) for name in names])
    field.line.setFocus()
    qtbot.keyClicks(field.line, "Okafor, Ann O")
    popup = field.line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    offered = [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())]
    assert sorted(offered) == sorted(names)
    assert field.line.width() < field.width() <= popup.width()
    words = QFontMetrics(font(13))
    assert all(popup.viewport().width() > words.horizontalAdvance(name) + 16 for name in names)
    popup.hide()


def test_only_suggestions_are_taken_where_words_are_not_free(qtbot):
    field = shown(qtbot, TokenField(free=False))
    field.set_suggestions([Token("Crime Analysis Unit", 7)])
    qtbot.keyClicks(field.line, "crime analysis unit")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.tokens() == (Token("Crime Analysis Unit", 7),)
    qtbot.keyClicks(field.line, "Nobody")
    with qtbot.waitSignal(field.unknown) as unknown:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert unknown.args == ["Nobody"]
    assert field.line.text() == "Nobody"
    assert len(field.tokens()) == 1


def test_a_token_is_removed_with_its_cross_and_set_without_telling(qtbot):
    field = shown(qtbot, TokenField())
    field.resize(300, 40)
    with qtbot.assertNotEmitted(field.tokens_changed):
        field.set_tokens([Token("One"), Token("Two")])
    chip = field._chips[0]
    with qtbot.waitSignal(field.tokens_changed):
        qtbot.mouseClick(
            chip, Qt.MouseButton.LeftButton, pos=chip.rect().center() * 2 - chip.rect().center() / 4
        )
    assert [token.text for token in field.tokens()] == ["Two"]


@pytest.fixture
def due(qtbot):
    field = shown(
        qtbot, DueField(lambda words: Due.parse(words, 2024).stored, lambda stored: Due(stored).text(2024))
    )
    field.set_choices(["", "2024-Q1", "2024-Q3", "annually"])
    return field


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Q3", "2024-Q3"),
        ("q1 & q4", "2024-Q1 2024-Q4"),
        ("June 2024", "2024-06"),
        ("2025", "2025"),
        ("2024-06-30", "2024-06-30"),
        ("annually", "annually"),
        ("ongoing", "ongoing"),
    ],
)
def test_due_times_are_typed_in_every_form(qtbot, due, typed, stored):
    due.lineEdit().clear()
    qtbot.keyClicks(due.lineEdit(), typed)
    with qtbot.waitSignal(due.changed) as changed:
        due.leave()
    assert changed.args == [stored]
    assert due.currentText() == Due(stored).text(2024)


def test_words_that_are_no_due_time_stay_with_a_sentence(qtbot, due):
    due.set_value("2024-Q3")
    due.setEditText("someday")
    with qtbot.waitSignal(due.refused) as refused, qtbot.assertNotEmitted(due.changed):
        due.leave()
    assert "someday" in refused.args[0]
    assert (due.currentText(), due.value()) == ("someday", "2024-Q3")


def test_a_due_time_is_taken_away(qtbot, due):
    due.set_value("2024-Q3")
    with qtbot.waitSignal(due.changed) as changed:
        due.setCurrentIndex(0)
        due.activated.emit(0)
    assert changed.args == [""]


def test_tab_comes_to_the_swatch_of_a_colour(qtbot):
    form = QWidget()
    column, field, following = QVBoxLayout(form), ColourField(), QLineEdit()
    column.addWidget(field)
    column.addWidget(following)
    shown(qtbot, form)
    field.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    qtbot.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.swatch.hasFocus()
    qtbot.keyClick(field.swatch, Qt.Key.Key_Tab)
    assert following.hasFocus()


def test_a_colour_is_typed_or_refused(qtbot):
    field = shown(qtbot, ColourField())
    field.set_value("#16294D")
    field.line.setText("c2501a")
    with qtbot.waitSignal(field.changed) as changed:
        field.line.leave()
    assert changed.args == ["#C2501A"]
    field.line.setText("blue")
    with qtbot.waitSignal(field.refused) as refused:
        field.line.leave()
    assert "blue" in refused.args[0]
    assert field.value() == "#C2501A"


def test_a_choice_that_is_too_narrow_for_its_words_ends_them_in_dots(qtbot):
    words = "Constable Amélie Tremblay, 29 November 2026, not acknowledged"
    field = shown(qtbot, Choice([("a", words), ("b", "Short")]))
    field.setFixedWidth(160)
    field.set_value("a")
    assert field.words_shown().endswith("…") and words.startswith(field.words_shown()[:-1])
    field.set_value("b")
    assert field.words_shown() == "Short"


def test_a_choice_tells_what_the_user_chose_only(qtbot):
    field = shown(qtbot, Choice([("a", "First"), ("b", "Second")]))
    with qtbot.assertNotEmitted(field.chosen):
        field.set_value("a")
    with qtbot.waitSignal(field.chosen) as chosen:
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert chosen.args == ["b"]


def test_text_grows_with_its_text_and_keeps_every_character(qtbot):
    field = shown(qtbot, TextArea(lines=2))
    low = field.height()
    text = "one\nno\u00a0break\n\nᐃᓄᒃᑎᑐᑦ <b>&amp;</b> 🚓\nlast"
    field.set_text(text)
    assert field.text() == text
    assert not field.is_changed()
    assert field.height() > low


def test_ctrl_z_in_an_unchanged_field_is_the_documents(qtbot):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    for field in (shown(qtbot, LineField()), shown(qtbot, TextArea())):
        wish = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        wish.ignore()
        field.event(wish)
        assert not wish.isAccepted()
        qtbot.keyClicks(field, "x")
        field.event(wish)
        assert wish.isAccepted()


def test_words_are_never_read_as_markup(qtbot):
    label = shown(qtbot, Words("<b>bold</b>"))
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_fault_is_said_to_screen_readers_too(qtbot):
    field = LineField()
    labelled = shown(qtbot, Labelled("Due", field))
    assert field.accessibleName() == "Due"
    labelled.set_fault("This is no date.")
    assert labelled.fault.isVisible()
    assert field.accessibleDescription() == "This is no date."


def test_the_head_of_a_form_is_one_line_above_another(qtbot):
    form = shown(qtbot, FormPane("Form"))
    form.set_head("Goal 1.1", "Community Safety")
    height = form.crumb.sizeHint().height()
    form.set_head("Goal\n1.1", "Community Safety\n")
    assert (form.title.text(), form.crumb.text()) == ("Goal 1.1", "Community Safety")
    assert form.crumb.sizeHint().height() == height


@pytest.fixture
def split(qtbot):
    form = FormPane("Form")
    form.add(Labelled("Name", LineField()))
    middle, side = QWidget(), QWidget()
    middle.setMinimumWidth(100)
    return shown(qtbot, Split(middle, form, side))


def test_wide_medium_and_narrow(qtbot, split):
    split.resize(1400, 600)
    assert [pane.isVisible() for pane in (split.side, split.middle, split.form)] == [True, True, True]
    assert split.form.width() == pytest.approx(split.widths()["form"], rel=0.1)
    split.resize(1000, 600)
    assert [pane.isVisible() for pane in (split.side, split.middle, split.form)] == [False, True, True]
    split.resize(700, 600)
    assert [pane.isVisible() for pane in (split.side, split.middle, split.form)] == [False, True, False]
    split.open_form()
    assert [pane.isVisible() for pane in (split.side, split.middle, split.form)] == [False, False, True]
    qtbot.keyClick(split.form, Qt.Key.Key_Escape)
    assert [pane.isVisible() for pane in (split.side, split.middle, split.form)] == [False, True, False]


def test_widths_are_remembered(split):
    split.resize(1400, 600)
    split.set_widths({"form": 420, "side": 200, "other": 3})
    assert split.widths() == {"form": 420, "side": 200}


def test_an_empty_state_has_one_button(qtbot):
    empty = shown(qtbot, EmptyState("Nothing yet", "A sentence.", "Add the first"))
    with qtbot.waitSignal(empty.acted):
        empty.button.click()
    empty.set_words("Nobody matches")
    assert not empty.button.isVisible()


def test_the_words_of_an_empty_page_are_as_high_as_their_lines_after_it_grew(qtbot):
    empty = shown(qtbot, EmptyState("Nothing yet", "A sentence about what is to be done here first. " * 5))
    empty.resize(160, 400)
    narrow, sentence = empty.sentence.height(), empty.sentence
    empty.resize(900, 400)
    assert sentence.height() < narrow and sentence.height() <= sentence.heightForWidth(sentence.width()) + 8
