"""Labels of forms: words that have no room beside others stand below them."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import SectionLabel


@pytest.fixture
def form(qtbot):
    """A form with one label."""
    made = QWidget()
    made.label = SectionLabel("Quarterly updates", "Q4 open until 14 January 2027")
    column = QVBoxLayout(made)
    column.addWidget(made.label)
    column.addStretch(1)
    qtbot.addWidget(made)
    made.resize(px(400), px(200))
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_note_of_a_part_stands_beside_its_title_and_below_it_where_there_is_no_room(form, qtbot):
    title, note = form.label.title, form.label.note
    assert note.x() > title.x() and note.y() < title.geometry().bottom()
    form.resize(px(260), px(200))
    qtbot.waitUntil(lambda: note.y() >= title.geometry().bottom())
    assert note.width() >= note.sizeHint().width() and form.width() == px(260)
    form.resize(px(400), px(200))
    qtbot.waitUntil(lambda: note.x() > title.x() and note.y() < title.geometry().bottom())


def test_longer_words_that_come_later_are_shown_whole_too(form, qtbot):
    form.resize(px(340), px(200))
    form.label.note.setText("Fourth quarter open until 14 January 2027")
    qtbot.waitUntil(lambda: form.label.note.y() >= form.label.title.geometry().bottom())
    assert form.width() == px(340)
