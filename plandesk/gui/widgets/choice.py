"""A list to choose one of; scrolling over it changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from plandesk.gui.tokens import px


class Choice(QComboBox):
    """A combo box of (value, words); `chosen` comes with the value when the user chose another one."""

    chosen = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[object, str]] | QWidget = (), parent: QWidget | None = None
    ) -> None:
        if isinstance(choices, QWidget):  # forms made with Designer know a parent only
            choices, parent = (), choices
        super().__init__(parent)
        self._values: list[object] = []
        self._value: object = None
        self.setMinimumHeight(px(32))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.set_choices(choices)
        self.activated.connect(self._take)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer these (value, words); the value stays where it is among them."""
        kept = self._value
        self.clear()
        self._values = [value for value, _words in choices]
        self.addItems([words for _value, words in choices])
        self.set_value(kept)

    def set_value(self, value: object) -> None:
        """Show a value; tells nobody."""
        self._value = value
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def value(self) -> object:
        """The value shown."""
        return self._value

    def offered(self) -> list[tuple[object, str]]:
        """The choices as (value, words)."""
        return [(value, self.itemText(place)) for place, value in enumerate(self._values)]

    def offers(self, value: object) -> bool:
        """Whether the value is one of the choices."""
        return value in self._values

    def setReadOnly(self, read_only: bool) -> None:
        """Whether it can be changed."""
        self.setEnabled(not read_only)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _take(self, row: int) -> None:
        value = self._values[row]
        if value != self._value:
            self._value = value
            self.chosen.emit(value)
