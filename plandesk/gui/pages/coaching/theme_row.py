"""One theme of a session: its title and prompt, and the words of both side by side."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from plandesk.domain.coaching import sessions
from plandesk.domain.coaching.records import CoachingSession, SessionTheme
from plandesk.gui.fields import Place
from plandesk.gui.session import Session
from plandesk.gui.tokens import px
from plandesk.gui.widgets.labels import Words
from plandesk.gui.widgets.level_text import LevelText
from plandesk.i18n import _


class RowTitle(QWidget):
    """What a row of the form is about: a title, and quiet words below it."""

    def __init__(self, title: str = "", words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(title, 13, QFont.Weight.DemiBold, wrap=True)
        self.words = Words(words, 12, role="secondary", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, px(7), 0, 0)
        layout.setSpacing(px(2))
        layout.addWidget(self.title)
        layout.addWidget(self.words)
        layout.addStretch(1)
        self.words.setVisible(bool(words))

    def say(self, title: str, words: str = "") -> None:
        """Show other words."""
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))


class ThemeRow:
    """The three parts of a row: `title`, `coach`, `employee`. Where one of the two does not write, that one
    is a sentence instead of a field."""

    def __init__(self, session: Session, voices: str) -> None:
        self._session, self.voices = session, voices
        self.title = RowTitle()
        self.fields: dict[str, LevelText] = {}
        parts: dict[str, QWidget] = {}
        for voice, absent in (("coach", _("For the employee only")), ("employee", _("For the coach only"))):
            if voices in ("both", voice):
                parts[voice] = self.fields[voice] = LevelText()
            else:
                words = Words(absent, role="secondary", wrap=True)
                words.setContentsMargins(0, px(7), 0, 0)
                parts[voice] = words
        self.coach, self.employee = parts["coach"], parts["employee"]
        if len(self.fields) == 2:
            self.fields["coach"].stand_beside(self.fields["employee"])

    def show_theme(self, told: CoachingSession, theme: SessionTheme, read_only: bool) -> None:
        """Edit a theme of a session from now on."""
        document = self._session.document
        assert document is not None
        self.title.say(theme.title or _("Theme without a title"), theme.prompt)
        names = {
            "coach": _("{theme}, coach’s words").format(theme=theme.title),
            "employee": _("{theme}, employee’s words").format(theme=theme.title),
        }
        for voice, field in self.fields.items():
            field.setAccessibleName(names[voice])
            field.setAccessibleDescription(theme.prompt)
            self._session.fields.load(
                field,
                Place("session_theme", theme.uid, voice),
                getattr(theme, voice),
                lambda text, voice=voice: sessions.write(document, theme.id, voice, text),
            )
            field.set_flat(read_only)
