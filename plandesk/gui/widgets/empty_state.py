"""What an empty page says: one sentence, one button that has the focus, one hint."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from plandesk.gui import icons
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.buttons import Button
from plandesk.gui.widgets.labels import Words


class EmptyState(QWidget):
    """Fills the middle of a page that has nothing to show yet (or a filter without rows)."""

    acted = Signal()

    def __init__(
        self,
        title: str,
        sentence: str = "",
        button: str = "",
        hint: str = "",
        icon: str = "add",
        picture: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # With a parent from the start: shown without one, they would be windows for a moment.
        self.picture = QLabel(self)
        self._has_picture, self._icon = picture, icon
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.picture.setVisible(picture)
        self.title = Words(title, 18, QFont.Weight.DemiBold, wrap=True)
        self.sentence = Words(sentence, 14, role="secondary", wrap=True)
        self.hint = Words(hint, 12, role="secondary", wrap=True)
        self.button = Button(button, icon, primary=True, parent=self)
        self.button.setVisible(bool(button))
        self.button.setDefault(True)
        self.button.clicked.connect(self.acted)
        layout = QVBoxLayout(self)
        layout.setSpacing(px(4))
        layout.setContentsMargins(px(24), px(8), px(24), px(8))
        layout.addStretch(1)
        for part, gap in ((self.picture, 24), (self.title, 4), (self.sentence, 16), (self.button, 12)):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
            layout.addSpacing(px(gap) if part is not self.picture or picture else 0)
        layout.addWidget(self.hint, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        for words in (self.title, self.sentence, self.hint):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setVisible(bool(words.text()))
        self._draw()

    def set_words(
        self, title: str, sentence: str = "", button: str = "", hint: str = "", icon: str = ""
    ) -> None:
        """Say something else; empty words disappear. Without an `icon` it is the button’s first."""
        self.button.set_icon(icon or self._icon)
        for part, text in (
            (self.title, title),
            (self.sentence, sentence),
            (self.button, button),
            (self.hint, hint),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        self._fit_words()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Not out of a search line or the list of pages: who is typing or choosing there goes on.
        focus = self.window().focusWidget()
        busy = focus is not None and (isinstance(focus, QLineEdit) or focus.property("keepsFocus"))
        if self.button.isVisible() and not busy:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()
        # On a low window the words and the button come first.
        self.picture.setVisible(self._has_picture and self.height() > px(360))

    def _fit_words(self) -> None:
        # Wrapped words get a size of their own, or the layout would guess their height wrongly.
        width = max(px(120), min(px(420), self.width() - px(32)))
        for words in (self.title, self.sentence, self.hint):
            words.setMinimumHeight(0)  # a label is never lower than that, however few its lines are now
            words.setFixedSize(width, max(words.heightForWidth(width), 1))

    def _draw(self) -> None:
        ratio = icons.screen_ratio()
        edge = tokens(self.palette()).edge_low.name()
        self.picture.setPixmap(icons.pixmap("empty", edge, px(144), ratio, px(88)))
