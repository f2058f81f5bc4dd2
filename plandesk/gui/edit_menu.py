"""Cut, copy, paste, delete and select all: of the text field with the focus, else of the page in front."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from plandesk.gui import page
from plandesk.gui.page import Page

VERBS = (page.CUT, page.COPY, page.PASTE, page.DELETE, page.SELECT_ALL)


class EditMenu(QObject):
    """Carries out the entries and shows which mean something now."""

    def __init__(
        self, actions: dict[str, QAction], page_in_front: Callable[[], Page | None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._actions, self._page_in_front, self._window = actions, page_in_front, window
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def carry_out(self, verb: str) -> None:
        """Do what an entry says."""
        field, shown = self._field(), self._page_in_front()
        if field is not None:
            _edit_text(field, verb)
        elif shown is not None and shown.can_edit(verb):
            shown.edit(verb)

    def refresh(self) -> None:
        """Enable the entries that mean something now."""
        field, shown = self._field(), self._page_in_front()
        for verb in VERBS:
            able = field is not None or (shown is not None and shown.can_edit(verb))
            self._actions[verb].setEnabled(able)

    def _field(self) -> QLineEdit | QPlainTextEdit | None:
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit) and focus.window() is self._window:
            return focus
        return None

    def _focus_moved(self, _old: object, _now: object) -> None:
        self.refresh()


def _edit_text(field: QLineEdit | QPlainTextEdit, verb: str) -> None:
    if verb == page.DELETE:
        if isinstance(field, QLineEdit):
            field.del_()
        elif not field.isReadOnly():
            field.textCursor().deleteChar()
        return
    {
        page.CUT: field.cut,
        page.COPY: field.copy,
        page.PASTE: field.paste,
        page.SELECT_ALL: field.selectAll,
    }[verb]()
