"""The welcome page: recent files, missing ones, keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton

from plandesk import preferences
from plandesk.gui.pages.welcome import WelcomePage
from plandesk.gui.tokens import font, px


@pytest.fixture
def page(qtbot, plan_path, tmp_path):
    gone = tmp_path / "gone.plandesk"
    preferences.change(lambda known: known.with_recent(gone).with_recent(plan_path))
    made = WelcomePage()
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.read()
    return made


def test_a_missing_file_stays_with_its_reason_and_cannot_be_opened(qtbot, page, plan_path):
    assert [file.problem for file in page.model.files] == ["", "Not found"]
    with qtbot.waitSignal(page.file_requested) as wished:
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert wished.args == [plan_path]
    with qtbot.assertNotEmitted(page.file_requested):
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
        qtbot.keyClick(page.list, Qt.Key.Key_Return)


def test_delete_takes_a_name_off_the_list_and_leaves_the_file(qtbot, page, plan_path):
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert plan_path not in preferences.read().recent
    assert plan_path.exists()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.nothing.isVisible() and not page.list.isVisible()


def test_the_model_keeps_its_word(qtmodeltester, page):
    qtmodeltester.check(page.model)


def test_every_way_to_begin_is_a_wish(qtbot, page):
    with qtbot.waitSignal(page.new_requested):
        page.new.click()


def test_the_words_of_every_way_to_begin_are_seen_whole(page):
    notes = {way.accessibleDescription(): way for way in page.findChildren(QPushButton)}
    notes.pop("", None)
    assert "Always locked with a passphrase" in notes and len(notes) == 4
    for note, way in notes.items():
        assert QFontMetrics(font(12)).horizontalAdvance(note) <= way.width() - px(48), note
