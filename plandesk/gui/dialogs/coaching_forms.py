"""The coaching forms of a service: their themes, prompts, order and language. Saved as typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.coaching import forms
from plandesk.domain.coaching.forms import CoachingForm
from plandesk.gui.desk_session import DeskSession
from plandesk.gui.dialogs.desk_dialog import DeskDialog
from plandesk.gui.dialogs.form_lists import FormRow, OrderedList
from plandesk.gui.dialogs.theme_editor import ThemeEditor
from plandesk.gui.fields import Place
from plandesk.gui.prompts import Prompts
from plandesk.gui.tokens import px
from plandesk.gui.widgets.buttons import Button, IconButton, LinkButton
from plandesk.gui.widgets.choice import Choice
from plandesk.gui.widgets.labels import Elided, Labelled, Line, Words
from plandesk.gui.widgets.panel import Panel, scrolled
from plandesk.gui.widgets.text import LineField, TextArea
from plandesk.i18n import _, ngettext


class CoachingFormsDialog(DeskDialog):
    """Forms at the left, the themes of one in the middle, the theme in hand at the right."""

    def __init__(self, desk: DeskSession, prompts: Prompts, parent: QWidget | None = None) -> None:
        super().__init__(desk, prompts, parent)
        self.setObjectName("coachingForms")
        self.setWindowTitle(_("Coaching forms"))
        self._form_id: int | None = None
        self._theme_id: int | None = None
        self.list = OrderedList(_("Coaching forms"))
        self.themes = OrderedList(_("Themes"))
        self.editor = ThemeEditor(desk)
        self.name, self.intro = LineField(), TextArea(lines=1, at_most=4)
        self.language = Choice([("en", _("English")), ("fr", _("French"))])
        self._lay_out()
        self._wire()
        self._read()
        self.fit(1040, 640)

    # ---- what the user does

    def add_form(self) -> None:
        """Add a form without themes."""
        self._added(lambda: forms.add_form(self.document, _("New form")))
        self.name.setFocus()
        self.name.selectAll()

    def add_standard(self) -> None:
        """Add the built-in form once more."""
        self._added(lambda: forms.add_standard_form(self.document))

    def duplicate(self) -> None:
        """Add a copy of the form in hand."""
        form_id = self._form_id
        if form_id is not None:
            self._added(lambda: forms.duplicate_form(self.document, form_id))

    def retire(self) -> None:
        """Offer the form in hand no more for new sessions, or offer it again."""
        form = self._form()
        if form is not None:
            self.desk.act(lambda: forms.change_form(self.document, form.id, retired=not form.retired))

    def delete_form(self) -> None:
        """Delete the form in hand."""
        form_id = self._form_id
        if form_id is not None:
            self.desk.act(lambda: forms.delete_form(self.document, form_id))

    def add_theme(self) -> None:
        """Add a theme at the end and put the cursor into its title."""
        form_id = self._form_id
        if form_id is None:
            return
        added = self.desk.act(lambda: forms.add_theme(self.document, form_id, _("New theme")))
        if added is not None:
            self._theme_id = added
            self._read()
            self.editor.focus_title()

    def delete_theme(self) -> None:
        """Delete the theme in hand."""
        theme_id = self._theme_id
        if theme_id is not None:
            self.desk.act(lambda: forms.delete_theme(self.document, theme_id))

    # ---- building

    def _lay_out(self) -> None:
        self.add = Button(_("Form"), "add")
        self.add.setAccessibleName(_("Add a form"))
        menu = QMenu(self.add)
        for words, slot in (
            (_("Empty form"), self.add_form),
            (_("The standard form"), self.add_standard),
            (_("Copy of the form in hand"), self.duplicate),
        ):
            menu.addAction(words).triggered.connect(lambda _checked=False, slot=slot: slot())
        self.add.setMenu(menu)
        self.remove = IconButton("trash", _("Delete form"))
        self.retired = LinkButton("")
        left = QVBoxLayout()
        left.setContentsMargins(0, px(8), 0, px(8))
        left.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), 0, px(8), 0)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        left.addLayout(foot)
        side = Panel("base", "right")
        side.setLayout(left)
        side.setMinimumWidth(px(152))
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setHandleWidth(1)
        columns.setChildrenCollapsible(False)
        for place, part in enumerate((side, self._build_form(), self._build_editor())):
            columns.addWidget(part)
            columns.setStretchFactor(place, min(place, 1))
        columns.setSizes([px(232), px(432), px(376)])
        self.said = Words(
            _("A session keeps the form it was held with: changes here are for new sessions only."),
            role="secondary",
            wrap=True,
        )
        bottom = QHBoxLayout()
        bottom.setContentsMargins(px(24), px(12), px(24), px(12))
        bottom.addWidget(self.said, 1)
        bottom.addWidget(self.close_box())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(columns, 1)
        layout.addWidget(Line())
        layout.addLayout(bottom)

    def _build_form(self) -> QWidget:
        self.add_one = LinkButton(_("Theme"), "add")
        self.add_one.setAccessibleName(_("Add a theme"))
        self.middle = QWidget()
        column = QVBoxLayout(self.middle)
        column.setContentsMargins(px(24), px(16), px(24), px(12))
        column.setSpacing(px(12))
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(Labelled(_("Name of the form"), self.name), 2)
        row.addWidget(Labelled(_("Language"), self.language), 1)
        column.addLayout(row)
        column.addWidget(Labelled(_("Introduction above the themes"), self.intro))
        head = QHBoxLayout()
        head.addWidget(Words(_("Themes"), 14, QFont.Weight.DemiBold), 1)
        hint = Elided(_("Alt+Up and Alt+Down move one"), 12, role="faint")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(hint, 2)
        column.addLayout(head)
        column.addWidget(self.themes, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.add_one)
        foot.addStretch(1)
        foot.addWidget(self.retired)
        column.addLayout(foot)
        return self.middle

    def _build_editor(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(16), px(24), px(16))
        column.addWidget(self.editor)
        column.addStretch(1)
        scroll = scrolled(inside)
        scroll.setMinimumWidth(px(216))
        return scroll

    def _wire(self) -> None:
        self.desk.changed.connect(self._follow)
        self.list.chosen.connect(self._choose_form)
        self.list.moved.connect(
            lambda form_id, place: self._act(lambda: forms.move_form(self.document, form_id, place))
        )
        self.themes.chosen.connect(self._choose_theme)
        self.themes.moved.connect(
            lambda theme_id, place: self._act(lambda: forms.move_theme(self.document, theme_id, place))
        )
        self.themes.deleted.connect(self.delete_theme)
        self.language.chosen.connect(self._change_language)
        self.add_one.clicked.connect(lambda _checked=False: self.add_theme())
        self.retired.clicked.connect(lambda _checked=False: self.retire())
        self.remove.clicked.connect(lambda _checked=False: self.delete_form())
        self.editor.delete_requested.connect(self.delete_theme)

    # ---- showing

    def _follow(self, changes: object) -> None:
        touches = getattr(changes, "touches", None)
        if touches is not None and touches("coaching_form", "form_theme"):
            self._read()

    def _read(self) -> None:
        """Show the forms, the one in hand and its themes."""
        if self.desk.document is not self.document:
            return
        found = forms.forms(self.document, retired=True)
        ids = [one.id for one in found]
        if self._form_id not in ids:
            self._form_id = ids[0] if ids else None
        rows = []
        for one in found:
            themes = ngettext("{n} theme", "{n} themes", len(one.themes)).format(n=len(one.themes))
            note = _("not offered any more") if one.retired else themes
            rows.append(FormRow(one.id, one.name or _("Form without a name"), note, one.retired))
        self.list.show_rows(rows, self._form_id)
        self._show_form(next((one for one in found if one.id == self._form_id), None))

    def _show_form(self, form: CoachingForm | None) -> None:
        able = form is not None and not self.desk.read_only
        self.middle.setEnabled(form is not None)
        for part in (self.remove, self.retired, self.add_one, self.language):
            part.setEnabled(able)
        self.add.setEnabled(not self.desk.read_only)
        self.retired.setText(
            _("Offer it again") if form is not None and form.retired else _("Offer it no more")
        )
        self.retired.updateGeometry()
        if form is None:
            self.themes.show_rows([], None)
            self.editor.show_theme(None)
            return
        for column, field in (("name", self.name), ("intro", self.intro)):
            self.desk.fields.load(
                field,
                Place("coaching_form", form.uid, column),
                getattr(form, column),
                self._saver(form.id, column),
            )
        if not self.language.offers(form.language):
            self.language.set_choices([*self.language.offered(), (form.language, form.language)])
        self.language.set_value(form.language)
        ids = [one.id for one in form.themes]
        if self._theme_id not in ids:
            self._theme_id = ids[0] if ids else None
        voices = forms.voices_words()
        rows = [
            FormRow(
                one.id,
                one.title or _("Theme without a title"),
                " · ".join(filter(None, (voices[one.voices], _("with actions") if one.actions else ""))),
            )
            for one in form.themes
        ]
        self.themes.show_rows(rows, self._theme_id)
        self.editor.show_theme(next((one for one in form.themes if one.id == self._theme_id), None))

    # ---- changing

    def _saver(self, form_id: int, column: str) -> Callable[[str], None]:
        return lambda text: forms.change_form(self.document, form_id, **{column: text})

    def _added(self, add: Callable[[], int]) -> None:
        added = self.desk.act(add)
        if added is not None:
            self._form_id, self._theme_id = added, None
            self._read()

    def _act(self, operation: Callable[[], None]) -> None:
        if not self.desk.read_only:
            self.desk.act(operation)
        self._read()

    def _choose_form(self, form_id: int) -> None:
        if form_id != self._form_id:
            self.desk.flush()
            self._form_id, self._theme_id = form_id, None
            self._read()

    def _choose_theme(self, theme_id: int) -> None:
        if theme_id != self._theme_id:
            self.desk.flush()
            self._theme_id = theme_id
            self._read()

    def _change_language(self, language: object) -> None:
        form_id = self._form_id
        if form_id is not None:
            self._act(lambda: forms.change_form(self.document, form_id, language=str(language)))

    def _form(self) -> CoachingForm | None:
        return forms.form(self.document, self._form_id) if self._form_id is not None else None

    def done(self, result: int) -> None:
        if self.desk.document is self.document:
            self.desk.flush()
        super().done(result)
