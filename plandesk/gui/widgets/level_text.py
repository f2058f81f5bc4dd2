"""Two text areas side by side that are always of the same height: that of the longer text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from plandesk.gui.widgets.text import TextArea

AT_MOST = 400  # lines: longer texts than anyone types are shown whole


class LevelText(TextArea):
    """Grows with its own text and with that of the area it stands beside."""

    def __init__(self, parent: QWidget | None = None, lines: int = 2) -> None:
        self._beside: LevelText | None = None
        super().__init__(parent, lines=lines, at_most=AT_MOST)

    def stand_beside(self, other: LevelText) -> None:
        """Keep both at the same height from now on."""
        self._beside, other._beside = other, self
        self._grow()

    def _height(self) -> int:
        own = super()._height()
        return max(own, TextArea._height(self._beside)) if self._beside is not None else own

    def _grow(self) -> None:
        super()._grow()
        if self._beside is not None:
            TextArea._grow(self._beside)
