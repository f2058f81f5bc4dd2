"""The buttons below a dialog, which Tab goes through as they stand there."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QWidget


class DialogButtons(QDialogButtonBox):
    """Cancel, and what is added to it.

    The platform decides which stands first; Qt alone would let Tab go through them in the order in
    which they were made, so that Tab and Enter after the last field often meant Cancel.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QDialogButtonBox.StandardButton.Cancel, parent)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        row = self.layout()
        places = (row.itemAt(place) for place in range(row.count())) if row is not None else ()
        buttons = [place.widget() for place in places if place is not None and place.widget() is not None]
        for before, after in zip(buttons, buttons[1:], strict=False):
            QWidget.setTabOrder(before, after)
