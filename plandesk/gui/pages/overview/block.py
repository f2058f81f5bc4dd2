"""A block of the page: its title with a symbol and a count, links at the right, and what it is about."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from plandesk.gui import icons
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.labels import Elided, Words


class Block(QWidget):
    """Title 14 semibold, the rest quiet. The title gives way where there is no room."""

    def __init__(self, title: str = "", note: str = "", icon: str = "", role: str = "text") -> None:
        super().__init__()
        self.title = Elided(title, 14, weight=QFont.Weight.DemiBold)
        self.title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.title.setFixedHeight(px(28))
        self.note = Words(note, role="secondary")
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(8))
        if icon:
            self._row.addWidget(_Symbol(icon, role))
        self._row.addWidget(self.title)
        self._row.addWidget(self.note)
        self._row.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(8))
        self.column.addLayout(self._row)
        self.set_title(title)

    def set_title(self, title: str, note: str | None = None) -> None:
        """Change the title, and the quiet words after it."""
        self.title.setText(title)
        if note is not None:
            self.note.setText(note)
        self._fit()

    def add_link(self, words: str) -> LinkButton:
        """Add a link at the right end of the head."""
        link = LinkButton(words)
        self._row.addWidget(link)
        return link

    def add(self, part: QWidget) -> None:
        """Put a part below."""
        self.column.addWidget(part)

    def resizeEvent(self, event) -> None:  # noqa: ANN001
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wide = self.title.fontMetrics().horizontalAdvance(self.title.text()) + px(2)
        self.title.setFixedWidth(min(wide, max(px(80), self.width() - self._beside())))

    def _beside(self) -> int:
        """What the head needs besides the title."""
        found = 0
        for place in range(self._row.count()):
            part = self._row.itemAt(place).widget()
            if part is not None and part is not self.title and not part.isHidden():
                found += part.sizeHint().width() + px(8)
        return found


class _Symbol(QWidget):
    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role
        self.setFixedSize(px(16), px(28))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        place = QRectF(0, (self.height() - px(14)) / 2, px(14), px(14))
        icons.paint(QPainter(self), place, self._name, getattr(tokens(self.palette()), self._role))
