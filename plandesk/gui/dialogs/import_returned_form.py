"""A coaching form that came back: whose words go where, and then all of it as one step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QVBoxLayout,
    QWidget,
)

from plandesk.domain.day_words import day_words
from plandesk.errors import UserError
from plandesk.exchange.pdf_form import FormValues, read_file
from plandesk.exchange.returned_form import (
    COMES_IN,
    DIFFERS,
    EMPTY,
    ReturnedForm,
    ReturnedWords,
    apply,
    outcome_words,
    preview,
)
from plandesk.gui.dialogs.import_steps import ImportDialog
from plandesk.gui.prompts import Prompts
from plandesk.gui.session import Session
from plandesk.gui.tasks import Tasks
from plandesk.gui.tokens import px, tokens
from plandesk.gui.widgets.growing_text import GrowingText
from plandesk.gui.widgets.labels import Elided, Line, Words
from plandesk.gui.widgets.panel import scrolled
from plandesk.i18n import _, ngettext

_ACROSS = QBoxLayout.Direction.LeftToRight
_NARROW = 520


def ask_import_returned_form(
    session: Session, prompts: Prompts, tasks: Tasks, path: Path, parent: QWidget | None
) -> int | None:
    """Read a form in the background, show what it would bring, and take it in when the user agrees.

    The id of the session it belongs to comes back, None where nothing was taken in. A form that cannot be
    read is told in one sentence.
    """
    if session.document is None:  # locked meanwhile
        return None
    dialog = ReturnedFormDialog(session, path, parent)
    task = tasks.run(lambda _progress: read_file(path), dialog.show_form, dialog.fail)
    if dialog.failure is None:
        dialog.exec()
    task.cancel()
    dialog.deleteLater()
    if dialog.failure is not None:
        prompts.tell(dialog.failure)
    return dialog.session_id


class ReturnedFormDialog(ImportDialog):
    """Theme by theme the words here and those in the form; what is ticked comes in."""

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(session, path, parent)
        self.returned: ReturnedForm | None = None
        self.session_id: int | None = None
        self.themes: dict[int, QCheckBox] = {}
        self.actions_done: dict[int, QCheckBox] = {}
        self.setObjectName("importReturnedForm")
        self.setWindowTitle(_("Take in a returned form"))
        self._build()
        self.fit(880, 680)
        self._say(_("Reading “{name}”…").format(name=path.name))

    def _build(self) -> None:
        self.whose = Elided("", 18, weight=QFont.Weight.DemiBold)
        self.file = Words(self._path.name, role="secondary")
        head = QVBoxLayout()
        head.setContentsMargins(px(24), px(16), px(24), px(12))
        head.setSpacing(px(4))
        head.addWidget(self.whose)
        head.addWidget(self.file)
        inside = QWidget()
        self._parts = QVBoxLayout(inside)
        self._parts.setContentsMargins(px(24), px(16), px(24), px(16))
        self._parts.setSpacing(px(12))
        self.scroll = scrolled(inside)
        self._stack(head, self.scroll, _("Take in"))

    # ---- what the form says

    def show_form(self, found: FormValues) -> None:
        """Compare the form with the session that it belongs to."""
        document = self._session.document
        if document is None:  # locked meanwhile
            self.reject()
            return
        try:
            returned = preview(document, found, self._path.name)
        except UserError as error:
            self.fail(error)
            return
        self.returned = returned
        self.whose.setText(
            _("{member}, session of {date}").format(member=returned.member, date=day_words(returned.held))
        )
        for note in returned.notes:
            self._parts.addWidget(Words(note, role="late", wrap=True))
        words = outcome_words()
        for one in returned.words:
            self._parts.addWidget(self._theme(one, words[one.outcome]))
        if returned.ticks:
            self._parts.addWidget(Words(_("Ticked as done"), 13, QFont.Weight.DemiBold))
            for tick in returned.ticks:
                box = self.actions_done[tick.action_id] = self._box(tick.text)
                self._parts.addWidget(box)
        self._parts.addStretch(1)
        self._follow()
        first = next(iter((*self.themes.values(), *self.actions_done.values())), None)
        if first is not None:
            self._show_parts()  # what is not shown yet takes no cursor, which would stay on Cancel
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self) -> None:
        for place in range(self._parts.count()):
            if (part := self._parts.itemAt(place).widget()) is not None:
                part.show()

    def _theme(self, one: ReturnedWords, outcome: str) -> QWidget:
        if one.outcome in COMES_IN:
            title: QWidget = self._box(one.theme)
            title.setAccessibleDescription(outcome)
            self.themes[one.theme_id] = title
        else:
            title = Words(one.theme, 13, QFont.Weight.DemiBold, wrap=True)
        return _Theme(one, title, outcome)

    def _box(self, words: str) -> QCheckBox:
        box = QCheckBox(words.replace("&", "&&").replace("\n", " "))
        face = box.font()
        face.setWeight(QFont.Weight.DemiBold)
        box.setFont(face)
        box.setChecked(True)
        box.toggled.connect(lambda _on: self._follow())
        return box

    # ---- taking in

    def _chosen(self) -> tuple[list[int], list[int]]:
        return (
            [number for number, box in self.themes.items() if box.isChecked()],
            [number for number, box in self.actions_done.items() if box.isChecked()],
        )

    def _follow(self) -> None:
        themes, done = self._chosen()
        n = len(themes) + len(done)
        self._name_button(
            ngettext("Take in {n} answer", "Take in {n} answers", n).format(n=n) if n else _("Take in")
        )
        if self._session.read_only:
            self._say(_("The file is open for reading only, so nothing can be taken in."), "late")
        elif self.returned is not None and not self.returned.is_news:
            self._say(_("There is nothing new in the form."))
        elif not n:
            self._say(_("Nothing is ticked."))
        else:
            self._say(_("The employee’s words only, as one step, which Undo takes back."), ready=True)

    def _take_in(self) -> None:
        document, returned = self._session.document, self.returned
        if document is None or returned is None:
            return
        themes, done = self._chosen()

        def take_in() -> bool:
            apply(document, returned, date.today(), themes, done)
            return True

        if not self._write(take_in):
            self.reject()
            return
        self.session_id = returned.session_id
        self.accept()


class _Said(GrowingText):
    """Words of a record, to be read and copied."""

    def __init__(self, name: str, words: str, role: str) -> None:
        super().__init__(name)
        self._words, self._role = words, role
        self.show_again()

    def write(self, cursor: QTextCursor) -> None:
        ink = getattr(tokens(self.palette()), self._role)
        for place, paragraph in enumerate(self._words.split("\n")):
            self.line(cursor, paragraph, 13, ink, above=0 if not place else 2)


class _Theme(QWidget):
    """A theme with its words, here and in the form side by side; below one another where it is narrow."""

    def __init__(self, one: ReturnedWords, title: QWidget, outcome: str) -> None:
        super().__init__()
        self._top, self._sides = QBoxLayout(_ACROSS), QBoxLayout(_ACROSS)
        self._top.setSpacing(px(12))
        self._sides.setSpacing(px(24))
        self._top.addWidget(title, 1)
        self._top.addWidget(Words(outcome, 12, role="late" if one.outcome == DIFFERS else "secondary"))
        if one.outcome in (DIFFERS, EMPTY) and one.now.strip():
            self._sides.addLayout(_side(_("Here now"), one.theme, one.now, "secondary"), 1)
        if one.outcome in COMES_IN:
            self._sides.addLayout(_side(_("In the form"), one.theme, one.form, "text"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(4))
        column.setSpacing(px(6))
        column.addLayout(self._top)
        column.addLayout(self._sides)
        column.addWidget(Line())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < px(_NARROW)
        for layout in (self._top, self._sides):
            layout.setDirection(QBoxLayout.Direction.TopToBottom if narrow else _ACROSS)
        self._top.setSpacing(px(2 if narrow else 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), super().minimumSizeHint().height())


def _side(head: str, theme: str, words: str, role: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(px(4))
    column.addWidget(Words(head, 12, role="faint"))
    column.addWidget(_Said(_("{theme}: {head}").format(theme=theme, head=head), words, role))
    column.addStretch(1)
    return column
