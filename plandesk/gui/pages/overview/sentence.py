"""The sentence at the top: in large words how the plan stands, its pieces leading to the initiatives."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from plandesk.domain.overview import Phrase
from plandesk.gui.tokens import font, tokens
from plandesk.i18n import _


class Sentence(QLabel):
    """Tab goes from piece to piece, Enter or a click follows one: `chosen` comes with its `Which`."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._phrases: tuple[Phrase, ...] = ()
        self._hovered = ""
        self.setFont(font(20))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(self._follow)
        self.linkHovered.connect(self._hover)

    def set_phrases(self, phrases: tuple[Phrase, ...]) -> None:
        """Say something else."""
        if phrases != self._phrases:
            self._phrases = phrases
            self.setAccessibleName("".join(one.words for one in phrases))
            self.setAccessibleDescription(_("Its parts lead to the initiatives they count."))
            self._write()

    @property
    def words(self) -> str:
        """What it says, without marks."""
        return "".join(one.words for one in self._phrases)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        # The label itself would be a stop before its first link, at which nothing can be seen or done.
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.focusNextPrevChild(event.reason() == Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()

    def _write(self) -> None:
        colour = tokens(self.palette()).text.name()
        pieces = []
        for place, one in enumerate(self._phrases):
            words = escape(one.words)
            if one.which is None:
                pieces.append(words)
                continue
            weight = 600 if one.strong else 400
            line = "underline" if self._hovered == str(place) else "none"
            style = f"color: {colour}; font-weight: {weight}; text-decoration: {line}"
            pieces.append(f'<a href="{place}" style="{style}">{words}</a>')
        html = "".join(pieces)
        if html != self.text():
            self.setText(html)

    def _follow(self, place: str) -> None:
        self.chosen.emit(self._phrases[int(place)].which)

    def _hover(self, place: str) -> None:
        self._hovered = place
        self._write()
