"""The key that locks the coaching file, above dialogs and menus too, where the window's own keys rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from plandesk.gui.desk_session import DeskSession


class LockKey(QObject):
    """Watches the whole program while a coaching file is open, and triggers the entry of the menu.

    A press that comes here was not taken by the window: a dialog or a menu stands above it.
    """

    def __init__(self, desk: DeskSession, action: QAction, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._action = desk, action
        self._watching = False
        desk.document_changed.connect(lambda _document: self._begin())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()) not in self._action.shortcuts():
            return False
        self._action.trigger()
        return True

    def _begin(self) -> None:
        watch = self._desk.document is not None
        if watch != self._watching:
            self._watching = watch
            if watch:
                QApplication.instance().installEventFilter(self)
            else:
                QApplication.instance().removeEventFilter(self)
