"""Words on the window: field labels, section labels, notes. User text is always plain text."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from plandesk.gui.tokens import font, px, tokens
from plandesk.i18n import _


def plain_tip(text: str) -> str:
    """User text for a tool tip: shown as typed, never as markup, and wrapped."""
    if any(mark in text for mark in "&<>"):
        from html import escape  # late: its table of names is long

        text = escape(text)
    return f"<p>{text}</p>".replace("\n", "<br>") if text else ""


class Words(QLabel):
    """A label of plain text in a size of the design; `role` is a token's colour."""

    def __init__(
        self,
        text: str = "",
        size: float = 13,
        weight: QFont.Weight = QFont.Weight.Normal,
        role: str = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        # Otherwise it would be the parent's, and change with it.
        self.setForegroundRole(QPalette.ColorRole.WindowText)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setFont(font(size, weight))
        self.setWordWrap(wrap)
        self._colour()

    def set_role(self, role: str) -> None:
        """Take another token's colour, e.g. "late" or "error"."""
        self._role = role
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def _colour(self) -> None:
        wanted = getattr(tokens(self.palette()), self._role)
        palette = self.palette()
        if palette.color(QPalette.ColorRole.WindowText) != wanted:
            palette.setColor(QPalette.ColorRole.WindowText, wanted)
            self.setPalette(palette)


class Elided(Words):
    """A label of one line that ends in … where there is no room; the tool tip has the whole text."""

    def __init__(self, text: str = "", size: float = 13, **more: Any) -> None:
        super().__init__(text, size, **more)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment() | Qt.TextFlag.TextSingleLine), shown)
        tip = plain_tip(self.text()) if shown != self.text() else ""
        if tip != self.toolTip():
            self.setToolTip(tip)


class FieldLabel(Words):
    """The small words above a field; the field is its buddy and gets its accessible name."""

    def __init__(self, text: str, field: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(text, 12, role="faint", parent=parent)  # as `dress_form` colours those of Designer
        if field is not None:
            self.setBuddy(field)
            if not field.accessibleName():
                field.setAccessibleName(text)


class FaultWords(Words):
    """Says what is wrong with a field, in as many lines as that needs; it is away while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", 12, role="error", wrap=True, parent=parent)
        self.hide()

    def say(self, sentence: str) -> None:
        """Say a sentence; an empty one takes it away. Before it stands anywhere it is not shown."""
        self.setText(sentence)
        self.setVisible(bool(sentence) and self.parentWidget() is not None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Layouts do not ask for the height at a width.
        if not self.isHidden():
            self.setFixedHeight(self.heightForWidth(max(self.width(), 1)))


class Labelled(QWidget):
    """A field under its label, with an optional note beside the label and a fault below.

    The fault is that of the field where it has one of its own.
    """

    def __init__(self, text: str, field: QWidget, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.label = FieldLabel(text, field)
        self.note = Words(note, 12, role="faint")
        own = getattr(field, "fault", None)
        self.fault = own if isinstance(own, FaultWords) else Words("", 12, role="error", wrap=True)
        self.fault.hide()
        top = QHBoxLayout()
        top.addWidget(self.label)
        top.addStretch(1)
        top.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(4))
        layout.addLayout(top)
        layout.addWidget(field)
        layout.addWidget(self.fault)
        self.setFocusProxy(field)

    def set_fault(self, sentence: str) -> None:
        """Say below the field what is wrong with it; an empty sentence takes it away."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence)


class SectionLabel(QWidget):
    """The title of a part of a form, with quiet words or a link-like button on its right.

    The words stand below the title where there is no room for them beside it.
    """

    def __init__(self, title: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(title, 14, QFont.Weight.DemiBold)
        self.note = Words(note, 12, role="secondary")
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.addWidget(self.title)
        self._words.addStretch(1)
        self._words.addWidget(self.note)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._words, 1)
        self._more = 0  # what controls at the right end take
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a small control at the right end."""
        self._row.addWidget(widget)
        self._more += widget.sizeHint().width() + self._row.spacing()

    def minimumSizeHint(self) -> QSize:
        words = max(self.title.minimumSizeHint().width(), self._note_width())
        return QSize(words + self._more, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _note_width(self) -> int:
        return self.note.sizeHint().width() if self.note.text() else 0

    def _fit(self) -> None:
        needed = self.title.sizeHint().width() + self._words.spacing() + self._note_width() + self._more
        beside = needed <= self.width()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._words.direction() != way:
            self._words.setDirection(way)
            self.updateGeometry()


class Line(QFrame):
    """A quiet line across."""

    def __init__(self, parent: QWidget | None = None, vertical: bool = False) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), tokens(self.palette()).line)


class Rule(Line):
    """A line under a name that Qt Designer does not keep for itself."""


def dress_form(form: QWidget) -> None:
    """Give the labels of a form made with Designer the design's fonts and colours.

    Names ending in "Label" stand above fields, those ending in "Title" above parts of the form.
    """
    for label in form.findChildren(QLabel):
        name = label.objectName()
        if name.endswith("Label"):
            label.setFont(font(12))
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        elif name.endswith("Title"):
            label.setFont(font(14, QFont.Weight.DemiBold))


def size_words(size: int) -> str:
    """The size of a file for reading, given in bytes: "92 KB", "1.4 MB"."""
    if size < 1_000_000:
        return _("{n} KB").format(n=f"{max(1, round(size / 1000)):n}")
    return _("{n} MB").format(n=f"{size / 1_000_000:.1f}")
