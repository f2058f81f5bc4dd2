"""Seeing every key and click of the program while a coaching file is open."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from plandesk.gui.desk_session import DeskSession


class DeskWatch(QObject):
    """Filters the events of the whole program from a coaching file's opening to its closing or locking."""

    def __init__(self, desk: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._watching = False
        desk.document_changed.connect(lambda _document: self._begin())

    def _begin(self) -> None:
        watch = self._desk.document is not None
        if watch != self._watching:
            self._watching = watch
            if watch:
                QApplication.instance().installEventFilter(self)
            else:
                QApplication.instance().removeEventFilter(self)
