"""One theme of a coaching form: its title, its prompt, who writes about it, whether actions belong to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from plandesk.domain.coaching import forms
from plandesk.domain.coaching.forms import Theme
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.fields import Place
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import LinkButton
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Labelled
from plandesk.gui.widgets.text import LineField, TextArea
from plandesk.i18n import _


class ThemeEditor(QWidget):
    """Every field is saved by itself."""

    delete_requested = Signal()

    def __init__(self, desk: DeskSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._id: int | None = None
        self.title, self.prompt = LineField(), TextArea(lines=4, at_most=10)
        self.voices = Choice(list(forms.voices_words().items()))
        self.actions = QCheckBox(_("With a list of agreed actions"))
        self.delete = LinkButton(_("Delete theme"), "trash")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(px(12))
        layout.addWidget(Labelled(_("Title of the theme"), self.title))
        layout.addWidget(Labelled(_("Prompt"), self.prompt))
        layout.addWidget(Labelled(_("Who writes"), self.voices))
        layout.addWidget(self.actions)
        row = QHBoxLayout()
        row.addWidget(self.delete)
        row.addStretch(1)
        layout.addLayout(row)
        self.voices.chosen.connect(lambda value: self._change(voices=str(value)))
        self.actions.clicked.connect(lambda on: self._change(actions=bool(on)))
        self.delete.clicked.connect(lambda _checked=False: self.delete_requested.emit())

    def show_theme(self, theme: Theme | None) -> None:
        """Edit a theme; None hides the fields."""
        self._id = theme.id if theme is not None else None
        self.setVisible(theme is not None)
        if theme is None:
            return
        for column, field in (("title", self.title), ("prompt", self.prompt)):
            place = Place("form_theme", theme.uid, column)
            self._desk.fields.load(field, place, getattr(theme, column), self._saver(theme.id, column))
        self.voices.set_value(theme.voices)
        self.actions.setChecked(theme.actions)
        for part in (self.voices, self.actions, self.delete):
            part.setEnabled(not self._desk.read_only)

    def focus_title(self) -> None:
        """Put the cursor into the title, all of it selected."""
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.title.selectAll()

    def _saver(self, theme_id: int, column: str) -> Callable[[str], None]:
        def save(text: str) -> None:
            if self._desk.document is not None:
                forms.change_theme(self._desk.document, theme_id, **{column: text})

        return save

    def _change(self, **fields: object) -> None:
        document, theme_id = self._desk.document, self._id
        if document is not None and theme_id is not None:
            self._desk.act(lambda: forms.change_theme(document, theme_id, **fields))
