"""A colour as a swatch and as #RRGGBB."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.text import LineField
from plandesk.i18n import _

_HEX = re.compile(r"#?([0-9A-Fa-f]{6})\Z")


class ColourField(QWidget):
    """`changed` comes with "#RRGGBB" after a choice; words that are no colour stay, with `refused`."""

    changed = Signal(str)
    refused = Signal(str)

    def __init__(
        self, parent: QWidget | None = None, choose: Callable[[str], str | None] | None = None
    ) -> None:
        """`choose` asks the user for a colour, starting from one; None when she cancels."""
        super().__init__(parent)
        self._value = "#000000"
        self._choose = choose
        self.line = LineField(self)  # made first: Tab never comes to what is before a proxy
        self.swatch = _Swatch(self)
        self.swatch.clicked.connect(self._ask)
        self.line.setMaxLength(7)
        self.line.left.connect(self._take)
        self.line.textChanged.connect(self._note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.swatch)
        row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)

    def set_chooser(self, choose: Callable[[str], str | None]) -> None:
        """Ask the user this way when the swatch is pressed."""
        self._choose = choose

    def value(self) -> str:
        """The colour as "#RRGGBB"."""
        return self._value

    def set_value(self, colour: str) -> None:
        """Show a colour; tells nobody."""
        self._value = colour
        self.line.set_text(colour)
        self.swatch.colour = QColor(colour)
        self.swatch.update()
        self.refused.emit("")

    def setReadOnly(self, read_only: bool) -> None:
        """Whether it can be changed."""
        self.line.setReadOnly(read_only)
        self.swatch.setEnabled(not read_only)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.swatch.setAccessibleName(_("Choose: {name}").format(name=name))

    def _ask(self) -> None:
        chosen = self._choose(self._value) if self._choose is not None else None
        if chosen:
            self._take(chosen)

    def _note(self, words: str) -> None:
        if words == self._value:
            self.refused.emit("")  # typed back as it was: nothing is left to be taken

    def _take(self, words: str) -> None:
        found = _HEX.match(words.strip())
        if found is None:
            self.refused.emit(
                _("“{text}” could not be read as a colour. Write it like #16294D.").format(text=words)
            )
            return
        colour = "#" + found.group(1).upper()
        told = colour != self._value.upper()
        self.set_value(colour)
        if told:
            self.changed.emit(colour)


class _Swatch(QToolButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = QColor("#000000")
        self.setFixedSize(px(32), px(32))
        self.setToolTip(_("Choose a colour"))
        self.setAccessibleName(_("Choose a colour"))

    def paintEvent(self, event: QPaintEvent) -> None:
        table = tokens(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ringed = self.hasFocus()
        painter.setPen(QPen(table.accent if ringed else table.edge, 2 if ringed else 1))
        painter.setBrush(table.base)
        painter.drawRoundedRect(body, px(5), px(5))
        painter.setPen(QPen(table.edge, 1))
        painter.setBrush(self.colour)
        painter.drawRoundedRect(body.adjusted(px(4), px(4), -px(4), -px(4)), px(3), px(3))
