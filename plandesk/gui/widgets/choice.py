"""A list to choose one of; scrolling over it changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from plandesk.gui import look
from plandesk.gui.tokens import px


class Choice(QComboBox):
    """A combo box of (value, words); `chosen` comes with the value when the user chose another one."""

    chosen = Signal(object)
    opens_first = False  # an arrow opens the list instead of choosing what comes next, where that does much

    def __init__(
        self, choices: Sequence[tuple[object, str]] | QWidget = (), parent: QWidget | None = None
    ) -> None:
        if isinstance(choices, QWidget):  # forms made with Designer know a parent only
            choices, parent = (), choices
        super().__init__(parent)
        look.ask(self)
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

    def words_shown(self) -> str:
        """The words as they stand in the field: they end in dots where it is too narrow."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        icon = 0 if self.itemIcon(self.currentIndex()).isNull() else self.iconSize().width() + px(4)
        width = room - icon - px(4)
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        words = self.words_shown() if self.currentIndex() >= 0 else ""
        if words == self.currentText():
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = words  # type: ignore[attr-defined]
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def setReadOnly(self, read_only: bool) -> None:
        """Whether it can be changed."""
        self.setEnabled(not read_only)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.opens_first and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def _take(self, row: int) -> None:
        value = self._values[row]
        if value != self._value:
            self._value = value
            self.chosen.emit(value)
