"""The keys of a list whose lines are edited in place: to the next line, up and down, and away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class LineKeys(QObject):
    """Watches a line's field: Enter goes on, Alt and an arrow move it, Backspace takes an empty one away.

    `is_empty` tells whether the line may be taken away like that.
    """

    next_wished = Signal()
    move_wished = Signal(int)  # -1 up, 1 down
    removed = Signal()

    def __init__(self, field: QWidget, is_empty: Callable[[], bool]) -> None:
        super().__init__(field)
        self._is_empty = is_empty
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        keys, key = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not keys:
            self.next_wished.emit()
        elif keys == Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wished.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Backspace and self._is_empty():
            self.removed.emit()
        else:
            return False
        return True
