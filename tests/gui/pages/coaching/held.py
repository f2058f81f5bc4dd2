"""What tests do with sessions that were held: choose them in the list, press keys, answer a question."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

TODAY = date.today()


def key(qtbot, *keys, with_=Qt.KeyboardModifier.NoModifier):
    for one in keys:
        qtbot.keyClick(QApplication.focusWidget(), one, with_)


def open_session(view, place=1):
    """A session with words that nobody has acknowledged, by its place in the list."""
    view.side.list.choose(view.model.key(place + 1))
    return view.pane.told


def headings(view):
    model = view.model
    return [model.index(row).data() for row in range(model.rowCount()) if not model.key(row)]


def confirm(box):
    box.findChild(QAbstractButton, "confirm").click()
