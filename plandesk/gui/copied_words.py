"""What was copied out of the coaching file: it leaves the clipboard when the file is locked or closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication


class CopiedWords(QObject):
    """Notes whether the clipboard was filled while the coaching file was being worked in.

    `works_there` tells whether the focus is in it. Of what was copied only a hash is kept.
    """

    def __init__(self, works_there: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._works_there = works_there
        self._ours: dict[QClipboard.Mode, int] = {}
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.changed.connect(self._note)

    def clear(self) -> None:
        """Take out of the clipboard what came from the coaching file; anything else stays."""
        for mode, words in list(self._ours.items()):
            if hash(self._clipboard.text(mode)) == words:
                self._clipboard.clear(mode)
        self._ours.clear()

    def _note(self, mode: QClipboard.Mode) -> None:
        if self._works_there():
            self._ours[mode] = hash(self._clipboard.text(mode))
        else:
            self._ours.pop(mode, None)
