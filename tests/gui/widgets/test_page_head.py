"""The head of a page in a low window: it makes room when the page is scrolled, and comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from plandesk.gui.tokens import px
from plandesk.gui.widgets.page_head import HEIGHT, LOW_WINDOW, PageHead


class Hands:
    """A page of a head and a tall body."""

    def __init__(self, qtbot, height, body):
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.head, self.area, self.body = PageHead("Plan"), QScrollArea(), QWidget()
        self.button = self.head.add_button("Goal", lambda: None)
        self.body.setFixedSize(200, body)
        self.area.setWidget(self.body)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.area, 1)
        self.head.follow(self.area)
        self.window.resize(400, height)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.area.setFocus()

    def scroll(self, value):
        self.area.verticalScrollBar().setValue(value)
        self.window.layout().activate()


@pytest.fixture
def hands(qtbot):
    low = px(LOW_WINDOW) - 100
    return lambda height=low, body=2000: Hands(qtbot, height, body)


def test_the_head_scrolls_away_in_a_low_window_and_comes_back(hands):
    low = hands()
    assert low.head.height() == px(HEIGHT)
    low.scroll(20)
    assert low.head.height() == px(HEIGHT) - 20
    low.scroll(900)
    assert low.head.height() == 0 and low.area.height() == low.window.height()
    low.scroll(0)
    assert low.head.height() == px(HEIGHT)


def test_the_head_stays_in_a_window_with_room(hands):
    high = hands(height=px(LOW_WINDOW) + 40)
    high.scroll(900)
    assert high.head.height() == px(HEIGHT)


def test_the_head_stays_over_a_page_that_hardly_scrolls(hands):
    short = hands(body=px(LOW_WINDOW) - 100)
    short.scroll(10_000)
    assert short.head.height() == px(HEIGHT) and short.area.verticalScrollBar().value() > 0


def test_the_head_comes_back_with_the_focus(hands, qtbot):
    low = hands()
    low.scroll(900)
    low.button.setFocus(Qt.FocusReason.TabFocusReason)
    assert low.head.height() == px(HEIGHT)
