"""The key that locks the coaching file, above dialogs and menus too, where the window's own keys rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence

from plandesk.gui.desk_session import DeskSession
from plandesk.gui.desk_watch import DeskWatch


class LockKey(DeskWatch):
    """Watches the whole program while a coaching file is open, and triggers the entry of the menu.

    A press that comes here was not taken by the window: a dialog or a menu stands above it.
    """

    def __init__(self, desk: DeskSession, action: QAction, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._action = action

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()) not in self._action.shortcuts():
            return False
        self._action.trigger()
        return True
